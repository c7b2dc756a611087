//! NAM007.

use super::spelling::{forms, skeleton, variants_in_sound};
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;

rule! {
    /// ## What it checks
    /// A newspaper or journal has one name throughout an article.
    ///
    /// Two names are one when word for word they sound alike, or have the same consonants: *Azzaman* and *al-Zaman*,
    /// *Yedi‘ot Aharonot* and *Yediot Ahronot*. *Al-Ahram* and *al-Ahrar* are two newspapers.
    ///
    /// ## Example
    /// ```article
    /// They left.<sup>1</sup> They came back.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "Markets Reopen," *Azzaman*, May 3, 2016.
    /// - <sup>2</sup> Basil Nur, "Markets Close," *al-Zaman*, May 5, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They left.<sup>1</sup> They came back.<sup>2</sup>
    ///
    /// - <sup>1</sup> Basil Nur, "Markets Reopen," *Azzaman*, May 3, 2016.
    /// - <sup>2</sup> Basil Nur, "Markets Close," *Azzaman*, May 5, 2016.
    /// ```
    ContainerVariant = "NAM007", "container-variant", Warning, Unsafe
}

impl Rule for ContainerVariant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let mut named = Vec::new();
        for (note, read) in reading.article.notes.iter().zip(&reading.notes) {
            for field in read.citations.iter().flat_map(|citation| &citation.fields) {
                if field.field == Field::Container {
                    let words = note.text.as_str()[field.range.clone()].to_owned();
                    named.push((words, note.text.plain.span(field.range.clone())));
                }
            }
        }
        let forms = forms(named);
        for (kept, other) in variants_in_sound(&forms, bones) {
            let message = format!("{} is also called {}", other.words, kept.words);
            let edits = other.spans.iter().map(|span| Edit::replace(*span, kept.words.clone())).collect();
            let finding = self.finding(other.span, message).related(kept.span, "called so here");
            found.push(finding.help("use one name, unless they are two").fix(false, edits));
        }
    }
}

/// How many consonants two names must share where their vowels sound different.
const ENOUGH: usize = 5;

/// The consonants of a name that has enough of them.
fn bones(words: &str) -> Option<String> {
    let bones = skeleton(words);
    (bones.chars().count() >= ENOUGH).then_some(bones)
}
