//! How far two scholars agree on the same articles, and where they do not.
//!
//! Items are the same where they stand in the same place, whatever their ids: a note, citation, claim, date or mention
//! by the words that it shares with the other; a source or place by what both make point to it. What the two say of
//! the same items is compared field by field ([`Nominal`]); where they saw items at all, by [`Unitizing`].

mod compare;
mod import;
mod look;
mod nominal;
mod pair;
mod take;
mod unitizing;

pub use import::{Imported, import};
pub use look::{by, is_ruled, set_file, status};
pub use nominal::{Nominal, cohen_kappa, krippendorff_alpha};
pub use take::{Judge, TakeError, Taken, decide, drop_mention, in_order, rule, take};
pub use unitizing::{Unitizing, alpha_u};

use crate::record::Record;
use compare::{Compared, FOREIGN, Judged, compare};
use serde_json::Value;
use std::collections::HashMap;

/// One article as two scholars have it.
#[derive(Clone, Copy, Debug)]
pub struct Twice<'r> {
    /// How it is called in the list of disagreements.
    pub name: &'r str,
    /// The two records; the first gives the ids.
    pub records: [&'r Record; 2],
    /// The length of the article in code points, where that is known.
    pub length: Option<usize>,
}

/// How far two scholars agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// Where they marked items, in the order of a record.
    pub spans: Vec<SpanLayer>,
    /// `α_U` over all of these.
    pub alpha_u: Option<f64>,
    /// What they say of the same items, in the order of a record.
    pub layers: Vec<Layer>,
    /// Where they differ, in the order of the articles.
    pub disagreements: Vec<Disagreement>,
}

/// Where two scholars marked the items of one list.
#[derive(Clone, Debug, PartialEq)]
pub struct SpanLayer {
    /// The list: `claims`.
    pub list: &'static str,
    /// How many items each has.
    pub counts: [usize; 2],
    /// How many of them both have.
    pub both: usize,
    /// How many of these start and end at the same places.
    pub same: usize,
    /// Krippendorff's alpha for unitizing, over all articles, one after the other.
    pub alpha_u: Option<f64>,
}

impl SpanLayer {
    /// The share of the items of both that the other has too (twice those that both have, over all), from 0 to 100.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        let all = self.counts[0] + self.counts[1];
        (all > 0).then(|| 200.0 * nominal::number(self.both) / nominal::number(all))
    }
}

/// What two scholars say in one field of the items that both have.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// List and field: `claims.stance`.
    pub name: String,
    /// How far they agree.
    pub measures: Nominal,
}

/// One thing that two scholars see differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The name of the article.
    pub article: String,
    /// Names it in its article: item and field, `c3.stance`; before an id that only the second has, `B:`.
    pub id: String,
    /// The list in which the item stands; `mentions` are those of places.
    pub list: &'static str,
    /// The ids of the item in the two records.
    pub ids: [Option<String>; 2],
    /// The field; `present` where only one has the item, `extent` where they have it at other places.
    pub field: &'static str,
    /// What each says, null where he says nothing. What the second names, he names by the ids of the first; what the
    /// first does not have has `B:` before its id.
    pub values: [Value; 2],
    /// Where, in code points of the article.
    pub at: Option<usize>,
    /// The words of the article there.
    pub words: String,
}

/// The lists whose items stand somewhere, in the order in which they are shown.
const SPANS: [&str; 5] = ["notes", "citations", "claims", "dates", "mentions"];

/// Compares what two scholars made of the same articles.
#[must_use]
pub fn agree(articles: &[Twice<'_>]) -> Agreement {
    let compared: Vec<Compared> = articles.iter().map(|article| compare(article.records)).collect();
    let mut agreement = Agreement { layers: layers(&compared), ..Agreement::default() };
    let lengths: Vec<usize> = articles.iter().zip(&compared).map(|(article, found)| length(article, found)).collect();
    let mut kinds = Vec::new();
    for list in SPANS {
        let (layer, kind) = spans(list, &compared, &lengths);
        kinds.push(kind);
        if layer.counts != [0, 0] {
            agreement.spans.push(layer);
        }
    }
    agreement.alpha_u = alpha_u(&kinds);
    for (article, found) in articles.iter().zip(compared) {
        let mut differing: Vec<Judged> = found
            .judged
            .into_iter()
            .filter(|it| it.is_judged() && (it.values[0] != it.values[1] || it.field == "extent"))
            .collect();
        differing.sort_by_key(|judged| judged.at.unwrap_or(usize::MAX));
        agreement.disagreements.extend(differing.into_iter().map(|judged| disagreement(article.name, judged)));
    }
    agreement
}

fn disagreement(article: &str, judged: Judged) -> Disagreement {
    let item = match &judged.ids {
        [Some(id), _] => id.clone(),
        [None, Some(id)] => format!("{FOREIGN}{id}"),
        [None, None] => String::new(),
    };
    Disagreement {
        article: article.to_owned(),
        id: format!("{item}.{}", judged.field),
        list: judged.list,
        ids: judged.ids,
        field: judged.field,
        values: judged.values,
        at: judged.at,
        words: judged.words,
    }
}

/// The fields in which somebody says something. In a field that has a closed list of values, to say nothing is a
/// judgement too; in others, what both leave open is no item.
fn layers(compared: &[Compared]) -> Vec<Layer> {
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let mut values: Vec<Field> = Vec::new();
    for judged in compared
        .iter()
        .flat_map(|found| &found.judged)
        .filter(|it| !matches!(it.field, "present" | "extent") && it.is_judged())
    {
        let [one, other] = &judged.values;
        let says = !one.is_null() || !other.is_null();
        let at = *places.entry((judged.list, judged.field)).or_insert_with(|| {
            values.push(Field { name: format!("{}.{}", judged.list, judged.field), ..Field::default() });
            values.len() - 1
        });
        if says || judged.is_closed {
            values[at].pairs.push((one.to_string(), other.to_string()));
        }
        values[at].is_said |= says;
    }
    let said = values.into_iter().filter(|field| field.is_said);
    said.map(|field| Layer { measures: Nominal::of(&field.pairs), name: field.name }).collect()
}

/// The values of one field, by the two who gave them.
#[derive(Default)]
struct Field {
    name: String,
    pairs: Vec<(String, String)>,
    is_said: bool,
}

/// The length of the article, or how far anybody marked it.
fn length(article: &Twice<'_>, found: &Compared) -> usize {
    let ends = found.marked.values().flat_map(|marked| marked.spans.iter().flatten()).map(|span| span[1]);
    // Marks of another state of the article may lie beyond its end, and count all the same.
    article.length.unwrap_or(0).max(ends.max().unwrap_or(0))
}

fn spans(list: &'static str, compared: &[Compared], lengths: &[usize]) -> (SpanLayer, Unitizing) {
    let mut layer = SpanLayer { list, counts: [0, 0], both: 0, same: 0, alpha_u: None };
    let mut units = vec![Vec::new(), Vec::new()];
    let mut before = 0;
    for (found, length) in compared.iter().zip(lengths) {
        if let Some(marked) = found.marked.get(list) {
            layer.both += marked.both;
            layer.same += marked.same;
            for (side, units) in units.iter_mut().enumerate() {
                layer.counts[side] += marked.counts[side];
                let ranges = marked.spans[side].iter().filter(|span| span[0] < span[1]);
                units.extend(ranges.map(|span| before + span[0]..before + span[1]));
            }
        }
        before += length;
    }
    let kind = Unitizing::of(before, &units);
    layer.alpha_u = alpha_u(&[kind]);
    (layer, kind)
}

#[cfg(test)]
mod tests;
