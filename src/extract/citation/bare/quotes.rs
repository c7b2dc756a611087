//! Where quotation marks open and close.

use super::words::{Shape, Word};

/// Follows quotation marks of every kind over the gaps.
#[derive(Default)]
pub(super) struct Quotes {
    /// The mark that closes what is open.
    close: Option<char>,
    /// How many words since the last one was closed.
    since: Option<usize>,
}

impl Quotes {
    /// Goes on over the gap before `word`.
    pub(super) fn read(&mut self, word: &Word<'_>, before: Option<&Word<'_>>) {
        let gap = word.gap;
        if self.close.is_none() {
            self.since = self.since.map(|since| since + 1);
        }
        for (at, c) in gap.char_indices() {
            let next = gap[at + c.len_utf8()..].chars().next();
            let last = gap[..at].chars().next_back();
            match self.close {
                Some(close) if c == close || (close == '“' && c == '”') => {
                    // "workers’ rights": an apostrophe, not the end.
                    let apostrophe = matches!(c, '’' | '\'')
                        && next == Some(' ')
                        && gap[at..].chars().count() == 2
                        && word.shape == Shape::Lower
                        && !matches!(word.lower.as_str(), "in" | "dans" | "en" | "trans" | "ed" | "eds");
                    if !apostrophe {
                        self.close = None;
                        self.since = Some(0);
                    }
                }
                Some(_) => {}
                None => {
                    let opens = next.is_none_or(|next| !matches!(next, '.' | ',' | ';' | ')'));
                    let free = last.is_none_or(|last| !last.is_alphanumeric()) && (last.is_some() || before.is_none());
                    self.close = match c {
                        '“' if opens => Some('”'),
                        '‘' | '‚' if opens && (free || last.is_some()) => Some('’'),
                        '„' => Some('“'),
                        '«' => Some('»'),
                        '"' if opens => Some('"'),
                        '\'' if opens && free => Some('\''),
                        _ => None,
                    };
                }
            }
        }
    }

    /// Whether a quotation mark is open.
    pub(super) fn is_open(&self) -> bool {
        self.close.is_some()
    }

    /// Whether the word is inside quotation marks, before, or how long after.
    pub(super) fn view(&self) -> u64 {
        match (self.close, self.since) {
            (Some(_), None) => 1,
            (Some(_), Some(_)) => 2,
            (None, None) => 0,
            (None, Some(0)) => 5,
            (None, Some(1..=4)) => 6,
            (None, Some(_)) => 7,
        }
    }
}
