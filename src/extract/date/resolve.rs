//! Years that the text leaves out.
//!
//! They come from the sentence, then from the story as told so far, then from the day of the article: never from
//! today.

use super::mention::Placed;
use super::phrase::{DatePhrase, Value};
use super::relative::{Relative, from_article, from_story, relative, year_led_in, year_said};
use super::roles::Roles;
use super::scan::Scan;
use crate::record::{Edtf, Season};
use jiff::civil;
use std::ops::Range;

/// Where the story stands: the last date on its main line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Story {
    /// The year, and the month where it was given.
    at: Option<(i32, Option<i8>)>,
    /// The last date told, on the main line or beside it, and where its words ended.
    last: Option<(usize, (i32, Option<i8>))>,
    /// Where the story was said to end or to go, before it was told so far: "held out until May 1926".
    ahead: Option<(i32, Option<i8>)>,
    /// Where a sentence ends that looked back, and to which year: "In March 2014 they had left, until the truce of
    /// November 16".
    back: Option<(usize, i32)>,
}

/// How many mentions or words around one are looked at: more than any sentence has, and time does not grow with the
/// square of a list.
const NEAR: usize = 48;

/// Words by which a sentence looks away from the main line, back or ahead.
pub(super) const ASIDE: &[&str] =
    &["had", "since", "would", "anniversary", "recall", "recalled", "commemorate", "commemorated", "ago", "born"];

/// Words by which a clause says more of a noun, and no more of the story; "that" does it as well.
pub(super) const RELATIVE: &[&str] = &["which", "who", "whom", "whose", "where"];

/// The roles of such words, and of "that".
const CLAUSE: Roles = Roles::RELATIVE.or(Roles::THAT);

/// The roles of words after which a date stands for itself.
const APART: Roles = Roles::SINCE.or(Roles::BORN);

/// Participles that do not end in -ed.
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "built", "made", "begun", "written", "drawn", "dug", "laid", "given", "taken", "sold", "held", "bought", "set",
    "cut", "won", "lost", "born", "struck", "sunk", "shot", "left", "sent", "paid", "brought", "known",
];

/// Words that begin an apposition on where somebody or something comes from: "the party, founded in 1979, …".
const ORIGIN: &[&str] =
    &["founded", "established", "created", "formed", "built", "named", "dating", "launched", "written"];

impl Story {
    /// Gives each of `mentions`, all of one text, its year, and moves on with them.
    ///
    /// `moved` is told where the story stands after each. `newest` is the day after which nothing told can lie: the article's own, or the last of its sources.
    pub(super) fn tell(
        &mut self,
        scan: &Scan<'_>,
        mentions: &mut [Placed],
        newest: Option<&Edtf>,
        sentences: &[Range<usize>],
        mut moved: impl FnMut(usize, Self),
    ) {
        for index in 0..mentions.len() {
            let sentence = sentence_of(sentences, &mentions[index].phrase);
            if mentions[index].phrase.lacks_month() {
                if let Some((year, Some(month))) = Self::month_for(scan, mentions, index, &sentence)
                    && let Ok(month) = u8::try_from(month)
                {
                    mentions[index].phrase = mentions[index].phrase.in_month(year, month);
                }
            } else if mentions[index].phrase.lacks_year()
                && let Some(year) = self.year_for(scan, mentions, index, &sentence, newest)
            {
                let year = by_weekday(mentions, index, year);
                mentions[index].phrase = mentions[index].phrase.in_year(year);
            }
            self.move_on(scan, &mentions[index], &sentence);
            moved(mentions[index].phrase.range.end, *self);
        }
        for mention in mentions {
            if let Some(last) = year_said(scan, mention.tokens.end) {
                mention.phrase.range.end = scan.tokens[last].end;
            }
            let own = scan.text[mention.phrase.range.clone()].bytes().filter(u8::is_ascii_digit).count();
            if let Some(first) = year_led_in(scan, mention.tokens.start).filter(|_| own == 0) {
                mention.phrase.range.start = scan.tokens[first].start;
            }
        }
    }

