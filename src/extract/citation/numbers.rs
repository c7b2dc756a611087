//! Numbers of a citation that say what they are: volumes, issues, pages, series.

use super::imprint::is_thesis;
use super::item::{Item, ItemKind, Lead};
use super::parts::{GENRES, Parts};
use super::{Field, label, names, when};
use std::ops::Range;

impl<'a> Parts<'a> {
    pub(super) fn numbers(&mut self, index: usize, range: Range<usize>, words: &'a str, lower: &str) {
        if index == 0 {
            return;
        }
        let aside = index > 1
            && (self.items[index - 1].kind == ItemKind::Square || self.is_town(index - 1))
            && self.items[index - 1].known
            && self.items[index - 2].kind == ItemKind::Italic;
        let previous = self.items[index - 1 - usize::from(aside)].clone();
        let lead = self.items[index].lead;
        if self.set_among(index, &previous, &range, words, lower) {
            return;
        }
        if let Some(found) = label::read(self.text, range.clone()) {
            self.fields.extend(found);
            self.know(index);
            return;
        }
        if lead == Lead::Comma && self.goes_on(index, &previous.inner) {
            self.know(index);
            return;
        }
        // *Journal* 19, no. 2; *Journal* 28/3; *Journal* XII no. 4.
        if lead == Lead::Nothing && previous.kind == ItemKind::Italic && !self.has(Field::Volume) && self.volume(words)
        {
            self.know(index);
            return;
        }
        // *Journal*, xiii (1977): a number between the journal and its year.
        if lead == Lead::Comma
            && previous.kind == ItemKind::Italic
            && !self.has(Field::Volume)
            && self.items.get(index + 1).is_some_and(|next| {
                next.kind == ItemKind::Round && when::exactly(&self.text[next.inner.clone()]).is_some()
            })
            && self.volume(words)
        {
            self.know(index);
            return;
        }
        // "March 12, 2006, A1": a page of a paper in sections.
        if matches!(previous.kind, ItemKind::Date(_))
            && words.len() <= 3
            && !self.has(Field::Page)
            && label::is_shelf(words)
        {
            self.put(Field::Page, range);
            self.know(index);
            return;
        }
        // 00:34:10 is a moment of a film.
        if words.split(':').count() == 3
            && words.split(':').all(|part| part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()))
        {
            self.put(Field::Other, range);
            self.know(index);
            return;
        }
        if words.starts_with("1:")
            && words.len() > 5
            && words[2..].chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '))
        {
            self.put(Field::Scale, range);
            self.know(index);
            return;
        }
        if let Some((csl, value)) = label::locator(words) {
            self.place(index, csl, value);
            return;
        }
        let genre = lower.trim_start_matches(['a', 'n', ' ']);
        if GENRES.contains(&lower) || GENRES.contains(&genre) {
            self.genre = Some(lower.to_owned());
            self.put(Field::Genre, range);
            self.know(index);
            return;
        }
        if is_thesis(words) && (previous.kind != ItemKind::Text || is_thesis_only(lower)) {
            self.thesis = true;
            self.put(Field::Genre, range);
            self.know(index);
            return;
        }
        self.series(index, range, words, lower);
    }

    /// Whether element `index` is a number that is known by what stands around it: the volume of a Turkish work, the
    /// volume after the year of a journal, the issue after it.
    fn set_among(&mut self, index: usize, previous: &Item, range: &Range<usize>, words: &str, lower: &str) -> bool {
        let lead = self.items[index].lead;
        // "c. 7, s. 443": a volume (cilt) and its page (sayfa), in Turkish.
        let volume = lower.strip_prefix("c. ");
        let paged = |item: &Item| {
            let words = &self.text[item.inner.clone()];
            words.starts_with('s') && label::locator(words).is_some()
        };
        if let Some(volume) = volume.filter(|number| number.len() <= 5 && label::is_pages(number))
            && self.items[index + 1..].iter().any(paged)
            && !self.has(Field::Volume)
        {
            self.put(Field::Volume, range.end - volume.len()..range.end);
            self.know(index);
            return true;
        }
        // "Salt Report, 1979, 8 (29), pp. 20–5": volume and issue after the year.
        if lead == Lead::Comma
            && matches!(previous.kind, ItemKind::Date(when::Precision::Year))
            && !self.has(Field::Volume)
            && words.len() <= 3
            && words.bytes().all(|c| c.is_ascii_digit())
            && let Some(issue) = self.items.get(index + 1).filter(|next| next.kind == ItemKind::Round)
            && self.text[issue.inner.clone()].bytes().all(|c| c.is_ascii_digit() || c == b'/' || c == b'-')
            && issue.inner.len() <= 4
        {
            let issue = issue.inner.clone();
            self.put(Field::Volume, range.clone());
            self.put(Field::Issue, issue);
            self.know(index);
            self.know(index + 1);
            return true;
        }
        // "Orient 26 (1985) 1": the number of the issue after the year.
        if lead == Lead::Nothing
            && previous.kind == ItemKind::Round
            && when::exactly(&self.text[previous.inner.clone()]) == Some(when::Precision::Year)
            && (self.has(Field::Volume) || index > 1 && self.ends_in_number(index - 2))
            && !self.has(Field::Issue)
            && self.items.get(index + 1).is_some_and(|next| label::locator(&self.text[next.inner.clone()]).is_some())
            && words.len() <= 3
            && words.bytes().all(|c| c.is_ascii_digit() || c == b'/')
        {
            self.put(Field::Issue, range.clone());
            self.know(index);
            return true;
        }
        false
    }

    /// "ed. Rima Haj, Basil Nur, and Dana Roth (Tyre: …": whether element `index` goes on with the names of editors that
    /// ended at `previous`; then they are made longer.
    fn goes_on(&mut self, index: usize, previous: &Range<usize>) -> bool {
        let Some(group) = self.items[index + 1..].iter().position(|item| item.kind == ItemKind::Round) else {
            return false;
        };
        let list = &self.items[index..index + 1 + group];
        let named = |item: &Item| {
            let words = &self.text[item.inner.clone()];
            let words = words.strip_prefix("and ").unwrap_or(words);
            item.kind == ItemKind::Text
                && item.lead == Lead::Comma
                && (2..=6).contains(&words.split(' ').count())
                && names::is_like_people(words)
                && !names::is_body(words)
        };
        if self.items[index + 1 + group].lead != Lead::Nothing || list.len() > 6 || !list.iter().all(named) {
            return false;
        }
        let end = self.items[index].inner.end;
        let list = self.fields.iter_mut().find(|field| field.field == Field::Editor && field.range.end == previous.end);
        list.map(|editors| editors.range.end = end).is_some()
    }

    /// Takes element `index` as a place in the work, `value` of the kind `csl`: a page, a chapter, a paragraph.
    fn place(&mut self, index: usize, csl: &str, value: &str) {
        let range = self.items[index].inner.clone();
        let words = &self.text[range.clone()];
        let (previous, lead) = (self.items[index - 1].clone(), self.items[index].lead);
        let start = range.end - value.len();
        let page = csl == "page" || csl == "folio" || csl == "column";
        let field = if page { Field::Page } else { Field::Locator };
        if self.thousand(index, words) {
            return;
        }
        if page && value.starts_with(|c: char| c.is_ascii_digit()) {
            self.roman_volume(index);
        }
        // *Journal* III, 4 (Autumn 1988): a number between the volume and the date.
        let numbered = lead == Lead::Comma
            && self.fields.iter().any(|found| found.field == Field::Volume && found.range.end == previous.inner.end);
        let dated = self.items.get(index + 1).is_some_and(|next| {
            next.kind == ItemKind::Round && when::exactly(&self.text[next.inner.clone()]).is_some()
        });
        if page && numbered && dated && !self.imprint && words == value && !self.has(Field::Issue) {
            self.put(Field::Issue, range);
            self.know(index);
            return;
        }
        // "1: 201–4": what was taken for a page is a volume.
        if page
            && lead == Lead::Colon
            && !self.has(Field::Volume)
            && let Some(before) =
                self.fields.iter_mut().find(|found| found.field == Field::Page && found.range == previous.inner)
        {
            before.field = Field::Volume;
        }
        if !self.has(field) {
            // 2:114 is volume and page.
            let booked = self.items.iter().any(|item| item.kind == ItemKind::Italic);
            if value.contains(':') && !booked && self.items.iter().any(|item| item.kind == ItemKind::Quoted) {
                // 3:15 is a length.
                self.put(Field::Other, range);
            } else if let (true, Some((volume, rest))) = (page && !self.has(Field::Volume), value.split_once(':')) {
                self.put(Field::Volume, start..start + volume.len());
                self.put(Field::Page, range.end - rest.trim_start().len()..range.end);
            } else {
                self.put(field, start..range.end);
            }
        } else if page && !self.has(Field::Locator) && is_pointed(words) && self.is_part() {
            // "pp. 55–79, at p. 61": the place within the pages of an article.
            self.put(Field::Locator, start..range.end);
        } else if let Some(found) = self.fields.iter_mut().find(|found| found.field == field)
            && found.range.end + 4 >= range.start
        {
            found.range.end = range.end;
        } else {
            self.put(Field::Other, range);
        }
        self.know(index);
    }

    /// Whether element `index` is the town of a journal: "*Salt Studies* (Tyre) 7".
    fn is_town(&self, index: usize) -> bool {
        let item = &self.items[index];
        item.kind == ItemKind::Round && self.fields.iter().any(|it| it.field == Field::Place && it.range == item.inner)
    }

    /// Whether the work is part of another: its title is in quotation marks.
    fn is_part(&self) -> bool {
        !self.thesis && self.items.iter().any(|item| item.kind == ItemKind::Quoted)
    }

    /// "III, 1503": a number in Roman capitals before the page at `index` is that of the volume. Whether it is so.
    pub(super) fn roman_volume(&mut self, index: usize) -> bool {
        if index == 0 || self.items[index].lead != Lead::Comma || self.has(Field::Volume) {
            return false;
        }
        let before = &self.items[index - 1].inner;
        let roman = self.text[before.clone()].chars().all(|c| "IVXLC".contains(c));
        let page = self.fields.iter_mut().find(|found| found.field == Field::Page && found.range == *before);
        let Some(page) = page.filter(|_| roman) else { return false };
        page.field = Field::Volume;
        true
    }

    /// Whether element `index` comes right after the volume of a work with an imprint.
    pub(super) fn follows_volume(&mut self, index: usize) -> bool {
        if self.roman_volume(index) {
            return true;
        }
        let held = |end| self.fields.iter().any(|found| found.field == Field::Volume && found.range.end == end);
        self.imprint && index > 0 && self.items[index].lead == Lead::Comma && held(self.items[index - 1].inner.end)
    }

    /// Whether the last word of element `index` is a number, as that of a journal is its volume: "Orient 26".
    fn ends_in_number(&self, index: usize) -> bool {
        let last = self.text[self.items[index].inner.clone()].rsplit_once(' ').map_or("", |(_, last)| last);
        (1..=3).contains(&last.len()) && last.bytes().all(|c| c.is_ascii_digit())
    }

    /// A bare number of four figures after words is no page.
    fn thousand(&self, index: usize, words: &str) -> bool {
        let item = &self.items[index];
        item.lead == Lead::Nothing && self.items[index - 1].kind == ItemKind::Text && label::is_pages(words)
    }

    fn volume(&mut self, words: &str) -> bool {
        let base = words.as_ptr() as usize - self.text.as_ptr() as usize;
        let at = |part: &str| {
            let start = part.as_ptr() as usize - words.as_ptr() as usize + base;
            start..start + part.len()
        };
        let (first, rest) = words.split_once(' ').unwrap_or((words, &words[words.len()..]));
        // "11:2 (1996)" is volume and issue; without the year it would be volume and page.
        let dated = self.text[base + words.len()..].trim_start().starts_with('(');
        let colon = if dated { ':' } else { '/' };
        let (volume, issue) = first.split_once(['/', '.', colon]).unwrap_or((first, &first[first.len()..]));
        let digits = |word: &str| !word.is_empty() && word.len() <= 5 && word.chars().all(|c| c.is_ascii_digit());
        let number = |word: &str| {
            digits(word)
                || dated && word.split_once(['–', '-']).is_some_and(|(one, other)| digits(one) && digits(other))
        };
        if !(number(volume) || label::is_roman(volume))
            || !(issue.is_empty() || issue.starts_with(|c: char| c.is_ascii_digit()))
        {
            return false;
        }
        let tail = rest.trim();
        let found = if tail.is_empty() { Some(Vec::new()) } else { label::read(self.text, at(tail)) };
        let Some(found) = found else { return false };
        self.put(Field::Volume, at(volume));
        self.put(Field::Issue, at(issue));
        self.fields.extend(found);
        true
    }

    /// Policy Brief No. 15; Special Dispatch 9901.
    fn series(&mut self, index: usize, range: Range<usize>, words: &str, lower: &str) {
        let Some(at) = [" no. ", " nos. ", " nr. ", " number ", " #", " no "]
            .iter()
            .find_map(|sign| lower.find(sign).map(|at| (at, sign.len())))
            .or_else(|| numbered_series(lower).map(|at| (at, 1)))
        else {
            return;
        };
        // "Middle East Report 201 (Fall 1996): 40–42": a journal, by the pages behind its year.
        let paged = matches!(self.items.get(index + 1..index + 3), Some([year, pages])
            if year.kind == ItemKind::Round && pages.lead == Lead::Colon);
        if lower.len() != words.len()
            || paged
            || [
                "law",
                "decree",
                "resolution",
                "decision",
                "act",
                "order",
                "regulation",
                "box",
                "file",
                "folder",
                "document",
                "doc.",
            ]
            .iter()
            .any(|law| lower.starts_with(law))
        {
            return;
        }
        let number = words[at.0 + at.1..].trim();
        if number.starts_with(|c: char| c.is_ascii_digit())
            && number.split_whitespace().count() == 1
            && index > 0
            && lower.split(' ').count() <= 9
        {
            self.put(Field::Collection, range.start..range.start + at.0);
            self.put(Field::Number, range.end - number.len()..range.end);
            self.series = true;
            self.know(index);
        }
    }
}

