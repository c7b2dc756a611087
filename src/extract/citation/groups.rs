//! What stands in parentheses and brackets: imprints, translated titles, editors' marks, access dates.

use super::item::{Item, ItemKind, items};
use super::parts::{Parts, is_access, is_editor_mark, is_own_remark, is_own_script};
use super::token::inner_tokens;
use super::when;
use super::{Field, imprint, label, language, names};
use std::ops::Range;

impl Parts<'_> {
    /// Whether element `index` follows a name in italics that holds a title in quotation marks.
    fn is_held(&self, index: usize) -> bool {
        let quoted = self.items[..index.saturating_sub(1)].iter().any(|item| item.kind == ItemKind::Quoted);
        index > 1
            && quoted
            && self.items[index - 1].kind == ItemKind::Italic
            && language::tag(&self.text[self.items[index].inner.clone()]).is_none()
    }

    /// Whether `words` after element `index - 1` are the English of a foreign title, though without quotation marks.
    fn is_rendering(&self, index: usize, words: &str) -> bool {
        let title = &self.items[index - 1];
        let small = words.ends_with('?')
            || words.split(' ').any(|word| {
                matches!(
                    word,
                    "of" | "the" | "and" | "in" | "to" | "The" | "for" | "on" | "from" | "with" | "by" | "at" | "is"
                )
            });
        matches!(title.kind, ItemKind::Quoted | ItemKind::Italic)
            && !self.has(Field::Translation)
            && !self.is_held(index)
            && small
            && words.starts_with(char::is_uppercase)
            && !words.contains(';')
            && words.split(|c: char| !c.is_ascii_digit()).all(|number| self.text[title.inner.clone()].contains(number))
            && language::of(words, None).as_deref() == Some("en")
            && language::of(&self.text[title.inner.clone()], None).as_deref() != Some("en")
    }

    /// "*Tarikh al-Milh (The History of Salt)*": the English of a title within its italics.
    pub(super) fn glossed(&mut self, index: usize) {
        let range = self.items[index].inner.clone();
        let Some((title, gloss)) = self.text[range.clone()].strip_suffix(')').and_then(|words| words.split_once(" ("))
        else {
            return;
        };
        if !gloss.contains(['(', ')']) && is_gloss(title, gloss) && !self.has(Field::Translation) {
            self.items[index].inner.end = range.start + title.len();
            self.put(Field::Translation, range.end - 1 - gloss.len()..range.end - 1);
        }
    }

    pub(super) fn square(&mut self, index: usize) {
        let range = self.items[index].inner.clone();
        let words = &self.text[range.clone()];
        let volume = index > 0
            && matches!(
                self.text[self.items[index - 1].inner.clone()].to_lowercase().as_str(),
                "vol." | "vol" | "bd." | "t." | "cilt"
            );
        if volume && label::is_pages(words) {
            // "Vol. [2]": a number that the title page lacks.
            self.put(Field::Volume, range);
            self.know(index - 1);
            self.know(index);
        } else if self.is_held(index) {
            // The journal's own name in English.
            self.put(Field::Other, range);
            self.know(index);
        } else if let Some(tag) = language::tag(words) {
            self.language = Some(tag);
            self.put(Field::Language, range);
            self.know(index);
        } else if words.contains(' ')
            && words.starts_with(['a', 'A', 'l', 'L', 'r', 'R', 'c'])
            && let Some(date) = access(self.text, &items(&inner_tokens(self.note, range.clone())))
        {
            self.put(Field::Accessed, date);
            self.accessed = true;
            self.know(index);
        } else if let Some(precision) = when::exactly(words) {
            self.date(index, precision);
        } else if index > 0
            && self.is_title(index - 1)
            && words.split_whitespace().count() < 30
            && words.chars().any(is_own_script)
            && !self.text[self.items[index - 1].inner.clone()].chars().any(is_own_script)
        {
            self.put(Field::Original, range);
            self.know(index);
        } else if index > 0 && self.is_title(index - 1) && words.split_whitespace().count() < 30 {
            let quoted = words.starts_with(['"', '“', '\'', '‘']);
            let mut range = if quoted { names::trim(self.text, range.start..range.end) } else { range };
            // "[The Salt Road; Hebrew]".
            if let Some((title, tag)) =
                words.rsplit_once("; ").and_then(|(title, tag)| Some((title, language::tag(tag)?)))
            {
                self.language = Some(tag);
                range.end = range.start + title.len();
            }
            self.put(Field::Translation, unquoted(self.text, range));
            self.know(index);
        }
    }

    fn is_title(&self, index: usize) -> bool {
        let item = &self.items[index];
        matches!(item.kind, ItemKind::Quoted | ItemKind::Italic)
            || (item.kind == ItemKind::Text && !item.known && index > 0
                || self.text[item.outer.clone()].chars().any(is_own_script))
    }

    pub(super) fn round(&mut self, index: usize) {
        let range = self.items[index].inner.clone();
        let words = &self.text[range.clone()];
        let lower = words.to_lowercase();
        if index > 0 && is_editor_mark(&lower) {
            let before = self.before(index);
            self.mark_editors(&before);
            self.know(index);
            return;
        }
        if let Some(tag) = language::tag(words) {
            self.language = Some(tag);
            self.put(Field::Language, range);
            self.know(index);
            return;
        }
        // "(FBIS, 24 May 1985)" is no imprint.
        if index > 0 && words.starts_with("FBIS") {
            self.put(Field::Other, range);
            self.know(index);
            return;
        }
        if matches!(lower.as_str(), "blog" | "weblog") && index > 0 {
            self.genre = Some("blog".to_owned());
            self.put(Field::Genre, range);
            self.know(index);
            return;
        }
        let inner = items(&inner_tokens(self.note, range.clone()));
        if let Some(first) = inner.first() {
            let quoted = inner.iter().find(|item| item.kind == ItemKind::Quoted);
            let titled = index > 0 && (self.is_title(index - 1) || self.items[index - 1].kind == ItemKind::Square);
            if let Some(quoted) = quoted.filter(|_| titled && inner.len() <= 2 && !self.has(Field::Translation)) {
                self.put(Field::Translation, quoted.inner.clone());
                self.know(index);
                return;
            }
            // The English of what holds it: "in *Dirasat* (“Studies”)".
            let held = index > 0 && self.items[index - 1].kind == ItemKind::Italic;
            if let Some(quoted) = quoted.filter(|_| inner.len() == 1 && held) {
                self.put(Field::Other, quoted.inner.clone());
                self.know(index);
                return;
            }
            if let Some(date) = access(self.text, &inner) {
                self.put(Field::Accessed, date);
                self.accessed = true;
                self.know(index);
                return;
            }
            if first.kind == ItemKind::Handle {
                self.know(index);
                return;
            }
            if first.kind == ItemKind::Url {
                self.put(Field::Url, first.inner.clone());
                self.know(index);
                return;
            }
        }
        if index > 0 && self.beside_title(index, &inner) {
            return;
        }
        if let Some(found) = imprint::read(self.text, &inner) {
            self.know(index);
            self.imprinted(found);
            return;
        }
        self.aside(index, range, &lower);
    }

    /// What says by itself what it is beside a title: a number, the title in its own script or in English, a place in
    /// the work. Whether it is that.
    fn beside_title(&mut self, index: usize, inner: &[Item]) -> bool {
        let range = self.items[index].inner.clone();
        let words = &self.text[range.clone()];
        // "(#633)".
        if let Some(number) = words.strip_prefix('#').filter(|number| number.chars().all(|c| c.is_ascii_digit())) {
            self.put(Field::Issue, range.end - number.len()..range.end);
            return self.known(index);
        }
        // *Journal* 29 (4): the number of the issue.
        let numbered = Some(&self.items[index - 1]).is_some_and(|before| {
            before.known
                && self.fields.iter().any(|field| field.field == Field::Volume && field.range.end == before.inner.end)
        });
        if numbered
            && words.len() <= 5
            && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-' | '/'))
            && when::exactly(words).is_none()
            && !self.has(Field::Issue)
        {
            self.put(Field::Issue, range);
            return self.known(index);
        }
        if words.chars().any(is_own_script)
            && self.is_title(index - 1)
            && !self.text[self.items[index - 1].inner.clone()].chars().any(is_own_script)
            && words.split_whitespace().count() < 30
            && !words.contains(';')
        {
            self.put(Field::Original, unquoted(self.text, range));
            return self.known(index);
        }
        if let [place] = inner
            && let Some((csl, value)) = label::locator(&self.text[place.inner.clone()])
            && (matches!(csl, "location" | "chapter" | "section" | "paragraph")
                || csl == "page" && self.has(Field::Page) && words.starts_with('p'))
            && !self.has(Field::Locator)
        {
            self.put(Field::Locator, range.end - value.len()..range.end);
            return self.known(index);
        }
        let before = &self.items[index - 1];
        let glossed = matches!(inner, [gloss] if gloss.kind == ItemKind::Italic)
            && matches!(before.kind, ItemKind::Italic | ItemKind::Quoted)
            && is_gloss(&self.text[before.inner.clone()], words)
            && !self.has(Field::Translation)
            && !self.is_held(index);
        if glossed || self.is_rendering(index, words) {
            self.put(Field::Translation, range);
            return self.known(index);
        }
        false
    }

    fn known(&mut self, index: usize) -> bool {
        self.know(index);
        true
    }

    /// Takes what an imprint says.
    fn imprinted(&mut self, found: imprint::Imprint) {
        self.thesis |= found.thesis;
        self.imprint |= found.full && !found.thesis;
        self.year_in_parentheses |= found.dated;
        for field in found.fields {
            let issued = field.field == Field::Issued;
            let Some(precision) = issued.then(|| when::exactly(&self.text[field.range.clone()])).flatten() else {
                self.fields.push(field);
                continue;
            };
            let at = self.fields.iter().position(|field| field.field == Field::Issued);
            // The year of an imprint is that of the book; one alone before it may be that of its subject.
            let bare = found.full && at.is_some() && self.precision == Some(precision);
            if at.is_some() && self.precision >= Some(precision) && !bare {
                self.put(Field::Other, field.range);
            } else {
                if let Some(at) = at {
                    self.fields[at].field = Field::Other;
                }
                self.precision = Some(precision);
                self.fields.push(field);
            }
        }
    }

    /// What is left in parentheses: a place after the name of a paper, a short form, a page, a word or two.
    fn aside(&mut self, index: usize, range: Range<usize>, lower: &str) {
        let words = &self.text[range.clone()];
        let word = words.split_whitespace().count();
        let acronym = word == 1 && words.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let short_title = ["hereafter", "henceforth", "hereinafter"].iter().any(|sign| lower.starts_with(sign));
        let paged = label::is_pages(words) && index > 0;
        let named = !acronym && !short_title && word <= 2 && index > 0 && words.starts_with(char::is_uppercase);
        if named
            && !words.contains(['.', '/'])
            && !words.contains(char::is_numeric)
            && matches!(self.items[index - 1].kind, ItemKind::Italic | ItemKind::Text)
            && !self.has(Field::Place)
            && !is_part_of_paper(lower)
        {
            self.put(Field::Place, range);
            self.know(index);
        } else if acronym || short_title || paged || word <= 4 && !is_own_remark(lower) {
            self.put(Field::Other, range);
            self.know(index);
        }
    }
}

