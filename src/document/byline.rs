//! Who signed: the names in a line, and the day that may stand beside them.

use super::dateline::{is_month, is_season, is_weekday, is_year};
use super::dialects::Sign;
use super::leaf::Leaf;
use super::person::{is_institution, is_town, name};
use super::shape::words_of;
use std::ops::Range;

/// The words of a leaf in which names may stand, and where they fall apart.
pub(super) struct Line<'t> {
    pub(super) words: &'t str,
    /// Markers, and the space before which a line of the file ends, in order.
    cuts: Vec<Range<usize>>,
    /// The markers alone.
    markers: Vec<Range<usize>>,
}

impl<'t> Line<'t> {
    /// The line that `leaf` is.
    pub(super) fn of(leaf: &'t Leaf, signs: &[Sign]) -> Self {
        let words = leaf.text.as_str();
        let markers: Vec<Range<usize>> = signs.iter().map(|sign| sign.range.clone()).collect();
        let breaks = leaf.lines.iter().map(|at| words[..*at].trim_end().len()..*at);
        let mut cuts: Vec<Range<usize>> = markers.iter().cloned().chain(breaks).collect();
        cuts.sort_by_key(|cut| cut.start);
        Self { words, cuts, markers }
    }

    /// The line that `words` are.
    #[cfg(test)]
    fn plain(words: &'t str) -> Self {
        Self { words, cuts: Vec::new(), markers: Vec::new() }
    }

    /// Whether a cut ends at byte `at`, with nothing but space between.
    pub(super) fn is_cut_before(&self, at: usize) -> bool {
        self.cuts.iter().any(|cut| cut.end <= at && self.words[cut.end..at].trim().is_empty())
    }

    /// Whether a cut starts at byte `at`, with nothing but space between.
    fn is_cut_after(&self, at: usize) -> bool {
        self.cuts.iter().any(|cut| at <= cut.start && self.words[at..cut.start].trim().is_empty())
    }

    /// Whether the line is made of names.
    pub(super) fn is_byline(&self) -> bool {
        !self.names().is_empty()
    }

    /// The names in a byline, as ranges of it; none when it is no byline.
    pub(super) fn names(&self) -> Vec<Range<usize>> {
        let found = self.names_between(&self.cuts);
        let whole = |name: &Range<usize>| self.words[name.clone()].contains(' ');
        // A list of names that is too long for its line: the line ends inside a name.
        if self.cuts.len() > self.markers.len() && (found.is_empty() || !found.iter().all(whole)) {
            let over = self.names_between(&self.markers);
            if !over.is_empty() {
                return over;
            }
        }
        found
    }

    fn names_between(&self, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
        let line = self.words;
        if line.len() > LONGEST {
            return Vec::new();
        }
        let lead = leading(line, 0..line.len());
        let day = self.day().unwrap_or(line.len()..line.len());
        // The names stand on one side of the day.
        let (start, end) = if lead.end < day.start && line[lead.end..day.start].contains(char::is_alphabetic) {
            (lead.end, day.start)
        } else {
            (day.end, line.len())
        };
        let start = start + line[start..end].len() - line[start..end].trim_start_matches(is_separator).len();
        let end = start + line[start..end].trim_end_matches(is_separator).len();
        let by = leading(line, start..end);
        let lead = !lead.is_empty() || !by.is_empty();
        let mut found: Vec<Range<usize>> = Vec::new();
        for part in parts(line, cuts, by.end..end) {
            let words = &line[part.clone()];
            match name(words) {
                // The town after the name: nobody signs with one word in a list of whole names.
                Some(inner)
                    if !found.is_empty()
                        && (!words[inner.clone()].contains(' ') || is_town(&words[inner.clone()]))
                        && !line[..part.start].ends_with("and ") => {}
                Some(inner) => found.push(part.start + inner.start..part.start + inner.end),
                None if found.is_empty() || !is_institution(words) => return Vec::new(),
                None => {}
            }
        }
        let whole = found.iter().any(|name| line[name.clone()].contains(' '));
        if whole || (lead && found.len() == 1) { found } else { Vec::new() }
    }

    /// The day, month or year that opens or closes the line, with a mark between it and the rest:
    /// `Nur Haj | 3 May 2016`, `Posted on 3 May 2016 by Nur Haj`.
    pub(super) fn day(&self) -> Option<Range<usize>> {
        let line = self.words;
        let words: Vec<Range<usize>> = words_of(line)
            .map(|word| {
                let start = word.as_ptr() as usize - line.as_ptr() as usize;
                start..start + word.len()
            })
            .collect();
        let fits = |range: &Range<usize>| {
            let word = &line[range.clone()];
            let lower = word.to_lowercase();
            let digits = word.trim_end_matches(|sign: char| sign.is_ascii_lowercase());
            is_year(word)
                || is_month(&lower)
                || is_season(&lower)
                || is_weekday(&lower)
                || (digits.len() <= 2 && is_digits(digits))
        };
        let leads = words.iter().take_while(|word| is_lead(&line[(*word).clone()])).count();
        let last = words.len() - words.iter().rev().take_while(|word| fits(word)).count();
        let first = leads + words[leads..].iter().take_while(|word| fits(word)).count();
        for (from, to) in [(last, words.len()), (leads, first)] {
            let Some((start, end)) = words.get(from).zip(words[..to].last()).map(|(one, other)| (one.start, other.end))
            else {
                continue;
            };
            let (before, after) = (line[..start].trim_end(), line[end..].trim_start());
            let opens =
                from <= leads || before.ends_with(is_separator) || self.is_cut_before(start) || before.ends_with(" on");
            let closes = end == line.len()
                || after.starts_with(is_separator)
                || self.is_cut_after(end)
                || after.starts_with("by ");
            if start < end && opens && closes && words[from..to].iter().any(|word| is_year(&line[word.clone()])) {
                let start = if before.ends_with(" on") { before.len() - "on".len() } else { start };
                return Some(start..end);
            }
        }
        None
    }
}

