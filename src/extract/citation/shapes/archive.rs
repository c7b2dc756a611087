//! A paper in an archive: a letter, dispatch, file or manuscript with its shelf-mark.

use super::sender::{addressed, from_place, is_sender, letter, post, send, send_from_post};
use super::{Draft, Shape, titled};
use crate::extract::citation::item::ItemKind;
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::{Field, FieldRange};
use crate::record::SourceType;

pub(super) static SHAPE: Shape = Shape {
    name: "archive",
    fit,
    telling: true,
    cases: &[
        (
            r"British Legation in Tyre to the Eastern Department, “The Salt Situation,” February 12, 1970, TNA, FCO 99/1068.",
            "manuscript; author: British Legation in Tyre; title: The Salt Situation; issued: 1970-02-12; archive: TNA; archive_location: FCO 99/1068",
        ),
        (
            r"Memorandum from Rima Haj to Basil Reed, 26 October 1915, FO 371/99901, The National Archives (TNA), Tyre.",
            "manuscript; author: Haj, Rima; archive: The National Archives; archive_location: FO 371/99901; event-place: ",
        ),
        (
            r"Report by Consul Reed, Tyre, 4 March 1922, NARA RG 84, box 12.",
            "manuscript; archive: NARA; archive_location: RG 84, box 12; event-place: Tyre",
        ),
        (
            r"SSA, S25/99036, minutes of the Salt Board, 3 October 1947.",
            "manuscript; title: minutes of the Salt Board; archive_location: S25/99036; issued: 1947-10-03",
        ),
        (r"WikiLeaks cable 07TYRE1442, 28 April 2007.", "manuscript; author: ; archive: WikiLeaks; issued: 2007-04-28"),
        (
            r#""The Salt Question," memorandum by the Eastern Department, 3 May 1946, FO 371/99945, TNA."#,
            "manuscript; author: Eastern Department; title: The Salt Question; genre: memorandum; archive: TNA; archive_location: FO 371/99945",
        ),
        (
            r"Political Agent, Tyre, to Political Resident, Acre, 3 May 1934, IOR/R/15/1/999, Salt Digital Library.",
            "manuscript; author: Political Agent, Tyre; event-place: Acre; archive: Salt Digital Library; archive_location: IOR/R/15/1/999",
        ),
        (
            r#"Tuz Komisyonu, "Mazbata" ("Minutes"), 13 March 1900, BOA, ŞD. 2184/21, fol. 6."#,
            "manuscript; author: Tuz Komisyonu; title: Mazbata; archive: BOA; archive_location: ŞD. 2184/21; locator: 6",
        ),
        (
            r"BOA, DH.MKT 1234/56, 12 Şaban 1310 [1 March 1893].",
            "manuscript; archive: BOA; archive_location: DH.MKT 1234/56; issued: 1893-03-01",
        ),
        (
            r"Reed to Lowe, Tyre, 3 August 1889, CADN, Tyre (consulat), série A, vol. 27, fol. 114r.",
            "manuscript; author: Reed; issued: 1889-08-03; event-place: Tyre; archive: CADN; locator: 114r",
        ),
        (
            r#"Salt Company, Government Relations Organization, "Chronology of the Strike," December 12, 1953, Reed Papers, Tyre University, box 7, folder 12, p. 3."#,
            "manuscript; author: Salt Company, Government Relations Organization; title: Chronology of the Strike; issued: 1953-12-12; archive: Reed Papers; locator: 3",
        ),
        (
            r"TNA, CO 730/157/7, minute by Reed, 4 June 1930.",
            "manuscript; author: Reed; archive: TNA; archive_location: CO 730/157/7",
        ),
        (
            r"Foreign Office minute by Rima Haj, 3 January 1919, TNA, FO 371/3805.",
            "manuscript; author: Haj, Rima; genre: Foreign Office minute; issued: 1919-01-03; archive: TNA; archive_location: FO 371/3805",
        ),
        (
            r"Reed to the Minister of Salt, telegram no. 1904, 19 November 1918, Archivio del Sale, Rome, ASMAI, Libia, pos. 122/26, fasc. 231.",
            "manuscript; author: Reed; issued: 1918-11-19; archive: Archivio del Sale; archive_location: Rome, ASMAI, Libia, pos. 122/26, fasc. 231",
        ),
        (
            r"TNA, FO 371/99901, Reed to Lowe, Aden, 3 May 1953.",
            "manuscript; author: Reed; archive: TNA; archive_location: FO 371/99901; issued: 1953-05-03",
        ),
        (
            r"ISA, 43/SLT/240/7, Reed to Lowe, Tyre, 3 May 1953.",
            "manuscript; author: Reed; archive: ISA; archive_location: 43/SLT/240/7; event-place: Tyre",
        ),
        (
            r"Bundesarchiv, Berlin, R 901/33, Konsul Reed an Botschafter Lowe, 27. Juli 1915.",
            "manuscript; author: Reed; archive: Bundesarchiv; archive_location: Berlin, R 901/33; issued: 1915-07-27",
        ),
        (
            r"BCA, 030.10/4.79.7, 3 Mayıs 1931.",
            "manuscript; author: ; archive: BCA; archive_location: 030.10/4.79.7; issued: 1931-05-03",
        ),
        (
            r"MAE, Tyre, Sel-Levant, 1er versement, vol. 41, de Reed à Lowe, 3 mai 1926.",
            "manuscript; author: de Reed; archive: MAE; archive_location: Tyre, Sel-Levant, 1er versement, vol. 41; volume: ",
        ),
        (
            r"FO 371/99902, Reed (Tyre) to Lowe, 8 July 1946.",
            "manuscript; author: Reed; event-place: Tyre; archive_location: FO 371/99902",
        ),
        (
            r"Tuz Arşivi (TA), Salt Papers Evrakı (S.EE) 8/15.",
            "manuscript; author: ; archive: Tuz Arşivi; archive_location: Salt Papers Evrakı (S.EE) 8/15",
        ),
        (
            r"Service historique de la Défense, Vincennes, 4 H 47, dossier 2, Reed à Lowe, 3 mars 1926.",
            "manuscript; author: Reed; archive: Service historique de la Défense; issued: 1926-03-03",
        ),
        (
            r#""Salt in Tyre," 5 October 1951, Salt State Archives (SSA), A-4313/1."#,
            "manuscript; title: Salt in Tyre; archive: Salt State Archives; archive_location: A-4313/1",
        ),
        (
            r#""İrade" ("Order"), 18 Nisan 1316 [1 May 1900], BOA, İ.TUZ. 10/44."#,
            "manuscript; title: İrade; title-translation: Order; issued: 1900-05-01; archive: BOA; archive_location: İ.TUZ. 10/44",
        ),
    ],
};

