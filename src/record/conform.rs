//! Whether a YAML text meets the schema, told at the place where it does not.
//!
//! An interpreter of the part of JSON Schema that [`schema`](super::schema) makes. An editor, which is given the
//! schema, and the program thus say the same of a record.

use super::schema;
use super::yaml::{Entry, Node, Resolved, Style, Value, resolve};
use crate::text::Span;
use serde_json::Value as Json;
use std::fmt;

/// One thing that the schema does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where, in bytes.
    pub span: Span,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What to write there instead, where that is plain.
    pub instead: Option<String>,
}

/// What of `root` the schema of a record does not allow, in the order of the text.
#[must_use]
pub fn conform(root: &Node<'_>) -> Vec<Misfit> {
    conform_to(root, schema::value())
}

/// What of `root` the schema `schema` does not allow, in the order of the text.
#[must_use]
pub fn conform_to(root: &Node<'_>, schema: &Json) -> Vec<Misfit> {
    let mut check = Check { definitions: &schema["$defs"], found: Vec::new() };
    check.node(root, schema, &"the top of the file");
    check.found.sort_by_key(|misfit| misfit.span);
    check.found
}

struct Check<'s> {
    definitions: &'s Json,
    found: Vec<Misfit>,
}

impl<'s> Check<'s> {
    fn add(&mut self, span: Span, message: String, help: impl Into<Option<String>>, instead: Option<String>) {
        self.found.push(Misfit { span, message, help: help.into(), instead });
    }

    /// `node` against `schema`; `what` names it in a message, and is put into words only there.
    fn node(&mut self, node: &Node<'_>, schema: &'s Json, what: &dyn fmt::Display) {
        let Some(rules) = schema.as_object() else { return };
        if let Some(name) = rules.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
            return self.node(node, &self.definitions[name], what);
        }
        if let Some(branches) = rules.get("anyOf").and_then(Json::as_array) {
            if node.is_null() && branches.iter().any(|branch| branch["type"] == "null") {
                return;
            }
            // Beside null there is one branch in these schemas.
            if let Some(branch) = branches.iter().find(|branch| branch["type"] != "null") {
                self.node(node, branch, what);
            }
            return;
        }
        if let Some(words) = choices(rules) {
            return self.choice(node, &words, what);
        }
        if let Some(only) = rules.get("const") {
            let said = node.as_str().unwrap_or_default();
            let only = only.to_string();
            if matches!(&node.value, Value::Scalar { style: Style::Quoted, .. }) || said != only {
                let help = format!("write `{only}`; a higher number is a record of a later program");
                self.add(node.span, format!("{what} is `{only}`"), help, None);
            }
            return;
        }
        let types = rules.get("type").map(types).unwrap_or_default();
        if !types.is_empty() && !types.iter().any(|kind| is_of(node, kind)) {
            return self.wrong_type(node, &types, what);
        }
        match &node.value {
            Value::Mapping { entries, .. } => self.mapping(node, entries, rules),
            Value::Sequence { items, .. } => {
                let most = rules.get("maxItems").and_then(Json::as_u64);
                let least = rules.get("minItems").and_then(Json::as_u64);
                let len = items.len() as u64;
                if least.is_some_and(|least| len < least) || most.is_some_and(|most| len > most) {
                    let wanted = least.or(most).unwrap_or_default();
                    self.add(node.span, format!("{wanted} values belong here, and there are {len}"), None, None);
                }
                let Some(of) = rules.get("items") else { return };
                for item in items {
                    self.node(item, of, &format_args!("each of {what}"));
                }
            }
            Value::Scalar { text, .. } => {
                let least = rules.get("minimum").and_then(Json::as_f64);
                let most = rules.get("maximum").and_then(Json::as_f64);
                if let Ok(number) = text.parse::<f64>()
                    && (least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most))
                    && !types.contains(&"string")
                {
                    self.add(node.span, format!("{what} cannot be {number}"), None, None);
                }
            }
        }
    }

    fn mapping(&mut self, node: &Node<'_>, entries: &[Entry<'_>], rules: &'s serde_json::Map<String, Json>) {
        let known = rules.get("properties").and_then(Json::as_object);
        let open = rules.get("additionalProperties") != Some(&Json::Bool(false));
        let whole = rules.get("title").or(rules.get("description")).and_then(Json::as_str).unwrap_or("this map");
        let whole = whole.split('.').next().unwrap_or_default();
        for entry in entries {
            match known.and_then(|known| known.get(entry.key.as_ref())) {
                Some(schema) => self.node(&entry.value, schema, &format_args!("`{}`", entry.key)),
                None if open || entry.key.starts_with("x-") => {}
                None => {
                    let names = known.into_iter().flat_map(|known| known.keys().map(String::as_str));
                    let near = nearest(&entry.key, names);
                    let help = match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "keys of your own start with `x-`".to_owned(),
                    };
                    let message = format!("no key `{}` belongs here ({})", entry.key, lower(whole));
                    self.add(entry.key_span, message, help, near.map(str::to_owned));
                }
            }
        }
        for name in rules.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str) {
            if !entries.iter().any(|entry| entry.key == name) {
                let span = entries.first().map_or(node.span, |entry| entry.key_span);
                self.add(span, format!("`{name}` is missing here ({})", lower(whole)), None, None);
            }
        }
    }

    fn choice(&mut self, node: &Node<'_>, words: &[&str], what: &dyn fmt::Display) {
        let Some(said) = node.as_str() else {
            return self.add(node.span, format!("{what} is one word"), format!("one of {}", words.join(", ")), None);
        };
        if words.contains(&said) {
            return;
        }
        let near = nearest(said, words.iter().copied());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", words.join(", ")),
        };
        self.add(node.span, format!("{what} cannot be `{said}`"), help, near.map(str::to_owned));
    }

    fn wrong_type(&mut self, node: &Node<'_>, types: &[&str], what: &dyn fmt::Display) {
        let wanted: Vec<&str> = types.iter().filter(|kind| **kind != "null").map(|kind| noun(kind)).collect();
        let is = match &node.value {
            Value::Mapping { .. } => "a map",
            Value::Sequence { .. } => "a list",
            Value::Scalar { style: Style::Quoted, .. } => "text",
            Value::Scalar { text, .. } => match resolve(text) {
                Resolved::Null => "empty",
                Resolved::Bool => "true or false",
                Resolved::Int | Resolved::Float => "a number",
                Resolved::Str => "text",
            },
        };
        let said = node.as_str().filter(|said| !said.is_empty());
        let (help, instead) = match said {
            Some(said) if types.contains(&"string") => {
                (Some("put quotes around it".to_owned()), Some(format!("\"{said}\"")))
            }
            Some(said) if types.contains(&"array") && is == "text" => {
                let mut item = String::new();
                super::yaml::scalar(said, true, &mut item);
                (Some("put brackets around it".to_owned()), Some(format!("[{item}]")))
            }
            _ => (None, None),
        };
        self.add(node.span, format!("{what} is {}, and here it is {is}", wanted.join(" or ")), help, instead);
    }
}