    fn year_for(
        self,
        scan: &Scan<'_>,
        mentions: &[Placed],
        index: usize,
        sentence: &Range<usize>,
        newest: Option<&Edtf>,
    ) -> Option<i32> {
        let own = &mentions[index];
        let said = shared_relative(scan, &mentions[index..]);
        if let (Some(said), Some(newest)) = (said, newest.and_then(Edtf::latest))
            && let Some(year) = from_article(said, &own.phrase, newest)
        {
            return Some(year);
        }
        if let Some(year) = joined_year(scan, &mentions[index..]) {
            return Some(year);
        }
        // "In January and February of the following year": what the first was given, the second has.
        if let Some(before) = index.checked_sub(1)
            && matches!(said, Some(Relative::Years(_)))
            && relative(scan, &mentions[before]).is_none()
            && scan.year(mentions[before].tokens.end - 1).is_none()
            && mentions[before].phrase.grain() == own.phrase.grain()
            && is_joined(scan, &mentions[before..=index])
        {
            return mentions[before].phrase.year();
        }
        let within =
            |other: &&Placed| sentence.start <= other.phrase.range.start && other.phrase.range.end <= sentence.end;
        let dated = |other: &&Placed| is_dated(&other.phrase);
        if said == Some(Relative::Told)
            && let Some(anchor) = (mentions[..index].iter().rev().take(NEAR).filter(dated))
                .find(|other| {
                    !is_aside(scan, other, &(0..usize::MAX), Roles::BORN) && !ends_a_clause_of_until(scan, other)
                })
                .and_then(|other| {
                    let year = winter_year(scan, &other.phrase, &own.phrase);
                    year.map(|year| (year, None)).or_else(|| stands(&other.phrase))
                })
                .or(self.last.map(|(_, told)| told))
        {
            return Some(anchor.0);
        }
        let mut told_before = mentions[..index].iter().rev().take(NEAR).filter(within).filter(dated).filter(|other| {
            let told_of_a_noun = is_aside(scan, other, sentence, Roles::HAD) && is_aside(scan, other, sentence, CLAUSE);
            // "They had sold in 1935 what they had, and by May nothing was left": the story goes on from where it was.
            let looks_back = self.at.zip(other.phrase.year()).is_some_and(|((told, _), year)| year < told)
                && other.phrase.grain() == 1
                && is_aside(scan, other, sentence, Roles::HAD)
                && !is_aside(scan, own, sentence, Roles::HAD);
            !told_of_a_noun && !looks_back && !is_aside(scan, other, sentence, APART)
        });
        let nearest = told_before.next();
        // "On 3 May 1919 they agreed on the line of 1914; by 7 June": a year by which a thing is called says nothing
        // where the sentence has a fuller date.
        let fuller = nearest
            .filter(|other| other.phrase.grain() == 1 && !leads(scan, other))
            .and_then(|_| told_before.find(|other| other.phrase.grain() > 1));
        if let Some(before) = fuller.or(nearest)
            && let Some(anchor) = stands(&before.phrase)
        {
            let told = said.and_then(|said| from_story(said, &own.phrase, anchor));
            let inside =
                || year_inside(&before.phrase, &own.phrase).or_else(|| winter_year(scan, &before.phrase, &own.phrase));
            // "He rose that December and was exiled in February": within a sentence, too, the story goes forward.
            // "On 17 December he set himself alight, and died on January 4": nobody goes back eleven months by the day.
            let forward =
                before.phrase.grain() == own.phrase.grain()
                    && own.phrase.grain() >= 2
                    && own.tokens.start.checked_sub(1).is_some_and(|at| {
                        scan.is_word(at, if own.phrase.grain() == 2 { &["in", "by"] } else { &["on"] })
                    })
                    && !is_aside(scan, own, sentence, Roles::ASIDE.or(Roles::RELATIVE));
            return Some(told.or_else(inside).unwrap_or_else(|| after(anchor, &own.phrase, forward)));
        }
        if said.is_none()
            && let Some(other) = mentions.get(index + 1).filter(|other| is_of(scan, own, other))
        {
            return other.phrase.year();
        }
        if said.is_none()
            && let Some(other) = mentions[index + 1..]
                .iter()
                .take(NEAR)
                .filter(within)
                .find(|other| other.phrase.grain() > 1 && dated(other))
            && self.is_near(other.phrase.year())
        {
            // What a sentence tells first came first: September before the February of a later year.
            let year = other.phrase.year()?;
            let turned =
                self.at.is_some_and(|(told, _)| told + 1 == year) && month_of(&own.phrase) > month_of(&other.phrase);
            return Some(year - i32::from(turned));
        }
        // "The chief, who had come on 3 May of the year before, left on 6 June 1959."
        if said == Some(Relative::Years(-1))
            && let Some(other) = mentions[index + 1..].iter().take(NEAR).filter(within).find(dated)
        {
            return other.phrase.year().map(|year| year - 1);
        }
        if let Some(anchor) = self.anchor_for(&own.phrase) {
            let told = said.and_then(|said| from_story(said, &own.phrase, anchor));
            return Some(told.unwrap_or_else(|| after(anchor, &own.phrase, true)));
        }
        let same = (mentions[index + 1..].iter().take(NEAR).filter(within)).find(|other| other.phrase.grain() == 1);
        if let Some(year) = same.filter(|_| said.is_none()).and_then(|other| other.phrase.year()) {
            return Some(year);
        }
        if let Some(newest) = newest.and_then(Edtf::latest) {
            let shift = if let Some(Relative::Years(shift)) = said { shift } else { 0 };
            let to_come = is_aside(scan, own, sentence, Roles::FUTURE);
            return Some(last_before(newest, &own.phrase) + shift + i32::from(to_come));
        }
        mentions[index + 1..].iter().take(NEAR).find(dated).and_then(|other| other.phrase.year())
    }

