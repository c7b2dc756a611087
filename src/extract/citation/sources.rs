//! Each work once, with an id of its own, and later references resolved to it.

use super::{CitationReading, carried, names};
use crate::extract::NoteReading;
use crate::record::{Form, Name, Source};
use crate::text::{key, sound};
use foldhash::{HashMap, HashSet, HashSetExt as _};
use std::cell::OnceCell;

/// Resolves the citations of `notes`, whose labels are `labels`; returns the works, in the order of first mention.
pub(super) fn resolve(
    notes: &mut [NoteReading],
    labels: &[&str],
    printed: &dyn Fn(usize, &CitationReading) -> String,
) -> Vec<Source> {
    let mut register = Register::default();
    // Works cited in full first, so that a reference can point forward.
    for index in 0..notes.len() {
        let (before, here) = notes.split_at_mut(index);
        // Looked for once a note: behind a long row of "Ibid." it is far away.
        let author = OnceCell::new();
        for citation in &mut here[0].citations {
            // "Idem" with which a note opens is the author of the note before.
            if matches!(citation.form, Form::Full | Form::Short)
                && carried::is_idem(&citation.item.author)
                && let Some(authors) = author.get_or_init(|| last_author(before, &register))
            {
                citation.item.author.clone_from(authors);
            }
            if citation.form == Form::Full {
                demote(&register, index, citation);
            }
            if citation.form == Form::Full {
                let words = printed(index, citation);
                citation.source = Some(register.work(index, &citation.item, &words));
            }
        }
    }
    let full = register.works.len();
    for index in 0..notes.len() {
        for at in 0..notes[index].citations.len() {
            match notes[index].citations[at].form {
                Form::Full => {}
                Form::Ibid => ibid(notes, labels, index, at),
                Form::CrossReference => cross(notes, labels, index, at),
                Form::Short => short(notes, labels, &mut register, (index, at), full, printed),
            }
        }
    }
    // A reference forward to a note that itself refers back.
    for index in 0..notes.len() {
        for at in 0..notes[index].citations.len() {
            if notes[index].citations[at].source.is_none() && notes[index].citations[at].form == Form::CrossReference {
                cross(notes, labels, index, at);
            }
        }
    }
    for (index, note) in notes.iter().enumerate() {
        for pair in note.citations.windows(2) {
            register.held((pair[0].form, pair[0].source), pair[1].source, is_held(&pair[1], &printed(index, &pair[1])));
        }
    }
    register.finish()
}

/// Who wrote the work that was cited last in `notes`.
fn last_author(notes: &[NoteReading], register: &Register) -> Option<Vec<Name>> {
    let mut cited = notes.iter().rev().map_while(|note| note.citations.last());
    let citation = cited.find(|citation| citation.form != Form::Ibid)?;
    let item = &citation.item;
    let authors = match citation.form {
        Form::Full => item.author.clone(),
        Form::Short => {
            let work = register.antecedent(notes.len(), &item.author, item.title.as_deref(), None);
            work.map_or(&item.author, |work| &register.works[work].author).clone()
        }
        Form::Ibid | Form::CrossReference => return None,
    };
    (!authors.is_empty()).then_some(authors)
}

/// Whether `citation`, whose words are `printed`, is led in as the work in which the one before is quoted, printed again
/// or translated.
fn is_held(citation: &CitationReading, printed: &str) -> bool {
    let Some(prefix) = &citation.prefix else { return false };
    let lower = printed.get(..prefix.len()).unwrap_or_default().to_lowercase();
    let list: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let verb = [
        "quoted",
        "cited",
        "reprinted",
        "translated",
        "reproduced",
        "excerpted",
        "cité",
        "zitiert",
        "zit",
        "reported",
        "republished",
        "citato",
        "citado",
    ];
    list.first().is_some_and(|first| verb.contains(first) || *first == "as")
        && list.iter().any(|word| verb.contains(word))
}

/// A citation that is like an earlier one is a short form of it: without its imprint, or with the same one after
/// family names alone.
fn demote(register: &Register, note: usize, citation: &mut CitationReading) {
    let item = &citation.item;
    if item.title.is_none() || item.container_title.is_some() || item.url.is_some() {
        return;
    }
    let bare = item.issued.is_none() && item.publisher.is_none() && item.issued_text.is_none();
    let family = |name: &Name| name.given.is_none() && name.family.is_some();
    let short = !item.author.is_empty() && item.author.iter().all(family);
    let Some(found) = register.antecedent(note, &item.author, item.title.as_deref(), None) else { return };
    let work = &register.works[found];
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => key(a) == key(b),
        (here, _) => here.is_none(),
    };
    let imprint = same(&item.publisher, &work.publisher)
        && same(&item.publisher_place, &work.publisher_place)
        && same(&item.edition, &work.edition)
        && item.issued == work.issued
        && work.author.iter().any(|name| name.given.is_some());
    if bare || short && imprint {
        citation.form = Form::Short;
    }
}

