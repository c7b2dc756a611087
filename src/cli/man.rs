//! `isnad man`.

use super::Outcome;
use clap::CommandFactory;
use std::io;

/// Print the manual page, or that of a command
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A command
    command: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let mut program = super::Cli::command();
    program.build();
    let Some(name) = &args.command else {
        clap_mangen::Man::new(program).render(out)?;
        return Ok(Outcome::Clean);
    };
    let Some(command) = program.find_subcommand(name) else {
        anyhow::bail!("no command `{name}`; `isnad help` lists them");
    };
    clap_mangen::Man::new(command.clone()).render(out)?;
    Ok(Outcome::Clean)
}
