//! `isnad parse`.

use super::{Outcome, reading, stream};
use crate::corpus::{self, Corpus, Merged};
use crate::extract;
use crate::record::yaml::{self, SCHEMA_PATH, Tree};
use crate::record::{Edtf, Record};
use crate::text::TextResource;
use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use rayon::prelude::*;
use std::io::{self, Read as _};

/// Read articles into records
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Articles to read, or folders of them; `-` is standard input [default: all of the corpus]
    #[arg(value_name = "FILES")]
    files: Vec<Utf8PathBuf>,

    /// The folder of the records: each is merged with what is there
    #[arg(short, long, value_name = "DIR")]
    output: Option<Utf8PathBuf>,

    #[command(flatten)]
    insisted: reading::Insisted,

    /// How to write the record
    #[arg(long, value_enum, default_value_t = RecordFormat::Yaml)]
    format: RecordFormat,

    /// When the article appeared (EDTF): helps with dates that name no year
    #[arg(long, value_name = "DATE")]
    published: Option<Edtf>,

    /// Say what would change, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Show what would change line by line, and write nothing
    #[arg(long)]
    diff: bool,
}

/// The folder of the records of a corpus that names no other.
const RECORDS: &str = "records";

/// A form of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RecordFormat {
    Yaml,
    Json,
    Jsonl,
}

/// How many files are read before their records are written.
const AT_A_TIME: usize = 64;

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    if args.files.is_empty() {
        return corpus_of_here(args, out);
    }
    let corpus = reading::corpus_of(&args.files)?;
    let corpus = corpus.as_ref();
    let is_left_out = |file: &Utf8Path| file != "-" && corpus.is_some_and(|corpus| corpus.is_excluded(file));
    let named = articles(&args.files)?;
    let files: Vec<&Utf8PathBuf> = named.iter().filter(|file| !is_left_out(file)).collect();
    for file in named.iter().filter(|file| is_left_out(file)) {
        anstream::eprintln!("{file}: left out by isnad.yaml");
    }
    if let Some(folder) = &args.output {
        let jobs: Vec<Job> = files.iter().map(|file| Job::into_folder(file, folder)).collect();
        return write_all(args, &jobs, corpus, out);
    }
    if args.dry_run || args.diff {
        bail!("--dry-run and --diff compare with a record: name its folder with -o");
    }
    let mut outcome = Outcome::Clean;
    let read_file = |path: &Utf8PathBuf| {
        let mut written = Vec::new();
        let record = load(path, args, corpus)?;
        write(&record, args.format, &schema_of(path, corpus), &mut written).map(|()| written)
    };
    // Some files at a time: their records are written in the order of the files.
    let some = files.chunks(AT_A_TIME).flat_map(|some| {
        let read: Vec<_> = some.par_iter().map(|path| (path.as_str() != "-").then(|| read_file(path))).collect();
        some.iter().zip(read)
    });
    for (path, read_before) in some {
        let done = match (path.as_str(), args.format) {
            ("-", RecordFormat::Jsonl) => {
                let record = |text: &TextResource, path: &str, published: Option<&Edtf>| {
                    read(text, path, args, corpus, published.or(args.published.as_ref()))
                };
                stream::answer(io::stdin().lock(), out, record).map(|clean| {
                    if !clean {
                        outcome = Outcome::Failed;
                    }
                })
            }
            ("-", _) => standard_input().and_then(|text| {
                let record = read(&text, "-", args, corpus, args.published.as_ref());
                write(&record, args.format, &schema_of(path, corpus), out)
            }),
            _ => read_before
                .unwrap_or_else(|| read_file(path))
                .and_then(|written| out.write_all(&written).map_err(anyhow::Error::from)),
        };
        if let Err(error) = done {
            if super::is_broken_pipe(&error) {
                return Err(error);
            }
            let _ = super::show_error(&error);
            outcome = Outcome::Failed;
        }
    }
    Ok(outcome)
}

