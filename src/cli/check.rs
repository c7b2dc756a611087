//! `isnad check`.

use super::Outcome;
use super::caching::{self, Caching};
use super::checking::Run;
use super::mending::Mending;
use crate::corpus::{self, Cache, Corpus, Level};
use crate::export::FORMATS;
use crate::record::Edtf;
use crate::report::{self, Baseline, FORMS, Findings, Weighed};
use crate::rules::{self, Selection, Settings, Severity};
use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How often `--watch` looks whether a file has changed.
const WATCH: Duration = Duration::from_millis(400);

/// Hold articles and records to account
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    /// Articles, records, or folders of them [default: the corpus, or this folder]
    #[arg(value_name = "PATHS")]
    paths: Vec<Utf8PathBuf>,

    #[command(flatten)]
    insisted: super::reading::Insisted,

    /// Look for these rules only: codes, fronts of codes (`MRK`), names, or ALL
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,

    /// Do not look for these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Fail on findings as bad as this
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warning)]
    fail_on: FailOn,

    /// How to show what was found
    #[arg(long, value_name = "FORMAT", default_value = "full", value_parser = PossibleValuesParser::new(FORMS.iter().map(|form| form.name())))]
    output_format: String,

    /// Mend what can be mended without doubt
    #[arg(long)]
    fix: bool,

    /// Mend also what may change the meaning
    #[arg(long)]
    unsafe_fixes: bool,

    /// Show what would be mended, and mend nothing
    #[arg(long)]
    diff: bool,

    /// Leave out what is in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<Utf8PathBuf>,

    /// Write what is found into a baseline
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<Utf8PathBuf>,

    /// Write a comment that hides it beside each finding
    #[arg(long)]
    add_ignores: bool,

    /// Show how often each rule fired instead
    #[arg(long)]
    statistics: bool,

    /// Look again whenever a file changes
    #[arg(long)]
    watch: bool,

    /// Look at every file anew, and keep nothing for the next run
    #[arg(long)]
    no_cache: bool,

    /// Succeed whatever is found
    #[arg(long)]
    exit_zero: bool,

    /// The day that counts as today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Edtf>,

    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "COUNT")]
    threads: Option<usize>,
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Info,
    Warning,
    Error,
}

impl From<FailOn> for Severity {
    fn from(least: FailOn) -> Self {
        match least {
            FailOn::Info => Self::Info,
            FailOn::Warning => Self::Warning,
            FailOn::Error => Self::Error,
        }
    }
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    if let Some(count) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(count).build_global().context("cannot start threads")?;
    }
    if !args.watch {
        return once(args, None, out);
    }
    // What was found stays in memory, so that after a change no other article is read again.
    let cache = (!args.no_cache).then(|| Arc::new(Cache::in_memory()));
    loop {
        let seen = stamps(args)?;
        if let Err(error) = once(args, cache.as_ref(), out) {
            let _ = super::show_error(&error);
        }
        writeln!(out, "watching; end with Ctrl-C\n")?;
        out.flush()?;
        while stamps(args)? == seen {
            std::thread::sleep(WATCH);
        }
    }
}

/// The files of a run and when each was last changed.
fn stamps(args: &Args) -> anyhow::Result<Vec<(Utf8PathBuf, Option<SystemTime>)>> {
    let corpus = super::reading::corpus_of(&args.paths)?;
    let files = files(args, corpus.as_ref()).0;
    let settings = corpus.iter().map(|corpus| corpus.root.join(corpus::CONFIG));
    let records = corpus.iter().filter_map(|corpus| Some(corpus.root.join(corpus.config.records.as_ref()?)));
    let records = records.flat_map(|folder| corpus::records(&[folder]));
    let beside = files.iter().map(|path| path.with_extension("yaml")).filter(|path| path.is_file());
    let records: Vec<Utf8PathBuf> = records.chain(beside).collect();
    let stamp = |path: Utf8PathBuf| {
        let changed = path.metadata().and_then(|known| known.modified()).ok();
        (path, changed)
    };
    Ok(settings.chain(records).chain(files).map(stamp).collect())
}

