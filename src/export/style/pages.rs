//! Ranges of pages.

/// `211–245` as `211–45`: of the second number only what changes, in the manner of the *Chicago Manual of Style* (17th
/// ed., 9.61; 18th ed., 9.63). Whatever is no range of plain numbers stays as it is.
pub(super) fn pages(printed: &str) -> String {
    let mut out = String::with_capacity(printed.len());
    for (index, part) in printed.split(", ").enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        match part.split_once(['–', '-']).and_then(|(from, to)| abbreviate(from.trim(), to.trim())) {
            Some(range) => out.push_str(&range),
            None => out.push_str(part),
        }
    }
    out
}

fn abbreviate(from: &str, to: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.len() < 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(from) || !is_number(to) {
        return None;
    }
    let first: u32 = from.parse().ok()?;
    // A second number that is shorter was cut short by whoever wrote it, in whichever manner.
    let whole = from.get(..from.len().saturating_sub(to.len())).map(|front| format!("{front}{to}"));
    let to = whole.as_deref().filter(|whole| *whole > from).unwrap_or(to);
    if first < 100 || first.is_multiple_of(100) || from.len() != to.len() || from >= to {
        return Some(format!("{from}–{to}"));
    }
    let changed = from.bytes().zip(to.bytes()).position(|(one, other)| one != other)?;
    let kept = if first % 100 < 10 { to.len() - changed } else { (to.len() - changed).max(2) };
    Some(format!("{from}–{}", &to[to.len() - kept..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_number_is_cut_as_chicago_cuts_it() {
        for (printed, written) in [
            ("3–10", "3–10"),
            ("71–72", "71–72"),
            ("100–104", "100–104"),
            ("1100–1113", "1100–1113"),
            ("101–108", "101–8"),
            ("808–833", "808–33"),
            ("1103–1104", "1103–4"),
            ("321–328", "321–28"),
            ("498–532", "498–532"),
            ("1087–1089", "1087–89"),
            ("1496–1500", "1496–500"),
            ("211-45", "211–45"),
            ("177–9", "177–79"),
            ("90–2", "90–92"),
            ("101–8", "101–8"),
            ("1496–500", "1496–500"),
            ("45–3", "45–3"),
            ("14–16, 20", "14–16, 20"),
            ("xii–xv", "xii–xv"),
            ("A12-3", "A12-3"),
            ("45", "45"),
        ] {
            assert_eq!(pages(printed), written, "{printed}");
        }
    }
}