/// The articles of `paths`: those named, and those in the folders named.
fn articles(paths: &[Utf8PathBuf]) -> anyhow::Result<Vec<Utf8PathBuf>> {
    let mut articles = Vec::new();
    for path in paths {
        if !path.is_dir() {
            articles.push(path.clone());
            continue;
        }
        let before = articles.len();
        for file in corpus::find(std::slice::from_ref(path)) {
            articles.extend(Some(file?).filter(|file| !corpus::is_record(file)));
        }
        if articles.len() == before {
            bail!("no articles in the folder {path}: they end in .md, .html or .docx");
        }
    }
    Ok(articles)
}

/// One article and its record.
struct Job {
    article: Utf8PathBuf,
    record: Utf8PathBuf,
    /// The article as the record names it.
    file: String,
}

impl Job {
    fn into_folder(article: &Utf8Path, folder: &Utf8Path) -> Self {
        let stem = article.file_stem().unwrap_or("article");
        Self::new(article, &folder.join(format!("{stem}.yaml")))
    }

    fn new(article: &Utf8Path, record: &Utf8Path) -> Self {
        let folder = record.parent().unwrap_or(Utf8Path::new(""));
        Self { article: article.to_owned(), record: record.to_owned(), file: relative(article, folder) }
    }
}

/// `path` as seen from `folder`.
pub(super) fn relative(path: &Utf8Path, folder: &Utf8Path) -> String {
    let whole = |path: &Utf8Path| camino::absolute_utf8(path).unwrap_or_else(|_| path.to_owned());
    let tidy = |path: Utf8PathBuf| {
        let mut parts: Vec<String> = Vec::new();
        for part in path.components() {
            match part.as_str() {
                "." => {}
                ".." if !parts.is_empty() => {
                    parts.pop();
                }
                part => parts.push(part.to_owned()),
            }
        }
        parts
    };
    let (path, folder) = (tidy(whole(path)), tidy(whole(folder)));
    let shared = path.iter().zip(&folder).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folder.len() - shared);
    up.chain(path[shared..].iter().map(String::as_str)).collect::<Vec<_>>().join("/")
}

/// Where the schema lies as seen from the folder of `record`: in it or above it. Nothing where it does not, since a
/// line that leads nowhere makes an editor complain.
fn schema_near(record: &Utf8Path) -> String {
    let whole = camino::absolute_utf8(record).unwrap_or_else(|_| record.to_owned());
    let folder = whole.parent().unwrap_or(Utf8Path::new(""));
    let found = folder.ancestors().map(|above| above.join(SCHEMA_PATH)).find(|file| file.is_file());
    found.map(|file| relative(&file, folder)).unwrap_or_default()
}

/// The same for the record of `article` that is not written into a folder: as seen from that of the corpus's records.
fn schema_of(article: &Utf8Path, corpus: Option<&Corpus>) -> String {
    let folder = corpus.map(|corpus| corpus.root.join(corpus.config.records.as_deref().unwrap_or(RECORDS)));
    schema_near(&folder.map_or_else(|| article.to_owned(), |folder| folder.join("record.yaml")))
}

