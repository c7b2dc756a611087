//! BIB015.

use super::full_citation::full;
use super::passage::with_signs;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::extract::Field;
use crate::text::key;

rule! {
    /// ## What it checks
    /// A title in another language stands in an outlet of that language, or in a named edition (*BBC Persian*):
    /// an English paper does not print Arabic headlines.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Samir Adwan, "Fath al-Aswaq fi al-Madina" ("The Opening of the Markets in the City"), *Washington Post*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Samir Adwan, "Fath al-Aswaq fi al-Madina" ("The Opening of the Markets in the City"), *al-Fajr*, May 3, 2016.
    /// ```
    OutletLanguageMismatch = "BIB015", "outlet-language-mismatch", Info
}

impl Rule for OutletLanguageMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            let (Some(title), Some(outlet)) = (&item.title, &item.container_title) else { continue };
            let foreign = item.language.as_deref().is_some_and(|language| !language.starts_with("en"));
            let folded = key(outlet);
            let name = folded.strip_prefix("the ").unwrap_or(&folded);
            if !foreign || !ENGLISH.contains(&name) {
                continue;
            }
            let span = with_signs(reading.article.text.text(), full.span_of(reading, Field::Container));
            let finding = self.finding(span, format!("“{title}” is not English, and {outlet} is")).note(full.label);
            found.push(finding.help("name the edition, or the outlet in which the title stands"));
        }
    }
}

/// The keys of outlets that write in English only under this name.
const ENGLISH: &[&str] = &[
    "associated press",
    "atlantic",
    "bbc news",
    "chicago tribune",
    "christian science monitor",
    "cnn",
    "daily telegraph",
    "economist",
    "financial times",
    "foreign affairs",
    "foreign policy",
    "globe and mail",
    "guardian",
    "huffington post",
    "independent",
    "jerusalem post",
    "los angeles times",
    "new york review of books",
    "new york times",
    "new yorker",
    "newsweek",
    "observer",
    "sunday times",
    "time",
    "times",
    "times of israel",
    "usa today",
    "wall street journal",
    "washington post",
];
