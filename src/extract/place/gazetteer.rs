//! The gazetteer: names of places and what they may mean, read where they lie in the program.
//!
//! It is made by `examples/build_gazetteer` out of GeoNames and `src/extract/place/data/places.csv`. Names are folded with
//! [`key`](crate::text::key) and stand in a finite-state transducer, so that nothing is parsed when the program
//! starts and a look-up takes a step for each letter.

use super::row::{Row, WIDTH};
use fst::raw::{CompiledAddr, Output};
use std::sync::LazyLock;

static NAMES: &[u8] = include_bytes!("data/names.fst");
static SENSES: &[u8] = include_bytes!("data/senses.bin");
static ROWS: &[u8] = include_bytes!("data/rows.bin");
static SPELLINGS: &str = include_str!("data/spellings.txt");

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let names = fst::Map::new(NAMES).expect("the example that builds the gazetteer wrote a whole transducer");
    let start = Step { node: names.as_fst().root().addr(), output: Output::zero() };
    Gazetteer { names, start }
});

/// The gazetteer inside the program.
#[derive(Debug)]
pub struct Gazetteer {
    names: fst::Map<&'static [u8]>,
    start: Step,
}

/// One meaning of a name: a row, by its number, and how good a name of it this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sense {
    /// The number of the row.
    pub row: u16,
    /// The name is the one by which the place is usually called, and no spelling out of many.
    pub primary: bool,
    /// The name is a word of English, too.
    pub common: bool,
}

/// Where a walk through the names has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    node: CompiledAddr,
    output: Output,
}

impl Gazetteer {
    /// The one there is.
    #[must_use]
    pub fn get() -> &'static Self {
        &GAZETTEER
    }

    /// What a name may mean, by its folded key; the likeliest first.
    pub fn senses(&self, key: &str) -> impl Iterator<Item = Sense> + use<> {
        unpack(self.names.get(key))
    }

    /// Row `number`.
    #[must_use]
    #[inline]
    pub fn row(&self, number: u16) -> Row {
        let (rows, _) = ROWS.as_chunks::<WIDTH>();
        Row::from_bytes(&rows[usize::from(number)])
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        ROWS.len() / WIDTH
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        ROWS.is_empty()
    }

    /// The usual English name of `row`.
    #[must_use]
    pub fn name(&self, row: &Row) -> &'static str {
        let start = row.name.0 as usize;
        &SPELLINGS[start..start + usize::from(row.name.1)]
    }

    /// The start of a walk.
    pub(super) fn start(&self) -> Step {
        self.start
    }

    /// The walk after `letters`, where a name goes on so.
    pub(super) fn walk(&self, mut step: Step, letters: &str) -> Option<Step> {
        let fst = self.names.as_fst();
        for letter in letters.bytes() {
            let node = fst.node(step.node);
            let transition = node.transition(node.find_input(letter)?);
            step = Step { node: transition.addr, output: step.output.cat(transition.out) };
        }
        Some(step)
    }

    /// What the name means that ends here, where one does; nothing otherwise.
    pub(super) fn end(&self, step: Step) -> impl Iterator<Item = Sense> + use<> {
        let node = self.names.as_fst().node(step.node);
        unpack(node.is_final().then(|| step.output.cat(node.final_output()).value()))
    }
}

/// The senses behind a value of the transducer: where the first stands, times 256, and how many there are. A
/// sense takes two bytes for its row and one for what the name is: 1 if primary, 2 if a word of English.
fn unpack(value: Option<u64>) -> impl Iterator<Item = Sense> {
    let value = value.unwrap_or_default();
    let first = usize::try_from(value >> 8).unwrap_or_default();
    let count = usize::try_from(value & 0xFF).unwrap_or_default();
    let (senses, _) = SENSES.as_chunks::<3>();
    let senses = &senses[first..first + count];
    senses.iter().map(|[low, high, name]| Sense {
        row: u16::from_le_bytes([*low, *high]),
        primary: name & 1 != 0,
        common: name & 2 != 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    #[test]
    fn every_place_is_found_by_its_name() {
        let gazetteer = Gazetteer::get();
        for number in 0..u16::try_from(gazetteer.len()).expect("a row's number has sixteen bits") {
            let name = gazetteer.name(&gazetteer.row(number));
            let found = gazetteer.senses(&key(name)).any(|sense| sense.row == number);
            assert!(found, "{name} is not under its key: run the example build_gazetteer again");
        }
    }

    #[test]
    fn a_walk_ends_where_a_name_does() {
        let gazetteer = Gazetteer::get();
        let step = gazetteer.walk(gazetteer.start(), "baghda").expect("a name begins so");
        assert_eq!(gazetteer.end(step).count(), 0);
        let step = gazetteer.walk(step, "d").expect("and goes on so");
        let first = gazetteer.end(step).next().expect("and ends so");
        assert_eq!(gazetteer.row(first.row).country(), Some("IQ"));
    }
}
