//! For people: what is wrong, the words, and what to do.

use super::excerpt::paint;
use super::{Diagnostic, Findings, Form, Screen, open};
use crate::rules::Severity;
use rayon::prelude::*;
use std::io;

/// How many findings are made ready at a time.
const BATCH: usize = 512;

/// How many of these by one thread.
const SHEET: usize = 32;

/// For people: what is wrong, the words with a line under them, other places, and what to do.
#[derive(Debug)]
pub(super) struct Full;

impl Form for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn write(&self, found: &dyn Findings, screen: Screen, out: &mut dyn io::Write) -> io::Result<()> {
        let mut count = [0_usize; 4];
        let mut mendable = 0;
        found.each(&mut |some| {
            let some: Vec<&Diagnostic> = open(some).collect();
            for some in some.chunks(BATCH) {
                let painted = some.par_chunks(SHEET).map(|some| {
                    let mut sheet = String::with_capacity(SHEET * 512);
                    for diagnostic in some {
                        paint(diagnostic, screen, &mut sheet);
                    }
                    sheet
                });
                for sheet in painted.collect::<Vec<String>>() {
                    out.write_all(sheet.as_bytes())?;
                }
            }
            for diagnostic in some {
                count[diagnostic.severity as usize] += 1;
                mendable += usize::from(diagnostic.fix.as_ref().is_some_and(|fix| fix.safe));
            }
            Ok(())
        })?;
        let told = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| count[severity as usize]);
        if told == [0; 3] {
            return Ok(());
        }
        let [errors, warnings, remarks] = told;
        write!(out, "{errors} error{}, {warnings} warning{}, {remarks} remark{}", s(errors), s(warnings), s(remarks))?;
        match mendable {
            0 => writeln!(out),
            _ => writeln!(out, "; {mendable} can be mended with `--fix`"),
        }
    }
}

fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
