//! The shapes that citations have, one a file.
//!
//! A shape says what the elements are that do not say it themselves: whose name stands before the title, what
//! holds it. To add one: write its file with its [`Shape`], then add its `mod` line here and a place in
//! [`SHAPES`]. Several may fit; the likelier wins.

mod archive;
mod article;
mod book;
mod broadcast;
mod case;
mod chapter;
mod conference;
mod dataset;
mod document;
mod entry;
mod held_again;
mod interview;
mod introduction;
mod journal;
mod law;
mod law_review;
mod letter;
mod magazine;
mod map;
mod monitoring;
mod newspaper;
mod outlet;
mod parliament;
mod plain_book;
mod post;
mod press_release;
mod report;
mod scripture;
mod sender;
mod speech;
mod thesis;
mod un_document;
mod video;
mod web_page;
mod yearbook;

use super::item::{ItemKind, Lead};
use super::parts::Parts;
use super::{Field, FieldRange, names};
use crate::record::SourceType;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

pub(super) use held_again::is_same;

/// Every shape; of two that fit equally the first is taken.
pub(super) static SHAPES: &[&Shape] = &[
    &thesis::SHAPE,
    &held_again::SHAPE,
    &introduction::SHAPE,
    &entry::SHAPE,
    &chapter::SHAPE,
    &journal::SHAPE,
    &law_review::SHAPE,
    &case::SHAPE,
    &document::SHAPE,
    &parliament::SHAPE,
    &un_document::SHAPE,
    &law::SHAPE,
    &monitoring::SHAPE,
    &broadcast::SHAPE,
    &video::SHAPE,
    &post::SHAPE,
    &letter::SHAPE,
    &interview::SHAPE,
    &speech::SHAPE,
    &conference::SHAPE,
    &archive::SHAPE,
    &map::SHAPE,
    &dataset::SHAPE,
    &press_release::SHAPE,
    &report::SHAPE,
    &magazine::SHAPE,
    &newspaper::SHAPE,
    &book::SHAPE,
    &web_page::SHAPE,
    &outlet::SHAPE,
    &yearbook::SHAPE,
    &scripture::SHAPE,
    &article::SHAPE,
    &plain_book::SHAPE,
];

/// A shape of citation.
pub(super) struct Shape {
    /// Its name, unique among the shapes.
    pub(super) name: &'static str,
    /// The reading of a citation that has it.
    pub(super) fit: fn(&Parts<'_>) -> Option<Draft>,
    /// Whether a word of the citation says what it is, so that no marks are needed to know it.
    pub(super) telling: bool,
    /// Citations and what must be read from them: `type; field: value; …`.
    #[cfg_attr(not(test), expect(dead_code, reason = "told to tests"))]
    pub(super) cases: &'static [(&'static str, &'static str)],
}

/// What a shape makes of a citation.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: SourceType,
    /// How well the shape fits, from 0 to 1.
    pub(super) score: f32,
    pub(super) fields: Vec<FieldRange>,
    /// The elements that it explains beside the known ones.
    pub(super) used: Vec<usize>,
}

impl Draft {
    pub(super) fn new(parts: &Parts<'_>, kind: SourceType, score: f32) -> Self {
        Self { kind, score, fields: parts.fields.clone(), used: Vec::new() }
    }

    /// Says that element `index` is `field`.
    pub(super) fn put(&mut self, parts: &Parts<'_>, field: Field, index: usize) {
        self.add(field, parts.items[index].inner.clone());
        self.used.push(index);
    }

    /// Says that `range` is `field`.
    pub(super) fn add(&mut self, field: Field, range: Range<usize>) {
        if !range.is_empty() {
            self.fields.push(FieldRange { field, range });
        }
    }

    /// Says that the elements `indices` are one `field`, with what stands between them.
    pub(super) fn span(&mut self, parts: &Parts<'_>, field: Field, indices: &[usize]) {
        if let Some(range) = parts.range(indices) {
            self.add(field, range);
            self.used.extend(indices);
        }
    }

