//! Word documents: from the zipped XML to HTML, which is then read as any other.
//!
//! Names of elements: ECMA-376, part 1, 17 (`WordprocessingML`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that one part of a document may hold, in bytes; more is no article.
const LARGEST: u64 = 256 << 20;

/// Why a Word document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is no zip file.
    #[error("not a Word document: {0}; save it again as .docx")]
    Zip(#[from] zip::result::ZipError),
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

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<Option<Vec<u8>>, DocxError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).map_err(|source| DocxError::Part { part: name, source })?;
    Ok(Some(bytes))
}

/// Where the links of a part lead, by their ids.
fn links(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<HashMap<String, String>, DocxError> {
    let mut links = HashMap::new();
    let Some(xml) = part(archive, name)? else { return Ok(links) };
    let mut reader = Reader::from_reader(&xml[..]);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let (Some(id), Some(target)) = (attribute(&tag, b"Id"), attribute(&tag, b"Target")) {
                    links.insert(id, target);
                }
            }
            Ok(Event::Eof) => return Ok(links),
            Ok(_) => {}
            Err(source) => return Err(DocxError::Xml { part: name, at: reader.error_position(), source }),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Foot,
    End,
}

/// How a run of words is set.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Set {
    italic: bool,
    bold: bool,
    raised: bool,
}

#[derive(Default)]
struct Writer {
    links: HashMap<String, String>,
    html: String,
    /// The paragraph that is being read.
    paragraph: String,
    /// Its HTML element.
    element: &'static str,
    class: &'static str,
    set: Set,
    /// In the properties of a run.
    properties: bool,
    /// In the words of a run.
    words: bool,
    /// In words that were struck out.
    deleted: usize,
    /// The marks that are open in the paragraph.
    open: Set,
    /// The notes in the order of their markers.
    order: Vec<(Kind, String)>,
    /// The note that is being read.
    note: Option<(Kind, String)>,
    notes: HashMap<(Kind, String), String>,
    /// There are both footnotes and endnotes.
    both: bool,
    /// How many markers of endnotes there were.
    endnotes: usize,
    /// Those in the order of the file.
    read: Vec<(Kind, String)>,
}

