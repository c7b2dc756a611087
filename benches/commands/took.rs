//! What a command takes: time, processor time, memory. The last two are read from `/proc`, and are left out where there is
//! none.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How often the memory of a process is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What one run took.
#[derive(Clone, Copy, Default)]
pub(crate) struct Took {
    pub wall: f64,
    /// User and system, in seconds.
    pub processor: f64,
    /// The most memory, in megabytes.
    pub memory: f64,
}

#[expect(clippy::print_stdout, reason = "the table is what is asked for")]
pub(crate) fn row(size: u64, name: &str, took: Option<Took>) {
    match took {
        Some(took) => {
            println!("{size:>7}  {name:34} {:>8.3} {:>8.2} {:>8.0}", took.wall, took.processor, took.memory);
        }
        None => println!("{size:>7}  {name:34} {:>8}", "not here"),
    }
}

/// The median of `times` runs of a command, which reads `input` if there is one.
pub(crate) fn median(times: usize, program: &str, words: &[&str], input: Option<&Path>) -> Option<Took> {
    let mut runs: Vec<Took> = (0..times).filter_map(|_| run(program, words, input)).collect();
    runs.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    runs.get(times / 2).copied()
}

/// Runs a command whose output nobody reads; nothing where it is not installed.
pub(crate) fn run(program: &str, words: &[&str], input: Option<&Path>) -> Option<Took> {
    let input = match input {
        Some(file) => Stdio::from(File::open(file).ok()?),
        None => Stdio::null(),
    };
    let before = processor_of_children();
    let start = Instant::now();
    let mut child =
        Command::new(program).args(words).stdin(input).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let memory = watched(&mut child);
    child.wait().ok()?;
    Some(Took { wall: start.elapsed().as_secs_f64(), processor: processor_of_children() - before, memory })
}

/// The most memory that `child` has taken when it ends.
fn watched(child: &mut Child) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while let Ok(None) = child.try_wait() {
        let known = fs::read_to_string(&status).unwrap_or_default();
        let line = known.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        most = most.max(kilobytes.unwrap_or_default() / 1024.0);
        thread::sleep(LOOK);
    }
    most
}

/// The processor time of the children that have ended, in seconds: fields 16 and 17 of `proc(5)`'s stat.
fn processor_of_children() -> f64 {
    ticks(13) + ticks(14)
}

/// The time in a field of `/proc/self/stat`, counted from 0 after the name in brackets; Linux counts a hundred a second.
pub(crate) fn ticks(field: usize) -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    fields.split(' ').nth(field).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default() / 100.0
}