    /// Whether `year` is the story's or next to it; or that of what was told last, though it was on the side: "they
    /// had declared war on 29 September 1911. They landed on 5 October, and on 5 November 1911".
    fn is_near(self, year: Option<i32>) -> bool {
        let near = |(told, _): (i32, Option<i8>)| year.is_some_and(|year| (year - told).abs() <= 1);
        self.at.is_none_or(near) || self.last.is_some_and(|(_, told)| near(told))
    }

    /// Where the story stands for `phrase`: where it was told last, or where it was said to go, whichever comes sooner
    /// before it.
    fn anchor_for(self, phrase: &DatePhrase) -> Option<(i32, Option<i8>)> {
        let own = month_of(phrase);
        let wait = |anchor: (i32, Option<i8>)| Some((own? - anchor.1?).rem_euclid(12));
        let ahead = self
            .ahead
            .filter(|ahead| self.at.and_then(wait).zip(wait(*ahead)).is_some_and(|(here, there)| there < here));
        ahead.or(self.at)
    }

    /// The year and month of a day that has neither: those of its sentence, or of the last day that its paragraph tells.
    fn month_for(
        scan: &Scan<'_>,
        mentions: &[Placed],
        index: usize,
        sentence: &Range<usize>,
    ) -> Option<(i32, Option<i8>)> {
        let before = mentions[..index].iter().rev().take(NEAR).find(|other| {
            sentence.start <= other.phrase.range.start
                && is_dated(&other.phrase)
                && other.phrase.grain() > 1
                && !is_aside(scan, other, sentence, APART.or(Roles::HAD))
        });
        let other = before.or_else(|| {
            let told = |other: &&Placed| {
                is_dated(&other.phrase)
                    && other.phrase.grain() >= 2
                    && !is_aside(scan, other, &(0..usize::MAX), APART.or(Roles::HAD))
                    && !ends_a_clause_of_until(scan, other)
            };
            mentions[..index].iter().rev().take(NEAR).find(told)
        })?;
        Some((other.phrase.year()?, month_of(&other.phrase)))
    }

