//! What is cited.

use super::{Edtf, Name, Ruling, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A work, an item, or an act of communication that notes cite. The keys are CSL variables, apart from the
/// translated title and the title in its own script, for which CSL 1.0.2 has none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Source {
    /// ASCII, from the sort key; stable once written.
    pub id: String,
    /// Its CSL type.
    #[serde(rename = "type")]
    pub kind: SourceType,
    /// Who wrote, said or sent it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Name>,
    /// Who edited it, or the book that holds it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Name>,
    /// Who translated it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translator: Vec<Name>,
    /// Who wrote the book that holds it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub container_author: Vec<Name>,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interviewer: Vec<Name>,
    /// To whom it was sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipient: Vec<Name>,
    /// The title as printed, without markup.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The English that the note gives for a foreign title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_translation: Option<String>,
    /// The title in its own script, where the note gives it beside a transliteration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_original: Option<String>,
    /// A short form by which later notes call it, or what a document is called beside its formal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_short: Option<String>,
    /// The newspaper, journal, book, site or channel that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// The series it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection_title: Option<String>,
    /// Its number in the series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection_number: Option<String>,
    /// When it appeared, in the Gregorian calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Edtf>,
    /// The date as printed, where it is of another calendar, or ambiguous, or impossible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_text: Option<String>,
    /// When it first appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_date: Option<Edtf>,
    /// When it was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Edtf>,
    /// Volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Number of the journal, magazine or gazette.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// The range of pages of an article or chapter, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The number of a report, law, resolution or document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// How many volumes the work has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_of_volumes: Option<String>,
    /// The number of the chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter_number: Option<String>,
    /// The edition, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The publisher; of a thesis, the university.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// The conference or meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_title: Option<String>,
    /// Where an interview was held or a speech given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_place: Option<String>,
    /// The court or body that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The archive or library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Where the archive is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive_place: Option<String>,
    /// The shelf-mark: series, box, file, folio.
    #[serde(default, rename = "archive_location", skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<String>,
    /// What kind of thing it is: `PhD diss.`, `press release`, `e-mail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// By what means: `telephone`, `YouTube video`, `microfilm`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Length of a recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<String>,
    /// Scale of a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// Section of a newspaper or law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Address.
    #[serde(default, rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address of an archived copy.
    #[serde(default, rename = "archive-URL", skip_serializing_if = "Option::is_none")]
    pub archive_url: Option<String>,
    /// Digital object identifier, without `https://doi.org/`.
    #[serde(default, rename = "DOI", skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// International standard book number, as printed.
    #[serde(default, rename = "ISBN", skip_serializing_if = "Option::is_none")]
    pub isbn: Option<String>,
    /// International standard serial number, as printed.
    #[serde(default, rename = "ISSN", skip_serializing_if = "Option::is_none")]
    pub issn: Option<String>,
    /// BCP 47; `ar-Latn` for transliterated Arabic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The work that this one is quoted in, translated in, or reprinted from, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub references: Option<String>,
    /// What else the citation says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How sure the program is, from 0 to 1; left out where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// What somebody decided on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When: a date, or a date and a time (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// For what reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Labels from the corpus's closed set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// What was ruled where two people differed on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
}

