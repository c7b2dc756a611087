//! DAT006.

use super::settings::DateStyle as HouseStyle;
use super::stated::{Role, Stated, plain, written};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::date::DateStyle;
use crate::record::Edtf;

/// The styles of a whole day, in the order in which a tie is settled.
const STYLES: [DateStyle; 5] =
    [DateStyle::MonthDay, DateStyle::DayMonth, DateStyle::Iso, DateStyle::Dotted, DateStyle::Slashed];

rule! {
    /// ## What it checks
    /// All full dates in the notes of an article are written in one way. What most of them have is taken for the
    /// way of the article; a house can name its own (`dates:` in the profile).
    ///
    /// Dates of another language or calendar, dates in titles and dates without a year are left alone. The fix
    /// writes the day in the way of the others; a day that could be read in two ways has none.
    ///
    /// ## Example
    /// ```article
    /// The town fell in May.<sup>1</sup> It was taken back in June.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 6, 2017; Basil Nur, "Still," *al-Fajr*, May 8, 2017.
    /// - <sup>2</sup> Basil Nur, "The Return," *al-Fajr*, 14 June 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in May.<sup>1</sup> It was taken back in June.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "The Fall," *al-Fajr*, May 6, 2017; Basil Nur, "Still," *al-Fajr*, May 8, 2017.
    /// - <sup>2</sup> Basil Nur, "The Return," *al-Fajr*, June 14, 2017.
    /// ```
    MixedDateFormats = "DAT006", "mixed-date-formats", Warning, Safe
}

impl Rule for MixedDateFormats {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let text = |date: &Stated| plain(reading, date.within).as_str()[date.range.clone()].to_owned();
        // Of what a note says in its own words only dates in figures are compared: prose has its own way.
        let in_figures = |date: &&Stated| {
            date.role == Role::Mention
                && matches!(date.within, Within::Note(_))
                && matches!(date.phrase.style, DateStyle::Iso | DateStyle::Dotted | DateStyle::Slashed)
        };
        let figures = reading.stated().iter().filter(in_figures);
        let dates: Vec<&Stated> = (reading.cited().chain(figures))
            .filter(|date| STYLES.contains(&date.phrase.style) && is_english(&text(date)) && !date.phrase.lacks_year())
            .filter(|date| date.phrase.calendar.is_none())
            .collect();
        let count = |style: DateStyle| dates.iter().filter(|date| date.phrase.style == style).count();
        let house = match settings.profile.dates {
            Some(HouseStyle::MonthDay) => DateStyle::MonthDay,
            Some(HouseStyle::DayMonth) => DateStyle::DayMonth,
            Some(HouseStyle::Iso) => DateStyle::Iso,
            None => {
                // Of styles that are equally frequent the first to be written is the article's.
                let first = |style| dates.iter().position(|date| date.phrase.style == style).unwrap_or(usize::MAX);
                let best = STYLES.into_iter().max_by_key(|style| (count(*style), usize::MAX - first(*style)));
                best.unwrap_or(DateStyle::MonthDay)
            }
        };
        let model = dates.iter().find(|date| date.phrase.style == house);
        for date in dates.iter().filter(|date| date.phrase.style != house) {
            let message = format!("{} is written in another way than the other dates", text(date));
            let day = date.edtf.as_ref().and_then(Edtf::to_day).filter(|_| date.phrase.weekday.is_none());
            let mut finding = match day {
                Some(day) => self.finding(date.span, message).help(format!("write {}", written(day, house))),
                None => self.finding(date.span, message).help("write all dates in one way"),
            };
            if let Some(model) = model {
                finding = finding.related(model.span, "like this");
            }
            let spans = plain(reading, date.within).spans(date.range.clone());
            let unbroken = spans.len() == 1 && reading.article.text.slice(date.span) == text(date);
            if let Some(day) = day.filter(|_| unbroken && house != DateStyle::Slashed && !date.phrase.approximate) {
                finding = finding.fix(true, vec![Edit::replace(date.span, written(day, house))]);
            }
            found.push(finding);
        }
    }
}

/// Whether the words are numbers and the English names of months and days.
fn is_english(words: &str) -> bool {
    const KNOWN: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun", "st", "nd", "rd", "th", "the", "of", "and",
    ];
    let mut names = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    names.all(|word| {
        let word = word.to_lowercase();
        KNOWN.iter().any(|known| word == *known || (known.len() == 3 && word.starts_with(known)))
            && word.is_ascii()
            && !matches!(word.as_str(), "mars" | "marzo" | "mart" | "mai" | "maio" | "mayo" | "abril" | "augustus")
    })
}
