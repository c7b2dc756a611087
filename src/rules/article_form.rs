//! NAM005.

use super::articled::{articled, is_of_a_word, run};
use super::own::own;
use super::passage::Passage;
use super::{Edit, Finding, Meta, Rule, Settings, Severity, Subject, Transliteration, rule};
use crate::document::{BlockKind, MarkKind};
use crate::text::{is_apostrophe, key};
use foldhash::{HashSet, HashSetExt as _};
use regex::Regex;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// A word with a capital.
static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"['’‘ʿʾ]?\b\p{Lu}[\p{L}'’‘ʿʾ]*").expect("a fixed pattern"));

/// Ruling houses: before these stands *āl*, "the house of", which is no article.
const HOUSES: &[&str] = &[
    "Saud", "Sa", "Thani", "Nahyan", "Khalifa", "Sabah", "Maktoum", "Maktum", "Rashid", "Qasimi", "Nuaimi", "Mualla",
    "Said", "Sharqi",
];

rule! {
    /// ## What it checks
    /// The Arabic article is written in one way: in lower case within a sentence, with a hyphen.
    ///
    /// *al* by itself before a name is told wherever it stands; *el* and *ul*, which some use without a hyphen, only
    /// in an article that hyphenates them elsewhere. *Al-* within a sentence is a warning where the same name has *al-*
    /// elsewhere, or where the house follows IJMES; otherwise a remark (info), since many write Al-Azhar and Al-Aqsa as
    /// they are known. Only under IJMES (`profile: {transliteration: ijmes}`) must a name that has its article once
    /// have it always. Titles of cited works are the works' own.
    ///
    /// ## Example
    /// ```article
    /// They crossed the province of Salah al Din in May.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They crossed the province of Salah al-Din in May.
    /// ```
    ArticleForm = "NAM005", "article-form", Warning, Unsafe
}

impl Rule for ArticleForm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let own = own(reading, &[]);
        // Few articles have a capital: only then is it asked which names have a small one.
        let small: LazyCell<HashSet<String>, _> = LazyCell::new(|| {
            let mut small = HashSet::new();
            for (passage, range) in &own {
                let words = &passage.words()[range.clone()];
                let small_ones = joined(words).filter(|(article, _)| words[article.clone()] == *"al");
                small.extend(small_ones.map(|(_, word)| key(&words[word])).filter(|word| word.len() > 2));
            }
            small
        });
        let ijmes = settings.profile.transliteration == Transliteration::Ijmes;
        let hyphened = |article: &str| {
            let with_hyphen = format!("{article}-");
            own.iter().any(|(passage, range)| passage.words()[range.clone()].contains(&with_hyphen))
        };
        for (passage, range) in &own {
            self.alone(*passage, range, hyphened, found);
            if !matches!(passage.kind, Some(BlockKind::Title | BlockKind::Heading)) {
                self.capital(*passage, range, |key| ijmes || small.contains(key), found);
            }
        }
        if ijmes {
            self.dropped(&own, small.clone(), found);
        }
    }
}

impl ArticleForm {
    /// Articles without a hyphen.
    fn alone(
        &self,
        passage: Passage<'_>,
        range: &Range<usize>,
        hyphened: impl Fn(&str) -> bool,
        found: &mut Vec<Finding>,
    ) {
        let words = &passage.words()[range.clone()];
        for (article, name) in alone(words) {
            let (form, name_form) = (&words[article.clone()], &words[name.clone()]);
            let house = HOUSES.contains(&name_form) || words[..article.start].ends_with("et ");
            if house || (form != "al" && !hyphened(form)) {
                continue;
            }
            let start = range.start + article.start;
            let space = range.start + article.end..range.start + article.end + 1;
            let span = passage.span(start..range.start + name.end);
            let message = format!("{form} {name_form} without a hyphen");
            let edit = Edit::replace(passage.span(space), "-");
            let help = "write the article with a hyphen";
            found.push(self.finding(span, message).help(help).fix(false, vec![edit]));
        }
    }