/// The longest byline, in bytes.
const LONGEST: usize = 320;

/// Words before names or a day: `Posted on`, `By`.
fn is_lead(word: &str) -> bool {
    matches!(&*word.to_lowercase(), "by" | "posted" | "published" | "written" | "updated" | "on")
}

/// The words at the start of `range` that lead in names or a day.
fn leading(line: &str, range: Range<usize>) -> Range<usize> {
    let mut at = range.start;
    while let Some(word) = line[at..range.end].split(' ').next().map(|word| word.trim_end_matches(':')) {
        // "On Salt Roads" is a title.
        if !is_lead(word) || (at == range.start && word.eq_ignore_ascii_case("on")) {
            break;
        }
        let next = at + word.len();
        let rest = line[next..range.end].trim_start_matches([':', ' ']);
        if rest.len() == range.end - next {
            break;
        }
        at = range.end - rest.len();
    }
    range.start..at
}

/// What stands between names and a day.
fn is_separator(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, ',' | ';' | '|' | '·' | '•' | '/' | '(' | ')' | '[' | ']' | '—' | '–' | '-' | '*')
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cuts `range` of a line at `cuts`, commas, semicolons, "and", and what stands in brackets.
fn parts(line: &str, cuts: &[Range<usize>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (range.start, range.start);
    let mut cuts = cuts.iter().skip_while(|cut| cut.end <= range.start).peekable();
    while at < range.end {
        let rest = &line[at..range.end];
        let joint = [", and ", " and ", " & ", ", ", "; ", " | ", " · ", " • ", " / "]
            .iter()
            .find(|joint| rest.starts_with(**joint))
            .map(|joint| joint.len());
        let gap = cuts.next_if(|cut| cut.start <= at).map(|cut| cut.end.saturating_sub(at)).or(joint);
        if let Some(gap) = gap.or_else(|| in_brackets(rest)) {
            parts.push(from..at);
            at = (at + gap).min(range.end);
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(from..range.end);
    parts.retain(|part| !line[part.clone()].trim_matches(is_separator).is_empty());
    parts
}

/// How long the brackets are that open `rest`, with where somebody works; a rank's "(ret.)" is part of a name.
fn in_brackets(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('(')?;
    let length = inner.find(')').unwrap_or(inner.len());
    (!inner.starts_with(char::is_lowercase) && length > 3).then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_made_of_names_and_a_caption_is_not() {
        let read = |line| Line::plain(line).names().into_iter().map(|range| &line[range]).collect::<Vec<&str>>();
        for (line, expected) in [
            ("Rafi Sellem", vec!["Rafi Sellem"]),
            ("By Dr. Huda el-Shami", vec!["Huda el-Shami"]),
            ("Walid Mansour and Clara Roth", vec!["Walid Mansour", "Clara Roth"]),
            ("Joost de Boer, Cem Karadoğan, and W. J. Haj", vec!["Joost de Boer", "Cem Karadoğan", "W. J. Haj"]),
            ("Muhammad ibn Sa‘d al-Madani", vec!["Muhammad ibn Sa‘d al-Madani"]),
            ("Rima Haj, University of Aden", vec!["Rima Haj"]),
            ("by Nur Haj, Tbilisi", vec!["Nur Haj"]),
            (
                "Nur Haj, J. R. Reed, and Pierre d’Artois · October 5, 2018",
                vec!["Nur Haj", "J. R. Reed", "Pierre d’Artois"],
            ),
            ("13 May 2016 | Prof. Nur Haj-Kaya", vec!["Nur Haj-Kaya"]),
            ("Nur Haj, The University of Aden | January 18, 2007", vec!["Nur Haj"]),
            ("Posted on 3 May 2016 by Nur Haj-Kaya", vec!["Nur Haj-Kaya"]),
            ("By Nur Haj on May 3, 2016", vec!["Nur Haj"]),
            (
                "Nur Haj (University of Aden), Karim de Wit (KU Leuven), and Rima Reed",
                vec!["Nur Haj", "Karim de Wit", "Rima Reed"],
            ),
            ("Lt.-Col. (ret.) Nur Haj and Prof. Rima Reed", vec!["Nur Haj", "Rima Reed"]),
            ("by Nur Haj, Port Sudan", vec!["Nur Haj"]),
            ("Nur Haj, Senior Research Fellow", vec!["Nur Haj"]),
        ] {
            assert_eq!(read(line), expected);
        }
        for line in [
            "Tal 'Afar in northern Iraq",
            "A map of the East Bank",
            "Introduction",
            "It fell.",
            "May 3, 2016",
            "",
            "Land, Law and the War",
            "Land, Law",
        ] {
            assert!(!Line::plain(line).is_byline(), "{line}");
        }
    }
}
