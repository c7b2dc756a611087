//! Whether two spellings may be one word, for the rules that compare names, terms, newspapers and places.

use super::heard::Heard;
use super::passage::passages;
use super::romanised::Bones;
use super::{CorpusFinding, Edit, Fact, FileId, Rule};
use crate::document::{MarkedText, Within};
use crate::extract::Reading;
use crate::text::{Span, key};
use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// Mentions by the spelling in which they are printed. Most are printed as one before: what is to be known of a spelling
/// is found out once.
pub(super) struct Spellings<'r> {
    /// Each spelling, in the order in which it is first met.
    pub(super) words: Vec<&'r str>,
    /// The spelling of each mention, by its place among them.
    pub(super) of: Vec<usize>,
}

impl<'r> Spellings<'r> {
    /// Sorts `mentions`.
    pub(super) fn new(mentions: impl Iterator<Item = &'r str>) -> Self {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut words = Vec::new();
        let of = mentions.map(|mention| {
            *known.entry(mention).or_insert_with(|| {
                words.push(mention);
                words.len() - 1
            })
        });
        Self { of: of.collect(), words }
    }
}

/// Something that is named in an article, under one spelling.
#[derive(Clone, Debug)]
pub(super) struct Form<'r> {
    /// What is heard of it.
    pub(super) heard: Rc<Heard>,
    /// As printed.
    pub(super) words: &'r str,
    /// Where it first stands.
    pub(super) span: Span,
    /// All places where it stands.
    pub(super) spans: Vec<Span>,
}

/// Puts mentions of one folded key together, in the order of the file.
pub(super) fn forms<'r>(mentions: impl IntoIterator<Item = (&'r str, Span)>) -> Vec<Form<'r>> {
    let mut forms: Vec<Form<'r>> = Vec::new();
    let mut by_words: HashMap<&str, usize> = HashMap::new();
    let mut by_key: HashMap<Rc<str>, usize> = HashMap::new();
    for (words, span) in mentions {
        let index = *by_words.entry(words).or_insert_with(|| {
            let heard = Heard::of(words);
            let index = *by_key.entry(Rc::clone(heard.key())).or_insert(forms.len());
            if index == forms.len() {
                forms.push(Form { heard, words, span, spans: Vec::new() });
            }
            index
        });
        let form = &mut forms[index];
        if span < form.span {
            (form.words, form.span) = (words, span);
        }
        form.spans.push(span);
    }
    forms.retain(|form| !form.heard.key().is_empty());
    for form in &mut forms {
        form.spans.sort_unstable();
        form.spans.dedup();
    }
    forms.sort_by(|one, other| one.span.cmp(&other.span).then_with(|| one.heard.key().cmp(other.heard.key())));
    forms
}

/// Pairs of forms that are one word: the one to keep, which is commoner or comes first, and the other.
pub(super) fn variants<'f, 'r>(
    forms: &'f [Form<'r>],
    is_one: impl Fn(&str, &str) -> bool,
) -> Vec<(&'f Form<'r>, &'f Form<'r>)> {
    let each = forms.iter().enumerate();
    let best = each.filter_map(|(index, other)| {
        let like = (0..forms.len()).filter(|at| *at != index && is_one(forms[*at].words, other.words));
        kept(forms, index, like)
    });
    best.collect()
}

/// Pairs of forms that [sound alike](sound_alike), or of which `bones` says the same, as [`variants`] gives them.
/// There may be as many names as the article is long: each is compared only with those of its own sound.
pub(super) fn variants_in_sound<'f, 'r>(
    forms: &'f [Form<'r>],
    bones: impl Fn(&str) -> Option<String>,
) -> Vec<(&'f Form<'r>, &'f Form<'r>)> {
    let bones: Vec<Option<String>> = forms.iter().map(|form| bones(form.words)).collect();
    let heard = |index: usize| &*forms[index].heard;
    let signs = |index: usize| heard(index).signs(bones[index].as_deref());
    let mut alike: Vec<(Bones, usize)> = Vec::with_capacity(2 * forms.len());
    alike.extend((0..forms.len()).flat_map(|index| signs(index).map(move |sign| (sign, index))));
    alike.sort_unstable();
    let of = |sign: Bones| {
        let from = alike.partition_point(|(other, _)| *other < sign);
        alike[from..].iter().take_while(move |(other, _)| *other == sign).map(|(_, index)| *index)
    };
    // Most sound like no other.
    let mut has_near = vec![false; forms.len()];
    for group in alike.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1) {
        for (_, index) in group {
            has_near[*index] = true;
        }
    }
    let best = (0..forms.len()).filter(|index| has_near[*index]).filter_map(|index| {
        let like = signs(index).flat_map(of).filter(|at| {
            let same = || bones[*at].is_some() && bones[*at] == bones[index] && heard(*at).key() != heard(index).key();
            heard(*at).is_like(heard(index)) || same()
        });
        kept(forms, index, like)
    });
    best.collect()
}

/// Of the forms numbered in `like`, all spellings of form `index`, the one to keep, and that form.
fn kept<'f, 'r>(
    forms: &'f [Form<'r>],
    index: usize,
    like: impl Iterator<Item = usize>,
) -> Option<(&'f Form<'r>, &'f Form<'r>)> {
    let other = &forms[index];
    let best = like.filter(|at| {
        let form = &forms[*at];
        form.spans.len() > other.spans.len() || form.spans.len() == other.spans.len() && *at < index
    });
    let best = best.max_by_key(|at| (forms[*at].spans.len(), usize::MAX - at))?;
    Some((&forms[best], other))
}