    /// Says that the elements `indices` are the authors, or the editors if the note says so.
    pub(super) fn people(&mut self, parts: &Parts<'_>, indices: &[usize]) {
        // "Rima Haj, review of *Salt*".
        if let [before @ .., kind] = indices
            && !before.is_empty()
            && parts.words(*kind).eq_ignore_ascii_case("review of")
        {
            self.put(parts, Field::Genre, *kind);
            self.people(parts, before);
            return;
        }
        if let [only] = indices
            && is_nobody(parts.words(*only))
        {
            let unknown = parts.words(*only).starts_with("N.N");
            self.put(parts, if unknown { Field::Other } else { Field::Genre }, *only);
            return;
        }
        let editors = parts.editors.as_ref().is_some_and(|editors| indices.iter().all(|index| editors.contains(index)));
        self.named(parts, if editors { Field::Editor } else { Field::Author }, indices);
    }

    /// Says that the elements `indices` are names; "Office of the Premier (Tyre)" is one.
    pub(super) fn named(&mut self, parts: &Parts<'_>, field: Field, indices: &[usize]) {
        let Some(mut range) = parts.range(indices) else { return };
        if let Some(next) = indices.last().and_then(|last| parts.items.get(last + 1))
            && next.kind == ItemKind::Round
            && next.lead == Lead::Nothing
            && names::is_body(&parts.text[range.clone()])
            && self
                .fields
                .iter()
                .any(|field| field.range == next.inner && matches!(field.field, Field::Place | Field::Other))
        {
            range.end = next.outer.end;
            self.fields.retain(|field| field.range != next.inner);
        }
        let lead =
            ["in: ", "in ", "In: ", "In ", "by "].iter().find(|lead| parts.text[range.clone()].starts_with(**lead));
        let range = range.start + lead.map_or(0, |lead| lead.len())..range.end;
        for name in parts.names(range) {
            self.add(field, name);
        }
        self.used.extend(indices);
    }

    /// The page is a place to look at, not the extent of the item.
    pub(super) fn locate(&mut self) {
        let paged = self.fields.iter().find(|field| field.field == Field::Page).map(|page| page.range.start);
        for field in &mut self.fields {
            match field.field {
                Field::Page => field.field = Field::Locator,
                // "p. 5, note 12": the page is the place.
                Field::Locator if paged.is_some_and(|page| page < field.range.start) => field.field = Field::Other,
                _ => {}
            }
        }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.iter().any(|found| found.field == field)
    }
}

