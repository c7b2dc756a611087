//! A law, decree, constitution or treaty.

use super::{Draft, Shape, titled};
use crate::extract::citation::item::{Item, ItemKind, Lead};
use crate::extract::citation::lists;
use crate::extract::citation::names;
use crate::extract::citation::parts::Parts;
use crate::extract::citation::{Field, FieldRange};
use crate::record::SourceType;
use crate::text::WordSet;
use std::sync::LazyLock;

pub(super) static SHAPE: Shape = Shape {
    name: "law",
    fit,
    telling: true,
    cases: &[
        (
            r#"National Assembly of Salt, *Qanun al-Milh* ("Law of Salt"), 20 March 1951."#,
            "legislation; author: National Assembly of Salt; title: Qanun al-Milh; title-translation: Law of Salt; issued: 1951-03-20",
        ),
        (
            r#"Salt Republic, *Qarar al-Milh* ("Decision on Salt"), No. 14, April 15, 2019."#,
            "legislation; author: Salt Republic; title: Qarar al-Milh; number: 14; issue: ; issued: 2019-04-15",
        ),
        (
            r"Law No. 4 of 1999, Official Gazette 12, 3 May 1999, art. 7.",
            "legislation; title: Law No. 4 of 1999; container-title: Official Gazette; issue: 12; issued: 1999-05-03; locator: 7",
        ),
        (
            r"Republic of Salt, Law No. 30 of 1958, September 30, 1958.",
            "legislation; author: Republic of Salt; title: Law No. 30 of 1958; issued: 1958-09-30",
        ),
        (
            r"Tyre, Law no. 50 of 1952 concerning salt, 9 September 1952.",
            "legislation; author: Tyre; title: Law no. 50 of 1952 concerning salt; issued: 1952-09-09",
        ),
        (
            r"Legislative Decree No. 93, 23 August 1962, art. 2.",
            "legislation; title: Legislative Decree No. 93; issued: 1962-08-23; locator: 2",
        ),
        (
            r"Law No. 7 of 1955, al-Milh al-Rasmi, No. 402, 3 May 1955.",
            "legislation; title: Law No. 7 of 1955; container-title: al-Milh al-Rasmi; issue: 402; issued: 1955-05-03",
        ),
        (
            r"Legislative Decree No. 93, 3 May 1968, Salt Republic.",
            "legislation; author: Salt Republic; title: Legislative Decree No. 93; issued: 1968-05-03",
        ),
        (
            r"Treaty of Friendship, Salt and Trade, signed at Tyre, 3 May 1961, art. 4.",
            "treaty; title: Treaty of Friendship, Salt and Trade; issued: 1961-05-03; locator: 4",
        ),
        (
            r#"Government of Salt, "Brine (Weighing) Order," *Salt Gazette*, no. 94, 21 May 1936, p. 471."#,
            "legislation; author: Government of Salt; title: Brine (Weighing) Order; container-title: Salt Gazette; issue: 94; issued: 1936-05-21; page: 471",
        ),
        (
            r#""Qanun-e Namak" ("Law on Salt"), *Ruzname-ye Rasmi*, No. 2540, 28 Mehr 1394 [20 October 2015]."#,
            "legislation; title: Qanun-e Namak; title-translation: Law on Salt; container-title: Ruzname-ye Rasmi; issue: 2540; issued: 2015-10-20",
        ),
        (
            r"*Joint Salt Plan of Action*, 14 July 2015, para. 5.",
            "legislation; title: Joint Salt Plan of Action; issued: 2015-07-14; locator: 5",
        ),
        (
            r#""Agreement between Salt and Bread for the Use of the Brine," May 8, 1959, *World Treaty Series* 53, p. 51."#,
            "treaty; title: Agreement between Salt and Bread for the Use of the Brine; container-title: World Treaty Series; volume: 53; issued: 1959-05-08; page: 51",
        ),
        (
            r"Kingdom of Salt, *Norme del sale* [Rules of Salt], Royal Decree-Law No. 91, 1 June 1919, *Gazzetta del Sale*, no. 142, art. 3.",
            "legislation; author: Kingdom of Salt; title: Norme del sale; title-translation: Rules of Salt; number: 91; container-title: Gazzetta del Sale; issue: 142; locator: 3",
        ),
        (
            r"Treaty between Salt and Bread regarding the Frontier, 5 June 1926, art. 5, 64 LNTS 379.",
            "treaty; title: Treaty between Salt and Bread regarding the Frontier; issued: 1926-06-05; container-title: LNTS; volume: 64; page: 379; locator: 5",
        ),
        (r"Salt Relations Act 1975 (N.Z.).", "legislation; title: Salt Relations Act 1975"),
    ],
};