    /// The story as it stands at byte `at` of a text whose sentences are `sentences`: the last date of the sentence
    /// that ends there, though it was told on the side.
    pub(super) fn beside(self, sentences: &[Range<usize>], at: usize) -> Self {
        let own = sentences.partition_point(|sentence| sentence.start < at);
        let start = own.checked_sub(1).map_or(0, |own| sentences[own].start);
        match self.last {
            Some((end, told)) if start <= end && end <= at => Self { at: Some(told), ..self },
            _ => self,
        }
    }

    /// Takes the mention as where the story now stands, unless it looks back or ahead.
    fn move_on(&mut self, scan: &Scan<'_>, mention: &Placed, sentence: &Range<usize>) {
        let phrase = &mention.phrase;
        let (Some(year), grain) = (phrase.year(), phrase.grain()) else { return };
        let whole = matches!(phrase.value, Value::Season { .. });
        if grain == 0 && !whole || !(1000..=2199).contains(&year) {
            return;
        }
        let here = stands(phrase).unwrap_or((year, month_of(phrase)));
        self.last = Some((phrase.range.end, here));
        if let Some((told, _)) = self.at {
            let aside = is_aside(scan, mention, sentence, Roles::ASIDE)
                || (year < told && is_flashback(scan, mention, sentence))
                || (year < told && is_in_a_relative_clause(scan, mention, sentence))
                || (year < told && grain == 1 && is_of_a_participle(scan, mention));
            let named = grain == 1 && !whole && !leads(scan, mention);
            let adjective = scan
                .token(mention.tokens.end)
                .is_some_and(|token| token.kind == super::token::Kind::Word { capital: false })
                && mention.tokens.start.checked_sub(1).is_some_and(|at| scan.is_word(at, &["the"]));
            let back = matches!(relative(scan, mention), Some(Relative::Before | Relative::Years(-1)));
            if year < told && self.back == Some((sentence.end, year)) {
                return;
            }
            if back || (year != told && (aside || named)) || (year < told && adjective) {
                self.back = (year < told && grain > 1).then_some((sentence.end, year)).or(self.back);
                return;
            }
            if year > told && ends_a_clause_of_until(scan, mention) {
                return;
            }
            if year > told && is_horizon(scan, mention) {
                self.ahead = Some(here);
                return;
            }
        }
        (self.at, self.ahead) = (Some(here), None);
    }
}

/// `year`, or the one of those told nearby in which the day falls on the weekday that it names: "He died in January 2011.
/// On Sunday, June 26, they left", after a look back to 2009.
fn by_weekday(mentions: &[Placed], index: usize, year: i32) -> i32 {
    let own = &mentions[index].phrase;
    let Some((weekday, _)) = own.weekday else { return year };
    let fits = |year: i32| {
        let day = own.in_year(year).edtf.filter(|_| own.grain() == 3 && own.calendar.is_none());
        day.and_then(|day| day.earliest()).is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
    };
    if fits(year) {
        return year;
    }
    let told = mentions[..index].iter().rev().take(NEAR).filter_map(|other| other.phrase.year());
    told.filter(|told| (told - year).abs() <= 3).find(|told| fits(*told)).unwrap_or(year)
}

/// The sentence in which the phrase stands.
fn sentence_of(sentences: &[Range<usize>], phrase: &DatePhrase) -> Range<usize> {
    let index = sentences.partition_point(|sentence| sentence.end < phrase.range.end);
    sentences.get(index).cloned().unwrap_or_default()
}

/// Whether a word that can be one of `roles` stands before the mention in its own clause.
fn is_aside(scan: &Scan<'_>, mention: &Placed, sentence: &Range<usize>, roles: Roles) -> bool {
    for at in (0..mention.tokens.start).rev().take(NEAR) {
        let token = &scan.tokens[at];
        if token.start < sentence.start || scan.is_mark(at, ';') {
            return false;
        }
        if scan.is_mark(at, ',') {
            return scan.is_word(at + 1, ORIGIN);
        }
        if token.roles.has(roles) && !is_possession(scan, at) {
            return true;
        }
    }
    false
}

