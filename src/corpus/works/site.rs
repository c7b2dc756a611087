//! The name of a site, from an address.

/// Sites that people call by another name than that of their host.
const SITES: &[(&str, &str)] = &[
    ("facebook.com", "Facebook"),
    ("fb.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("linkedin.com", "LinkedIn"),
    ("t.me", "Telegram"),
    ("telegram.me", "Telegram"),
    ("tiktok.com", "TikTok"),
    ("twitter.com", "Twitter"),
    ("vk.com", "VK"),
    ("x.com", "X"),
    ("youtu.be", "YouTube"),
    ("youtube.com", "YouTube"),
];

/// What to call the site of `url`: `Facebook`, else its host, such as `riverpost.example`.
#[must_use]
pub fn site(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_lowercase();
    let host = ["www.", "m.", "web."].iter().find_map(|front| host.strip_prefix(front)).unwrap_or(&host);
    let known = SITES.iter().find(|(known, _)| *known == host);
    known.map_or_else(|| host.to_owned(), |(_, name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_name() {
        for (url, name) in [
            ("https://www.facebook.com/x.1/posts/2", "Facebook"),
            ("https://Riverpost.example:80/a", "riverpost.example"),
            ("t.me/x", "Telegram"),
            ("", ""),
        ] {
            assert_eq!(site(url), name);
        }
    }
}
