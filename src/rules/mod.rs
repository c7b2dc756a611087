//! What is wrong, one rule a file. Knows nothing of how it is shown.
//!
//! To add a rule: write its file as `undefined_note` is written (a first line `//! MRK001.`, the page with its
//! examples, the check), then add its `mod` line here and a place in [`RULES`]. The page is what `isnad explain`
//! prints, and a test: under "Example" the `article` block must be flagged by this rule and under "Instead" it
//! must not. Several `article` blocks under one heading are one corpus; a `record` block is a record, of the last
//! of them; a `settings` block is an `isnad.yaml`.
//!
//! The name of a rule is followed by its code, name, severity and, where it mends what it finds, `Safe` or
//! `Unsafe`: `DoubledWord = "STY006", "doubled-word", Warning, Safe`.
//!
//! A rule has four hooks, and fills those that it needs:
//!
//! - [`Rule::check`] looks at one article.
//! - [`Rule::gather`] keeps small [`Facts`] of an article, under a key by which they are compared; articles are
//!   put away after that. [`Rule::check_corpus`] then sees the facts of all articles ([`CorpusFacts::of`]) and
//!   points at a file and a span.
//! - [`Rule::check_record`] looks at a record file.
//!
//! A [`Finding`] is made by [`Rule::finding`] and added to by its `help`, `note`, `related`, `severity` and `fix`;
//! spans are bytes of the file. The note in which it stands is filled in from its place. A fix is safe only where
//! it cannot change what the author meant; [`Edit`]s of one fix come in order and do not overlap. House style is
//! asked of [`Settings`], never assumed; the day of today is [`Settings::as_of`].

mod accented;
mod articled;
mod by_bones;
mod catalogue;
mod facts;
mod feast;
mod finding;
mod foreign_house;
mod full_citation;
mod headed;
mod heard;
mod house_signs;
mod kept;
mod later;
mod links;
mod listed;
mod mend;
mod merging;
mod meta;
mod named;
mod own;
mod packed;
mod passage;
mod quotations;
mod renumber;
mod romanised;
mod run;
mod selection;
mod settings;
mod short_form;
mod single_quote;
mod spelling;
mod spoken;
mod stated;
mod subject;
mod suppress;
mod too_late;

mod accessed_before_issued;
mod ambiguous_date;
mod archive_incomplete;
mod article_form;
mod author_differs_from_authority;
mod bare_url;
mod calendar_mismatch;
mod conflicting_source;
mod container_conflict;
mod container_variant;
mod cross_reference_broken;
mod cross_reference_forward;
mod cross_reference_mismatch;
mod dangling_id;
mod date_after_publication;
mod doi_malformed;
mod doubled_word;
mod duplicate_note_number;
mod duplicate_record;
mod duplicate_source;
mod empty_link;
mod empty_note;
mod encoding_damage;
mod escaped_markup_residue;
mod event_after_source;
mod future_date;
mod ibid_ambiguous;
mod ibid_without_antecedent;
mod impossible_date;
mod insecure_http;
mod isbn_checksum;
mod lossy_export;
mod lost_notes_separator;
mod malformed_url;
mod marker_before_punctuation;
mod merged_notes;
mod misplaced_marker;
mod missing_access_date;
mod missing_author;
mod missing_comma;
mod missing_container;
mod missing_date;
mod missing_final_period;
mod missing_pages;
mod missing_publication_date;
mod missing_publisher;
mod missing_title;
mod missing_translation;
mod mixed_apostrophes;
mod mixed_date_formats;
mod mixed_note_markup;
mod mixed_quotes;
mod mixed_romanisation;
mod mixed_translation_format;
mod name_variant;
mod near_duplicate_source;
mod no_locator;
mod note_number_gap;
mod note_out_of_order;
mod note_without_source;
mod notes_after_boilerplate;
mod op_cit_unresolved;
mod orphan_caption;
mod orphan_record;
mod outlet_host_mismatch;
mod outlet_language_mismatch;
mod periodical_not_italic;
mod personal_communication_incomplete;
mod place_differs_from_gazetteer;
mod place_variant;
mod placeholder_or_generic;
mod prefer_short_form;
mod printed;
mod quotation_without_note;
mod quotation_without_page;
mod quotes_inside_italics;
mod repeated_marker;
mod reversed_range;
mod schema_violation;
mod sentence_after_marker;
mod short_form_without_antecedent;
mod shortened_url;
mod social_post_incomplete;
mod span_drift;
mod split_paragraph;
mod stale_records;
mod term_variant;
mod title_not_quoted;
mod tracking_parameters;
mod unbalanced_bracket;
mod unbalanced_quote;
mod undefined_note;
mod unglossed_term;
mod unknown_place;
mod unlisted;
mod unplaced;
mod unreferenced_note;
mod unresolved_disagreement;
mod unreviewed_parse;
mod unsupported_claim;
mod unused_suppression;
mod url_residue;
mod volatile_unarchived;
mod weekday_mismatch;
mod work_incomplete;
mod written;

