//! A saved place in an article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where in the article file something stands, and the words by which it is found again after an edit
/// (`TextPositionSelector` and `TextQuoteSelector` of the W3C Web Annotation model).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Ranges of Unicode code points in the file, `[start, end)`; several where a page break cuts the text.
    pub spans: Vec<[usize; 2]>,
    /// The plain text at the spans.
    pub exact: String,
    /// Some thirty characters of plain text before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Some thirty characters of plain text after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}
