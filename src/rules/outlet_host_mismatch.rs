//! LNK008.

use super::links::{host, is_under};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::text::sound;
use std::sync::LazyLock;

/// The hosts on which outlets appear, by the outlet's name.
static OUTLETS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = include_str!("outlet-hosts.csv").lines().skip(1);
    rows.filter_map(|row| row.split_once(',').and_then(|(name, rest)| Some((name, rest.split_once(',')?.0)))).collect()
});

rule! {
    /// ## What it checks
    /// The address leads to the outlet that the note names. Where the host is that of another known outlet, one of
    /// the two was copied from a neighbouring note.
    ///
    /// Only where both are known: a host that is in no list may be anybody's.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Rima Haj, "[Next Stop](https://www.haaretz.com/a)," *Washington Post*, August 21, 2017.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in August.<sup>1</sup>
    ///
    /// - <sup>1</sup> Rima Haj, "[Next Stop](https://www.washingtonpost.com/a)," *The Washington Post*, August 21, 2017.
    /// ```
    OutletHostMismatch = "LNK008", "outlet-host-mismatch", Warning
}

impl Rule for OutletHostMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, _: &Settings, found: &mut Vec<Finding>) {
        for link in reading.links() {
            let (Within::Note(index), Some(host)) = (link.passage.within, host(&link.url)) else { continue };
            let Some((owner, _)) = OUTLETS.iter().find(|(_, known)| is_under(&host, known)) else {
                continue;
            };
            let within = |citation: &&crate::extract::CitationReading| {
                citation.range.start <= link.range.start && link.range.end <= citation.range.end
            };
            let citation = reading.notes[index].citations.iter().find(within);
            let Some(named) = citation.and_then(|citation| citation.item.container_title.as_deref()) else { continue };
            let own = outlet(named);
            if own.is_some_and(|own| own != *owner) {
                let message = format!("the address is that of {owner}, and the note names {named}");
                let help = "see which of the two is right";
                found.push(self.finding(link.url_span.unwrap_or(link.span), message).help(help));
            }
        }
    }
}

/// The outlet that is called `name`.
fn outlet(name: &str) -> Option<&'static str> {
    let bare = |name: &str| sound(name.trim_start_matches("The ").trim_start_matches("the "));
    let folded = bare(name);
    OUTLETS.iter().map(|(outlet, _)| *outlet).find(|outlet| bare(outlet) == folded)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted_has_no_repeats_and_a_source_for_each_row() {
        let rows: Vec<Vec<&str>> =
            include_str!("outlet-hosts.csv").lines().skip(1).map(|row| row.split(',').collect()).collect();
        assert!(rows.iter().all(|row| row.len() == 3 && row.iter().all(|cell| !cell.is_empty())));
        let names: Vec<String> = rows.iter().map(|row| format!("{},{}", row[0], row[1]).to_lowercase()).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "not sorted, or a row stands twice");
        let mut hosts: Vec<&str> = rows.iter().map(|row| row[1]).collect();
        hosts.sort_unstable();
        assert!(hosts.windows(2).all(|pair| pair[0] != pair[1]), "a host has two outlets");
    }
}
