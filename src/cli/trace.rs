//! `isnad trace`.

use super::{Outcome, reading};
use crate::corpus::{self, Works};
use crate::record::select::{grounds, notes_of};
use crate::record::{Citation, Claim, Form, Record, Source, Status, nearest};
use crate::report::escaped;
use camino::Utf8PathBuf;
use clap::ValueEnum;
use serde::Serialize;
use std::io;

/// Follow a claim to its sources, or a source to all that rests on it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of a claim or of a source, after `ARTICLE#` where several articles have it
    #[arg(value_name = "ID")]
    id: String,

    /// Articles, records or folders; a record is preferred to the article that it was made from
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<Utf8PathBuf>,

    /// How the chain is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Dot,
}

/// Claims, and what they rest on.
#[derive(Debug, PartialEq, Serialize)]
struct Chain {
    claims: Vec<Link>,
    /// The works on the way, each once over all articles.
    sources: Vec<Source>,
}

/// One claim in a chain.
#[derive(Debug, PartialEq, Serialize)]
struct Link {
    article: String,
    claim: String,
    text: String,
    /// The ids of the works that it rests on.
    sources: Vec<String>,
    notes: Vec<Cited>,
}

/// A note in a chain.
#[derive(Debug, PartialEq, Serialize)]
struct Cited {
    note: String,
    text: String,
    citations: Vec<Citing>,
}

/// A citation in a chain.
#[derive(Debug, PartialEq, Serialize)]
struct Citing {
    citation: String,
    source: Option<String>,
    form: Form,
    /// The citations by which a short form was understood.
    through: Vec<String>,
}

/// Where a chain starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// A claim, by the index of its record and its own there.
    Claim(usize, usize),
    /// A work, by its index.
    Work(usize),
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let (records, outcome) = reading::read(&args.paths, &reading::Insisted::default())?;
    let works = corpus::works(&records);
    let start = find(&args.id, &records, &works)?;
    let chain = follow(start, &records, &works);
    match args.format {
        Format::Text => text(start, &chain, &works, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &chain)?;
            writeln!(out)?;
        }
        Format::Dot => dot(&chain, out)?,
    }
    Ok(outcome)
}

/// What `id` names.
fn find(id: &str, records: &[Record], works: &Works) -> anyhow::Result<Start> {
    let (article, own) = id.rsplit_once('#').map_or((None, id), |(article, own)| (Some(article), own));
    let mut found: Vec<(Start, String)> = Vec::new();
    for (index, record) in records.iter().enumerate() {
        if article.is_some_and(|article| article != record.article.id) {
            continue;
        }
        let whole = || format!("{}#{own}", record.article.id);
        if let Some(claim) = record.claims.iter().position(|claim| claim.id == own) {
            found.push((Start::Claim(index, claim), whole()));
        }
        if let Some(work) = works.of_record[index].get(own) {
            found.push((Start::Work(*work), whole()));
        }
    }
    if let (true, None, Some(work)) = (found.is_empty(), article, works.sources.iter().position(|it| it.id == own)) {
        found.push((Start::Work(work), own.to_owned()));
    }
    match &*found {
        [] => {
            let ids = records.iter().flat_map(|record| {
                let claims = record.claims.iter().map(|claim| &*claim.id);
                claims.chain(record.sources.iter().map(|source| &*source.id))
            });
            match nearest(own, ids) {
                Some(near) if near != own => anyhow::bail!("no claim and no source `{id}`; did you mean `{near}`?"),
                _ => anyhow::bail!(
                    "no claim and no source `{id}`; `isnad list claims` and `isnad list sources` have the ids"
                ),
            }
        }
        [(first, _), others @ ..] if others.iter().all(|(other, _)| other == first) => Ok(*first),
        several => {
            let ways: Vec<&str> = several.iter().take(5).map(|(_, whole)| &**whole).collect();
            let more = if several.len() > ways.len() { " …" } else { "" };
            anyhow::bail!("several have the id `{id}`; write one of {}{more}", ways.join(", "))
        }
    }
}