/// Words of a law's title, in the languages of the region.
const LAW: &[&str] = &[
    "law",
    "act",
    "decree",
    "order",
    "constitution",
    "treaty",
    "qanun",
    "kanun",
    "kanunu",
    "nizamname",
    "nizamnamesi",
    "irade",
    "ferman",
    "loi",
    "décret",
    "dahir",
    "dustur",
    "ordinance",
    "regulation",
    "regulations",
    "gesetz",
    "code",
    "charter",
    "order-in-council",
    "basic",
    "agreement",
    "convention",
    "marsum",
    "covenant",
    "hatt-ı",
    "dekret",
    "statute",
    "bill",
    "qarar",
    "kararname",
    "kararnamesi",
    "edict",
];

static LAW_WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(LAW.iter().copied()));

fn is_law(words: &str) -> bool {
    words.split([' ', '-', ':']).any(|word| LAW_WORDS.contains(word.trim_matches(|c: char| !c.is_alphabetic())))
}

/// Law No. 4 of 1999; Legislative Decree No. 93; Order in Council no. 5.
fn is_numbered(words: &str) -> bool {
    // Whatever it is, it has a number or ends where its day follows.
    if !words.ends_with(" of") && !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut list = words.split(' ');
    let lead: Vec<&str> = list.by_ref().take_while(|word| !is_number_sign(word)).collect();
    let named = lead.len() <= 4
        && lead.iter().any(|word| is_law(word))
        && lead.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    let coded = words.split(' ').zip(words.split(' ').skip(1)).take(3).any(|(word, next)| {
        is_law(word)
            && word.starts_with(char::is_uppercase)
            && next.contains('/')
            && next.contains(|c: char| c.is_ascii_digit())
    });
    // "Royal Order of 3 May 1976": its number is its day.
    let dated = words.strip_suffix(" of").is_some_and(|order| {
        (1..=4).contains(&order.split(' ').count())
            && order.starts_with(char::is_uppercase)
            && order.rsplit(' ').next().is_some_and(is_law)
    });
    coded
        || dated
        || named && (list.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit())))
        || is_law(words.split(' ').next().unwrap_or_default()) && words.chars().any(|c| c.is_ascii_digit())
}

fn is_number_sign(word: &str) -> bool {
    // Most words are told by their length.
    word.len() <= "number.".len() && {
        let word = word.trim_end_matches('.');
        ["no", "nr", "number", "raqm", "n°", "№"].iter().any(|sign| word.eq_ignore_ascii_case(sign)) || word == "N°"
    }
}

/// A state or body, then its law: "Republic of Salt, Law No. 30 of 1958".
fn enacted(parts: &Parts<'_>) -> Option<Draft> {
    let plain = |item: &Item| item.kind == ItemKind::Text && !item.known;
    let law = (1..parts.items.len().min(4))
        .find(|index| is_numbered(parts.words(*index)) || parts.words(*index).starts_with("Basic Law"))?;
    let bodies: Vec<usize> = (0..law).collect();
    let state = bodies.iter().all(|index| {
        let name = parts.words(*index);
        names::is_body(name) || name.split(' ').count() <= 3 && names::is_like_people(name)
    });
    if !parts.items[..=law].iter().all(plain)
        || !state
        || is_numbered(parts.words(0))
        || parts.items[1..=law].iter().any(|item| item.lead != Lead::Comma)
        || titled(parts).is_some_and(|titled| titled.quoted)
    {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Legislation, 0.93);
    // "Egypt, Ministry of Interior" is one body.
    draft.span(parts, Field::Author, &bodies);
    title(parts, &mut draft, law);
    gazette(parts, &mut draft, law);
    draft.locate();
    Some(draft)
}