/// How the formal name of a paper starts that is cited without quotation marks.
const RECORDS: &[&str] = &["Minutes of ", "Protocol of ", "Protocols of ", "Record of ", "Summary of "];

/// Whether `words` are such a name; one that does not open the citation may have a small letter.
fn is_record(words: &str, first: bool) -> bool {
    RECORDS.iter().any(|lead| {
        words.starts_with(lead)
            || !first && words.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
    })
}

/// Whether `words` name somebody's diary.
fn is_diary(words: &str) -> bool {
    matches!(words.rsplit(' ').next(), Some("Diary" | "Diaries" | "diary" | "diaries")) && words.contains(' ')
}

/// Whether `words` look like a shelf-mark.
fn is_shelf_mark(words: &str) -> bool {
    let first = words.split([' ', '.', '-', '/']).next().unwrap_or_default();
    let digits = words.chars().any(|c| c.is_ascii_digit());
    let capitals = (1..=8).contains(&first.chars().count())
        && first.starts_with(char::is_uppercase)
        && first.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let lower = words.to_lowercase();
    // 07TYRE1442: the year, the post and the number of a cable.
    let cable = words.rsplit(' ').next().is_some_and(|word| {
        let (year, rest) = word.split_at_checked(2).unwrap_or_default();
        year.chars().all(|c| c.is_ascii_digit())
            && rest.len() > 3
            && rest.starts_with(|c: char| c.is_ascii_uppercase())
            && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    });
    digits
        && (cable
            || is_fonds(words)
            || capitals && (words.contains('/') || words.contains(' ') || words.contains('-'))
            || [
                "file",
                "box",
                "folder",
                "carton",
                "bundle",
                "reel",
                "ms.",
                "ms ",
                "record group",
                "container",
                "dosya",
                "pos.",
                "busta",
                "fasc.",
                "dossier",
            ]
            .iter()
            .any(|word| lower.starts_with(word)))
}

