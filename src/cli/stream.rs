//! Articles as an endless stream, a JSON object a line: the form in which Spark's `pipe`, GNU parallel or a queue hands
//! over what it has. Lines that have come are answered, on all threads and in their order, before more are waited for:
//! whoever sends one gets its answer, and the memory that is needed is that of the few that lie in a buffer.

use crate::corpus::LARGEST;
use crate::record::{Edtf, Record};
use crate::text::TextResource;
use anyhow::Context as _;
use rayon::prelude::*;
use serde::Deserialize;
use std::io::{self, BufRead, Read as _};

/// One article of a stream.
#[derive(Debug, Deserialize)]
struct Line {
    path: Option<String>,
    text: String,
    published: Option<Edtf>,
}

/// A line as it was read.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    Whole,
    /// It was longer than any article; its end was passed over.
    Cut,
    /// There is none.
    End,
}

/// How many bytes of the stream are taken up at a time.
const BUFFER: usize = 1 << 19;

/// Answers each line of `input` by a record, which `record` makes, or by an error with the number of the line, in
/// order; whether none was an error.
pub(super) fn answer(
    input: impl io::Read,
    out: &mut dyn io::Write,
    record: impl Fn(&TextResource, &str, Option<&Edtf>) -> Record + Sync,
) -> anyhow::Result<bool> {
    let mut input = io::BufReader::with_capacity(BUFFER, input);
    let mut clean = true;
    let mut number = 0;
    let mut is_over = false;
    while !is_over {
        // The first line is waited for; those that are here already come with it.
        let mut lines: Vec<(usize, Result<Vec<u8>, String>)> = Vec::new();
        while lines.is_empty() || input.buffer().contains(&b'\n') {
            let mut line = Vec::new();
            number += 1;
            match read_line(&mut input, &mut line, LARGEST).context("cannot read standard input")? {
                Read::End => {
                    is_over = true;
                    break;
                }
                Read::Whole if line.iter().all(u8::is_ascii_whitespace) => {}
                Read::Whole => lines.push((number, Ok(line))),
                Read::Cut => {
                    lines.push((number, Err(format!("a line of more than {} MB is no article", LARGEST >> 20))));
                }
            }
        }
        let answers = lines.into_par_iter().map(|(number, line)| {
            match line.and_then(|line| serde_json::from_slice::<Line>(&line).map_err(|error| error.to_string())) {
                Ok(Line { path, text, published }) => {
                    let path = path.as_deref().unwrap_or("-");
                    let text = TextResource::new(path, text);
                    serde_json::to_vec(&record(&text, path, published.as_ref())).map(|answer| (true, answer))
                }
                Err(error) => {
                    let answer = serde_json::json!({"error": error, "line": number});
                    serde_json::to_vec(&answer).map(|answer| (false, answer))
                }
            }
        });
        for answer in answers.collect::<Vec<_>>() {
            let (is_record, mut answer) = answer?;
            clean &= is_record;
            answer.push(b'\n');
            out.write_all(&answer)?;
        }
        out.flush()?;
    }
    Ok(clean)
}

/// Reads the next line of `input` into `line`, no more than `most` bytes of it.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>, most: u64) -> io::Result<Read> {
    line.clear();
    if (&mut *input).take(most + 1).read_until(b'\n', line)? == 0 {
        return Ok(Read::End);
    }
    if line.len() as u64 <= most || line.ends_with(b"\n") {
        return Ok(Read::Whole);
    }
    line.clear();
    loop {
        let some = input.fill_buf()?;
        let end = some.iter().position(|byte| *byte == b'\n');
        let count = end.map_or(some.len(), |end| end + 1);
        let is_over = end.is_some() || some.is_empty();
        input.consume(count);
        if is_over {
            return Ok(Read::Cut);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::extract::{self, Origin};

    fn record(text: &TextResource, path: &str, _: Option<&Edtf>) -> Record {
        let reading = extract::read(document::read(text), &extract::Settings::default());
        extract::record(&reading, &Origin { file: path.to_owned(), ..Origin::default() })
    }

    #[test]
    fn each_line_is_answered_in_its_place() {
        let input = b"{\"path\": \"a.md\", \"text\": \"The town fell.\"}\n\nnonsense\n{\"path\": \"b.md\"}\n\
            {\"text\": \"It rose.\", \"path\": \"c.md\"}";
        let mut out = Vec::new();
        assert!(!answer(&input[..], &mut out, record).expect("memory"));
        let lines: Vec<serde_json::Value> = out
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).expect("JSON"))
            .collect();
        let told: Vec<String> =
            lines.iter().map(|line| format!("{}{}", line["article"]["file"], line["line"])).collect();
        assert_eq!(told, ["\"a.md\"null", "null3", "null4", "\"c.md\"null"]);
    }

    /// Gives one line at a time, and has it answered before the next.
    struct Asking<'o> {
        lines: std::slice::Iter<'o, &'o [u8]>,
        answered: &'o std::sync::atomic::AtomicUsize,
        asked: usize,
    }

    impl io::Read for Asking<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            assert_eq!(
                self.answered.load(std::sync::atomic::Ordering::Relaxed),
                self.asked,
                "each line has its answer"
            );
            let Some(line) = self.lines.next() else { return Ok(0) };
            self.asked += 1;
            into[..line.len()].copy_from_slice(line);
            Ok(line.len())
        }
    }

    #[test]
    fn whoever_sends_one_line_is_not_kept_waiting() {
        let answered = std::sync::atomic::AtomicUsize::new(0);
        let lines: [&[u8]; 2] = [b"{\"text\": \"The town fell.\"}\n", b"{\"text\": \"It rose.\"}\n"];
        let counted = |text: &TextResource, path: &str, published: Option<&Edtf>| {
            answered.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            record(text, path, published)
        };
        let asking = Asking { lines: lines.iter(), answered: &answered, asked: 0 };
        assert!(answer(asking, &mut Vec::new(), counted).expect("memory"));
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_whole() {
        let mut input = io::BufReader::with_capacity(4, &b"12345678\n12345\n123456"[..]);
        let mut line = Vec::new();
        let mut next = || {
            let read = read_line(&mut input, &mut line, 5).expect("memory");
            (read, String::from_utf8_lossy(&line).into_owned())
        };
        assert_eq!(next().0, Read::Cut);
        assert_eq!(next(), (Read::Whole, "12345\n".to_owned()));
        assert_eq!(next().0, Read::Cut);
        assert_eq!(next().0, Read::End);
    }
}
