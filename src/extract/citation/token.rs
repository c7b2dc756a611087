//! The signs of a note: words, groups and marks, at the level on which citations are cut.

use super::pairs::{PairKind, pairs};
use super::when::{self, Precision};
use crate::document::{MarkKind, MarkedText};
use crate::extract::date::{DatePhrase, phrases};
use std::ops::Range;

/// One sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// All of it.
    pub(super) outer: Range<usize>,
    /// What is inside quotation marks or brackets; else all of it.
    pub(super) inner: Range<usize>,
}

/// What a sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Quoted,
    Italic,
    Round,
    Square,
    Date(Precision),
    Url,
    Handle,
    Comma,
    Semicolon,
    Colon,
    Stop,
    Dash,
}

/// Words after which a full stop belongs to the word, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "p", "pp", "vol", "vols", "no", "nos", "ed", "eds", "edn", "trans", "tr", "transl", "cf", "ca", "fol", "fols",
    "ff", "f", "n", "nn", "fn", "para", "paras", "art", "arts", "ch", "chs", "chap", "chaps", "sec", "secs", "fig",
    "figs", "col", "cols", "st", "dr", "mr", "mrs", "ms", "prof", "gen", "lt", "capt", "maj", "rev", "hon", "sgt",
    "brig", "jr", "sr", "univ", "dept", "inst", "assoc", "soc", "int", "co", "ltd", "inc", "corp", "bros", "cie", "op",
    "cit", "loc", "ibid", "ib", "id", "al", "etc", "viz", "diss", "comp", "comps", "repr", "rpt", "illus", "introd",
    "ser", "suppl", "pt", "pts", "bk", "ms", "mss", "doc", "docs", "res", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "s", "bd", "bde", "hrsg", "hg", "hgg", "aufl", "jg", "nr", "vgl",
    "ders", "dies", "usw", "bzw", "ebd", "dir", "éd", "éds", "coll", "trad", "cit", "cfr", "sqq", "sq", "passim.",
    "approx", "am", "j", "q", "ep", "mon", "gov", "pres", "rep", "sen", "adm", "cmd", "v", "vs", "app", "tab", "bull",
    "proc", "mt", "ft", "a.m", "p.m", "chas", "geo", "jos", "jas", "robt", "benj", "edw", "alex", "saml", "danl",
    "fredk", "phil", "ste", "mgr", "sra", "esp", "incl", "resp", "ss", "pagg", "nr", "çev", "haz", "yay", "bkz", "mad",
    "md", "pos", "fasc", "cc", "par", "pars",
];

/// Labels of numbers that are no years, in lower case.
const LABELS: &[&str] = &[
    "p.",
    "pp.",
    "no.",
    "nos.",
    "doc.",
    "docs.",
    "n.",
    "vol.",
    "para.",
    "art.",
    "col.",
    "cols.",
    "column",
    "ss.",
    "p",
    "pp",
    "s.",
    "fo",
    "co",
    "wo",
    "no",
    "nr.",
    "file",
    "box",
    "carton",
    "dossier",
    "bundle",
    "reel",
    "liasse",
    "bobine",
    "loc.",
    "page",
    "pages",
    "res.",
    "law",
    "folder",
    "resolution",
    "resolutions",
    "decision",
    "decree",
    "unscr",
    "ordinance",
];

/// Words that are often italic without being a title.
const LATIN: &[&str] = &[
    "ibid",
    "idem",
    "id",
    "see",
    "see also",
    "cf",
    "et al",
    "op. cit",
    "loc. cit",
    "in",
    "supra",
    "infra",
    "passim",
    "contra",
    "e.g",
    "see, e.g",
    "and",
    "trans",
    "ed",
    "eds",
    "sic",
    "circa",
    "s.v",
    "inter alia",
    "a.a.o",
    "ders",
    "vgl",
    "siehe",
    "viz",
    "but see",
];

/// The signs of `note`, whose [dates](phrases) are `phrased`. Whatever is no sign is white space.
pub(super) fn tokens(note: &MarkedText, phrased: &[DatePhrase]) -> Vec<Token> {
    let dates = when::dates(note.as_str(), phrased.iter().cloned());
    Scanner::new(note, 0..note.as_str().len(), dates).run()
}