/// "4 H 47", "7 N 4192": series and carton of a French archive.
fn is_fonds(words: &str) -> bool {
    let mut list = words.split(' ');
    let digits = |word: Option<&str>| {
        word.is_some_and(|word| (1..=5).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_digit()))
    };
    digits(list.next())
        && list.next().is_some_and(|letter| letter.len() <= 2 && letter.bytes().all(|c| c.is_ascii_uppercase()))
        && digits(list.next())
        && list.next().is_none()
}

/// The element after the archive `first` that names a bound volume, where a letter from somebody to somebody follows.
fn bound(parts: &Parts<'_>, first: usize) -> Option<usize> {
    let volume = (first + 1..parts.items.len())
        .find(|index| parts.items[*index].known && parts.words(*index).to_lowercase().starts_with("vol"))?;
    let sent = |index: usize| {
        parts.items[index].kind == ItemKind::Text
            && addressed(parts.words(index)).is_some_and(|at| is_sender(&parts.words(index)[..at]))
    };
    (first == 0 && (volume + 1..parts.items.len()).any(sent)).then_some(volume)
}

/// Whether the citation opens with who writes to whom, and the archive comes after the day.
fn is_letter(parts: &Parts<'_>, archive: usize) -> bool {
    let sent = |words: &str| addressed(words).is_some_and(|at| is_sender(&words[..at]));
    let dated = parts.items[..archive].iter().any(|item| matches!(item.kind, ItemKind::Date(_)));
    dated && parts.items[0].kind == ItemKind::Text && sent(parts.words(0)) && archive + 1 < parts.items.len()
}

/// A number inside the shelf-mark of the elements `marks` is no page.
fn unpage(parts: &Parts<'_>, draft: &mut Draft, marks: &[usize]) {
    let Some(marked) = parts.range(marks) else { return };
    let within = |field: &FieldRange| marked.start <= field.range.start && field.range.end <= marked.end;
    let known = |field: &FieldRange| parts.items.iter().any(|item| item.known && item.inner.end == field.range.end);
    draft.fields.retain(|field| field.field != Field::Page || !within(field) || known(field));
}

/// "Ms. Leiden, Or. 1466, fols. 2v–3r": a manuscript by its shelf-mark.
fn codex(parts: &Parts<'_>) -> Option<Draft> {
    let texts = parts.texts();
    let first = *texts.first().filter(|first| **first == 0)?;
    let lead = parts.words(first).split(' ').next().unwrap_or_default();
    let named = matches!(lead, "Ms." | "MS" | "Ms" | "MS." | "Mss." | "MSS" | "Cod." | "Codex" | "Yazma");
    let numbered = texts.iter().any(|index| parts.words(*index).contains(|c: char| c.is_ascii_digit()));
    if !named || !numbered || titled(parts).is_some() || parts.imprint {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Manuscript, 0.93);
    draft.span(parts, Field::ArchiveLocation, texts);
    draft.locate();
    Some(draft)
}

