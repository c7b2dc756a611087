//! What the shape of a line gives away: whether it is short, closed, cut off.

/// The longest a line may be that is no running text, in bytes: a title, a caption, a dateline.
const SHORT: usize = 160;

/// Whether `text` is short enough for a line that stands alone.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= SHORT
}

/// The words of `text`.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '\'' | '’' | '‘' | 'ʿ' | 'ʾ')))
        .filter(|word| !word.is_empty())
}

/// How far back the end of a text is looked at, in characters.
const TAIL: usize = 24;

/// Whether `text` ends as a sentence does: a stop, with any closing marks after it or right before it.
pub(super) fn is_stopped(text: &str) -> bool {
    let mut last = text.chars().rev().take(TAIL);
    let closes = |sign: &char| matches!(sign, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '_' | ' ');
    last.find(|sign| !closes(sign)).is_some_and(|sign| matches!(sign, '.' | '!' | '?' | '…' | '؟' | '۔' | ':' | ';'))
}

/// Whether `text` breaks off: it does not end as a sentence does.
pub(super) fn is_cut(text: &str) -> bool {
    !text.is_empty() && !is_stopped(text)
}

/// Whether `text` starts in the middle of a sentence: in a small letter, after any opening marks.
pub(super) fn goes_on(text: &str) -> bool {
    text.trim_start_matches(['"', '“', '‘', '\'', '(', '[', ' ']).starts_with(char::is_lowercase)
        || text.starts_with([',', ';', ')', '”', '’', '–', '—'])
}
