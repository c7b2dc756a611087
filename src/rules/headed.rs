//! Names of two words, of which the first says what kind of place it is: *Qasr Nayif*, *Bab Idriss*.

use super::Subject;
use super::passage::{Marked, passages};
use super::romanised::{Bones, Romanised};
use super::unplaced::is_own;
use crate::document::MarkKind;
use crate::text::{Span, is_apostrophe, key};
use foldhash::{HashMap, HashMapExt as _};

/// First words of such names, as keys: castle, gate, house, market, inn, tower, quarter, lane, square, hill, village,
/// monastery, spring, well, mountain, valley, cape, bridge.
const HEADS: &[&str] = &[
    "qasr", "ksar", "bab", "bayt", "beit", "suq", "souk", "khan", "burj", "bordj", "hayy", "harat", "midan", "tell",
    "tall", "tal", "tel", "kafr", "kfar", "dayr", "deir", "ayn", "ain", "bir", "jabal", "jebel", "djebel", "wadi",
    "oued", "ras", "jisr", "qalat", "khirbat", "khirbet",
];

/// Whether the first word of `name` says what kind of place it is.
pub(super) fn is_headed(name: &str) -> bool {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    first.starts_with(|c: char| c.is_uppercase() || is_apostrophe(c)) && words.next().is_some() && is_head(&key(first))
}

/// Whether the word with this key says what kind of place the next one names.
pub(super) fn is_head(key: &str) -> bool {
    HEADS.contains(&key)
}

/// Such names that no list of places has and that are like another of them: their words and where they stand, in
/// groups of one name.
pub(super) fn headed<'r>(reading: &'r Subject<'_, '_>) -> Vec<Vec<(&'r str, Span)>> {
    let mut named: Vec<(Romanised, Vec<(&str, Span)>)> = Vec::new();
    let mut by_bones: HashMap<Bones, Vec<usize>> = HashMap::new();
    for passage in passages(&reading.article).filter(|passage| passage.is_scholarly()) {
        let words = passage.words();
        let mut set_off: Option<Marked> = None;
        let pairs = reading.runs().of(passage.within).flat_map(|run| run.windows(2));
        for pair in pairs.filter(|pair| pair[1].capital && pair[0].spoken.head) {
            let range = pair[0].range.start..pair[1].range.end;
            let set_off = set_off.get_or_insert_with(|| {
                passage.marked(|mark| matches!(mark, MarkKind::Emphasis | MarkKind::Link { .. }))
            });
            if !is_own(reading, passage, set_off, &range) {
                continue;
            }
            let name = Romanised::new(&words[range.clone()]);
            let alike = by_bones.entry(name.bones()).or_default();
            let mention = (&words[range.clone()], passage.span(range));
            let same = |index: &&usize| {
                let other = &named[**index].0;
                other.is_like(&name) || key(named[**index].1[0].0) == key(mention.0)
            };
            if let Some(index) = alike.iter().find(same) {
                named[*index].1.push(mention);
            } else {
                alike.push(named.len());
                named.push((name, vec![mention]));
            }
        }
    }
    named.into_iter().map(|(_, mentions)| mentions).filter(|mentions| mentions.len() > 1).collect()
}
