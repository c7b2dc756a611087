//! An article as the rules see it.

use super::links::{Link, links};
use super::passage::passages;
use super::quotations::{Quotations, quotations};
use super::spoken::Runs;
use super::stated::{Role, Stated, stated};
use crate::document::Within;
use crate::extract::Reading;
use std::cell::OnceCell;
use std::ops::Deref;

/// An article with all that was read from it, and what several rules make of that, made once.
#[derive(Debug)]
pub struct Subject<'r, 'a> {
    reading: &'r Reading<'a>,
    links: OnceCell<Vec<Link<'r>>>,
    stated: OnceCell<Vec<Stated>>,
    quotations: OnceCell<Vec<Quotations>>,
    runs: OnceCell<Runs>,
}

impl<'r, 'a> Subject<'r, 'a> {
    /// What the rules are to look at.
    #[must_use]
    pub fn new(reading: &'r Reading<'a>) -> Self {
        Self {
            reading,
            links: OnceCell::new(),
            stated: OnceCell::new(),
            quotations: OnceCell::new(),
            runs: OnceCell::new(),
        }
    }

    /// Every address, in the order of the passages.
    pub(super) fn links(&self) -> &[Link<'r>] {
        self.links.get_or_init(|| links(&self.reading.article))
    }

    /// Every date of body and notes; what stands in titles is the titles' own.
    pub(super) fn stated(&self) -> &[Stated] {
        self.stated.get_or_init(|| stated(self.reading))
    }

    /// What stands in double quotation marks in a block or note.
    pub(super) fn quotations(&self, within: Within) -> &Quotations {
        let all = self
            .quotations
            .get_or_init(|| passages(&self.reading.article).map(|passage| quotations(passage.words())).collect());
        match within {
            Within::Block(index) => &all[index],
            Within::Note(index) => &all[self.reading.article.blocks.len() + index],
        }
    }

    /// The runs of words with a capital, in which names are found.
    pub(super) fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| Runs::new(&self.reading.article))
    }

    /// The dates in citations.
    pub(super) fn cited(&self) -> impl Iterator<Item = &Stated> {
        self.stated().iter().filter(|date| date.role == Role::Citation)
    }
}

impl<'a> Deref for Subject<'_, 'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        self.reading
    }
}
