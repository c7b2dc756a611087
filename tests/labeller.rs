//! The model that reads references without marks was learned from the notes that its trainer writes.

#[path = "../examples/train_labeller/generate/mod.rs"]
mod generate;

pub(crate) use isnad::extract::bare as label;

use label::{features, tag, words};

/// Fresh notes, of works that the trainer has not seen: the model and the way notes are written agree.
#[test]
fn the_model_labels_fresh_notes_of_its_own_kind() {
    let mut random = generate::Random::new(2027);
    let (mut right, mut all) = (0, 0);
    for _ in 0..400 {
        let (text, labels) = generate::sample(&mut random);
        let tags = tag(&features(&words(&text), &|_| false));
        assert_eq!(tags.len(), labels.len());
        right += tags.iter().zip(&labels).filter(|((tag, _), label)| tag == *label).count();
        all += labels.len();
    }
    assert!(right * 100 > all * 96, "{right} of {all} words");
}

#[test]
fn the_same_seed_writes_the_same_notes() {
    let notes = |seed| {
        let mut random = generate::Random::new(seed);
        (0..20).map(|_| generate::note(&mut random).text).collect::<Vec<_>>()
    };
    assert_eq!(notes(3), notes(3));
    assert_ne!(notes(3), notes(4));
}

/// The names that the lexicon has from a list are names of the lists that the trainer has.
#[test]
fn the_lexicon_takes_its_names_from_the_lists() {
    let names = |list: &str| -> Vec<String> {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let names = lines.filter_map(|line| line.split('\t').next()).map(str::to_lowercase);
        names.flat_map(|name| words(&name).iter().map(|word| word.text.to_owned()).collect::<Vec<_>>()).collect()
    };
    let known: std::collections::BTreeSet<String> = [
        include_str!("../examples/train_labeller/lists/given.txt"),
        include_str!("../examples/train_labeller/lists/family.txt"),
    ]
    .into_iter()
    .flat_map(names)
    .collect();
    let lexicon = include_str!("../src/extract/citation/bare/lexicon.csv");
    let strange: Vec<&str> = lexicon
        .lines()
        .filter(|row| row.contains("Faker"))
        .filter_map(|row| row.split(',').next())
        .filter(|word| !known.contains(*word))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}
