//! What a label by label reading cannot see: whether a run of labels makes a citation.

use super::model::Label;
use super::segment::{JOINTS, SIGNAL};
use super::words::Word;
use std::ops::Range;

/// Words that lead to a further page or note of the citation before.
const FURTHER: &[&str] = &["fn", "n", "anm", "note", "p", "pp", "s"];

/// Puts labels right where the whole citation tells better than its words.
pub(super) fn mend(words: &[Word<'_>], tags: &mut [(Label, f32)]) {
    let mut at = 0;
    while let Some(run) = run(tags, at) {
        at = run.end;
        if is_further(words, tags, &run) {
            tags[run.start].0 = tags[run.start].0.field();
            for tag in tags[..run.start].iter_mut().rev().take_while(|tag| tag.0 == Label::Outside) {
                tag.0 = Label::Other;
            }
        } else if is_mention(words, tags, &run) {
            tags[run].iter_mut().for_each(|tag| tag.0 = Label::Outside);
        } else {
            part(words, tags, &run);
        }
    }
}

/// The next run of words, from `at` on, that are labelled as one citation.
pub(super) fn run(tags: &[(Label, f32)], at: usize) -> Option<Range<usize>> {
    let start = at + tags[at..].iter().position(|tag| tag.0 != Label::Outside)?;
    let more = tags[start + 1..].iter().take_while(|tag| tag.0 != Label::Outside && !tag.0.starts()).count();
    Some(start..start + 1 + more)
}

/// "… p. 24 and p. 49", "… p. 24 n. 7": nothing but another place in the work cited before.
fn is_further(words: &[Word<'_>], tags: &[(Label, f32)], run: &Range<usize>) -> bool {
    let first = &words[run.start];
    if !(FURTHER.contains(&first.lower.as_str()) || first.shape.is_number())
        || !tags[run.clone()].iter().all(|tag| matches!(tag.0.field(), Label::Page | Label::Back | Label::Other))
    {
        return false;
    }
    let between = tags[..run.start].iter().rev().take_while(|tag| tag.0 == Label::Outside).count().min(2);
    let back = run.start - between;
    back > 0
        && tags[back - 1].0 != Label::Outside
        && words[back..run.start].iter().all(|word| JOINTS.contains(&word.lower.as_str()))
        && words[back..=run.start].iter().all(|word| !word.gap.contains([';', ':', '.', '—']))
}

/// A name or a few words in the middle of a sentence, with nothing that says where the work is to be found.
fn is_mention(words: &[Word<'_>], tags: &[(Label, f32)], run: &Range<usize>) -> bool {
    let tells_nothing = tags[run.clone()].iter().all(|tag| {
        matches!(
            tag.0.field(),
            Label::Author | Label::Editor | Label::Translator | Label::Title | Label::Container | Label::Collection
        ) || tag.0 == Label::Other
    });
    let goes_on = |at: usize| words[at].gap.trim().is_empty();
    let before = run.start.checked_sub(1).is_some_and(|last| {
        tags[last].0 == Label::Outside && goes_on(run.start) && !SIGNAL.contains(&words[last].lower.as_str())
    });
    let after = tags.get(run.end).is_some_and(|tag| tag.0 == Label::Outside) && goes_on(run.end);
    tells_nothing && (before || after)
}

/// "Galvin 1974; Sorel 1976": an author after a semicolon, after a date or page, starts a citation.
fn part(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    for at in run.start + 1..run.end {
        let done = matches!(tags[at - 1].0, Label::Date | Label::Page | Label::Back);
        if done && tags[at].0 == Label::Author && words[at].gap.contains(';') {
            tags[at].0 = Label::FirstAuthor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    /// The labels of `text` after mending, a letter each, as in the table.
    fn mended(text: &str, labels: &str) -> String {
        let letters = [
            ('A', Label::Author),
            ('a', Label::FirstAuthor),
            ('D', Label::Date),
            ('P', Label::Page),
            ('B', Label::Back),
            ('o', Label::FirstOther),
            ('O', Label::Other),
            ('-', Label::Outside),
        ];
        let label = |letter| letters.iter().find(|pair| pair.0 == letter).expect("a letter of the table").1;
        let letter = |label| letters.iter().find(|pair| pair.1 == label).expect("a label of the table").0;
        let mut tags: Vec<(Label, f32)> = labels.chars().map(|letter| (label(letter), 1.0)).collect();
        let words = words(text);
        assert_eq!(words.len(), tags.len(), "{text}");
        mend(&words, &mut tags);
        tags.into_iter().map(|tag| letter(tag.0)).collect()
    }

    #[test]
    fn a_run_of_labels_is_judged_as_a_whole() {
        for (text, before, after) in [
            ("The Harrow Commission took it up.", "-aA---", "------"),
            ("See Harrow.", "-a", "-a"),
            ("Galvin 1974; Sorel 1976.", "aDAD", "aDaD"),
            ("Galvin; Sorel 1976.", "aAD", "aAD"),
            ("Galvin 1974, S. 24 und S. 49.", "aDOP-oP", "aDOPOOP"),
            ("Galvin 1974, S. 24 Fn. 7", "aDOPoB", "aDOPOB"),
            ("Galvin 1974. S. 49.", "aDoP", "aDoP"),
            ("", "", ""),
        ] {
            assert_eq!(mended(text, before), after, "{text}");
        }
    }
}
