//! `isnad completions`.

use super::Outcome;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    // Made in memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "isnad", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Clean)
}