impl Writer {
    fn read(&mut self, part: &'static str, xml: &[u8]) -> Result<(), DocxError> {
        let mut reader = Reader::from_reader(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, false),
                Ok(Event::Empty(tag)) => self.start(&tag, true),
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
                Ok(Event::Text(text)) if self.words => {
                    self.put(&text.decode().unwrap_or_default());
                }
                Ok(Event::CData(text)) if self.words => self.put(&text.decode().unwrap_or_default()),
                Ok(Event::GeneralRef(name)) if self.words => {
                    let reference = format!("&{};", name.decode().unwrap_or_default());
                    self.raw(&reference);
                }
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(source) => return Err(DocxError::Xml { part, at: reader.error_position(), source }),
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        let on = || !matches!(attribute(tag, b"val").as_deref(), Some("0" | "false" | "none"));
        match tag.local_name().as_ref() {
            b"p" if !empty => (self.element, self.class) = ("p", ""),
            b"pStyle" => self.style(&attribute(tag, b"val").unwrap_or_default().to_lowercase()),
            b"numPr" if self.element == "p" => self.element = "li",
            b"rPr" => self.properties = !empty,
            b"r" => self.set = Set::default(),
            b"i" if self.properties => self.set.italic = on(),
            b"b" if self.properties => self.set.bold = on(),
            b"vertAlign" => self.set.raised = attribute(tag, b"val").as_deref() == Some("superscript"),
            b"t" => self.words = !empty && self.deleted == 0,
            b"del" | b"moveFrom" if !empty => self.deleted += 1,
            b"tab" if !self.properties && !self.element.is_empty() => self.put(" "),
            b"br" | b"cr" => self.raw("<br>"),
            b"noBreakHyphen" => self.put("-"),
            b"hyperlink" if !empty => {
                self.close();
                let anchor = attribute(tag, b"anchor").map(|anchor| format!("#{anchor}"));
                let target = attribute(tag, b"id").and_then(|id| self.links.get(&id).cloned()).or(anchor);
                let target = escaped(&target.unwrap_or_default());
                write!(self.paragraph, "<a href=\"{target}\">").expect("writing to a string cannot fail");
            }
            b"footnoteReference" => self.marker(Kind::Foot, tag),
            b"endnoteReference" => self.marker(Kind::End, tag),
            name @ (b"footnote" | b"endnote") if !empty => {
                let kind = if name == b"footnote" { Kind::Foot } else { Kind::End };
                let own = attribute(tag, b"type").is_none_or(|kind| kind == "normal");
                self.note = own.then(|| (kind, attribute(tag, b"id").unwrap_or_default()));
                self.html.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" => {
                self.close();
                let (element, class) = (self.element, self.class);
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                let paragraph = std::mem::take(&mut self.paragraph);
                writeln!(self.html, "<{element}{class}>{paragraph}</{element}>")
                    .expect("writing to a string cannot fail");
            }
            b"rPr" => self.properties = false,
            b"t" => self.words = false,
            b"del" | b"moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            b"hyperlink" => {
                self.close();
                self.paragraph.push_str("</a>");
            }
            b"footnote" | b"endnote" => {
                let html = std::mem::take(&mut self.html);
                if let Some(id) = self.note.take() {
                    self.read.push(id.clone());
                    self.notes.insert(id, html);
                }
            }
            _ => {}
        }
    }

    fn style(&mut self, style: &str) {
        (self.element, self.class) = match style {
            "title" => ("h1", ""),
            "heading1" => ("h2", ""),
            "heading2" => ("h3", ""),
            "heading3" | "heading4" | "heading5" | "heading6" => ("h4", ""),
            "quote" | "intensequote" => ("blockquote", ""),
            "caption" => ("p", "caption"),
            "author" | "byline" => ("p", "byline"),
            _ => return,
        };
    }

    /// The marker of a note, numbered in the order of the markers.
    fn marker(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let id = (kind, attribute(tag, b"id").unwrap_or_default());
        if self.deleted > 0 {
            return;
        }
        self.order.push(id);
        self.close();
        self.endnotes += usize::from(kind == Kind::End);
        let number = if kind == Kind::End { self.endnotes } else { self.order.len() - self.endnotes };
        let label = self.label(kind, number);
        let name = name(kind);
        write!(self.paragraph, "<sup><a href=\"#{name}{label}\">{label}</a></sup>")
            .expect("writing to a string cannot fail");
    }

    /// Footnotes are counted 1, 2, 3; endnotes too, unless there are both, when Word counts them i, ii, iii.
    fn label(&self, kind: Kind, number: usize) -> String {
        if self.both && kind == Kind::End { roman(number) } else { number.to_string() }
    }

    fn write_notes(&mut self, kind: Kind, html: &mut String) {
        let mut ids: Vec<(Kind, String)> = self.order.iter().filter(|(other, _)| *other == kind).cloned().collect();
        let mut seen: std::collections::HashSet<(Kind, String)> = ids.iter().cloned().collect();
        ids.extend(self.read.iter().filter(|id| id.0 == kind && seen.insert((*id).clone())).cloned());
        for (index, id) in ids.iter().enumerate() {
            let Some(words) = self.notes.remove(id) else { continue };
            let label = self.label(kind, index + 1);
            let name = name(kind);
            let words = words.trim_end();
            let words = match words.strip_prefix("<p>") {
                Some(rest) => format!("<p><a href=\"#{name}ref{label}\">{label}</a> {}", rest.trim_start()),
                None => format!("<p><a href=\"#{name}ref{label}\">{label}</a></p>{words}"),
            };
            writeln!(html, "<div id=\"{name}{label}\">{words}</div>").expect("writing to a string cannot fail");
        }
    }

    /// Adds words of the document.
    fn put(&mut self, words: &str) {
        let words = escaped(words);
        self.raw(&words);
    }

    /// Adds HTML, set as the run is.
    fn raw(&mut self, html: &str) {
        if self.element.is_empty() || self.deleted > 0 {
            return;
        }
        if self.open != self.set {
            self.close();
            for (on, tag) in [(self.set.bold, "<b>"), (self.set.italic, "<i>"), (self.set.raised, "<sup>")] {
                self.paragraph.push_str(if on { tag } else { "" });
            }
            self.open = self.set;
        }
        self.paragraph.push_str(html);
    }

    fn close(&mut self) {
        for (on, tag) in [(self.open.raised, "</sup>"), (self.open.italic, "</i>"), (self.open.bold, "</b>")] {
            self.paragraph.push_str(if on { tag } else { "" });
        }
        self.open = Set::default();
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Foot => "fn",
        Kind::End => "en",
    }
}

/// The value of the attribute whose name without its prefix is `name`.
fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(quick_xml::escape::unescape(&value).map_or(value.clone(), std::borrow::Cow::into_owned))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    format!("{}{}{}", "c".repeat(number / 100), TENS[number / 10 % 10], ONES[number % 10])
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
    fn what_is_no_word_document_is_refused_with_a_reason() {
        assert!(matches!(docx(b"no zip"), Err(DocxError::Zip(_))));
        assert!(matches!(docx(&packed(&[("a", "b")])), Err(DocxError::Zip(_))));
        assert!(matches!(docx(&packed(&[("word/document.xml", "<w:p><w:r></w:p>")])), Err(DocxError::Xml { .. })));
    }
}
