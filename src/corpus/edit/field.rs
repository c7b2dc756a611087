//! Setting fields and taking them away, held to the schema before anything is written.

use super::EditError;
use super::act::{list, what};
use super::pick::Target;
use crate::extract::{self, date};
use crate::record::select::{Field, Kind, fields, known, schema_at};
use crate::record::yaml::{self, Edits, Node, Style, Tree, Value, same};
use crate::record::{Edtf, EdtfError, Record, nearest, schema};
use serde_json::Value as Json;

/// The labels of locators: those of CSL 1.0.2, and the short ones that footnotes have for two of them.
const LOCATORS: &[&str] = &[
    "act",
    "appendix",
    "article",
    "article-locator",
    "book",
    "canon",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "rule",
    "scene",
    "section",
    "sub-verbo",
    "supplement",
    "table",
    "timestamp",
    "title",
    "title-locator",
    "verse",
    "version",
    "volume",
];

/// Sets `path` of `item` to what `text` says.
pub(super) fn set(
    edits: &mut Edits<'_>,
    item: &Node<'_>,
    target: Target,
    record: &Record,
    path: &str,
    text: &str,
) -> Result<(), EditError> {
    check(target, record, path)?;
    let value = value(target, path, text)?;
    let top = fields(list(target)).into_iter().map(|field| field.path);
    let order: Vec<String> = match target.kind {
        Some(_) => top.filter(|path| !path.contains('.')).collect(),
        None => top.filter_map(|path| path.strip_prefix("article.").map(str::to_owned)).collect(),
    };
    put(edits, item, &order, path, &value)
}

/// Takes `paths` out of `item`.
pub(super) fn unset(
    edits: &mut Edits<'_>,
    item: &Node<'_>,
    target: Target,
    record: &Record,
    paths: &[String],
) -> Result<(), EditError> {
    paths.iter().try_for_each(|path| check(target, record, path))?;
    let (inner, own): (Vec<&str>, Vec<&str>) =
        paths.iter().map(String::as_str).partition(|path| path.contains('.') && !path.starts_with("x-"));
    edits.unset_all(item, &own);
    for path in inner {
        let mut map = item;
        let mut keys = path.split('.').peekable();
        while let Some(key) = keys.next() {
            if keys.peek().is_none() {
                edits.unset(map, key);
            } else {
                let Some(inner) = map.get(key) else { break };
                map = only(inner, key)?;
            }
        }
    }
    Ok(())
}

/// That items like `target` have the field `path`, and that it may be set.
fn check(target: Target, record: &Record, path: &str) -> Result<(), EditError> {
    let head = path.split('.').next().unwrap_or_default();
    let refuse = |help: &str| Err(EditError::Value(format!("`{head}` cannot be set; {help}")));
    match head {
        "" => return Err(EditError::Value("write FIELD=VALUE".to_owned())),
        own if own.starts_with("x-") => return Ok(()),
        "id" => return refuse("others name the item by it"),
        "status" => return refuse("say `confirm` or `reject`"),
        "by" | "at" | "why" => return refuse("it is written with the decision: --by, --at, --why"),
        "labels" => return refuse("say `label NAME` or `unlabel NAME`"),
        "anchor" | "markers" | "mentions" => return refuse("it follows the article; `add` puts in what is missing"),
        "citations" => return refuse("name one of them, as in `note:4.2`"),
        "file" | "sha256" if target.kind.is_none() => return refuse("`isnad parse` keeps it"),
        _ => {}
    }
    let mut of_item = fields(list(target));
    of_item.retain(|field| !field.path.starts_with("article.") || target.kind.is_none());
    if target.kind.is_none() {
        let inside =
            |field: &Field| Some(Field { path: field.path.strip_prefix("article.")?.to_owned(), many: field.many });
        of_item = of_item.iter().filter_map(inside).collect();
    }
    let Err(error) = known(path, target.kind.map_or("articles", Kind::name), &of_item) else { return Ok(()) };
    // What is asked of a citation or a note may be meant of the work.
    let source = match target.kind {
        Some(Kind::Citations) => record.notes[target.index].citations[target.inner].source.as_deref(),
        Some(Kind::Notes) => match &*record.notes[target.index].citations {
            [one] => one.source.as_deref(),
            _ => None,
        },
        _ => None,
    };
    if let Some(source) = source
        && schema_at("sources", path).is_some()
    {
        let what = what(target);
        return Err(EditError::Value(format!(
            "a {what} has no field `{path}`; the work that it cites has: `{source}`"
        )));
    }
    Err(error.into())
}

