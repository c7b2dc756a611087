//! The words and marks of a claim, without what is quoted in it or bracketed.

use crate::text::ByteSet;
use std::ops::Range;

/// A word, a mark, or a whole quotation.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// The plain bytes of the block.
    pub(super) at: Range<usize>,
    /// The word in small letters, but for one that is all capitals: "IS" is not "is". Empty for a mark or a quotation.
    pub(super) word: String,
    /// Whether the word is printed with a capital.
    pub(super) capital: bool,
    /// The mark; `"` for a quotation, a space for a word. Dashes are all `–`.
    pub(super) mark: char,
}

impl Token {
    /// Whether it is one of `words`.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }
}

/// The first bytes of quotation marks.
static MARKS: ByteSet = ByteSet::of(&[b'"', 0xC2, 0xE2]);

/// The stretches of `text` between quotation marks, in order, with the marks.
///
/// A mark that is never closed quotes nothing, or one lost mark would hide the rest of a paragraph.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut double = None;
    let mut single = None;
    for (at, sign) in MARKS.chars(text) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let after = text[at + sign.len_utf8()..].chars().next().unwrap_or(' ');
        let outside = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '“');
        let opens = match sign {
            '“' | '«' | '„' => true,
            '"' => outside && !after.is_whitespace(),
            _ => false,
        };
        if opens {
            double = Some(at);
            single = None;
        } else if matches!(sign, '”' | '»' | '"')
            && let Some(start) = double.take()
        {
            found.push(start..at + sign.len_utf8());
        } else if double.is_none() && sign == '‘' && outside {
            // Single marks are ayns and apostrophes as well: only one after a stop closes a quotation.
            single = single.or(Some(at));
        } else if sign == '’'
            && matches!(before, ',' | '.' | '?' | '!')
            && let Some(start) = single.take()
        {
            found.push(start..at + sign.len_utf8());
        }
    }
    found
}

/// The tokens of plain bytes `range` of `text`, in which `quotations` are.
pub(super) fn tokens(text: &str, range: Range<usize>, quotations: &[Range<usize>]) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = range.start;
    let mut next = quotations.partition_point(|quoted| quoted.end <= at);
    let last_bracket = text[range.clone()].rfind(')').map_or(0, |found| range.start + found);
    let mark = |at: Range<usize>, mark| Token { at, word: String::new(), capital: false, mark };
    while let Some(sign) = text.get(at..range.end).and_then(|rest| rest.chars().next()) {
        if let Some(quoted) = quotations.get(next)
            && quoted.start <= at
        {
            let end = quoted.end.min(range.end);
            found.push(mark(at..end, '"'));
            at = end;
            next += 1;
            continue;
        }
        if sign == '(' && at < last_bracket {
            at += text[at..range.end].find(')').map_or(1, |length| length + 1);
            next += quotations[next..].iter().take_while(|quoted| quoted.end <= at).count();
            continue;
        }
        let limit = quotations.get(next).map_or(range.end, |quoted| quoted.start.clamp(at, range.end));
        let rest = &text[at..limit];
        let length = word(rest);
        if length > 0 {
            let printed = &rest[..length];
            let capital = printed.chars().find(|sign| sign.is_alphabetic()).is_some_and(char::is_uppercase);
            let name = printed.chars().filter(|sign| sign.is_alphabetic()).count() > 1
                && !printed.chars().any(char::is_lowercase);
            let word = if name { printed.to_owned() } else { printed.to_lowercase() };
            found.push(Token { at: at..at + length, word, capital, mark: ' ' });
            at += length;
            continue;
        }
        let end = at + sign.len_utf8();
        match sign {
            ',' | ';' | ':' => found.push(mark(at..end, sign)),
            '–' | '—' => found.push(mark(at..end, '–')),
            '-' if text[end..range.end].starts_with([' ', '-']) => found.push(mark(at..end, '–')),
            // A claim is one sentence: the stops within it are those of abbreviations.
            _ => {}
        }
        at = end;
    }
    found
}

/// The length in bytes of the word with which `rest` begins.
fn word(rest: &str) -> usize {
    let mut length = 0;
    let mut letters = 0;
    for (at, sign) in rest.char_indices() {
        let end = at + sign.len_utf8();
        if sign.is_alphanumeric() || matches!(sign, '\u{300}'..='\u{36f}') {
            length = end;
            letters += 1;
        } else if !matches!(sign, '\'' | '’' | '‘' | '-' | 'ʿ' | 'ʾ' | '`') || end - length > 4 {
            break;
        }
    }
    if letters == 0 { 0 } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let tokens = tokens(text, 0..text.len(), &quotations(text));
        tokens
            .iter()
            .map(|token| if token.word.is_empty() { token.mark.to_string() } else { token.word.clone() })
            .fold(String::new(), |told, word| if told.is_empty() { word } else { told + " " + &word })
    }

    #[test]
    fn quotations_and_brackets_are_one_or_nothing() {
        assert_eq!(told("“It may rain,” said Gen. Haj (who might know)."), "\" said gen haj");
        assert_eq!(told("He said \"no\" -- and left"), "he said \" – – and left");
        assert_eq!(told("‘It may,’ he said in Tal ‘Afar, Bi‘aj."), "\" he said in tal ‘afar , bi‘aj");
        assert_eq!(told("The IS is US-led. I"), "the IS is us-led i");
        assert_eq!(told("a 12\" pipe may burst"), "a 12 pipe may burst");
        assert_eq!(told("“It may rain"), "it may rain");
    }
}