pub use catalogue::{catalogue, page};
pub use facts::{CorpusFacts, CorpusFinding, Fact, Facts};
pub use finding::{Edit, FileId, Finding, Fix, Related};
pub use kept::{KeptFindings, pack, spans, unpack};
pub use mend::{Mended, mend, mend_once, replaced};
pub use meta::{FixKind, Meta, Severity};
pub use run::{Found, check, check_corpus, check_record, sort};
pub use selection::{Selection, SelectionError, known};
pub use settings::{Chicago, DateStyle, Ibid, Listed, Names, Profile, Settings, Target, Transliteration};
pub use subject::Subject;
pub use suppress::{Settled, ignoring, may_hide, settle};

use crate::record::Record;
use crate::record::yaml::{Tree, YamlError};
use crate::text::{Span, TextResource};
use meta::rule;

/// Every rule, by code.
pub static RULES: &[&dyn Rule] = &[
    &missing_publication_date::MissingPublicationDate,
    &split_paragraph::SplitParagraph,
    &lost_notes_separator::LostNotesSeparator,
    &mixed_note_markup::MixedNoteMarkup,
    &orphan_caption::OrphanCaption,
    &notes_after_boilerplate::NotesAfterBoilerplate,
    &escaped_markup_residue::EscapedMarkupResidue,
    &encoding_damage::EncodingDamage,
    &undefined_note::UndefinedNote,
    &unreferenced_note::UnreferencedNote,
    &note_number_gap::NoteNumberGap,
    &duplicate_note_number::DuplicateNoteNumber,
    &repeated_marker::RepeatedMarker,
    &empty_note::EmptyNote,
    &marker_before_punctuation::MarkerBeforePunctuation,
    &sentence_after_marker::SentenceAfterMarker,
    &merged_notes::MergedNotes,
    &unsupported_claim::UnsupportedClaim,
    &note_out_of_order::NoteOutOfOrder,
    &misplaced_marker::MisplacedMarker,
    &quotation_without_note::QuotationWithoutNote,
    &ibid_without_antecedent::IbidWithoutAntecedent,
    &ibid_ambiguous::IbidAmbiguous,
    &prefer_short_form::PreferShortForm,
    &op_cit_unresolved::OpCitUnresolved,
    &cross_reference_broken::CrossReferenceBroken,
    &cross_reference_mismatch::CrossReferenceMismatch,
    &short_form_without_antecedent::ShortFormWithoutAntecedent,
    &duplicate_source::DuplicateSource,
    &cross_reference_forward::CrossReferenceForward,
    &note_without_source::NoteWithoutSource,
    &missing_title::MissingTitle,
    &missing_container::MissingContainer,
    &missing_date::MissingDate,
    &missing_author::MissingAuthor,
    &bare_url::BareUrl,
    &social_post_incomplete::SocialPostIncomplete,
    &personal_communication_incomplete::PersonalCommunicationIncomplete,
    &no_locator::NoLocator,
    &missing_translation::MissingTranslation,
    &work_incomplete::WorkIncomplete,
    &quotation_without_page::QuotationWithoutPage,
    &placeholder_or_generic::PlaceholderOrGeneric,
    &doi_malformed::DoiMalformed,
    &outlet_language_mismatch::OutletLanguageMismatch,
    &missing_access_date::MissingAccessDate,
    &missing_publisher::MissingPublisher,
    &missing_pages::MissingPages,
    &isbn_checksum::IsbnChecksum,
    &impossible_date::ImpossibleDate,
    &weekday_mismatch::WeekdayMismatch,
    &accessed_before_issued::AccessedBeforeIssued,
    &date_after_publication::DateAfterPublication,
    &future_date::FutureDate,
    &mixed_date_formats::MixedDateFormats,
    &event_after_source::EventAfterSource,
    &calendar_mismatch::CalendarMismatch,
    &reversed_range::ReversedRange,
    &ambiguous_date::AmbiguousDate,
    &name_variant::NameVariant,
    &author_differs_from_authority::AuthorDiffersFromAuthority,
    &term_variant::TermVariant,
    &mixed_apostrophes::MixedApostrophes,
    &article_form::ArticleForm,
    &mixed_romanisation::MixedRomanisation,
    &container_variant::ContainerVariant,
    &unglossed_term::UnglossedTerm,
    &place_variant::PlaceVariant,
    &place_differs_from_gazetteer::PlaceDiffersFromGazetteer,
    &unknown_place::UnknownPlace,
    &container_conflict::ContainerConflict,
    &empty_link::EmptyLink,
    &malformed_url::MalformedUrl,
    &url_residue::UrlResidue,
    &volatile_unarchived::VolatileUnarchived,
    &archive_incomplete::ArchiveIncomplete,
    &insecure_http::InsecureHttp,
    &shortened_url::ShortenedUrl,
    &outlet_host_mismatch::OutletHostMismatch,
    &tracking_parameters::TrackingParameters,
    &missing_comma::MissingComma,
    &missing_final_period::MissingFinalPeriod,
    &title_not_quoted::TitleNotQuoted,
    &periodical_not_italic::PeriodicalNotItalic,
    &mixed_quotes::MixedQuotes,
    &doubled_word::DoubledWord,
    &mixed_translation_format::MixedTranslationFormat,
    &quotes_inside_italics::QuotesInsideItalics,
    &unbalanced_quote::UnbalancedQuote,
    &unbalanced_bracket::UnbalancedBracket,
    &duplicate_record::DuplicateRecord,
    &near_duplicate_source::NearDuplicateSource,
    &conflicting_source::ConflictingSource,
    &schema_violation::SchemaViolation,
    &dangling_id::DanglingId,
    &orphan_record::OrphanRecord,
    &span_drift::SpanDrift,
    &stale_records::StaleRecords,
    &unresolved_disagreement::UnresolvedDisagreement,
    &unreviewed_parse::UnreviewedParse,
    &lossy_export::LossyExport,
    &unused_suppression::UnusedSuppression,
];

