//! An article in a scholarly journal.

use super::{Draft, Shape, titled};
use crate::extract::citation::item::Lead;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::extract::citation::{Field, label, names};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "journal",
    fit,
    telling: false,
    cases: &[
        (
            r#"Rima Haj, "Bread in Tyre," Salt Report 201 (Fall 1996): 40–42."#,
            "article-journal; title: Bread in Tyre; container-title: Salt Report; volume: 201; page: 40–42; collection-title: ",
        ),
        (
            r#"Leyla Er and Claire van den Bosch, "Salt Roads," *Journal of Salt* 19, no. 2 (2014): 181–203, https://doi.org/10.5555/js.2014.9."#,
            "article-journal; author: Er, Leyla & van den Bosch, Claire; volume: 19; issue: 2; issued: 2014; page: 181–203; container-title: Journal of Salt; DOI: 10.5555/js.2014.9",
        ),
        (
            r#"H. Riza, "Salt," *Review of Salt*, Vol. 3, No. 1 (Summer 1979), pp. 44–61."#,
            "article-journal; volume: 3; issue: 1; issued: 1979-22; page: 44–61; container-title: Review of Salt",
        ),
        (
            r#"N. Soy, "Tuz," Tarih Dergisi 88 (2001): 34–41."#,
            "article-journal; container-title: Tarih Dergisi; volume: 88; issued: 2001; page: 34–41",
        ),
        (
            r#"N. Soy, "Salt," Review of Salt 7, no. 2 (1999)."#,
            "article-journal; container-title: Review of Salt; volume: 7; issue: 2; issued: 1999",
        ),
        (
            "N. Soy, „Tuz“, in: Orient 26 (1985) 1, S. 56–71.",
            "article-journal; title: Tuz; container-title: Orient; volume: 26; issue: 1; issued: 1985; page: 56–71",
        ),
        (
            r#"N. Soy, "Salt", Review of Salt, 1979, 8 (29), pp. 20–5."#,
            "article-journal; title: Salt; container-title: Review of Salt; volume: 8; issue: 29; issued: 1979; page: 20–5",
        ),
        (
            "N. Soy, 'Tuz', *Tarih Dergisi* 88 (2001), 34–41.",
            "article-journal; title: Tuz; volume: 88; issued: 2001; page: 34–41",
        ),
        (
            r"Review of B. Nur, *Salt across the River*, by Rima Haj, *Salt Studies* 26 (1990), 130–2.",
            "review-book; author: Haj, Rima; title: Salt across the River; genre: Review of; container-title: Salt Studies; volume: 26; page: 130–2",
        ),
        (
            r#"Rima Haj, "Bread and Brine," review of *Salt across the River*, by B. Nur, *Salt Studies* 26 (1990): 130–2."#,
            "review-book; author: Haj, Rima; title: Bread and Brine; genre: review of; container-title: Salt Studies; volume: 26; page: 130–2",
        ),
        (
            r#"A. Nur, "Salt, *Salt Studies* 28/3 (1999): 1–9."#,
            "article-journal; title: Salt; volume: 28; issue: 3; container-title: Salt Studies",
        ),
    ],
};

/// Whether the date is a season: reviews appear in seasons, newspapers do not.
fn is_season(parts: &Parts<'_>) -> bool {
    let date = parts.field(Field::Issued).unwrap_or_default().to_lowercase();
    ["spring", "summer", "autumn", "fall", "winter", "printemps", "été", "automne", "hiver"]
        .iter()
        .any(|season| date.starts_with(season))
}