/// The signs of what is inside a group.
pub(super) fn inner_tokens(note: &MarkedText, range: Range<usize>) -> Vec<Token> {
    let words = &note.as_str()[range.clone()];
    let mut dates = when::dates(words, phrases(words));
    for (date, _) in &mut dates {
        *date = date.start + range.start..date.end + range.start;
    }
    Scanner::new(note, range, dates).run()
}

struct Scanner<'a> {
    text: &'a str,
    end: usize,
    at: usize,
    pairs: Vec<super::pairs::Pair>,
    next_pair: usize,
    italics: Vec<Range<usize>>,
    next_italic: usize,
    links: Vec<Range<usize>>,
    next_link: usize,
    dates: Vec<(Range<usize>, Precision)>,
    next_date: usize,
    found: Vec<Token>,
}

impl<'a> Scanner<'a> {
    fn new(note: &'a MarkedText, range: Range<usize>, dates: Vec<(Range<usize>, Precision)>) -> Self {
        let text = note.as_str();
        let mut pairs = pairs(&text[range.clone()]);
        for pair in &mut pairs {
            pair.open += range.start;
            pair.close += range.start;
        }
        let address = |words: &str| words.starts_with("http") || words.starts_with("www.");
        let first = note.marks.partition_point(|mark| mark.range.start < range.start);
        let marks = note.marks[first..].iter().take_while(|mark| mark.range.start < range.end);
        let linked = marks
            .clone()
            .filter(|mark| matches!(mark.kind, MarkKind::Link { .. }) && address(&text[mark.range.clone()]));
        let links: Vec<Range<usize>> =
            linked.map(|mark| mark.range.clone()).filter(|link| link.end <= range.end).collect();
        let emphasis = marks.filter(|mark| mark.kind == MarkKind::Emphasis);
        let within = |mark: Range<usize>| mark.start.max(range.start)..mark.end.min(range.end);
        let mut italics: Vec<Range<usize>> = emphasis.map(|mark| within(mark.range.clone())).collect();
        italics.retain(|mark| mark.start < mark.end && !is_latin(&text[mark.clone()]));
        italics.sort_by_key(|mark| mark.start);
        // A converter may cut one title in two.
        italics.dedup_by(|next, last| {
            let one = next.start >= last.end && text[last.end..next.start].trim().is_empty();
            if one {
                last.end = next.end;
            }
            one
        });
        Self {
            text,
            end: range.end,
            at: range.start,
            pairs,
            next_pair: 0,
            italics,
            next_italic: 0,
            links,
            next_link: 0,
            dates,
            next_date: 0,
            found: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Token> {
        while self.at < self.end {
            self.step();
        }
        self.found
    }

    fn push(&mut self, kind: Kind, outer: Range<usize>, inner: Range<usize>) {
        self.at = outer.end.max(self.at + 1);
        self.found.push(Token { kind, outer, inner });
    }

    fn step(&mut self) {
        let rest = &self.text[self.at..self.end];
        let c = rest.chars().next().expect("there is text left");
        if c.is_whitespace() {
            self.at += c.len_utf8();
        } else if let Some(range) = self.italic() {
            self.push(Kind::Italic, range.clone(), range);
        } else if let Some(link) = self.link() {
            self.push(Kind::Url, link.clone(), link);
        } else if let Some(len) = url(rest) {
            self.push(Kind::Url, self.at..self.at + len, self.at..self.at + len);
        } else if self.group(c) {
        } else if c == '@' && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
            let len = rest[1..].find(|c: char| !name(c)).map_or(rest.len(), |len| len + 1);
            let len = rest[..len].trim_end_matches('.').len();
            self.push(Kind::Handle, self.at..self.at + len, self.at..self.at + len);
        } else if let Some((range, precision)) = self.date() {
            self.push(Kind::Date(precision), range.clone(), range);
        } else if c.is_alphanumeric() || is_inside(c) {
            self.word(rest);
        } else if matches!(c, '!' | '?')
            && rest[1..].starts_with(',')
            && let Some(word) =
                self.found.last_mut().filter(|last| last.kind == Kind::Word && last.outer.end == self.at)
        {
            // "Walla!, 4 July 2019": a mark before a comma belongs to the name.
            self.at += 1;
            word.outer.end = self.at;
            word.inner.end = self.at;
        } else {
            let kind = match c {
                ',' | '،' => Kind::Comma,
                ';' | '؛' => Kind::Semicolon,
                ':' => Kind::Colon,
                '.' | '?' | '!' | '…' | '؟' => Kind::Stop,
                '–' | '—' | '-' | '―' => Kind::Dash,
                _ => {
                    self.at += c.len_utf8();
                    return;
                }
            };
            let range = self.at..self.at + c.len_utf8();
            self.push(kind, range.clone(), range);
        }
    }

    /// The italic range that starts here, without the punctuation at its end.
    fn italic(&mut self) -> Option<Range<usize>> {
        while self.italics.get(self.next_italic).is_some_and(|mark| mark.start < self.at) {
            self.next_italic += 1;
        }
        let mark = self.italics.get(self.next_italic).filter(|mark| mark.start == self.at)?;
        let words = &self.text[mark.clone()];
        let kept = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
        let kept = match kept.strip_suffix('.') {
            Some(bare) if !keeps_stop(bare.rsplit(' ').next().unwrap_or(bare)) => bare,
            _ => kept,
        };
        (!kept.is_empty()).then(|| mark.start..mark.start + kept.len())
    }

    /// The linked address that starts here, if white space breaks it: then the link knows it better.
    fn link(&mut self) -> Option<Range<usize>> {
        while self.links.get(self.next_link).is_some_and(|link| link.start < self.at) {
            self.next_link += 1;
        }
        let link = self.links.get(self.next_link).filter(|link| link.start == self.at)?;
        let kept = self.text[link.clone()].trim_end_matches(['.', ',', ';', ' ']);
        kept.contains(' ').then(|| link.start..link.start + kept.len())
    }

    /// Takes the group that opens here.
    fn group(&mut self, c: char) -> bool {
        while self.pairs.get(self.next_pair).is_some_and(|pair| pair.open < self.at) {
            self.next_pair += 1;
        }
        let Some(pair) = self.pairs.get(self.next_pair).copied().filter(|pair| pair.open == self.at) else {
            return false;
        };
        let start = pair.open + c.len_utf8();
        let mut close = pair.close;
        let mut outer_end = close + self.text[close..].chars().next().map_or(0, char::len_utf8);
        if !pair.closed {
            // Without its mate, a title ends before the next words in italics.
            let italic =
                self.italics.get(self.italics.partition_point(|mark| mark.start <= start)).map(|mark| mark.start);
            let italic = italic.filter(|italic| italic - start < 2000);
            let Some(comma) = italic.and_then(|italic| self.text[start..italic].rfind(',')) else { return false };
            close = start + comma;
            outer_end = close;
        }
        let kind = match pair.kind {
            PairKind::Double | PairKind::Single => Kind::Quoted,
            PairKind::Round => Kind::Round,
            PairKind::Square => Kind::Square,
            PairKind::Angle => return false,
        };
        let mut inner = &self.text[start..close];
        let lead = inner.len() - inner.trim_start().len();
        inner = inner.trim();
        if kind == Kind::Quoted {
            inner = inner.trim_end_matches([',', ';']).trim_end();
            inner = match inner.strip_suffix('.') {
                Some(bare) if !keeps_stop(bare.rsplit(' ').next().unwrap_or(bare)) && !bare.ends_with('.') => bare,
                _ => inner,
            };
        }
        let from = start + lead.min(close - start);
        let inner = from..from + inner.len();
        let comma = (kind == Kind::Quoted && pair.closed).then(|| self.text[inner.end..close].find(',')).flatten();
        let end = inner.end;
        self.push(kind, pair.open..outer_end, inner);
        if let Some(at) = comma {
            // The comma before a closing mark stands for one after it.
            self.found.push(Token { kind: Kind::Comma, outer: end + at..end + at + 1, inner: end + at..end + at + 1 });
        }
        true
    }

    /// The date that starts here.
    fn date(&mut self) -> Option<(Range<usize>, Precision)> {
        while self.dates.get(self.next_date).is_some_and(|(date, _)| date.start < self.at) {
            self.next_date += 1;
        }
        let (range, precision) = self.dates.get(self.next_date).filter(|(date, _)| date.start == self.at)?.clone();
        let after = self.text[range.end..self.end].chars().next();
        if after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '–' | ':')) {
            return None;
        }
        // "4 H 112" is a carton, not the fourth year of the Hijra.
        let carton = || {
            self.text[range.end..self.end]
                .strip_prefix(' ')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        if self.text[range.clone()].ends_with(" H") && carton() {
            return None;
        }
        // "1845 GMT" is an hour.
        if precision == Precision::Year && is_hour(&self.text[range.start..self.end]) {
            return None;
        }
        // 1980 after a label is no year.
        let before = self.found.last().filter(|token| token.kind == Kind::Word);
        let before = before.map(|token| self.text[token.outer.clone()].to_lowercase());
        let labelled = before.is_some_and(|word| LABELS.contains(&word.as_str()));
        (precision != Precision::Year || !labelled).then_some((range, precision))
    }

