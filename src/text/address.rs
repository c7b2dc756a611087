//! Addresses of the web: their parts, and what in them only tells where a reader came from.

use std::ops::Range;
use std::sync::LazyLock;

/// Parameters that tell a site where a reader came from, and change nothing of the page: the name, `*` at its end for
/// whatever follows; the site, where the name is too short to say so by itself; whose parameter it is.
const TRACKING: &str = include_str!("tracking-parameters.csv");

/// The host of a web address, in small letters, without `www.`, user and port.
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let after = |lead: &str| {
        let (front, rest) = url.split_at_checked(lead.len())?;
        front.eq_ignore_ascii_case(lead).then_some(rest)
    };
    let rest = after("https://").or_else(|| after("http://")).or_else(|| after("www.").map(|_| url))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = authority.rsplit('@').next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    let bare = host.split_at_checked(4).filter(|(front, _)| front.eq_ignore_ascii_case("www."));
    Some(bare.map_or(host, |(_, bare)| bare).to_ascii_lowercase())
}

/// Whether `host` is `domain` or lies under it.
#[must_use]
pub fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

/// The path of a web address, from its first slash, without query and fragment.
#[must_use]
pub fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.find('/').map_or("", |at| &rest[at..])
}

/// The name of each parameter of an address, and where it stands with its value.
#[must_use]
pub fn parameters(url: &str) -> Vec<(&str, Range<usize>)> {
    let end = url.find('#').unwrap_or(url.len());
    let Some(start) = url[..end].find('?').map(|at| at + 1) else { return Vec::new() };
    let mut parameters = Vec::new();
    let mut at = start;
    for piece in url[start..end].split('&') {
        let name = piece.split('=').next().unwrap_or_default();
        parameters.push((name, at..at + piece.len()));
        at += piece.len() + 1;
    }
    parameters
}

/// One row of the list.
struct Known {
    name: &'static str,
    /// Whether the name is only the beginning of one.
    is_front: bool,
    /// Empty for any site.
    site: &'static str,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let row = |row: &'static str| {
        let mut cells = row.split(',');
        let (name, site) = (cells.next()?, cells.next()?);
        let front = name.strip_suffix('*');
        Some(Known { name: front.unwrap_or(name), is_front: front.is_some(), site })
    };
    TRACKING.lines().skip(1).filter_map(row).collect()
});

/// The parameters of `url` that only tell where its reader came from: the name of each, and where it stands.
#[must_use]
pub fn tracking(url: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = parameters(url);
    if found.is_empty() {
        return found;
    }
    let host = host(url).unwrap_or_default();
    let here = |known: &Known| known.site.is_empty() || is_under(&host, known.site);
    found.retain(|(name, piece)| {
        let lower = name.to_ascii_lowercase();
        let fits = |known: &Known| lower == known.name || known.is_front && lower.starts_with(known.name);
        // `ref=twsrc^tfw`: elsewhere a reference is of the page's own.
        KNOWN.iter().any(|known| fits(known) && here(known)) || lower == "ref" && url[piece.clone()].contains("=twsrc")
    });
    found
}

/// `url` without its tracking parameters; nothing where it has none.
#[must_use]
pub fn without_tracking(url: &str) -> Option<String> {
    let taken: Vec<Range<usize>> = tracking(url).into_iter().map(|(_, range)| range).collect();
    if taken.is_empty() {
        return None;
    }
    let (front, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let stem = front.split('?').next().unwrap_or_default();
    let kept: Vec<&str> =
        parameters(url).into_iter().filter(|(_, range)| !taken.contains(range)).map(|(_, range)| &url[range]).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Some(format!("{stem}{query}{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_the_page_stays() {
        for (url, expected) in [
            ("https://a.example/b?utm_source=x&fbclid=y", Some("https://a.example/b")),
            ("https://a.example/b?v=1&utm_source=x#c", Some("https://a.example/b?v=1#c")),
            ("https://a.example/b?UTM_Source=x&id=2", Some("https://a.example/b?id=2")),
            ("https://www.youtube.com/watch?v=x&si=y", Some("https://www.youtube.com/watch?v=x")),
            ("https://a.example/b?v=1", None),
            ("https://a.example/b?si=y", None),
            ("https://a.example/b", None),
        ] {
            assert_eq!(without_tracking(url).as_deref(), expected);
        }
    }

    #[test]
    fn the_list_is_sorted_has_no_repeats_and_a_source_for_each_row() {
        let rows: Vec<&str> = TRACKING.lines().skip(1).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(rows.iter().all(|row| row.split(',').count() == 3 && !row.ends_with(',')));
        assert_eq!(KNOWN.len(), rows.len());
    }

    #[test]
    fn an_address_has_host_path_and_parameters() {
        let url = "https://user@www.A.example:80/b/c?x=1&utm_source=y#z";
        assert_eq!((host(url).as_deref(), path(url)), (Some("a.example"), "/b/c"));
        let names: Vec<&str> = parameters(url).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["x", "utm_source"]);
        assert_eq!(&url[parameters(url)[1].1.clone()], "utm_source=y");
        assert_eq!((host("mailto:a@b.example"), host("#a")), (None, None));
        assert!(is_under("m.a.example", "a.example") && !is_under("ba.example", "a.example"));
    }
}
