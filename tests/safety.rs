//! Records are safe from kills, from other writers, from full disks and from folders that cannot be written: no half
//! file, no lost decision, and a message that says what is the matter.
//!
//! `ISNAD_KILLS=1000 cargo test --test safety` kills more often than the few times of an ordinary run.

use isnad::record::Status;
use isnad::record::yaml;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("isnad"));
    command.env("NO_COLOR", "1");
    command
}

/// How many claims the article has.
const CLAIMS: usize = 40;

/// A folder with an article and its record.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut body, mut notes) = (String::from("# Salt\n\nRima Haj\n\n"), String::from("---\n\n"));
    for number in 1..=CLAIMS {
        let year = 1900 + number;
        write!(body, "In {year} the merchants of quarter {number} paid nothing.<sup>{number}</sup> ").expect("room");
        if number % 4 == 0 {
            body.push_str("\n\n");
        }
        writeln!(notes, "- <sup>{number}</sup> Basil Nur, \"Tax {number},\" *The Beacon*, May 3, {year}.")
            .expect("room");
    }
    fs::write(folder.path().join("salt.md"), format!("{body}{notes}")).expect("room");
    let output = program().args(["parse", "salt.md", "-o", "."]).current_dir(folder.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    let record = folder.path().join("salt.yaml");
    (folder, record)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn tag(folder: &Path, words: &[&str]) -> Command {
    let mut command = program();
    command.arg("tag").args(words).args(["--by", "R. Haj"]).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The ids of the claims of `record` that are confirmed. It must be whole.
fn confirmed(record: &Path) -> Vec<String> {
    let text = fs::read_to_string(record).expect("the record is there");
    let read = yaml::read(&text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    assert_eq!(read.claims.len(), CLAIMS);
    let claims = read.claims.into_iter().filter(|claim| claim.status == Some(Status::Confirmed));
    claims.map(|claim| claim.id).collect()
}

/// A number below `limit` that nobody foresees (`SplitMix64` of the count).
fn dice(count: usize, limit: u64) -> u64 {
    let mut z = (count as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) % limit.max(1)
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_record_or_the_new() {
    let kills = std::env::var("ISNAD_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(40);
    let (folder, record) = folder();
    // How long a run takes that is left alone.
    let start = Instant::now();
    assert!(tag(folder.path(), &["salt.yaml", "c1", "confirm"]).status().expect("it runs").success());
    let long = u64::try_from(start.elapsed().as_micros()).expect("no run takes that long");
    let mut known = confirmed(&record);
    let (mut killed, mut done) = (0, 0);
    for count in 0..kills {
        let article = folder.path().join("salt.md");
        let id = format!("c{}", count % CLAIMS + 1);
        let mut writer = if count % 3 == 2 {
            // Every third is a reading of an article that changed.
            let text = fs::read_to_string(&article).expect("the article");
            fs::write(&article, text.replacen("paid nothing", "paid  nothing", 1)).expect("room");
            let mut command = program();
            command.args(["parse", "salt.md", "-o", "."]).current_dir(folder.path()).stderr(Stdio::null());
            command.spawn().expect("it runs")
        } else {
            let act = if known.contains(&id) { "reopen" } else { "confirm" };
            tag(folder.path(), &["salt.yaml", &id, act]).spawn().expect("it runs")
        };
        std::thread::sleep(Duration::from_micros(dice(count, long + long / 4)));
        let _ = writer.kill();
        let ended = writer.wait().expect("it ended");
        let now = confirmed(&record);
        let others = |ids: &[String]| ids.iter().filter(|it| **it != id).cloned().collect::<Vec<_>>();
        assert_eq!(others(&now), others(&known), "a decision was lost or came from nowhere");
        if ended.success() {
            done += 1;
            assert!(count % 3 == 2 || now.contains(&id) != known.contains(&id), "what was done is not there");
        } else {
            killed += 1;
        }
        known = now;
    }
    assert!(killed > 0, "nothing was killed, and {done} were done: this proves nothing");
    // And all goes on as before.
    let output = tag(folder.path(), &["salt.yaml", "claims", "confirm"]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(confirmed(&record).len(), CLAIMS);
}

#[test]
fn writers_at_once_keep_each_others_decisions() {
    let (folder, record) = folder();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let folder = folder.path();
            scope.spawn(move || {
                for count in 0..CLAIMS / 4 {
                    let id = format!("c{}", writer * (CLAIMS / 4) + count + 1);
                    let output = tag(folder, &["salt.yaml", &id, "confirm"]).output().expect("it runs");
                    assert!(output.status.success(), "{}", said(&output));
                    if count % 4 == 0 {
                        let output = program()
                            .args(["parse", "salt.md", "-o", "."])
                            .current_dir(folder)
                            .output()
                            .expect("it runs");
                        assert!(output.status.success(), "{}", said(&output));
                    }
                }
            });
        }
    });
    assert_eq!(confirmed(&record).len(), CLAIMS);
    // Each act can be taken back, the last one first.
    for left in (0..CLAIMS).rev().take(5) {
        assert!(tag(folder.path(), &["salt.yaml", "undo"]).status().expect("it runs").success());
        assert_eq!(confirmed(&record).len(), left);
    }
}

/// What a writer says that cannot write, and that nothing was changed.
fn refused(folder: &Path, output: &Output, before: &str) {
    let message = said(output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("error: cannot write ") && message.contains("is as it was"), "{message}");
    assert_eq!(fs::read_to_string(folder.join("salt.yaml")).expect("the record"), before);
    let left: Vec<String> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".isnad-"))
        .collect();
    assert!(left.is_empty(), "{left:?} are left over");
}

/// Where nobody but a limit on the length of files stands in the way, which any system with a shell can set.
#[cfg(unix)]
#[test]
fn a_write_that_fails_midway_changes_nothing() {
    let (folder, record) = folder();
    let before = fs::read_to_string(&record).expect("the record");
    assert!(before.len() > 8 * 1024, "the record is longer than the limit");
    for words in ["tag salt.yaml c1 confirm --by R", "parse salt.md -o ."] {
        if words.starts_with("parse") {
            let article = folder.path().join("salt.md");
            let text = fs::read_to_string(&article).expect("the article");
            fs::write(article, text.replacen("In 1901", "Already in 1901", 1)).expect("room");
        }
        let program = assert_cmd::cargo::cargo_bin!("isnad");
        // Blocks of 512 bytes; without the trap the system would kill the writer, which is tested above.
        let script = format!("trap '' XFSZ; ulimit -f 8; exec \"{}\" {words}", program.display());
        let output = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().expect("a shell");
        refused(folder.path(), &output, &before);
    }
}

/// Runs `command` and says whether it worked.
#[cfg(target_os = "linux")]
fn works(command: &str, args: &[&str]) -> bool {
    Command::new(command).args(args).output().is_ok_and(|output| output.status.success())
}

#[cfg(target_os = "linux")]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn a_full_disk_and_a_disk_that_is_only_read_change_nothing() {
    let (home, record) = folder();
    let disk = tempfile::tempdir().expect("a folder");
    let place = disk.path().to_str().expect("UTF-8");
    if !works("mount", &["-t", "tmpfs", "-o", "size=256k", "tmpfs", place]) {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    }
    let tried = std::panic::catch_unwind(|| {
        for name in ["salt.md", "salt.yaml"] {
            fs::copy(home.path().join(name), disk.path().join(name)).expect("room");
        }
        let before = fs::read_to_string(&record).expect("the record");
        // Fill what is left of it.
        let filler = disk.path().join("filler");
        let mut size = 256 * 1024;
        while size > 0 && fs::write(&filler, vec![b'x'; size]).is_err() {
            size -= 4096;
        }
        let output = tag(disk.path(), &["salt.yaml", "c1", "confirm"]).output().expect("it runs");
        refused(disk.path(), &output, &before);
        fs::remove_file(filler).expect("it was there");
        assert!(works("mount", &["-o", "remount,ro", place]));
        let output = tag(disk.path(), &["salt.yaml", "c1", "confirm"]).output().expect("it runs");
        refused(disk.path(), &output, &before);
    });
    assert!(works("umount", &[place]));
    if let Err(panic) = tried {
        std::panic::resume_unwind(panic);
    }
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, record) = folder();
    let before = fs::read_to_string(&record).expect("the record");
    let rights = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("it is ours");
    rights(0o555);
    if fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("skipped: this user may write anywhere");
        rights(0o755);
        return;
    }
    let output = tag(folder.path(), &["salt.yaml", "c1", "confirm"]).output().expect("it runs");
    rights(0o755);
    refused(folder.path(), &output, &before);
}

#[cfg(unix)]
#[test]
fn a_record_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, record) = folder();
    let before = fs::read_to_string(&record).expect("the record");
    // Renaming over it would work all the same; but whoever took the right away meant it.
    fs::set_permissions(&record, fs::Permissions::from_mode(0o444)).expect("it is ours");
    let output = tag(folder.path(), &["salt.yaml", "c1", "confirm"]).output().expect("it runs");
    refused(folder.path(), &output, &before);
}