/// Says that element `first` and what goes on from it without a comma are the title: "Law No. 4 of 1999 on Salt".
fn title(parts: &Parts<'_>, draft: &mut Draft, first: usize) {
    // "Basic Law: The State—Its Economy": a colon or a dash is part of the name.
    let on = |item: &&Item| match item.lead {
        Lead::Nothing => matches!(item.kind, ItemKind::Date(_) | ItemKind::Text),
        Lead::Colon | Lead::Stop => item.kind == ItemKind::Text && !item.known,
        _ => false,
    };
    let more = parts.items[first + 1..].iter().take_while(on).count();
    draft.add(Field::Title, parts.items[first].outer.start..parts.items[first + more].outer.end);
    draft.used.extend(first..=first + more);
}

/// The gazette that printed it, with its number.
fn gazette(parts: &Parts<'_>, draft: &mut Draft, first: usize) {
    let italic = parts.italics();
    if let [gazette] = italic.iter().copied().filter(|index| *index > first).collect::<Vec<_>>().as_slice() {
        draft.put(parts, Field::Container, *gazette);
        // A gazette is counted by its numbers.
        if !draft.has(Field::Issue) {
            for field in draft.fields.iter_mut().filter(|field| field.field == Field::Volume) {
                field.field = Field::Issue;
            }
        }
    }
    let named =
        parts.after(first).into_iter().find(|index| !draft.used.contains(index) && is_gazette(parts.words(*index)));
    if let Some(gazette) = named {
        let range = parts.items[gazette].inner.clone();
        let words = parts.words(gazette);
        let bare = words.trim_end_matches(|c: char| c.is_ascii_digit());
        draft.add(Field::Container, range.start..range.start + bare.trim_end().trim_end_matches(" no.").len());
        draft.add(Field::Issue, range.start + bare.len()..range.end);
        draft.used.push(gazette);
        return;
    }
    // "al-Milh al-Rasmi, No. 402": a gazette is known by its number.
    let numbered = parts.after(first).into_iter().find(|index| {
        let words = parts.words(*index);
        let number = parts.items.get(index + 1).filter(|next| next.known && next.lead == Lead::Comma);
        !draft.used.contains(index)
            && words.split(' ').count() <= 6
            && (words.starts_with(char::is_uppercase) || words.starts_with("al-"))
            && number.is_some_and(|number| {
                let held = |field: &&FieldRange| field.field == Field::Issue && number.inner.end == field.range.end;
                parts.fields.iter().any(|field| held(&field))
            })
    });
    if let Some(gazette) = numbered.filter(|_| italic.is_empty()) {
        draft.put(parts, Field::Container, gazette);
    }
}

/// Whether `name` is that of a journal in which a state prints its laws.
fn is_gazette(name: &str) -> bool {
    ["Gazette", "Officiel", "Gazete", "Gazzetta", "Rasmi", "Jarida", "Reshumot", "Resmî"]
        .iter()
        .any(|sign| name.contains(sign))
}

/// "Government of Salt, “Brine Order,” *Gazette*, no. 94": a law or a treaty in quotation marks, and where it is printed.
fn printed(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts).filter(|titled| titled.quoted)?;
    let container = titled.italic?;
    let (title, name, head) = (parts.words(titled.title), parts.words(container), titled.head_words(parts));
    let treaty = name.contains("Treaty Series") || name.contains("Recueil des traités");
    // "Labor Ordinance, 1957".
    let bare = title.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let mut words = bare.split(' ');
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    let official = ["Rasmi", "Resmî", "Resmi", "Officiel", "Official Gazette", "Reshumot"];
    let enacted = is_gazette(name)
        && (names::is_body(head) || head.is_empty() && official.iter().any(|sign| name.contains(sign)));
    let translated = parts
        .field(Field::Translation)
        .is_some_and(|words| words.split(' ').next().is_some_and(is_law) || words == "Constitutional Declaration");
    if !(is_law(first) || is_law(last) || is_numbered(title) || translated) || !(treaty || enacted) || parts.imprint {
        return None;
    }
    let kind = if treaty { SourceType::Treaty } else { SourceType::Legislation };
    let mut draft = Draft::new(parts, kind, 0.96);
    draft.people(parts, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    draft.put(parts, Field::Container, container);
    Some(draft)
}