/// The elements that name the archive and the shelf-mark.
fn keeper(parts: &Parts<'_>, texts: &[usize], title: Option<usize>) -> (Option<usize>, Option<usize>) {
    let after = |index: &usize| title.is_none_or(|title| *index > title);
    let named = |index: &usize| lists::is_archive(parts.words(*index)) && !parts.words(*index).contains(" to ");
    let marked = |index: &usize| is_shelf_mark(parts.words(*index));
    let mut named_after = texts.iter().copied().filter(after).filter(named);
    // "FO 371/99901, National Archives": the letters of the fonds are those of an archive too.
    let archive = named_after.clone().find(|index| !marked(index)).or_else(|| named_after.next());
    let archive = archive.or_else(|| Some(0).filter(|first| texts.contains(first) && named(first)));
    let first = archive == Some(0);
    let shelf = texts.iter().copied().filter(|index| after(index) || first);
    let shelf = shelf.clone().find(marked);
    // After the name of an archive bare numbers are a mark too: "NLC, 311/771".
    let fonds = |words: &str| words.contains('.') && words.chars().all(|c| c.is_uppercase() || c == '.');
    let shelf = shelf.or_else(|| {
        // "BOA, DH.UM, 14/2": the fonds, then the number.
        let next = archive? + 1;
        let next = next + usize::from(texts.contains(&next) && fonds(parts.words(next)));
        // "ISA, 130/MFA/2408/7".
        let numbered = |index: &usize| {
            let words = parts.words(*index);
            let marked = words.matches(['/', '.']).count() > 1 && words.contains('/') && !words.contains(' ');
            is_numbers(words) || words.starts_with(|c: char| c.is_ascii_digit()) && marked
        };
        // "Tuz Arşivi (TA), Yıldız Evrakı (Y.EE) 8/15": the fonds has words.
        let further = || texts.iter().copied().filter(|index| *index > next && *index <= next + 3).find(numbered);
        Some(next).filter(|next| texts.contains(next) && numbered(next)).or_else(further)
    });
    (archive, shelf)
}

