//! Which note each marker calls.

use super::{Article, Within};
use foldhash::{HashMap, HashMapExt as _};

/// Sets [`NoteRef::note`](super::NoteRef::note) of every marker.
///
/// Where numbering starts again on each page or in each section, the markers of one number and the notes of that
/// number pair off in their order; where there are more of the one than of the other, all markers call the first.
pub(super) fn resolve(article: &mut Article<'_>) {
    let mut notes: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, note) in article.notes.iter().enumerate() {
        notes.entry(note.label.as_str()).or_default().push(index);
    }
    let mut markers: HashMap<&str, usize> = HashMap::new();
    for marker in article.refs.iter().filter(|marker| matches!(marker.within, Within::Block(_))) {
        *markers.entry(marker.label.as_str()).or_default() += 1;
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut called = Vec::with_capacity(article.refs.len());
    for marker in &article.refs {
        let same = notes.get(marker.label.as_str());
        let place = seen.entry(marker.label.as_str()).or_default();
        let paired = same.is_some_and(|same| same.len() > 1 && markers.get(marker.label.as_str()) == Some(&same.len()));
        called.push(same.and_then(|same| same.get(if paired { *place } else { 0 }).or(same.first()).copied()));
        if matches!(marker.within, Within::Block(_)) {
            *place += 1;
        }
    }
    for (marker, note) in article.refs.iter_mut().zip(called) {
        marker.note = note;
    }
}
