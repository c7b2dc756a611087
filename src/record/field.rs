//! The fields of a source by name, for whatever goes through all of them: exchange formats, comparison, merging.

use super::{Edtf, Name, Source};

macro_rules! fields {
    ($(#[$about:meta])* $kind:ident: $value:ty { $($variant:ident $field:ident $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is a field of `Source`, described there")]
        pub enum $kind { $($variant,)+ }

        impl $kind {
            /// All of them, in the order of [`Source`].
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its key in YAML and JSON: the CSL variable.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The field of that key.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// Its value in `source`.
            #[must_use]
            pub fn of(self, source: &Source) -> &$value {
                match self { $(Self::$variant => &source.$field,)+ }
            }

            /// Its value in `source`, to change.
            pub fn of_mut(self, source: &mut Source) -> &mut $value {
                match self { $(Self::$variant => &mut source.$field,)+ }
            }
        }
    };
}

fields! {
    /// A field that holds words.
    TextField: Option<String> {
        Title title "title",
        TitleTranslation title_translation "title-translation",
        TitleOriginal title_original "title-original",
        TitleShort title_short "title-short",
        ContainerTitle container_title "container-title",
        CollectionTitle collection_title "collection-title",
        CollectionNumber collection_number "collection-number",
        IssuedText issued_text "issued-text",
        Volume volume "volume",
        Issue issue "issue",
        Page page "page",
        Number number "number",
        NumberOfVolumes number_of_volumes "number-of-volumes",
        ChapterNumber chapter_number "chapter-number",
        Edition edition "edition",
        Version version "version",
        Publisher publisher "publisher",
        PublisherPlace publisher_place "publisher-place",
        EventTitle event_title "event-title",
        EventPlace event_place "event-place",
        Authority authority "authority",
        Archive archive "archive",
        ArchivePlace archive_place "archive-place",
        ArchiveLocation archive_location "archive_location",
        Genre genre "genre",
        Medium medium "medium",
        Dimensions dimensions "dimensions",
        Scale scale "scale",
        Section section "section",
        Url url "URL",
        ArchiveUrl archive_url "archive-URL",
        Doi doi "DOI",
        Isbn isbn "ISBN",
        Issn issn "ISSN",
        Language language "language",
        References references "references",
        Note note "note",
    }
}

fields! {
    /// A field that holds names.
    NamesField: Vec<Name> {
        Author author "author",
        Editor editor "editor",
        Translator translator "translator",
        ContainerAuthor container_author "container-author",
        Interviewer interviewer "interviewer",
        Recipient recipient "recipient",
    }
}

fields! {
    /// A field that holds a date.
    DateField: Option<Edtf> {
        Issued issued "issued",
        OriginalDate original_date "original-date",
        Accessed accessed "accessed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_keys_that_serde_writes() {
        for field in TextField::ALL {
            let mut source = Source::default();
            *field.of_mut(&mut source) = Some("x".to_owned());
            let value = serde_json::to_value(&source).expect("a source is plain data");
            assert_eq!(value[field.name()], "x", "{field:?}");
            assert_eq!(TextField::named(field.name()), Some(*field));
        }
        for field in NamesField::ALL {
            let mut source = Source::default();
            field.of_mut(&mut source).push(Name::literal("x"));
            let value = serde_json::to_value(&source).expect("a source is plain data");
            assert_eq!(value[field.name()][0]["literal"], "x", "{field:?}");
        }
        for field in DateField::ALL {
            let mut source = Source::default();
            *field.of_mut(&mut source) = Some("2017".parse().expect("a year"));
            let value = serde_json::to_value(&source).expect("a source is plain data");
            assert_eq!(value[field.name()], "2017", "{field:?}");
        }
    }
}
