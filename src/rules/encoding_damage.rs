//! STR008.

use super::{Edit, Finding, Meta, Rule, Settings, Subject, rule};
use crate::text::{ByteSet, Span};
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// UTF-8 that was read as Windows-1252 or Latin-1: the bytes of ’ “ ” –, of accented letters, of Arabic.
static MOJIBAKE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"â€[\u{80}-\u{BF}™œšžŸ˜“”¦¢¡]|Ã[\u{80}-\u{BF}]|Â[\u{A0}-\u{BF}]|(?:[ØÙ][\u{80}-\u{BF}‚„†‡ˆ‰‹Œ±§]){2,}|Ä[\u{80}-\u{BF}][\p{L}]|ï¿½")
        .expect("a fixed pattern")
});

rule! {
    /// ## What it checks
    /// The text has kept its letters: no UTF-8 that was read as something else (`Mosulâ€™s`), no replacement
    /// character, no glyph from a font's private area, no invisible sign, no letter written as a base and a mark
    /// where Unicode has one letter for both (form NFC).
    ///
    /// Not reported: the joiner and non-joiner beside Arabic letters, which Persian needs, and marks for which
    /// there is no letter, such as the one in *ḫ̱*. Only the form is mended; a lost letter must be looked up.
    ///
    /// ## Example
    /// ```article
    /// The fall of Mosulâ€™s old town.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The fall of Mosul’s old town, and of Ḥalab, Ğazīra, Côte and می‌خواهم.
    /// ```
    EncodingDamage = "STR008", "encoding-damage", Error, Safe
}

impl Rule for EncodingDamage {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        let text = reading.article.text.text();
        if text.is_ascii() {
            return;
        }
        if BEYOND_ASCII.chars(text).any(|(_, sign)| matches!(sign, 'Ã' | 'Â' | 'â' | 'Ø' | 'Ù' | 'Ä' | 'ï')) {
            for damage in MOJIBAKE.find_iter(text) {
                let message = format!("`{}` is a character whose encoding was mistaken", damage.as_str());
                found.push(self.finding(damage.range().into(), message).help("write the character that was meant"));
            }
        }
        for (at, sign) in BEYOND_ASCII.chars(text) {
            if let Some(what) = damage(text, at, sign) {
                let span = Span::new(at, at + sign.len_utf8());
                found.push(self.finding(span, format!("{what} (U+{:04X})", sign as u32)).help("write what was meant"));
            }
        }
        if BEYOND_ASCII.chars(text).all(|(_, sign)| is_composed(sign)) || is_nfc(text) {
            return;
        }
        let mut at = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            if !is_nfc(bare) {
                let better: String = bare.nfc().collect();
                let span = Span::new(at, at + bare.len());
                let finding = self.finding(span, format!("“{bare}” is not in Unicode's composed form (NFC)"));
                found.push(finding.help("compose it").fix(true, vec![Edit::replace(span, better)]));
            }
            at += word.len();
        }
    }
}

/// The first bytes of all characters beyond ASCII.
static BEYOND_ASCII: ByteSet = ByteSet::range(0xC2..=0xF4);

/// Whether `sign` is a letter of Europe or a sign of punctuation that no composed form writes otherwise, whatever stands
/// beside it (`NFC_Quick_Check` of Unicode's `DerivedNormalizationProps.txt`): most texts have no others.
fn is_composed(sign: char) -> bool {
    matches!(sign, '\u{80}'..='\u{2FF}' | '\u{2010}'..='\u{205E}')
}

fn damage(text: &str, at: usize, sign: char) -> Option<&'static str> {
    match sign {
        '\u{FFFD}' => Some("a character was lost"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Some("a glyph from a font's private area"),
        '\u{80}'..='\u{9F}' => Some("a control character, left of another encoding"),
        '\u{200B}' | '\u{2060}' => Some("an invisible character"),
        '\u{FEFF}' if at > 0 => Some("an invisible character"),
        '\u{200C}' | '\u{200D}' => {
            let beside = [text[..at].chars().next_back(), text[at + sign.len_utf8()..].chars().next()];
            let joins = |c: &Option<char>| c.is_some_and(|c| !c.is_ascii() && !('\u{80}'..='\u{24F}').contains(&c));
            (!beside.iter().any(joins)).then_some("an invisible character")
        }
        _ => None,
    }
}
