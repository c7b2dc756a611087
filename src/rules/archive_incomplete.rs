//! LNK005.

use super::links::{Link, host, is_under, path};
use super::stated::written;
use super::volatile_unarchived::ARCHIVES;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::extract::Reading;
use crate::extract::date::phrases;
use jiff::civil;
use std::ops::Range;

rule! {
    /// ## What it checks
    /// An archived copy leads back to its original: the address of the copy holds the original address and the
    /// day of the capture (`web.archive.org/web/20170821…/https://…`), or the original stands in the same note. A day
    /// of capture that the note names is that of the address. An
    /// access date in the citation is not earlier than the capture: who read the page before it was captured read
    /// something else.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, https://archive.ph/AbCdE.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Mustafa Habib, "Next Stop," *Niqash*, August 21, 2017, https://niqash.example/a, archived at
    ///   https://archive.ph/AbCdE.
    /// ```
    ArchiveIncomplete = "LNK005", "archive-incomplete", Warning, Safe
}

impl Rule for ArchiveIncomplete {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let links = reading.links();
        let archive = |url: &str| host(url).filter(|host| ARCHIVES.iter().any(|domain| is_under(host, domain)));
        for link in links.iter().filter(|link| link.passage.is_note()) {
            let Some(host) = archive(&link.url) else { continue };
            // archive.org also lends books: only its `/web/` holds copies of pages.
            if is_under(&host, "archive.org") && !path(&link.url).starts_with("/web/") {
                continue;
            }
            let mut beside = links.iter().filter(|other| other.passage.within == link.passage.within);
            let names_original = link.url.get(8..).is_some_and(|rest| rest.contains("http") || rest.contains("www."));
            if let Some(finding) = self.misdated(reading, link) {
                found.push(finding);
                continue;
            }
            let message = if is_under(&host, "archive.org") && !has_capture(path(&link.url)) {
                "the address of an archived copy without the day of its capture"
            } else if !names_original
                && !beside.any(|other| archive(&other.url).is_none() && self::host(&other.url).is_some())
            {
                "an archived copy without the original address"
            } else if read_before(reading, link) {
                let finding = self.finding(link.url_span.unwrap_or(link.span), CAPTURED_LATER.to_owned());
                found.push(finding.help("correct the access date, or cite the copy that was read"));
                continue;
            } else {
                continue;
            };
            let help = "give both: the original address, and the copy with the day of its capture";
            found.push(self.finding(link.url_span.unwrap_or(link.span), message.to_owned()).help(help));
        }
    }
}

impl ArchiveIncomplete {
    /// A day of capture in words before `link` that is not the day in its path.
    fn misdated(&self, reading: &Reading<'_>, link: &Link<'_>) -> Option<Finding> {
        let captured = captured(path(&link.url))?;
        let words = &link.passage.words()[..link.range.start];
        let lead = CAPTURE_SIGNS.iter().filter_map(|sign| words.rfind(sign).map(|at| at + sign.len())).max()?;
        let said = phrases(&words[lead..]).into_iter().next()?;
        // Only small words stand between the sign, the day and the address.
        let gaps = [&words[lead..lead + said.range.start], &words[lead + said.range.end..]];
        let near = gaps.iter().all(|gap| gap.len() < 24 && !gap.contains([';', '"', '”', '.']));
        let day = said.edtf.as_ref()?.to_day().filter(|day| near && *day != captured)?;
        let range = lead + said.range.start..lead + said.range.end;
        let span = link.passage.span(range.clone());
        let message = format!("captured on {captured} by its address, and on {day} by the note");
        let finding = self.finding(span, message).help("give the day that is in the address");
        let sure = said.weekday.is_none() && reading.article.text.slice(span) == &words[range];
        Some(if sure { finding.fix(true, vec![Edit::replace(span, written(captured, said.style))]) } else { finding })
    }
}

/// Words that lead in the day on which a copy was made.
const CAPTURE_SIGNS: &[&str] = &["archived", "Archived", "captured", "snapshot", "copy of"];

const CAPTURED_LATER: &str = "captured after the page was accessed";

/// Whether the citation that holds `link` was accessed before the copy was made.
fn read_before(reading: &Reading<'_>, link: &Link<'_>) -> bool {
    let (Within::Note(index), Some(captured)) = (link.passage.within, captured(path(&link.url))) else { return false };
    let own = reading.notes[index].citations.iter().filter(|citation| citation.range.contains(&link.range.start));
    let mut accessed = own.filter_map(|citation| citation.item.accessed.as_ref()?.latest());
    accessed.any(|accessed| accessed < captured)
}

/// The digits that say when a copy was made.
fn stamp(path: &str) -> &str {
    let stamp = path.trim_start_matches("/web/").split('/').next().unwrap_or_default();
    let end = stamp.find(|c: char| !c.is_ascii_digit()).unwrap_or(stamp.len());
    &stamp[..end]
}

fn has_capture(path: &str) -> bool {
    stamp(path).len() >= 8
}

/// The day on which a copy was made, by its path: `/web/20170821093000/https://…`.
fn captured(path: &str) -> Option<civil::Date> {
    let digits = stamp(path);
    let number = |range: Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (month, day) = (i8::try_from(number(4..6)?).ok()?, i8::try_from(number(6..8)?).ok()?);
    civil::Date::new(number(0..4)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextResource;
    use crate::{document, extract};

    #[test]
    fn a_day_of_capture_is_that_of_the_address() {
        let mended = |said: &str| {
            let article = format!(
                "The town fell in August.<sup>1</sup>\n\n- <sup>1</sup> Mustafa Habib, \"Next Stop,\" *Niqash*, \
                 August 21, 2017, https://niqash.example/a, archived on {said}, at \
                 https://web.archive.org/web/20180305101500/https://niqash.example/a.\n"
            );
            let text = TextResource::new("a.md", article);
            let reading = extract::read(document::read(&text), &extract::Settings::default());
            let mut found = Vec::new();
            ArchiveIncomplete.check(&Subject::new(&reading), &Settings::default(), &mut found);
            found.into_iter().filter_map(|it| Some(it.fix?.edits[0].text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(mended("March 6, 2018"), ["March 5, 2018"]);
        assert_eq!(mended("6 March 2018"), ["5 March 2018"]);
        assert_eq!(mended("March 5, 2018"), [""; 0]);
    }

    #[test]
    fn a_copy_made_after_the_page_was_read_is_told() {
        let told = |accessed: &str| {
            let article = format!(
                "The town fell in August.<sup>1</sup>\n\n- <sup>1</sup> Mustafa Habib, \"Next Stop,\" *Niqash*, \
                 August 21, 2017, https://web.archive.org/web/20180305101500/https://niqash.example/a, accessed \
                 {accessed}.\n"
            );
            let text = TextResource::new("a.md", article);
            let reading = extract::read(document::read(&text), &extract::Settings::default());
            let mut found = Vec::new();
            ArchiveIncomplete.check(&Subject::new(&reading), &Settings::default(), &mut found);
            found.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
        };
        assert_eq!(told("September 1, 2017"), [CAPTURED_LATER]);
        assert_eq!(told("March 5, 2018"), [""; 0]);
    }
}