/// What `text` says as a value of the field `path`.
fn value(target: Target, path: &str, text: &str) -> Result<Node<'static>, EditError> {
    let words = || Node::scalar(text.to_owned(), Style::Quoted);
    if path.starts_with("x-") {
        return Ok(words());
    }
    let Some(part) = schema_at(list(target), path) else { return Ok(words()) };
    if text.trim().is_empty() {
        return Err(EditError::Value(format!("`{path}` has no value; to take it away, say `unset {path}`")));
    }
    if std::ptr::eq(part, &raw const schema::value()["$defs"]["Edtf"]) {
        return edtf(path, text);
    }
    let types = types(part);
    if part["items"]["$ref"] == "#/$defs/Name" {
        return names(path, text);
    }
    let choices = choices(part);
    if !choices.is_empty() {
        if choices.contains(&text) {
            return Ok(words());
        }
        let help = match nearest(text, choices.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", choices.join(", ")),
        };
        return Err(EditError::Value(format!("`{path}` cannot be `{text}`; {help}")));
    }
    match path {
        "locator" if !text.starts_with('{') => return locator(text),
        "locator.label" if !LOCATORS.contains(&text) => {
            let help = match nearest(text, LOCATORS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", LOCATORS.join(", ")),
            };
            return Err(EditError::Value(format!("no locator `{text}`; {help}")));
        }
        "language" if !is_language(text) => {
            let help = "write a tag of BCP 47, such as `ar`, or `ar-Latn` for transliterated Arabic";
            return Err(EditError::Value(format!("`{text}` is no language; {help}")));
        }
        "country" if !(text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())) => {
            let help = "write the two letters of ISO 3166-1, such as `IQ`";
            return Err(EditError::Value(format!("`{text}` is no code of a country; {help}")));
        }
        _ => {}
    }
    if types.contains(&"array") || types.contains(&"object") {
        return structure(path, text, types.contains(&"array"));
    }
    if types.contains(&"integer") || types.contains(&"number") {
        let number = text.trim();
        let whole = number.parse::<u32>().is_ok();
        let limit = match path {
            "lat" => 90.0,
            "lon" => 180.0,
            "confidence" => 1.0,
            _ => f64::MAX,
        };
        let fits = number.parse::<f64>().is_ok_and(|value| value.is_finite() && value.abs() <= limit);
        if !(whole || types.contains(&"number")) || !fits {
            return Err(EditError::Value(format!("`{path}` cannot be `{text}`; write a number")));
        }
        return Ok(Node::scalar(number.to_owned(), Style::Plain));
    }
    Ok(words())
}

/// A date. One in words is no EDTF, but what it would be can be told.
pub(super) fn edtf(path: &str, text: &str) -> Result<Node<'static>, EditError> {
    let text = text.trim();
    text.parse::<Edtf>().map(|date| Node::scalar(date.as_str().to_owned(), Style::Quoted)).map_err(
        |error: EdtfError| {
            let meant = date::read_date(text).and_then(|phrase| phrase.nearest());
            let help = meant.map(|meant| format!("; did you mean `{}`?", meant.as_str())).unwrap_or_default();
            EditError::Value(format!("`{path}`: {error}{help}"))
        },
    )
}

/// Names: as a note prints them, with semicolons between them, or as YAML.
fn names(path: &str, text: &str) -> Result<Node<'static>, EditError> {
    if text.starts_with(['[', '{']) {
        return structure(path, text, true);
    }
    let each = text.split(';').map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<_> = each.flat_map(extract::names).collect();
    let written = yaml::inline(&names).map_err(|error| EditError::Value(error.to_string()))?;
    structure(path, &written, true)
}