/// Looks once. `memory` is what this process has found so far.
fn once(args: &Args, memory: Option<&Arc<Cache>>, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let corpus = super::reading::corpus_of(&args.paths)?;
    let selection = selection(args, corpus.as_ref())?;
    let mut settings = corpus.as_ref().map(|corpus| Settings::from(&corpus.config)).unwrap_or_default();
    for name in corpus.iter().flat_map(|corpus| &corpus.config.exports) {
        let format = FORMATS.iter().copied().find(|format| format.name() == name);
        let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        let format = format.with_context(|| format!("`exports`: no format `{name}`; there are {}", names()))?;
        settings.exports.push(Arc::new(format));
    }
    settings.as_of = args.as_of.clone().or(settings.as_of).or_else(today);
    let (files, mut errors) = files(args, corpus.as_ref());
    let caching = (!args.no_cache).then(|| {
        let kept = || caching::cache_for(&args.paths, corpus.as_ref(), files.len());
        let (cache, is_whole) = match memory {
            Some(memory) => (memory.clone(), true),
            None => kept().map(|(cache, is_whole)| (Arc::new(cache), is_whole))?,
        };
        Caching::new(cache, is_whole, corpus.as_ref(), &settings, &selection, &args.insisted)
    });
    let caching = caching.flatten();
    let run = Run::new(corpus.as_ref(), &settings, &selection, &args.insisted, caching.as_ref(), &files);
    if args.fix || args.diff || args.unsafe_fixes {
        let mending = Mending { run: &run, unsafely: args.unsafe_fixes, only_shown: args.diff };
        let mended = mending.mend(&files, out)?;
        errors.extend(mended.1);
        if args.diff {
            return Ok(end(&errors, mended.0 && !args.exit_zero));
        }
    }
    let (mut found, more) = run.check(&files);
    errors.extend(more);
    let near = |file: &Utf8Path| {
        let folder = file.parent().unwrap_or(Utf8Path::new("")).to_owned();
        move |path: &str| relative(path, &folder)
    };
    if let Some(file) = &args.baseline {
        let text = corpus::load(file)?;
        let baseline = Baseline::read(text.text()).with_context(|| format!("cannot use {file}"))?;
        found.apply(baseline, near(file));
    }
    if let Some(file) = &args.write_baseline {
        let mut text = Vec::new();
        let weighed = Weighed::new(&found);
        Baseline::write(&weighed, near(file), &mut text)?;
        let text = String::from_utf8(text).context("a baseline is UTF-8")?;
        corpus::replace_file(file, &text).with_context(|| format!("cannot write {file}"))?;
        anstream::eprintln!("wrote {} findings into {file}", weighed.count());
        errors.extend(found.errors());
        return Ok(end(&errors, false));
    }
    if args.add_ignores {
        let count = add_ignores(&run, &found, args.fail_on.into())?;
        anstream::eprintln!("wrote {count} comments");
        errors.extend(found.errors());
        return Ok(end(&errors, false));
    }
    let weighed = Weighed::new(&found);
    show(args, &weighed, out)?;
    let fails = weighed.worst() >= Some(args.fail_on.into());
    errors.extend(found.errors());
    Ok(end(&errors, fails && !args.exit_zero))
}

/// Tells what could not be looked at, and how the run ended.
fn end(errors: &[anyhow::Error], findings: bool) -> Outcome {
    for error in errors {
        let _ = super::show_error(error);
    }
    match (errors.is_empty(), findings) {
        (false, _) => Outcome::Failed,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    }
}

fn show(args: &Args, found: &dyn Findings, out: &mut dyn io::Write) -> anyhow::Result<()> {
    if args.statistics {
        return Ok(report::statistics(found, out)?);
    }
    super::show_findings(&args.output_format, found, out)
}