    fn word(&mut self, rest: &str) {
        let mut next_italic = self.italics.get(self.next_italic..).unwrap_or_default().iter().map(|mark| mark.start);
        let limit = next_italic.find(|start| *start > self.at).map_or(rest.len(), |start| start - self.at);
        let rest = &rest[..limit.min(rest.len())];
        let mut len = 0;
        for (at, c) in rest.char_indices() {
            let next = rest[at + c.len_utf8()..].chars().next();
            let inside = match c {
                c if c.is_alphanumeric() || is_inside(c) => true,
                '.' | '/' | '&' | '_' | '+' => true,
                // 2:114; of commas only that of a scale, 1:500,000.
                ':' | ',' => {
                    next.is_some_and(|c| c.is_ascii_digit())
                        && rest[..at].ends_with(|c: char| c.is_ascii_digit())
                        && (c == ':' || rest.starts_with("1:"))
                }
                '–' | '—' => next.is_some_and(char::is_alphanumeric),
                _ => false,
            };
            if !inside {
                break;
            }
            len = at + c.len_utf8();
        }
        let mut word = &rest[..len.max(rest.chars().next().map_or(1, char::len_utf8))];
        while let Some(bare) = word.strip_suffix('.') {
            if keeps_stop(bare) || bare.is_empty() {
                break;
            }
            word = bare;
        }
        let mut len = word.len();
        // "3. Aufl.": the stop of a German ordinal.
        if word.chars().all(|c| c.is_ascii_digit())
            && [". Aufl", ". baskı", ". basım", ". erw", ". überarb", ". Jg", ". Jahrg", ". durchges", ". verb", ". Bd"]
                .iter()
                .any(|next| rest[len..].starts_with(next))
        {
            len += 1;
        }
        // "p .88": the stop of the label stands with the number.
        if matches!(word, "p" | "pp" | "vol" | "no")
            && rest[len..]
                .strip_prefix(" .")
                .is_some_and(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        {
            len += 2;
        }
        let range = self.at..self.at + len;
        self.push(Kind::Word, range.clone(), range);
    }
}

/// Whether `text` begins with the hour of a broadcast: "1845 GMT", "0600 hrs", "19:05 UTC".
pub(super) fn is_hour(text: &str) -> bool {
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == ':')).filter(|word| !word.is_empty());
    let digits = |word: &str| (3..=5).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_digit() || c == b':');
    words.next().is_some_and(digits)
        && words.next().is_some_and(|zone| matches!(zone, "GMT" | "UTC" | "gmt" | "hrs" | "hours" | "EST" | "EDT"))
}

