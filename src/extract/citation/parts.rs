//! One citation taken apart: what its elements say of themselves, before any shape is tried on the rest.

use super::item::{Item, ItemKind, Lead, items};
use super::shapes::Titled;
use super::token::Token;
use super::when::{self, Precision};
use super::{Field, FieldRange, language, names};
use crate::document::{MarkKind, MarkedText};
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// The elements of one citation, those that are known, and what follows from them.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign that a shape asks for")]
#[derive(Debug)]
pub(super) struct Parts<'a> {
    pub(super) note: &'a MarkedText,
    pub(super) text: &'a str,
    pub(super) items: Vec<Item>,
    /// What the known elements say.
    pub(super) fields: Vec<FieldRange>,
    /// A date is given to the day.
    pub(super) precision: Option<Precision>,
    /// A year stands alone in parentheses.
    pub(super) year_in_parentheses: bool,
    /// There is a place or a publisher.
    pub(super) imprint: bool,
    pub(super) thesis: bool,
    pub(super) accessed: bool,
    pub(super) language: Option<&'static str>,
    /// The kind of thing, in the note's own words: "press release".
    pub(super) genre: Option<String>,
    /// Names marked as those of editors, by the indices of their elements.
    pub(super) editors: Option<Range<usize>>,
    /// Shape of a series with a number: "Policy Brief No. 15".
    pub(super) series: bool,
    /// Its title, found when a shape first asks for it.
    pub(super) titled: OnceCell<Option<Rc<Titled>>>,
    /// The names that shapes found in its words: several shapes ask for the same.
    named: RefCell<Vec<Named>>,
    open: OnceCell<Open>,
    /// The words of each element in lower case.
    lowered: OnceCell<Vec<OnceCell<String>>>,
}

/// The unknown elements of some kinds.
#[derive(Debug, Default)]
struct Open {
    texts: Vec<usize>,
    italics: Vec<usize>,
    quotations: Vec<usize>,
    handles: Vec<usize>,
}

/// Words, and where the names stand in them.
type Named = (Range<usize>, Vec<Range<usize>>);

/// Kinds of things that notes name after a title, in lower case.
pub(super) const GENRES: &[&str] = &[
    "press release",
    "press statement",
    "news release",
    "statement",
    "communiqué",
    "facebook post",
    "facebook",
    "tweet",
    "youtube video",
    "video",
    "podcast",
    "blog post",
    "telegram",
    "cable",
    "memorandum",
    "memo",
    "letter",
    "report",
    "working paper",
    "unpublished manuscript",
    "unpublished paper",
    "manuscript",
    "typescript",
    "speech",
    "lecture",
    "editorial",
    "interview",
    "map",
    "photograph",
    "audio recording",
    "talk show",
    "news bulletin",
    "radio program",
    "television program",
    "audio message",
    "audio statement",
    "audiotape",
    "video message",
    "video statement",
    "recorded message",
    "webpage",
    "web page",
    "instagram post",
    "telegram post",
    "dataset",
    "data set",
    "policy paper",
    "pamphlet",
    "leaflet",
    "film",
    "documentary",
    "unreported",
    "review",
    "obituary",
    "fatwa",
    "sermon",
    "transcript",
    "email",
    "e-mail",
    "dispatch",
    "despatch",
];

impl<'a> Parts<'a> {
    pub(super) fn new(note: &'a MarkedText, tokens: &[Token]) -> Self {
        let mut parts = Self {
            note,
            text: note.as_str(),
            items: items(tokens),
            fields: Vec::new(),
            precision: None,
            year_in_parentheses: false,
            imprint: false,
            thesis: false,
            accessed: false,
            language: None,
            genre: None,
            editors: None,
            series: false,
            titled: OnceCell::new(),
            named: RefCell::default(),
            open: OnceCell::new(),
            lowered: OnceCell::new(),
        };
        parts.unclosed();
        // A title in its own script needs no marks.
        for item in parts.items.iter_mut().filter(|item| item.kind == ItemKind::Text) {
            let words = &parts.text[item.inner.clone()];
            if words.chars().filter(|c| c.is_alphabetic()).all(is_own_script) && words.chars().any(is_own_script) {
                item.kind = ItemKind::Italic;
            }
        }
        for index in 0..parts.items.len() {
            if !parts.items[index].known {
                parts.look(index);
            }
        }
        parts.closing_imprint();
        parts.link();
        parts
    }

