//! Arguments, settings, paths and exit codes, one command a file.

mod adjudicate;
mod agree;
mod caching;
mod check;
mod checking;
mod cite;
mod completions;
mod explain;
mod export;
mod hand;
mod import;
mod init;
mod list;
mod listing;
mod man;
mod mending;
mod pairing;
mod parse;
mod progress;
mod reading;
mod reconcile;
mod review;
mod schema;
mod showing;
mod stream;
mod tag;
mod trace;
mod validate;

use crate::report::{self, Findings, Screen};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

/// Reads scholarly articles with footnotes, and holds them to account.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Parse(parse::Args),
    Reconcile(reconcile::Args),
    Check(check::Args),
    Tag(tag::Args),
    Review(review::Args),
    Cite(cite::Args),
    List(list::Args),
    Trace(trace::Args),
    Agree(agree::Args),
    Adjudicate(adjudicate::Args),
    Import(import::Args),
    Export(export::Args),
    Explain(explain::Args),
    Init(init::Args),
    Completions(completions::Args),
    Man(man::Args),
    Schema(schema::Args),
    Validate(validate::Args),
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All well.
    Clean,
    /// There are findings.
    Findings,
    /// Something could not be done, and the rest was.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the program with `args`, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            error.print()?;
            return Ok(if error.use_stderr() { Outcome::Failed } else { Outcome::Clean });
        }
    };
    let outcome = match cli.command {
        Command::Parse(args) => parse::run(&args, out),
        Command::Reconcile(args) => reconcile::run(&args, out),
        Command::Check(args) => check::run(&args, out),
        Command::Tag(args) => tag::run(&args, out),
        Command::Review(args) => review::run(&args, out),
        Command::Cite(args) => cite::run(&args, out),
        Command::List(args) => list::run(&args, out),
        Command::Trace(args) => trace::run(&args, out),
        Command::Agree(args) => agree::run(&args, out),
        Command::Adjudicate(args) => adjudicate::run(&args, out),
        Command::Import(args) => import::run(&args, out),
        Command::Export(args) => export::run(&args, out),
        Command::Explain(args) => explain::run(&args, out),
        Command::Init(args) => init::run(&args, out),
        Command::Completions(args) => completions::run(&args, out),
        Command::Man(args) => man::run(&args, out),
        Command::Schema(args) => schema::run(&args, out),
        Command::Validate(args) => validate::run(&args, out),
    }?;
    out.flush()?;
    Ok(outcome)
}

/// Shows `found` in the form named `form`; in colour on a terminal, unless `NO_COLOR` is set, and as wide as it.
fn show_findings(form: &str, found: &dyn Findings, out: &mut dyn io::Write) -> anyhow::Result<()> {
    let form = report::form(form).ok_or_else(|| anyhow::anyhow!("no output format `{form}`"))?;
    let colours = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let columns = width.map_or(COLUMNS, |width| width.max(NARROWEST));
    Ok(form.write(found, Screen { colours, columns }, out)?)
}

/// How wide excerpts are where there is no terminal, so that a log is the same everywhere.
const COLUMNS: usize = 140;

/// With fewer columns an excerpt has no room for the words that matter.
const NARROWEST: usize = 40;

/// Whether `error` only says that nobody reads any more.
#[must_use]
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// Tells `error` on standard error.
#[must_use]
pub fn show_error(error: &anyhow::Error) -> ExitCode {
    anstream::eprintln!("error: {error:#}");
    ExitCode::from(2)
}
