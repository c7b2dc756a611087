//! Words for LaTeX.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `words` with what LaTeX would take for a command escaped; every other character stays, since biber and the
/// engines of today read UTF-8. Braces have names, because the readers of .bib files count even escaped ones.
pub(crate) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        push(c, &mut out);
    }
    out
}

fn push(c: char, out: &mut String) {
    match c {
        '&' | '%' | '$' | '#' | '_' => {
            out.push('\\');
            out.push(c);
        }
        '{' => out.push_str("\\textbraceleft{}"),
        '}' => out.push_str("\\textbraceright{}"),
        '\\' => out.push_str("\\textbackslash{}"),
        '^' => out.push_str("\\textasciicircum{}"),
        '~' => out.push_str("\\textasciitilde{}"),
        '\n' | '\r' | '\t' => out.push(' '),
        // Two hyphens would be read as a dash.
        '-' if out.ends_with('-') => out.push_str("{}-"),
        '\0'..='\x1f' | '\x7f' => {}
        _ => out.push(c),
    }
}

/// An address for a field that is read verbatim: only what would end the field is percent-encoded.
pub(crate) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Accents as LaTeX writes them (*The LaTeX Companion*, "Accents and special characters").
const ACCENTS: &[(char, &str)] = &[
    ('\u{300}', "\\`"),
    ('\u{301}', "\\'"),
    ('\u{302}', "\\^"),
    ('\u{303}', "\\~"),
    ('\u{304}', "\\="),
    ('\u{306}', "\\u"),
    ('\u{307}', "\\."),
    ('\u{308}', "\\\""),
    ('\u{30a}', "\\r"),
    ('\u{30b}', "\\H"),
    ('\u{30c}', "\\v"),
    ('\u{323}', "\\d"),
    ('\u{327}', "\\c"),
    ('\u{328}', "\\k"),
    ('\u{331}', "\\b"),
];

/// Signs that have a command. Ayn and hamza are those of the tipa and textcomp tradition: the open and the closing
/// quotation mark, which every font has.
const SIGNS: &[(char, &str)] = &[
    ('ı', "{\\i}"),
    ('ø', "{\\o}"),
    ('Ø', "{\\O}"),
    ('ł', "{\\l}"),
    ('Ł', "{\\L}"),
    ('ß', "{\\ss}"),
    ('æ', "{\\ae}"),
    ('Æ', "{\\AE}"),
    ('œ', "{\\oe}"),
    ('Œ', "{\\OE}"),
    ('đ', "{\\dj}"),
    ('Đ', "{\\DJ}"),
    ('–', "--"),
    ('—', "---"),
    ('‘', "{\\textquoteleft}"),
    ('’', "{\\textquoteright}"),
    ('“', "{\\textquotedblleft}"),
    ('”', "{\\textquotedblright}"),
    ('ʿ', "{\\textayn}"),
    ('ʾ', "{\\texthamza}"),
    ('ʼ', "{\\textquoteright}"),
    ('ʻ', "{\\textquoteleft}"),
    ('…', "{\\ldots}"),
    ('§', "{\\S}"),
    ('°', "{\\textdegree}"),
    ('«', "{\\guillemotleft}"),
    ('»', "{\\guillemotright}"),
    ('\u{a0}', "~"),
];

/// What a .bib file of seven bits starts with: the two commands that LaTeX lacks.
pub(crate) const PREAMBLE: &str =
    "@preamble{\"\\providecommand{\\textayn}{\\textquoteleft}\\providecommand{\\texthamza}{\\textquoteright}\"}\n\n";

/// `words` in ASCII, letters with diacritics as commands. What no command of LaTeX writes, such as words in Arabic
/// script, stays as it is, and is told by `false`.
pub(crate) fn seven_bit(words: &str) -> (String, bool) {
    if words.is_ascii() {
        return (escape(words), true);
    }
    let mut out = String::with_capacity(words.len() * 2);
    let mut whole = true;
    let mut letters = words.nfd().peekable();
    while let Some(base) = letters.next() {
        let mut marks = Vec::new();
        while let Some(mark) = letters.next_if(|c| is_combining_mark(*c)) {
            marks.push(mark);
        }
        if let Some(written) = accented(base, &marks) {
            out.push_str(&written);
        } else if let Some((_, sign)) = SIGNS.iter().find(|(sign, _)| *sign == base && marks.is_empty()) {
            out.push_str(sign);
        } else if base.is_ascii() && marks.is_empty() {
            push(base, &mut out);
        } else {
            whole = false;
            out.extend(std::iter::once(base).chain(marks).nfc());
        }
    }
    (out, whole)
}

/// `ḥ` as `{\d{h}}`; two accents stand inside each other.
fn accented(base: char, marks: &[char]) -> Option<String> {
    if marks.is_empty() || !base.is_ascii_alphabetic() {
        return None;
    }
    let mut written = base.to_string();
    for mark in marks {
        let (_, command) = ACCENTS.iter().find(|(accent, _)| accent == mark)?;
        written = format!("{command}{{{written}}}");
    }
    Some(format!("{{{written}}}"))
}

