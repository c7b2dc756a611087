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

/// `words` with the double marks of a typewriter made those of print; the single ones may be letters.
pub(super) fn doubles(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for sign in words.chars() {
        let opens =
            out.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '‘' | '—' | '–'));
        out.push(match sign {
            '"' if opens => '“',
            '"' => '”',
            sign => sign,
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

/// Whether the title that stands last in `words` ends in a quotation of its own, and not in a hamza: its closing mark
/// answers one that opens a word.
pub(super) fn ends_in_quotation(words: &str) -> bool {
    let Some(inner) = words.strip_suffix('’') else { return false };
    let title = inner.rfind('“').map_or(inner, |at| &inner[at + '“'.len_utf8()..]);
    let Some(open) = title.rfind('‘') else { return false };
    let opens = title[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—'));
    opens && !title[open..].contains("’ ") && !inner.ends_with(char::is_whitespace)
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

    #[test]
    fn a_quotation_at_the_end_is_told_from_a_hamza() {
        for (words, ends) in [
            ("Beck, “‘A Tedious Dispute’", true),
            ("“The Age of ‘Calm’", true),
            ("“The ‘Calm’ of ’64 and the Boatmen’", false),
            ("“al-‘Ulama’", false),
            ("“Boatmen’", false),
            ("“Calm", false),
        ] {
            assert_eq!(ends_in_quotation(words), ends, "{words}");
        }
    }
}
