//! STR002.

use super::passage::is_markdown;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::RepairKind;
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A paragraph is one block. Where a page ended inside it, a converter leaves two, often with notes or a
    /// caption in between, and other programs take the second for a paragraph of its own.
    ///
    /// This program reads the two as one; the finding tells where the second stands.
    ///
    /// ## Why it does not fail a check
    /// The break is a converter's and not the author's, every PDF turned into Markdown has some, and nothing is lost:
    /// an article without a flaw passes.
    ///
    /// ## Example
    /// ```article
    /// # The Crossing
    ///
    /// Rima Haj
    ///
    /// The crossing was guarded on that day by some two hundred soldiers, by the police of the province, and
    ///
    /// by border guards, who had orders to let nobody pass before the evening.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// # The Crossing
    ///
    /// Rima Haj
    ///
    /// The crossing was guarded on that day by some two hundred soldiers, by the police of the province, and
    /// by border guards, who had orders to let nobody pass before the evening.
    /// ```
    SplitParagraph = "STR002", "split-paragraph", Info, Unsafe
}

impl Rule for SplitParagraph {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let text = article.text.text();
        for repair in &article.repairs {
            let RepairKind::JoinedParagraph(index) = repair.kind else { continue };
            let spans = &article.blocks[index].spans;
            let at = repair.span.start;
            let here = spans.iter().position(|span| span.start <= at && at < span.end.max(span.start + 1));
            let first =
                text[at..].char_indices().find(|(_, c)| c.is_whitespace()).map_or(text.len(), |(end, _)| at + end);
            let mut finding = self.finding(Span::new(at, first), "a paragraph is cut here, and goes on".to_owned());
            if let Some((before, own)) = here.and_then(|here| Some((*spans.get(here.checked_sub(1)?)?, spans[here]))) {
                let end = before.start + article.text.slice(before).trim_end().len();
                let rest = article.text.slice(own).trim();
                finding = finding.related(Span::empty(end), "it breaks off here");
                let (hyphen, joint) = joint(article.blocks[index].text.as_str(), &text[before.start..end], rest);
                let gap = text.get(end..own.start).unwrap_or_default();
                if gap.trim().is_empty() {
                    let cut = Span::new(end - hyphen, own.start);
                    finding = finding.fix(false, vec![Edit::replace(cut, joint)]);
                } else if is_markdown(article.text) {
                    let tail = own.end + text[own.end..].len() - text[own.end..].trim_start_matches(['\r', '\n']).len();
                    let cut = Edit::replace(Span::new(end - hyphen, end), format!("{joint}{rest}"));
                    let moved = vec![cut, Edit::delete(Span::new(own.start, tail))];
                    finding = finding.fix(false, moved);
                }
            }
            found.push(finding.help("join the two parts"));
        }
    }
}

/// How many bytes of a hyphen go where `before` and `after` are joined, and what comes between them: the reader
/// has decided already whether a word was broken, and the words of the block show how.
fn joint(block: &str, before: &str, after: &str) -> (usize, &'static str) {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let first: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    match last.strip_suffix('-') {
        Some(stem) if !first.is_empty() && block.contains(&format!("{stem}{first}")) => (1, ""),
        Some(_) if block.contains(&format!("{last}{first}")) => (0, ""),
        _ => (0, " "),
    }
}
