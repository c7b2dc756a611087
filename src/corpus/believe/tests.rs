use super::*;
use crate::document;
use crate::text::TextResource;

const ARTICLE: &str = "The town fell in May 2016.<sup>1</sup> It will rise.<sup>2</sup>\n\n---\n\n\
    <sup>1</sup> Rima Haj, *Salt Roads* (Cairo: Dar al-Nur, 1999), p. 4; Samir Adwan, \"River Town,\" *al-Fajr*.\n\n\
    <sup>2</sup> Haj, *Salt Roads*, p. 9. The road was new.\n";

/// What is read when `change` has been made in the record of [`ARTICLE`].
fn with<T>(change: impl Fn(&str) -> String, look: impl Fn(&Reading<'_>) -> T) -> T {
    let text = TextResource::new("a.md", ARTICLE);
    let read = || extract::read(document::read(&text), &extract::Settings::default());
    let record = yaml::file(&extract::record(&read(), &Origin::default()), yaml::SCHEMA_PATH);
    let changed = change(&record);
    let mut reading = read();
    believe(&mut reading, &changed).expect("a record");
    look(&reading)
}

fn replaced(from: &'static str, to: &'static str) -> impl Fn(&str) -> String {
    move |record| {
        assert!(record.contains(from), "{record}");
        record.replacen(from, to, 1)
    }
}

fn cited(reading: &Reading<'_>, note: usize) -> Vec<(Form, Option<String>, Option<String>)> {
    let of = |cited: &CitationReading| {
        (cited.form, cited.item.title.clone(), cited.source.map(|source| reading.sources[source].id.clone()))
    };
    reading.notes[note].citations.iter().map(of).collect()
}

#[test]
fn a_record_that_nobody_touched_changes_nothing() {
    let plain = with(str::to_owned, |reading| format!("{:?}{:?}", reading.notes, reading.sources));
    let text = TextResource::new("a.md", ARTICLE);
    let reading = extract::read(document::read(&text), &extract::Settings::default());
    assert_eq!(plain, format!("{:?}{:?}", reading.notes, reading.sources));
}

#[test]
fn a_corrected_field_takes_the_place_of_what_was_read_and_keeps_the_rest() {
    let change = replaced("  container-title: al-Fajr\n", "  container-title: al-Fajr\n  issued: 2016-05-02\n");
    let dates = with(change, |reading| {
        let items = reading.notes[0].citations.iter().map(|cited| cited.item.issued.as_ref().map(ToString::to_string));
        items.collect::<Vec<_>>()
    });
    assert_eq!(dates, [Some("1999".to_owned()), Some("2016-05-02".to_owned())]);
    let change = replaced("  title: River Town\n", "  title: Town\n");
    let at = with(change, |reading| {
        let cited = &reading.notes[0].citations[1];
        let field = cited.fields.iter().find(|field| field.field == Field::Title).expect("a title");
        reading.note_words(0, field.range.clone()).to_owned()
    });
    assert_eq!(at, "Town");
}

#[test]
fn a_rejected_citation_is_prose() {
    let change = |record: &str| {
        let at = record.find("id: n1.2").expect("the second citation");
        format!("{}status: rejected\n    {}", &record[..at], &record[at..])
    };
    let (cited, remarks) = with(change, |reading| (cited(reading, 0), reading.notes[0].remarks.clone()));
    assert_eq!(cited.len(), 1);
    assert_eq!(remarks.len(), 1);
}

#[test]
fn a_claim_rejected_is_gone_and_a_stance_corrected_counts() {
    let change = |record: &str| {
        let record = record.replacen("- id: c1\n", "- id: c1\n  status: rejected\n", 1);
        record.replacen("stance: predicted", "stance: hedged", 1)
    };
    let stances = with(change, |reading| reading.claims.iter().map(|claim| claim.stance).collect::<Vec<_>>());
    assert_eq!(stances, [Some(crate::record::Stance::Hedged)]);
}

#[test]
fn a_date_rejected_is_gone() {
    let change = |record: &str| {
        let block = record.replacen("- id: d1\n", "- id: d1\n  status: rejected\n", 1);
        block.replacen("- {id: d1,", "- {id: d1, status: rejected,", 1)
    };
    assert_eq!(with(change, |reading| reading.dates.len()), 0);
}

#[test]
fn a_short_form_follows_its_work() {
    let works = with(replaced("  title: Salt Roads\n", "  title: The Salt Roads\n"), |reading| {
        let source = reading.notes[1].citations[0].source.expect("the work");
        reading.sources[source].title.clone()
    });
    assert_eq!(works.as_deref(), Some("The Salt Roads"));
}
