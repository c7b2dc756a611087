//! Notes and what they cite.

use super::{Anchor, Ruling, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Note {
    /// Unique in the record, even where a defective article uses a number twice: `n4`.
    pub id: String,
    /// The number or sign as printed.
    pub number: String,
    /// The whole note, without markup.
    pub text: String,
    /// Every place in the body that points here.
    #[serde(default)]
    pub markers: Vec<Marker>,
    /// What it cites, in order.
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// The note's own prose: what is left when the citations are taken out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// Where the note stands.
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

/// A place in the body that points to a note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Marker {
    /// Where the raised number stands.
    pub anchor: Anchor,
}

/// One act of citing one work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Citation {
    /// Unique in the record: `n4.2` for the second citation of note 4.
    pub id: String,
    /// The id of the source, or null where a short form or ibid. could not be resolved.
    pub source: Option<String>,
    /// In full, or by reference to an earlier one.
    pub form: Form,
    /// The page or part that the note points to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Locator>,
    /// What leads in: "see also", "cf.", "quoted in".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What follows and belongs to the act of citing: "emphasis added".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// The ids of the notes through which an ibid., short form or cross-reference leads to the source, nearest
    /// first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// How sure the program is, from 0 to 1; left out where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Where the citation stands.
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

/// How a work is cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// With all that is needed to find it.
    #[default]
    Full,
    /// By author or short title; op. cit. and loc. cit. with a name.
    Short,
    /// Ibid., Idem, and op. cit. or loc. cit. alone.
    Ibid,
    /// "See note 4 above."
    CrossReference,
}

/// The part of a work that a citation points to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Locator {
    /// A CSL locator label: `page`, `paragraph`, `article`, `folio`, `timestamp`.
    pub label: String,
    /// As printed, without the label: `123–8`.
    pub value: String,
}