fn follow(start: Start, records: &[Record], works: &Works) -> Chain {
    let mut claims = Vec::new();
    for (index, record) in records.iter().enumerate() {
        for (number, claim) in record.claims.iter().enumerate() {
            let wanted = match start {
                Start::Claim(in_record, own) => (in_record, own) == (index, number),
                // What somebody found to be no claim of the article rests on nothing.
                Start::Work(_) if claim.status == Some(Status::Rejected) => false,
                Start::Work(work) => {
                    grounds(claim, record).into_iter().any(|id| works.of_record[index].get(id) == Some(&work))
                }
            };
            if wanted {
                let only = if let Start::Work(work) = start { Some(&works.sources[work].id) } else { None };
                claims.push(link(claim, record, only.map(String::as_str), |id| {
                    works.of_record[index].get(id).map_or(id, |work| &works.sources[*work].id).to_owned()
                }));
            }
        }
    }
    let is_named = |source: &&Source| match start {
        Start::Work(work) => works.sources[work].id == source.id,
        Start::Claim(..) => claims.iter().any(|link| {
            let citations = || link.notes.iter().flat_map(|note| &note.citations);
            link.sources.contains(&source.id) || citations().any(|it| it.source.as_ref() == Some(&source.id))
        }),
    };
    let sources = works.sources.iter().filter(is_named).cloned().collect();
    Chain { claims, sources }
}

/// `claim` with its notes, of their citations those of the work `only`, where that is asked. `work` gives the id of
/// the work for that of a source.
fn link(claim: &Claim, record: &Record, only: Option<&str>, work: impl Fn(&str) -> String) -> Link {
    let citing = |citation: &Citation| Citing {
        citation: citation.id.clone(),
        source: citation.source.as_deref().map(&work),
        form: citation.form,
        through: citation.through.clone(),
    };
    let notes = notes_of(claim, record).map(|note| {
        let standing = note.citations.iter().filter(|citation| citation.status != Some(Status::Rejected));
        let citations = standing.map(citing);
        let citations = citations.filter(|citation| only.is_none_or(|only| citation.source.as_deref() == Some(only)));
        Cited { note: note.id.clone(), text: note.text.clone(), citations: citations.collect() }
    });
    Link {
        article: record.article.id.clone(),
        claim: claim.id.clone(),
        text: claim.text.clone(),
        sources: grounds(claim, record).into_iter().map(&work).collect(),
        notes: notes.filter(|note| only.is_none() || !note.citations.is_empty()).collect(),
    }
}

fn text(start: Start, chain: &Chain, works: &Works, out: &mut dyn io::Write) -> io::Result<()> {
    if let Start::Work(work) = start {
        writeln!(out, "{}", shown(&works.sources[work]))?;
    }
    for link in &chain.claims {
        let alone = if matches!(start, Start::Work(_)) && link.sources.len() == 1 { " (on this alone)" } else { "" };
        writeln!(out, "{}#{}{alone}: {}", escaped(&link.article), escaped(&link.claim), escaped(&link.text))?;
        for note in &link.notes {
            writeln!(out, "  {}: {}", escaped(&note.note), escaped(&note.text))?;
            for citation in &note.citations {
                let by = if citation.through.is_empty() {
                    String::new()
                } else {
                    format!(", through {}", escaped(&citation.through.join(", ")))
                };
                let source = chain.sources.iter().find(|source| Some(&source.id) == citation.source.as_ref());
                let source = source.map_or_else(|| "no source".to_owned(), shown);
                writeln!(out, "    {} ({}{by}): {source}", escaped(&citation.citation), form(citation.form))?;
            }
        }
    }
    if matches!(start, Start::Work(_)) {
        let alone = chain.claims.iter().filter(|link| link.sources.len() == 1).count();
        writeln!(out, "claims that rest on it: {}, on it alone: {alone}", chain.claims.len())?;
    }
    Ok(())
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Full => "full",
        Form::Short => "short",
        Form::Ibid => "ibid",
        Form::CrossReference => "cross-reference",
    }
}

/// A work on a line.
fn shown(source: &Source) -> String {
    let authors: Vec<String> = source.author.iter().map(crate::record::Name::display).collect();
    let issued = source.issued.as_ref().map(ToString::to_string);
    let parts = [Some(authors.join("; ")), source.title.clone(), source.container_title.clone(), issued];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    escaped(&format!("{}: {}", source.id, parts.join(", ")))
}