/// What to look at: what is named, or the folders of the corpus, without what the settings leave out.
fn files(args: &Args, corpus: Option<&Corpus>) -> (Vec<Utf8PathBuf>, Vec<anyhow::Error>) {
    let mut paths = args.paths.clone();
    if paths.is_empty() {
        let folders = corpus.map(|corpus| {
            [&corpus.config.articles, &corpus.config.records].map(|it| it.as_ref().map(|it| corpus.root.join(it)))
        });
        paths = folders
            .into_iter()
            .flatten()
            .flatten()
            .filter(|folder| folder.exists())
            .map(|path| relative_to_here(&path))
            .collect();
    }
    if paths.is_empty() {
        paths.push(Utf8PathBuf::from("."));
    }
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for found in corpus::find(&paths) {
        match found {
            Ok(path) if corpus.is_some_and(|corpus| corpus.is_excluded(&path)) => {}
            Ok(path) => files.push(path.strip_prefix("./").map(Utf8Path::to_owned).unwrap_or(path)),
            Err(error) => errors.push(error.into()),
        }
    }
    (files, errors)
}

fn selection(args: &Args, corpus: Option<&Corpus>) -> anyhow::Result<Selection> {
    let config = corpus.map(|corpus| &corpus.config);
    let own = |words: &[String], from: fn(&corpus::Config) -> &Vec<String>| match config {
        Some(config) if words.is_empty() => from(config).clone(),
        _ => words.to_vec(),
    };
    let select = own(&args.select, |config| &config.select);
    let mut ignore = config.filter(|_| args.select.is_empty()).map(|config| config.ignore.clone()).unwrap_or_default();
    ignore.extend(args.ignore.iter().cloned());
    let severities: Vec<(String, Severity)> = (config.into_iter())
        .flat_map(|config| &config.severities)
        .map(|(word, level)| (word.clone(), severity(*level)))
        .collect();
    for word in config.into_iter().flat_map(|config| config.per_file_ignores.values().flatten()) {
        rules::known(word)?;
    }
    Ok(Selection::new(&select, &ignore, &severities)?)
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Off => Severity::Off,
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}

/// The day of today where the program runs.
fn today() -> Option<Edtf> {
    jiff::Zoned::now().date().to_string().parse().ok()
}

/// Writes a comment beside each finding of an article that is as bad as `least`.
fn add_ignores(run: &Run<'_>, found: &dyn Findings, least: Severity) -> anyhow::Result<usize> {
    let mut paths: Vec<Utf8PathBuf> = Vec::new();
    found.each(&mut |some| {
        let failing = some.iter().filter(|it| it.is_open() && it.severity >= least);
        paths.extend(failing.map(|it| Utf8PathBuf::from(&*it.path)));
        paths.dedup();
        Ok(())
    })?;
    let mut count = 0;
    for path in &paths {
        if corpus::is_record(path) || path.extension() == Some("docx") {
            continue;
        }
        let text = corpus::load(path)?;
        let mut findings = run.findings(path, &text);
        findings.retain(|finding| finding.severity >= least);
        let edits = rules::ignoring(&text, &findings);
        count += edits.len();
        let text = rules::replaced(text.text(), edits.iter());
        corpus::replace_file(path, &text).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(count)
}

/// `path` as seen from `folder`, so that a baseline holds wherever the program runs.
fn relative(path: &str, folder: &Utf8Path) -> String {
    let whole = |path: &Utf8Path| {
        let path = if path.as_str().is_empty() { Utf8Path::new(".") } else { path };
        path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
    };
    let (path, folder) = (whole(Utf8Path::new(path)), whole(folder));
    path.strip_prefix(&folder).unwrap_or(&path).as_str().replace('\\', "/")
}

fn relative_to_here(path: &Utf8Path) -> Utf8PathBuf {
    let here = Utf8Path::new(".").canonicalize_utf8().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_owned()
}