/// Whether `words` are numbers with strokes, as shelf-marks and pages have them.
fn is_numbers(words: &str) -> bool {
    words.contains('/') && words.chars().all(|c| c.is_ascii_digit() || c == '/')
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = codex(parts) {
        return Some(draft);
    }
    // "14/2" looks like pages, and is a mark here.
    let paged = |index: &usize| {
        let words = parts.words(*index);
        parts.items[*index].kind == ItemKind::Text && (is_numbers(words) || words.starts_with("fasc."))
    };
    let mut texts = parts.texts().to_vec();
    texts.extend((0..parts.items.len()).filter(|index| parts.items[*index].known && paged(index)));
    texts.sort_unstable();
    let titled = titled(parts);
    let title = titled.as_ref().map(|titled| titled.title);
    if titled.as_ref().is_some_and(|titled| !titled.quoted || titled.italic.is_some()) || parts.imprint {
        return None;
    }
    let (archive, shelf) = keeper(parts, &texts, title);
    let start = opening(parts, archive, shelf, title)?;
    let mut draft = Draft::new(
        parts,
        SourceType::Manuscript,
        if archive.is_some() && shelf.is_some() {
            0.95
        } else if archive.is_some() {
            0.84
        } else {
            0.8
        },
    );
    draft.fields.retain(|field| !texts.iter().any(|index| parts.items[*index].inner == field.range));
    let mut marks = Vec::new();
    let sent = from_place(parts);
    let german = archive.is_some_and(|archive| parts.words(archive).contains("rchiv"));
    if let Some(sent) = sent {
        send(parts, &mut draft, sent);
    }
    // "Political Agent, Tyre, to Political Resident": an office and where it is, before the word that addresses.
    let office = post(parts).filter(|_| sent.is_none());
    if let Some(to) = office {
        send_from_post(parts, &mut draft, to);
    }
    let mut addressed_first = false;
    for index in texts.iter().copied() {
        let words = parts.words(index);
        if sent.is_some_and(|sent| index == sent || index == sent + 2)
            || office.is_some_and(|to| (to - 2..=to).contains(&index))
        {
            continue;
        }
        if Some(index) == archive {
            house(parts, &mut draft, index, shelf, &mut marks);
        } else if archive.is_some_and(|archive| index > archive && shelf.is_some_and(|shelf| shelf < archive))
            && words.split(' ').count() <= 3
            && !is_shelf_mark(words)
        {
            // "FO 371/99901, The National Archives, Kew": where the archive is.
            draft.put(parts, Field::Other, index);
        } else if let Some(at) = addressed(words)
            .or_else(|| words.find(" an ").filter(|_| german))
            .filter(|at| title.is_none_or(|title| index < title) && is_sender(&words[..*at]))
        {
            letter(parts, &mut draft, index, at);
            addressed_first |= archive.is_some_and(|archive| index < archive);
        } else if title.is_none() && !draft.has(Field::Title) && (is_record(words, index == 0) || is_diary(words)) {
            draft.put(parts, Field::Title, index);
        } else if let Some(at) = written(words) {
            minute(parts, &mut draft, index, at);
        } else if index == start
            || index > start
                && (!draft.has(Field::Recipient) || addressed_first || is_shelf_mark(words) || title.is_some())
        {
            marks.push(index);
        } else if title.is_some_and(|title| index < title) {
            let head: Vec<usize> =
                texts.iter().copied().filter(|before| title.is_some_and(|it| *before < it)).collect();
            signed(parts, &mut draft, index, &head);
        } else {
            draft.put(parts, Field::Event, index);
        }
    }
    // "MAE, Nantes, Syrie-Liban, vol. 841": a bound volume is part of the shelf-mark.
    if let Some(volume) = archive.and_then(|archive| bound(parts, archive)).filter(|_| shelf.is_none()) {
        draft.fields.retain(|field| field.field != Field::Volume);
        marks.push(volume);
        marks.sort_unstable();
    }
    unpage(parts, &mut draft, &marks);
    shelve(parts, &mut draft, marks);
    if let Some(title) = title {
        draft.put(parts, Field::Title, title);
    }
    unprint(parts, &mut draft);
    draft.locate();
    Some(draft)
}

/// The first element of where the paper is kept; nothing where it is no paper of an archive.
fn opening(parts: &Parts<'_>, archive: Option<usize>, shelf: Option<usize>, title: Option<usize>) -> Option<usize> {
    let start = match (archive, shelf) {
        (Some(archive), Some(shelf)) => archive.min(shelf),
        // Its guide, or a report of its own.
        (Some(0), None) if title.is_some() => return None,
        (Some(archive), None)
            if parts.words(archive).split(' ').count() > 1
                || title.is_some() && !parts.has(Field::Url)
                || is_letter(parts, archive)
                || bound(parts, archive).is_some() =>
        {
            archive
        }
        (None, Some(shelf)) => shelf,
        _ => return None,
    };
    let formal = super::un_document::is_formal_name(parts.words(start));
    let bare = title.is_none() && start == 0 && parts.precision.is_none();
    (archive.is_some() || !formal && !bare).then_some(start)
}

/// Who signed the paper: element `index` of `head`, the elements before its title. "Salt Company, Government Relations
/// Organization" is one body.
fn signed(parts: &Parts<'_>, draft: &mut Draft, index: usize, head: &[usize]) {
    let body = head.len() > 1 && parts.range(head).is_some_and(|range| names::is_body(&parts.text[range]));
    match (body, head.first() == Some(&index)) {
        (true, true) => draft.span(parts, Field::Author, head),
        (true, false) => {}
        (false, _) => draft.people(parts, &[index]),
    }
}

