//! Feasts by their names, and the days on which they fell: *Yom Kippur (October 6, 1973)*, *‘Ashura 1377*.

use crate::extract::date::read_date;
use crate::text::key;
use jiff::civil;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A feast that a text names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feast {
    calendar: &'static str,
    /// Day and month in its calendar.
    day: &'static str,
    /// How many days it lasts.
    days: i64,
}

/// The feasts by the keys of their names. A feast may fall into one of two months.
static FEASTS: LazyLock<HashMap<String, Vec<Feast>>> = LazyLock::new(|| {
    let mut feasts: HashMap<String, Vec<Feast>> = HashMap::new();
    for row in include_str!("feasts.csv").lines().skip(1) {
        let cells: Vec<&str> = row.splitn(5, ',').collect();
        let [name, calendar, day, days, _] = cells[..] else { continue };
        let days = days.parse().unwrap_or(1);
        feasts.entry(key(name)).or_default().push(Feast { calendar, day, days });
    }
    feasts
});

/// The keys of the words with which their names end: nearly all words before a date are none of these.
static LAST_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| FEASTS.keys().filter_map(|name| name.rsplit(' ').next()).collect());

/// No name has more words than this.
const LONGEST: usize = 4;

/// How much of the text before a date may be the name of a feast, in bytes.
const REACH: usize = 60;

/// The feast that is named at the end of `before`, with or without a year after it: where the name begins, what it may
/// be, and the year.
pub(super) fn named_last(before: &str) -> Option<(usize, &'static [Feast], Option<i32>)> {
    let before = before.trim_end();
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = before[bare.len()..].parse::<i32>().ok();
    if year.is_some() && !bare.ends_with(' ') {
        return None;
    }
    let bare = bare.trim_end().trim_end_matches(" of").trim_end();
    let last = key(bare.rsplit(char::is_whitespace).next()?);
    if last.rsplit(' ').next().is_some_and(|last| !last.is_empty() && !LAST_WORDS.contains(last)) {
        return None;
    }
    let mut found = None;
    let spaces = bare.char_indices().rev().take_while(|(at, _)| bare.len() - at < REACH);
    let starts = spaces.filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let whole = (bare.len() < REACH).then_some(0);
    for start in starts.chain(whole).take(LONGEST) {
        if let Some(feasts) = FEASTS.get(&key(&bare[start..])) {
            found = Some((start, feasts.as_slice()));
        }
    }
    found.map(|(start, feasts)| (start, feasts, year))
}

impl Feast {
    /// Whether `day` may be one of its days, in `year` of its calendar where the text gives one. Feasts begin in the
    /// evening before, and those of the moon a day sooner or later.
    pub(super) fn can_be(self, day: civil::Date, year: Option<i32>) -> bool {
        self.first_days(day, year).any(|first| (-1..=self.days).contains(&i64::from((day - first).get_days())))
    }

    /// The first day of the feast that is nearest to `day`.
    pub(super) fn nearest(self, day: civil::Date, year: Option<i32>) -> Option<civil::Date> {
        self.first_days(day, year).min_by_key(|first| (*first - day).get_days().abs())
    }

    /// On which days it may have begun, in the years of its calendar that share days with that of `day`.
    fn first_days(self, day: civil::Date, said: Option<i32>) -> impl Iterator<Item = civil::Date> {
        let western = i32::from(day.year());
        let first = match self.calendar {
            "islamic" => (western - 622) * 33 / 32 - 1,
            "persian" => western - 622,
            "hebrew" => western + 3760,
            _ => western,
        };
        // A year of four digits in another calendar, or the year of the day itself.
        let said = said.filter(|said| *said != western);
        let years = said.map_or(first..=first + 3, |said| said..=said);
        let read = years.filter_map(move |year| read_date(&format!("{} {year}", self.day)));
        read.flat_map(|date| date.candidate_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feast_is_known_by_its_name_and_falls_on_its_days() {
        for (words, day, is) in [
            ("the attack on Yom Kippur", "1973-10-06", true),
            ("the attack on Yom Kippur", "1973-10-08", false),
            ("By ‘Ashura 1377", "1957-08-07", true),
            ("By ‘Ashura 1377", "1957-01-01", false),
            ("On Nowruz", "1979-03-21", true),
            ("On Nowruz", "1979-03-12", false),
            ("Nawruz of 1399", "2020-03-20", true),
            ("on ‘Id al-Fitr", "2013-08-08", true),
            ("on ‘Id al-Fitr", "2013-09-08", false),
            ("Passover", "2002-03-27", true),
            ("at Purim", "1994-02-25", true),
            ("at Purim", "2024-03-24", true),
            ("Christmas Eve 1995", "1995-12-24", true),
        ] {
            let day: civil::Date = day.parse().expect("a day");
            let (_, feasts, year) = named_last(words).unwrap_or_else(|| panic!("{words} names a feast"));
            assert_eq!(feasts.iter().any(|feast| feast.can_be(day, year)), is, "{words}, {day}");
        }
        for words in ["the Yom Kippur War", "in August", "", "Ashurah", "the 1973"] {
            assert!(named_last(words).is_none(), "{words}");
        }
    }

    #[test]
    fn the_list_is_sorted_has_no_repeats_and_every_day_is_one() {
        let rows: Vec<&str> = include_str!("feasts.csv").lines().skip(1).collect();
        assert!(rows.is_sorted_by(|one, other| one < other), "not sorted, or a row stands twice");
        for row in rows {
            let cells: Vec<&str> = row.splitn(5, ',').collect();
            let [_, calendar, day, days, source] = cells[..] else { panic!("{row}") };
            let year = match calendar {
                "islamic" => 1438,
                "persian" => 1399,
                "hebrew" => 5784,
                "gregorian" => 2017,
                _ => panic!("{row}"),
            };
            let date = read_date(&format!("{day} {year}")).unwrap_or_else(|| panic!("{row}"));
            assert!(!date.candidate_days().is_empty(), "{row}");
            assert!(days.parse::<u8>().is_ok() && !source.is_empty(), "{row}");
        }
    }
}