/// Whether the mention stands in a relative clause, and not behind one: "the war that made the line began on 6 October
/// 1973" has two verbs after its "that".
fn is_in_a_relative_clause(scan: &Scan<'_>, mention: &Placed, sentence: &Range<usize>) -> bool {
    const AUXILIARIES: &[&str] = &["am", "are", "be", "been", "being", "had", "has", "have", "is", "was", "were"];
    if !is_aside(scan, mention, sentence, CLAUSE) {
        return false;
    }
    let start = mention.tokens.start;
    let clause = (0..start).rev().take(NEAR).take_while(|at| !scan.can_be(*at, CLAUSE));
    let verbs = clause.filter(|at| {
        let verb = scan.can_be(*at, Roles::PAST) || scan.words(*at).ends_with("ed") && !scan.is_capital(*at);
        verb && !at.checked_sub(1).is_some_and(|before| scan.is_word(before, AUXILIARIES))
    });
    let joined = (0..start)
        .rev()
        .take(NEAR)
        .take_while(|at| !scan.can_be(*at, CLAUSE))
        .any(|at| scan.is_word(at, &["and", "or", "but"]));
    joined || verbs.take(2).count() < 2
}

/// "He had the town on 12 March": who has something tells the story, and does not look back.
fn is_possession(scan: &Scan<'_>, at: usize) -> bool {
    const OWNED: &[&str] =
        &["the", "a", "an", "his", "her", "its", "their", "no", "some", "many", "few", "two", "three", "four", "both"];
    scan.is_word(at, &["had"]) && (scan.is_capital(at + 1) || scan.is_word(at + 1, OWNED))
}

/// Whether the sentence, or the part of it since a semicolon, was told in the pluperfect before it came to the mention:
/// "it had landed in May 1919, on the invitation of the Allies, and marched inland in August 1921".
fn is_flashback(scan: &Scan<'_>, mention: &Placed, sentence: &Range<usize>) -> bool {
    let start = mention.tokens.start;
    let before = (0..start)
        .rev()
        .take(NEAR)
        .take_while(|at| scan.tokens[*at].start >= sentence.start && !scan.is_mark(*at, ';'))
        // A bare year behind such a clause still looks back: "who had had the first word in 1990, was refused it in 2011".
        .any(|at| scan.can_be(at, Roles::HAD) && !(mention.phrase.grain() > 1 && is_in_an_inset(scan, at, start)));
    // "In March 2014 the same three had left": not "by March 2014", which is where the story has come.
    let opens = start.checked_sub(1).is_some_and(|lead| {
        scan.is_word(lead, &["in", "on"])
            && scan.tokens[lead].start >= sentence.start
            && lead.checked_sub(1).is_none_or(|at| scan.tokens[at].start < sentence.start)
    });
    let after = || {
        (mention.tokens.end..scan.tokens.len())
            .take(12)
            .take_while(|at| {
                scan.tokens[*at].start < sentence.end && !scan.is_mark(*at, ',') && !scan.is_mark(*at, ';')
            })
            .any(|at| scan.can_be(at, Roles::HAD))
    };
    before || opens && after()
}

/// Whether the word stands in a relative clause between commas, of which the second comes before token `end`: "the
/// march, which had begun in 1963, was over by June 1964".
fn is_in_an_inset(scan: &Scan<'_>, word: usize, end: usize) -> bool {
    let opens = (0..=word).rev().take(6).take_while(|at| !scan.is_mark(*at, ',')).last();
    let relative = opens.filter(|at| *at > 0 && scan.is_mark(at - 1, ',')).is_some_and(|at| scan.is_word(at, RELATIVE));
    relative && (word..end).any(|at| scan.is_mark(at, ','))
}

