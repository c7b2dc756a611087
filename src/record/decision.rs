//! What people decide.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What somebody decided on an item. The program never changes an item that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is right as it stands.
    Confirmed,
    /// It was put right by hand.
    Edited,
    /// It is wrong, and stays here so that it does not come back.
    Rejected,
}

/// What two people saw differently in an item, and what somebody ruled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Ruling {
    /// The field; `present` where only one had the item, `extent` where they had it at other places. Of a mention of a
    /// place, with its offset: `present@1712`.
    pub field: String,
    /// What each said, the one whose record was named first before the other.
    pub opinions: Vec<Opinion>,
    /// The place of the opinion that holds, counted from 1.
    pub holds: usize,
    /// Who ruled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When: a date, or a date and a time (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// For what reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What somebody said before a ruling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Opinion {
    /// Who said it, where the record tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What was said, as the field has it; null for nothing.
    pub value: Value,
}