/// A type of CSL 1.0.2 (specification, appendix III).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceType {
    /// Something published, of no narrower kind.
    Article,
    /// An article in a scholarly journal.
    ArticleJournal,
    /// An article in a magazine.
    ArticleMagazine,
    /// An article in a newspaper.
    ArticleNewspaper,
    /// A proposed law.
    Bill,
    /// A book.
    Book,
    /// A broadcast, or a part of one.
    Broadcast,
    /// A part of a book with an author of its own.
    Chapter,
    /// A classical or early work.
    Classic,
    /// A collection of documents.
    Collection,
    /// A set of data.
    Dataset,
    /// A document of no narrower kind.
    #[default]
    Document,
    /// An entry in a work of reference.
    Entry,
    /// An entry in a dictionary.
    EntryDictionary,
    /// An entry in an encyclopedia.
    EntryEncyclopedia,
    /// An exhibition, conference or the like.
    Event,
    /// An illustration in a work.
    Figure,
    /// A picture that stands alone.
    Graphic,
    /// A hearing, or the records of a body that hears.
    Hearing,
    /// An interview.
    Interview,
    /// A case at law.
    #[serde(rename = "legal_case")]
    LegalCase,
    /// A law or resolution.
    Legislation,
    /// An unpublished writing, in an archive or not.
    Manuscript,
    /// A map.
    Map,
    /// A film or a video.
    #[serde(rename = "motion_picture")]
    MotionPicture,
    /// A score.
    #[serde(rename = "musical_score")]
    MusicalScore,
    /// A pamphlet or leaflet.
    Pamphlet,
    /// A paper read at a conference.
    PaperConference,
    /// A patent.
    Patent,
    /// A performance.
    Performance,
    /// A whole periodical.
    Periodical,
    /// A letter, an e-mail, a conversation.
    #[serde(rename = "personal_communication")]
    PersonalCommunication,
    /// A post on a social medium.
    Post,
    /// A post on a blog.
    PostWeblog,
    /// A decree or regulation.
    Regulation,
    /// A report.
    Report,
    /// A review.
    Review,
    /// A review of a book.
    ReviewBook,
    /// A program.
    Software,
    /// A recording.
    Song,
    /// A speech or sermon.
    Speech,
    /// A technical standard.
    Standard,
    /// A thesis.
    Thesis,
    /// A treaty.
    Treaty,
    /// A page of a web site.
    Webpage,
}

impl SourceType {
    /// The type as CSL writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::ArticleJournal => "article-journal",
            Self::ArticleMagazine => "article-magazine",
            Self::ArticleNewspaper => "article-newspaper",
            Self::Bill => "bill",
            Self::Book => "book",
            Self::Broadcast => "broadcast",
            Self::Chapter => "chapter",
            Self::Classic => "classic",
            Self::Collection => "collection",
            Self::Dataset => "dataset",
            Self::Document => "document",
            Self::Entry => "entry",
            Self::EntryDictionary => "entry-dictionary",
            Self::EntryEncyclopedia => "entry-encyclopedia",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Graphic => "graphic",
            Self::Hearing => "hearing",
            Self::Interview => "interview",
            Self::LegalCase => "legal_case",
            Self::Legislation => "legislation",
            Self::Manuscript => "manuscript",
            Self::Map => "map",
            Self::MotionPicture => "motion_picture",
            Self::MusicalScore => "musical_score",
            Self::Pamphlet => "pamphlet",
            Self::PaperConference => "paper-conference",
            Self::Patent => "patent",
            Self::Performance => "performance",
            Self::Periodical => "periodical",
            Self::PersonalCommunication => "personal_communication",
            Self::Post => "post",
            Self::PostWeblog => "post-weblog",
            Self::Regulation => "regulation",
            Self::Report => "report",
            Self::Review => "review",
            Self::ReviewBook => "review-book",
            Self::Software => "software",
            Self::Song => "song",
            Self::Speech => "speech",
            Self::Standard => "standard",
            Self::Thesis => "thesis",
            Self::Treaty => "treaty",
            Self::Webpage => "webpage",
        }
    }
}

impl fmt::Display for SourceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_written_the_same_by_hand_and_by_serde() {
        for kind in [SourceType::ArticleNewspaper, SourceType::PersonalCommunication, SourceType::LegalCase] {
            assert_eq!(serde_json::to_value(kind).expect("a unit variant"), kind.as_str());
        }
    }

    #[test]
    fn keys_are_those_of_csl() {
        let source: Source = serde_json::from_str(
            r#"{"id": "a", "type": "article-newspaper", "container-title": "Niqash", "URL": "u", "archive_location": "FO 371"}"#,
        )
        .expect("a source");
        assert_eq!(source.container_title.as_deref(), Some("Niqash"));
        assert_eq!((source.url.as_deref(), source.archive_location.as_deref()), (Some("u"), Some("FO 371")));
    }
}
