//! Whether a phrase in prose is the mention of a date: the month and not the verb, the year and not the number of
//! people.

use super::phrase::{DatePhrase, DateStyle, Value};
use super::scan::Scan;
use super::token::{Kind, Token};
use crate::text::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words after which a number or a month's name is a date, whatever follows.
const STRONG: &[&str] =
    &["in", "since", "until", "till", "during", "throughout", "by", "before", "after", "from", "circa"];

/// Words after which the name of a month is the month.
#[rustfmt::skip]
const BEFORE_MONTHS: &[&str] = &[
    "in", "since", "until", "till", "during", "throughout", "by", "before", "after", "from", "to", "of", "between",
    "through", "for", "last", "past", "next", "this", "that", "following", "previous", "preceding", "same", "around",
    "about", "on", "as", "with",
];

/// Words that say that a number before them counts something.
#[rustfmt::skip]
static COUNTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::of([
    "men", "women", "people", "persons", "children", "families", "households", "troops", "soldiers", "fighters",
    "civilians", "refugees", "prisoners", "detainees", "officers", "policemen", "guards", "workers", "students",
    "teachers", "members", "deputies", "delegates", "voters", "votes", "seats", "dead", "killed", "wounded",
    "injured", "casualties", "victims", "deaths", "houses", "homes", "villages", "towns", "camels", "horses",
    "sheep", "rifles", "guns", "tanks", "vehicles", "trucks", "aircraft", "sorties", "rockets", "missiles", "mines",
    "tons", "tonnes", "barrels", "gallons", "litres", "liters", "kilometres", "kilometers", "km", "miles", "metres",
    "meters", "feet", "acres", "hectares", "dunams", "dunums", "feddans", "pounds", "dollars", "dinars", "dirhams",
    "riyals", "rials", "lira", "liras", "euros", "shekels", "francs", "percent", "per", "years", "months", "weeks",
    "days", "hours", "minutes", "words", "pages", "copies", "volumes", "letters", "documents", "items", "cases",
    "times", "volunteers", "militants", "protesters", "demonstrators", "settlers", "pilgrims", "migrants", "souls",
    "inhabitants", "residents", "employees", "metric", "square", "cubic", "mm", "m", "kg", "armed", "million",
    "billion", "thousand", "hundred", "strong", "odd", "MHz", "Jews", "Arabs", "Muslims", "Christians", "Kurds",
    "Turks", "Palestinians", "Israelis",
]));

/// Words before a number that make it a number.
#[rustfmt::skip]
static NUMBERED: LazyLock<WordSet> = LazyLock::new(|| WordSet::of([
    "no", "nos", "number", "numbers", "resolution", "resolutions", "res", "decree", "decision", "order", "article",
    "articles", "art", "para", "paragraph", "section", "page", "pages", "p", "pp", "vol", "volume", "chapter",
    "document", "doc", "file", "box", "room", "flight", "bus", "highway", "route", "line", "unit", "battalion",
    "brigade", "division", "regiment", "un", "unsc", "unscr", "act", "bill", "hall", "channel", "boeing", "airbus",
    "vision", "agenda", "expo", "studio", "hill", "point", "model", "type", "size", "code", "area", "usd", "nis",
    "le", "folio", "law", "ordinance", "regulation", "statute", "nearly", "almost", "over", "than", "least", "most", "only", "exactly", "another", "every",
    "each", "total", "totaling",
]));

/// Names of bodies and places that a day was given to: `14 March Alliance`, `20 July Street`.
#[rustfmt::skip]
static NAMED_FOR_DAYS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of([
    "Alliance", "Movement", "Organization", "Organisation", "Brigade", "Brigades", "Bridge", "Street", "Square",
    "Bloc", "Coalition", "Forces", "Camp", "Group", "Party", "University", "Battalion", "Battalions", "Front",
    "Youth", "Committee", "Avenue", "Hospital", "Stadium", "City", "Airport", "Club", "School", "Dam", "Park",
    "Boulevard",
]));

/// Of these, those that are so called without a capital too: `the 20 February movement`.
const NAMED_IN_SMALL_LETTERS: &[&str] = &["movement", "alliance", "bloc", "coalition", "forces", "camp", "group"];

/// A phrase with the tokens that it takes.
pub(super) struct Placed {
    pub(super) phrase: DatePhrase,
    pub(super) tokens: Range<usize>,
}

