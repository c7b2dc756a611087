//! Writing a node that was read elsewhere into another place.

use super::scalar::{Resolved, resolve, scalar};
use super::tree::{Node, Style, Value};

/// Writes `node` in a block whose keys, or dashes, stand at column `indent`. What is in brackets or braces stays so.
/// The first line is written where the text stands; nothing comes after the last.
pub fn render(node: &Node<'_>, indent: usize, out: &mut String) {
    match &node.value {
        Value::Mapping { entries, flow: false } if !entries.is_empty() => {
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    line(indent, out);
                }
                scalar(&entry.key, true, out);
                out.push(':');
                after_key(&entry.value, indent, out);
            }
        }
        Value::Sequence { items, flow: false, .. } if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    line(indent, out);
                }
                out.push_str("- ");
                render(item, indent + 2, out);
            }
        }
        Value::Scalar { .. } => word(node, false, out),
        _ => render_inline(node, out),
    }
}

/// Writes `node` after a key at column `indent`: on its line where it can, else below it.
pub(super) fn after_key(node: &Node<'_>, indent: usize, out: &mut String) {
    let deeper = match &node.value {
        Value::Mapping { entries, flow: false } if !entries.is_empty() => 2,
        Value::Sequence { items, flow: false, .. } if !items.is_empty() => 0,
        _ => {
            out.push(' ');
            return render(node, indent, out);
        }
    };
    line(indent + deeper, out);
    render(node, indent + deeper, out);
}

/// Writes `node` on one line, as it stands inside brackets or braces.
pub fn render_inline(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Mapping { entries, .. } => {
            for (index, entry) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "{" } else { ", " });
                scalar(&entry.key, true, out);
                out.push_str(": ");
                render_inline(&entry.value, out);
            }
            out.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
        Value::Sequence { items, .. } => {
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "[" } else { ", " });
                render_inline(item, out);
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Scalar { .. } => word(node, true, out),
    }
}

fn word(node: &Node<'_>, flow: bool, out: &mut String) {
    let Value::Scalar { text, style } = &node.value else { return };
    match (style, resolve(text)) {
        (Style::Plain, Resolved::Null) => out.push_str("null"),
        (Style::Plain, Resolved::Bool | Resolved::Int | Resolved::Float) => out.push_str(text),
        _ => scalar(text, flow, out),
    }
}

fn line(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Whether two nodes say the same, however they are written. A year without quotes is the same as one with.
#[must_use]
pub fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar { text: one_text, .. }, Value::Scalar { text: other_text, .. }) => {
            if one.is_null() || other.is_null() { one.is_null() && other.is_null() } else { one_text == other_text }
        }
        (Value::Sequence { items: one, .. }, Value::Sequence { items: other, .. }) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping { entries: ones, .. }, Value::Mapping { entries: others, .. }) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(left, right)| {
                    if left.key == right.key {
                        return same(&left.value, &right.value);
                    }
                    other.get(&left.key).is_some_and(|right| same(&left.value, right))
                })
        }
        _ => false,
    }
}