/// A kind of defect.
pub trait Rule: Sync {
    /// What the rule is called and says of itself.
    fn meta(&self) -> &'static Meta;

    /// Looks at one article.
    fn check(&self, _reading: &Subject<'_, '_>, _settings: &Settings, _found: &mut Vec<Finding>) {}

    /// Keeps what must be compared with other articles.
    fn gather(&self, _subject: &Subject<'_, '_>, _settings: &Settings, _facts: &mut Facts) {}

    /// Looks at what was kept of all articles.
    fn check_corpus(&self, _facts: &CorpusFacts<'_>, _settings: &Settings, _found: &mut Vec<CorpusFinding>) {}

    /// Looks at one record.
    fn check_record(&self, _file: &RecordFile<'_>, _settings: &Settings, _found: &mut Vec<Finding>) {}

    /// A finding of this rule at `span`.
    fn finding(&self, span: Span, message: String) -> Finding {
        Finding::new(self.meta(), span, message)
    }
}

/// A record as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct RecordFile<'a> {
    /// The YAML.
    pub text: &'a TextResource,
    /// The YAML taken apart, or why it cannot be.
    pub tree: Result<&'a Tree<'a>, &'a YamlError>,
    /// What it says, where it can be read.
    pub record: Option<&'a Record>,
    /// The article that it was made from, where there is such a file.
    pub article: Option<&'a TextResource>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Source;
    use crate::{document, extract};
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    /// The blocks of `kind` on a page that stand under `heading`.
    fn blocks(page: &str, heading: &str, kind: &str) -> Vec<String> {
        let lines: Vec<&str> = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let under = lines.iter().skip_while(|line| **line != format!("## {heading}")).skip(1);
        let mut under = under.take_while(|line| !line.starts_with("## "));
        let mut blocks = Vec::new();
        while let Some(line) = under.next() {
            let fence: String = line.chars().take_while(|c| *c == '`').collect();
            if fence.len() < 3 {
                continue;
            }
            let body: Vec<&str> = under.by_ref().take_while(|inner| **inner != fence).copied().collect();
            if line[fence.len()..].trim() == kind {
                blocks.push(body.join("\n") + "\n");
            }
        }
        blocks
    }

    /// A format by name. Formats are a layer of which rules know nothing: here every one has a field for all, but that
    /// `coins` has none for a translated title.
    struct Narrow(String);

    impl Target for Narrow {
        fn name(&self) -> &str {
            &self.0
        }

        fn losses(&self, source: &Source) -> Vec<&'static str> {
            let lost = self.0 == "coins" && source.title_translation.is_some();
            Vec::from_iter(lost.then_some("title-translation"))
        }
    }

