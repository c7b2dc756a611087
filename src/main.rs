//! The `isnad` program: hands over to the library.

use isnad::cli;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match cli::run(std::env::args_os(), &mut out) {
        Ok(outcome) => outcome.into(),
        Err(error) if cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => cli::show_error(&error),
    }
}
