//! BIB008.

use super::full_citation::full;
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::record::SourceType;
use crate::text::key;

rule! {
    /// ## What it checks
    /// A personal communication or interview says with whom (or that the name is withheld), by what means or where, and
    /// when (Chicago 17, 14.211 and 14.214).
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Personal communication, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> E-mail from Rima Haj to the author, May 4, 2017.
    /// ```
    PersonalCommunicationIncomplete = "BIB008", "personal-communication-incomplete", Info
}

impl Rule for PersonalCommunicationIncomplete {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for full in full(reading) {
            let item = full.item;
            if !matches!(item.kind, SourceType::PersonalCommunication | SourceType::Interview)
                || full.is_archival()
                || item.title.is_some()
                || item.container_title.is_some()
            {
                continue;
            }
            let folded = key(full.words);
            let says = |signs: &[&str]| signs.iter().any(|sign| folded.contains(sign));
            let how = item.medium.is_some() || item.event_place.is_some() || says(MEANS);
            let who = !item.author.is_empty()
                || !item.recipient.is_empty()
                || says(&["with", "from", "by", "withheld", "anonym"]);
            let when = item.issued.is_some() || item.issued_text.is_some();
            let gaps: Vec<&str> = [("with whom", !who), ("how or where", !how), ("when", !when)]
                .into_iter()
                .filter_map(|(gap, open)| open.then_some(gap))
                .collect();
            if !gaps.is_empty() {
                let finding = self.finding(full.span, format!("it is not said {}", gaps.join(", ")));
                found.push(finding.note(full.label).help("name the person, or write that the name is withheld"));
            }
        }
    }
}

/// Words that name a means by which people communicate.
const MEANS: &[&str] = &[
    "e mail",
    "email",
    "letter",
    "telephone",
    "phone",
    "whatsapp",
    "signal",
    "skype",
    "zoom",
    "telegram",
    "messenger",
    "fax",
    "conversation",
    "in person",
    "text message",
    "facebook",
];
