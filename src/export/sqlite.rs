//! A corpus as a SQLite database: tables that join, and full text.

use super::{Export, Format};
use crate::record::{DateField, NamesField, Record, Source, TextField};
use rusqlite::{Connection, Statement, params, params_from_iter};
use std::io;

/// SQLite.
#[derive(Debug)]
pub(super) struct Sqlite;

impl Format for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn about(&self) -> &'static str {
        "the corpus as a SQLite database, with full-text search"
    }

    fn is_data(&self) -> bool {
        true
    }

    fn write(&self, export: Export<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let bytes = database(export).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

/// The tables. A claim, note, date or place has the id that it has in its record.
const TABLES: &str = "
CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT, authors TEXT, series TEXT, published TEXT,
  terminus_post_quem TEXT, file TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE name (source TEXT NOT NULL REFERENCES source(id), role TEXT NOT NULL, position INTEGER NOT NULL,
  family TEXT, given TEXT, suffix TEXT, literal TEXT, sort_key TEXT);
CREATE TABLE note (article INTEGER NOT NULL REFERENCES article(id), id TEXT NOT NULL, number TEXT NOT NULL,
  text TEXT NOT NULL, remarks TEXT, status TEXT, PRIMARY KEY (article, id));
CREATE TABLE citation (article INTEGER NOT NULL, note TEXT NOT NULL, id TEXT NOT NULL,
  source TEXT REFERENCES source(id), form TEXT NOT NULL, locator_label TEXT, locator TEXT, prefix TEXT, suffix TEXT,
  FOREIGN KEY (article, note) REFERENCES note(article, id));
CREATE TABLE claim (article INTEGER NOT NULL REFERENCES article(id), id TEXT NOT NULL, text TEXT NOT NULL,
  stance TEXT NOT NULL, attribution TEXT, status TEXT, PRIMARY KEY (article, id));
CREATE TABLE claim_note (article INTEGER NOT NULL, claim TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE claim_source (article INTEGER NOT NULL, claim TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE date (article INTEGER NOT NULL REFERENCES article(id), id TEXT NOT NULL, text TEXT NOT NULL,
  edtf TEXT NOT NULL, modifier TEXT, calendar TEXT);
CREATE TABLE place (article INTEGER NOT NULL REFERENCES article(id), id TEXT NOT NULL, name TEXT NOT NULL,
  geonames INTEGER, country TEXT, lat REAL, lon REAL);
CREATE TABLE mention (article INTEGER NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(kind, article, id, text, tokenize = 'unicode61 remove_diacritics 2');
CREATE INDEX citation_source ON citation(source);
CREATE INDEX claim_source_source ON claim_source(source);
";

fn database(export: Export<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut db = Connection::open_in_memory()?;
    let columns: Vec<String> = DateField::ALL
        .iter()
        .map(|field| field.name())
        .chain(TextField::ALL.iter().map(|field| field.name()))
        .map(|name| format!("\"{name}\" TEXT"))
        .collect();
    db.execute_batch(&format!(
        "CREATE TABLE source (id TEXT PRIMARY KEY, type TEXT NOT NULL, labels TEXT, status TEXT, {});{TABLES}",
        columns.join(", ")
    ))?;
    let transaction = db.transaction()?;
    {
        let marks = vec!["?"; columns.len() + 4].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO source VALUES ({marks})"))?;
        let mut name = transaction.prepare("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
        let mut search = transaction.prepare("INSERT INTO search VALUES (?, ?, ?, ?)")?;
        for source in export.sources {
            self::source(source, &mut insert, &mut name)?;
            let words = [&source.title, &source.title_translation, &source.title_original, &source.container_title];
            let words = words.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
            search.execute(params!["source", None::<i64>, source.id, words])?;
        }
        drop((insert, name, search));
        for (index, record) in export.records.iter().enumerate() {
            self::record(&transaction, i64::try_from(index).unwrap_or(i64::MAX) + 1, record)?;
        }
    }
    transaction.commit()?;
    Ok(db.serialize("main")?.to_vec())
}

fn source(source: &Source, insert: &mut Statement<'_>, name: &mut Statement<'_>) -> rusqlite::Result<()> {
    let labels = (!source.labels.is_empty()).then(|| source.labels.join("; "));
    let mut values = vec![Some(source.id.clone()), Some(source.kind.to_string()), labels, word(&source.status)];
    values.extend(DateField::ALL.iter().map(|field| field.of(source).as_ref().map(ToString::to_string)));
    values.extend(TextField::ALL.iter().map(|field| field.of(source).clone()));
    insert.execute(params_from_iter(values))?;
    for field in NamesField::ALL {
        for (position, person) in (1_i64..).zip(field.of(source)) {
            let parts = params![
                source.id,
                field.name(),
                position,
                person.family,
                person.given,
                person.suffix,
                person.literal,
                person.sort_key
            ];
            name.execute(parts)?;
        }
    }
    Ok(())
}

/// A value of a closed list, by the word that the record has for it.
fn word<T: serde::Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn record(db: &Connection, article: i64, record: &Record) -> rusqlite::Result<()> {
    let about = &record.article;
    let authors = about.authors.iter().map(crate::record::Name::display).collect::<Vec<_>>().join("; ");
    let date = |date: &Option<crate::record::Edtf>| date.as_ref().map(ToString::to_string);
    db.prepare_cached("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(params![
        article,
        about.id,
        about.title,
        authors,
        about.series,
        date(&about.published),
        date(&about.terminus_post_quem),
        about.file,
        about.sha256
    ])?;
    let mut search = db.prepare_cached("INSERT INTO search VALUES (?, ?, ?, ?)")?;
    let mut seen = std::collections::HashSet::new();
    for note in record.notes.iter().filter(|note| seen.insert(note.id.as_str())) {
        db.prepare_cached("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)")?.execute(params![
            article,
            note.id,
            note.number,
            note.text,
            note.remarks,
            word(&note.status)
        ])?;
        search.execute(params!["note", article, note.id, note.text])?;
        for cited in &note.citations {
            let (label, place) = cited.locator.as_ref().map(|place| (&place.label, &place.value)).unzip();
            db.prepare_cached("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(params![
                article,
                note.id,
                cited.id,
                cited.source,
                word(&cited.form),
                label,
                place,
                cited.prefix,
                cited.suffix
            ])?;
        }
    }
    seen.clear();
    for claim in record.claims.iter().filter(|claim| seen.insert(claim.id.as_str())) {
        db.prepare_cached("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)")?.execute(params![
            article,
            claim.id,
            claim.text,
            word(&claim.stance),
            claim.attribution,
            word(&claim.status)
        ])?;
        search.execute(params!["claim", article, claim.id, claim.text])?;
        for note in &claim.notes {
            db.prepare_cached("INSERT INTO claim_note VALUES (?, ?, ?)")?.execute(params![article, claim.id, note])?;
        }
        for source in &claim.sources {
            db.prepare_cached("INSERT INTO claim_source VALUES (?, ?, ?)")?
                .execute(params![article, claim.id, source])?;
        }
    }
    for date in &record.dates {
        db.prepare_cached("INSERT INTO date VALUES (?, ?, ?, ?, ?, ?)")?.execute(params![
            article,
            date.id,
            date.text,
            date.edtf.as_str(),
            word(&date.modifier),
            word(&date.calendar)
        ])?;
    }
    for place in &record.places {
        db.prepare_cached("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)")?.execute(params![
            article,
            place.id,
            place.name,
            place.geonames,
            place.country,
            place.lat,
            place.lon
        ])?;
        for mention in &place.mentions {
            db.prepare_cached("INSERT INTO mention VALUES (?, ?, ?)")?.execute(params![
                article,
                place.id,
                mention.text
            ])?;
        }
    }
    Ok(())
}
