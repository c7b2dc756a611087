//! PLC002.

use super::listed::Spellings;
use super::own::own;
use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};

rule! {
    /// ## What it checks
    /// Places are spelled as the house has settled: under `names: places:` in `isnad.yaml`.
    ///
    /// What is listed there among the `variants` of a place is not wanted in running text and remarks. A title is the
    /// work's own. The gazetteer of the program knows many spellings and prefers none: where the house has listed
    /// nothing, nothing is found.
    ///
    /// ## Example
    /// ```settings
    /// names:
    ///   places:
    ///   - {name: Deir ez-Zor, variants: [Deir al-Zor, Dayr al-Zawr]}
    /// ```
    /// ```article
    /// The road to Deir al-Zor was cut.
    /// ```
    ///
    /// ## Instead
    /// ```settings
    /// names:
    ///   places:
    ///   - {name: Deir ez-Zor, variants: [Deir al-Zor, Dayr al-Zawr]}
    /// ```
    /// ```article
    /// The road to Deir ez-Zor was cut.
    /// ```
    PlaceDiffersFromGazetteer = "PLC002", "place-differs-from-gazetteer", Info, Unsafe
}

impl Rule for PlaceDiffersFromGazetteer {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let places = &settings.names.places;
        if places.is_empty() {
            return;
        }
        let spellings = Spellings::new(places);
        for (passage, range) in own(reading, &[]) {
            for (at, listed) in spellings.unwanted(&passage.words()[range.clone()]) {
                let at = range.start + at.start..range.start + at.end;
                let message = format!("the house spells {} {}", &passage.words()[at.clone()], listed.name);
                let edit = Edit::replace(passage.span(at.clone()), listed.name.clone());
                found.push(self.finding(passage.span(at), message).fix(false, vec![edit]));
            }
        }
    }
}
