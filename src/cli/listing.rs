//! The forms of a list: a table, CSV, JSON.

use crate::record::select::{Field, at, leaves};
use crate::report::escaped;
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Map, Value};
use std::io;

/// What stands between several values in one cell.
const JOINT: &str = "; ";

/// A field as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name over the column.
    pub(super) name: String,
    /// What stands in it.
    pub(super) field: Field,
}

/// A table for people, no wider than `width` columns of a terminal where that is given. What could speak to the
/// terminal is written out, and columns in which nothing stands are left out.
pub(super) fn table(
    columns: &[Column],
    items: &[Value],
    width: Option<u16>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let is_filled = |column: &&Column| items.iter().any(|item| !cell(item, column).is_empty());
    let columns: Vec<&Column> = columns.iter().filter(is_filled).collect();
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(columns.iter().map(|column| column.name.as_str()));
    table.add_rows(items.iter().map(|item| columns.iter().map(|column| escaped(&cell(item, column)))));
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Comma-separated values as RFC 4180 has them: a line of names, lines that end in CR LF, quotes where a value
/// needs them.
pub(super) fn csv(columns: &[Column], items: &[Value], out: &mut dyn io::Write) -> io::Result<()> {
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
        write!(out, "{}\r\n", cells.join(","))
    };
    line(&mut columns.iter().map(|column| column.name.clone()))?;
    items.iter().try_for_each(|item| line(&mut columns.iter().map(|column| cell(item, column))))
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// Rows under `head` as comma-separated values; null is an empty cell.
pub(super) fn rows(head: &[&str], rows: Vec<Vec<Value>>, out: &mut dyn io::Write) -> io::Result<()> {
    let cell = |value: Value| match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(&text),
        other => other.to_string(),
    };
    write!(out, "{}\r\n", head.join(","))?;
    for row in rows {
        write!(out, "{}\r\n", row.into_iter().map(cell).collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

/// A list of objects with the columns as keys. What may be several is a list, what is absent is `null`.
pub(super) fn json(columns: &[Column], items: &[Value], out: &mut dyn io::Write) -> io::Result<()> {
    let value = |item: &Value, column: &Column| {
        let mut values = at(item, &column.field.path).into_iter().cloned();
        if column.field.many { values.collect() } else { values.next().unwrap_or_default() }
    };
    let object = |item| -> Map<String, Value> {
        columns.iter().map(|column| (column.name.clone(), value(item, column))).collect()
    };
    let objects: Vec<Map<String, Value>> = items.iter().map(object).collect();
    serde_json::to_writer_pretty(&mut *out, &objects)?;
    writeln!(out)
}

/// The words of `item` in `column`, each once.
fn cell(item: &Value, column: &Column) -> String {
    let mut words = Vec::new();
    for value in at(item, &column.field.path) {
        leaves(value, &mut words);
    }
    let mut seen = std::collections::HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words.join(JOINT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(write: impl FnOnce(&[Column], &[Value], &mut dyn io::Write) -> io::Result<()>) -> String {
        let column = |path: &str, many| Column { name: path.to_owned(), field: Field { path: path.to_owned(), many } };
        let columns = [column("id", false), column("author", true), column("title", false), column("page", false)];
        let items = [
            json!({"id": "s1", "author": [{"family": "Sa‘īd", "given": "A."}, {"literal": "BBC"}], "title": "\"Yes,\" he said"}),
            json!({"id": "s2\u{1b}[31m", "title": "one\ntwo \u{202e}three"}),
        ];
        let mut out = Vec::new();
        write(&columns, &items, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let expected = "id,author,title,page\r\ns1,A. Sa‘īd; BBC,\"\"\"Yes,\"\" he said\",\r\n\
            s2\u{1b}[31m,,\"one\ntwo \u{202e}three\",\r\n";
        assert_eq!(written(csv), expected);
    }

    #[test]
    fn json_has_every_column_in_every_object() {
        let value: Value = serde_json::from_str(&written(json)).expect("JSON");
        assert_eq!(
            value[1],
            json!({"id": "s2\u{1b}[31m", "author": [], "title": "one\ntwo \u{202e}three", "page": null})
        );
        assert_eq!(value[0]["author"][1], json!({"literal": "BBC"}));
    }

    #[test]
    fn a_table_speaks_to_nobodys_terminal_and_keeps_to_its_width() {
        let text = written(|columns, items, out| table(columns, items, None, out));
        assert!(text.contains("s2\\u{1b}[31m") && text.contains("one\\u{a}two \\u{202e}three"), "{text}");
        assert!(!text.contains('\u{1b}') && text.lines().count() == 7, "{text}");
        assert!(!text.contains("page"), "{text}");
        let text = written(|columns, items, out| table(columns, items, Some(40), out));
        assert!(text.lines().all(|line| line.chars().count() <= 40) && text.contains("BBC"), "{text}");
    }
}
