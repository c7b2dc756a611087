//! A person or a body.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A name as in CSL; `al-Salihi` stays whole in `family`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Name {
    /// The name to sort by, with its article or particle: `al-Salihi`, `von Hagen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// What stands before the family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Jr., III.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// An institution, or a person with one name, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
    /// What a bibliography sorts by where it is not `family`: `Salihi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_key: Option<String>,
}

impl Name {
    /// A person.
    #[must_use]
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Self {
        let given = given.into();
        Self { family: Some(family.into()), given: (!given.is_empty()).then_some(given), ..Self::default() }
    }

    /// An institution, or a name that cannot be taken apart.
    #[must_use]
    pub fn literal(name: impl Into<String>) -> Self {
        Self { literal: Some(name.into()), ..Self::default() }
    }

    /// As printed in running text: given name first.
    #[must_use]
    pub fn display(&self) -> String {
        let parts = [&self.literal, &self.given, &self.family, &self.suffix];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
