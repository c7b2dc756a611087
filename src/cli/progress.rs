//! How far a long run is.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// How long a run may take before it shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on a terminal, once a run has taken a while.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: std::sync::Once,
}

impl Progress {
    pub(super) fn new(count: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} to go") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now(), shown: std::sync::Once::new() }
    }

    pub(super) fn step(&self) {
        self.bar.inc(1);
        if !self.shown.is_completed() && self.start.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
