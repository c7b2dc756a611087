//! What is kept of a file after it is put away, written small.
//!
//! A run over ten thousand articles keeps what was found in each until the rules that see all articles have looked,
//! and a cache keeps it for the next run. So findings are kept as bytes: numbers in as few as they need, what is said
//! twice once, and where there is much of it, all of it [deflated](super::packed). What a form shows of them beside that
//! (lines, columns, excerpts) is made again from the file when it is shown. Bytes that were not written by this program
//! are answered by nothing, never by a panic.

use super::packed::{deflated, inflated};
use super::{Edit, FileId, Finding, Fix, Meta, RULES, Related, Severity};
use crate::text::Span;
use foldhash::HashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The place of each rule in [`RULES`], by its code.
static PLACES: LazyLock<HashMap<&'static str, usize>> =
    LazyLock::new(|| RULES.iter().enumerate().map(|(index, rule)| (rule.meta().code, index)).collect());

/// What was found in one file.
#[derive(Clone, Debug, Default)]
pub struct KeptFindings {
    /// How long the text was, in bytes: tells whether the file is still the one that was looked at.
    pub length: usize,
    /// What is to be told.
    pub open: Vec<Finding>,
    /// What a comment hides, and its reason.
    pub hidden: Vec<(Finding, String)>,
}

impl KeptFindings {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.number(self.length);
        out.list(&self.open, Writer::finding);
        out.list(&self.hidden, |out, (finding, reason)| {
            out.finding(finding);
            out.words(reason);
        });
        let plain = out.bytes;
        let is_little = plain.len() <= LITTLE;
        let mut bytes = Writer::default();
        bytes.number(if is_little { 0 } else { plain.len() });
        bytes.bytes.append(&mut if is_little { plain } else { deflated(&plain) });
        bytes.bytes
    }

    /// From bytes; nothing where they are no findings.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::new(bytes);
        let whole = from.number()?;
        let plain = if whole == 0 { Cow::Borrowed(from.rest) } else { Cow::Owned(inflated(from.rest, whole)?) };
        let mut from = Reader::new(&plain);
        let length = from.number()?;
        let open = from.list(Reader::finding)?;
        let hidden = from.list(|from| Some((from.finding()?, from.words()?.to_owned())))?;
        from.rest.is_empty().then_some(Self { length, open, hidden })
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.hidden.is_empty()
    }

    /// Every place of which it speaks in its own file.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.open.iter().chain(self.hidden.iter().map(|(finding, _)| finding)).flat_map(spans)
    }
}

/// So many bytes are kept as they are: an article with few findings takes no more, and to deflate takes as long as many
/// rules.
const LITTLE: usize = 640;

/// Every place of which `finding` speaks in its own file.
pub fn spans(finding: &Finding) -> impl Iterator<Item = Span> {
    let related = finding.related.iter().filter(|other| other.file.is_none()).map(|other| other.span);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    std::iter::once(finding.span).chain(related).chain(edits)
}

/// What is kept of one file: what was found in it, and the facts that rules gathered there.
#[must_use]
pub fn pack(found: &KeptFindings, facts: &[u8]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(facts.len());
    out.bytes.extend_from_slice(facts);
    out.bytes.append(&mut found.to_bytes());
    out.bytes.shrink_to_fit();
    out.bytes
}

/// What [`pack`] put together: the bytes of the findings, and those of the facts.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut from = Reader::new(bytes);
    let length = from.number()?;
    let (facts, found) = from.rest.split_at_checked(length)?;
    Some((found, facts))
}

/// The rule at `index` of [`RULES`].
pub(super) fn rule_at(index: usize) -> Option<&'static Meta> {
    RULES.get(index).map(|rule| rule.meta())
}

/// The place of `rule` in [`RULES`].
fn place_of(rule: &Meta) -> usize {
    PLACES.get(rule.code).copied().unwrap_or(RULES.len())
}

/// Writes numbers and words small.
#[derive(Debug, Default)]
pub(super) struct Writer<'w> {
    pub(super) bytes: Vec<u8>,
    /// What was said so far, and as which.
    said: HashMap<&'w str, usize>,
}

impl<'w> Writer<'w> {
    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    pub(super) fn number(&mut self, mut number: usize) {
        loop {
            let low = u8::try_from(number & 0x7F).expect("seven bits");
            number >>= 7;
            if number == 0 {
                return self.bytes.push(low);
            }
            self.bytes.push(low | 0x80);
        }
    }

    /// Words that are not looked for among those that were said.
    pub(super) fn plain_words(&mut self, words: &str) {
        self.number(words.len());
        self.bytes.extend_from_slice(words.as_bytes());
    }

    /// Words that are new by their length, doubled; words that were said by their number, doubled, and one.
    pub(super) fn words(&mut self, words: &'w str) {
        if let Some(index) = self.said.get(words) {
            return self.number(index * 2 + 1);
        }
        self.said.insert(words, self.said.len());
        self.number(words.len() * 2);
        self.bytes.extend_from_slice(words.as_bytes());
    }

    pub(super) fn span(&mut self, span: Span) {
        self.number(span.start);
        self.number(span.len());
    }