    /// "2nd ed. (Tyre: Nur, 1999": where a parenthesis opens that nobody closed, another element begins.
    fn unclosed(&mut self) {
        let mut at = 0;
        while let Some(item) = self.items.get_mut(at) {
            at += 1;
            let words = &self.text[item.inner.clone()];
            if item.kind == ItemKind::Text
                && let Some(open) = words.find(" (").filter(|open| !words[*open..].contains(')'))
            {
                let mut more = item.clone();
                item.inner.end = item.inner.start + open;
                item.outer.end = item.inner.end;
                more.inner.start = item.inner.end + " (".len();
                more.outer.start = more.inner.start;
                more.lead = Lead::Nothing;
                self.items.insert(at, more);
            }
        }
    }

    /// "…, 55–73. London: Reed, 2014": an imprint without parentheses, after a full stop that is not that of the title.
    fn closing_imprint(&mut self) {
        let open = |item: &Item| !item.known && item.kind == ItemKind::Text;
        let lead = |index: usize| self.items[index].lead;
        let Some(colon) = (3..self.items.len()).rev().find(|index| lead(*index) == Lead::Colon) else { return };
        let Some(start) = (2.max(colon - 3)..colon).rev().find(|index| lead(*index) == Lead::Stop) else { return };
        let Some(date) = (colon + 1..self.items.len().min(colon + 5))
            .find(|index| matches!(self.items[*index].kind, ItemKind::Date(_)))
        else {
            return;
        };
        let quoted = self.items[..start - 1].iter().any(|item| item.kind == ItemKind::Quoted);
        let commas = (start + 1..date).all(|index| index == colon || self.items[index].lead == Lead::Comma);
        if self.imprint
            || !quoted
            || !commas
            || !self.items[start..date].iter().all(open)
            || self.has(Field::Publisher)
            || self.has(Field::Volume)
        {
            return;
        }
        self.put(Field::Place, self.items[start].inner.start..self.items[colon - 1].inner.end);
        self.put(Field::Publisher, self.items[colon].inner.start..self.items[date - 1].inner.end);
        (start..date).for_each(|index| self.know(index));
        self.imprint = true;
    }

    /// Where the names stand that are told in `range`.
    pub(super) fn names(&self, range: Range<usize>) -> Vec<Range<usize>> {
        if let Some((_, known)) = self.named.borrow().iter().find(|(asked, _)| *asked == range) {
            return known.clone();
        }
        let found: Vec<Range<usize>> =
            names::read(self.text, range.clone()).into_iter().map(|(_, name)| name).collect();
        self.named.borrow_mut().push((range, found.clone()));
        found
    }

