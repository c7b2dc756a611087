//! Applies fixes to a text.

use super::{Edit, Finding};
use crate::text::{Span, is_apostrophe};

/// How often a text is read again after a fix. What still applies then goes in circles, and is left alone.
const ROUNDS: usize = 12;

/// A text with its fixes applied.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many fixes were applied.
    pub count: usize,
}

/// Applies the fixes of what `find` finds in `text`, and of what it then finds in the new text, until nothing
/// applies any more. Unsafe fixes only where `unsafely`. Of two fixes that touch one place the first is applied,
/// and the other in the next round, if it still stands.
#[must_use]
pub fn mend(text: &str, unsafely: bool, find: impl Fn(&str) -> Vec<Finding>) -> Mended {
    let mut mended = Mended { text: text.to_owned(), count: 0 };
    for _ in 0..ROUNDS {
        let (next, count) = apply(&mended.text, &find(&mended.text), unsafely);
        if count == 0 || next == mended.text {
            break;
        }
        mended = Mended { text: next, count: mended.count + count };
    }
    mended
}

/// Applies once what can be applied of the fixes of `findings`, unsafe ones only where `unsafely`.
#[must_use]
pub fn mend_once(text: &str, unsafely: bool, findings: &[Finding]) -> Mended {
    let (text, count) = apply(text, findings, unsafely);
    Mended { text, count }
}

/// Applies what can be applied at once, and says how many fixes that was.
fn apply(text: &str, findings: &[Finding], unsafely: bool) -> (String, usize) {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let wanted = (fix.safe || unsafely) && !fix.edits.is_empty();
        let free = fix.edits.iter().all(|edit| !chosen.iter().any(|other| touch(edit.span, other.span)));
        if wanted && free && is_sound(text, &fix.edits) && (!fix.safe || keeps_apostrophes(text, &fix.edits)) {
            chosen.extend(&fix.edits);
            count += 1;
        }
    }
    chosen.sort_by_key(|edit| edit.span);
    (replaced(text, chosen.into_iter()), count)
}

/// `text` with `edits`, which stand in order and apart.
#[must_use]
pub fn replaced<'e>(text: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Whether two edits cannot both be made: they share a byte or meet at one.
fn touch(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// Whether `edits` stand in the text, in order, and apart.
fn is_sound(text: &str, edits: &[Edit]) -> bool {
    let inside = |edit: &Edit| text.get(edit.span.range()).is_some();
    edits.iter().all(inside) && edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
}

/// Whether ayn, hamza and apostrophes are after the edits what they were before: no safe fix may touch one.
fn keeps_apostrophes(text: &str, edits: &[Edit]) -> bool {
    let before = edits.iter().flat_map(|edit| text[edit.span.range()].chars()).filter(|c| is_apostrophe(*c));
    let after = edits.iter().flat_map(|edit| edit.text.chars()).filter(|c| is_apostrophe(*c));
    let (mut before, mut after): (Vec<char>, Vec<char>) = (before.collect(), after.collect());
    before.sort_unstable();
    after.sort_unstable();
    before == after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    fn finding(edits: &[(usize, usize, &str)], safe: bool) -> Finding {
        let edits = edits.iter().map(|(start, end, text)| Edit::replace(Span::new(*start, *end), *text)).collect();
        Finding::new(RULES[0].meta(), Span::empty(0), String::new()).fix(safe, edits)
    }

    #[test]
    fn fixes_that_touch_wait_and_unsafe_ones_wait_to_be_asked() {
        let found = [finding(&[(0, 1, "x")], true), finding(&[(1, 2, "y")], true), finding(&[(3, 4, "z")], false)];
        assert_eq!(apply("abcd", &found, false), ("xbcd".to_owned(), 1));
        assert_eq!(apply("abcd", &found, true), ("xbcz".to_owned(), 2));
    }

    #[test]
    fn a_safe_fix_never_changes_ayn_or_hamza() {
        let found = [finding(&[(0, "‘Anah".len(), "'Anah")], true)];
        assert_eq!(apply("‘Anah", &found, false).1, 0);
        let found = [finding(&[(0, 1, "")], true)];
        assert_eq!(mend("'a", false, |_| found.to_vec()).text, "'a");
    }

    #[test]
    fn what_goes_in_circles_stops() {
        let mended =
            mend("a", true, |text| vec![finding(&[(0, text.len(), if text == "a" { "b" } else { "a" })], true)]);
        assert_eq!(mended.count, ROUNDS);
    }
}