/// Whether `lower` names an edition or a part of a paper, and no place.
fn is_part_of_paper(lower: &str) -> bool {
    let last = lower.rsplit(' ').next().unwrap_or_default();
    matches!(last, "supplement" | "edition" | "magazine" | "section" | "online" | "english" | "arabic" | "hebrew")
}

/// Whether `words`, in italics as the title beside them, are the English of it: `title` is in Latin letters that
/// stand for others, and `words` are not.
fn is_gloss(title: &str, words: &str) -> bool {
    let foreign = language::of(title, None).is_some_and(|tag| tag.ends_with("-Latn"));
    let english = match language::of(words, None).as_deref() {
        Some(tag) => tag == "en",
        None => words.split(' ').count() > 1,
    };
    foreign
        && english
        && words.starts_with(char::is_uppercase)
        && !words.chars().any(is_own_script)
        && !words.contains(|c: char| c.is_ascii_digit() || matches!(c, ';'))
        && language::tag(words).is_none()
}

/// The access date of a group.
fn access(text: &str, inner: &[Item]) -> Option<Range<usize>> {
    let [.., words, date] = inner else { return None };
    let lower = text[words.inner.clone()].to_lowercase();
    (matches!(date.kind, ItemKind::Date(_)) && is_access(&lower)).then(|| date.inner.clone())
}

fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | ',' | '.');
    let lead = words.len() - words.trim_start_matches(quote).len();
    let kept = words.trim_matches(quote).len();
    range.start + lead..range.start + lead + kept
}