    pub(super) fn words(&self, index: usize) -> &'a str {
        &self.text[self.items[index].inner.clone()]
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.iter().any(|found| found.field == field)
    }

    pub(super) fn field(&self, field: Field) -> Option<&'a str> {
        self.fields.iter().find(|found| found.field == field).map(|found| &self.text[found.range.clone()])
    }

    /// The unknown elements of each kind.
    fn open(&self) -> &Open {
        self.open.get_or_init(|| {
            let mut open = Open::default();
            for (index, item) in self.items.iter().enumerate().filter(|(_, item)| !item.known) {
                match item.kind {
                    ItemKind::Text => open.texts.push(index),
                    ItemKind::Italic => open.italics.push(index),
                    ItemKind::Quoted => open.quotations.push(index),
                    ItemKind::Handle => open.handles.push(index),
                    _ => {}
                }
            }
            open
        })
    }

    /// The unknown words, once all elements have been looked at.
    pub(super) fn texts(&self) -> &[usize] {
        &self.open().texts
    }

    /// The unknown words in italics, once all elements have been looked at.
    pub(super) fn italics(&self) -> &[usize] {
        &self.open().italics
    }

    /// The unknown words in quotation marks, once all elements have been looked at.
    pub(super) fn quotations(&self) -> &[usize] {
        &self.open().quotations
    }

    /// The unknown names of accounts, once all elements have been looked at.
    pub(super) fn handles(&self) -> &[usize] {
        &self.open().handles
    }

    /// The words of an element in lower case, once all elements have been looked at.
    pub(super) fn lower(&self, index: usize) -> &str {
        let lowered = self.lowered.get_or_init(|| vec![OnceCell::new(); self.items.len()]);
        lowered[index].get_or_init(|| self.words(index).to_lowercase())
    }

    /// The unknown words before element `end`, as far as they stand together.
    pub(super) fn before(&self, end: usize) -> Vec<usize> {
        let open = |index: &usize| !self.items[*index].known && self.items[*index].kind == ItemKind::Text;
        let mut found: Vec<usize> = (0..end).rev().take_while(open).collect();
        found.reverse();
        found
    }

    /// The unknown words after element `start`.
    pub(super) fn after(&self, start: usize) -> Vec<usize> {
        self.texts().iter().copied().filter(|index| *index > start).collect()
    }

    pub(super) fn range(&self, indices: &[usize]) -> Option<Range<usize>> {
        let (first, last) = (indices.first()?, indices.last()?);
        Some(self.items[*first].outer.start..self.items[*last].outer.end)
    }

    /// Whether element `index` is a remark of the author's own: "(my translation)".
    pub(super) fn is_remark(&self, index: usize) -> bool {
        self.items[index].kind == ItemKind::Round && is_own_remark(&self.words(index).to_lowercase())
    }

    pub(super) fn put(&mut self, field: Field, range: Range<usize>) {
        if !range.is_empty() {
            self.fields.push(FieldRange { field, range });
        }
    }

    pub(super) fn know(&mut self, index: usize) {
        self.items[index].known = true;
    }

    /// Asks element `index` what it says of itself.
    fn look(&mut self, index: usize) {
        match self.items[index].kind {
            // "(Tyre: Nur, 1999), III, 1503": a page that looks like a year.
            ItemKind::Date(precision) => {
                if precision == Precision::Year
                    && (self.has(Field::Issued) && self.follows_volume(index) || self.is_high_page(index))
                {
                    self.put(Field::Page, self.items[index].inner.clone());
                    self.know(index);
                } else {
                    self.date(index, precision);
                }
            }
            ItemKind::Url => {
                let range = self.items[index].inner.clone();
                let doi = self.text[range.clone()].starts_with("10.");
                self.put(if doi { Field::Doi } else { Field::Url }, range);
                self.know(index);
            }
            ItemKind::Handle => {
                let range = self.items[index].inner.clone();
                self.put(Field::Other, range);
            }
            ItemKind::Round => self.round(index),
            ItemKind::Square => self.square(index),
            ItemKind::Text => self.words_of(index),
            ItemKind::Italic if self.is_set(index) => {
                let range = self.items[index].inner.clone();
                self.put(Field::Collection, range);
                self.know(index);
            }
            ItemKind::Italic => self.glossed(index),
            ItemKind::Quoted => {}
        }
    }

    /// "Haj, *Salt Roads*, 1115": a number right after a title, and the last, that is no year of print.
    fn is_high_page(&self, index: usize) -> bool {
        let item = &self.items[index];
        index > 0
            && index + 1 == self.items.len()
            && item.lead == Lead::Comma
            && matches!(self.items[index - 1].kind, ItemKind::Italic | ItemKind::Quoted)
            && self.text[item.inner.clone()].parse::<u16>().is_ok_and(|year| (1000..1200).contains(&year))
    }

    pub(super) fn date(&mut self, index: usize, precision: Precision) {
        let range = self.items[index].inner.clone();
        self.know(index);
        let before = self.fields.iter().position(|field| field.field == Field::Issued);
        let sound = |range: &Range<usize>| when::edtf(&self.text[range.clone()]).is_some();
        let worse = before.is_some_and(|at| !sound(&self.fields[at].range)) && sound(&range);
        match before {
            Some(_) if self.precision >= Some(precision) && !worse => self.put(Field::Other, range),
            Some(at) => {
                self.fields[at].field = Field::Other;
                self.put(Field::Issued, range);
                self.precision = Some(precision);
            }
            None => {
                self.put(Field::Issued, range);
                self.precision = Some(precision);
            }
        }
    }

    pub(super) fn mark_editors(&mut self, before: &[usize]) {
        let start = before.iter().rev().find(|index| {
            self.text[self.items[**index].inner.clone()].starts_with("in ")
                || self.text[self.items[**index].inner.clone()].starts_with("In ")
        });
        let first = start.copied().or_else(|| before.first().copied());
        if let (Some(first), Some(last)) = (first, before.last()) {
            self.editors = Some(first..last + 1);
        }
    }

    /// Whether element `index` names the set of which a volume was named: "vol. 2 of *Series*".
    fn is_set(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &self.items[before]) else { return false };
        before.known && self.items[index].lead == Lead::Nothing && self.text[before.inner.clone()].ends_with(" of")
    }

    fn words_of(&mut self, index: usize) {
        let range = self.items[index].inner.clone();
        let words = &self.text[range.clone()];
        let lower = words.to_lowercase();
        let next = self.items.get(index + 1).map(|item| (item.kind, item.lead));
        if is_access(&lower) {
            if let Some((ItemKind::Date(_), _)) = next {
                let date = self.items[index + 1].inner.clone();
                self.put(Field::Accessed, date);
                self.know(index + 1);
                self.accessed = true;
                self.know(index);
            } else if lower.contains("available") || lower == "at" {
                self.know(index);
            }
            return;
        }
        if let Some((ItemKind::Date(_), _)) = next
            && matches!(lower.as_str(), "le" | "dated" | "am" | "den" | "tarihli")
        {
            self.know(index);
            return;
        }
        // An hour by itself comes right behind the day: "15 July 2016, 23:45".
        let day = || matches!(self.items[index - 1].kind, ItemKind::Date(Precision::Day));
        let hour = super::token::is_hour(words) && words.split(' ').count() <= 3;
        if index > 0 && (hour || super::token::is_clock(words) && day()) {
            self.put(Field::Other, range);
            self.know(index);
            return;
        }
        if index > 0 && is_stretch_of_recording(words) {
            self.put(Field::Locator, range);
            self.know(index);
            return;
        }
        // A diary is cited by the day of its entry.
        if let Some((ItemKind::Date(_), _)) = next
            && matches!(lower.as_str(), "entry for" | "entry of" | "diary entry for" | "entry")
        {
            let day = self.items[index + 1].inner.clone();
            self.put(Field::Other, day);
            self.know(index);
            self.know(index + 1);
            return;
        }
        if let Some((ItemKind::Url, _)) = next
            && matches!(
                lower.as_str(),
                "at" | "available at"
                    | "available from"
                    | "available online at"
                    | "url"
                    | "online"
                    | "see"
                    | "archived at"
                    | "accessible at"
                    | "http"
                    | "doi"
            )
        {
            self.know(index);
            return;
        }
        if index > 0 && is_editor_mark(&lower) {
            let before = self.before(index);
            self.mark_editors(&before);
            self.know(index);
            return;
        }
        if matches!(
            lower.as_str(),
            "n.d."
                | "n.d"
                | "n.p."
                | "forthcoming"
                | "s.a."
                | "et al."
                | "et al"
                | "passim"
                | "and others"
                | "introduction"
                | "preface"
                | "foreword"
                | "conclusion"
                | "epilogue"
                | "emphasis added"
                | "emphasis mine"
                | "o.j."
        ) {
            self.know(index);
            return;
        }
        if let Some(tag) = language::tag(words) {
            self.language = Some(tag);
            self.put(Field::Language, range);
            self.know(index);
            return;
        }
        self.numbers(index, range, words, &lower);
    }

    /// The address behind a linked title.
    fn link(&mut self) {
        if self.has(Field::Url) {
            return;
        }
        let Some((first, last)) = self.items.first().zip(self.items.last()) else { return };
        let whole = first.outer.start..last.outer.end;
        let opening = self.note.marks.partition_point(|mark| mark.range.start < whole.start);
        let link = self.note.marks[opening..].iter().take_while(|mark| mark.range.start < whole.end).find(|mark| {
            matches!(&mark.kind, MarkKind::Link { url } if is_target(url))
                && mark.range.start >= whole.start
                && mark.range.end <= whole.end
        });
        if let Some(mark) = link {
            self.fields.push(FieldRange { field: Field::Url, range: mark.range.clone() });
        }
    }
}

