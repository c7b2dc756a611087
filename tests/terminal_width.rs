//! What `isnad check` prints on a real pseudo-terminal.
#![cfg(unix)]

use pty_process::Size;
use pty_process::blocking::{Command, open};
use std::io::Read as _;

/// The line of note 9, of which two words are marked, as it is shown on a terminal of so many columns.
fn excerpt(columns: u16) -> String {
    let (mut pty, end) = open().expect("a pseudo-terminal");
    pty.resize(Size::new(24, columns)).expect("a size");
    let command =
        Command::new(env!("CARGO_BIN_EXE_isnad")).args(["check", "corpus/articles/suez-1956.md", "--no-cache"]);
    let command = command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1").env("TERM", "xterm");
    let mut child = command.spawn(end).expect("the program runs");
    let mut printed = Vec::new();
    let mut bytes = [0; 4096];
    // Linux answers the end of the other side with an error.
    while let Ok(count @ 1..) = pty.read(&mut bytes) {
        printed.extend_from_slice(&bytes[..count]);
    }
    assert_eq!(child.wait().expect("the program ends").code(), Some(1));
    let printed = String::from_utf8(printed).expect("UTF-8");
    let line = printed.lines().find(|line| line.contains("<sup>9</sup> Avi Shlaim"));
    line.expect("a finding points to note 9").trim_end().to_owned()
}

#[test]
fn excerpts_are_as_wide_as_the_terminal() {
    for columns in [60, 100] {
        let width = excerpt(columns).chars().count();
        assert!((usize::from(columns) - 10..=usize::from(columns)).contains(&width), "{width} of {columns}");
    }
}
