//! STY002.

use super::passage::{Passage, passages};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;

rule! {
    /// ## What it checks
    /// Each note ends in a full stop, a question mark or an exclamation mark, before or after its closing
    /// quotation marks and brackets.
    ///
    /// Not reported: a note that ends in an address, where a full stop could be taken for a part of it; an empty
    /// note (MRK006); and an article most of whose notes have no full stop, for then it is the style of the house.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017
    /// - <sup>2</sup> Ibid.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> He called it "a stop."
    /// ```
    MissingFinalPeriod = "STY002", "missing-final-period", Warning, Safe
}

impl Rule for MissingFinalPeriod {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let notes = || passages(&reading.article).filter(|passage| passage.is_note() && !is_empty(*passage));
        let text = reading.article.text;
        // Who closes notes after an address closes them all; and a bracket keeps the stop from the address.
        let closed =
            notes().filter(|passage| passage.words().trim_end().strip_suffix('.').is_some_and(is_address)).count();
        let bracketed = |passage: &Passage<'_>| {
            let end = passage.words().trim_end().len();
            end > 0 && text.text()[passage.span(end - 1..end).end..].starts_with('>')
        };
        let is_bare = |passage: &Passage<'_>| is_address(passage.words()) && !passage.words().trim_end().ends_with('.');
        let bare = notes().filter(is_bare).count();
        let open: Vec<Passage<'_>> = notes()
            .filter(|passage| {
                is_open(passage.words())
                    || is_bare(passage) && (bracketed(passage) && closed > 0 || closed > bare.max(1))
            })
            .collect();
        let count = notes().count();
        if count >= 3 && open.len() * 2 > count {
            return;
        }
        for passage in open {
            let Within::Note(index) = passage.within else { continue };
            let label = &reading.article.notes[index].label;
            let words = passage.words();
            let end = words.trim_end().len();
            let start = words[..end].char_indices().next_back().map_or(0, |(at, _)| at);
            let message = format!("note {label} does not end in a full stop");
            let mut finding = self.finding(passage.span(start..end), message).note(label).help("put one");
            let at = match words[..end].chars().next_back() {
                // American style: the stop stands before the closing mark.
                Some('”' | '"') => passage.span(start..end).start,
                _ => passage.after(end),
            };
            if passage.text.plain.as_str().len() == end {
                finding = finding.fix(true, vec![Edit::insert(at, ".")]);
            }
            found.push(finding);
        }
    }
}

fn is_empty(passage: Passage<'_>) -> bool {
    !passage.words().contains(char::is_alphanumeric)
}

/// Whether the last word of `words` is an address.
fn is_address(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    last.contains("://") || last.starts_with("www.") || last.contains("doi.org/")
}

/// Whether a note that says `words` wants a full stop.
fn is_open(words: &str) -> bool {
    let words = words.trim_end();
    let bare = words.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    !is_address(words) && !bare.ends_with(['.', '!', '?', '…', ':', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_closed_by_a_stop_inside_or_outside_its_marks() {
        for words in
            ["Ibid.", "He said “no.”", "(ch. 2).", "Who?", "So (he said.)", "At https://a.example/b", "He wrote:"]
        {
            assert!(!is_open(words), "{words}");
        }
        for words in ["Ibid., 12", "*Niqash*, 2017", "“Next Stop”", "(Cairo, 1999)"] {
            assert!(is_open(words), "{words}");
        }
    }
}
