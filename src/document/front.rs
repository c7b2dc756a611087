//! What stands before the text: title, byline, dateline.

use super::BlockKind;
use super::byline::{day_of, is_byline, is_month, is_weekday};
use super::compose::bare;
use super::dialects::{Place, Sign};
use super::leaf::{Hint, Leaf, LeafKind};
use super::shape::{goes_on, is_short, is_stopped, words_of};

/// How many leaves may stand before the text.
const REACH: usize = 16;

/// What the leaves before the text are; nothing for those that stand in it.
pub(super) fn roles(leaves: &[Leaf], signs: &[Vec<Sign>]) -> Vec<Option<BlockKind>> {
    let mut roles = vec![None; leaves.len()];
    let body = body(leaves, signs);
    title(leaves, signs, body, &mut roles);
    let named: Option<usize> = roles.iter().take(body).rposition(|role| *role == Some(BlockKind::Title));
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        if is_note(leaf, &signs[index]) {
            continue;
        }
        if roles[index].is_none() && leaf.hint == Some(Hint::Byline) && !leaf.is_empty() {
            roles[index] = Some(BlockKind::Byline);
        } else if roles[index].is_none() && is_dateline(leaf) {
            roles[index] = Some(BlockKind::Dateline);
        }
    }
    if roles.contains(&Some(BlockKind::Byline)) {
        return roles;
    }
    // After the title, else before it; several lines of names in a row are one byline.
    let after = named.map_or(0..body, |named| named + 1..body);
    for range in [after, 0..named.unwrap_or(0)] {
        let mut found = false;
        for index in range {
            let leaf = &leaves[index];
            if leaf.is_empty() || roles[index].is_some() || is_note(leaf, &signs[index]) {
                if found && leaf.kind == LeafKind::Picture {
                    break;
                }
                continue;
            }
            let plain = matches!(leaf.kind, LeafKind::Paragraph | LeafKind::Heading { .. }) && leaf.hint.is_none();
            if plain && is_byline(bare(leaf.text.as_str(), &signs[index], leaf.text.plain.len())) {
                roles[index] = Some(BlockKind::Byline);
                found = true;
            } else if found {
                break;
            }
        }
        if found {
            return roles;
        }
    }
    // Names and the day in one line, where no other line has names.
    let signed = (0..body).find(|index| {
        let leaf = &leaves[*index];
        roles[*index] == Some(BlockKind::Dateline) && leaf.kind == LeafKind::Paragraph && is_byline(leaf.text.as_str())
    });
    if let Some(index) = signed {
        roles[index] = Some(BlockKind::Byline);
    }
    roles
}

/// The index of the first leaf of the text itself.
fn body(leaves: &[Leaf], signs: &[Vec<Sign>]) -> usize {
    let is_text = |(index, leaf): (usize, &Leaf)| match leaf.kind {
        LeafKind::Paragraph | LeafKind::Quote | LeafKind::Item { .. } => {
            let text = bare(leaf.text.as_str(), &signs[index], leaf.text.plain.len());
            !is_note(leaf, &signs[index])
                && ((leaf.hint.is_none() && !is_short(text) && !is_dateline(leaf))
                    || (is_stopped(text) && words_of(text).count() > 8))
        }
        _ => false,
    };
    let found = leaves.iter().enumerate().position(is_text);
    let headings = leaves.iter().take(REACH).rposition(|leaf| matches!(leaf.kind, LeafKind::Heading { .. }));
    found.unwrap_or_else(|| headings.map_or(0, |last| last + 1).max(leaves.len().min(REACH)))
}

/// Whether the leaf opens as notes do.
fn is_note(leaf: &Leaf, signs: &[Sign]) -> bool {
    matches!(leaf.hint, Some(Hint::Note { .. } | Hint::NoteGoesOn | Hint::AmongNotes))
        || signs.first().is_some_and(|sign| sign.place == Place::Start)
}