/// The mentions among `phrases`, which stand in `scan` in order.
pub(super) fn mentions(scan: &Scan<'_>, phrases: Vec<Placed>) -> Vec<Placed> {
    let mut mentions: Vec<Placed> = Vec::new();
    for placed in phrases {
        let around = Around { scan: *scan, at: placed.tokens.clone() };
        let follows = mentions.last().is_some_and(|last| {
            last.phrase.style == placed.phrase.style
                // "In 2007, 1325 houses were built."
                && !(placed.phrase.style == DateStyle::Year && around.mark_before(&[',']) && around.goes_on_listed(&COUNTED))
                && (last.tokens.end..placed.tokens.start).all(|at| {
                    scan.is_word(at, &["and", "or", "to", "through", "until"])
                        || scan.is_mark(at, ',')
                        || scan.is_dash(at)
                })
        });
        // "12 Rajab 1438/9 April 2017".
        let paired = mentions.last().is_some_and(|last| {
            last.tokens.end + 1 == placed.tokens.start
                && scan.is_mark(last.tokens.end, '/')
                && last.phrase.calendar != placed.phrase.calendar
                && last.phrase.grain() == placed.phrase.grain()
        });
        if follows || paired || is_mention(&around, &placed.phrase) {
            mentions.push(placed);
        }
    }
    mentions
}

/// A phrase's neighbours.
struct Around<'t> {
    scan: Scan<'t>,
    at: Range<usize>,
}

impl Around<'_> {
    /// The token so many before the phrase.
    fn before(&self, back: usize) -> Option<usize> {
        self.at.start.checked_sub(back)
    }

    fn is_before(&self, words: &[&str]) -> bool {
        self.before(1).is_some_and(|at| self.scan.is_word(at, words))
    }

    fn mark_before(&self, marks: &[char]) -> bool {
        self.before(1).is_some_and(|at| marks.iter().any(|mark| self.scan.is_mark(at, *mark)))
    }

    fn is_after(&self, words: &[&str]) -> bool {
        self.scan.is_word(self.at.end, words)
    }

    /// Whether one of a longer list of words follows.
    fn goes_on_listed(&self, words: &WordSet) -> bool {
        self.scan.is_listed(self.at.end, words)
    }

    fn next(&self) -> Option<&Token> {
        self.scan.token(self.at.end)
    }

    /// A word in lower case follows, with no mark between.
    fn goes_on_small(&self) -> bool {
        self.next().is_some_and(|token| token.kind == Kind::Word { capital: false })
    }

    fn goes_on_capital(&self) -> bool {
        self.next().is_some_and(|token| token.kind == Kind::Word { capital: true })
    }

    /// Nothing stands before, or the end of a sentence.
    fn opens_sentence(&self) -> bool {
        match self.before(1) {
            None => true,
            Some(at) => {
                ['.', '!', '?', '"', '“', '”', ':', '(', '['].iter().any(|mark| self.scan.is_mark(at, *mark))
                    || self.scan.is_dash(at) && self.scan.is_spaced(at)
            }
        }
    }
}

fn is_mention(around: &Around<'_>, phrase: &DatePhrase) -> bool {
    if is_glued(around) || is_after_numbered(around, phrase) {
        return false;
    }
    if phrase.lacks_year() && is_yearly(around) {
        return false;
    }
    let named = around.goes_on_capital() || around.is_after(NAMED_IN_SMALL_LETTERS);
    if named && around.goes_on_listed(&NAMED_FOR_DAYS) && phrase.lacks_year() {
        return false;
    }
    match phrase.style {
        DateStyle::Undated => false,
        // Nothing but a date is early or late.
        _ if phrase.modifier.is_some() => true,
        DateStyle::Month => match &phrase.value {
            Value::Season { year: None, .. } => is_season(around),
            Value::Date(parts) if parts.year.is_none() => is_month(around),
            _ => true,
        },
        DateStyle::Year => is_year(around, phrase),
        _ => true,
    }
}

/// "Every year, at the end of June": no June of any one year.
fn is_yearly(around: &Around<'_>) -> bool {
    let scan = &around.scan;
    (0..around.at.start).rev().take(14).take_while(|at| !scan.is_mark(*at, '.')).any(|at| {
        const SEASONS: &[&str] = &["year", "spring", "summer", "autumn", "winter", "season", "january", "may"];
        // "Every six months, in May and in November".
        let often = || (at + 1..at + 3).any(|at| scan.is_word(at, &["months", "years"]));
        scan.is_word(at, &["every", "each"]) && (scan.is_word(at + 1, SEASONS) || often())
    })
}

