//! What a plain scalar is taken for, and when one must be quoted.

use std::fmt::Write as _;

/// What a plain scalar means in the core schema of YAML 1.2 (specification, 10.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// Nothing.
    Null,
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// Another number.
    Float,
    /// Words.
    Str,
}

/// What the plain scalar `text` means.
#[must_use]
pub fn resolve(text: &str) -> Resolved {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Resolved::Bool,
        ".nan" | ".NaN" | ".NAN" => return Resolved::Float,
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") {
        return Resolved::Float;
    }
    let all = |digits: &str, known: fn(&u8) -> bool| !digits.is_empty() && digits.bytes().all(|byte| known(&byte));
    if all(digits, u8::is_ascii_digit)
        || text.strip_prefix("0x").is_some_and(|rest| all(rest, u8::is_ascii_hexdigit))
        || text.strip_prefix("0o").is_some_and(|rest| all(rest, |byte| matches!(byte, b'0'..=b'7')))
    {
        return Resolved::Int;
    }
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (digits, None),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let number = !(whole.is_empty() && part.is_empty())
        && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit())
        && exponent.is_none_or(|exponent| all(exponent, u8::is_ascii_digit));
    if number { Resolved::Float } else { Resolved::Str }
}

/// Writes `text` as a scalar that every reader takes for these very words; `flow` inside brackets or braces.
pub fn scalar(text: &str, flow: bool, out: &mut String) {
    match style(text, flow) {
        Quotes::None => out.push_str(text),
        Quotes::Single => {
            out.push('\'');
            let mut pieces = text.split('\'');
            out.push_str(pieces.next().unwrap_or_default());
            for piece in pieces {
                out.push_str("''");
                out.push_str(piece);
            }
            out.push('\'');
        }
        Quotes::Double => double(text, out),
    }
}

/// How a scalar is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

/// What a byte of plain text asks for; by table, since every byte that is written passes here.
static BYTES: [u8; 256] = bytes();
const FINE: u8 = 0;
/// Ends a plain scalar, or starts something else, by what stands beside it.
const LOOK: u8 = 1;
/// Needs an escape.
const ESCAPE: u8 = 2;
/// May be a character that needs an escape: a part of U+0080–U+009F, U+2028, U+FEFF and the like.
const WIDE: u8 = 3;

#[expect(clippy::cast_possible_truncation, reason = "the index of the table is a byte")]
const fn bytes() -> [u8; 256] {
    let mut table = [FINE; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0..=0x1F | 0x7F => ESCAPE,
            b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}' | b'?' | b'"' | b'\\' => LOOK,
            0xC2 | 0xE2 | 0xEF => WIDE,
            _ => FINE,
        };
        byte += 1;
    }
    table
}

fn style(text: &str, flow: bool) -> Quotes {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return Quotes::Double };
    let mut plain = !is_taken(text) && *last != b' ' && *last != b':' && !is_indicator(*first);
    let mut quote = false;
    let mut wide = false;
    for (at, byte) in bytes.iter().enumerate() {
        match BYTES[usize::from(*byte)] {
            ESCAPE => return Quotes::Double,
            WIDE => wide = true,
            LOOK => match byte {
                b'"' | b'\\' => quote = true,
                b':' if flow || bytes.get(at + 1) == Some(&b' ') => plain = false,
                b'#' if at > 0 && bytes[at - 1] == b' ' => plain = false,
                b',' | b'[' | b']' | b'{' | b'}' | b'?' if flow => plain = false,
                _ => {}
            },
            _ => {}
        }
    }
    if wide && text.chars().any(is_escaped) {
        return Quotes::Double;
    }
    match (plain && !text.starts_with('\u{A0}') && !text.ends_with('\u{A0}'), quote) {
        (true, _) => Quotes::None,
        (false, true) => Quotes::Single,
        (false, false) => Quotes::Double,
    }
}

/// Whether a plain scalar must not start with `byte`. (`-`, `?` and `:` may before a letter; readers differ.)
fn is_indicator(byte: u8) -> bool {
    b" -?:,[]{}#&*!|>'\"%@`~=<.+".contains(&byte)
}

/// Whether a reader of YAML 1.1 or 1.2 could take the plain scalar `text` for a number, a date, a truth or nothing.
///
/// YAML 1.1 has `1_000`, `1:30` (sexagesimal), `0b1`, `2017-08-28 10:00:00 Z`; what is made only of such signs and
/// starts with a digit is quoted, which takes in a few words that would have passed.
fn is_taken(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let bytes = text.as_bytes();
    if bytes[0].is_ascii_digit() {
        return bytes.iter().all(|byte| byte.is_ascii_hexdigit() || b"xXoOtTzZ_.:+-, ".contains(byte));
    }
    bytes.len() <= 5 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `c` is written as an escape: what YAML does not print, line ends of YAML 1.1, the byte order mark, and
/// signs that turn the direction of the text around them.
fn is_escaped(c: char) -> bool {
    matches!(c,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn double(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_escaped(c) => {
                let code = u32::from(c);
                let written = if code < 0x100 { write!(out, "\\x{code:02X}") } else { write!(out, "\\u{code:04X}") };
                written.expect("writing to a string cannot fail");
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, flow: bool) -> String {
        let mut out = String::new();
        scalar(text, flow, &mut out);
        out
    }

    #[test]
    fn what_a_reader_takes_for_something_else_is_quoted() {
        for text in ["no", "On", "y", "2017-08-28", "1:30", "1_000", "0x1F", "1e3", "45", "2017-08-28 10:00:00"] {
            assert_eq!(written(text, false), format!("\"{text}\""));
        }
        for text in ["=", "<<", "~", "-", "- a", "a: b", "a #b", " a", "a ", "a:", ".5", "+1", "?", "", "@a", "[a"] {
            assert!(written(text, false).starts_with('"'), "{text}");
        }
    }

    #[test]
    fn words_stay_plain() {
        for text in ["Tal 'Afar", "123–8", "12 Rajab 1438", "al-Salihi", "Ronen, \"A,\" B, 2017.", "a:b", "nowhere"] {
            assert_eq!(written(text, false), text);
        }
        assert_eq!(written("Tal ‘Afar", true), "Tal ‘Afar");
        assert_eq!(written("a, b", true), "\"a, b\"");
        assert_eq!(written("a, \"b\"", true), "'a, \"b\"'");
        assert_eq!(written("it's: \"b\"", false), "'it''s: \"b\"'");
    }

    #[test]
    fn signs_that_cannot_be_seen_are_escaped() {
        assert_eq!(written("a\u{202E}b\n\u{85}\u{7}", false), "\"a\\u202Eb\\n\\x85\\x07\"");
    }

    #[test]
    fn a_plain_scalar_means_what_the_core_schema_says() {
        let cases = [
            ("", Resolved::Null),
            ("true", Resolved::Bool),
            ("yes", Resolved::Str),
            ("-12", Resolved::Int),
            ("0o17", Resolved::Int),
            ("1e3", Resolved::Float),
            (".5", Resolved::Float),
            (".", Resolved::Str),
            ("-.inf", Resolved::Float),
            ("2017-08", Resolved::Str),
            ("1_000", Resolved::Str),
        ];
        for (text, meant) in cases {
            assert_eq!(resolve(text), meant, "{text}");
        }
    }
}
