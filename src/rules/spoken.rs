//! The words of an article that may belong to a name, each taken apart once.
//!
//! Names come back in article after article: each thread keeps what it heard of the words that it met.

use super::headed::is_head;
use super::passage::passages;
use super::romanised::{Bones, Romanised};
use super::written::{Written, bare, has_capital, next_word};
use crate::document::Within;
use crate::extract::{Reading, is_title};
use crate::text::{ByteSet, Met, key};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// What is heard of a word, wherever it stands.
#[derive(Debug)]
pub(super) struct Spoken {
    /// The folded key.
    pub(super) key: String,
    /// Its letters as part of a name: none for an article that is written apart.
    pub(super) letters: Romanised,
    /// Under what the word is looked up as a name of its own.
    pub(super) bones: Bones,
    /// It is a title that stands before the name of a person.
    pub(super) title: bool,
    /// It says what kind of place the next word names.
    pub(super) head: bool,
}

/// How many words a thread keeps: some four megabytes.
const MOST: usize = 1 << 14;

thread_local! {
    static MET: RefCell<Met<Spoken>> = RefCell::new(Met::new(MOST));
}

impl Spoken {
    /// What is heard of `word`.
    pub(super) fn of(word: &str) -> Rc<Self> {
        MET.with_borrow_mut(|met| met.of(word, Self::new))
    }

    fn new(word: &str) -> Self {
        let key = key(word);
        let letters = Romanised::part(word);
        Self { bones: letters.bones(), letters, title: is_title(word), head: is_head(&key), key }
    }
}

/// A word of a run.
#[derive(Debug)]
pub(super) struct NameWord {
    /// The bytes of the passage, without the genitive's s.
    pub(super) range: Range<usize>,
    /// What is heard of it.
    pub(super) spoken: Rc<Spoken>,
    /// It has a capital; a particle inside a name has none.
    pub(super) capital: bool,
}

/// The number made of the consonants of `words`.
pub(super) fn bones(words: &[NameWord]) -> Bones {
    let Some((first, more)) = words.split_first() else { return Bones::default() };
    let mut bones = first.spoken.bones;
    for word in more {
        bones.add(&word.spoken.letters);
    }
    bones
}

/// The runs of words with a capital in running text and in notes that have a remark: one space between two words,
/// particles inside. What notes cite is spelled as the works have it, and most do nothing but cite.
#[derive(Debug, Default)]
pub(super) struct Runs {
    words: Vec<NameWord>,
    /// Each run by its words.
    spans: Vec<Range<usize>>,
    /// The runs of each passage, blocks first.
    passages: Vec<Range<usize>>,
    blocks: usize,
}

impl Runs {
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let article = &reading.article;
        let count = article.blocks.len() + article.notes.len();
        let mut found = Self {
            // As many as most articles have.
            words: Vec::with_capacity(512),
            spans: Vec::with_capacity(256),
            passages: Vec::with_capacity(count),
            blocks: article.blocks.len(),
        };
        for passage in passages(article) {
            let from = found.spans.len();
            let speaks = match passage.within {
                Within::Block(_) => passage.is_scholarly(),
                Within::Note(index) => !reading.notes[index].remarks.is_empty(),
            };
            if speaks {
                found.read(passage.words());
            }
            found.passages.push(from..found.spans.len());
        }
        found
    }

    /// The runs of a block or note, in order.
    pub(super) fn of(&self, within: Within) -> impl Iterator<Item = &[NameWord]> {
        let passage = match within {
            Within::Block(index) => index,
            Within::Note(index) => self.blocks + index,
        };
        self.spans[self.passages[passage].clone()].iter().map(|run| &self.words[run.clone()])
    }

    fn read(&mut self, text: &str) {
        let mut start = self.words.len();
        let mut last = 0;
        loop {
            // What begins a run has a sign that a small word has not.
            if self.words.len() == start {
                let Some(sign) = MARKED.next(text, last) else { break };
                let small = text.as_bytes()[last..sign].iter().rev().take_while(|byte| is_small(**byte)).count();
                last = sign - small;
            }
            let Some(Written { range, small, plain }) = next_word(text, last) else { break };
            if self.words.len() > start && &text[last..range.start] != " " {
                start = self.close(start);
            }
            last = range.end;
            let opens = self.words.len() == start;
            if small && opens {
                continue;
            }
            let word = if plain { range.clone() } else { bare(text, range.clone()) };
            let printed = &text[word.clone()];
            let capital = !small && has_capital(printed);
            let cut = word.end < range.end;
            if capital || (!opens && is_particle(printed)) {
                self.words.push(NameWord { spoken: Spoken::of(printed), range: word, capital });
                if cut {
                    start = self.close(start);
                }
            } else {
                start = self.close(start);
            }
        }
        self.close(start);
    }

    /// Ends the run whose words begin at `start`: particles at its end belong to no name.
    fn close(&mut self, start: usize) -> usize {
        while self.words.len() > start && self.words.last().is_some_and(|word| !word.capital) {
            self.words.pop();
        }
        if self.words.len() > start {
            self.spans.push(start..self.words.len());
        }
        self.words.len()
    }
}

/// Capitals, apostrophes and hyphens, and the first bytes of all beyond ASCII.
static MARKED: ByteSet = ByteSet::of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ'`-").with(0xC0..=0xFF);

fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_particle(word: &str) -> bool {
    matches!(word, "bin" | "ibn" | "ben" | "von" | "van" | "de" | "al" | "el")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_capitals_come_in_runs() {
        let text = "When Salih al-Nur’s son met ‘Umar ibn Sabri, the Qadi of Basra; Nur-Aldin's sons.";
        let mut found = Runs::default();
        found.read(text);
        let runs = found.spans.iter().map(|run| &found.words[run.clone()]);
        let got: Vec<&str> = runs.map(|run| &text[run[0].range.start..run[run.len() - 1].range.end]).collect();
        assert_eq!(got, ["When Salih al-Nur", "‘Umar ibn Sabri", "Qadi", "Basra", "Nur-Aldin"]);
        assert!(!found.words[4].capital, "a particle");
    }

    #[test]
    fn a_word_is_heard_once() {
        let word = Spoken::of("al-Raqqa");
        assert!(Rc::ptr_eq(&word, &Spoken::of("al-Raqqa")) && Spoken::of("General").title);
        assert!(!Rc::ptr_eq(&Spoken::of(&"Zz".repeat(40)), &Spoken::of(&"Zz".repeat(40))));
    }
}
