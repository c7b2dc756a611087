//! `isnad review` on a real pseudo-terminal, as a scholar has it over ssh.
#![cfg(unix)]

use assert_cmd::cargo::cargo_bin_cmd;
use isnad::record::{Record, Status, yaml};
use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use std::fs;
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The program, its terminal, and what stands on it.
struct Desk {
    pty: Pty,
    child: Child,
    heard: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

/// How long an answer may take on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_mins(1);

impl Desk {
    fn open(folder: &Path, rows: u16, columns: u16, args: &[&str]) -> Self {
        let (pty, end) = open().expect("a pseudo-terminal");
        pty.resize(Size::new(rows, columns)).expect("a size");
        let command = Command::new(env!("CARGO_BIN_EXE_isnad")).args(["review", "--by", "R. Haj"]).args(args);
        let child = command.current_dir(folder).env("TERM", "xterm").spawn(end).expect("the program runs");
        let (tell, heard) = channel();
        let mut reader = pty_reader(&pty);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if tell.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { pty, child, heard, screen: vt100::Parser::new(size(rows), size(columns), 0) }
    }

    fn press(&mut self, keys: &str) {
        self.pty.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// Waits until the screen says `words`.
    fn sees(&mut self, words: &str) {
        let start = Instant::now();
        while !self.screen.screen().contents().contains(words) {
            match self.heard.recv_timeout(Duration::from_millis(200)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) if start.elapsed() < PATIENCE => {}
                Err(error) => panic!("no “{words}” ({error}) in:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits for the end, and says how it ended.
    fn ends(mut self) -> bool {
        let start = Instant::now();
        loop {
            // What is still written must be read, or the program waits for us.
            while self.heard.try_recv().is_ok() {}
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status.success();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn size(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has rows and columns")
}

/// Another way to the same terminal, for reading while it is written.
fn pty_reader(pty: &Pty) -> fs::File {
    use std::os::fd::AsFd as _;
    pty.as_fd().try_clone_to_owned().expect("a second handle").into()
}

/// A folder with an article, its record, and one label.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("the folder takes files");
    write("isnad.yaml", "labels: {doubtful: the source does not say so}\n");
    write(
        "salt.md",
        "# Salt\n\nThe price of salt doubled.<sup>1</sup> مقاتلو الملح and Bi‘aj\u{301}, too.<sup>2</sup>\n\n---\n\n\
         - <sup>1</sup> Basil Reed, *Salt and Sand* (London: Harrow Press, 1931), p. 44.\n\n\
         - <sup>2</sup> Dana Roth, \"The Caravans\" *The Beacon* May 3, 2016.\n",
    );
    cargo_bin_cmd!("isnad").args(["parse", "salt.md", "-o", "."]).current_dir(&folder).assert().success();
    let record = folder.path().join("salt.yaml");
    (folder, record)
}

fn read(path: &Path) -> Record {
    yaml::read(&fs::read_to_string(path).expect("the record")).expect("a record")
}

#[test]
fn a_record_is_reviewed_at_eighty_by_twenty_four() {
    let (folder, path) = folder();
    let before = read(&path);
    let cited = |record: &Record| record.notes.iter().flat_map(|note| note.citations.clone()).collect::<Vec<_>>();
    assert_eq!(cited(&before).len(), 2, "the article is read as it is meant");
    let mut desk = Desk::open(folder.path(), 24, 80, &["--kind", "citations,claims", "salt.yaml"]);
    desk.sees("4 left · citation");
    desk.sees("q quit");
    // Each is saved before the next is shown.
    desk.press("c");
    desk.sees("3 left · citation");
    assert_eq!(cited(&read(&path)).iter().filter(|it| it.status == Some(Status::Confirmed)).count(), 1);
    desk.press("wnot in the book\r");
    desk.sees("Why: not in the book");
    desk.press("r");
    desk.sees("2 left · claim");
    desk.press("u");
    desk.sees("took back: rejected");
    desk.press("eloc\r\u{15}page 45\r");
    desk.sees("set locator of n");
    desk.press("l");
    desk.sees("1 [ ] doubtful");
    desk.press("\r");
    desk.sees("labels: doubtful");
    desk.press("s");
    desk.sees("2 left · claim");
    desk.press("s");
    desk.sees("skipped");
    desk.press("?");
    desk.sees("Any key goes back");
    desk.press("xq");
    assert!(desk.ends());
    let after = read(&path);
    let statuses: Vec<Option<Status>> = cited(&after).iter().map(|it| it.status).collect();
    assert!(statuses.contains(&Some(Status::Confirmed)) && statuses.contains(&Some(Status::Edited)), "{statuses:?}");
    let edited = cited(&after).into_iter().find(|it| it.status == Some(Status::Edited)).expect("one was edited");
    assert_eq!(edited.locator.map(|locator| locator.value).as_deref(), Some("45"));
    assert_eq!((edited.by.as_deref(), edited.labels), (Some("R. Haj"), vec!["doubtful".to_owned()]));
    assert!(after.claims.iter().all(|claim| claim.status.is_none()));
    cargo_bin_cmd!("isnad").args(["validate", "salt.yaml"]).current_dir(&folder).assert().success();

    // What was decided does not come back, and what was skipped does; in a narrow terminal too.
    let mut desk = Desk::open(folder.path(), 12, 34, &["--kind", "citations,claims"]);
    desk.sees("2 left · claim c1");
    desk.sees("? help  q quit");
    desk.press("cc");
    desk.sees("Nothing is left");
    // The terminal grows, and the text with it.
    desk.pty.resize(Size::new(30, 100)).expect("a size");
    desk.screen.set_size(size(30), size(100));
    desk.sees("u undo");
    desk.press("\u{3}");
    assert!(desk.ends());
    assert!(read(&path).claims.iter().all(|claim| claim.status == Some(Status::Confirmed)));
}

#[test]
fn without_a_terminal_there_is_no_review() {
    let (folder, _) = folder();
    let output = cargo_bin_cmd!("isnad").args(["review", "salt.yaml"]).current_dir(&folder).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("use `isnad tag`"));
}
