//! Putting together what a page cut.

/// First parts of compounds that keep their hyphen at the end of a line.
const COMPOUNDS: &[&str] = &[
    "self", "non", "ex", "well", "half", "semi", "quasi", "anti", "pro", "post", "pre", "co", "cross", "then", "long",
    "short", "high", "low", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "al", "el",
    "ul", "ad", "an", "ar", "as", "ash", "at", "az", "wal", "bil", "lil", "so",
];

/// How two parts of a cut text fit together: how many bytes of the first go, and what stands between them.
///
/// `profes-` and `sionals` are one word; `Sykes-` and `Picot`, `self-` and `styled`, `al-` and `jumhuriyya` keep the
/// hyphen.
pub(super) fn joint(before: &str, after: &str) -> (usize, &'static str) {
    let Some(stem) = before.strip_suffix(['-', '‐']) else { return (0, " ") };
    if !stem.ends_with(char::is_alphabetic) {
        return (0, " ");
    }
    let word = stem.rsplit(|sign: char| sign.is_whitespace() || matches!(sign, '(' | '"' | '“')).next().unwrap_or(stem);
    let parted = !after.starts_with(char::is_lowercase)
        || word.contains('-')
        || COMPOUNDS.contains(&word.to_lowercase().as_str());
    if parted { (0, "") } else { (before.len() - stem.len(), "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_cut_at_a_line_end_is_one_and_a_compound_stays_one() {
        for (before, after, expected) in [
            ("a front of profes-", "sionals that", (1, "")),
            ("the Sykes-", "Picot border", (0, "")),
            ("a self-", "styled emir", (0, "")),
            ("the daily al-", "jumhuriyya", (0, "")),
            ("police, and", "border guards", (0, " ")),
            ("in 1916-", "17 they", (0, " ")),
        ] {
            assert_eq!(joint(before, after), expected, "{before}");
        }
    }
}
