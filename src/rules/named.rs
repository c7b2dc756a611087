//! Where body and remarks may name somebody again, in a spelling that nothing but its sound betrays.

use super::by_bones::ByBones;
use super::heard::Heard;
use super::passage::passages;
use super::printed::is_printed_otherwise;
use super::romanised::{Bones, Romanised};
use super::spelling::{Form, Spellings};
use super::spoken::{NameWord, bones};
use super::subject::Subject;
use crate::document::{Mark, MarkKind, Within};
use crate::extract::{Reading, demonym, is_given_name};
use crate::text::{Span, is_apostrophe, key};
use foldhash::HashSet;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// A run of words that may name somebody.
pub(super) struct Named<'r> {
    pub(super) words: &'r str,
    pub(super) span: Span,
    /// For a family name alone: which of the forms bears it in another spelling, and how it is written there.
    pub(super) family_of: Option<(usize, String)>,
}

/// How long the key of a family name that stands alone must be: short words are like many.
const LONG: usize = 5;

/// The names in running text that are like one of `known`, which are full names: in full, with as many words, or the
/// family name alone of one for whom `in_text` holds. A name inside a title or a quotation is as others spelled it.
pub(super) fn named_again<'r>(
    subject: &'r Subject<'_, '_>,
    forms: &[Form<'_>],
    in_text: impl Fn(&Form<'_>) -> bool,
) -> Vec<Named<'r>> {
    let known = Known::new(forms, in_text);
    let mut found = Vec::new();
    let mut unknown = Unknown::default();
    let places: HashSet<(Within, usize)> =
        subject.places.iter().flat_map(|place| &place.mentions).map(|(within, range)| (*within, range.start)).collect();
    for passage in passages(&subject.article) {
        let text = passage.words();
        let own = |at: usize| match passage.within {
            Within::Block(_) => true,
            Within::Note(note) => subject.notes[note].remarks.iter().any(|own| own.contains(&at)),
        };
        let is_others = |at: usize| {
            let long = |mark: &Mark| mark.range.len() * 10 >= text.len() * 9;
            let mut italics = passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis && !long(mark));
            italics.any(|mark| mark.range.contains(&at))
                || subject.quotations(passage.within).inside.iter().any(|inside| inside.contains(&at))
        };
        for run in subject.runs().of(passage.within) {
            let start = run[0].range.start;
            let titles = run.iter().take_while(|word| word.spoken.title).count().min(run.len() - 1);
            let (honours, name) = run.split_at(titles);
            // Most runs are one word, and nobody's family name.
            let whole = bones(name);
            if (name.len() == 1 && !known.has_family(whole)) || !own(start) || is_others(start) {
                continue;
            }
            let named = |range: Range<usize>, family_of: Option<(usize, String)>| Named {
                words: &text[range.clone()],
                span: passage.span(range),
                family_of,
            };
            for at in 0..name.len() {
                let mut bones = name[at].spoken.bones;
                for end in at + 2..=name.len().min(at + 4) {
                    bones.add(&name[end - 1].spoken.letters);
                    let range = name[at].range.start..name[end - 1].range.end;
                    if known.has(bones, &text[range.clone()], || romanised(&name[at..end])) {
                        found.push(named(range, None));
                    } else if end - at == name.len() && !places.contains(&(passage.within, range.start)) {
                        unknown.add(bones, &text[range.clone()], passage.span(range));
                    }
                }
            }
            let range = name[0].range.start..name[name.len() - 1].range.end;
            let alone = &text[range.clone()];
            let double = name.len() == 2 && known.has_family(whole);
            if name.len() > 1 && !double && !alone.split([' ', '-']).next().is_some_and(is_son) {
                continue;
            }
            let Some((of, written)) = known.family(whole, || romanised(name)) else { continue };
            let reigns = honours.last().is_some_and(|honour| {
                let honour = &text[honour.range.clone()];
                matches!(honour, "King" | "Queen" | "Prince" | "Princess" | "Sultan" | "Shah" | "Imam" | "Pope")
            });
            let family = key(alone);
            let is_other = reigns
                || family.len() < LONG
                || known.words().contains(family.as_str())
                || places.contains(&(passage.within, range.start))
                || demonym(alone).is_some()
                || is_given_name(alone)
                || (honours.is_empty() && opens_sentence(&text[..start]) && is_word(subject, alone));
            if !is_other {
                found.push(named(range, Some((of, written.to_owned()))));
            }
        }
    }
    found.extend(unknown.alike());
    found
}

/// The names that are known, by what is heard of them.
struct Known<'f> {
    forms: &'f [Form<'f>],
    full: ByBones<usize>,
    /// Family names: which of the full names, and how it is written there.
    families: ByBones<(usize, &'f str)>,
    /// The keys of all their words, once somebody asks.
    words: OnceCell<HashSet<&'f str>>,
}

impl<'f> Known<'f> {
    fn new(forms: &'f [Form<'f>], in_text: impl Fn(&Form<'_>) -> bool) -> Self {
        let full = forms.iter().enumerate().map(|(index, form)| (form.heard.letters().bones(), index));
        let borne = forms.iter().enumerate().filter(|(_, form)| in_text(form));
        let families = borne.flat_map(|(index, form)| families_of(form.words).map(move |family| (index, family)));
        let families = families.map(|(index, family)| (Heard::of(family).letters().bones(), (index, family)));
        Self { forms, full: ByBones::new(full), families: ByBones::new(families), words: OnceCell::new() }
    }