/// The words of an enumeration.
fn choices(rules: &serde_json::Map<String, Json>) -> Option<Vec<&str>> {
    if let Some(listed) = rules.get("enum").and_then(Json::as_array) {
        return Some(listed.iter().filter_map(Json::as_str).collect());
    }
    let branches = rules.get("oneOf")?.as_array()?.iter();
    Some(
        branches
            .flat_map(|branch| match (branch.get("const"), branch.get("enum").and_then(Json::as_array)) {
                (Some(word), _) => word.as_str().into_iter().collect(),
                (None, Some(words)) => words.iter().filter_map(Json::as_str).collect(),
                _ => Vec::new(),
            })
            .collect(),
    )
}

fn types(given: &Json) -> Vec<&str> {
    match given {
        Json::String(one) => vec![one],
        Json::Array(several) => several.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_of(node: &Node<'_>, kind: &str) -> bool {
    match (&node.value, kind) {
        (Value::Mapping { .. }, "object") | (Value::Sequence { .. }, "array") => true,
        (Value::Scalar { style: Style::Quoted, .. }, _) => kind == "string",
        (Value::Scalar { text, .. }, _) => matches!(
            (resolve(text), kind),
            (Resolved::Null, "null")
                | (Resolved::Bool, "boolean")
                | (Resolved::Int, "integer" | "number")
                | (Resolved::Float, "number")
                | (Resolved::Str, "string")
        ),
        _ => false,
    }
}

fn noun(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        "object" => "a map",
        "boolean" => "true or false",
        other => other,
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The one of `words` that `said` is most likely a slip for.
#[must_use]
pub fn nearest<'w>(said: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // Names are short; a longer text is no slip for one.
    if said.len() > 60 {
        return None;
    }
    let fold = |word: &str| word.to_lowercase().replace(['_', ' '], "-");
    let folded = fold(said);
    words
        .map(|word| (strsim::damerau_levenshtein(&folded, &fold(word)), word))
        .filter(|(distance, word)| *distance <= (word.chars().count().max(3) / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::yaml::Tree;

    const HEAD: &str = "isnad: 1\narticle: {id: a, file: a.md, sha256: ''}\n";

    fn told(rest: &str) -> Vec<(usize, String, Option<String>)> {
        let text = format!("{HEAD}{rest}");
        let tree = Tree::read(&text).expect("YAML");
        let misfits = conform(&tree.root).into_iter();
        misfits
            .map(|misfit| (misfit.span.start - HEAD.len().min(misfit.span.start), misfit.message, misfit.help))
            .collect()
    }

    #[test]
    fn a_slip_is_told_at_its_place_with_the_nearest_name() {
        let found = told("sources:\n- {id: a, type: book, continer-title: B}\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].2.as_deref()), (31, Some("did you mean `container-title`?")));
        let found = told("sources:\n- {id: a, type: article-newpaper}\n");
        assert_eq!(found[0].2.as_deref(), Some("did you mean `article-newspaper`?"));
        let found = told("sorces: []\n");
        assert_eq!(found[0].2.as_deref(), Some("did you mean `sources`?"));
    }

    #[test]
    fn wrong_types_are_told() {
        let cases = [
            ("sources:\n- {id: a, type: book, title: 1984}\n", "`title` is text, and here it is a number"),
            ("claims: c1\n", "`claims` is a list, and here it is text"),
            ("places:\n- {id: a, name: B, lat: north}\n", "`lat` is a number, and here it is text"),
            ("notes:\n- n1\n", "each of `notes` is a map, and here it is text"),
            ("notes:\n- {id: n1, text: A}\n", "`number` is missing here (one note)"),
            (
                "dates:\n- {id: d, text: A, edtf: \"2017\", anchor: {spans: [[1, 2, 3]], exact: a}}\n",
                "2 values belong here, and there are 3",
            ),
        ];
        for (text, message) in cases {
            let found = told(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, message);
        }
    }

    #[test]
    fn keys_of_ones_own_are_allowed_everywhere() {
        assert_eq!(
            told("x-mine: 1\nsources:\n- {id: a, type: book, x-shelf: [b], author: [{family: A, x-viaf: 1}]}\n"),
            []
        );
    }
}
