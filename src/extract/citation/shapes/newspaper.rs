//! An article in a newspaper, on paper or online.

use super::{Draft, Shape, titled};
use crate::extract::citation::item::{ItemKind, Lead};
use crate::extract::citation::lists::{self, Outlet};
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::extract::citation::{Field, names};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "newspaper",
    fit,
    telling: false,
    cases: &[
        (
            r#"Basil Nur, "[Markets Reopen](#)," *The Beacon*, May 3, 2016."#,
            "article-newspaper; author: Nur, Basil; title: Markets Reopen; container-title: The Beacon; issued: 2016-05-03; URL: ",
        ),
        (
            r#"Samir al-Adwan, "[Fath al-Aswaq](#)" ("The Opening of the Markets"), *al-Fajr* May 3, 2016."#,
            "article-newspaper; author: al-Adwan, Samir; title: Fath al-Aswaq; title-translation: The Opening of the Markets; container-title: al-Fajr; issued: 2016-05-03; language: ar-Latn",
        ),
        (
            r#"[*al-Suq*](#) ("The Market"), *al-Fajr*, May 3, 2016."#,
            "article-newspaper; author: ; title: al-Suq; title-translation: The Market; container-title: al-Fajr",
        ),
        (
            r#"Dana Roth, "Border Shut." Agence Delta, May 3, 2016."#,
            "article-newspaper; author: Roth, Dana; title: Border Shut; container-title: Agence Delta",
        ),
        (
            r#"R. Sole, "Budget," *The Beacon*, May 3, 1991, p. A4."#,
            "article-newspaper; author: Sole, R.; container-title: The Beacon; issued: 1991-05-03; page: A4",
        ),
        (
            r#"N. Lev, "Hata'asiya" (Hebrew), *ha-Yom*, 3.5.2016."#,
            "article-newspaper; title: Hata'asiya; container-title: ha-Yom; issued: 2016-05-03; language: he-Latn",
        ),
        (
            r#"R. Sole, "Budget," *The Beacon*, May 3, 2016, https://beacon.example/b (accessed June 1, 2016)."#,
            "article-newspaper; URL: https://beacon.example/b; accessed: 2016-06-01; issued: 2016-05-03",
        ),
        (
            r#"Agence Delta, "Truce Signed," December 13, 2018."#,
            "article-newspaper; author: ; title: Truce Signed; container-title: Agence Delta; issued: 2018-12-13",
        ),
        (
            r#"Editorial, "A Poor Bargain," *The Beacon*, August 4, 1990."#,
            "article-newspaper; author: ; genre: Editorial; title: A Poor Bargain",
        ),
        (
            r#"Der Spiegel, "Salzige Zeiten," March 2, 1998, 41."#,
            "article-magazine; author: ; title: Salzige Zeiten; container-title: Der Spiegel; issued: 1998-03-02; page: 41",
        ),
        (
            r"*al-Dustur* (Amman), 3 May 1989.",
            "article-newspaper; container-title: al-Dustur; publisher-place: Amman; title: ",
        ),
        (
            r#"Rima Haj, "Who Sells Salt?," *Salt Comment* (blog), August 4, 2013."#,
            "post-weblog; author: Haj, Rima; container-title: Salt Comment; issued: 2013-08-04",
        ),
        (
            r#"*al-Fajr*, "Salt Plan Approved," 6 February 2017."#,
            "article-newspaper; title: Salt Plan Approved; container-title: al-Fajr; issued: 2017-02-06",
        ),
        (
            r"Talal Abu Nasr, *al-Fajr*, Dec. 6, 1977.",
            "article-newspaper; author: Abu Nasr, Talal; container-title: al-Fajr; issued: 1977-12-06",
        ),
    ],
};

