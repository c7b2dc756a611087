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

/// `title` with the quotations within it in double marks, as a title in italics has them (17th ed., 14.94; 18th ed.,
/// 13.96), where British printers have single ones. A mark before a vowel may be an ayn, and one after an s that of a
/// plural: a pair of such marks stays.
pub(super) fn double_pairs(title: &str) -> String {
    if !title.contains('‘') {
        return title.to_owned();
    }
    let mut out = String::with_capacity(title.len() + 8);
    let mut rest = title;
    while let Some(at) = rest.find('‘') {
        let (before, from) = rest.split_at(at);
        let inner = &from['‘'.len_utf8()..];
        let opens = out.chars().chain(before.chars()).next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let close = inner.match_indices('’').map(|(at, _)| at).find(|at| {
            let after = inner[at + '’'.len_utf8()..].chars().next();
            !inner[..*at].ends_with(char::is_whitespace) && after.is_none_or(|c| !c.is_alphanumeric())
        });
        out.push_str(before);
        let is_within = out.rfind('“') > out.rfind('”');
        let sure = |close: &usize| {
            let may_be_ayn = inner.to_lowercase().starts_with(['a', 'i', 'u', 'e', 'o']);
            *close > 0 && opens && !is_within && !(may_be_ayn && inner[..*close].ends_with('s'))
        };
        if let Some(close) = close.filter(sure) {
            out.push('“');
            out.push_str(&inner[..close]);
            out.push('”');
            rest = &inner[close + '’'.len_utf8()..];
        } else {
            out.push('‘');
            rest = inner;
        }
    }
    out.push_str(rest);
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
    fn a_quotation_in_italics_has_double_marks() {
        for (title, printed) in [
            ("Uprisings: The ‘Khartoum Springs’ of 1964", "Uprisings: The “Khartoum Springs” of 1964"),
            ("‘A Tedious Dispute’: Britain", "“A Tedious Dispute”: Britain"),
            ("The ‘Abbud Regime", "The ‘Abbud Regime"),
            ("The ‘Abbud Regime and the Boatmen’s Union", "The ‘Abbud Regime and the Boatmen’s Union"),
            ("The ‘Ulama and the Sultans’ Law", "The ‘Ulama and the Sultans’ Law"),
            ("“They Shout ‘Down’”: A Report", "“They Shout ‘Down’”: A Report"),
            ("Ra‘is’ ‘", "Ra‘is’ ‘"),
        ] {
            assert_eq!(double_pairs(title), printed);
        }
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
