//! STY001.

use super::passage::{Passage, passages};
use super::stated::plain;
use super::{Edit, Finding, Meta, Rule, Settings, Severity, Subject, rule};
use crate::document::Within;
use crate::extract::date::DateStyle;
use crate::extract::{Field, FieldRange};
use crate::text::Span;

rule! {
    /// ## What it checks
    /// A comma parts the elements of a citation: the title, or its translation, from the newspaper, the newspaper
    /// from the date, and an address from the access date.
    ///
    /// Not reported: what a bracket, a colon, a full stop or a word such as *in* parts, and a title that ends in a
    /// question mark or an exclamation mark, after which there is none. A comma that some houses do without, before
    /// the page after an imprint or a short title, and before the year after a publisher, is missed only where the
    /// other notes have it.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash* August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop Tal Afar," *Niqash*, August 21, 2017.
    /// - <sup>2</sup> Mustafa Habib, "Who Is Next?" *Niqash*, August 22, 2017.
    /// ```
    MissingComma = "STY001", "missing-comma", Warning, Safe
}

impl Rule for MissingComma {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut habits = Habits::default();
        for passage in passages(&reading.article).filter(|passage| passage.is_note()) {
            let Within::Note(index) = passage.within else { continue };
            let words = passage.words();
            for citation in &reading.notes[index].citations {
                for pair in citation.fields.windows(2) {
                    let (one, other) = (&pair[0], &pair[1]);
                    let Some(gap) = words.get(one.range.end..other.range.start) else { continue };
                    let habitual = match other.field {
                        Field::Issued => one.field == Field::Publisher,
                        Field::Url => {
                            matches!(one.field, Field::Issued | Field::Page | Field::Container | Field::Title)
                        }
                        Field::Container | Field::Editor => {
                            matches!(one.field, Field::Title | Field::Translation) && gap.trim_end().ends_with(" in")
                        }
                        _ => gap.starts_with(')') || one.field == Field::Title,
                    };
                    if habitual {
                        habits.see(self, passage, (one.range.end, other), gap);
                    }
                    // "accessed", "retrieved on": the word that leads in an access date follows the comma.
                    let (gap, lead) = match other.field {
                        Field::Accessed => gap.split_at(gap.find(char::is_alphabetic).unwrap_or(gap.len())),
                        Field::Title => (gap.trim_end_matches(['“', '"', '«', '‘']), ""),
                        _ => (gap, ""),
                    };
                    if !parts(one.field, other.field)
                        || gap.is_empty()
                        || !gap.chars().all(|c| c.is_whitespace() || "”\"’')]>".contains(c))
                        || lead.contains(|c: char| ",.;:".contains(c))
                        || words[..one.range.end].ends_with(['?', '!', '.', ',', ':', ';', '…'])
                    {
                        continue;
                    }
                    let end = one.range.end + gap.trim_end().len();
                    let at = passage.after(end);
                    let message = format!("no comma stands before the {}", name(other.field));
                    let mut edit = Edit::insert(at, ",");
                    // American style: inside the closing quotation mark.
                    if gap.starts_with(['”', '"']) && gap.trim_end().chars().count() == 1 {
                        edit = Edit::insert(passage.span(one.range.end..end).start, ",");
                    }
                    let mut finding = self.finding(Span::new(at, passage.after(other.range.end).max(at)), message);
                    // After an address in angle brackets many leave it out, and nothing runs together.
                    if other.field == Field::Accessed {
                        finding = finding.severity(Severity::Info);
                    }
                    found.push(finding.help("put one").fix(true, vec![edit]));
                }
            }
        }
        habits.tell(found);
        self.in_dates(reading, found);
    }
}

impl MissingComma {
    /// `May 5 2016`: American dates whose year follows the day without a comma.
    fn in_dates(&self, reading: &Subject<'_, '_>, found: &mut Vec<Finding>) {
        let mut with = 0;
        let mut without = Vec::new();
        for date in reading.cited().filter(|date| date.phrase.style == DateStyle::MonthDay) {
            let plain = plain(reading, date.within);
            let words = &plain.as_str()[date.range.clone()];
            let Some(at) = words.rfind(' ').filter(|at| words[at + 1..].len() == 4 && !date.phrase.lacks_year()) else {
                continue;
            };
            match words[..at].chars().next_back() {
                Some(',') => with += 1,
                Some(c) if c.is_ascii_digit() => {
                    let at = plain.span(date.range.start + at..date.range.start + at + 1).start;
                    let message = "no comma stands before the year".to_owned();
                    let finding = self.finding(date.span, message).help("put one");
                    without.push(finding.fix(true, vec![Edit::insert(at, ",")]));
                }
                _ => {}
            }
        }
        if with > 0 || without.len() < HOUSE {
            found.extend(without);
        }
    }
}

