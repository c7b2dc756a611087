//! The entries of a .bib file, before anything is made of them.

use super::LibraryError;
use std::collections::HashMap;

/// One entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// `article`, in lower case.
    pub kind: String,
    /// The key.
    pub key: String,
    /// Names in lower case, values as written, without the braces or quotes around them.
    pub fields: HashMap<String, String>,
}

/// The entries of `text`, in order. What stands between them is a comment, as for BibTeX.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, LibraryError> {
    let mut strings: HashMap<String, String> =
        MONTHS.iter().map(|(name, n)| ((*name).to_owned(), (*n).to_owned())).collect();
    let mut found = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    while let Some(at) = text[cursor.at..].find('@') {
        let start = cursor.at + at;
        cursor.at = start + 1;
        let kind = cursor.word().to_ascii_lowercase();
        cursor.space();
        let Some(open) = cursor.peek().filter(|c| matches!(c, '{' | '(')) else { continue };
        cursor.at += 1;
        if matches!(kind.as_str(), "comment" | "preamble") {
            cursor.at -= 1;
            let _ = cursor.braced();
            continue;
        }
        let close = if open == '{' { '}' } else { ')' };
        let key = if kind == "string" { String::new() } else { cursor.until(&[',', close]).trim().to_owned() };
        let mut fields = HashMap::new();
        let ended = cursor.fields(close, &strings, &mut fields);
        if kind == "string" {
            strings.extend(fields);
        } else if ended {
            found.push(Entry { kind, key, fields });
        } else {
            return Err(LibraryError::Open { line: text[..start].matches('\n').count() + 1, key });
        }
    }
    Ok(found)
}

/// The names of months that BibTeX's own styles define.
const MONTHS: &[(&str, &str)] = &[
    ("jan", "1"),
    ("feb", "2"),
    ("mar", "3"),
    ("apr", "4"),
    ("may", "5"),
    ("jun", "6"),
    ("jul", "7"),
    ("aug", "8"),
    ("sep", "9"),
    ("oct", "10"),
    ("nov", "11"),
    ("dec", "12"),
];

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn word(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | ':' | '.' | '/')))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn until(&mut self, ends: &[char]) -> &'t str {
        let rest = &self.text[self.at..];
        let end = rest.find(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// The fields up to the closing sign, and whether there is one.
    fn fields(&mut self, close: char, strings: &HashMap<String, String>, into: &mut HashMap<String, String>) -> bool {
        loop {
            self.space();
            match self.peek() {
                None => return false,
                Some(c) if c == close => {
                    self.at += 1;
                    return true;
                }
                Some(',') => self.at += 1,
                Some(c) => {
                    let name = self.word().to_ascii_lowercase();
                    self.space();
                    if name.is_empty() || self.peek() != Some('=') {
                        // Not a field: go on behind the sign.
                        self.at += if name.is_empty() { c.len_utf8() } else { 0 };
                        continue;
                    }
                    self.at += 1;
                    match self.value(strings) {
                        Some(value) => {
                            into.entry(name).or_insert(value);
                        }
                        None => return false,
                    }
                }
            }
        }
    }

    /// A value: pieces joined by `#`.
    fn value(&mut self, strings: &HashMap<String, String>) -> Option<String> {
        let mut value = String::new();
        loop {
            self.space();
            match self.peek()? {
                '{' => value.push_str(self.braced()?),
                '"' => value.push_str(self.quoted()?),
                _ => {
                    let word = self.word();
                    value.push_str(strings.get(&word.to_ascii_lowercase()).map_or(word, String::as_str));
                }
            }
            self.space();
            if self.peek() != Some('#') {
                return Some(value);
            }
            self.at += 1;
        }
    }

    fn braced(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at..];
        let mut depth = 0_usize;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b'{' | b'(' if depth == 0 => depth = 1,
                b'{' => depth += 1,
                b'}' => depth -= 1,
                b')' if depth == 1 && rest.starts_with('(') => depth = 0,
                _ => {}
            }
            if depth == 0 {
                self.at += at + 1;
                return Some(&rest[1..at]);
            }
        }
        None
    }

    fn quoted(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at..];
        let mut depth = 0_usize;
        for (at, byte) in rest.bytes().enumerate().skip(1) {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'"' if depth == 0 => {
                    self.at += at + 1;
                    return Some(&rest[1..at]);
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_as_bibtex_reads_them() {
        let text = "words @comment{x} @string{j = \"Journal\"}\n@Article(a, title = {A {B} c}, journal = j # { of X}, month = aug, year = 2017)\n@book{b,}";
        let found = entries(text).expect("two entries");
        assert_eq!((found[0].kind.as_str(), found[0].key.as_str()), ("article", "a"));
        assert_eq!(found[0].fields["title"], "A {B} c");
        assert_eq!(found[0].fields["journal"], "Journal of X");
        assert_eq!(found[0].fields["month"], "8");
        assert_eq!(found[1].key, "b");
    }

    #[test]
    fn a_broken_file_is_told_and_never_hangs() {
        assert_eq!(
            entries("\n@book{b, title = {A").map(|_| ()),
            Err(LibraryError::Open { line: 2, key: "b".to_owned() })
        );
        for text in ["@", "@{", "@a", "@a{", "@a{b,=}", "@a{b, c}", "@é{é, é = é}", "@string{a}", "@comment{"] {
            let _ = entries(text);
        }
    }
}