fn title(leaves: &[Leaf], signs: &[Vec<Sign>], body: usize, roles: &mut [Option<BlockKind>]) {
    let mut first: Option<(usize, u8)> = None;
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        let LeafKind::Heading { level, .. } = leaf.kind else {
            if first.is_some() && !leaf.is_empty() {
                break;
            }
            continue;
        };
        if leaf.is_empty() || is_dateline(leaf) {
            continue;
        }
        match first {
            None => {
                roles[index] = Some(BlockKind::Title);
                first = Some((index, level));
            }
            // A title in two lines: headings of one rank in a row, one that waits for more, one that goes on, one
            // with the byline under it.
            Some((last, rank)) => {
                let waits = leaves[last].text.as_str().ends_with([':', ',', '-', '–', '—']);
                let again = leaf.text.as_str() == leaves[last].text.as_str();
                let lower = goes_on(leaf.text.as_str());
                if (rank == level || waits || lower || is_subtitle(leaves, signs, index, body))
                    && !again
                    && !is_byline(leaf.text.as_str())
                {
                    roles[index] = Some(BlockKind::Title);
                    first = Some((index, rank));
                } else {
                    break;
                }
            }
        }
    }
    if first.is_some() {
        return;
    }
    if let Some(index) = leaves.iter().take(body).position(|leaf| leaf.hint == Some(Hint::Title)) {
        roles[index] = Some(BlockKind::Title);
        return;
    }
    // No heading: a short line that is set bold or stands right over the byline.
    let mut short = (0..body).filter(|index| {
        let leaf = &leaves[*index];
        let plain = leaf.kind == LeafKind::Paragraph && leaf.hint.is_none() && !leaf.is_empty();
        plain && !is_dateline(leaf) && !is_note(leaf, &signs[*index])
    });
    let Some(index) = short.next() else { return };
    let bold = is_bold(&leaves[index]);
    let over = short
        .next()
        .is_some_and(|next| is_byline(bare(leaves[next].text.as_str(), &signs[next], leaves[next].text.plain.len())));
    let words = bare(leaves[index].text.as_str(), &signs[index], leaves[index].text.plain.len());
    if (bold || over) && !is_stopped(words) {
        roles[index] = Some(BlockKind::Title);
    }
}

/// Whether the heading at `index`, right under the title, is its second line: names or the day follow, not the text.
fn is_subtitle(leaves: &[Leaf], signs: &[Vec<Sign>], index: usize, body: usize) -> bool {
    let next = (index + 1..body).find(|next| !leaves[*next].is_empty());
    next.is_some_and(|next| {
        let leaf = &leaves[next];
        let words = bare(leaf.text.as_str(), &signs[next], leaf.text.plain.len());
        !is_note(leaf, &signs[next]) && (leaf.hint == Some(Hint::Byline) || is_dateline(leaf) || is_byline(words))
    })
}

fn is_bold(leaf: &Leaf) -> bool {
    leaf.text.marks.iter().any(|mark| {
        mark.kind == super::MarkKind::Strong && mark.range.start == 0 && mark.range.end == leaf.text.plain.len()
    })
}

/// Words of a line that names series, number or day, beside names and numbers.
const DATELINE: &[&str] = &[
    "vol",
    "volume",
    "no",
    "nos",
    "number",
    "issue",
    "published",
    "posted",
    "updated",
    "date",
    "on",
    "of",
    "the",
    "and",
    "series",
    "paper",
    "papers",
    "notes",
    "brief",
    "briefs",
    "th",
    "st",
    "nd",
    "rd",
    "in",
    "at",
];

/// Whether the leaf names series, number or day of publication and nothing else.
fn is_dateline(leaf: &Leaf) -> bool {
    if leaf.hint == Some(Hint::Dateline) && leaf.kind == LeafKind::FrontMatter {
        return !leaf.is_empty();
    }
    let text = leaf.text.as_str();
    if !is_short(text) || matches!(leaf.kind, LeafKind::Table | LeafKind::Code | LeafKind::FrontMatter) {
        return false;
    }
    let (mut year, mut counted, mut dated, mut series) = (false, false, false, false);
    // Whether a word was read that no dateline needs, and whether a date hangs on it: "The Riots of January 1977".
    let (mut prose, mut hangs) = (false, false);
    let mut before = String::new();
    for word in words_of(text) {
        let lower = word.to_lowercase();
        let number = word.starts_with(|sign: char| sign.is_ascii_digit());
        if number || is_month(&lower) {
            hangs |= prose
                && matches!(&*before, "of" | "in" | "since" | "from" | "to" | "and" | "until" | "after" | "before");
        }
        if number {
            year |= word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            dated |= word.len() <= 2;
        } else {
            counted |= matches!(lower.as_str(), "vol" | "volume" | "no" | "nos" | "number" | "issue");
            series |= matches!(
                &*lower,
                "notes"
                    | "paper"
                    | "papers"
                    | "brief"
                    | "briefs"
                    | "review"
                    | "letters"
                    | "journal"
                    | "quarterly"
                    | "bulletin"
                    | "monitor"
                    | "report"
                    | "reports"
                    | "studies"
                    | "series"
                    | "commentary"
                    | "analysis"
            );
            let known = DATELINE.contains(&lower.as_str()) || is_month(&lower);
            dated |= is_month(&lower);
            prose |= !known && !is_weekday(&lower);
            if word.starts_with(char::is_lowercase) && !known {
                return false;
            }
        }
        before = lower;
    }
    let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
    let alone = series && day_of(text).is_some() && leaf.kind == LeafKind::Paragraph;
    numbered && (counted || !hangs) && ((year && (dated || counted || alone)) || (counted && text.len() < 60))
}
