//! What other programs hand out, read: annotations, and bibliographies as Zotero, `JabRef` or pandoc hand them out. What
//! the exports of this program put into a note comes back from there.

mod bib;
mod bib_name;
mod biblatex;
mod csl_json;
mod ris;
mod web_annotation;

pub use web_annotation::{AnnotationError, Noted, web_annotations};

use crate::record::Source;
use foldhash::{HashMap, HashMapExt as _, HashSet};

/// Why a bibliography could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// Its form is not one that is known.
    #[error("neither BibLaTeX, nor RIS, nor CSL-JSON; export it as one of these")]
    Unknown,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no JSON, or not that of CSL.
    #[error("no CSL-JSON: {0}")]
    Json(String),
    /// An entry that does not end.
    #[error("line {line}: the entry `{key}` does not end; close its braces")]
    Open {
        /// Where it starts, from 1.
        line: usize,
        /// Its key.
        key: String,
    },
}

/// Reads `text`, in whichever of the forms it is: BibLaTeX or BibTeX, RIS, CSL-JSON. A key that is there a second time,
/// or missing, is told apart by a number.
pub fn library(text: &str) -> Result<Vec<Source>, LibraryError> {
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    let mut sources = if start.starts_with(['[', '{']) {
        csl_json::read(start)?
    } else if text.lines().any(ris::is_start) {
        ris::read(text)
    } else if text.contains('@') {
        biblatex::read(text)?
    } else if start.is_empty() {
        return Err(LibraryError::Empty);
    } else {
        return Err(LibraryError::Unknown);
    };
    tell_apart(&mut sources);
    Ok(sources)
}

/// Gives each of `sources` an id of its own: people copy entries and forget the key.
fn tell_apart(sources: &mut [Source]) {
    let mut taken: HashSet<String> = sources.iter().map(|source| source.id.clone()).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for source in sources {
        let times = seen.entry(source.id.clone()).or_default();
        *times += 1;
        if *times == 1 && !source.id.is_empty() {
            continue;
        }
        let stem = if source.id.is_empty() { "source" } else { &source.id };
        let mut number = *times;
        let mut id = format!("{stem}-{number}");
        while !taken.insert(id.clone()) {
            number += 1;
            id = format!("{stem}-{number}");
        }
        *times = number;
        source.id = id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Name, SourceType};

    #[test]
    fn keys_that_are_missing_or_twice_are_told_apart() {
        let text = "@book{haj, title={A}}\n@book{haj, title={B}}\n@book{haj-2, title={C}}\n@book{, title={D}}\n@book{, title={E}}";
        let ids: Vec<String> = library(text).expect("a library").into_iter().map(|source| source.id).collect();
        assert_eq!(ids, ["haj", "haj-3", "haj-2", "source-1", "source-2"]);
    }

    /// The same article as Better BibTeX, Zotero's own BibLaTeX, RIS and CSL-JSON have it.
    #[test]
    fn an_article_is_read_from_whatever_zotero_writes() {
        let better = r"
@article{salihi2017,
  title = {{al-Quww{\=a}t al-Nahriyya}},
  author = {{al-{\d S}{\=a}li{\d h}{\=\i}}, Mu{\d h}ammad},
  date = {2017-08-25},
  journaltitle = {{al-Dhif{\=a}f al-Yawm}},
  url = {https://dhifaf.example/a\_b?c=1\%20d},
  urldate = {2017-09-01},
  entrysubtype = {newspaper},
  langid = {arabic},
  note = {translated-title: The River Forces},
  file = {/home/x/a b.pdf}
}";
        let extended = r"@article{a, author = {family=Ṣāliḥī, given=Muḥammad, prefix=al-, useprefix=true},
  title = {al-Quwwāt al-Nahriyya}, journaltitle = {al-Ḍifāf al-Yawm}, date = {2017-08-25}, entrysubtype={newspaper}}";
        let ris = "\u{feff}TY  - NEWS\r\nTI  - al-Quwwāt al-Nahriyya\r\nAU  - al-Ṣāliḥī, Muḥammad\r\nT2  - al-Dhifāf al-Yawm\r\nDA  - 2017/08/25/\r\nPY  - 2017\r\nY2  - 2017/09/01/12:00:00\r\nLA  - ar\r\nER  - \r\n";
        let json = r#"[{"id": "http://zotero.org/users/1/items/A", "type": "article-newspaper", "title": "al-Quwwāt al-Nahriyya",
  "container-title": "al-Dhifāf al-Yawm", "language": "ar", "note": "Translated Title: The River Forces\nkept by hand",
  "author": [{"family": "Ṣāliḥī", "given": "Muḥammad", "non-dropping-particle": "al-"}],
  "issued": {"date-parts": [["2017", 8, 25]]}, "accessed": {"date-parts": [[2017, 9, 1]]}}]"#;
        for text in [better, extended, ris, json] {
            let read = library(text).expect("a library");
            let source = &read[0];
            assert_eq!(read.len(), 1);
            assert_eq!(source.kind, SourceType::ArticleNewspaper, "{text}");
            assert_eq!(source.title.as_deref(), Some("al-Quwwāt al-Nahriyya"));
            assert_eq!(source.author, [Name::person("al-Ṣāliḥī", "Muḥammad")]);
            assert_eq!(source.issued, "2017-08-25".parse().ok());
        }
        let read = library(better).expect("a library");
        assert_eq!(read[0].url.as_deref(), Some("https://dhifaf.example/a_b?c=1%20d"));
        assert_eq!(read[0].container_title.as_deref(), Some("al-Dhifāf al-Yawm"));
        assert_eq!(read[0].title_translation.as_deref(), Some("The River Forces"));
        let read = library(json).expect("a library");
        assert_eq!(read[0].title_translation.as_deref(), Some("The River Forces"));
        assert_eq!(read[0].note.as_deref(), Some("kept by hand"));
    }

    #[test]
    fn what_is_no_library_is_told_so() {
        for (text, said) in [
            ("", "the file is empty"),
            ("# Notes\n\nWrite to a@b.example.", "neither BibLaTeX"),
            ("<rdf:RDF/>", "neither BibLaTeX"),
            ("{\"a\": 1}", "no CSL-JSON: item 1 of the list has no `type`"),
            ("[1, 2]", "no CSL-JSON: item 1 of the list has no `type`"),
            ("[{", "no CSL-JSON: "),
            ("@book{a, title = {x}}\n\n@article{b, title = {", "line 3: the entry `b` does not end"),
        ] {
            let error = library(text).expect_err(text).to_string();
            assert!(error.starts_with(said), "{text}: {error}");
        }
        assert_eq!(library("@comment{x}").map(|read| read.len()), Ok(0));
        assert_eq!(library("[]").map(|read| read.len()), Ok(0));
    }
}
