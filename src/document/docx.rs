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

/// How the notes of a document are numbered: `numFmt`, where it is said.
fn formats(name: &'static str, xml: &[u8], found: &mut HashMap<Kind, String>) -> Result<(), DocxError> {
    let mut reader = Reader::from_reader(xml);
    let mut inside = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == b"footnotePr" => inside = Some(Kind::Foot),
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == b"endnotePr" => inside = Some(Kind::End),
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == b"numFmt" => {
                if let (Some(kind), Some(format)) = (inside, attribute(&tag, b"val")) {
                    found.insert(kind, format);
                }
            }
            Ok(Event::End(tag)) if matches!(tag.local_name().as_ref(), b"footnotePr" | b"endnotePr") => inside = None,
            Ok(Event::Eof) => return Ok(()),
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
    /// The labels of the notes that have a marker.
    labels: HashMap<(Kind, String), String>,
    /// How many notes of each kind were numbered.
    numbered: HashMap<Kind, usize>,
    /// How they are numbered, where the document says it.
    formats: HashMap<Kind, String>,
    /// The note whose own sign the next words are.
    custom: Option<(Kind, String)>,
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

    /// The marker of a note, numbered in the order of the markers, unless a sign of the author's follows.
    fn marker(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let id = (kind, attribute(tag, b"id").unwrap_or_default());
        if self.deleted > 0 {
            return;
        }
        if attribute(tag, b"customMarkFollows").is_some_and(|follows| !matches!(&*follows, "0" | "false")) {
            self.custom = Some(id);
            return;
        }
        let label = self.next_label(kind);
        self.call(id, label);
    }

    /// Writes the marker that calls the note `id` by `label`.
    fn call(&mut self, id: (Kind, String), label: String) {
        self.close();
        let name = name(id.0);
        let shown = escaped(&label);
        write!(self.paragraph, "<sup><a href=\"#{name}{shown}\">{shown}</a></sup>")
            .expect("writing to a string cannot fail");
        self.order.push(id.clone());
        self.labels.insert(id, label);
    }

    /// The number of the next note of a kind. Where nothing is said footnotes are counted 1, 2, 3; endnotes too,
    /// unless there are both, when Word counts them i, ii, iii.
    fn next_label(&mut self, kind: Kind) -> String {
        let number = self.numbered.entry(kind).or_default();
        *number += 1;
        let number = *number;
        match self.formats.get(&kind).map(String::as_str) {
            Some("lowerRoman" | "upperRoman") => roman(number),
            Some("chicago") => chicago(number),
            None if self.both && kind == Kind::End => roman(number),
            // Letters are no label that a reader of notes knows; the number says as much.
            _ => number.to_string(),
        }
    }

    fn write_notes(&mut self, kind: Kind, html: &mut String) {
        let mut ids: Vec<(Kind, String)> = self.order.iter().filter(|(other, _)| *other == kind).cloned().collect();
        let mut seen: std::collections::HashSet<(Kind, String)> = ids.iter().cloned().collect();
        ids.extend(self.read.iter().filter(|id| id.0 == kind && seen.insert((*id).clone())).cloned());
        for id in ids {
            let Some(words) = self.notes.remove(&id) else { continue };
            let label = match self.labels.get(&id) {
                Some(label) => label.clone(),
                None => self.next_label(kind),
            };
            let label = escaped(&label);
            let name = name(kind);
            let words = words.trim_end();
            let words = match words.strip_prefix("<p>") {
                Some(rest) => {
                    let rest = without_sign(rest.trim_start(), &label);
                    format!("<p><a href=\"#{name}ref{label}\">{label}</a> {rest}")
                }
                None => format!("<p><a href=\"#{name}ref{label}\">{label}</a></p>{words}"),
            };
            writeln!(html, "<div id=\"{name}{label}\">{words}</div>").expect("writing to a string cannot fail");
        }
    }

    /// Adds words of the document.
    fn put(&mut self, words: &str) {
        if let Some(id) = self.custom.take() {
            let sign = words.trim();
            let label: String = sign.chars().take_while(|sign| !sign.is_whitespace()).collect();
            if label.chars().count() <= 3 && !label.is_empty() {
                let rest = sign[label.len()..].to_owned();
                self.call(id, label);
                self.put(&rest);
                return;
            }
            // No sign after all: the note is numbered as the others are.
            let label = self.next_label(id.0);
            self.call(id, label);
        }
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

/// The words of a note without the sign of its own that they open with.
fn without_sign<'n>(words: &'n str, label: &str) -> std::borrow::Cow<'n, str> {
    let bare = words.strip_prefix("<sup>").unwrap_or(words);
    let raised = bare.len() < words.len();
    match bare.strip_prefix(label) {
        Some(rest) if !label.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let rest = if raised { rest.replacen("</sup>", "", 1) } else { rest.to_owned() };
            rest.trim_start().to_owned().into()
        }
        _ => words.into(),
    }
}

/// The signs that Word calls those of the Chicago manual: `*`, `†`, `‡`, `§`, then each of them twice.
fn chicago(number: usize) -> String {
    let sign = ["*", "†", "‡", "§"][(number - 1) % 4];
    sign.repeat((number - 1) / 4 + 1)
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
