//! What the body asserts.

use super::{Anchor, Ruling, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The words that a marker vouches for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Claim {
    /// Unique in the record: `c1`.
    pub id: String,
    /// From the start of the sentence, or from just after an earlier marker in it, up to the marker; without
    /// markup.
    pub text: String,
    /// How the text stands to it.
    pub stance: Stance,
    /// To whom the text itself gives the word, in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// The ids of the notes at the marker.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The ids of the sources that those notes cite, through ibid. and short forms.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The ids of the dates in it.
    #[serde(default)]
    pub dates: Vec<String>,
    /// The ids of the places in it.
    #[serde(default)]
    pub places: Vec<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What somebody decided on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When: a date, or a date and a time (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// For what reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Labels from the corpus's closed set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// What was ruled where two people differed on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
}

/// How the text stands to what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Said as a fact.
    #[default]
    Asserted,
    /// Said by somebody whom the text names.
    Attributed,
    /// Said with doubt: "apparently", "it is believed".
    Hedged,
    /// Said of what is to come.
    Predicted,
}
