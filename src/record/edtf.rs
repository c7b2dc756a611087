//! Dates with their precision and their doubt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date in the Extended Date/Time Format (ISO 8601-2; the Library of Congress's specification of 2019, levels
/// 0 to 2): `2017-08-28`, `2017-08`, `199X`, `1920~`, `2014/2016`, `2014-22` for a summer. Months count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf(String);

/// Why a text is no EDTF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// It does not have the form.
    #[error("`{0}` is no EDTF date; write `2017-08-21`, `2017-08` or `2017`")]
    Shape(String),
}

impl Edtf {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let known = |c: char| c.is_ascii_digit() || "-/.X~?%[]{},SEYT:Z+".contains(c);
        if text.is_empty() || !text.chars().all(known) {
            return Err(EdtfError::Shape(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0
    }
}

impl Default for Edtf {
    /// The unspecified date.
    fn default() -> Self {
        Self("XXXX".to_owned())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
