//! Word documents: from the zipped XML to HTML, which is then read as any other.
//!
//! Names of elements: ECMA-376, part 1, 17 (`WordprocessingML`).

mod note;
mod part;
mod writer;

use note::Kind;
use part::{formats, links, part};
use std::io::Cursor;
use writer::Writer;
use zip::ZipArchive;

/// Why a Word document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is no zip file.
    #[error("not a Word document: {0}; save it again as .docx")]
    Zip(#[from] zip::result::ZipError),
    /// A part is larger than any article.
    #[error("its part {part} unpacks to more than {limit} MB, which is no article; leave the file out")]
    Large {
        /// The part.
        part: &'static str,
        /// How much may be, in megabytes.
        limit: u64,
    },
    /// A part could not be unpacked.
    #[error("its part {part} cannot be unpacked: {source}")]
    Part {
        /// The part.
        part: &'static str,
        /// What went wrong.
        source: std::io::Error,
    },
    /// A part is no XML.
    #[error("its part {part} is broken at byte {at}: {source}; open it in a word processor and save it again")]
    Xml {
        /// The part.
        part: &'static str,
        /// Where.
        at: u64,
        /// What went wrong.
        source: quick_xml::Error,
    },
}

/// The words of a Word document as HTML: one line a paragraph, with italics, bold, links, raised text, and its footnotes
/// and endnotes at the end.
pub fn docx(bytes: &[u8]) -> Result<String, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let main = part(&mut archive, "word/document.xml")?.ok_or(zip::result::ZipError::FileNotFound)?;
    let has = |name: &str| main.windows(name.len()).any(|words| words == name.as_bytes());
    let mut writer = Writer {
        links: links(&mut archive, "word/_rels/document.xml.rels")?,
        both: has("footnoteReference") && has("endnoteReference"),
        ..Writer::default()
    };
    // What a section says of its numbers comes after its text.
    if let Some(settings) = part(&mut archive, "word/settings.xml")? {
        formats("word/settings.xml", &settings, &mut writer.formats)?;
    }
    formats("word/document.xml", &main, &mut writer.formats)?;
    writer.read("word/document.xml", &main)?;
    let mut html = std::mem::take(&mut writer.html);
    html.push_str("<section role=\"doc-endnotes\">\n");
    for (kind, name, rels) in [
        (Kind::Foot, "word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
        (Kind::End, "word/endnotes.xml", "word/_rels/endnotes.xml.rels"),
    ] {
        if let Some(xml) = part(&mut archive, name)? {
            writer.links = links(&mut archive, rels)?;
            writer.read(name, &xml)?;
            writer.write_notes(kind, &mut html);
        }
    }
    html.push_str("</section>\n");
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, MarkKind, Settings, read_as};
    use crate::text::TextResource;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let mut archive = ZipWriter::new(&mut bytes);
        for (name, words) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a part starts");
            archive.write_all(words.as_bytes()).expect("a part is written");
        }
        archive.finish().expect("the archive ends");
        bytes.into_inner()
    }

    #[test]
    fn an_archive_that_unpacks_to_more_than_any_article_is_told() {
        let mut bytes = Cursor::new(Vec::new());
        let mut archive = ZipWriter::new(&mut bytes);
        archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part starts");
        let blank = vec![b' '; 1 << 20];
        for _ in 0..65 {
            archive.write_all(&blank).expect("a part is written");
        }
        archive.finish().expect("the archive ends");
        let bytes = bytes.into_inner();
        assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
        let told = docx(&bytes).expect_err("too large").to_string();
        assert!(told.contains("word/document.xml unpacks to more than 64 MB"), "{told}");
    }

    #[test]
    fn footnotes_keep_their_words_italics_and_links() {
        let bytes = packed(&[
            (
                "word/document.xml",
                r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Salt &amp; Roads</w:t></w:r></w:p><w:p><w:r><w:t>Rima Haj</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The town of Rawa fell to the army in August, </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>at last</w:t></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>"#,
            ),
            (
                "word/footnotes.xml",
                r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Haj, </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:rPr><w:i/></w:rPr><w:t>Salt</w:t></w:r></w:hyperlink><w:r><w:t>, p. 4.</w:t></w:r></w:p><w:p><w:r><w:t>So he says.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
            ),
            (
                "word/_rels/footnotes.xml.rels",
                r#"<Relationships><Relationship Id="rId1" Target="https://a.example/x?y=1&amp;z=2"/></Relationships>"#,
            ),
        ]);
        let text = TextResource::new("salt.docx", docx(&bytes).expect("a Word document"));
        let article = read_as(&text, Settings::default());
        assert_eq!(Format::of(&text), Format::Docx);
        assert_eq!(article.title.as_ref().map(super::super::MarkedText::as_str), Some("Salt & Roads"));
        assert_eq!(article.authors[0].as_str(), "Rima Haj");
        let body = &article.blocks[2].text;
        assert_eq!(body.as_str(), "The town of Rawa fell to the army in August, at last.");
        assert_eq!((article.refs.len(), article.refs[0].note, article.refs[0].at), (1, Some(0), body.as_str().len()));
        let note = &article.notes[0];
        assert_eq!((note.label.as_str(), note.text.as_str()), ("1", "Haj, Salt, p. 4. So he says."));
        let link = MarkKind::Link { url: "https://a.example/x?y=1&z=2".to_owned() };
        assert!(note.text.marks.iter().any(|mark| mark.kind == link && mark.range == (5..9)));
        assert!(note.text.marks.iter().any(|mark| mark.kind == MarkKind::Emphasis && mark.range == (5..9)));
    }

    #[test]
    fn notes_keep_the_signs_that_the_author_gave_them() {
        let body = |inner: &str| {
            format!(
                "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Salt</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">The town of Rawa fell to the army in the month of August.</w:t></w:r>{inner}</w:p></w:body></w:document>"
            )
        };
        let notes = "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>* A first draft was read in Aden.</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Haj, Salt, p. 4.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let marks = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r>";
        let settings = "<w:settings><w:footnotePr><w:numFmt w:val=\"lowerRoman\"/></w:footnotePr></w:settings>";
        for (settings, labels) in [("<w:settings/>", ["*", "1"]), (settings, ["*", "i"])] {
            let parts =
                [("word/document.xml", &*body(marks)), ("word/footnotes.xml", notes), ("word/settings.xml", settings)];
            let text = TextResource::new("salt.docx", docx(&packed(&parts)).expect("a Word document"));
            let article = read_as(&text, Settings::default());
            let read: Vec<(&str, &str)> =
                article.notes.iter().map(|note| (note.label.as_str(), note.text.as_str())).collect();
            assert_eq!(read, [(labels[0], "A first draft was read in Aden."), (labels[1], "Haj, Salt, p. 4.")]);
            let called: Vec<Option<usize>> = article.refs.iter().map(|marker| marker.note).collect();
            assert_eq!(called, [Some(0), Some(1)], "{labels:?}");
        }
    }

    #[test]
    fn what_is_no_word_document_is_refused_with_a_reason() {
        assert!(matches!(docx(b"no zip"), Err(DocxError::Zip(_))));
        assert!(matches!(docx(&packed(&[("a", "b")])), Err(DocxError::Zip(_))));
        assert!(matches!(docx(&packed(&[("word/document.xml", "<w:p><w:r></w:p>")])), Err(DocxError::Xml { .. })));
    }
}