/// Part of a word, an address or a number of another kind.
fn is_glued(around: &Around<'_>) -> bool {
    let scan = &around.scan;
    if let Some(at) = around.before(1)
        && !scan.is_spaced(around.at.start)
    {
        if scan.is_dash(at) && !scan.is_spaced(at) {
            // "post-2003", "pre-1967", "mid-1990s", "Sykes–1916"
            let prefix = at
                .checked_sub(1)
                .is_some_and(|at| scan.is_word(at, &["post", "pre", "mid", "early", "late", "inter", "anti"]));
            return !prefix && scan.token(at).is_some_and(|dash| dash.kind == Kind::Dash('-'));
        }
        return ['/', '.', '#', '_', '=', '@', '&', '$', '£', '€', '¥', '%', ':', '*']
            .iter()
            .any(|mark| scan.is_mark(at, *mark))
            && !(scan.is_mark(at, '.') && scan.token(at).is_some_and(|dot| dot.spaced));
    }
    false
}

/// After "No.", "pp.", "resolution" and the like.
fn is_after_numbered(around: &Around<'_>, phrase: &DatePhrase) -> bool {
    if !matches!(phrase.style, DateStyle::Year | DateStyle::Period)
        || phrase.approximate && phrase.style != DateStyle::Year
    {
        return false;
    }
    if matches!(phrase.value, Value::Decade(_) | Value::Century { .. }) {
        return false;
    }
    let scan = &around.scan;
    if around.mark_before(&['#', '$', '£', '€', '¥', '§', '№']) {
        return true;
    }
    let Some(mut at) = around.before(1) else { return false };
    if scan.is_mark(at, '.') && at > 0 {
        at -= 1;
    }
    // "resolutions 1441 and 1483"
    while at >= 2
        && (scan.is_word(at, &["and", "or"]) || scan.is_mark(at, ','))
        && let Some(number) = at.checked_sub(1).filter(|before| scan.plain(*before).is_some())
    {
        at = number - 1;
    }
    scan.is_listed(at, &NUMBERED)
}

fn is_year(around: &Around<'_>, phrase: &DatePhrase) -> bool {
    let scan = &around.scan;
    let year = phrase.year().unwrap_or_default();
    let next = around.at.end;
    if scan.is_mark(next, '%') || scan.is_mark(next, '°') {
        return false;
    }
    // "2000-strong", "1500-man": joined to a word that counts.
    if scan.is_dash(next)
        && !scan.is_spaced(next)
        && !scan.is_spaced(next + 1)
        && !scan.is_word(next + 1, &["era", "present", "style", "vintage", "based"])
    {
        return false;
    }
    // Of what is glued to its front only "post-" and the like is left here.
    let strong = around.is_before(STRONG)
        || !scan.is_spaced(around.at.start) && around.before(1).is_some_and(|at| scan.is_dash(at));
    let article = around.is_before(&["the", "that", "this", "early", "late"]) || around.is_before(&["year", "years"]);
    let round = year % 100 == 0;
    let counted = |at: usize| scan.is_listed(at, &COUNTED);
    let counts = counted(next)
        || (counted(next + 1)
            && !scan.is_mark(next, ',')
            && matches!(scan.token(next).map(|token| token.kind), Some(Kind::Word { .. }))
            && !scan.is_word(next, &["the", "some", "many", "and", "about", "when"]));
    let excused = article || strong && (scan.is_capital(next) || !round && !counted(next));
    if counts && !excused {
        return false;
    }
    if phrase.approximate {
        // "about 1920" is a year, "about 2000" before a noun is not.
        return !round || !around.goes_on_small();
    }
    if year < 1500 || (round && year != 2000 && year != 1900 && year != 1800) {
        let enclosed = around.mark_before(&['(', '[']) && (scan.is_mark(next, ')') || scan.is_mark(next, ']'));
        return strong && !counts || enclosed || article && !counts;
    }
    if strong || article {
        return true;
    }
    // "killed 1948 civilians"
    !(around.goes_on_small() && looks_plural(scan.words(next)))
}