/// A graph for Graphviz: claims point to notes, notes to works.
fn dot(chain: &Chain, out: &mut dyn io::Write) -> io::Result<()> {
    let quoted = |words: &str| format!("\"{}\"", escaped(words).replace('\\', "\\\\").replace('"', "\\\""));
    writeln!(out, "digraph isnad {{\n  rankdir=LR;")?;
    for source in &chain.sources {
        writeln!(out, "  {} [shape=box, label={}];", quoted(&source.id), quoted(&shown(source)))?;
    }
    // A note of several claims is drawn once.
    let mut drawn = std::collections::HashSet::new();
    for link in &chain.claims {
        let claim = quoted(&format!("{}#{}", link.article, link.claim));
        writeln!(out, "  {claim} [shape=note, label={}];", quoted(&link.text))?;
        for note in &link.notes {
            let name = quoted(&format!("{}#{}", link.article, note.note));
            writeln!(out, "  {claim} -> {name};")?;
            let citations = if drawn.insert(name.clone()) { &*note.citations } else { &[] };
            for citation in citations {
                if let Some(source) = &citation.source {
                    writeln!(out, "  {name} -> {} [label={}];", quoted(source), quoted(form(citation.form)))?;
                }
            }
        }
    }
    writeln!(out, "}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn records() -> Vec<Record> {
        let book = json!({"id": "dann-1969", "type": "book", "title": "Iraq under Qassem", "issued": "1969",
            "author": [{"family": "Dann", "given": "Uriel"}], "publisher": "Praeger"});
        let mut same = book.clone();
        same["id"] = "dann".into();
        let records = json!([
            {"isnad": 1, "article": {"id": "one", "title": null, "published": null, "file": "one.md", "sha256": ""},
             "notes": [
                {"id": "n1", "number": "1", "text": "Dann \"first\".", "citations": [{"id": "n1.1", "source": "dann-1969", "form": "full"}]},
                {"id": "n2", "number": "2", "text": "Ibid.; X.", "citations": [
                    {"id": "n2.1", "source": "dann-1969", "form": "ibid", "through": ["n1.1"]},
                    {"id": "n2.2", "source": "x", "form": "full"}]}],
             "sources": [book, {"id": "x", "type": "article-newspaper", "title": "Something else", "container-title": "Azzaman"}],
             "claims": [
                {"id": "c1", "text": "alone", "stance": "asserted", "notes": ["n1"], "sources": ["dann-1969"]},
                {"id": "c2", "text": "both", "stance": "asserted", "notes": ["n2"], "sources": ["dann-1969", "x"]}]},
            {"isnad": 1, "article": {"id": "two", "title": null, "published": null, "file": "two.md", "sha256": ""},
             "notes": [{"id": "n1", "number": "1", "text": "Dann.", "citations": [{"id": "n1.1", "source": "dann", "form": "full"}]}],
             "sources": [same],
             "claims": [{"id": "c1", "text": "elsewhere", "stance": "asserted", "notes": ["n1"], "sources": ["dann"]}]},
        ]);
        serde_json::from_value(records).expect("records")
    }

    fn told(id: &str) -> String {
        let records = records();
        let works = corpus::works(&records);
        let start = match find(id, &records, &works) {
            Ok(start) => start,
            Err(error) => return format!("error: {error}"),
        };
        let mut out = Vec::new();
        text(start, &follow(start, &records, &works), &works, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_claim_leads_to_its_sources() {
        let text = told("c2");
        assert!(text.starts_with("one#c2: both\n  n2: Ibid.; X.\n    n2.1 (ibid, through n1.1): dann-1969"), "{text}");
        assert_eq!(text.lines().count(), 4, "{text}");
    }

    #[test]
    fn a_source_leads_to_all_that_rests_on_it_in_all_articles() {
        for id in ["dann-1969", "dann", "two#dann"] {
            let text = told(id);
            assert!(text.contains("one#c1 (on this alone): alone") && text.contains("one#c2: both"), "{text}");
            assert!(text.contains("two#c1 (on this alone): elsewhere") && !text.contains("n2.2"), "{text}");
            assert!(text.ends_with("claims that rest on it: 3, on it alone: 2\n"), "{text}");
        }
    }

    #[test]
    fn what_was_rejected_carries_nothing() {
        let mut records = records();
        records[1].claims[0].status = Some(Status::Rejected);
        records[0].notes[1].citations[0].status = Some(Status::Rejected);
        let works = corpus::works(&records);
        let start = find("dann-1969", &records, &works).expect("a work");
        let chain = follow(start, &records, &works);
        assert_eq!(chain.claims.iter().map(|link| &*link.text).collect::<Vec<_>>(), ["alone"]);
    }

    #[test]
    fn what_an_id_does_not_settle_is_asked() {
        assert_eq!(told("c1"), "error: several have the id `c1`; write one of one#c1, two#c1");
        assert_eq!(told("dann-1996"), "error: no claim and no source `dann-1996`; did you mean `dann-1969`?");
        assert!(told("three#c1").starts_with("error: no claim and no source `three#c1`; `isnad list claims`"));
    }

    #[test]
    fn a_graph_has_each_edge_once() {
        let records = records();
        let works = corpus::works(&records);
        let start = find("dann", &records, &works).expect("a work");
        let mut out = Vec::new();
        dot(&follow(start, &records, &works), &mut out).expect("writing to memory");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text.matches(" -> ").count(), 6, "{text}");
        assert!(text.contains("\"one#c1\" -> \"one#n1\";") && text.ends_with("}\n"), "{text}");
    }
}
