//! What people decide.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