/// Whether a link leads somewhere.
pub(super) fn is_target(url: &str) -> bool {
    !url.trim().is_empty() && !url.starts_with('#') && !url.starts_with("mailto:")
}

/// Whether `c` is of a script in which titles are transliterated from.
pub(super) fn is_own_script(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{370}'..='\u{52f}' | '\u{530}'..='\u{58f}' | '\u{8a0}'..='\u{8ff}' | '\u{4e00}'..='\u{9fff}')
}

pub(super) fn is_access(lower: &str) -> bool {
    let lower = lower.trim_end_matches(['.', ':']);
    matches!(
        lower,
        "accessed"
            | "last accessed"
            | "accessed on"
            | "last accessed on"
            | "retrieved"
            | "retrieved on"
            | "last visited"
            | "visited"
            | "viewed"
            | "consulted"
            | "last modified"
            | "consulté le"
            | "abgerufen am"
            | "zuletzt abgerufen am"
            | "letzter zugriff"
            | "zugriff"
            | "accessed at"
            | "last viewed"
    ) || lower.ends_with(" accessed") && lower.len() < 24
}

/// Whether `lower` says that the names before it are editors'.
pub(super) fn is_editor_mark(lower: &str) -> bool {
    matches!(
        lower.trim_matches(['(', ')']),
        "ed."
            | "ed"
            | "eds."
            | "eds"
            | "editor"
            | "editors"
            | "ed. and trans."
            | "eds. and trans."
            | "ed. & trans."
            | "trans. and ed."
            | "editor and translator"
            | "hrsg."
            | "hg."
            | "hgg."
            | "dir."
            | "éd."
            | "éds."
            | "a cura di"
            | "comp."
            | "comps."
            | "hrsg"
            | "(hrsg.)"
            | "der."
            | "haz."
    )
}

/// "31:40–36:05": whether `words` say where in a recording.
fn is_stretch_of_recording(words: &str) -> bool {
    let digits = |number: &str| (1..=2).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
    let time = |part: &str| part.contains(':') && part.split(':').all(digits);
    words.split_once(['–', '-']).is_some_and(|(from, to)| time(from) && time(to))
}

/// Whether `lower`, in parentheses, is the author's own remark on what is cited: "my translation", "emphasis added".
pub(super) fn is_own_remark(lower: &str) -> bool {
    ["translation", "emphasis", "italics"].iter().any(|remark| lower.contains(remark)) && lower.split(' ').count() <= 4
}
