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
    // Digits right at the stop may be a marker that has lost its raising.
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let bare = &text[..text.len() - digits];
    let glued =
        (1..=3).contains(&digits) && !bare.ends_with(|sign: char| sign.is_alphanumeric() || sign.is_whitespace());
    let mut last = if glued { bare } else { text }.chars().rev().take(TAIL);
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

/// Words after which no sentence and no line of its own ends.
const LEADING: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "by", "for", "from", "with", "as",
    "that", "which", "who", "whose", "whom", "than", "into", "onto", "over", "under", "between", "among", "against",
    "its", "his", "her", "their", "is", "are", "was", "were", "had", "has", "have", "been", "be", "would", "could",
    "not", "some",
];

/// Whether `text` waits for more: it ends in a comma, a hyphen, or a word that leads on.
pub(super) fn waits(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or(text).trim_start_matches(['(', '"', '“', '‘', '\'', '[']);
    text.ends_with([',', '-', '‐']) || LEADING.contains(&last.to_lowercase().as_str())
}