    /// Whether a full name is like `name`, which has these bones, or is the same as `words` in other letters.
    fn has(&self, bones: Bones, words: &str, name: impl FnOnce() -> Romanised) -> bool {
        let mut known = self.full.of(bones).map(|index| &self.forms[*index]).peekable();
        if known.peek().is_none() {
            return false;
        }
        let name = name();
        let other = |written: &str| written != words && is_printed_otherwise(written, words);
        known.any(|known| known.heard.letters().is_like(&name) || other(known.words))
    }

    /// Whether a family name has these bones.
    fn has_family(&self, bones: Bones) -> bool {
        self.families.has(bones)
    }

    /// Of which full name the family name is like `name`, and how it is written there.
    fn family(&self, bones: Bones, name: impl FnOnce() -> Romanised) -> Option<(usize, &'f str)> {
        let mut known = self.families.of(bones).peekable();
        known.peek()?;
        let name = name();
        known.find(|(_, family)| Heard::of(family).letters().is_like(&name)).copied()
    }

    fn words(&self) -> &HashSet<&'f str> {
        self.words.get_or_init(|| self.forms.iter().flat_map(|form| form.heard.key().split(' ')).collect())
    }
}

/// Names of nobody who is known: two that share a word and are like in the others are one.
#[derive(Default)]
struct Unknown<'r> {
    /// What is heard of each, its words and where it stands, in the order in which they are met.
    met: Vec<(Bones, &'r str, Span)>,
}

impl<'r> Unknown<'r> {
    fn add(&mut self, bones: Bones, words: &'r str, span: Span) {
        self.met.push((bones, words, span));
    }

    /// Those of which another is like them, by the order in which each spelling was first met.
    fn alike(self) -> Vec<Named<'r>> {
        let mut order: Vec<usize> = (0..self.met.len()).collect();
        order.sort_unstable_by_key(|at| (self.met[*at].0, *at));
        let words = |at: usize| self.met[at].1;
        let mut alike: Vec<Vec<usize>> = Vec::new();
        for group in order.chunk_by(|one, other| self.met[*one].0 == self.met[*other].0) {
            // Most stand once, or are one spelling time and again.
            if group.iter().all(|at| words(*at) == words(group[0])) {
                continue;
            }
            let spellings = Spellings::new(group.iter().map(|at| words(*at)));
            let names: Vec<Rc<Heard>> = spellings.words.iter().map(|words| Heard::of(words)).collect();
            let is_other = |index: usize| {
                let name = names[index].letters();
                let by_ear = |other: &Heard| other.letters().is_like(name) && other.letters().shares(name);
                let printed = |at: usize| is_printed_otherwise(spellings.words[at], spellings.words[index]);
                names.iter().enumerate().any(|(at, other)| at != index && (by_ear(other) || printed(at)))
            };
            let mut mentions: Vec<Vec<usize>> = vec![Vec::new(); spellings.words.len()];
            group.iter().zip(&spellings.of).for_each(|(at, index)| mentions[*index].push(*at));
            alike.extend(mentions.into_iter().enumerate().filter(|(index, _)| is_other(*index)).map(|(_, own)| own));
        }
        alike.sort_unstable();
        let met = alike.into_iter().flatten().map(|at| self.met[at]);
        met.map(|(_, words, span)| Named { words, span, family_of: None }).collect()
    }
}

/// The letters of `words`.
fn romanised(words: &[NameWord]) -> Romanised {
    let mut name = Romanised::default();
    for word in words {
        name.push(&word.spoken.letters);
    }
    name
}

/// The ends of a full name that are its family name: the last word, what follows `Ben`, or the last two of three and more,
/// where the one before the last is nobody's given name (*Hashemi Rafsanjani*). *Abd al-Fattah* has none.
fn families_of(name: &str) -> impl Iterator<Item = &str> {
    let mut words = name.rsplit(' ');
    let last = words.next().filter(|last| last.len() < name.len());
    let before = words.next().unwrap_or_default();
    let lowered = before.to_lowercase();
    let servant = lowered.trim_start_matches(is_apostrophe).starts_with("abd");
    let with = is_son(before).then(|| last.map(|last| &name[name.len() - last.len() - 1 - before.len()..])).flatten();
    let double = words.next().is_some() && !servant && !is_son(before) && !is_given_name(before) && before.len() > 3;
    let double = last.filter(|_| double).map(|last| &name[name.len() - last.len() - 1 - before.len()..]);
    last.filter(|_| !servant).into_iter().chain(with).chain(double)
}

fn is_son(word: &str) -> bool {
    ["ben", "bin", "ibn", "abu", "abou", "bar", "bou"].iter().any(|son| word.eq_ignore_ascii_case(son))
}

/// Whether the article has `name` in small letters as well, so that it may be a word at the start of a sentence.
fn is_word(reading: &Reading<'_>, name: &str) -> bool {
    let lower = name.to_lowercase();
    passages(&reading.article).any(|passage| passage.words().contains(&lower))
}

/// Whether what stands before a word ends a sentence, so that its capital says nothing.
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['"', '”', '“', '’', '‘', ')', ']']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_is_the_last_word_or_what_a_son_is_called() {
        assert_eq!(families_of("David Ben Harush").collect::<Vec<_>>(), ["Harush", "Ben Harush"]);
        assert_eq!(families_of("Ismail Abd al-Fattah").count(), 0);
        assert_eq!(families_of("Ismail").count(), 0);
        assert_eq!(families_of("Akbar Hashemi Rafsanjani").collect::<Vec<_>>(), ["Rafsanjani", "Hashemi Rafsanjani"]);
        assert_eq!(families_of("Muhammad Hasan Nur").collect::<Vec<_>>(), ["Nur"], "Hasan Nur may be his father");
    }
}