/// A word in -s that is no verb, pronoun or conjunction.
fn looks_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.contains(crate::text::is_apostrophe)
        && !matches!(
            word,
            "this"
                | "whereas"
                | "perhaps"
                | "always"
                | "does"
                | "towards"
                | "afterwards"
                | "onwards"
                | "besides"
                | "unless"
                | "across"
                | "witnessed"
                | "sometimes"
                | "marks"
                | "sees"
                | "remains"
                | "brings"
                | "elections"
                | "protests"
                | "uprisings"
                | "borders"
                | "lines"
                | "events"
                | "has"
                | "seems"
                | "opens"
                | "begins"
                | "becomes"
                | "stands"
        )
}

fn is_month(around: &Around<'_>) -> bool {
    let scan = &around.scan;
    let start = around.at.start;
    let month = scan.words(start);
    let person = matches!(month, "May" | "June" | "April" | "August" | "January");
    let enclosed = around.mark_before(&['(', '['])
        && (scan.is_mark(around.at.end, ')') || scan.is_mark(around.at.end, ']') || scan.is_mark(around.at.end, ','));
    if enclosed {
        return true;
    }
    let Some(before) = around.before(1) else { return opens(around, month) };
    if around.is_before(BEFORE_MONTHS) {
        // "by April Glaspie", "to June Givanni": a name before a name.
        let sure = around.is_before(&[
            "in",
            "since",
            "until",
            "till",
            "during",
            "throughout",
            "between",
            "last",
            "next",
            "this",
            "that",
            "following",
        ]);
        return sure || !(person && around.goes_on_capital());
    }
    if around.is_before(&["the"]) {
        // "the June war", but "the October War" and "the March of Return".
        return around.goes_on_small() && !around.is_after(&["of", "to", "on"]);
    }
    if around.is_before(&["every", "each", "any", "a", "an", "one", "another", "Abu", "Umm"]) {
        return false;
    }
    if around.opens_sentence() {
        return opens(around, month);
    }
    if scan.is_capital(before) {
        return false;
    }
    let possessive = scan.words(before).ends_with("'s") || scan.words(before).ends_with("’s");
    if possessive || around.is_before(&["its", "their", "his", "her"]) {
        return around.goes_on_small() && !around.is_after(&["of"]);
    }
    // In mid-sentence a capital is enough for the months that are no other word.
    !matches!(month, "May" | "March" | "August" | "April" | "June")
        && matches!(scan.tokens[before].kind, Kind::Word { .. })
        && !around.goes_on_capital()
}

/// A month's name that opens a sentence.
fn opens(around: &Around<'_>, month: &str) -> bool {
    let verbs =
        ["was", "saw", "brought", "passed", "came", "ended", "began", "witnessed", "marked", "had", "is", "also"];
    around.is_after(&verbs)
        || (!matches!(month, "May" | "March" | "August") && around.goes_on_small() && !around.is_after(&["of"]))
}

fn is_season(around: &Around<'_>) -> bool {
    let scan = &around.scan;
    if scan.is_capital(around.at.start) {
        return false;
    }
    let led = around.is_before(&["that", "last", "following", "next", "same", "previous", "preceding"]);
    let article = around.is_before(&["the"])
        && around.before(2).is_some_and(|at| {
            scan.is_word(at, &["in", "by", "during", "until", "since", "throughout", "before", "after"])
        });
    // "By autumn some three thousand were at work."
    let bound = around.is_before(&["by", "until", "till"]);
    let Some(next) = around.next() else { return led || article || bound };
    let closes = match next.kind {
        Kind::Mark(_) => true,
        Kind::Word { capital: false } => {
            around.is_after(&[
                "when", "and", "but", "that", "he", "she", "they", "it", "the", "as", "with", "a", "an", "after",
                "before", "by", "in", "for", "only", "many", "some", "most", "his", "her", "their", "we", "i", "you",
            ]) || (led && around.is_after(&["had", "was", "were", "has", "saw", "brought", "of", "to", "there"]))
                || (around.is_after(&["of"])
                    && scan.is_word(around.at.end + 1, &["that", "the"])
                    && scan.is_word(around.at.end + 2, &["year", "same", "following", "next", "previous"]))
        }
        Kind::Word { capital: true } => !around.scan.words(around.at.start).eq_ignore_ascii_case("fall"),
        _ => false,
    };
    led && !around.goes_on_capital() || (led || article || bound) && closes
}
