//! What a record says of its article.

use super::{Edtf, Name, Ruling};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The article of a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ArticleInfo {
    /// ASCII, from the author's family name and the title.
    pub id: String,
    /// The title, without markup.
    pub title: Option<String>,
    /// Who signed it.
    #[serde(default)]
    pub authors: Vec<Name>,
    /// The series it appeared in, where the text names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// When it appeared, where the text or the command line says so.
    pub published: Option<Edtf>,
    /// The latest day on which anything that it cites appeared: it cannot be older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminus_post_quem: Option<Edtf>,
    /// The article file, relative to the record's folder.
    pub file: String,
    /// SHA-256 of the file as it was read, in hexadecimal; when it differs, the record is stale.
    pub sha256: String,
    /// What was ruled where two people differed on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
}
