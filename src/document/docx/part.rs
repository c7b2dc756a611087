//! The parts of a Word document's package: its XML, where its links lead, how its notes are counted.

use super::DocxError;
use super::note::Kind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that one part of a document may hold when it is unpacked, in bytes, and the most that may be made of it; a
/// small archive that holds more is there to take all memory.
pub(super) const LARGEST: u64 = 64 << 20;

pub(super) fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<Option<Vec<u8>>, DocxError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|source| DocxError::Part { part: name, source })?;
    if bytes.len() as u64 > LARGEST {
        return Err(DocxError::Large { part: name, limit: LARGEST >> 20 });
    }
    Ok(Some(bytes))
}

/// Where the links of a part lead, by their ids.
pub(super) fn links(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &'static str,
) -> Result<HashMap<String, String>, DocxError> {
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
pub(super) fn formats(name: &'static str, xml: &[u8], found: &mut HashMap<Kind, String>) -> Result<(), DocxError> {
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

/// The value of the attribute whose name without its prefix is `name`.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(quick_xml::escape::unescape(&value).map_or(value.clone(), std::borrow::Cow::into_owned))
}
