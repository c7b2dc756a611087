//! Letters of ASCII, eight bytes at a time: a word is passed over or compared in a step or two.

/// One in each byte.
const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The top bit of each byte, which letters beyond ASCII have set.
const TOPS: u64 = ONES << 7;

/// Where the letters of ASCII end that begin at byte `at` of `text`; there, if none does.
#[must_use]
#[inline]
pub fn letters_end(text: &str, at: usize) -> usize {
    run_end(text, at, letters, u8::is_ascii_alphabetic)
}

/// Where the letters and digits of ASCII end that begin at byte `at` of `text`; there, if none does.
#[must_use]
#[inline]
pub fn alphanumeric_end(text: &str, at: usize) -> usize {
    let digits = |bytes| within(bytes, b'0', b'9');
    run_end(text, at, |bytes| letters(bytes) | digits(bytes), u8::is_ascii_alphanumeric)
}

/// Where the bytes from `at` on end that belong to a run: `tops` sets the top bit of those of eight that do, and
/// `is` tells it of one.
#[inline]
fn run_end(text: &str, mut at: usize, tops: impl Fn(u64) -> u64, is: impl Fn(&u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let others = !tops(u64::from_le_bytes(*eight)) & TOPS;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| is(byte)).count()
}

/// The top bits of the bytes that are letters of ASCII.
#[inline]
fn letters(bytes: u64) -> u64 {
    // Small and capital letters differ in one bit.
    within(bytes | (ONES * 0x20), b'a', b'z')
}

/// The top bits of the bytes from `first` to `last`, both of ASCII.
#[inline]
fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let seven = bytes & !TOPS;
    // What is added carries into the top bit from `first` on, or past `last`.
    let from_first = seven + ONES * u64::from(0x80 - first);
    let past_last = seven + ONES * u64::from(0x80 - last - 1);
    from_first & !past_last & !bytes & TOPS
}

/// Tells `see` where `byte` stands in `bytes`, in order.
#[inline]
pub fn each_byte(bytes: &[u8], byte: u8, mut see: impl FnMut(usize)) {
    let (eights, rest) = bytes.as_chunks::<8>();
    for (index, eight) in eights.iter().enumerate() {
        // Where the byte stands all bits are gone, so that nothing carries into the top one.
        let others = u64::from_le_bytes(*eight) ^ (ONES * u64::from(byte));
        let mut tops = !(((others & !TOPS) + !TOPS) | others) & TOPS;
        while tops != 0 {
            see(index * 8 + tops.trailing_zeros() as usize / 8);
            tops &= tops - 1;
        }
    }
    let start = bytes.len() - rest.len();
    for (at, _) in rest.iter().enumerate().filter(|(_, other)| **other == byte) {
        see(start + at);
    }
}

/// Whether all eight bytes are of ASCII.
#[inline]
pub(super) fn is_ascii(bytes: u64) -> bool {
    bytes & TOPS == 0
}

/// The eight bytes, all of ASCII, with small letters for capitals.
#[inline]
pub(super) fn in_lower_case(bytes: u64) -> u64 {
    bytes | (within(bytes, b'A', b'Z') >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain(0..=u8::MAX).chain([b' '; 11]).collect();
        for byte in 0..=u8::MAX {
            let mut found = Vec::new();
            each_byte(&bytes, byte, |at| found.push(at));
            let expected: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == byte).collect();
            assert_eq!(found, expected, "{byte}");
        }
    }

    #[test]
    fn a_run_ends_where_its_last_byte_is() {
        // Every byte of ASCII and the first of others, at every place in eight and beyond them.
        for c in (0..=0x7F).map(char::from).chain(['é', '’', 'ʿ', 'م']) {
            for before in 0..20 {
                for after in [0, 1, 9] {
                    let text = format!("!{}{c}{}", "z".repeat(before), "A".repeat(after));
                    let end =
                        |is: fn(char) -> bool| 1 + text[1..].chars().take_while(|c| c.is_ascii() && is(*c)).count();
                    assert_eq!(letters_end(&text, 1), end(char::is_alphabetic), "{text:?}");
                    assert_eq!(alphanumeric_end(&text, 1), end(char::is_alphanumeric), "{text:?}");
                    assert_eq!(letters_end(&text, 0), 0, "{text:?}");
                }
            }
        }
        assert_eq!((letters_end("", 0), letters_end("ab", 2), letters_end("ab", 7)), (0, 2, 7));
    }

    #[test]
    fn capitals_and_nothing_else_become_small() {
        for byte in 0..=0x7F_u8 {
            let lower = in_lower_case(u64::from_le_bytes([b'Q', byte, 0, b'@', b'[', b'Z', b'A', byte]));
            let small = byte.to_ascii_lowercase();
            assert_eq!(lower.to_le_bytes(), [b'q', small, 0, b'@', b'[', b'z', b'a', small]);
        }
    }
}