/// Whether `lower` says nothing else but that this is a thesis.
fn is_thesis_only(lower: &str) -> bool {
    let lower = lower.strip_prefix("unpublished ").unwrap_or(lower);
    lower.split(' ').count() <= 3
        && ["ph", "m.a", "ma ", "m.phil", "d.phil", "dphil", "doctoral", "master"]
            .iter()
            .any(|lead| lower.starts_with(lead))
}

/// Whether `words` point to a page among others.
fn is_pointed(words: &str) -> bool {
    ["at ", "here ", "esp. ", "especially ", "hier "].iter().any(|lead| words.starts_with(lead))
}

/// Where the name ends in "policy paper 14", "occasional paper 3".
fn numbered_series(lower: &str) -> Option<usize> {
    let (name, number) = lower.rsplit_once(' ')?;
    let kinds = [
        "policy paper",
        "policy brief",
        "working paper",
        "occasional paper",
        "research paper",
        "special report",
        "discussion paper",
        "policy focus",
        "briefing paper",
        "research note",
        "policy note",
        "memorandum",
        "adelphi paper",
        "middle east report",
    ];
    // "Policy Watch 2310": papers of a house that numbers them.
    let last = name.rsplit(' ').next().unwrap_or_default();
    let paper = name.contains(' ')
        && matches!(
            last,
            "watch"
                | "policywatch"
                | "brief"
                | "briefing"
                | "backgrounder"
                | "insight"
                | "insights"
                | "memo"
                | "alert"
                | "analysis"
                | "dispatch"
                | "notes"
                | "update"
                | "commentary"
        );
    let paper = paper || matches!(name, "briefing" | "backgrounder" | "bulletin" | "memo");
    (number.chars().all(|c| c.is_ascii_digit()) && (paper || kinds.iter().any(|kind| name.ends_with(kind))))
        .then_some(name.len())
}
