//! Conditions: what is asked of the fields of an item.

use super::field::{Field, at, known, leaves};
use crate::text;
use serde_json::Value;
use std::str::FromStr;

/// What is asked of an item: `FIELD=VALUE` and its kin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    field: String,
    test: Test,
    value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    Is,
    IsNot,
    Contains,
    ContainsNot,
}

/// Why a condition or a field cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectError {
    /// No sign of comparison.
    #[error("`{0}` asks nothing; write FIELD=VALUE, FIELD!=VALUE or FIELD~VALUE")]
    Shape(String),
    /// A field that no such item has.
    #[error("{kind} have no field `{field}`; {help}")]
    Field {
        /// What the items are.
        kind: &'static str,
        /// The field, as it was asked for.
        field: String,
        /// What to ask for instead.
        help: String,
    },
}

impl FromStr for Condition {
    type Err = SelectError;

    fn from_str(words: &str) -> Result<Self, SelectError> {
        let shape = || SelectError::Shape(words.to_owned());
        let at = words.find(['=', '!', '~']).filter(|at| *at > 0).ok_or_else(shape)?;
        let (field, rest) = words.split_at(at);
        let signs = [("!=", Test::IsNot), ("!~", Test::ContainsNot), ("=", Test::Is), ("~", Test::Contains)];
        let found = signs.iter().find_map(|(sign, test)| Some((*test, rest.strip_prefix(sign)?)));
        let (test, value) = found.ok_or_else(shape)?;
        Ok(Self { field: field.trim().to_owned(), test, value: value.trim().to_owned() })
    }
}

impl Condition {
    /// The field that it asks for, by its path.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Refuses a field that is not in `fields`, those of `kind`.
    pub fn check(&self, kind: &'static str, fields: &[Field]) -> Result<(), SelectError> {
        known(&self.field, kind, fields).map(|_| ())
    }

    /// Whether `item` is as it asks. Of a field with several values one is enough to be or contain what is asked;
    /// `!=` and `!~` are the contrary of `=` and `~`. An empty value stands for a field that is absent.
    #[must_use]
    pub fn holds(&self, item: &Value) -> bool {
        let mut words = Vec::new();
        for value in at(item, &self.field) {
            leaves(value, &mut words);
        }
        words.retain(|word| !word.is_empty());
        let is = || if self.value.is_empty() { words.is_empty() } else { words.contains(&self.value) };
        let contains = || {
            let sought = text::key(&self.value);
            if sought.is_empty() {
                return words.iter().any(|word| word.contains(&self.value));
            }
            words.iter().any(|word| text::key(word).contains(&sought))
        };
        match self.test {
            Test::Is => is(),
            Test::IsNot => !is(),
            Test::Contains => contains(),
            Test::ContainsNot => !contains(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn conditions_hold_of_any_of_several_values() {
        let item = json!({
            "article": {"id": "mosul"}, "id": "s1", "issued": "2017-08-21", "confidence": 0.5, "page": null,
            "author": [{"family": "al-Hāshimī", "given": "Hishām"}, {"literal": "BBC"}],
            "citations": [{"locator": {"label": "page", "value": "12–13"}}, {}],
        });
        let holding = [
            "issued=2017-08-21",
            "issued!=2017",
            "issued~2017",
            "author=BBC",
            "author=Hishām al-Hāshimī",
            "author~hisham hashimi",
            "author.family~Hashimi",
            "author.family=al-Hāshimī",
            "article.id=mosul",
            "page=",
            "title=",
            "issued!=",
            "confidence=0.5",
            "citations.locator.value=12–13",
            "citations.locator~12",
            "author!~reuters",
            " id = s1 ",
            "citations.locator~–",
        ];
        for words in holding {
            assert!(words.parse::<Condition>().expect("a condition").holds(&item), "{words}");
        }
        for words in ["issued=2017", "author!=BBC", "author~salih", "page=1", "issued=", "title!=", "author!~bbc"] {
            assert!(!words.parse::<Condition>().expect("a condition").holds(&item), "{words}");
        }
        for words in ["", "id", "=x", "id!x", "~x"] {
            assert_eq!(words.parse::<Condition>(), Err(SelectError::Shape(words.to_owned())));
        }
    }
}