/// All articles of the corpus around this folder.
fn corpus_of_here(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let Some(home) = corpus::home(Utf8Path::new(".")) else {
        bail!("no article named, and no isnad.yaml here or above; name articles, or run `isnad init`");
    };
    let corpus = Corpus::load(&home.join(corpus::CONFIG))?;
    // Articles lie where the settings say; a record may lie anywhere in the corpus.
    let within = corpus.config.articles.as_deref().map(|folder| home.join(folder));
    let mut jobs: Vec<Job> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let mut articles = Vec::new();
    for file in corpus::find(std::slice::from_ref(&home)) {
        let file = file?;
        if corpus.is_excluded(&file) {
            continue;
        }
        if corpus::is_record(&file) {
            let text = corpus::load(&file)?;
            if let Ok(tree) = Tree::read(text.text())
                && let Some(name) = tree.at(&["article", "file"]).and_then(|name| name.as_str())
                && let Ok(article) = file.parent().unwrap_or(&home).join(name).canonicalize_utf8()
            {
                known.insert(article, file);
            }
        } else if within.as_ref().is_none_or(|within| file.starts_with(within)) {
            articles.push(file);
        }
    }
    let records = home.join(corpus.config.records.as_deref().unwrap_or(RECORDS));
    for article in articles {
        let record = article.canonicalize_utf8().ok().and_then(|whole| known.get(&whole));
        jobs.push(match (record, &args.output) {
            (_, Some(folder)) => Job::into_folder(&article, folder),
            (Some(record), None) => Job::new(&article, record),
            (None, None) => Job::into_folder(&article, &records),
        });
    }
    write_all(args, &jobs, Some(&corpus), out)
}

/// What came of one article.
struct Done {
    /// What to tell on standard error.
    told: Vec<String>,
    /// What to show on standard output.
    shown: String,
}

