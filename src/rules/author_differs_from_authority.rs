//! NAM002.

use super::listed::Spellings;
use super::own::own;
use super::{Edit, Finding, Listed, Meta, Rule, Settings, Subject, rule};
use crate::extract::{Field, Reading};

rule! {
    /// ## What it checks
    /// People and newspapers are spelled as the house has settled: under `names` in `isnad.yaml`.
    ///
    /// What is listed there among the `variants` of a name is not wanted in running text, in remarks, or as the
    /// author or newspaper of a citation. The title of a cited work is the work's own. Where the house has listed
    /// nothing, nothing is found.
    ///
    /// ## Example
    /// ```settings
    /// names:
    ///   persons:
    ///   - {name: Hisham al-Zahra, variants: [Hesham al-Zahra]}
    /// ```
    /// ```article
    /// The town fell.<sup>1</sup>
    ///
    /// - <sup>1</sup> Hesham al-Zahra, *Rivers of the North* (Cairo: Dar al-Nur, 1999), p. 3.
    /// ```
    ///
    /// ## Instead
    /// ```settings
    /// names:
    ///   persons:
    ///   - {name: Hisham al-Zahra, variants: [Hesham al-Zahra]}
    /// ```
    /// ```article
    /// The town fell.<sup>1</sup>
    ///
    /// - <sup>1</sup> Hisham al-Zahra, *Rivers of the North* (Cairo: Dar al-Nur, 1999), p. 3.
    /// ```
    AuthorDiffersFromAuthority = "NAM002", "author-differs-from-authority", Warning, Unsafe
}

impl Rule for AuthorDiffersFromAuthority {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, reading: &Subject<'_, '_>, settings: &Settings, found: &mut Vec<Finding>) {
        let people = [Field::Author, Field::Editor, Field::Translator];
        self.look(reading, &settings.names.persons, &people, found);
        self.look(reading, &settings.names.newspapers, &[Field::Container], found);
    }
}

impl AuthorDiffersFromAuthority {
    fn look(&self, reading: &Reading<'_>, list: &[Listed], fields: &[Field], found: &mut Vec<Finding>) {
        if list.is_empty() {
            return;
        }
        let spellings = Spellings::new(list);
        for (passage, range) in own(reading, fields) {
            for (at, listed) in spellings.unwanted(&passage.words()[range.clone()]) {
                let at = range.start + at.start..range.start + at.end;
                let message = format!("the house spells {} {}", &passage.words()[at.clone()], listed.name);
                let edit = Edit::replace(passage.span(at.clone()), listed.name.clone());
                let finding = self.finding(passage.span(at), message).help("unless somebody else is meant, change it");
                found.push(finding.fix(false, vec![edit]));
            }
        }
    }
}
