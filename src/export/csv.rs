//! Sources as a table: one a row, one column a field (RFC 4180).

use super::{Export, Format};
use crate::record::{DateField, Name, NamesField, Source, TextField};
use std::io;

/// CSV.
#[derive(Debug)]
pub(super) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "sources as a table, in UTF-8"
    }

    fn is_data(&self) -> bool {
        true
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let names = NamesField::ALL.iter().map(|field| field.name());
        let dates = DateField::ALL.iter().map(|field| field.name());
        let texts = TextField::ALL.iter().map(|field| field.name());
        let head: Vec<&str> =
            ["id", "type"].into_iter().chain(names).chain(dates).chain(texts).chain(["labels"]).collect();
        row(&head, out)?;
        for source in export.sources {
            row(&cells(source).iter().map(String::as_str).collect::<Vec<_>>(), out)?;
        }
        Ok(())
    }
}

fn cells(source: &Source) -> Vec<String> {
    let people = |names: &[Name]| names.iter().map(person).collect::<Vec<_>>().join("; ");
    let mut cells = vec![source.id.clone(), source.kind.to_string()];
    cells.extend(NamesField::ALL.iter().map(|field| people(field.of(source))));
    let date = |field: &DateField| field.of(source).as_ref().map_or_else(String::new, ToString::to_string);
    cells.extend(DateField::ALL.iter().map(date));
    cells.extend(TextField::ALL.iter().map(|field| field.of(source).clone().unwrap_or_default()));
    cells.push(source.labels.join("; "));
    cells
}

fn person(name: &Name) -> String {
    let parts = [&name.family, &name.given, &name.suffix];
    name.literal
        .clone()
        .unwrap_or_else(|| parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
}

fn row(cells: &[&str], out: &mut dyn io::Write) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}
