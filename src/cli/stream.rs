//! Articles as an endless stream, a JSON object a line: the form in which Spark's `pipe`, GNU parallel or a queue hands
//! over what it has. Each line is answered before the next is read, so the memory that is needed is that of one article.

use crate::corpus::LARGEST;
use crate::record::{Edtf, Record};
use crate::text::TextResource;
use anyhow::Context as _;
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

/// Answers each line of `input` by a record, which `record` makes, or by an error with the number of the line, in
/// order; whether none was an error.
pub(super) fn answer(
    input: &mut dyn BufRead,
    out: &mut dyn io::Write,
    record: impl Fn(&TextResource, &str, Option<&Edtf>) -> Record,
) -> anyhow::Result<bool> {
    let mut clean = true;
    let mut line = Vec::new();
    for number in 1_usize.. {
        let article = match read_line(input, &mut line, LARGEST).context("cannot read standard input")? {
            Read::End => break,
            Read::Whole if line.iter().all(u8::is_ascii_whitespace) => continue,
            Read::Whole => serde_json::from_slice::<Line>(&line).map_err(|error| error.to_string()),
            Read::Cut => Err(format!("a line of more than {} MB is no article", LARGEST >> 20)),
        };
        match article {
            Ok(article) => {
                let path = article.path.unwrap_or_else(|| "-".to_owned());
                let text = TextResource::new(path.as_str(), article.text);
                serde_json::to_writer(&mut *out, &record(&text, &path, article.published.as_ref()))?;
            }
            Err(error) => {
                clean = false;
                serde_json::to_writer(&mut *out, &serde_json::json!({"error": error, "line": number}))?;
            }
        }
        out.write_all(b"\n")?;
        out.flush()?;
        // One long article among millions of short ones shall not hold its memory for ever.
        line.shrink_to(1 << 20);
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
        assert!(!answer(&mut &input[..], &mut out, record).expect("memory"));
        let lines: Vec<serde_json::Value> = out
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).expect("JSON"))
            .collect();
        let told: Vec<String> =
            lines.iter().map(|line| format!("{}{}", line["article"]["file"], line["line"])).collect();
        assert_eq!(told, ["\"a.md\"null", "null3", "null4", "\"c.md\"null"]);
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