/// What one article spells otherwise than most of a corpus does.
pub(super) struct Elsewhere<'f> {
    pub(super) file: FileId,
    pub(super) fact: Fact<'f>,
    /// Where the usual spelling stands, of equally frequent ones the first.
    pub(super) usual: (FileId, Fact<'f>),
}

/// Of facts in groups of one key, those that are spelled otherwise than most with their key, and for which `is_one`
/// holds with the usual spelling. Two spellings in one article are told there.
pub(super) fn elsewhere<'f>(
    facts: impl Iterator<Item = Vec<(FileId, Fact<'f>)>>,
    is_one: impl Fn(&str, &str) -> bool,
) -> Vec<Elsewhere<'f>> {
    let mut others = Vec::new();
    for group in facts {
        let forms: Vec<String> = group.iter().map(|(_, fact)| key(fact.form)).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for form in &forms {
            *counts.entry(form).or_default() += 1;
        }
        if counts.len() < 2 {
            continue;
        }
        let most = (0..forms.len()).max_by_key(|at| (counts[forms[*at].as_str()], usize::MAX - at)).unwrap_or(0);
        let usual = group[most];
        let same = group.iter().zip(&forms).filter(|(_, form)| **form == forms[most]);
        let both: HashSet<FileId> = same.map(|((file, _), _)| *file).collect();
        for ((file, fact), form) in group.iter().zip(&forms) {
            if *form != forms[most] && !both.contains(file) && is_one(fact.form, usual.1.form) {
                others.push(Elsewhere { file: *file, fact: *fact, usual });
            }
        }
    }
    others
}

impl Elsewhere<'_> {
    /// What `rule` says of it, with the usual spelling for a fix.
    pub(super) fn told(&self, rule: &dyn Rule, help: &str) -> CorpusFinding {
        let (file, usual) = self.usual;
        let message = format!("{} is spelled {} elsewhere in the corpus", self.fact.form, usual.form);
        let finding = rule.finding(self.fact.span, message).related_in(file, usual.span, "spelled so here").help(help);
        let finding = finding.fix(false, vec![Edit::replace(self.fact.span, usual.form)]);
        CorpusFinding { file: self.file, finding }
    }
}

/// The consonants of a phrase that sounds like `sound`, each word with its first letter.
pub(super) fn skeleton(sound: &str) -> String {
    let is_vowel = |c: char| matches!(c, 'a' | 'i' | 'u');
    let mut before = ' ';
    let keep = |c: &char| {
        let opens = std::mem::replace(&mut before, *c) == ' ';
        opens || !is_vowel(*c)
    };
    sound.chars().filter(keep).collect()
}

/// The words of a block or note at `range`.
pub(super) fn mentioned<'r>(reading: &'r Reading<'_>, within: Within, range: &Range<usize>) -> &'r str {
    &text_of(reading, within).as_str()[range.clone()]
}

/// The words of a block or note at `range`, and where they stand in the file.
pub(super) fn mention<'r>(reading: &'r Reading<'_>, within: Within, range: &Range<usize>) -> (&'r str, Span) {
    let span = text_of(reading, within).plain.span(range.clone());
    (mentioned(reading, within, range), span)
}

/// The text of a block or note.
pub(super) fn text_of<'r>(reading: &'r Reading<'_>, within: Within) -> &'r MarkedText {
    match within {
        Within::Block(index) => &reading.article.blocks[index].text,
        Within::Note(index) => &reading.article.notes[index].text,
    }
}

/// A term: its words, where they stand in the file, and in which block or note, by plain bytes.
pub(super) type Term<'r> = (&'r str, Span, Range<usize>, Within);

/// Words in italics in running text and in remarks: terms, and not what notes cite. A title or a newspaper among
/// them is told by the notes.
pub(super) fn terms<'r>(reading: &'r Reading<'_>) -> Vec<Term<'r>> {
    use crate::document::MarkKind;
    // The title of what stands in something else is in quotation marks, and no word in italics is meant for it.
    let cited: Vec<String> = (reading.sources.iter())
        .filter_map(|source| source.container_title.as_ref().or(source.title.as_ref()))
        .map(|title| key(title))
        .collect();
    let mut terms = Vec::new();
    for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
        let words = passage.words();
        for mark in passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Emphasis) {
            if let Within::Note(index) = passage.within {
                let remarks = &reading.notes[index].remarks;
                if !remarks.iter().any(|range| range.start <= mark.range.start && mark.range.end <= range.end) {
                    continue;
                }
            }
            let term = &words[mark.range.clone()];
            let lead = term.len() - term.trim_start_matches(|c: char| !is_letter(c)).len();
            let term = term.trim_start_matches(|c: char| !is_letter(c));
            let term = term.trim_end_matches(|c: char| !c.is_alphanumeric());
            let start = mark.range.start + lead;
            let range = start..start + term.len();
            let whole = term.len() * 10 > words.len() * 9 && passage.kind != Some(crate::document::BlockKind::Title);
            if !term.is_empty() && !whole && term.split(' ').count() <= 4 && !cited.contains(&key(term)) {
                terms.push((term, passage.span(range.clone()), range, passage.within));
            }
        }
    }
    terms
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || crate::text::is_apostrophe(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_has_the_consonants() {
        let skeleton = |words: &str| skeleton(Heard::of(words).sound());
        assert_eq!(skeleton("Yediot Ahronot"), skeleton("Yedi‘ot Aharonot"));
        assert_ne!(skeleton("al-Ahram"), skeleton("al-Ahrar"));
        assert_eq!(skeleton("Oubari Aden"), "ubr adn");
    }
}
