//! What a label by label reading cannot see: whether a run of labels makes a citation.

use super::lexicon::{Classes, classes};
use super::model::Label;
use super::quotes::Quotes;
use super::segment::{JOINTS, SIGNAL};
use super::words::{Shape, Word};
use std::ops::Range;

/// Words that lead to a further page or note of the citation before.
const FURTHER: &[&str] = &["fn", "n", "anm", "note", "p", "pp", "s"];

/// Puts labels right where the whole citation tells better than its words.
pub(super) fn mend(words: &[Word<'_>], tags: &mut [(Label, f32)]) {
    keep_quotes_whole(words, tags);
    bridge(words, tags);
    let mut at = 0;
    while let Some(run) = run(tags, at) {
        at = run.end;
        if is_further(words, tags, &run) {
            tags[run.start].0 = tags[run.start].0.field();
            for tag in tags[..run.start].iter_mut().rev().take_while(|tag| tag.0 == Label::Outside) {
                tag.0 = Label::Other;
            }
        } else if is_mention(words, tags, &run) || is_signal(words, &run) || is_sentence(words, tags, &run) {
            tags[run].iter_mut().for_each(|tag| tag.0 = Label::Outside);
        } else {
            part(words, tags, &run);
            settle(words, tags, &run);
            entitle(words, tags, &run);
            attribute(words, tags, &run);
            whole_genre(words, tags, &run);
        }
    }
}

/// The next run of words, from `at` on, that are labelled as one citation.
pub(super) fn run(tags: &[(Label, f32)], at: usize) -> Option<Range<usize>> {
    let start = at + tags[at..].iter().position(|tag| tag.0 != Label::Outside)?;
    let more = tags[start + 1..].iter().take_while(|tag| tag.0 != Label::Outside && !tag.0.starts()).count();
    Some(start..start + 1 + more)
}

/// Words without a verb between an author and what comes after titles are no prose, but a title.
fn bridge(words: &[Word<'_>], tags: &mut [(Label, f32)]) {
    let mut at = 0;
    while let Some(first) = run(tags, at) {
        at = first.end;
        let next = run(tags, at);
        let end = next.as_ref().map_or(words.len(), |next| next.start);
        if end == at || !is_opening(tags, &first) || !is_title(words, tags, at..end) {
            continue;
        }
        let goes_on = match &next {
            Some(next) => match tags[next.start].0 {
                Label::FirstOther => !SIGNAL.contains(&words[next.start].lower.as_str()),
                Label::FirstTitle | Label::FirstContainer => true,
                _ => words[next.start].gap.trim().is_empty(),
            },
            // Nothing but an author and a title: the whole note.
            None => first.start <= 2 && end - at > 2,
        };
        if !goes_on {
            continue;
        }
        tags[at..end].iter_mut().for_each(|tag| tag.0 = Label::Title);
        if let Some(next) = next {
            let word = &words[next.start];
            tags[next.start].0 = match tags[next.start].0 {
                Label::FirstOther if word.shape == Shape::Year => Label::Date,
                Label::FirstOther if classes(&word.lower).any(Classes::PLACE) => Label::Place,
                Label::FirstAuthor | Label::FirstEditor => Label::Title,
                label => label.field(),
            };
            at = first.start;
        }
    }
}

/// Whether a run has an author, and nothing that comes after titles.
fn is_opening(tags: &[(Label, f32)], run: &Range<usize>) -> bool {
    let fields = || tags[run.clone()].iter().map(|tag| tag.0.field());
    fields().any(|field| field == Label::Author)
        && fields().all(|field| matches!(field, Label::Author | Label::Date | Label::Title | Label::Other))
}

/// Whether words outside citations can be the title of the one before them.
fn is_title(words: &[Word<'_>], tags: &[(Label, f32)], range: Range<usize>) -> bool {
    let first = &words[range.start];
    let drifted = tags[range.start - 1].0.field() == Label::Title;
    let parted =
        first.gap.contains([',', ':', '.']) || [" - ", " – ", " — "].iter().any(|dash| first.gap.contains(dash));
    let starts = parted && first.shape.is_capital() || drifted && first.gap.trim().len() <= 1;
    let whole = range.len() <= 40
        && words[range.clone()].iter().enumerate().all(|(index, word)| {
            !classes(&word.lower).any(Classes::VERB)
                && (index == 0 || !word.gap.contains([';', '(', ')', '“', '”', '‘', '«']) && !word.gap.contains(". "))
        });
    starts && whole && !SIGNAL.contains(&first.lower.as_str())
}

/// "Orient 33 (1992) 2, S. 207": a number between the year and the page is that of the issue.
fn after_year(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    let label = |at: usize| tags[at].0.field();
    if !run.clone().any(|at| label(at) == Label::Volume) || run.clone().any(|at| label(at) == Label::Issue) {
        return;
    }
    let issue = (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        label(at) == Label::Page
            && label(at - 1) == Label::Date
            && words[at].gap.contains(')')
            && words[at].gap.trim_matches([')', ' ']).is_empty()
            && (1..=2).contains(&words[at].text.len())
            && words[at].text.bytes().all(|c| c.is_ascii_digit())
            && matches!(words[at + 1].lower.as_str(), "s" | "p" | "pp" | "seite" | "seiten")
    });
    if let Some(issue) = issue {
        tags[issue].0 = Label::Issue;
    }
}

/// "12 (45)": a number before that of the issue is that of the volume.
fn numbered(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    after_year(words, tags, run);
    let label = |at: usize| tags[at].0.field();
    if run.clone().any(|at| label(at) == Label::Volume) {
        return;
    }
    let digits = |at: usize| words[at].text.bytes().all(|c| c.is_ascii_digit());
    let volume = (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        label(at) == Label::Issue
            && label(at + 1) == Label::Issue
            && digits(at)
            && digits(at + 1)
            && words[at + 1].gap.contains('(')
    });
    if let Some(volume) = volume {
        tags[volume].0 = Label::Volume;
    }
}

/// "…: Der Islam in der Gegenwart, München 2005": the town before the year that was taken for the end of the title.
fn settle(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    numbered(words, tags, run);
    let label = |at: usize| tags[at].0.field();
    if run.clone().any(|at| matches!(label(at), Label::Place | Label::Publisher | Label::Volume)) {
        return;
    }
    let town = (run.start + 1..run.end.saturating_sub(1)).find(|&at| {
        label(at) == Label::Container
            && label(at - 1) == Label::Container
            && label(at + 1) == Label::Date
            && words[at].gap.contains(',')
            && words[at + 1].gap.trim().is_empty()
            && classes(&words[at].lower).any(Classes::PLACE)
    });
    if let Some(town) = town {
        tags[town].0 = Label::Place;
    }
}

/// A citation whose title was taken for an author or for what holds it.
fn entitle(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    let label = |at: usize| tags[at].0.field();
    let any = |wanted: &[Label]| run.clone().any(|at| wanted.contains(&label(at)));
    if any(&[Label::Title, Label::Back]) || !any(&[Label::Author, Label::Editor]) {
        return;
    }
    let imprint = any(&[Label::Publisher, Label::Place]);
    let first = run.clone().find(|&at| label(at) == Label::Container);
    // "Elena Galvin, Attività del porto, Bollettino …": the last of several "authors".
    let authors = run.clone().take_while(|&at| label(at) == Label::Author).count();
    let end = run.start + authors;
    let last =
        (run.start + 1..end).rev().find(|&at| words[at].gap.contains([',', '-', '–']) || words[at].gap.contains(". "));
    if let Some(start) = last
        && end - start > 1
        && end < run.end
        && (imprint || first.is_some())
        && !words[start..end].iter().any(|word| is_named(word))
    {
        relabel(tags, start..end, Label::Title);
        return;
    }
    if let Some(start) = first
        && imprint
        && !any(&[Label::Volume, Label::Issue])
        && (start == run.start || words[start - 1].lower != "in")
    {
        let end = (start..run.end).find(|&at| label(at) != Label::Container).unwrap_or(run.end);
        relabel(tags, start..end, Label::Title);
    }
}

/// "Nora Galvin,"The Port"": the name before a quoted title that was taken for part of it.
fn attribute(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    let is_title = |at: usize| tags[at].0.field() == Label::Title;
    let titled = run.clone().take_while(|at| is_title(*at)).count();
    let opens = |at: &usize| words[*at].gap.contains(',') && words[*at].gap.contains(['"', '“', '„', '«']);
    let Some(start) = (run.start + 1..run.start + titled).find(opens) else { return };
    let named = words[run.start..start].iter().all(|word| word.shape.is_capital() || is_named(word));
    let quoted = words[run.start].gap.contains(['"', '“', '„', '«']);
    if named && !quoted && (2..=5).contains(&(start - run.start)) {
        relabel(tags, run.start..start, Label::Author);
    }
}

/// "Unpublished" is part of what kind of thesis it is.
fn whole_genre(words: &[Word<'_>], tags: &mut [(Label, f32)], run: &Range<usize>) {
    for at in run.start + 1..run.end {
        let unpublished = matches!(words[at - 1].lower.as_str(), "unpublished" | "unveröffentlichte" | "inédite");
        if unpublished && tags[at].0 == Label::Genre && tags[at - 1].0 == Label::Other {
            tags[at - 1].0 = Label::Genre;
        }
    }
}

/// A sign that words are names: initials, and what joins them.
fn is_named(word: &Word<'_>) -> bool {
    matches!(word.shape, Shape::Initial | Shape::FewCapitals) || JOINTS.contains(&word.lower.as_str())
}

fn relabel(tags: &mut [(Label, f32)], range: Range<usize>, label: Label) {
    for tag in &mut tags[range] {
        tag.0 = if tag.0.starts() { label.first() } else { label };
    }
}

/// No citation starts inside the quotation marks of another.
fn keep_quotes_whole(words: &[Word<'_>], tags: &mut [(Label, f32)]) {
    let mut quotes = Quotes::default();
    let mut inside = false;
    for at in 0..words.len() {
        quotes.read(&words[at], at.checked_sub(1).map(|before| &words[before]));
        let open = quotes.is_open();
        if inside && open && tags[at].0.starts() && tags[at - 1].0 != Label::Outside {
            tags[at].0 = tags[at - 1].0.field();
        }
        inside = open;
    }
}

/// A sentence of prose whose subject was taken for an author: it has a verb, and names no work.
fn is_sentence(words: &[Word<'_>], tags: &[(Label, f32)], run: &Range<usize>) -> bool {
    let verb = run.clone().any(|at| {
        classes(&words[at].lower).any(Classes::VERB) && words[at].shape == Shape::Lower && tags[at].0 != Label::Back
    });
    let nothing =
        |tag: &(Label, f32)| matches!(tag.0.field(), Label::Author | Label::Editor | Label::Title | Label::Other);
    let titled = (run.start + 1..run.end).any(|at| {
        tags[at].0 == Label::Title && tags[at - 1].0.field() != Label::Title && !words[at].gap.trim().is_empty()
    });
    verb && !titled && tags[run.clone()].iter().all(nothing)
}

/// "See, also," before a citation: a signal by itself is none.
fn is_signal(words: &[Word<'_>], run: &Range<usize>) -> bool {
    words[run.clone()].iter().all(|word| SIGNAL.contains(&word.lower.as_str()) && !word.shape.is_number())
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
        let dated = at + 1 < run.end && tags[at + 1].0 == Label::Date && words[at].shape == Shape::Capital;
        if done && words[at].gap.contains(';') && (tags[at].0 == Label::Author || dated && tags[at].0 != Label::Date) {
            tags[at].0 = Label::FirstAuthor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn numbers_of_journals_are_known_by_their_brackets() {
        assert_eq!(mended("Haj, Salz, Orient 33 (1992) 2, S. 7", "aTCVDPOP"), "aTCVDIOP");
        assert_eq!(mended("Haj, Salt, Review, 1979, 8 (29), p. 20", "aTCDIIOP"), "aTCDVIOP");
    }

    #[test]
    fn a_town_before_the_year_is_no_part_of_the_title() {
        assert_eq!(mended("Rima Haj, Salz, in: Basil Nur, Salz und Brot, Berlin 2005", "aATOAACCCCD"), "aATOAACCCWD");
    }

    /// The labels of `text` after mending, a letter each, as in the table.
    fn mended(text: &str, labels: &str) -> String {
        let letters = [
            ('A', Label::Author),
            ('a', Label::FirstAuthor),
            ('T', Label::Title),
            ('t', Label::FirstTitle),
            ('C', Label::Container),
            ('V', Label::Volume),
            ('I', Label::Issue),
            ('K', Label::Publisher),
            ('W', Label::Place),
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
            ("P. Galvin, Il porto e la sua gente, Lucca 1951.", "aA------oD", "aATTTTTTWD"),
            ("Nora Galvin - Echi del porto nella città.", "aA-----", "aATTTTT"),
            ("Galvin, The port was closed, Lucca 1951.", "a----oD", "a----oD"),
            ("R. Galvin, ‘Ports – Past and Present’ (1990)", "aATtTTD", "aATTTTD"),
            ("Nora Galvin, Attività del porto, Studi lucchesi, Lucca", "aAAAACCW", "aATTTCCW"),
            ("Galvin, Digital Ports, Norton 1987", "aCCKD", "aTTKD"),
            ("R. Galvin, A. Sorel, Studi lucchesi 4", "aAAACCP", "aAAACCP"),
            ("See, also, Galvin 1990", "oOaD", "--aD"),
            ("The Harrow Commission has taken it up.", "aAAAAAA", "-------"),
            ("Galvin 1974; Sorel 1976; Harrow 1980.", "aDTDAD", "aDaDaD"),
            ("", "", ""),
        ] {
            assert_eq!(mended(text, before), after, "{text}");
        }
    }
}
