//! Quotation marks and apostrophes within a title.

/// `title` with the marks of a typewriter made those of print, so that one entry does not mix the two. The apostrophe
/// of a transliterated title stays: it is an ayn or a hamza, and which of them nobody can tell from the mark. For the
/// same reason a mark that opens a word and is not closed stays.
pub(super) fn curly(title: &str, is_transliterated: bool) -> String {
    if !title.contains(['"', '\'']) {
        return title.to_owned();
    }
    let signs: Vec<char> = title.chars().collect();
    let at = |index: usize| signs.get(index).copied();
    let last_close = (1..signs.len()).rev().find(|index| closes(&signs, *index));
    let mut out = String::with_capacity(title.len() + 8);
    for (index, sign) in signs.iter().enumerate() {
        let opens =
            out.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '—' | '–'));
        let after = at(index + 1);
        out.push(match sign {
            '"' if opens => '“',
            '"' => '”',
            '\'' if is_transliterated => '\'',
            '\'' if opens && after.is_some_and(|c| c.is_ascii_digit()) => '’',
            '\'' if opens && last_close.is_some_and(|close| close > index + 1) => '‘',
            '\'' if opens => '\'',
            '\'' => '’',
            sign => *sign,
        });
    }
    out
}

/// Whether the mark at `index` stands at the end of a word.
fn closes(signs: &[char], index: usize) -> bool {
    signs[index] == '\''
        && !signs[index - 1].is_whitespace()
        && !signs.get(index + 1).is_some_and(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_those_of_print_but_not_ayn_and_hamza() {
        for (title, printed) in [
            ("Oil's Nationalization", "Oil’s Nationalization"),
            ("'A Tedious Dispute': Britain", "‘A Tedious Dispute’: Britain"),
            ("The 'Springs' of '64", "The ‘Springs’ of ’64"),
            ("\"Shouting 'Down'\": A Report", "“Shouting ‘Down’”: A Report"),
            ("The 'Abbud Regime", "The 'Abbud Regime"),
            ("Boatmen' Union", "Boatmen’ Union"),
            ("“Set” already", "“Set” already"),
        ] {
            assert_eq!(curly(title, false), printed);
        }
        assert_eq!(curly("Ta'rikh al-'Iraq", true), "Ta'rikh al-'Iraq");
    }
}
