//! STY005.

use super::passage::passages;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::MarkKind;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// Double quotation marks are curly throughout an article, or straight throughout. One finding tells of the
    /// first place where the other kind stands; its fix makes the straight pairs curly.
    ///
    /// Only double marks: a single one may be an ayn or a hamza, and is never touched.
    ///
    /// ## Example
    /// ```article
    /// The "joint forces" came to the ‘Anah of the “capital.”
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The “joint forces” came to the 'Anah of the “capital.”
    /// ```
    MixedQuotes = "STY005", "mixed-quotes", Info, Safe
}

impl Rule for MixedQuotes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let (mut straight, mut curly): (Vec<(Span, &str)>, Vec<Span>) = (Vec::new(), Vec::new());
        for passage in passages(&reading.article) {
            let words = passage.words();
            let code = passage.marked(|kind| matches!(kind, MarkKind::Code));
            for range in reading.quotations(passage.within).inside.iter().cloned() {
                let (open, close) = (range.start - mark_before(words, range.start), range.end);
                if code.has(open) {
                    continue;
                }
                let spans = [(open..range.start, "“"), (close..close + mark_after(words, close), "”")];
                for (mark, better) in spans {
                    match &words[mark.clone()] {
                        "\"" => straight.push((passage.span(mark), better)),
                        "“" | "”" => curly.push(passage.span(mark)),
                        _ => {}
                    }
                }
            }
        }
        straight.sort_unstable();
        curly.sort_unstable();
        let (Some((first, _)), Some(other)) = (straight.first(), curly.first()) else { return };
        let (later, earlier) = if first < other { (*other, *first) } else { (*first, *other) };
        // An entity such as `&quot;` stays: it was written so on purpose.
        let text = reading.article.text;
        let edits = straight.iter().filter(|(span, _)| text.slice(*span) == "\"");
        let edits = edits.map(|(span, better)| Edit::replace(*span, *better)).collect();
        let finding = self.finding(later, "straight and curly quotation marks in one article".to_owned());
        found.push(finding.related(earlier, "the other kind stands here").help("use one kind").fix(true, edits));
    }
}

fn mark_before(words: &str, at: usize) -> usize {
    words[..at].chars().next_back().map_or(0, char::len_utf8)
}

fn mark_after(words: &str, at: usize) -> usize {
    words[at..].chars().next().map_or(0, char::len_utf8)
}
