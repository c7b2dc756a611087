//! What stands before the text: title, byline, dateline.

use super::BlockKind;
use super::byline::Line;
use super::compose::bare;
use super::dateline::{is_dateline, is_series_word};
use super::dialects::{Place, Sign};
use super::leaf::{Hint, Leaf, LeafKind};
use super::shape::{goes_on, is_short, is_stopped, words_of};

/// How many leaves may stand before the text.
const REACH: usize = 16;

/// What the leaves before the text are; nothing for those that stand in it.
///
/// `recurs` knows the lines that stand in the article again, as running heads do.
pub(super) fn roles(leaves: &[Leaf], signs: &[Vec<Sign>], recurs: impl Fn(usize) -> bool) -> Vec<Option<BlockKind>> {
    let mut roles = vec![None; leaves.len()];
    let body = body(leaves, signs);
    if let Some(series) = series(leaves, signs, body, recurs) {
        roles[series] = Some(BlockKind::Dateline);
    }
    title(leaves, signs, body, &mut roles);
    let named: Option<usize> = roles.iter().take(body).rposition(|role| *role == Some(BlockKind::Title));
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        if is_note(leaf, &signs[index]) {
            continue;
        }
        if roles[index].is_none() && leaf.hint == Some(Hint::Byline) && !leaf.is_empty() {
            roles[index] = Some(BlockKind::Byline);
        } else if roles[index].is_none() && is_dateline(leaf, &signs[index]) {
            roles[index] = Some(BlockKind::Dateline);
        }
    }
    // Names in the front matter of the file may stand under the title as well.
    let marked = roles
        .iter()
        .zip(leaves)
        .any(|(role, leaf)| *role == Some(BlockKind::Byline) && leaf.kind != LeafKind::FrontMatter);
    if marked {
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
            if plain && Line::of(leaf, &signs[index]).is_byline() {
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
        roles[*index] == Some(BlockKind::Dateline)
            && leaf.kind == LeafKind::Paragraph
            && Line::of(leaf, &signs[*index]).is_byline()
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
                && ((leaf.hint.is_none()
                    && !is_short(text)
                    && !is_dateline(leaf, &signs[index])
                    && !Line::of(leaf, &signs[index]).is_byline())
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

/// The heading that names the series and not the article: another follows it, and two of three hold: it is called as
/// series are, the day or the number stands under it, it stands over other pages too.
fn series(leaves: &[Leaf], signs: &[Vec<Sign>], body: usize, recurs: impl Fn(usize) -> bool) -> Option<usize> {
    let is_head = |index: &usize| {
        let leaf = &leaves[*index];
        matches!(leaf.kind, LeafKind::Heading { .. }) && !leaf.is_empty() && !is_dateline(leaf, &signs[*index])
    };
    let mut heads = (0..body).filter(is_head);
    let (first, second) = (heads.next()?, heads.next()?);
    let named = words_of(leaves[first].text.as_str()).any(|word| is_series_word(&word.to_lowercase()));
    let dated = (first + 1..second).any(|index| is_dateline(&leaves[index], &signs[index]));
    let same = leaves[first].text.as_str() == leaves[second].text.as_str();
    (!same && ((named && dated) || (recurs(first) && (named || dated)))).then_some(first)
}

fn title(leaves: &[Leaf], signs: &[Vec<Sign>], body: usize, roles: &mut [Option<BlockKind>]) {
    let mut first: Option<(usize, u8)> = None;
    for (index, leaf) in leaves.iter().enumerate().take(body) {
        let LeafKind::Heading { level, .. } = leaf.kind else {
            let second = leaf.hint == Some(Hint::Subtitle)
                || (leaf.kind == LeafKind::Paragraph
                    && leaf.is_slanted()
                    && !is_stopped(leaf.text.as_str())
                    && !is_dateline(leaf, &signs[index])
                    && !Line::of(leaf, &signs[index]).is_byline()
                    && is_subtitle(leaves, signs, index, body));
            if first.is_some() && second {
                roles[index] = Some(BlockKind::Title);
                break;
            }
            if first.is_some() && !leaf.is_empty() {
                break;
            }
            continue;
        };
        if leaf.is_empty() || roles[index].is_some() || is_dateline(leaf, &signs[index]) {
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
                let named = !waits && Line::of(leaf, &signs[index]).is_byline();
                if (rank == level || waits || lower || is_subtitle(leaves, signs, index, body)) && !again && !named {
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
        plain && !is_dateline(leaf, &signs[*index]) && !is_note(leaf, &signs[*index])
    });
    let Some(index) = short.next() else { return };
    let bold = leaves[index].is_bold();
    let over = short.next().is_some_and(|next| Line::of(&leaves[next], &signs[next]).is_byline());
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
        let line = Line::of(leaf, &signs[next]);
        !is_note(leaf, &signs[next])
            && (leaf.hint == Some(Hint::Byline) || is_dateline(leaf, &signs[next]) || line.is_byline())
    })
}