/// A journal that has lost its italics is known by its volume: "Salt Studies 88 (2001): 34–41".
fn plain(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    // „T“, in: Orient 26 (1985).
    let inside = matches!(titled.after.as_slice(), [first, second, ..]
        if matches!(parts.words(*first), "in" | "In") && parts.items[*second].lead == Lead::Colon);
    let held = *titled.after.get(usize::from(inside))?;
    let range = parts.items[held].inner.clone();
    let words = parts.words(held);
    let (name, volume) = match words.rsplit_once(' ') {
        Some((name, number))
            if label::is_pages(number)
                || number.contains('/') && number.chars().all(|c| c.is_ascii_digit() || c == '/') =>
        {
            (name, Some(number))
        }
        _ => (words, None),
    };
    let numbered = volume.is_some() || parts.has(Field::Volume) && parts.has(Field::Issue);
    let named = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 10;
    if !titled.quoted
        || !numbered
        || !named
        || parts.has(Field::Publisher)
        || parts.thesis
        || !titled.is_headed_by_people(parts)
        || name.starts_with("In ")
        || !matches!(parts.precision, Some(Precision::Year | Precision::Month))
        || parts.series
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ArticleJournal, 0.87);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.add(Field::Container, range.start..range.start + name.len());
    if let Some(volume) = volume {
        let start = range.end - volume.len();
        let (volume, issue) = volume.split_once('/').unwrap_or((volume, ""));
        draft.add(Field::Volume, start..start + volume.len());
        draft.add(Field::Issue, range.end - issue.len()..range.end);
    }
    draft.used.push(held);
    if inside {
        draft.used.push(titled.after[0]);
        // The number of the issue, or the pages, after the year.
        draft.score += if parts.has(Field::Page) { 0.03 } else { 0.0 };
    }
    Some(draft)
}

/// A name and the journal with its number, and no title between: "Rima Haj, *Salt Review* 8, no. 3 (2004): 12–40".
fn untitled(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let head = titled.head_words(parts);
    let person = head.contains(' ') && names::is_like_people(head) && !names::is_body(head);
    if titled.quoted
        || !person
        || parts.imprint
        || parts.thesis
        || parts.series
        || !(parts.has(Field::Volume) && parts.has(Field::Issue) && parts.has(Field::Page))
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ArticleJournal, 0.86);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Container, titled.title);
    Some(draft)
}

/// "Review of X, *T*, by Y, *Journal* 3".
fn review(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let container = titled.italic?;
    let by = titled.after.iter().copied().find(|index| *index < container && parts.words(*index).starts_with("by "))?;
    if titled.head.first() != Some(&0)
        || !(parts.words(0).starts_with("Review of ") || parts.words(0) == "Review of")
        || parts.imprint
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ReviewBook, 0.96);
    draft.named(parts, Field::Author, &[by]);
    let start = parts.items[0].inner.start;
    draft.add(Field::Genre, start..start + "Review of".len());
    draft.used.extend(&titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}

/// "X, “Own Title,” review of *T*, by Y, *Journal* 3".
fn titled_review(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let sign = titled.after.iter().copied().find(|index| parts.words(*index).eq_ignore_ascii_case("review of"))?;
    let reviewed = titled.italic.filter(|reviewed| *reviewed == sign + 1)?;
    let container = parts.italics().iter().copied().find(|index| *index > reviewed)?;
    if !titled.quoted || parts.imprint || !titled.is_headed_by_people(parts) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ReviewBook, 0.96);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Genre, sign);
    draft.put(parts, Field::Container, container);
    // The work that is reviewed, and whose it is.
    let by = titled.after.iter().copied().filter(|index| (reviewed..container).contains(index));
    draft.used.extend(by.chain([reviewed]));
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if let Some(draft) = review(parts, &titled).or_else(|| titled_review(parts, &titled)) {
        return Some(draft);
    }
    let Some(container) = titled.italic else { return plain(parts, &titled).or_else(|| untitled(parts, &titled)) };
    let numbered = parts.has(Field::Volume) || parts.has(Field::Issue);
    // A place makes it a book; an institute alone may publish the journal.
    let booked = parts.has(Field::Publisher) && (parts.has(Field::Place) || !parts.has(Field::Volume));
    if booked || parts.thesis || !titled.is_headed_by_people(parts) {
        return None;
    }
    let score = match (numbered, parts.precision) {
        (true, Some(Precision::Day)) => 0.8,
        (true, _) => 0.94,
        (false, Some(Precision::Year | Precision::Month)) if parts.year_in_parentheses && parts.has(Field::Page) => {
            0.66
        }
        (false, Some(Precision::Year)) => 0.62,
        (false, Some(Precision::Month)) if titled.quoted && is_season(parts) => 0.74,
        _ => return None,
    };
    // What a parliament had printed is no journal.
    let printed =
        parts.words(container).ends_with("Parliamentary Papers") || parts.words(container) == "Command Papers";
    let kind = if printed { SourceType::Report } else { SourceType::ArticleJournal };
    let mut draft = Draft::new(parts, kind, score);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}