/// Whether `words` are an hour of the day and nothing else: "23:45".
pub(super) fn is_clock(words: &str) -> bool {
    words.split_once(':').is_some_and(|(hour, minute)| {
        let two = |digits: &str| digits.len() == 2 && digits.bytes().all(|c| c.is_ascii_digit());
        two(hour) && two(minute) && hour < "24" && minute < "60"
    })
}

fn is_latin(words: &str) -> bool {
    let bare = words.trim().trim_end_matches(['.', ',', ';']).to_lowercase();
    LATIN.contains(&bare.as_str())
}

/// Signs that stand inside words.
fn is_inside(c: char) -> bool {
    crate::text::is_apostrophe(c)
        || matches!(
            c,
            '-' | '‐'
                | '‑'
                | '&'
                | '§'
                | '#'
                | '%'
                | '°'
                | '№'
                | '*'
                | '†'
                | '$'
                | '£'
                | '€'
                | '\u{ad}'
                | '\u{200c}'
                | '\u{200d}'
                | '\u{200e}'
                | '\u{200f}'
        )
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a full stop after `word` belongs to it.
pub(super) fn keeps_stop(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[', '"', '“', '‘', '*']);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let last = bare.rsplit(['.', '-']).next().unwrap_or(bare);
    if letters == 0 {
        return false;
    }
    (last.chars().count() == 1 && last.chars().all(char::is_alphabetic) && !(bare.len() > 1 && last == bare))
        || (bare.contains('.') && last.chars().count() <= 3 && !bare.contains('/'))
        || ABBREVIATIONS.contains(&bare.to_lowercase().as_str())
        || is_given(bare)
        // "BOA, ŞD. 2184/21": the letters of a fonds of the Ottoman archives.
        || matches!(bare, "AE" | "DH" | "HH" | "HR" | "ML" | "MV" | "ZB" | "İE" | "ŞD")
}

/// Wm., Thos., Chr.: a given name cut short has a capital and hardly a vowel.
fn is_given(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let count = word.chars().count();
    word == "Thos"
        || (2..=4).contains(&count)
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word[1..].chars().all(|c| c.is_ascii_lowercase() && !vowel(c))
            && !word.starts_with(['A', 'E', 'I', 'O', 'U'])
}

/// How long the address is with which `text` starts.
fn url(text: &str) -> Option<usize> {
    // Most words begin like no address.
    if !text.starts_with(['h', 'w', 'f', 'd', '1']) {
        return None;
    }
    let starts = [
        "http://",
        "https://",
        "http//",
        "https//",
        "http:/",
        "https:/",
        "htp:/",
        "www.",
        "ftp://",
        "doi.org/",
        "dx.doi.org/",
    ];
    let doi = text.strip_prefix("10.").is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits >= 4 && rest[digits..].starts_with('/')
    });
    if !doi && !starts.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let end =
        text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '"' | '”' | '“' | ']')).unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let bare = address.trim_end_matches(['.', ',', ';', ':', '\'', '’']);
        let bare = match bare.strip_suffix(')') {
            Some(inner) if inner.matches('(').count() <= inner.matches(')').count() => inner,
            _ => bare,
        };
        if bare.len() == address.len() {
            break;
        }
        address = bare;
    }
    (!address.is_empty()).then_some(address.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::inline;

    fn shown(text: &str) -> String {
        let note = inline(text, 0);
        let word = |token: Token| {
            let inner = &note.as_str()[token.inner.clone()];
            match token.kind {
                Kind::Quoted => format!("Q<{inner}>"),
                Kind::Italic => format!("I<{inner}>"),
                Kind::Round => format!("R<{inner}>"),
                Kind::Square => format!("S<{inner}>"),
                Kind::Date(_) => format!("D<{inner}>"),
                Kind::Url => format!("U<{inner}>"),
                Kind::Handle => format!("H<{inner}>"),
                _ => inner.to_owned(),
            }
        };
        tokens(&note, &phrases(note.as_str())).into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_note_is_cut_into_signs() {
        for (text, expected) in [
            (
                r#"A. Nur, "[Markets](#)," *The Beacon*, May 3, 2016."#,
                r"A. Nur , Q<Markets> , I<The Beacon> , D<May 3, 2016> .",
            ),
            ("*Ibid.*, p. 45.", "Ibid. , p. 45 ."),
            (
                "Haj, *Salt* (Cairo: Nur, 1999), pp. 1–9; see <https://b.example/b>",
                "Haj , I<Salt> R<Cairo: Nur, 1999> , pp. 1–9 ; see U<https://b.example/b>",
            ),
            ("Nur, \"The Front, *Review* 3 (1979).", "Nur , Q<The Front> , I<Review> 3 R<1979> ."),
            ("TNA, FO 371/99901, Reed", "TNA , FO 371/99901 , Reed"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
