//! What an article says and on whose word, as plain data. Knows nothing of how it was found.
//!
//! The names are those of the field: CSL 1.0.2 for sources, EDTF (ISO 8601-2) for dates, W3C Web Annotation
//! selectors for anchors. `schemas/record.schema.json` is made from these types, and their comments are its
//! descriptions.

mod anchor;
mod article;
mod claim;
mod conform;
mod date;
mod decision;
mod edtf;
mod field;
mod name;
mod note;
mod place;
pub mod schema;
pub mod select;
mod source;
pub mod yaml;

pub use anchor::Anchor;
pub use article::ArticleInfo;
pub use claim::{Claim, Stance};
pub use conform::{Misfit, conform, conform_to, nearest};
pub use date::{Calendar, DateMention, Modifier};
pub use decision::{Opinion, Ruling, Status};
pub use edtf::{Edtf, EdtfError, MONTHS, Precision, Season};
pub use field::{DateField, NamesField, TextField};
pub use name::Name;
pub use note::{Citation, Form, Locator, Marker, Note};
pub use place::{Mention, Place};
pub use source::{Source, SourceType};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of this format that the program writes.
pub const VERSION: u32 = 1;

/// One article's record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    /// The version of this format.
    pub isnad: u32,
    /// The article itself.
    pub article: ArticleInfo,
    /// Its notes, in the order of their numbers.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What the notes cite, each work once.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What the body asserts on the word of a note.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Dates in the body and in remarks.
    #[serde(default)]
    pub dates: Vec<DateMention>,
    /// Places in the body and in remarks.
    #[serde(default)]
    pub places: Vec<Place>,
    /// What people had decided on and the article no longer says, kept as it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orphans: Vec<serde_json::Value>,
    /// Check digits of the items as the program wrote them, by which it later knows what people have changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_read: Option<String>,
}