fn ibid(notes: &mut [NoteReading], labels: &[&str], index: usize, at: usize) {
    if let Some(label) = notes[index].citations[at].to_note.clone() {
        point(notes, labels, (index, at), &label);
        return;
    }
    let (note, before) = if at > 0 {
        (index, notes[index].citations.get(at - 1))
    } else if index > 0 {
        (index - 1, notes[index - 1].citations.last())
    } else {
        return;
    };
    let Some(before) = before else { return };
    let source = before.source;
    let mut through = before.through.clone();
    if note != index {
        through.insert(0, note);
    }
    through.dedup();
    let citation = &mut notes[index].citations[at];
    citation.source = source;
    citation.through = if source.is_some() { through } else { Vec::new() };
}

fn cross(notes: &mut [NoteReading], labels: &[&str], index: usize, at: usize) {
    if let Some(label) = notes[index].citations[at].to_note.clone() {
        point(notes, labels, (index, at), &label);
    }
}

/// Points citation `at` to the note `label`: the nearest before it, or else the nearest after.
fn point(notes: &mut [NoteReading], labels: &[&str], (index, at): (usize, usize), label: &str) {
    let before = (0..index).rev().find(|note| labels[*note] == label);
    let Some(note) = before.or_else(|| (index + 1..notes.len()).find(|note| labels[*note] == label)) else { return };
    let author = notes[index].citations[at].item.author.clone();
    let like = |citation: &&CitationReading| author.is_empty() || same_people(&author, &citation.item.author);
    let Some(found) = notes[note].citations.iter().filter(|citation| citation.source.is_some()).find(like) else {
        return;
    };
    let source = found.source;
    let mut through = vec![note];
    through.extend(&found.through);
    let citation = &mut notes[index].citations[at];
    citation.source = source;
    citation.through = through;
}

fn short(
    notes: &mut [NoteReading],
    labels: &[&str],
    register: &mut Register,
    (index, at): (usize, usize),
    full: usize,
    printed: &dyn Fn(usize, &CitationReading) -> String,
) {
    if let Some(label) = notes[index].citations[at].to_note.clone() {
        point(notes, labels, (index, at), &label);
    }
    let citation = &notes[index].citations[at];
    if citation.source.is_some() {
        return;
    }
    let item = &citation.item;
    let year = item.issued.as_ref().map(|date| date.as_str().get(..4).unwrap_or_default().to_owned());
    if let Some(found) = register.antecedent(index, &item.author, item.title.as_deref(), year.as_deref()) {
        let through = register.firsts[found];
        let citation = &mut notes[index].citations[at];
        citation.source = Some(found);
        citation.through = if through == index { Vec::new() } else { vec![through] };
        return;
    }
    // Nothing stands in full: the work is known by its short form alone.
    let words = printed(index, citation);
    let item = item.clone();
    let known = (full..register.works.len()).find(|work| {
        let work = &register.works[*work];
        same_people(&item.author, &work.author) && same_title(item.title.as_deref(), work.title.as_deref())
    });
    let source = known.unwrap_or_else(|| register.work(index, &item, &words));
    notes[index].citations[at].source = Some(source);
}

/// The works that `citations` give in full or by a short form, each once, with their ids.
pub(super) fn works<'c>(citations: impl Iterator<Item = (&'c CitationReading, &'c str)>) -> Vec<Source> {
    let mut register = Register::default();
    let mut before = (Form::CrossReference, None);
    for (citation, printed) in citations {
        let known = matches!(citation.form, Form::Full | Form::Short);
        let work = known.then(|| register.work(0, &citation.item, printed));
        register.held(before, work, is_held(citation, printed));
        before = (citation.form, work);
    }
    register.finish()
}

/// The works found so far.
#[derive(Default)]
struct Register {
    works: Vec<Source>,
    /// The note that first cites each.
    firsts: Vec<usize>,
    /// Works by the key of title or, without one, of all their words.
    by_key: HashMap<String, Vec<usize>>,
    /// Which work is quoted, printed again or translated in which.
    holders: Vec<(usize, usize)>,
    /// Works by the sound of each author's family name.
    by_author: HashMap<String, Vec<usize>>,
}

impl Register {
    /// The index of `item` among the works; adds it if it is new.
    fn work(&mut self, note: usize, item: &Source, printed: &str) -> usize {
        let words = match &item.title {
            Some(title) => key(title),
            None => key(printed),
        };
        let same = self.by_key.entry(words).or_default();
        if let Some(found) = same.iter().copied().find(|known| agree(&self.works[*known], item)) {
            complete(&mut self.works[found], item);
            return found;
        }
        let index = self.works.len();
        same.push(index);
        for name in item.author.iter().chain(&item.editor) {
            self.by_author.entry(family(name)).or_default().push(index);
        }
        self.works.push(item.clone());
        self.firsts.push(note);
        index
    }

