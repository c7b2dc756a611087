//! LNK008.

use super::links::{host, is_under};
use super::{Finding, Meta, Rule, Settings, Subject, rule};
use crate::document::Within;
use crate::text::sound;

/// Outlets and the hosts on which they appear, as their own mastheads give them.
const OUTLETS: &[(&str, &[&str])] = &[
    ("Al-Ahram", &["ahram.org.eg"]),
    ("Al-Akhbar", &["al-akhbar.com"]),
    ("Al-Arabiya", &["alarabiya.net"]),
    ("Al Jazeera", &["aljazeera.com", "aljazeera.net"]),
    ("Al-Hayat", &["alhayat.com", "daralhayat.com"]),
    ("Al-Mada", &["almadapaper.net", "almadapress.com"]),
    ("Al-Monitor", &["al-monitor.com"]),
    ("Al-Quds al-Arabi", &["alquds.co.uk"]),
    ("An-Nahar", &["annahar.com"]),
    ("Arab News", &["arabnews.com"]),
    ("Asharq al-Awsat", &["aawsat.com"]),
    ("Azzaman", &["azzaman.com"]),
    ("BBC", &["bbc.com", "bbc.co.uk"]),
    ("CNN", &["cnn.com"]),
    ("Daily Sabah", &["dailysabah.com"]),
    ("Daily Star", &["dailystar.com.lb"]),
    ("Dawn", &["dawn.com"]),
    ("Financial Times", &["ft.com"]),
    ("Foreign Affairs", &["foreignaffairs.com"]),
    ("Foreign Policy", &["foreignpolicy.com"]),
    ("Guardian", &["theguardian.com", "guardian.co.uk"]),
    ("Haaretz", &["haaretz.com", "haaretz.co.il"]),
    ("Hurriyet", &["hurriyet.com.tr", "hurriyetdailynews.com"]),
    ("Independent", &["independent.co.uk"]),
    ("Israel Hayom", &["israelhayom.com", "israelhayom.co.il"]),
    ("Jerusalem Post", &["jpost.com"]),
    ("Le Figaro", &["lefigaro.fr"]),
    ("Le Monde", &["lemonde.fr"]),
    ("Los Angeles Times", &["latimes.com"]),
    ("Middle East Eye", &["middleeasteye.net"]),
    ("National", &["thenational.ae", "thenationalnews.com"]),
    ("New York Times", &["nytimes.com"]),
    ("Niqash", &["niqash.org"]),
    ("Reuters", &["reuters.com"]),
    ("Rudaw", &["rudaw.net"]),
    ("Times of Israel", &["timesofisrael.com"]),
    ("Wall Street Journal", &["wsj.com"]),
    ("Washington Post", &["washingtonpost.com"]),
    ("Yediot Aharonot", &["ynet.co.il", "ynetnews.com"]),
];

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
            let Some((owner, _)) = OUTLETS.iter().find(|(_, hosts)| hosts.iter().any(|it| is_under(&host, it))) else {
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