/// The best reading of `parts`, with the name of its shape.
pub(super) fn read(parts: &Parts<'_>) -> Option<(&'static str, Draft)> {
    let mut best: Option<(&'static str, Draft)> = None;
    for shape in SHAPES {
        let Some(mut draft) = (shape.fit)(parts) else { continue };
        draft.score = (draft.score - 0.09 * unexplained(parts, &draft)).clamp(0.0, 1.0);
        if best.as_ref().is_none_or(|(_, known)| draft.score > known.score) {
            best = Some((shape.name, draft));
        }
    }
    best
}

/// Whether a word of a citation of this shape says what it is.
pub(super) fn is_telling(name: &str) -> bool {
    SHAPES.iter().any(|shape| shape.name == name && shape.telling)
}

/// Whether what stands before a title is the kind of thing, or says that nobody is known.
fn is_nobody(words: &str) -> bool {
    matches!(
        words,
        "Editorial"
            | "Review of"
            | "Leader"
            | "Op-ed"
            | "Interview"
            | "Obituary"
            | "Review"
            | "Podcast"
            | "Map"
            | "Video"
            | "Film"
            | "Broadcast"
            | "Press release"
            | "Document"
            | "Leaflet"
            | "N.N."
            | "N.N"
            | "Anon."
            | "Anonymous"
            | "Başyazı"
            | "Leitartikel"
            | "Éditorial"
    )
}

/// How much of `parts` a draft leaves unexplained, in elements; a wordy one counts more.
fn unexplained(parts: &Parts<'_>, draft: &Draft) -> f32 {
    let open = (0..parts.items.len()).filter(|index| !parts.items[*index].known && !draft.used.contains(index));
    let weight = |index: usize| {
        let words = u8::try_from(parts.words(index).split_whitespace().count().min(12)).unwrap_or(12);
        match parts.items[index].kind {
            ItemKind::Quoted | ItemKind::Italic => 2.0,
            ItemKind::Handle => 0.0,
            ItemKind::Round | ItemKind::Square => 0.3,
            _ => 0.6 + f32::from(words) / 6.0,
        }
    };
    open.map(weight).sum()
}

/// The names, the title and what follows it, by marks alone.
#[derive(Debug)]
pub(super) struct Titled {
    /// Unknown words before the title.
    pub(super) head: Vec<usize>,
    /// The title.
    pub(super) title: usize,
    /// The first words in italics after it.
    pub(super) italic: Option<usize>,
    /// Unknown words after it.
    pub(super) after: Vec<usize>,
    /// The title is in quotation marks.
    pub(super) quoted: bool,
    /// Whether people stand before it, found when a shape first asks.
    peopled: OnceCell<bool>,
}

/// Finds the title of `parts`.
pub(super) fn titled(parts: &Parts<'_>) -> Option<Rc<Titled>> {
    parts.titled.get_or_init(|| find_title(parts).map(Rc::new)).clone()
}

fn find_title(parts: &Parts<'_>) -> Option<Titled> {
    let quoted = parts.quotations();
    let italic = parts.italics();
    let first = match (quoted.first(), italic.first()) {
        (Some(quoted), Some(italic)) if italic < quoted => *italic,
        (Some(title), _) | (None, Some(title)) => *title,
        (None, None) => return None,
    };
    let head: Vec<usize> = parts.texts().iter().copied().filter(|index| *index < first).collect();
    Some(Titled {
        head,
        title: first,
        italic: italic.iter().copied().find(|index| *index > first),
        after: parts.after(first),
        quoted: parts.items[first].kind == ItemKind::Quoted,
        peopled: OnceCell::new(),
    })
}

impl Titled {
    /// The words before the title.
    pub(super) fn head_words<'a>(&self, parts: &Parts<'a>) -> &'a str {
        parts.range(&self.head).map_or("", |range| &parts.text[range])
    }

    /// Whether nobody or somebody stands before the title, and nothing else.
    pub(super) fn is_headed_by_people(&self, parts: &Parts<'_>) -> bool {
        *self.peopled.get_or_init(|| {
            let words = self.head_words(parts);
            words.is_empty()
                || names::is_like_people(words)
                || names::is_body(words)
                || matches!(words, "idem" | "eadem" | "ders." | "dies." | "id." | "his" | "her" | "their")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;
    use crate::document::inline;
    use crate::extract::CitationReading;
    use std::collections::HashSet;

    fn shown(citation: &CitationReading, key: &str) -> String {
        let names = |names: &[crate::record::Name]| {
            let one = |name: &crate::record::Name| match (&name.literal, &name.family, &name.given) {
                (Some(literal), ..) => literal.clone(),
                (_, Some(family), Some(given)) => format!("{family}, {given}"),
                (_, Some(family), None) => family.clone(),
                _ => String::new(),
            };
            names.iter().map(one).collect::<Vec<_>>().join(" & ")
        };
        let item = &citation.item;
        match key {
            "author" => names(&item.author),
            "editor" => names(&item.editor),
            "container-author" => names(&item.container_author),
            "translator" => names(&item.translator),
            "locator" => citation.locator.as_ref().map_or(String::new(), |locator| locator.value.clone()),
            key => match serde_json::to_value(item).expect("plain data").get(key) {
                Some(serde_json::Value::String(words)) => words.clone(),
                Some(serde_json::Value::Array(list)) => format!("{list:?}"),
                _ => String::new(),
            },
        }
    }

    #[test]
    fn every_case_of_every_shape_is_read() {
        let mut wrong = Vec::new();
        for shape in SHAPES {
            for (text, expected) in shape.cases {
                let cited = marked(&inline(text, 0));
                let [citation] = cited.citations.as_slice() else {
                    wrong.push(format!("{}: {} citations in {text}", shape.name, cited.citations.len()));
                    continue;
                };
                let mut lines = vec![(citation.shape != shape.name).then(|| format!("shape {}", citation.shape))];
                for pair in expected.split("; ") {
                    let (key, value) = pair.split_once(": ").unwrap_or(("type", pair));
                    let got = shown(citation, key);
                    lines.push((got != value).then(|| format!("{key}: {got:?} for {value:?}")));
                }
                wrong.extend(lines.into_iter().flatten().map(|line| format!("{}: {line}\n    in {text}", shape.name)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_shape_has_a_name_of_its_own_and_a_case() {
        let names: HashSet<&str> = SHAPES.iter().map(|shape| shape.name).collect();
        assert_eq!(names.len(), SHAPES.len());
        for shape in SHAPES {
            assert!(!shape.cases.is_empty(), "{}", shape.name);
        }
    }
}
