//! MRK005.

use super::passage::number;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::NoteRef;
use foldhash::{HashMap, HashMapExt as _};

rule! {
    /// ## What it checks
    /// Each number is raised once. In Chicago style a second reference to the same work is a new note.
    ///
    /// Two markers at one spot are two notes, and where two notes bear the number (MRK004) two markers are theirs.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>1</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup> The army stayed.<sup>2</sup>
    ///
    /// - <sup>1</sup> *Niqash*, August 21, 2017.
    /// - <sup>2</sup> Ibid.
    /// ```
    RepeatedMarker = "MRK005", "repeated-marker", Warning
}

impl Rule for RepeatedMarker {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let article = &reading.article;
        let mut notes: HashMap<&str, usize> = HashMap::new();
        for note in &article.notes {
            *notes.entry(&note.label).or_default() += 1;
        }
        // The first marker of each label, and how many there were.
        let mut earlier: HashMap<&str, (&NoteRef, usize)> = HashMap::new();
        for marker in &article.refs {
            let (first, count) = earlier.entry(&marker.label).or_insert((marker, 0));
            *count += 1;
            if *count == 1 || number(&marker.label).is_none() {
                continue;
            }
            if *count > notes.get(marker.label.as_str()).copied().unwrap_or_default().max(1) {
                let message = format!("the marker of note {} stands here a second time", marker.label);
                let help = "give this place a note of its own (a short citation, or ibid.)";
                found.push(
                    (self.finding(marker.span, message).note(&marker.label).help(help))
                        .related(first.span, "the first"),
                );
            }
        }
    }
}
