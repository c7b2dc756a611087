//! A newspaper or station and a day, without author or title.

use super::{Draft, Shape};
use crate::extract::citation::Field;
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::when::Precision;
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "outlet",
    fit,
    telling: true,
    cases: &[
        (
            r"*al-Fajr* (Weekend Supplement), 21 January 2011.",
            "article-newspaper; container-title: al-Fajr; publisher-place: ; issued: 2011-01-21",
        ),
        (
            r"Salt Students’ News Agency (SSNA), 3 March 2016.",
            "article-newspaper; container-title: Salt Students’ News Agency; issued: 2016-03-03",
        ),
        (r"al-Fajr, 3 May 2016.", "article-newspaper; container-title: al-Fajr; issued: 2016-05-03; title: "),
        (r"al-Fajr (London), 3 May 2016.", "article-newspaper; container-title: al-Fajr; publisher-place: London"),
        (
            r"Fajr 30 May 1887 (#633):1.",
            "article-newspaper; container-title: Fajr; issue: 633; page: 1; issued: 1887-05-30",
        ),
        (
            r"*Der Spiegel*, No. 12 (1991), pp. 160–8.",
            "article-magazine; container-title: Der Spiegel; issue: 12; issued: 1991; page: 160–8",
        ),
        (
            r"*The Beacon*, May 3, 5, and 9, 2016.",
            "article-newspaper; container-title: The Beacon; issued: {2016-05-03,2016-05-05,2016-05-09}",
        ),
    ],
};

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    let open: Vec<usize> = (0..parts.items.len()).filter(|index| !parts.items[*index].known).collect();
    let [container] = open.as_slice() else { return None };
    let words = parts.words(*container);
    let count = words.split_whitespace().count();
    let magazine = lists::outlet(words) == Some(lists::Outlet::Magazine);
    let numbered = parts.has(Field::Issue) && !parts.has(Field::Volume) && parts.precision.is_some();
    let day =
        parts.precision == Some(Precision::Day) || numbered && (magazine || parts.precision >= Some(Precision::Month));
    if *container != 0
        || !matches!(parts.items[0].kind, ItemKind::Text | ItemKind::Italic)
        || count > 6
        || !day
        || parts.imprint
        || parts.has(Field::Translation)
    {
        return None;
    }
    let known = lists::outlet(words).is_some() || lists::is_agency(words);
    let article =
        ["al-", "el-", "ha-", "Al-", "The ", "Le ", "La ", "Der ", "Die "].iter().any(|lead| words.starts_with(lead));
    let italic = parts.items[0].kind == ItemKind::Italic;
    if !(known || article || italic || count <= 2 && !names::is_body(words))
        || !(words.starts_with(char::is_uppercase) || article)
    {
        return None;
    }
    let mut draft = Draft::new(
        parts,
        SourceType::ArticleNewspaper,
        if known || italic || parts.has(Field::Issue) {
            0.9
        } else if article {
            0.87
        } else {
            0.6
        },
    );
    if magazine || numbered && parts.precision != Some(Precision::Day) {
        draft.kind = SourceType::ArticleMagazine;
    }
    draft.put(parts, Field::Container, 0);
    Some(draft)
}
