//! NAM004.

use super::house_signs::HouseSigns;
use super::passage::passages;
use super::{Edit, Finding, Fix, Meta, Related, Rule, Settings, Severity, Subject, rule};
use crate::document::Within;
use crate::text::{ByteSet, Span, is_apostrophe, key};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::ops::Range;

rule! {
    /// ## What it checks
    /// One family of signs stands for ayn and hamza throughout an article: ' or ‘ ’ or ʿ ʾ.
    ///
    /// English apostrophes and genitives are counted apart: straight and curly ones in one article are remarked (info).
    /// What stands in the title of a cited work is the work's own.
    /// Each word that is written in both is told once, in the rarer family; where there is none, the first word in the
    /// rarer family. Which of two letters a straight mark means, only the author knows: there is a fix where the house has
    /// said so, by listing the name or the term with its signs under `names` in `isnad.yaml`, and it writes these.
    ///
    /// ## Example
    /// ```settings
    /// names:
    ///   places:
    ///   - {name: Tal ‘Afar}
    /// ```
    /// ```article
    /// The road to Tal 'Afar was cut, and nobody left Tal ‘Afar.
    /// ```
    ///
    /// ## Instead
    /// ```settings
    /// names:
    ///   places:
    ///   - {name: Tal ‘Afar}
    /// ```
    /// ```article
    /// The road to Tal ‘Afar was cut, and nobody left Tal ‘Afar.
    /// ```
    MixedApostrophes = "NAM004", "mixed-apostrophes", Warning, Unsafe
}

/// A family of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Rings,
    Accents,
}

/// A word with a sign in it.
struct Signed<'r> {
    family: Family,
    words: &'r str,
    span: Span,
    /// Its signs as the house writes them, where it writes them otherwise.
    settled: Vec<Edit>,
}

impl Rule for MixedApostrophes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let mut signed: Vec<Signed<'_>> = Vec::new();
        let mut english: [Option<(Span, usize)>; 2] = [None; 2];
        let house = HouseSigns::new(&settings.names, |name| {
            signed_words(name).into_iter().map(|(at, word, _)| (at, word)).collect()
        });
        for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
            let own = |at: usize| match passage.within {
                Within::Block(_) => true,
                Within::Note(index) => reading.notes[index].remarks.iter().any(|range| range.contains(&at)),
            };
            let signs: Vec<(usize, char)> = SIGNS.chars(passage.words()).collect();
            for (start, word, family) in signed_at(passage.words(), &signs) {
                if own(start) {
                    let span = passage.span(start..start + word.len());
                    let settled = house.otherwise(passage.words(), start, word).into_iter();
                    let settled = settled.map(|(at, sign)| Edit::replace(passage.span(at), sign)).collect();
                    signed.push(Signed { family, words: word, span, settled });
                }
            }
            for (at, sign) in signs.into_iter().filter(|(_, sign)| matches!(sign, '\'' | '’')) {
                if let Some(range) = english_word(passage.words(), at, sign.len_utf8()).filter(|_| own(at)) {
                    let span = passage.span(range);
                    let (first, count) = english[usize::from(sign == '’')].get_or_insert((span, 0));
                    *first = (*first).min(span);
                    *count += 1;
                }
            }
        }
        signed.sort_by_key(|word| word.span);
        let mut counts = [0_usize; 4];
        for word in &signed {
            counts[word.family as usize] += 1;
        }
        let Some(first) = signed.first() else { return self.english(english, found) };
        let usual = signed
            .iter()
            .map(|word| word.family)
            .max_by_key(|family| (counts[*family as usize], *family == first.family));
        let Some(usual) = usual else { return };
        if counts[usual as usize] == signed.len() {
            return self.english(english, found);
        }
        let keys: Vec<String> = signed.iter().map(|word| key(word.words)).collect();
        let mut partners: HashMap<&str, &Signed<'_>> = HashMap::new();
        for (word, key) in signed.iter().zip(&keys).filter(|(word, _)| word.family == usual) {
            partners.entry(key).or_insert(word);
        }
        let rare: Vec<(&Signed<'_>, &str)> = signed
            .iter()
            .zip(&keys)
            .filter(|(word, _)| word.family != usual)
            .map(|(word, key)| (word, &**key))
            .collect();
        // The keys that are told, in their order.
        let mut told: Vec<&str> = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let own = found.len();
        for (word, key) in &rare {
            if let Some(other) = partners.get(key)
                && seen.insert(key)
            {
                told.push(key);
                found.push(self.tell(word, other));
            }
        }
        if let (Some((word, _)), true) = (rare.first(), told.is_empty()) {
            found.extend(signed.iter().find(|other| other.family == usual).map(|other| self.tell(word, other)));
        }
        mend(&mut found[own..], signed.iter().zip(&keys), &told);
        // The other words with the rarer sign are no findings of their own, and have to be looked at all the same.
        if let Some(finding) = found.get_mut(own) {
            for (word, key) in rare.iter().filter(|(word, _)| word.span != finding.span) {
                if finding.related.len() > MOST_PLACES {
                    break;
                }
                if seen.insert(key) {
                    finding.related.push(Related { file: None, span: word.span, message: "the same sign".to_owned() });
                }
            }
        }
    }
}

impl MixedApostrophes {
    /// The straight and the curly apostrophes of English words, each by the first and how many there are.
    fn english(&self, forms: [Option<(Span, usize)>; 2], found: &mut Vec<Finding>) {
        let [Some(straight), Some(curly)] = forms else { return };
        let (usual, rare) = if straight.1 > curly.1 { (straight, curly) } else { (curly, straight) };
        let message = "the apostrophe is straight in some words and curly in others".to_owned();
        let finding = self.finding(rare.0, message).related(usual.0, "the other sign stands here");
        found.push(finding.severity(Severity::Info).help("use one sign for the apostrophe"));
    }