    /// Articles with a capital within a sentence.
    fn capital(
        &self,
        passage: Passage<'_>,
        range: &Range<usize>,
        is_sure: impl Fn(&str) -> bool,
        found: &mut Vec<Finding>,
    ) {
        let words = &passage.words()[range.clone()];
        for (article, word) in joined(words).filter(|(article, _)| words[article.clone()] == *"Al") {
            let all = &words[article.start..word.end];
            let before = words[..article.start].strip_suffix(' ').and_then(|before| before.chars().next_back());
            let at = range.start + article.start;
            // Within italics it may be a word of somebody's title.
            let mut marks = passage.text.marks_at(at);
            let in_title = marks.any(|mark| mark.kind == MarkKind::Emphasis && mark.range.start < at);
            if in_title || !before.is_some_and(|c| c.is_alphabetic() || c == ',') {
                continue;
            }
            let message = format!("{all} with a capital article within a sentence");
            let finding = self.finding(passage.span(at..range.start + word.end), message).help("write al-");
            let edit = Edit::replace(passage.span(at..range.start + article.end), "al");
            let finding = finding.fix(false, vec![edit]);
            found.push(if is_sure(&key(&words[word])) { finding } else { finding.severity(Severity::Info) });
        }
    }

    /// Names without the article that they have elsewhere, each told once. `articled` are the names that have it.
    fn dropped(&self, own: &[(Passage<'_>, Range<usize>)], mut articled: HashSet<String>, found: &mut Vec<Finding>) {
        for (passage, range) in own {
            let words = &passage.words()[range.clone()];
            for it in NAME.find_iter(words) {
                let before = words[..it.start()].trim_end_matches(is_apostrophe);
                let has_article = before.ends_with('-') || before.ends_with("al ") || before.ends_with("Al ");
                if !has_article && articled.remove(&key(it.as_str())) {
                    let message = format!("{} here and al-{} elsewhere", it.as_str(), it.as_str());
                    let span = passage.span(range.start + it.start()..range.start + it.end());
                    found.push(self.finding(span, message).help("under IJMES a name keeps its article"));
                }
            }
        }
    }
}

/// The articles `al` and `Al` before a hyphen, and the word behind it with a sign for ayn or hamza.
fn joined(words: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    articled(words).filter_map(|it| {
        let named = words[it.word..].starts_with(char::is_alphabetic);
        let is_al = matches!(&words[it.article.clone()], "al" | "Al");
        let end = || run(words, it.word, |c| c.is_alphabetic() || matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ'));
        (named && is_al).then(|| (it.article.clone(), it.rest..end()))
    })
}

/// The articles `al`, `el` and `ul` that stand by themselves before a name, and the name without a sign before it.
fn alone(words: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    memchr::memmem::find_iter(words.as_bytes(), "l ").filter_map(move |at| {
        let start = at.checked_sub(1).filter(|before| matches!(words.as_bytes()[*before], b'a' | b'e' | b'u'))?;
        let opens = words[..start].chars().next_back().is_none_or(|c| !is_of_a_word(c));
        let name = words[at + 2..].trim_start_matches(['\'', '’', '‘', 'ʿ', 'ʾ']);
        let from = words.len() - name.len();
        let end = run(words, from, char::is_alphabetic);
        let named = opens && name.starts_with(char::is_uppercase) && words[from..end].chars().nth(1).is_some();
        (named && words[at + 2..from].chars().count() < 2).then_some((start..at + 1, from..end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextResource;
    use crate::{document, extract};

    fn told(text: &str, transliteration: Transliteration) -> Vec<(String, Severity)> {
        let text = TextResource::new("a.md", text);
        let reading = extract::read(document::read(&text), &extract::Settings::default());
        let mut settings = Settings::default();
        settings.profile.transliteration = transliteration;
        let mut found = Vec::new();
        ArticleForm.check(&Subject::new(&reading), &settings, &mut found);
        found.iter().map(|it| (text.slice(it.span).to_owned(), it.severity)).collect()
    }

    #[test]
    fn what_many_write_is_a_remark_and_what_differs_from_itself_a_warning() {
        let known = "They marched to the Al-Azhar Mosque. Al-Mada was silent. Smith et al Brown saw the al Saud.";
        assert_eq!(told(known, Transliteration::Any), [("Al-Azhar".to_owned(), Severity::Info)]);
        let by_turns = "They heard that al-Mada was silent, and Al-Mada was. The Abd el Kader of Bab el Oued left.";
        assert_eq!(told(by_turns, Transliteration::Any), [("Al-Mada".to_owned(), Severity::Warning)]);
    }

    #[test]
    fn an_article_may_be_dropped_except_under_ijmes() {
        let text = "He went to al-Qa'im with Khalid al-Salihi. From Qa'im they wrote to him.";
        assert_eq!(told(text, Transliteration::Any), []);
        assert_eq!(told(text, Transliteration::Ijmes), [("Qa'im".to_owned(), Severity::Warning)]);
    }
}