/// `45`, `pp. 45–7`, `folio 12`: a page unless it says otherwise.
fn locator(text: &str) -> Result<Node<'static>, EditError> {
    let (label, value) = match text.split_once(' ') {
        Some((label, value)) if LOCATORS.contains(&label) => (label, value),
        Some(("p." | "pp.", value)) => ("page", value),
        Some((label, _)) if label.chars().all(char::is_alphabetic) => {
            let help = match nearest(label, LOCATORS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write a label of CSL and a value, such as `page 45`".to_owned(),
            };
            return Err(EditError::Value(format!("no locator `{label}`; {help}")));
        }
        _ => ("page", text),
    };
    let word = |text: &str| Node::scalar(text.trim().to_owned(), Style::Quoted);
    Ok(Node::map(vec![("label", word(label)), ("value", word(value))]))
}

/// A list or map written as YAML; a list of words also with commas between them.
fn structure(path: &str, text: &str, list: bool) -> Result<Node<'static>, EditError> {
    let text = text.trim();
    if list && !text.starts_with(['[', '{']) {
        let each = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        return Ok(Node::list(each.map(|word| Node::scalar(word.to_owned(), Style::Quoted)).collect()));
    }
    let tree = Tree::read(text).map_err(|error| {
        let help = error.help.map(|help| format!("; {help}")).unwrap_or_default();
        EditError::Value(format!("`{path}` cannot be read: {}{help}", error.message))
    })?;
    let node = tree.root.to_owned();
    Ok(if list && matches!(node.value, Value::Mapping { .. }) { Node::list(vec![node]) } else { node })
}

/// Sets `path` in `map` to `value`; maps on the way are made where they are missing. A new key stands where `order`
/// has it, since that is where people look for it.
fn put(edits: &mut Edits<'_>, map: &Node<'_>, order: &[String], path: &str, value: &Node<'_>) -> Result<(), EditError> {
    let above = |key: &str| {
        let place = order.iter().position(|it| it == key)?;
        order[..place].iter().rev().map(String::as_str).find(|it| map.get(it).is_some())
    };
    let Some((key, rest)) = path.split_once('.').filter(|(key, _)| !key.starts_with("x-")) else {
        if map.get(path).is_none_or(|was| !same(was, value)) {
            edits.set(map, path, value, above(path));
        }
        return Ok(());
    };
    if let Some(inner) = map.get(key).filter(|inner| !inner.is_null()) {
        return put(edits, only(inner, key)?, &[], rest, value);
    }
    // A page is what a locator mostly points to.
    let new = if (key, rest) == ("locator", "value") {
        Node::map(vec![("label", Node::scalar("page", Style::Quoted)), ("value", value.clone())])
    } else {
        rest.rsplit('.').fold(value.clone(), |inner, key| Node::map(vec![(key, inner)]))
    };
    edits.set(map, key, &new, above(key));
    Ok(())
}

/// The map in `node`: itself, or the only one of a list.
fn only<'n, 't>(node: &'n Node<'t>, key: &str) -> Result<&'n Node<'t>, EditError> {
    match (&node.value, node.items()) {
        (Value::Mapping { .. }, _) => Ok(node),
        (Value::Sequence { .. }, [one]) => Ok(one),
        (_, several) => Err(EditError::Value(format!(
            "`{key}` has {} values; write the whole of it, as in `{key}=A; B`",
            several.len()
        ))),
    }
}

fn types(part: &Json) -> Vec<&str> {
    match &part["type"] {
        Json::String(one) => vec![one],
        Json::Array(several) => several.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The words that an enumeration takes.
fn choices(part: &Json) -> Vec<&str> {
    let listed = part["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let branches = part["oneOf"].as_array().into_iter().flatten();
    let inside = branches.flat_map(|branch| {
        let one = branch["const"].as_str().into_iter();
        one.chain(branch["enum"].as_array().into_iter().flatten().filter_map(Json::as_str))
    });
    listed.chain(inside).collect()
}

/// Whether `text` has the form of a language tag (RFC 5646, section 2.1, without its rarer parts).
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