    /// What the rule `code` finds in the examples under `heading`.
    fn found(page: &str, heading: &str, code: &str) -> Vec<Finding> {
        let house = blocks(page, heading, "settings").pop().unwrap_or_else(|| "{}".to_owned());
        let house: crate::corpus::Config = serde_yaml::from_str(&house).expect("settings that can be read");
        let target = |name: &String| Arc::new(Narrow(name.clone())) as Arc<dyn Target>;
        let settings = Settings {
            as_of: Some("2020-01-01".parse().expect("a date")),
            exports: house.exports.iter().map(target).collect(),
            ..Settings::from(&house)
        };
        let selection = Selection::all();
        let mut kept = Vec::new();
        let mut all = Vec::new();
        for (index, article) in blocks(page, heading, "article").iter().enumerate() {
            let text = TextResource::new(format!("{index}.md"), article.as_str());
            let reading = extract::read(document::read(&text), &extract::Settings::default());
            let found = check(&reading, &settings, &selection);
            all.extend(settle(&reading.article, found.findings, &selection).open);
            kept.push(found.facts);
        }
        let mut facts = CorpusFacts::default();
        for (file, kept) in (0..).zip(&kept) {
            facts.add(FileId(file), kept);
        }
        all.extend(check_corpus(&facts, &settings, &selection).into_iter().map(|found| found.finding));
        let article = blocks(page, heading, "article").pop().map(|article| TextResource::new("nur.md", article));
        for record in blocks(page, heading, "record") {
            let text = TextResource::new("record.yaml", record);
            let tree = Tree::read(text.text());
            let record = serde_yaml::from_str(text.text()).ok();
            let file =
                RecordFile { text: &text, tree: tree.as_ref(), record: record.as_ref(), article: article.as_ref() };
            all.extend(check_record(&file, &settings, &selection));
        }
        all.retain(|finding| finding.rule.code == code);
        all
    }

    #[test]
    fn every_page_has_an_example_that_is_flagged_and_a_remedy_that_is_not() {
        let mut wrong = Vec::new();
        for meta in RULES.iter().map(|rule| rule.meta()) {
            if meta.summary().is_empty() || !meta.page.contains("## What it checks") {
                wrong.push(format!("{}: the page does not say what it checks", meta.code));
            }
            for heading in ["Example", "Instead"] {
                let examples = ["article", "record"].map(|kind| blocks(meta.page, heading, kind).len());
                if examples == [0, 0] {
                    wrong.push(format!("{}: nothing under `{heading}`", meta.code));
                }
            }
            if found(meta.page, "Example", meta.code).is_empty() {
                wrong.push(format!("{}: the example is not flagged", meta.code));
            }
            if !found(meta.page, "Instead", meta.code).is_empty() {
                wrong.push(format!("{}: the remedy is flagged", meta.code));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn no_example_is_mended_otherwise_than_its_rule_says() {
        let mut wrong = Vec::new();
        for meta in RULES.iter().map(|rule| rule.meta()) {
            for fix in found(meta.page, "Example", meta.code).into_iter().filter_map(|finding| finding.fix) {
                // A rule with safe fixes may have unsafe ones too.
                if meta.fix == FixKind::None || (meta.fix == FixKind::Unsafe && fix.safe) {
                    wrong.push(format!("{} says {:?}, and has {fix:?}", meta.code, meta.fix));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn rules_stand_by_code_and_no_code_or_name_is_given_twice() {
        let codes: Vec<&str> = RULES.iter().map(|rule| rule.meta().code).collect();
        assert!(codes.is_sorted_by(|one, other| group(one) < group(other)), "{codes:?}");
        let mut names: Vec<&str> = RULES.iter().map(|rule| rule.meta().name).collect();
        names.sort_unstable();
        assert!(names.is_sorted_by(|one, other| one < other), "{names:?}");
    }

    /// A code by the place of its letters in the catalogue, then by number.
    fn group(code: &str) -> (usize, &str) {
        const GROUPS: &[&str] = &["STR", "MRK", "XRF", "BIB", "DAT", "NAM", "PLC", "LNK", "STY", "DUP", "REC"];
        let place = GROUPS.iter().position(|group| code.starts_with(group)).expect("a known group");
        (place, &code[3..])
    }

    #[test]
    fn every_rule_in_the_folder_is_in_the_registry() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let mut count = 0;
        for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if !text.contains("impl Rule for") || stem == "mod" {
                continue;
            }
            let first = text.lines().next().unwrap_or_default();
            let code = first.strip_prefix("//! ").unwrap_or_default().trim_end_matches('.');
            let meta = RULES.iter().map(|rule| rule.meta()).find(|meta| meta.code == code);
            let meta = meta.unwrap_or_else(|| panic!("{stem}.rs opens with `{first}`, and no such rule is in RULES"));
            assert_eq!(meta.name.replace('-', "_"), stem, "a file is named for its rule");
            count += 1;
        }
        assert_eq!(count, RULES.len(), "a rule has no file of its own");
    }
}
