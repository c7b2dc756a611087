//! What of a source a format has not yet found a place for.
//!
//! Every exchange format has a note field, so that nothing need be lost: what is left when the fields of the format
//! are filled goes there, one `name: value` a line, as Zotero and citeproc-js read them ("Extra"; a name is written
//! `Family || Given`). [`read`] takes such lines back.

use crate::record::{DateField, Edtf, Name, NamesField, Source, TextField};

/// The fields of a source, each to be taken once.
#[derive(Debug)]
pub(crate) struct Unwritten<'a> {
    /// The source.
    pub source: &'a Source,
    text: u64,
    names: u64,
    dates: u64,
}

impl<'a> Unwritten<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self { source, text: 0, names: 0, dates: 0 }
    }

    /// The words of `field`, which are now written.
    pub(crate) fn text(&mut self, field: TextField) -> Option<&'a str> {
        self.text |= 1 << field as u64;
        field.of(self.source).as_deref().filter(|text| !text.is_empty())
    }

    /// The names of `field`, which are now written.
    pub(crate) fn names(&mut self, field: NamesField) -> &'a [Name] {
        self.names |= 1 << field as u64;
        field.of(self.source)
    }

    /// The date of `field`, which is now written.
    pub(crate) fn date(&mut self, field: DateField) -> Option<&'a Edtf> {
        self.dates |= 1 << field as u64;
        field.of(self.source).as_ref()
    }

    /// The date of `field`, if `holds` says that the format can hold it; else it is left for the note.
    pub(crate) fn date_if<T>(&mut self, field: DateField, holds: impl FnOnce(&'a Edtf) -> Option<T>) -> Option<T> {
        let held = holds(field.of(self.source).as_ref()?)?;
        self.dates |= 1 << field as u64;
        Some(held)
    }

    /// The names of the fields that are left.
    pub(crate) fn left(&self) -> Vec<&'static str> {
        let text = TextField::ALL.iter().filter(|field| self.text >> **field as u64 & 1 == 0);
        let text = text.filter(|field| field.of(self.source).is_some()).map(|field| field.name());
        let names = NamesField::ALL.iter().filter(|field| self.names >> **field as u64 & 1 == 0);
        let names = names.filter(|field| !field.of(self.source).is_empty()).map(|field| field.name());
        let dates = DateField::ALL.iter().filter(|field| self.dates >> **field as u64 & 1 == 0);
        let dates = dates.filter(|field| field.of(self.source).is_some()).map(|field| field.name());
        names.chain(text).chain(dates).collect()
    }

    /// What is left, as lines of a note; the source's own note comes first, without a name.
    pub(crate) fn lines(&mut self) -> Vec<String> {
        let own = self.text(TextField::Note).into_iter().map(one_line);
        let mut lines: Vec<String> = own.map(|own| if is_named(&own) { format!("note: {own}") } else { own }).collect();
        for name in self.left() {
            if let Some(field) = NamesField::named(name) {
                lines.extend(field.of(self.source).iter().map(|person| format!("{name}: {}", in_line(person))));
            } else if let Some(field) = DateField::named(name) {
                lines.extend(field.of(self.source).iter().map(|date| format!("{name}: {date}")));
            } else if let Some(field) = TextField::named(name) {
                // citeproc-js takes `references:` for a variable of CSL, and prints the id.
                let name = if field == TextField::References { REFERENCES } else { name };
                lines.extend(field.of(self.source).iter().map(|text| format!("{name}: {}", one_line(text))));
            }
        }
        lines
    }
}

/// Whether a note of somebody's own looks like a line that names a field.
fn is_named(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else { return false };
    let name = name.trim().to_ascii_lowercase().replace(' ', "-");
    let ours = ["type", "untitled", "note", "translated-title", REFERENCES];
    ours.contains(&name.as_str())
        || TextField::ALL.iter().any(|field| field.name().eq_ignore_ascii_case(&name))
        || NamesField::named(&name).is_some()
        || DateField::named(&name).is_some()
}

/// What the id of a work that this one points to is called in a note.
const REFERENCES: &str = "cited-work";

/// `Family || Given`, or the name as it is.
fn in_line(name: &Name) -> String {
    let family = name.family.as_deref().unwrap_or_default();
    match (&name.literal, &name.given, &name.suffix) {
        (Some(literal), ..) => one_line(literal),
        (None, given, Some(suffix)) => {
            one_line(&format!("{family} || {} || {suffix}", given.as_deref().unwrap_or_default()))
        }
        (None, Some(given), None) => one_line(&format!("{family} || {given}")),
        (None, None, None) => one_line(&format!("{family} ||")),
    }
}

fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
}

/// Reads a note that may hold such lines into `source`: named fields where they are empty, the rest as its note.
pub(crate) fn read(note: &str, source: &mut Source) {
    let mut own: Vec<&str> = Vec::new();
    for line in note.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(line) = line.strip_prefix("note: ") {
            own.push(line);
        } else if !named(line, source) {
            own.push(line);
        }
    }
    if !own.is_empty() {
        let own = own.join("\n");
        source.note = Some(source.note.take().map_or_else(|| own.clone(), |note| format!("{note}\n{own}")));
    }
}

fn named(line: &str, source: &mut Source) -> bool {
    let Some((name, value)) = line.split_once(':') else { return false };
    let value = value.trim();
    if value.is_empty() || name == "note" {
        return false;
    }
    // Zotero's own list of such lines has `Original Date:`, and CSL's next version a name for the translation.
    let plain = name.trim().to_ascii_lowercase().replace(' ', "-");
    let name = match plain.as_str() {
        REFERENCES => "references",
        "translated-title" => "title-translation",
        "original-date" | "event-place" | "event-title" | "archive-place" => &plain,
        _ => name,
    };
    if let Some(field) = TextField::named(name) {
        let place = field.of_mut(source);
        let free = place.is_none();
        if free {
            *place = Some(value.to_owned());
        }
        free
    } else if let Some(field) = NamesField::named(name) {
        let mut parts = value.split("||").map(str::trim);
        let family = parts.next().unwrap_or_default();
        field.of_mut(source).push(match (parts.next(), parts.next()) {
            (None, _) => Name::literal(family),
            (Some(given), suffix) => Name { suffix: suffix.map(str::to_owned), ..Name::person(family, given) },
        });
        true
    } else if let Some(field) = DateField::named(name) {
        match value.parse() {
            Ok(date) => {
                // The note has the whole date where the field could hold only the year.
                *field.of_mut(source) = Some(date);
                true
            }
            Err(_) => false,
        }
    } else {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_comes_back() {
        let source = Source {
            title: Some("al-Nahr".to_owned()),
            title_translation: Some("The River: a History".to_owned()),
            interviewer: vec![
                Name::person("al-Salihi", "Muhammad"),
                Name::literal("Radio Nile"),
                Name::person("Ali", ""),
            ],
            original_date: "1920~".parse().ok(),
            note: Some("Three maps.".to_owned()),
            ..Source::default()
        };
        let mut unwritten = Unwritten::new(&source);
        unwritten.text(TextField::Title);
        let lines = unwritten.lines().join("\n");
        let mut back = Source { title: source.title.clone(), ..Source::default() };
        read(&lines, &mut back);
        assert_eq!(back, source);
    }
}