    /// The work that a short form in `note` with these names, title and year means: of those that fit the latest
    /// cited so far, or else the next.
    fn antecedent(&self, note: usize, author: &[Name], title: Option<&str>, year: Option<&str>) -> Option<usize> {
        let fits = |index: &usize| {
            let work = &self.works[*index];
            let people = same_people(author, &work.author) || same_people(author, &work.editor);
            people
                && match title {
                    Some(title) => is_short_of(title, work),
                    None => year.is_none_or(|year| {
                        work.issued.as_ref().is_some_and(|issued| issued.as_str().starts_with(year))
                    }),
                }
        };
        let before = |index: &usize| self.firsts[*index] <= note;
        if let Some(first) = author.first() {
            let works = self.by_author.get(&family(first))?;
            // A full citation in the same note may follow the short one, as when one work is cited twice.
            let earlier = |index: &usize| title.is_some() && self.firsts[*index] < note && fits(index);
            let nearest = works.iter().copied().rfind(earlier);
            let nearest = nearest.or_else(|| works.iter().copied().rfind(|index| before(index) && fits(index)));
            nearest.or_else(|| works.iter().copied().find(fits))
        } else {
            let titled = |index: &usize| is_short_of(title.unwrap_or_default(), &self.works[*index]);
            title?;
            let nearest = (0..self.works.len()).rev().find(|index| before(index) && titled(index));
            nearest.or_else(|| (0..self.works.len()).find(titled))
        }
    }

    /// Notes that the work `quoted`, if it stands in full, is quoted in `holder`, if that is so.
    fn held(&mut self, (form, quoted): (Form, Option<usize>), holder: Option<usize>, held: bool) {
        if let (Form::Full, Some(quoted), Some(holder), true) = (form, quoted, holder, held)
            && quoted != holder
        {
            self.holders.push((quoted, holder));
        }
    }

    /// The works with their ids.
    fn finish(mut self) -> Vec<Source> {
        let mut taken: HashSet<String> = HashSet::new();
        for work in &mut self.works {
            let base = id(work);
            let mut id = base.clone();
            let mut count = 1;
            while !taken.insert(id.clone()) {
                count += 1;
                id = format!("{base}-{count}");
            }
            work.id = id;
        }
        for (quoted, holder) in self.holders {
            let id = self.works[holder].id.clone();
            self.works[quoted].references.get_or_insert(id);
        }
        self.works
    }
}

/// Whether two sources say nothing that cannot be said of one work.
fn agree(a: &Source, b: &Source) -> bool {
    let text = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => key(a) == key(b),
        _ => true,
    };
    a.kind == b.kind
        && same_title(a.title.as_deref(), b.title.as_deref())
        && (a.author.len() == b.author.len()
            && a.author.iter().zip(&b.author).all(|(a, b)| sound(&a.display()) == sound(&b.display()))
            || same_people(&a.author, &b.author)
            || same_people(&b.author, &a.author))
        && text(&a.container_title, &b.container_title)
        && text(&a.publisher, &b.publisher)
        && text(&a.publisher_place, &b.publisher_place)
        && text(&a.volume, &b.volume)
        && text(&a.issue, &b.issue)
        && text(&a.edition, &b.edition)
        && text(&a.number, &b.number)
        && (a.issued == b.issued && a.issued_text == b.issued_text
            || (a.title.is_some() && (a.issued.is_none() || b.issued.is_none())))
        && (a.url == b.url || a.title.is_some())
        && text(&a.archive_location, &b.archive_location)
}

/// Adds to `work` what another citation of it says more.
fn complete(work: &mut Source, item: &Source) {
    macro_rules! fill {
        ($($field:ident),*) => { $(if work.$field.is_none() { work.$field.clone_from(&item.$field); })* };
    }
    fill!(
        title_translation,
        title_short,
        container_title,
        publisher,
        publisher_place,
        url,
        doi,
        isbn,
        issued,
        page,
        language,
        accessed
    );
}

fn same_title(a: Option<&str>, b: Option<&str>) -> bool {
    a.map(key) == b.map(key)
}

/// The sound of the name by which a person is found again.
fn family(name: &Name) -> String {
    let words = name.family.as_deref().or(name.literal.as_deref()).unwrap_or_default();
    sound(names::bare_family(words))
}

/// Whether every name of a short form is among those of the work.
fn same_people(short: &[Name], full: &[Name]) -> bool {
    if short.is_empty() {
        return full.is_empty();
    }
    short.iter().all(|name| {
        full.iter().any(|known| {
            family(name) == family(known)
                && match (&name.given, &known.given) {
                    (Some(a), Some(b)) => initials(a, b) || ends_in(known, name),
                    _ => true,
                }
        })
    })
}

