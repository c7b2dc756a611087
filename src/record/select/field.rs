//! The fields of items, by their paths.

use super::SelectError;
use crate::record::{Name, nearest, schema};
use serde_json::Value;

/// A field that items may have, by its path: `issued`, `author.family`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Keys with dots between them, without the numbers of lists.
    pub path: String,
    /// Whether an item may have several.
    pub many: bool,
}

/// The field called `path` among `fields`, those of `kind`.
pub fn known<'f>(path: &str, kind: &'static str, fields: &'f [Field]) -> Result<&'f Field, SelectError> {
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
#[must_use]
pub fn fields(list: &str) -> Vec<Field> {
    let schema = schema::value();
    let mut found = Vec::new();
    walk(schema, of_list(list), "", false, &mut found);
    walk(schema, &schema["properties"]["article"], "article", false, &mut found);
    found
}

/// The schema of an item of `list`; of `article`, that of the article.
#[must_use]
pub(super) fn of_list(list: &str) -> &'static Value {
    let schema = schema::value();
    match list {
        "citations" => &schema["$defs"]["Citation"],
        "article" => &schema["properties"]["article"],
        _ => &schema["properties"][list]["items"],
    }
}

/// The schema of what stands at `path` in an item of `list`, without the way there: references followed, `null`
/// left out. Of a list it is that of the list where the path ends there, else that of its items.
#[must_use]
pub fn schema_at(list: &str, path: &str) -> Option<&'static Value> {
    let mut part = plain(of_list(list));
    for key in path.split('.') {
        if part["items"].is_object() {
            part = plain(&part["items"]);
        }
        part = plain(part["properties"].get(key)?);
    }
    Some(part)
}

/// `part` of the schema with what it refers to in its place.
fn plain(part: &'static Value) -> &'static Value {
    let named = part["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/"));
    if let Some(name) = named {
        return plain(&schema::value()["$defs"][name]);
    }
    let some = part["anyOf"].as_array().and_then(|parts| parts.iter().find(|part| part["type"] != "null"));
    some.map_or(part, plain)
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
#[must_use]
pub fn at<'v>(item: &'v Value, path: &str) -> Vec<&'v Value> {
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
pub fn leaves(value: &Value, words: &mut Vec<String>) {
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