/// Whether the mention is where something goes on to: "until May 1926", "between that day and May 1926".
fn is_horizon(scan: &Scan<'_>, mention: &Placed) -> bool {
    let the = mention.tokens.start.checked_sub(1).filter(|at| scan.is_word(*at, &["the"]));
    let Some(before) = the.unwrap_or(mention.tokens.start).checked_sub(1) else { return false };
    scan.is_word(before, &["until", "till"])
        || (scan.is_word(before, &["and"])
            && (0..before)
                .rev()
                .take(8)
                .take_while(|at| !scan.is_mark(*at, ','))
                .any(|at| scan.is_word(at, &["between"])))
}

/// "He lived there until he died on 3 May 1972": the date is told of the end of it, and the story goes on before.
fn ends_a_clause_of_until(scan: &Scan<'_>, mention: &Placed) -> bool {
    let start = mention.tokens.start;
    (0..start)
        .rev()
        .take(10)
        .take_while(|at| !scan.is_mark(*at, ',') && !scan.is_mark(*at, ';') && !scan.is_mark(*at, '.'))
        .any(|at| at + 2 < start && scan.is_word(at, &["until", "till"]) && !scan.is_word(at + 1, &["the"]))
}

/// "The treaty made in 1916 was secret": a year told of a noun by a participle, where the verb comes after it.
fn is_of_a_participle(scan: &Scan<'_>, mention: &Placed) -> bool {
    let Some(participle) = mention.tokens.start.checked_sub(2) else { return false };
    let made = scan.words(participle).ends_with("ed") || scan.is_word(participle, PARTICIPLES);
    let verb = (mention.tokens.end..scan.tokens.len())
        .take(12)
        .take_while(|at| !scan.is_mark(*at, ',') && !scan.is_mark(*at, ';') && !scan.is_mark(*at, '.'))
        .take_while(|at| !scan.is_word(*at, &["and", "but", "that", "which", "who", "when", "where"]))
        .any(|at| scan.is_word(at, &["was", "were", "is", "are", "had", "has", "have", "would", "could"]));
    made && verb && !scan.is_word(participle.wrapping_sub(1), &["was", "were", "had", "been", "is", "are"])
}

/// "The 17 October uprising of 2019": a year said of what a day or month names.
fn is_of(scan: &Scan<'_>, own: &Placed, other: &Placed) -> bool {
    let between = own.tokens.end..other.tokens.start;
    other.phrase.grain() == 1
        && (2..=4).contains(&between.len())
        && scan.is_word(other.tokens.start - 1, &["of"])
        && between.clone().all(|at| matches!(scan.tokens[at].kind, super::token::Kind::Word { .. }))
}

/// The year and month at which the story stands after the phrase: of a stretch of days or months, its end.
fn stands(phrase: &DatePhrase) -> Option<(i32, Option<i8>)> {
    if matches!(phrase.value, Value::Span(..)) && phrase.grain() >= 2 && phrase.calendar.is_none() {
        let end = phrase.edtf.as_ref().and_then(Edtf::latest)?;
        return Some((end.year().into(), Some(end.month())));
    }
    Some((phrase.year()?, month_of(phrase)))
}

/// What is said of the year of the first of `mentions`, or of those that it is listed with: "in January and February
/// of the following year".
fn shared_relative(scan: &Scan<'_>, mentions: &[Placed]) -> Option<Relative> {
    relative(scan, mentions.first()?).or_else(|| {
        let listed = mentions.windows(2).take(NEAR).take_while(|pair| {
            pair[1].phrase.lacks_year() && pair[0].phrase.grain() == pair[1].phrase.grain() && is_joined(scan, pair)
        });
        let after = listed.last().and_then(|pair| relative(scan, &pair[1]));
        after.filter(|said| matches!(said, Relative::Years(_) | Relative::Told))
    })
}

/// Whether nothing but the words and marks of a list or a stretch stand between two neighbours.
fn is_joined(scan: &Scan<'_>, pair: &[Placed]) -> bool {
    (pair[0].tokens.end..pair[1].tokens.start).all(|at| {
        scan.is_word(at, &["and", "or", "to", "through", "until", "till", "on", "in", "again", "then", "later", "the"])
            || scan.is_mark(at, ',')
            || scan.is_dash(at)
    })
}