    fn tell(&self, word: &Signed<'_>, other: &Signed<'_>) -> Finding {
        let message = format!("{} here and {} elsewhere: two signs for ayn or hamza", word.words, other.words);
        let finding = self.finding(word.span, message).related(other.span, "the other sign stands here");
        finding.help("use one family of signs, such as ‘ for ayn and ’ for hamza")
    }
}

/// Has each of `findings`, the ones of the words with the keys `told`, write its word as the house does, and the first
/// also the words that are not told.
fn mend<'s>(findings: &mut [Finding], signed: impl Iterator<Item = (&'s Signed<'s>, &'s String)>, told: &[&str]) {
    let index: HashMap<&str, usize> = told.iter().enumerate().map(|(index, key)| (*key, index)).collect();
    for (word, key) in signed {
        let at = index.get(key.as_str()).copied().unwrap_or(0);
        let (Some(finding), false) = (findings.get_mut(at), word.settled.is_empty()) else { continue };
        let fix = finding.fix.get_or_insert_with(|| Fix { safe: false, edits: Vec::new() });
        fix.edits.extend(word.settled.iter().cloned());
    }
}

/// How many words with the rarer sign are shown beside the first.
const MOST_PLACES: usize = 6;

/// The first bytes of what [`is_apostrophe`] knows.
static SIGNS: ByteSet = ByteSet::of(&[b'\'', b'`', 0xC2, 0xCA, 0xCB, 0xE2, 0xEF]);

/// The words with a sign that is no English apostrophe: where they start, and the family of the first sign.
fn signed_words(text: &str) -> Vec<(usize, &str, Family)> {
    signed_at(text, &SIGNS.chars(text).collect::<Vec<_>>())
}

/// The same, where `signs` are the signs of the text.
fn signed_at<'t>(text: &'t str, signs: &[(usize, char)]) -> Vec<(usize, &'t str, Family)> {
    let mut words = Vec::new();
    let is_inside = |c: char| c.is_alphanumeric() || is_apostrophe(c) || c == '\u{ad}';
    let mut end = 0;
    for (at, _) in signs.iter().copied().filter(|(_, sign)| is_apostrophe(*sign)) {
        if at < end {
            continue; // a second sign of the same word
        }
        let start = text[end..at].rfind(|c| !is_inside(c));
        let start =
            start.map_or(end, |outside| end + outside + text[end + outside..].chars().next().map_or(0, char::len_utf8));
        end = text[at..].find(|c| !is_inside(c)).map_or(text.len(), |length| at + length);
        let (start, word) = without_genitive(start, &text[start..end]);
        let lead = word.trim_start_matches(is_apostrophe);
        let lead = (lead.len() < word.len()
            && lead.starts_with(char::is_uppercase)
            && !closes_soon(&text[start + word.len()..]))
        .then(|| word.chars().next().and_then(sign))
        .flatten();
        let inner = || word.char_indices().find_map(|(index, c)| family(word, index, c));
        if let Some(family) = lead.or_else(inner) {
            words.push((start, word, family));
        }
    }
    words
}

/// The word whose sign at `at` is the apostrophe of an English genitive or contraction.
fn english_word(words: &str, at: usize, len: usize) -> Option<Range<usize>> {
    let (before, after) = (&words[..at], &words[at + len..]);
    let end = after.find(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).unwrap_or(after.len());
    let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map(|(start, _)| start)?;
    matches!(&after[..end], "s" | "t" | "re" | "ve" | "ll" | "d" | "m").then_some(start..at + len + end)
}

fn without_genitive(start: usize, word: &str) -> (usize, &str) {
    let bare = word.trim_end_matches(is_apostrophe);
    let stem = bare.strip_suffix('s').filter(|stem| stem.ends_with(is_apostrophe));
    (start, stem.map_or(bare, |stem| stem.trim_end_matches(is_apostrophe)))
}

/// Whether a single mark closes in the next words, so that the one before was a quotation's.
fn closes_soon(rest: &str) -> bool {
    let mut before = 'a';
    let mut chars = rest.chars().take(80).peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '’' | '\'')
            && before.is_alphanumeric()
            && chars.peek().is_none_or(|next| !next.is_alphanumeric())
        {
            return before != 's';
        }
        before = c;
    }
    false
}

fn sign(c: char) -> Option<Family> {
    match c {
        '\'' => Some(Family::Straight),
        '‘' | '’' => Some(Family::Curly),
        'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | 'ʽ' => Some(Family::Rings),
        '`' | '´' => Some(Family::Accents),
        _ => None,
    }
}

/// The family of the sign `c` inside `word`, at byte `index`; nothing for an apostrophe of English, French or Italian.
fn family(word: &str, index: usize, c: char) -> Option<Family> {
    let family = sign(c)?;
    let (before, after) = (&word[..index], &word[index + c.len_utf8()..]);
    let elided =
        ["o", "d", "l", "qu", "dell", "all", "m", "n", "y"].iter().any(|word| before.eq_ignore_ascii_case(word));
    let contracted = matches!(after, "s" | "t" | "re" | "ve" | "ll" | "d" | "m" | "em" | "er" | "clock" | "am");
    let number = before.chars().all(|c| !c.is_alphabetic());
    (!elided && !contracted && !number && !after.is_empty()).then_some(family)
}