/// *al-Fajr*, "T," 6 February 2017: the paper before the title.
fn before_title(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let quoted = parts.quotations().first().copied().filter(|quoted| *quoted == titled.title + 1)?;
    let words = parts.words(titled.title);
    let comma = parts.items[quoted].lead == Lead::Comma;
    if titled.quoted
        || !titled.head.is_empty()
        || titled.italic.is_some()
        || !comma
        || parts.precision != Some(Precision::Day)
        || words.split(' ').count() > 6
    {
        return None;
    }
    let magazine = lists::outlet(words) == Some(Outlet::Magazine);
    let kind = if magazine { SourceType::ArticleMagazine } else { SourceType::ArticleNewspaper };
    let mut draft = Draft::new(parts, kind, if lists::outlet(words).is_some() { 0.94 } else { 0.86 });
    draft.put(parts, Field::Container, titled.title);
    draft.put(parts, Field::Title, quoted);
    Some(draft)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts)?;
    if let Some(draft) = before_title(parts, &titled).filter(|_| !parts.imprint && !parts.has(Field::Volume)) {
        return Some(draft);
    }
    if parts.has(Field::Volume)
        || parts.has(Field::Publisher)
        || parts.thesis
        || parts.series
        || !titled.is_headed_by_people(parts)
    {
        return None;
    }
    if lists::is_station(titled.head_words(parts)) {
        return None;
    }
    let precise = match parts.precision {
        Some(Precision::Day) => 0.0,
        Some(Precision::Month) => -0.15,
        None => -0.2,
        Some(Precision::Year) => -0.35,
    };
    let Some(container) = titled.italic.or_else(|| text_container(parts, &titled.after)) else {
        return untitled(parts, &titled).or_else(|| alone(parts, &titled));
    };
    let words = parts.words(container);
    let known = match lists::outlet(words) {
        Some(Outlet::Newspaper | Outlet::Agency) => 0.08,
        Some(Outlet::Magazine) => -0.05,
        Some(_) => return None,
        None if lists::is_agency(words) => 0.08,
        None => 0.0,
    };
    let italic = if parts.items[container].kind == ItemKind::Italic { 0.84 } else { 0.68 };
    let quoted = if titled.quoted { 0.0 } else { -0.04 };
    let blog = parts.genre.as_deref() == Some("blog") || words.ends_with(" blog") || words.ends_with(" Blog");
    let kind = if blog { SourceType::PostWeblog } else { SourceType::ArticleNewspaper };
    let mut draft = Draft::new(parts, kind, italic + known + precise + quoted);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}

/// "salt.example.org": a site by its address.
fn is_domain(words: &str) -> bool {
    words.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 2
            && !name.contains(' ')
            && (2..=4).contains(&end.len())
            && end.chars().all(|c| c.is_ascii_lowercase())
    })
}

/// A paper, a magazine or an agency alone before a title.
fn alone(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let head = titled.head_words(parts);
    let magazine = lists::outlet(head) == Some(Outlet::Magazine);
    let known = magazine || lists::is_agency(head) || lists::outlet(head) == Some(Outlet::Newspaper);
    if !titled.quoted || !known || parts.precision != Some(Precision::Day) {
        return None;
    }
    let kind = if magazine { SourceType::ArticleMagazine } else { SourceType::ArticleNewspaper };
    let mut draft = Draft::new(parts, kind, 0.88);
    draft.span(parts, Field::Container, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    Some(draft)
}

/// Whether a word of `words` says that they are a body: "War on the Rocks" and "NNA" bring out articles day by day.
fn is_institution(words: &str) -> bool {
    words.split(' ').any(lists::is_body_word)
}

/// Words without italics that can be a periodical's name.
pub(super) fn text_container(parts: &Parts<'_>, after: &[usize]) -> Option<usize> {
    let name = |words: &str| {
        let count = words.split_whitespace().count();
        (1..=7).contains(&count)
            && !words.starts_with("in ")
            && !words.starts_with("In ")
            && !lists::is_archive(words)
            && (!lists::is_town(words) || lists::outlet(words).is_some())
            && (words.starts_with(char::is_uppercase)
                || words.contains('-') && words.starts_with(char::is_lowercase)
                || is_domain(words)
                || lists::outlet(words).is_some())
            && !words.contains('/')
            && (!names::is_body(words)
                || lists::outlet(words).is_some()
                || lists::is_agency(words)
                || parts.precision == Some(Precision::Day) && !is_institution(words))
    };
    after.iter().copied().find(|index| name(parts.words(*index)))
}

/// A name, the paper and the day.
fn untitled(parts: &Parts<'_>, titled: &super::Titled) -> Option<Draft> {
    let words = parts.words(titled.title);
    let known = matches!(lists::outlet(words), Some(Outlet::Newspaper | Outlet::Magazine));
    if titled.quoted || parts.precision != Some(Precision::Day) || parts.has(Field::Translation) {
        return None;
    }
    let head = titled.head_words(parts);
    let people = head.is_empty() || (names::is_like_people(head) && !names::is_body(head));
    if !(people && words.split_whitespace().count() <= 5) {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::ArticleNewspaper, if known { 0.9 } else { 0.7 });
    if lists::outlet(words) == Some(Outlet::Magazine) {
        draft.kind = SourceType::ArticleMagazine;
    }
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Container, titled.title);
    Some(draft)
}
