//! Lists of names: what speaks for one member speaks for the next.

use super::find::{Evidence, Finder, Found, WELL_KNOWN};
use super::row::Kind;
use super::token::Gap;
use crate::extract::citation::is_outlet;

impl Finder<'_> {
    /// What speaks for one member of a list speaks for the next: "in Hama, Salamiyya and Misyaf".
    pub(super) fn join_lists(&self, found: &mut [Found<'_>]) {
        for second in 1..found.len() {
            let (before, after) = found.split_at_mut(second);
            let (one, other) = (&before[second - 1], &mut after[0]);
            let typed = one.evidence == Evidence::Typed;
            if one.sentence != other.sentence || ((one.common || one.person) && !typed) {
                continue;
            }
            let known = one.senses.first().is_some_and(|(place, _)| {
                let row = self.atlas.row(*place);
                row.curated || row.weight >= WELL_KNOWN || !matches!(row.kind, Kind::Settlement)
            });
            if (known || one.evidence >= Evidence::Weak)
                && self.is_listed(one.tokens.end, other.tokens.start)
                // "Cairo and al-Akhbar": papers are listed as towns are.
                && !is_outlet(&self.text[other.range.clone()])
            {
                other.evidence = other.evidence.max(Evidence::Lead);
            }
        }
    }

    /// Whether nothing but a comma, "and" or "or" stands between tokens `end` and `start`.
    fn is_listed(&self, end: usize, start: usize) -> bool {
        let gap = |at: usize| self.tokens.get(at).map(|token| token.gap);
        let joins = end + 1 == start && matches!(self.word(end), "and" | "or" | "nor");
        (end == start && gap(end) == Some(Gap::Comma))
            || (joins && matches!(gap(end), Some(Gap::Comma | Gap::Space)) && gap(start) == Some(Gap::Space))
    }

    /// Where a list goes on after `name`: the kind of its members and the token of the next.
    pub(super) fn list_after(&self, name: &Found<'_>, list: Option<(Kind, usize)>) -> Option<(Kind, usize)> {
        let plural = |kind: Kind| {
            let before = name.tokens.start.checked_sub(2)?;
            let of = self.word(before + 1) == "of" && self.word(before).ends_with('s');
            (of && self.beside(before).kind == Some(kind)).then_some(kind)
        };
        let kind = match list {
            // "Albukamal (in Syria) and": Syria is no member.
            Some((_, at)) if at > name.tokens.start => return list,
            Some((kind, at)) if at == name.tokens.start => kind,
            // "At A and B", where the list has neither.
            _ if name.senses.is_empty()
                && matches!(name.typed, Some(Kind::Settlement | Kind::Camp))
                && self.word(name.tokens.end) == "and" =>
            {
                name.typed?
            }
            _ => name.typed.and_then(plural)?,
        };
        let mut at = name.tokens.end;
        // "(in Syria)"
        if self.tokens.get(at).is_some_and(|token| token.gap == Gap::Open) {
            while self.tokens.get(at).is_some_and(|token| token.gap != Gap::Other && self.word(at) != "and") {
                at += 1;
            }
        }
        let next = self.tokens.get(at)?;
        if next.opens || !matches!(next.gap, Gap::Comma | Gap::Space | Gap::Other) {
            return None;
        }
        if self.word(at) == "and" {
            at += 1;
        } else if next.gap != Gap::Comma {
            return None;
        }
        self.tokens.get(at).filter(|token| token.capital)?;
        Some((kind, at))
    }
}