/// Takes back what would be said of print: "The National Archives (Kew)" is no place of printing, "no. 412" the number of
/// the dispatch, and "telegram no. 1904" no series.
fn unprint(parts: &Parts<'_>, draft: &mut Draft) {
    for field in &mut draft.fields {
        let paper = || matches!(&parts.text[field.range.clone()], "telegram" | "dispatch" | "despatch" | "letter");
        match field.field {
            Field::Place => field.field = Field::Other,
            Field::Issue => field.field = Field::Number,
            Field::Collection if paper() => field.field = Field::Genre,
            _ => {}
        }
    }
}

/// Says that the elements `marks` are the shelf-mark, or that they go on one that the element of the archive begins:
/// "NARA RG 84, box 12".
fn shelve(parts: &Parts<'_>, draft: &mut Draft, marks: Vec<usize>) {
    let begun = draft.fields.iter_mut().find(|field| field.field == Field::ArchiveLocation);
    match (begun, parts.range(&marks)) {
        (Some(begun), Some(further)) if begun.range.end < further.start => {
            begun.range.end = further.end;
            draft.used.extend(marks);
        }
        _ => draft.span(parts, Field::ArchiveLocation, &marks),
    }
}

/// The archive, and the shelf-mark if both are one element.
fn house(parts: &Parts<'_>, draft: &mut Draft, index: usize, shelf: Option<usize>, marks: &mut Vec<usize>) {
    let words = parts.words(index);
    // "TNA FO 371/99901" is archive and shelf-mark in one.
    match words.split_once(' ').filter(|(first, rest)| {
        shelf.is_none_or(|shelf| shelf == index) && lists::is_archive(first) && is_shelf_mark(rest)
    }) {
        Some((first, rest)) => {
            let range = parts.items[index].inner.clone();
            draft.add(Field::Archive, range.start..range.start + first.len());
            draft.add(Field::ArchiveLocation, range.end - rest.len()..range.end);
            draft.used.push(index);
        }
        None if is_shelf_mark(words) => marks.push(index),
        None => draft.put(parts, Field::Archive, index),
    }
}

/// Who wrote the paper of element `index`, whose name starts at byte `at` of it.
fn minute(parts: &Parts<'_>, draft: &mut Draft, index: usize, at: usize) {
    let range = parts.items[index].inner.clone();
    for (_, name) in names::read(parts.text, range.start + at..range.end) {
        draft.add(Field::Author, name);
    }
    let words = parts.words(index);
    let kind = words.find(" by ").or_else(|| words.find(' ')).filter(|_| !words.starts_with("by ")).unwrap_or(0);
    draft.add(Field::Genre, range.start..range.start + kind);
    draft.used.push(index);
}

/// Where the name starts in "minute by Reed".
fn written(words: &str) -> Option<usize> {
    // "Title," by the Secretary for Salt.
    if let Some(who) = words.strip_prefix("by ") {
        let who = who.strip_prefix("the ").unwrap_or(who);
        return (names::is_like_people(who) || names::is_body(who)).then(|| words.len() - who.len());
    }
    let (kind, rest) = words.split_once(" by ").or_else(|| words.split_once(" of "))?;
    let kinds = [
        "minute",
        "minutes",
        "note",
        "memorandum",
        "report",
        "memo",
        "letter",
        "telegram",
        "dispatch",
        "despatch",
        "diary",
        "testimony",
    ];
    // "Foreign Office minute by Reed": whose paper it is written on.
    let (office, kind) = kind.rsplit_once(' ').unwrap_or(("", kind));
    let of_office = office.is_empty() || names::is_body(office);
    let who = rest.strip_prefix("the ").unwrap_or(rest);
    let somebody = names::is_like_people(rest) || who != rest && names::is_body(who);
    (of_office && kinds.contains(&kind.to_lowercase().as_str()) && somebody).then(|| words.len() - who.len())
}