/// From how many places on, with none that differs, a way of writing is the house's.
const HOUSE: usize = 3;

/// Commas that some houses put and others leave out: between the imprint and `p.`, between publisher and year, between
/// a short title and the page. One
/// that is missing is told where the article puts more of them than it leaves out.
#[derive(Default)]
struct Habits {
    page: Habit,
    year: Habit,
    url: Habit,
    short: Habit,
    chapter: Habit,
}

/// What closes a title.
const CLOSING: [char; 5] = ['”', '"', '’', '\'', ')'];

#[derive(Default)]
struct Habit {
    with: usize,
    without: Vec<Finding>,
}

impl Habits {
    fn see(&mut self, rule: &MissingComma, passage: Passage<'_>, (from, other): (usize, &FieldRange), gap: &str) {
        let (habit, lead) = match other.field {
            // "*Salt Roads* 104", "*Salt Roads* p. 104", “Salt Roads,” p. 104.
            Field::Page | Field::Locator
                if matches!(
                    gap.trim_start_matches(CLOSING),
                    " " | ", "
                        | ",” "
                        | ",\" "
                        | " p. "
                        | ", p. "
                        | ",” p. "
                        | ",\" p. "
                        | " pp. "
                        | ", pp. "
                        | ",” pp. "
                ) =>
            {
                (&mut self.short, gap.trim_start_matches(CLOSING))
            }
            // “Salt Roads,” in *Roads of the South*.
            Field::Container | Field::Editor => {
                let lead = gap.trim_start_matches(CLOSING);
                if !matches!(lead.trim_start_matches(',').trim_start_matches(CLOSING).trim(), "in") {
                    return;
                }
                (&mut self.chapter, lead)
            }
            Field::Page | Field::Locator => {
                let Some(after) = gap.strip_prefix(')').filter(|after| after.trim_end().ends_with("p.")) else {
                    return;
                };
                (&mut self.page, after)
            }
            Field::Issued if gap == " " || gap == ", " => (&mut self.year, gap),
            Field::Url if gap == " " || gap == ", " => (&mut self.url, gap),
            _ => return,
        };
        if lead.starts_with(',') {
            habit.with += 1;
        } else if lead.starts_with(' ') {
            let end = from + gap.len() - lead.len();
            let at = passage.after(end);
            let what = match other.field {
                Field::Issued => "year",
                Field::Url => "address",
                Field::Container | Field::Editor => "book",
                _ => "page",
            };
            let message = format!("no comma stands before the {what}");
            let finding = rule.finding(Span::new(at, passage.after(other.range.end).max(at)), message);
            let finding = finding.help("put one, as the other notes do");
            habit.without.push(finding.fix(true, vec![Edit::insert(at, ",")]));
        }
    }

    fn tell(self, found: &mut Vec<Finding>) {
        // Who writes ", p. 4" after a title writes it after an imprint, and the other way round.
        let (mut page, mut short) = (self.page, self.short);
        (page.with, short.with) = (page.with + short.with, short.with + page.with);
        for habit in [page, self.year, self.url, short, self.chapter] {
            if habit.with > habit.without.len() {
                found.extend(habit.without);
            }
        }
    }
}

/// Whether a comma stands between the two.
fn parts(one: Field, other: Field) -> bool {
    let title = matches!(one, Field::Title | Field::Translation | Field::Author);
    match other {
        Field::Title => one == Field::Author,
        Field::Container => title,
        Field::Issued => matches!(one, Field::Container | Field::Title | Field::Translation | Field::Event),
        Field::Accessed => matches!(one, Field::Url | Field::Container | Field::Title | Field::Issued),
        _ => false,
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Container => "newspaper or journal",
        Field::Accessed => "access date",
        _ => "date",
    }
}