/// "Salt State, *Qanun al-Milh* [Salt Law], No. 32 of 1992, *Gazette*, no. 12": title and gazette in italics.
fn gazetted(parts: &Parts<'_>) -> Option<Draft> {
    let titled = titled(parts).filter(|titled| !titled.quoted)?;
    let number = titled.after.iter().copied().find(|index| {
        let (sign, rest) = parts.words(*index).split_once(' ').unwrap_or_default();
        is_number_sign(sign) && rest.contains(" of") || is_numbered(parts.words(*index))
    });
    // "Royal Decree-Law No. 91" has the look of a series.
    let kind = parts.field(Field::Collection).filter(|kind| number.is_none() && is_law(kind));
    let law = is_law(parts.words(titled.title))
        || is_law(parts.field(Field::Translation).unwrap_or_default())
        || kind.is_some() && titled.italic.is_some_and(|name| is_gazette(parts.words(name)));
    if number.is_none() && kind.is_none() {
        return None;
    }
    if !law || !titled.is_headed_by_people(parts) || parts.imprint {
        return None;
    }
    let mut draft = Draft::new(parts, SourceType::Legislation, 0.95);
    draft.span(parts, Field::Author, &titled.head);
    draft.put(parts, Field::Title, titled.title);
    if let Some(number) = number {
        // "No. 32 of 1992".
        let words = parts.words(number);
        let sign = words.find(' ').filter(|_| !is_numbered(words)).map_or(0, |space| space + 1);
        let year = parts.items.get(number + 1).filter(|year| year.lead == Lead::Nothing);
        let item = &parts.items[number].inner;
        draft.add(Field::Number, item.start + sign..year.map_or(item.end, |year| year.inner.end));
        draft.used.push(number);
    }
    draft.fields.retain(|field| field.field != Field::Collection);
    gazette(parts, &mut draft, titled.title);
    draft.locate();
    Some(draft)
}

/// The last element of "Treaty of Peace, Salt and Bread": the name of a pact may be a list.
fn pact_end(parts: &Parts<'_>, first: usize) -> Option<usize> {
    let plain = |index: usize| {
        let words = parts.words(index);
        let small = |word: &str| word.starts_with(char::is_lowercase) && !matches!(word, "and" | "of" | "the");
        let item = &parts.items[index];
        item.kind == ItemKind::Text
            && item.lead == Lead::Comma
            && !item.known
            && words.starts_with(char::is_uppercase)
            && !words.split(' ').any(small)
    };
    let last = (first + 1..parts.items.len())
        .take_while(|index| plain(*index))
        .find(|index| parts.words(*index).contains(" and "))?;
    parts.words(first).contains(" of ").then_some(last)
}

