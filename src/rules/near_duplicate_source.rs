//! DUP002.

use super::full_citation::full;
use super::{CorpusFacts, CorpusFinding, Facts, Meta, Rule, Settings, rule};
use crate::extract::Reading;
use crate::record::Name;
use crate::text::{key, sound};

rule! {
    /// ## What it checks
    /// Two citations of one newspaper or journal, of one day or volume, with titles that differ in a letter or two are of one
    /// item, spelled in two ways. Articles of a corpus are compared with each other.
    ///
    /// ## Example
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "The Markets Reopen," *The Beacon*, May 3, 2016.
    ///
    /// <sup>2</sup> Basil Noor, "The Markets Reopen," *The Beacon*, May 3, 2016.
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// Sentence one is here.<sup>1</sup> Sentence two is here.<sup>2</sup>
    ///
    /// ---
    ///
    /// <sup>1</sup> Basil Nur, "The Markets Reopen," *The Beacon*, May 3, 2016.
    ///
    /// <sup>2</sup> Basil Nur, "The Ports Are Closed," *The Beacon*, May 3, 2016.
    /// ```
    NearDuplicateSource = "DUP002", "near-duplicate-source", Warning
}

impl Rule for NearDuplicateSource {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn gather(&self, reading: &Reading<'_>, _: &Settings, facts: &mut Facts) {
        for full in full(reading) {
            let item = full.item;
            let (Some(title), Some(container), Some(issued)) = (&item.title, &item.container_title, &item.issued)
            else {
                continue;
            };
            let author = item.author.first().map(Name::display).unwrap_or_default();
            facts.add(
                &format!("{} {issued}", sound(container)),
                &format!("{author}\t{title}"),
                full.span,
                Some(full.label),
            );
        }
    }

    fn check_corpus(&self, facts: &CorpusFacts<'_>, _: &Settings, found: &mut Vec<CorpusFinding>) {
        for group in facts.of(META.code) {
            for (index, (file, fact)) in group.iter().enumerate().take(MOST) {
                let Some((first, other)) = group[..index].iter().find(|(_, other)| is_near(fact.form, other.form))
                else {
                    continue;
                };
                let shown = |form: &str| form.replace('\t', ", “").trim_start_matches(", ").to_owned() + "”";
                let message = format!("{} is cited elsewhere as {}", shown(fact.form), shown(other.form));
                let mut finding = self.finding(fact.span, message).help("spell it in one way");
                if let Some(label) = fact.note {
                    finding = finding.note(label);
                }
                finding = finding.related_in(*first, other.span, "the other spelling");
                found.push(CorpusFinding { file: *file, finding });
            }
        }
    }
}

/// How many items of one paper and day are compared; more than a corpus will have, and few enough to compare.
const MOST: usize = 200;

/// Whether two items, each author and title, are one in two spellings: not the same, and nearly so.
fn is_near(one: &str, other: &str) -> bool {
    let split = |form: &str| {
        let (author, title) = form.split_once('\t').unwrap_or(("", form));
        (author.to_owned(), title.to_owned())
    };
    let ((author, title), (other_author, other_title)) = (split(one), split(other));
    if (key(&author), key(&title)) == (key(&other_author), key(&other_title)) {
        return false;
    }
    let near = |one: &str, other: &str, most: usize| {
        let (one, other) = (sound(one), sound(other));
        one == other || (one.len() > 5 * most && strsim::levenshtein(&one, &other) <= most)
    };
    let authors = author.is_empty() || other_author.is_empty() || near(&author, &other_author, 1);
    authors && near(&title, &other_title, 2)
}
