//! Dates that the text mentions.

use super::{Anchor, Edtf, Ruling, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One mention of a date.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct DateMention {
    /// Unique in the record: `d1`.
    pub id: String,
    /// The words, without preposition and article: `late August`.
    pub text: String,
    /// The date in the Gregorian calendar.
    pub edtf: Edtf,
    /// The part of it that is meant.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// The calendar in which it is written, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
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

/// A part of a date, in the manner of TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Modifier {
    /// Early.
    Start,
    /// The middle.
    Mid,
    /// Late.
    End,
    /// About.
    Approx,
    /// From then on: `since March`.
    Since,
    /// Up to then: `until 1967`.
    Until,
}

/// A calendar other than the Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// Hijri.
    Islamic,
    /// Iranian solar.
    Persian,
    /// Hebrew.
    Hebrew,
    /// Ottoman fiscal.
    Rumi,
    /// Julian.
    Julian,
}