fn fit(parts: &Parts<'_>) -> Option<Draft> {
    if let Some(draft) = enacted(parts) {
        return Some(draft);
    }
    let texts = parts.texts();
    let numbered = texts.first().is_some_and(|first| *first == 0 && is_numbered(parts.words(0)));
    if let Some(draft) = gazetted(parts).or_else(|| printed(parts)) {
        return Some(draft);
    }
    if let Some(titled) = titled(parts).filter(|titled| !numbered || titled.quoted) {
        let words = parts.words(titled.title);
        // "al-Dustur" is a constitution, and a paper.
        if !titled.quoted && lists::is_periodical(words) {
            return None;
        }
        let translated = parts.field(Field::Translation).unwrap_or_default();
        let head = titled.head_words(parts);
        let body = names::is_body(head) || head.is_empty();
        if titled.italic.is_some()
            || !body
            || !(is_law(words) || is_law(translated) || words.ends_with("Plan of Action"))
            || parts.imprint
            || parts.has(Field::Volume)
            || parts.precision.is_none()
            || parts.has(Field::Page) && !titled.quoted
        {
            return None;
        }
        if !titled.after.is_empty()
            || parts.genre.is_some()
            || titled.quoted && !head.is_empty() && !is_law(words.split(' ').next().unwrap_or_default())
        {
            return None;
        }
        let mut draft = Draft::new(parts, SourceType::Legislation, 0.9);
        draft.people(parts, &titled.head);
        draft.put(parts, Field::Title, titled.title);
        // What no gazette printed has a number and no issue.
        for field in draft.fields.iter_mut().filter(|field| field.field == Field::Issue) {
            field.field = Field::Number;
        }
        draft.locate();
        return Some(draft);
    }
    let first = *texts.first()?;
    let words = parts.words(first);
    let instrument =
        ["Treaty ", "Constitution ", "Convention ", "Agreement ", "Charter ", "Covenant ", "Protocol ", "Basic Law"];
    let pact = ["Treaty", "Agreement", "Accord", "Accords", "Convention", "Pact", "Armistice", "Declaration"];
    let pact = pact.contains(&words.rsplit(' ').next().unwrap_or_default())
        && (2..=8).contains(&words.split(' ').count())
        && words.starts_with(char::is_uppercase);
    let named = (pact || instrument.iter().any(|lead| words.starts_with(lead)))
        && words.split(' ').count() <= 24
        && (parts.precision.is_some() || parts.has(Field::Locator));
    let lead = is_numbered(words) || named;
    let trimmed = words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let acted = trimmed.ends_with(" Act") && first == 0;
    let dated = parts
        .items
        .get(first + 1)
        .is_some_and(|item| matches!(item.kind, ItemKind::Date(_)) && item.lead == Lead::Nothing);
    if first != 0 || !(lead || acted && (dated || trimmed.len() < words.len())) {
        return None;
    }
    // "Constitutional Declaration" is an act of one state.
    let treaty = pact && !words.starts_with("Constitutional")
        || ["Treaty ", "Convention ", "Agreement ", "Covenant "].iter().any(|lead| words.starts_with(lead));
    let mut draft = Draft::new(parts, if treaty { SourceType::Treaty } else { SourceType::Legislation }, 0.86);
    if acted {
        // Lawyers of some houses count the year to the title, of others not.
        draft.score = 0.78;
    }
    if lead && !named || acted && dated {
        title(parts, &mut draft, first);
    } else {
        let last = pact_end(parts, first).filter(|_| treaty).unwrap_or(first);
        draft.span(parts, Field::Title, &(first..=last).collect::<Vec<_>>());
    }
    gazette(parts, &mut draft, first);
    // "Legislative Decree No. 93, 3 May 1968, Salt Republic".
    let state = texts.last().copied().filter(|last| {
        let words = parts.words(*last);
        *last > first
            && !draft.used.contains(last)
            && matches!(parts.items[last - 1].kind, ItemKind::Date(_))
            && (names::is_body(words) && words.split(' ').count() <= 5 || lists::is_town(words))
    });
    if let Some(state) = state.filter(|_| is_numbered(words)) {
        draft.put(parts, Field::Author, state);
    }
    if treaty {
        // Its annex, and where the series of treaties prints it.
        draft.used.extend(texts);
    }
    draft.locate();
    for index in texts.iter().copied().filter(|index| *index > first) {
        in_series(parts, &mut draft, index);
    }
    Some(draft)
}

/// Volume, series and page, if element `index` says where a series of treaties prints one: "64 LNTS 379".
fn in_series(parts: &Parts<'_>, draft: &mut Draft, index: usize) {
    let [volume, series, page] = parts.words(index).split(' ').collect::<Vec<_>>()[..] else { return };
    let digits = |number: &str| number.bytes().all(|c| c.is_ascii_digit());
    if digits(volume) && digits(page) && matches!(series, "LNTS" | "UNTS" | "CTS" | "ILM" | "UST" | "BFSP") {
        let range = parts.items[index].inner.clone();
        let name = range.start + volume.len() + 1..range.end - page.len() - 1;
        draft.add(Field::Volume, range.start..name.start - 1);
        draft.add(Field::Container, name);
        draft.add(Field::Page, range.end - page.len()..range.end);
    }
}
