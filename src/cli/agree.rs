//! `isnad agree`.

use super::pairing::{self, Pair};
use super::{Outcome, listing};
use crate::corpus::agree::{self, Agreement, Disagreement, Twice};
use crate::report::escaped;
use crate::text::TextResource;
use camino::Utf8PathBuf;
use clap::ValueEnum;
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};
use std::io;

/// Measure how far two scholars agree, and list where they do not
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Items are the same where they share words of the article, whatever their ids. κ is Cohen's kappa, \
    α Krippendorff's alpha for nominal data, αU his alpha for unitizing: 1 is agreement, 0 what chance would give, \
    a dash where nothing varies."
)]
pub(super) struct Args {
    /// The records of the first: a file, or a folder of them
    #[arg(value_name = "A")]
    first: Utf8PathBuf,

    /// The records of the second, paired with the first by the article's file
    #[arg(value_name = "B")]
    second: Utf8PathBuf,

    /// How the measures are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Write only the measures, or only the disagreements; CSV has one of them
    #[arg(long, value_enum, value_name = "PART")]
    only: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Measures,
    Disagreements,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let (pairs, told) = pairing::pair(&args.first, &args.second)?;
    for line in &told {
        anstream::eprintln!("note: {line}");
    }
    let agreement = agreement(&pairs);
    let has = |part| args.only.is_none_or(|only| only == part);
    match args.format {
        Format::Text => {
            if has(Part::Measures) {
                measures(&agreement, out)?;
            }
            if has(Part::Disagreements) {
                disagreements(&agreement, &pairs, out)?;
            }
        }
        Format::Json => json(&agreement, &pairs, args.only, out)?,
        Format::Csv if args.only == Some(Part::Disagreements) => {
            let head = ["article", "line", "column", "id", "list", "field", "a", "b", "words"];
            listing::rows(&head, told_of(&agreement, &pairs), out)?;
        }
        Format::Csv => {
            let head = ["layer", "items", "agreed", "percent", "kappa", "alpha", "a", "b", "same-extent", "alpha-u"];
            listing::rows(&head, measured(&agreement), out)?;
        }
    }
    out.flush()?;
    let count = agreement.disagreements.len();
    anstream::eprintln!(
        "{count} {} in {} {}",
        if count == 1 { "disagreement" } else { "disagreements" },
        pairs.len(),
        if pairs.len() == 1 { "article" } else { "articles" },
    );
    Ok(if count == 0 && told.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// How far the two of each pair agree.
pub(super) fn agreement(pairs: &[Pair]) -> Agreement {
    let twice = |pair: &'_ Pair| -> (String, Option<usize>) {
        let length = pair.article.as_ref().map(|article| article.offset(article.text().len()));
        (pair.name().to_owned(), length)
    };
    let named: Vec<(String, Option<usize>)> = pairs.iter().map(twice).collect();
    let articles: Vec<Twice<'_>> = (pairs.iter().zip(&named))
        .map(|(pair, (name, length))| Twice {
            name,
            records: [&pair.kept[0].record, &pair.kept[1].record],
            length: *length,
        })
        .collect();
    agree::agree(&articles)
}

/// A measure as people read it.
fn shown(measure: Option<f64>) -> String {
    measure.map_or_else(|| "–".to_owned(), |measure| format!("{measure:.2}"))
}

/// A measure as programs read it, to six decimals.
fn exact(measure: Option<f64>) -> Value {
    measure.map_or(Value::Null, |measure| json!((measure * 1e6).round() / 1e6))
}

fn table(head: &[&str], rows: Vec<Vec<String>>, out: &mut dyn io::Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(head.iter().copied());
    table.add_rows(rows);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

fn measures(agreement: &Agreement, out: &mut dyn io::Write) -> io::Result<()> {
    let rows = agreement.spans.iter().map(|layer| {
        let counts = [layer.counts[0], layer.counts[1], layer.both, layer.same].map(|count| count.to_string());
        let mut row = vec![layer.list.to_owned()];
        row.extend(counts);
        row.push(percent(layer.percent()));
        row.push(shown(layer.alpha_u));
        row
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        let mut last = vec![String::new(); 7];
        "all".clone_into(&mut last[0]);
        last[6] = shown(agreement.alpha_u);
        rows.push(last);
    }
    table(&["marked", "A", "B", "both", "same extent", "agree", "αU"], rows, out)?;
    let rows = agreement.layers.iter().map(|layer| {
        let it = &layer.measures;
        vec![layer.name.clone(), it.items.to_string(), percent(it.percent()), shown(it.kappa), shown(it.alpha)]
    });
    table(&["said", "items", "agree", "κ", "α"], rows.collect(), out)
}

fn percent(percent: Option<f64>) -> String {
    // 99.7 is not yet all.
    percent.map_or_else(
        || "–".to_owned(),
        |percent| format!("{:.0} %", if percent < 100.0 { percent.min(99.0) } else { percent }),
    )
}

/// How many characters of a value stand in a line of text.
const SHORT: usize = 70;

fn disagreements(agreement: &Agreement, pairs: &[Pair], out: &mut dyn io::Write) -> io::Result<()> {
    for found in &agreement.disagreements {
        let place = place(found, pairs).map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let said = said(found).map(|value| escaped(&cut(&value)));
        write!(out, "{}{place}: {}: ", escaped(&found.article), escaped(&found.id))?;
        match (found.field, &said[0] == "–") {
            ("present", true) => writeln!(out, "only B has “{}”", said[1])?,
            ("present", false) => writeln!(out, "only A has “{}”", said[0])?,
            _ => writeln!(out, "A {} | B {}", said[0], said[1])?,
        }
    }
    Ok(())
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// What each says, in words; a dash for nothing.
pub(super) fn said(found: &Disagreement) -> [String; 2] {
    [0, 1].map(|side| words(&found.values[side]))
}

/// A value in words.
pub(super) fn words(value: &Value) -> String {
    let mut words = Vec::new();
    crate::record::select::leaves(value, &mut words);
    if words.is_empty() { "–".to_owned() } else { words.join("; ") }
}

/// Line and column of a disagreement, where the article is at hand.
pub(super) fn place(found: &Disagreement, pairs: &[Pair]) -> Option<(usize, usize)> {
    let article: &TextResource =
        pairs.iter().filter_map(|pair| pair.article.as_ref()).find(|article| article.name() == found.article)?;
    let place = article.position(article.byte(found.at?));
    Some((place.line, place.column))
}

/// The measures as rows.
fn measured(agreement: &Agreement) -> Vec<Vec<Value>> {
    let spans = agreement.spans.iter().map(|layer| {
        let [a, b] = layer.counts.map(Value::from);
        let both = Value::from(layer.both);
        let none = Value::Null;
        let percent = exact(layer.percent());
        vec![
            layer.list.into(),
            both.clone(),
            both,
            percent,
            none.clone(),
            none,
            a,
            b,
            layer.same.into(),
            exact(layer.alpha_u),
        ]
    });
    let layers = agreement.layers.iter().map(|layer| {
        let it = &layer.measures;
        let mut row = vec![
            layer.name.as_str().into(),
            it.items.into(),
            it.agreed.into(),
            exact(it.percent()),
            exact(it.kappa),
            exact(it.alpha),
        ];
        row.resize(10, Value::Null);
        row
    });
    spans.chain(layers).collect()
}

/// The disagreements as rows.
fn told_of(agreement: &Agreement, pairs: &[Pair]) -> Vec<Vec<Value>> {
    let row = |found: &Disagreement| {
        let (line, column) = place(found, pairs).unzip();
        let [one, other] = [0, 1].map(|side: usize| match &found.values[side] {
            Value::Null => Value::Null,
            value => words(value).into(),
        });
        let words = [found.id.as_str(), found.list, found.field].map(Value::from);
        let [id, list, field] = words;
        let article = found.article.as_str().into();
        vec![article, line.into(), column.into(), id, list, field, one, other, found.words.as_str().into()]
    };
    agreement.disagreements.iter().map(row).collect()
}

fn json(agreement: &Agreement, pairs: &[Pair], only: Option<Part>, out: &mut dyn io::Write) -> anyhow::Result<()> {
    let articles = pairs
        .iter()
        .map(|pair| json!({"article": pair.name(), "a": pair.kept[0].path.as_str(), "b": pair.kept[1].path.as_str()}));
    let spans = agreement.spans.iter().map(|layer| {
        json!({"list": layer.list, "a": layer.counts[0], "b": layer.counts[1], "both": layer.both,
            "same-extent": layer.same, "percent": exact(layer.percent()), "alpha-u": exact(layer.alpha_u)})
    });
    let layers = agreement.layers.iter().map(|layer| {
        let it = &layer.measures;
        json!({"field": layer.name, "items": it.items, "agreed": it.agreed, "percent": exact(it.percent()),
            "kappa": exact(it.kappa), "alpha": exact(it.alpha)})
    });
    let disagreements = agreement.disagreements.iter().map(|found| {
        let (line, column) = place(found, pairs).unzip();
        json!({"article": found.article, "id": found.id, "list": found.list, "field": found.field,
            "a": {"id": found.ids[0], "value": found.values[0]}, "b": {"id": found.ids[1], "value": found.values[1]},
            "offset": found.at, "line": line, "column": column, "words": found.words})
    });
    let mut whole = json!({ "articles": articles.collect::<Vec<_>>() });
    if only != Some(Part::Disagreements) {
        whole["marked"] = spans.collect();
        whole["alpha-u"] = exact(agreement.alpha_u);
        whole["said"] = layers.collect();
    }
    if only != Some(Part::Measures) {
        whole["disagreements"] = disagreements.collect();
    }
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    Ok(writeln!(out)?)
}
