//! Choosing among the items of records by their fields.

use crate::record::{Name, nearest, schema};
use crate::text;
use serde_json::Value;
use std::str::FromStr;

/// A field that items may have, by its path: `issued`, `author.family`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Keys with dots between them, without the numbers of lists.
    pub(super) path: String,
    /// Whether an item may have several.
    pub(super) many: bool,
}

/// What is asked of an item: `FIELD=VALUE` and its kin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
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
pub(super) enum SelectError {
    /// No sign of comparison.
    #[error("`{0}` asks nothing; write FIELD=VALUE, FIELD!=VALUE or FIELD~VALUE")]
    Shape(String),
    /// A field that no such item has.
    #[error("{kind} have no field `{field}`; {help}")]
    Field { kind: &'static str, field: String, help: String },
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
    /// Refuses a field that is not in `fields`, those of `kind`.
    pub(super) fn check(&self, kind: &'static str, fields: &[Field]) -> Result<(), SelectError> {
        known(&self.field, kind, fields).map(|_| ())
    }

    /// Whether `item` is as it asks. Of a field with several values one is enough to be or contain what is asked;
    /// `!=` and `!~` are the contrary of `=` and `~`. An empty value stands for a field that is absent.
    pub(super) fn holds(&self, item: &Value) -> bool {
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

/// The field called `path` among `fields`, those of `kind`.
pub(super) fn known<'f>(path: &str, kind: &'static str, fields: &'f [Field]) -> Result<&'f Field, SelectError> {
    if let Some(field) = fields.iter().find(|field| field.path == path) {
        return Ok(field);
    }
    let paths = || fields.iter().map(|field| field.path.as_str());
    // `family` for `author.family`.
    let inner = || paths().find(|known| known.rsplit_once('.').is_some_and(|(_, last)| last == path));
    // `container` for `container-title`.
    let longer = || paths().find(|known| path.len() > 2 && known.starts_with(path));
    let help = if let Some(near) = nearest(path, paths()).or_else(inner).or_else(longer) {
        format!("did you mean `{near}`?")
    } else {
        let top: Vec<&str> = paths().filter(|path| !path.contains('.')).collect();
        format!("they have {}", top.join(", "))
    };
    Err(SelectError::Field { kind, field: path.to_owned(), help })
}

/// The fields of the items in the list `list` of a record (`sources`), and below `article.` those of the article,
/// in the order of the schema.
pub(super) fn fields(list: &str) -> Vec<Field> {
    let schema = schema::schema().to_value();
    let mut found = Vec::new();
    walk(&schema, &schema["properties"][list]["items"], "", false, &mut found);
    walk(&schema, &schema["properties"]["article"], "article", false, &mut found);
    found
}

/// Adds the fields in `part` of `schema`, which is reached by `path`.
fn walk(schema: &Value, part: &Value, path: &str, many: bool, found: &mut Vec<Field>) {
    // A schema that refers to itself would never end.
    if path.matches('.').count() > 8 {
        return;
    }
    if let Some(name) = part["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        return walk(schema, &schema["$defs"][name], path, many, found);
    }
    if let Some(some) = part["anyOf"].as_array().and_then(|parts| parts.iter().find(|part| part["type"] != "null")) {
        return walk(schema, some, path, many, found);
    }
    if part["items"].is_object() {
        return walk(schema, &part["items"], path, true, found);
    }
    if !path.is_empty() && !found.iter().any(|field| field.path == path) {
        found.push(Field { path: path.to_owned(), many });
    }
    for (key, part) in part["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        walk(schema, part, &path, many, found);
    }
}

/// What stands in `item` at `path`, through all lists on the way.
pub(super) fn at<'v>(item: &'v Value, path: &str) -> Vec<&'v Value> {
    let mut here = vec![item];
    for key in path.split('.') {
        here = here.into_iter().flat_map(elements).filter_map(|value| value.get(key)).collect();
    }
    here.into_iter().flat_map(elements).filter(|value| !value.is_null()).collect()
}

/// The elements of a list, or of anything else itself.
fn elements(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

/// The words of `value`: of a name the whole of it, of other things with keys each value.
pub(super) fn leaves(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::String(text) => words.push(text.clone()),
        Value::Bool(_) | Value::Number(_) => words.push(value.to_string()),
        Value::Array(list) => list.iter().for_each(|value| leaves(value, words)),
        Value::Object(keys) => {
            let is_name = keys.contains_key("family") || keys.contains_key("literal") || keys.contains_key("given");
            match serde_json::from_value::<Name>(value.clone()) {
                Ok(name) if is_name => words.push(name.display()),
                _ => keys.values().for_each(|value| leaves(value, words)),
            }
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

    #[test]
    fn fields_are_those_of_the_schema() {
        let fields = fields("sources");
        let many = |path: &str| fields.iter().find(|field| field.path == path).map(|field| field.many);
        assert_eq!((many("issued"), many("author"), many("author.family")), (Some(false), Some(true), Some(true)));
        assert_eq!(
            (many("article.id"), many("article.authors.family"), many("isnad")),
            (Some(false), Some(true), None)
        );
        let told = |path| known(path, "sources", &fields).expect_err("unknown").to_string();
        assert_eq!(told("continer-title"), "sources have no field `continer-title`; did you mean `container-title`?");
        assert_eq!(told("locator"), "sources have no field `locator`; they have ".to_owned() + &tops(&fields));
        assert!(told("container").ends_with("did you mean `container-author`?"), "{}", told("container"));
        assert!(told("family").ends_with("did you mean `author.family`?"), "{}", told("family"));
    }

    fn tops(fields: &[Field]) -> String {
        let top: Vec<&str> = fields.iter().map(|it| it.path.as_str()).filter(|path| !path.contains('.')).collect();
        top.join(", ")
    }
}