    pub(super) fn list<T>(&mut self, list: &'w [T], mut each: impl FnMut(&mut Self, &'w T)) {
        self.number(list.len());
        for item in list {
            each(self, item);
        }
    }

    pub(super) fn option<T: ?Sized>(&mut self, option: Option<&'w T>, some: impl FnOnce(&mut Self, &'w T)) {
        self.number(usize::from(option.is_some()));
        if let Some(value) = option {
            some(self, value);
        }
    }

    fn finding(&mut self, finding: &'w Finding) {
        self.number(place_of(finding.rule));
        self.number(finding.severity as usize);
        self.span(finding.span);
        self.words(&finding.message);
        self.option(finding.help.as_deref(), Self::words);
        self.option(finding.note.as_deref(), Self::words);
        self.list(&finding.related, |out, other| {
            out.option(other.file.as_ref(), |out, file| out.number(file.0 as usize));
            out.span(other.span);
            out.words(&other.message);
        });
        self.option(finding.fix.as_ref(), |out, fix| {
            out.number(usize::from(fix.safe));
            out.list(&fix.edits, |out, edit| {
                out.span(edit.span);
                out.words(&edit.text);
            });
        });
    }
}

/// Reads what a [`Writer`] has written.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    pub(super) rest: &'b [u8],
    said: Vec<&'b str>,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, said: Vec::new() }
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0_usize;
        for shift in (0..usize::BITS).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next bytes, as many as `length`.
    pub(super) fn bytes(&mut self, length: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Words that stand by themselves.
    pub(super) fn plain_words(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    pub(super) fn words(&mut self) -> Option<&'b str> {
        let number = self.number()?;
        if number % 2 == 1 {
            return self.said.get(number / 2).copied();
        }
        let (words, rest) = self.rest.split_at_checked(number / 2)?;
        self.rest = rest;
        let words = std::str::from_utf8(words).ok()?;
        self.said.push(words);
        Some(words)
    }

    pub(super) fn span(&mut self) -> Option<Span> {
        let (start, length) = (self.number()?, self.number()?);
        Some(Span::new(start, start.checked_add(length)?))
    }

    pub(super) fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // Every item takes a byte at least, so that no number alone can ask for more memory than there is.
        let count = self.number().filter(|count| *count <= self.rest.len())?;
        (0..count).map(|_| each(self)).collect()
    }

    #[expect(clippy::option_option, reason = "the outer one says whether the bytes can be read")]
    pub(super) fn option<T>(&mut self, some: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            1 => some(self).map(Some),
            _ => None,
        }
    }

    fn finding(&mut self) -> Option<Finding> {
        let owned = |from: &mut Self| from.words().map(str::to_owned);
        let rule = rule_at(self.number()?)?;
        let severity = *Severity::ALL.get(self.number()?)?;
        let span = self.span()?;
        let message = owned(self)?;
        let (help, note) = (self.option(owned)?, self.option(owned)?);
        let related = self.list(|from| {
            let file = from.option(|from| u32::try_from(from.number()?).ok().map(FileId))?;
            Some(Related { file, span: from.span()?, message: owned(from)? })
        })?;
        let fix = self.option(|from| {
            let safe = from.number()? == 1;
            let edits = from.list(|from| Some(Edit { span: from.span()?, text: owned(from)? }))?;
            Some(Fix { safe, edits })
        })?;
        Some(Finding { rule, severity, span, message, help, note, related, fix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some() -> KeptFindings {
        let at = |from, to| Span::new(from, to);
        let first = Finding::new(RULES[3].meta(), at(300, 70_000), "a ‘word’".to_owned()).help("mend it").note("4");
        let second = Finding::new(RULES[90].meta(), at(0, 0), "a ‘word’".to_owned())
            .severity(Severity::Info)
            .related(at(1, 2), "here")
            .related_in(FileId(7), at(3, 4), "there")
            .fix(true, vec![Edit::insert(5, "x"), Edit::replace(at(6, 9), "mend it")]);
        KeptFindings { length: 70_000, open: vec![first.clone(), second], hidden: vec![(first, "why".to_owned())] }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let kept = some();
        let bytes = kept.to_bytes();
        let back = KeptFindings::from_bytes(&bytes).expect("findings");
        assert_eq!(format!("{back:?}"), format!("{kept:?}"));
        assert!(bytes.len() < 120, "{} bytes", bytes.len());
        assert_eq!(back.spans().count(), 6);
    }

    #[test]
    fn bytes_that_are_cut_or_longer_are_no_findings() {
        let mut bytes = some().to_bytes();
        for end in 0..bytes.len() {
            assert!(KeptFindings::from_bytes(&bytes[..end]).is_none(), "{end}");
        }
        bytes.push(0);
        assert!(KeptFindings::from_bytes(&bytes).is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = KeptFindings::from_bytes(&bytes);
        }

        #[test]
        fn a_byte_that_is_wrong_does_no_harm(at in 0_usize..100, byte in any::<u8>()) {
            let mut bytes = some().to_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = KeptFindings::from_bytes(&bytes);
        }
    }
}
