//! `isnad list`.

use super::listing::Column;
use super::{Outcome, listing, reading};
use crate::record::select::{Condition, Kind, known};
use camino::Utf8PathBuf;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::Value;
use std::io;

/// List notes, citations, sources, claims, dates or places, of one article or of many
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to list
    #[arg(value_parser = kinds(), value_name = "KIND")]
    kind: Kind,

    /// Articles, records or folders; a record is preferred to the article that it was made from
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<Utf8PathBuf>,

    #[command(flatten)]
    insisted: reading::Insisted,

    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Only items of which this is so: `FIELD=VALUE`, `FIELD!=VALUE`, or `FIELD~VALUE` for "contains", which
    /// overlooks case, diacritics, ayn and hamza; `FIELD=` where there is none. Fields are those of the record,
    /// such as `container-title`, `author.family`, `article.id`
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<Condition>,

    /// Other columns than the usual, by the fields that they show
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    columns: Vec<String>,

    /// Only tell how many there are
    #[arg(long)]
    count: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Csv,
    Json,
}

/// The kinds by their names.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    PossibleValuesParser::new(names).map(|name| Kind::named(&name).expect("only names of kinds are taken"))
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let kind = args.kind;
    let fields = kind.fields();
    for condition in &args.conditions {
        condition.check(kind.name(), &fields)?;
    }
    let usual = kind.columns().iter().map(|path| (path.replace(".id", "").replace(".text", ""), *path));
    let asked = args.columns.iter().map(|path| (path.trim().to_owned(), path.trim()));
    let chosen: Vec<(String, &str)> = if args.columns.is_empty() { usual.collect() } else { asked.collect() };
    let columns = (chosen.into_iter())
        .map(|(name, path)| Ok(Column { name, field: known(path, kind.name(), &fields)?.clone() }))
        .collect::<anyhow::Result<Vec<Column>>>()?;
    let (records, outcome) = reading::read(&args.paths, &args.insisted)?;
    let mut items: Vec<Value> = records.iter().flat_map(|record| kind.items(record)).collect();
    let all = items.len();
    items.retain(|item| args.conditions.iter().all(|condition| condition.holds(item)));
    if args.count {
        writeln!(out, "{}", items.len())?;
        return Ok(outcome);
    }
    match args.format {
        Format::Table => listing::table(&columns, &items, width(), out)?,
        Format::Csv => listing::csv(&columns, &items, out)?,
        Format::Json => listing::json(&columns, &items, out)?,
    }
    out.flush()?;
    let of = if args.conditions.is_empty() { String::new() } else { format!(" of {all}") };
    let articles = if records.len() == 1 { "1 article".to_owned() } else { format!("{} articles", records.len()) };
    anstream::eprintln!("{}{of} {} in {articles}", items.len(), kind.name());
    Ok(outcome)
}

/// The columns of the terminal that standard output is, if it is one.
fn width() -> Option<u16> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0)
}
