//! PLC003.

use super::spelling::mention;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Gazetteer;
use crate::text::key;

rule! {
    /// ## What it checks
    /// What the text calls a village, a town or a river is in the gazetteer, or among the places of the house.
    ///
    /// Many hamlets are in no gazetteer, so the rule is off until asked for: it is a list of names to look up, some
    /// of which are misprints.
    ///
    /// ## Example
    /// ```article
    /// They stopped in the village of Zarqubanat, west of Mosul.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// They stopped in the town of Tal Afar, west of Mosul.
    /// ```
    UnknownPlace = "PLC003", "unknown-place", Off
}

impl Rule for UnknownPlace {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let listed = settings.names.places.iter().flat_map(|it| std::iter::once(&it.name).chain(&it.variants));
        let listed: Vec<String> = listed.map(|name| key(name)).collect();
        for reading_of in reading.places.iter().filter(|it| it.place.geonames.is_none() && it.place.lat.is_none()) {
            let Some((within, range)) = reading_of.mentions.first() else { continue };
            let (words, span) = mention(reading, *within, range);
            let keys = [key(words), key(&reading_of.place.name)];
            let known = |key: &String| Gazetteer::get().senses(key).next().is_some() || listed.contains(key);
            if !keys.iter().any(known) {
                let help = "look it up; if it is right, list it under `names: places:` in isnad.yaml";
                found.push(self.finding(span, format!("no gazetteer has {words}")).help(help));
            }
        }
    }
}