/// Reads each article, and merges it with its record.
fn write_all(args: &Args, jobs: &[Job], corpus: Option<&Corpus>, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    if args.format != RecordFormat::Yaml {
        bail!("records in a folder are YAML: leave --format out, or write to standard output");
    }
    let mut by_record = std::collections::HashMap::new();
    for job in jobs {
        if let Some(other) = by_record.insert(&job.record, &job.article) {
            bail!("{} and {other} would both be written to {}; give one another name", job.article, job.record);
        }
    }
    let done: Vec<anyhow::Result<Done>> = jobs.par_iter().map(|job| merge(args, corpus, job)).collect();
    let mut outcome = Outcome::Clean;
    for done in done {
        match done {
            Ok(done) => {
                for line in done.told {
                    anstream::eprintln!("{line}");
                }
                out.write_all(done.shown.as_bytes())?;
            }
            Err(error) => {
                let _ = super::show_error(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

fn merge(args: &Args, corpus: Option<&Corpus>, job: &Job) -> anyhow::Result<Done> {
    let text = corpus::load(&job.article)?;
    let dry = args.dry_run || args.diff;
    if let Some(folder) = job.record.parent().filter(|folder| !dry && !folder.as_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
    }
    let mut done = Done { told: Vec::new(), shown: String::new() };
    corpus::update(&job.record, |old| -> anyhow::Result<Option<String>> {
        done = Done { told: Vec::new(), shown: String::new() };
        let merged = bring(args.published.as_ref(), &args.insisted, corpus, job, &text, old)?;
        let name = &job.record;
        match old {
            None => done.told.push(format!("{name}: new")),
            Some(old) if merged.text == old => {}
            Some(_) => done.told.extend(tell(name, &merged)),
        }
        if args.diff {
            let before = old.unwrap_or_default();
            let diff = similar::TextDiff::from_lines(before, merged.text.as_str());
            done.shown = diff.unified_diff().header(name.as_str(), name.as_str()).to_string();
        }
        Ok((!dry).then_some(merged.text))
    })?;
    Ok(done)
}

/// The record `old`, which lies at `record`, brought up to date with its article: what people decided stays.
pub(super) fn rebuilt(
    insisted: &reading::Insisted,
    corpus: Option<&Corpus>,
    article: &Utf8Path,
    record: &Utf8Path,
    old: &str,
) -> anyhow::Result<String> {
    let text = corpus::load(article)?;
    Ok(bring(None, insisted, corpus, &Job::new(article, record), &text, Some(old))?.text)
}

/// The record of `text`, merged with `old`.
fn bring(
    published_on: Option<&Edtf>,
    insisted: &reading::Insisted,
    corpus: Option<&Corpus>,
    job: &Job,
    text: &TextResource,
    old: Option<&str>,
) -> anyhow::Result<Merged> {
    let of_corpus = reading::settings(corpus, &job.article);
    let published = published_on.cloned().or(of_corpus.published).or_else(|| old.and_then(published));
    let settings = extract::Settings { published, places: of_corpus.places };
    let reading = extract::read(insisted.document(corpus, text), &settings);
    let origin = extract::Origin { file: job.file.clone(), sha256: corpus::sha256(text.text().as_bytes()) };
    let fresh = extract::record(&reading, &origin);
    let Some(old) = old else {
        return Ok(Merged { text: yaml::file(&fresh, &schema_near(&job.record)), changes: Vec::new() });
    };
    corpus::merge(old, &fresh, &reading.article).map_err(|error| {
        let place = TextResource::new(job.record.as_str(), old).position(error.span.start);
        let help = error.help.map(|help| format!("; {help}")).unwrap_or_default();
        anyhow::anyhow!(
            "{}:{}:{}: {}{help}; the record is as it was",
            job.record,
            place.line,
            place.column,
            error.message
        )
    })
}

/// When the article appeared by its record.
fn published(old: &str) -> Option<Edtf> {
    Tree::read(old).ok()?.at(&["article", "published"])?.word()?.parse().ok()
}

/// What a merge changed, for people: what concerns decisions item by item, the rest in numbers.
fn tell(name: &Utf8Path, merged: &Merged) -> Vec<String> {
    use crate::corpus::What;
    let mut lines = Vec::new();
    let mut counts: std::collections::BTreeMap<(What, &str), usize> = std::collections::BTreeMap::new();
    for change in &merged.changes {
        match change.what {
            What::Orphaned | What::Reworded | What::Restored => {
                lines.push(format!("{name}: {} `{}` {}", singular(change.list), change.id, change.what));
            }
            _ => *counts.entry((change.what, change.list)).or_default() += 1,
        }
    }
    let counted: Vec<String> = counts.iter().map(|((what, list), count)| format!("{count} {list} {what}")).collect();
    lines.push(match counted.is_empty() {
        true if lines.is_empty() => format!("{name}: changed"),
        true => return lines,
        false => format!("{name}: {}", counted.join(", ")),
    });
    lines
}

fn singular(list: &str) -> &str {
    list.strip_suffix('s').unwrap_or(list)
}

fn load(path: &Utf8Path, args: &Args, corpus: Option<&Corpus>) -> anyhow::Result<Record> {
    let text = corpus::load(path)?;
    let known = corpus.and_then(|corpus| corpus.published(path));
    Ok(read(&text, path.file_name().unwrap_or(path.as_str()), args, corpus, args.published.as_ref().or(known)))
}

fn read(text: &TextResource, file: &str, args: &Args, corpus: Option<&Corpus>, published: Option<&Edtf>) -> Record {
    let places = corpus.map(|corpus| corpus.config.extra_places()).unwrap_or_default();
    let settings = extract::Settings { published: published.cloned(), places };
    let reading = extract::read(args.insisted.document(corpus, text), &settings);
    let origin = extract::Origin { file: file.to_owned(), sha256: corpus::sha256(text.text().as_bytes()) };
    extract::record(&reading, &origin)
}

fn standard_input() -> anyhow::Result<TextResource> {
    let mut text = String::new();
    let input = io::stdin().lock().take(corpus::LARGEST + 1).read_to_string(&mut text);
    if text.len() as u64 > corpus::LARGEST {
        bail!("standard input holds more than {} MB, which is no article", corpus::LARGEST >> 20);
    }
    input.context("cannot read standard input as UTF-8")?;
    Ok(TextResource::new("-", text))
}

fn write(record: &Record, format: RecordFormat, schema: &str, out: &mut dyn io::Write) -> anyhow::Result<()> {
    match format {
        RecordFormat::Yaml => out.write_all(yaml::file(record, schema).as_bytes())?,
        RecordFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, record)?;
            out.write_all(b"\n")?;
        }
        RecordFormat::Jsonl => {
            serde_json::to_writer(&mut *out, record)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
