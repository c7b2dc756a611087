//! What must hold of any input, one function for each target. The fuzzer calls them on inputs that it makes up;
//! `tests/regressions.rs` calls them on the inputs that once broke something.

use isnad::corpus::{self, Corpus};
use isnad::document::{self, Article};
use isnad::export::{Export, FORMATS, Settings, library};
use isnad::extract::{self, Origin};
use isnad::record::yaml::{self, Tree};
use isnad::record::{Edtf, Record, conform};
use isnad::rules::{self, RULES};
use isnad::text::TextResource;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

/// A target's name and what must hold of its inputs.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("markdown", markdown),
    ("html", html),
    ("docx", docx),
    ("cite", cite),
    ("dates", dates),
    ("records", records),
    ("merge", merge),
    ("config", config),
    ("library", from_library),
];

/// What is no UTF-8 is refused before it comes to any reader.
fn words(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// Any text is an article.
pub fn markdown(bytes: &[u8]) {
    if let Some(text) = words(bytes) {
        let text = TextResource::new("article.md", text);
        whole_way(&text, document::read(&text));
    }
}

/// Any text is a page.
pub fn html(bytes: &[u8]) {
    if let Some(text) = words(bytes) {
        let text = TextResource::new("article.html", text);
        whole_way(&text, document::read_html(&text));
    }
}

/// Any bytes are a Word document or are refused. Whatever does not begin as a zip file does is taken for the parts of
/// one, a null byte between each and the next, since a fuzzer does not find its way through check sums.
pub fn docx(bytes: &[u8]) {
    let packed = if bytes.starts_with(b"PK") { bytes.to_vec() } else { pack(bytes) };
    if let Ok(page) = document::docx(&packed) {
        let text = TextResource::new("article.docx", page);
        whole_way(&text, document::read_html(&text));
    }
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    const PARTS: [&str; 5] = [
        "word/document.xml",
        "word/footnotes.xml",
        "word/endnotes.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/footnotes.xml.rels",
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(bytes.split(|byte| *byte == 0)) {
        archive.start_file(*name, stored).expect("writing to memory");
        archive.write_all(part).expect("writing to memory");
    }
    archive.finish().expect("writing to memory").into_inner()
}

/// Reads, checks and records an article; every finding stands on whole characters, and the record is read back.
fn whole_way(text: &TextResource, article: Article<'_>) {
    let reading = extract::read(article, &extract::Settings::default());
    let mut found = Vec::new();
    // What several rules ask for is found once, as in a run.
    let subject = rules::Subject::new(&reading);
    for rule in RULES {
        rule.check(&subject, &rules::Settings::default(), &mut found);
    }
    for finding in &found {
        let _ = text.slice(finding.span);
    }
    let record = extract::record(&reading, &Origin::default());
    let written = yaml::file(&record, "record.schema.json");
    assert_eq!(
        yaml::read(&written).map(|back| back.claims),
        Ok(record.claims),
        "a record is read back as it was written"
    );
}

/// Any line is a footnote, and what is read in it lies in it.
pub fn cite(bytes: &[u8]) {
    let Some(line) = words(bytes) else { return };
    let note = document::inline(line, 0);
    for citation in extract::cite(&note).citations {
        let _ = &note.as_str()[citation.range];
        for field in citation.fields {
            let _ = &note.as_str()[field.range];
        }
    }
}

/// Any text may be a date, and a date that was read is written as it stands.
pub fn dates(bytes: &[u8]) {
    if let Some(date) = words(bytes).and_then(|text| text.parse::<Edtf>().ok()) {
        assert_eq!(date.to_string().parse::<Edtf>().as_ref(), Ok(&date));
    }
}

/// Any text may be offered as a record, and one that was read is written so that it is read again.
pub fn records(bytes: &[u8]) {
    let Some(text) = words(bytes) else { return };
    if let Ok(tree) = Tree::read(text) {
        for misfit in conform(&tree.root) {
            let _ = &text[misfit.span.start..misfit.span.end];
        }
    }
    if let Ok(record) = yaml::read(text) {
        let mut again = yaml::read(&yaml::file(&record, "record.schema.json")).expect("what was written is read");
        // A record without check digits is given them when it is written.
        again.as_read.clone_from(&record.as_read);
        assert_eq!(again, record);
    }
}

/// The article into whose record anything is merged.
const ARTICLE: &str = "# Salt\n\nRima Haj\n\nThe town fell in late August 2016.<sup>1</sup> Its people had gone to Basra.<sup>2</sup>\n\n---\n\n- <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4.\n- <sup>2</sup> Ibid., p. 5.\n";

/// Any text may lie where the record of an article lies: it is refused, or brought up to date once and for all.
pub fn merge(bytes: &[u8]) {
    let Some(old) = words(bytes) else { return };
    let text = TextResource::new("salt.md", ARTICLE);
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    let fresh: Record = extract::record(&reading, &Origin::default());
    if let Ok(merged) = corpus::merge(old, &fresh, &reading.article) {
        let again = corpus::merge(&merged.text, &fresh, &reading.article).expect("what was merged can be merged");
        assert_eq!(again.text, merged.text, "merging twice is merging once");
    }
}

/// Any bytes may be offered as the settings of a corpus.
pub fn config(bytes: &[u8]) {
    thread_local! {
        static FOLDER: PathBuf = std::env::temp_dir().join(format!("isnad-settings-{}", std::process::id()));
    }
    FOLDER.with(|folder| {
        std::fs::create_dir_all(folder).expect("a temporary folder can be made");
        let file = folder.join(format!("{:?}.yaml", std::thread::current().id()));
        std::fs::write(&file, bytes).expect("a temporary folder is writable");
        let _ = Corpus::load(file.as_path().try_into().expect("the name is ASCII"));
    });
}

/// Any text may be offered as the bibliography of another program, and what is read from it can be written in every form.
pub fn from_library(bytes: &[u8]) {
    let Some(Ok(sources)) = words(bytes).map(library) else { return };
    let export = Export { sources: &sources, records: &[], texts: &[], settings: Settings::default() };
    for format in FORMATS {
        format.write(export, &mut Vec::new()).expect("writing to memory");
    }
}