/// Whether the last words of a full name are the whole of a short one: a family name of several words, of which all but
/// the last were read as given names.
fn ends_in(full: &Name, short: &Name) -> bool {
    let (full, short) = (key(&full.display()), key(&short.display()));
    full.strip_suffix(&short).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether two given names can be one: an initial stands for a name.
fn initials(a: &str, b: &str) -> bool {
    let first = |name: &str| key(name).split(' ').next().unwrap_or_default().to_owned();
    let (a, b) = (first(a), first(b));
    // Rafiq, Rafik: one letter of two schemes.
    let heard = |name: &str| sound(name).replace('q', "k");
    a == b
        || heard(&a) == heard(&b)
        || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
}

/// Whether `title` is the title of `work`, its beginning, or words of it in their order.
fn is_short_of(title: &str, work: &Source) -> bool {
    let short = key(title);
    let fits = |full: &str| {
        let full = key(full);
        if full.starts_with(&short) {
            return true;
        }
        let mut words = full.split(' ');
        let content = short.split(' ').filter(|word| !matches!(*word, "the" | "a" | "an"));
        !short.is_empty() && content.into_iter().all(|word| words.any(|known| known == word))
    };
    [&work.title, &work.title_translation, &work.container_title, &work.title_short]
        .into_iter()
        .flatten()
        .any(|full| fits(full))
}

/// Words that open a title and say nothing.
const EMPTY: &[&str] =
    &["the", "a", "an", "le", "la", "les", "l", "der", "die", "das", "un", "une", "ein", "eine", "on", "in", "of"];

/// So many words of a name or a title are looked at: no more open it that say nothing.
const MOST_WORDS: usize = 8;

/// An id from the name, the year and the first word of the title.
fn id(work: &Source) -> String {
    let ascii = |words: &str| -> Vec<String> {
        let mut key = key(words);
        key.retain(|c| c.is_ascii_alphanumeric() || c == ' ');
        key.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).map(str::to_owned).collect()
    };
    let mut parts: Vec<String> = Vec::new();
    let name = work.author.first().or(work.editor.first());
    let named = name.map(|name| {
        name.sort_key.as_deref().or(name.family.as_deref()).or(name.literal.as_deref()).unwrap_or_default()
    });
    let title = work.title.as_deref().map(&ascii).filter(|words| !words.is_empty());
    let title = title.or_else(|| work.title_translation.as_deref().map(&ascii)).unwrap_or_default();
    if let Some(words) = named.map(&ascii) {
        parts.extend(words.into_iter().filter(|word| !EMPTY.contains(&word.as_str())).take(3));
    } else {
        let held = work.container_title.as_deref().or(work.archive.as_deref()).map(&ascii).unwrap_or_default();
        parts.extend(held.into_iter().filter(|word| !EMPTY.contains(&word.as_str())).take(2));
    }
    if let Some(year) = work.issued.as_ref().and_then(|issued| issued.as_str().get(..4)) {
        parts.push(year.to_lowercase());
    }
    parts.extend(title.into_iter().find(|word| !EMPTY.contains(&word.as_str())));
    if parts.is_empty() || parts.iter().all(|part| part.starts_with(|c: char| c.is_ascii_digit())) {
        let kind: Vec<String> = ascii(work.kind.as_str());
        parts.splice(0..0, kind.into_iter().take(2));
    }
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::{self, Settings};
    use crate::text::TextResource;

    #[test]
    fn idem_at_the_start_of_a_note_is_the_author_of_the_note_before() {
        let text = "# Salt\n\nThey came.[^1] They stayed.[^2] They paid.[^3] They left.[^4] Nobody wept.[^5]\n\n\
            [^1]: Rima Haj, *Salt Roads* (Tyre: Reed, 1999), p. 4.\n\
            [^2]: Idem, “The Last Card,” *The Beacon*, 3 April 2019.\n\
            [^3]: Ibid.\n\
            [^4]: Idem, *Salt Roads*, p. 9.\n\
            [^5]: Idem, “No Card Left,” Reed Institute, 12 April 2019.\n";
        let text = TextResource::new("salt.md", text);
        let reading = extract::read(document::read(&text), &Settings::default());
        let authors = |note: usize| {
            let source = reading.notes[note].citations[0].source.expect("it is resolved");
            let family = reading.sources[source].author.first().and_then(|name| name.family.as_deref());
            (source, family)
        };
        assert!((0..5).all(|note| authors(note).1 == Some("Haj")), "{:?}", reading.sources);
        assert_eq!((authors(2).0, authors(3).0), (authors(1).0, authors(0).0));
    }
}