/// Reads what LaTeX, BibTeX or this program wrote: commands become their letters, braces go.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // An accent waits for its letter.
    let mut waiting: Vec<char> = Vec::new();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = command(rest, &mut out, &mut waiting),
            '{' | '}' => {}
            '~' => out.push('\u{a0}'),
            '-' if rest.starts_with("--") => {
                rest = &rest[2..];
                out.push('—');
            }
            '-' if rest.starts_with('-') => {
                rest = &rest[1..];
                out.push('–');
            }
            ' ' | '\t' | '\n' | '\r' => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            c => {
                out.push(c);
                out.extend(waiting.drain(..).rev());
            }
        }
    }
    out.trim_matches([' ', '\n']).nfc().collect()
}

/// Reads the command after a backslash, and gives what comes after it.
fn command<'t>(rest: &'t str, out: &mut String, waiting: &mut Vec<char>) -> &'t str {
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let used = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
    let (name, mut after) = rest.split_at(used);
    let is_accent = |(_, command): &&(char, &str)| &command[1..] == name;
    if let Some((mark, _)) = ACCENTS.iter().find(is_accent) {
        waiting.push(*mark);
        return after.trim_start();
    }
    if letters > 0 {
        after = after.strip_prefix("{}").unwrap_or_else(|| after.trim_start());
    }
    let plain = match name {
        // A dotless letter is dotless only to make room for an accent.
        "i" | "imath" if !waiting.is_empty() => "i",
        "j" | "jmath" if !waiting.is_empty() => "j",
        "aa" => "å",
        "AA" => "Å",
        "th" => "þ",
        "TH" => "Þ",
        "dh" => "ð",
        "DH" => "Ð",
        "imath" => "ı",
        "textquotesingle" => "'",
        "textquotedbl" => "\"",
        "textasciigrave" => "`",
        "textendash" => "–",
        "textemdash" => "—",
        "textellipsis" | "dots" => "…",
        "guillemetleft" => "«",
        "guillemetright" => "»",
        "textunderscore" => "_",
        "textbar" => "|",
        "textless" => "<",
        "textgreater" => ">",
        "textcommabelow" => return mark('\u{326}', after, waiting),
        "textsubdot" => return mark('\u{323}', after, waiting),
        "textsubbar" => return mark('\u{331}', after, waiting),
        "," | ";" | ":" | "quad" | "space" => " ",
        "textbraceleft" => "{",
        "textbraceright" => "}",
        "textbackslash" => "\\",
        "textasciicircum" => "^",
        "textasciitilde" => "~",
        "par" => "\n",
        // A place where a word may be broken, no space, or type.
        "-" | "/" | "!" | "emph" | "textit" | "textbf" | "textsc" | "textsuperscript" | "textsubscript" | "textup"
        | "textnormal" | "enquote" | "url" | "href" | "mkbibquote" | "mkbibemph" | "relax" | "protect" | "noopsort"
        | "em" | "it" | "bf" | "sc" => "",
        _ => {
            let sign = SIGNS.iter().find(|(_, command)| command.trim_matches(['{', '}', '\\']) == name);
            match sign {
                Some((sign, _)) => {
                    out.push(*sign);
                    out.extend(waiting.drain(..).rev());
                    return after;
                }
                None if letters == 0 => name,
                None => {
                    out.push('\\');
                    name
                }
            }
        }
    };
    out.push_str(plain);
    if plain.ends_with(char::is_alphabetic) {
        out.extend(waiting.drain(..).rev());
    }
    after
}

fn mark<'t>(mark: char, after: &'t str, waiting: &mut Vec<char>) -> &'t str {
    waiting.push(mark);
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_reads_the_same() {
        for words in [
            "a--b ---",
            "Hall & Garnet, 100% of #1_a {x} ~/b \\c ^d $e",
            "al-Quwwāt al-mushtaraka",
            "Daʿesh – \"x\"",
            "Müller",
        ] {
            assert_eq!(unescape(&escape(words)), words);
        }
    }

    #[test]
    fn what_other_programs_write_is_read() {
        for (written, words) in [
            ("{\\'{\\i}}stanbul", "ístanbul"),
            ("\\={\\i}l\\=am", "īlām"),
            ("{\\=A}lal Khaṣab", "Ālal Khaṣab"),
            ("\\textsubdot{h}", "ḥ"),
            ("{{Daʿesh}} {\\textemdash} x", "Daʿesh — x"),
            ("{\\AA}sa \\emph{Rif} a\\,b", "Åsa Rif a b"),
            ("\\c{C}i\\c cek", "Çiçek"),
            ("`Abd al-Raz{\\textquotesingle}", "`Abd al-Raz'"),
        ] {
            assert_eq!(unescape(written), words);
        }
    }

    #[test]
    fn seven_bits_hold_transliteration() {
        for words in ["Ṣalāḥ al-Dīn al-ʿAbbāsī", "Yediʿot Aḥaronot", "Çiçek, İstanbul’da ışık", "ḏāt ẓ ġ š ž", "ā̱"]
        {
            let (ascii, whole) = seven_bit(words);
            assert!(whole && ascii.is_ascii(), "{ascii}");
            assert_eq!(unescape(&ascii), words.nfc().collect::<String>(), "{ascii}");
        }
        assert_eq!(seven_bit("ḥ").0, "{\\d{h}}");
        assert!(!seven_bit("القوات").1);
    }
}