/// Whether the phrase says a year: by itself, or with a part of it.
fn is_dated(phrase: &DatePhrase) -> bool {
    (phrase.grain() > 0 || matches!(phrase.value, Value::Season { .. })) && phrase.year().is_some()
}

/// "In 1970", "The year 1970", "1970 opened badly": a bare year by which a sentence says when it is.
fn leads(scan: &Scan<'_>, mention: &Placed) -> bool {
    let next = mention.tokens.end;
    let is_subject = scan.can_be(next, Roles::PAST) || scan.words(next).ends_with("ed") && !scan.is_capital(next);
    let opens = mention.tokens.start.checked_sub(1).is_none_or(|at| scan.is_mark(at, '.'));
    opens && is_subject
        || mention.tokens.start.checked_sub(1).is_some_and(|at| scan.is_word(at, &["in", "year", "during", "by"]))
}

/// The year of the phrase that this one is joined to: "between May and July 2015", "from May 3 to June 5, 2016".
fn joined_year(scan: &Scan<'_>, mentions: &[Placed]) -> Option<i32> {
    for pair in mentions.windows(2).take(NEAR) {
        let (one, other) = (&pair[0], &pair[1]);
        if !is_joined(scan, pair)
            || one.phrase.calendar != other.phrase.calendar
            || one.phrase.grain() != other.phrase.grain()
        {
            return None;
        }
        if let Some(year) = other.phrase.year() {
            let earlier = month_of(&mentions[0].phrase) > month_of(&other.phrase) && mentions[0].phrase.lacks_year();
            return Some(year - i32::from(earlier));
        }
    }
    None
}

/// The year of `phrase` when it is told after `anchor`. A month that comes soon after the turn of the year is of the
/// next year, if a new sentence tells it: stories go forward.
fn after(anchor: (i32, Option<i8>), phrase: &DatePhrase, told_later: bool) -> i32 {
    /// How many months on a story may go at once.
    const SOON: i8 = 5;
    let turns = |month: i8, own: i8| own < month && own + 12 - month <= SOON;
    let turned = told_later && anchor.1.zip(month_of(phrase)).is_some_and(|(month, own)| turns(month, own));
    anchor.0 + i32::from(turned)
}

/// The year in which `phrase` lies inside the stretch that its sentence tells: "between September 1970 and March 1971
/// they waited, and on 12 November".
fn year_inside(stretch: &DatePhrase, phrase: &DatePhrase) -> Option<i32> {
    let Value::Span(..) = stretch.value else { return None };
    let edtf = stretch.edtf.as_ref()?;
    let (first, last) = (edtf.earliest()?, edtf.latest()?);
    (i32::from(first.year())..=i32::from(last.year())).take(2).find(|year| {
        let day = phrase.in_year(*year).edtf.and_then(|edtf| edtf.earliest());
        day.is_some_and(|day| first <= day && day <= last)
    })
}

/// The year of `phrase` beside a winter of two years: of "the winter of 1951–52" February and May are of the second.
fn winter_year(scan: &Scan<'_>, winter: &DatePhrase, phrase: &DatePhrase) -> Option<i32> {
    let Value::Season { year: Some(first), season: Season::Winter } = winter.value else { return None };
    let words = scan.text.get(winter.range.clone())?;
    let two = words.contains(['–', '-', '/', '‐', '‑']);
    let month = month_of(phrase).filter(|_| two)?;
    Some(first + i32::from(month < 10))
}

/// The year of the last such date that is not after `newest`.
fn last_before(newest: civil::Date, phrase: &DatePhrase) -> i32 {
    let year = i32::from(newest.year());
    let first = phrase.in_year(year).edtf.and_then(|edtf| edtf.earliest());
    if first.is_some_and(|day| day > newest) { year - 1 } else { year }
}

fn month_of(phrase: &DatePhrase) -> Option<i8> {
    if matches!(phrase.value, Value::Season { .. }) { phrase.first_month() } else { phrase.month() }
}
