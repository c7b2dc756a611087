//! An article as the rules see it.

use super::full_citation::{Full, find_full};
use super::links::{Link, links};
use super::name_variant::authors;
use super::passage::passages;
use super::quotations::{Quotations, quotations};
use super::spelling::{Term, terms};
use super::spoken::Runs;
use super::stated::{Role, Stated, stated};
use crate::document::Within;
use crate::extract::Reading;
use crate::text::Span;
use std::cell::OnceCell;
use std::ops::Deref;

/// An article with all that was read from it, and what several rules make of that, made once.
#[derive(Debug)]
pub struct Subject<'r, 'a> {
    reading: &'r Reading<'a>,
    full: OnceCell<Vec<Full<'r>>>,
    terms: OnceCell<Vec<Term<'r>>>,
    authors: OnceCell<Vec<(&'r str, Span)>>,
    links: OnceCell<Vec<Link<'r>>>,
    stated: OnceCell<Vec<Stated<'r>>>,
    quotations: OnceCell<Vec<Quotations>>,
    runs: OnceCell<Runs>,
}

impl<'r, 'a> Subject<'r, 'a> {
    /// What the rules are to look at.
    #[must_use]
    pub fn new(reading: &'r Reading<'a>) -> Self {
        Self {
            reading,
            full: OnceCell::new(),
            terms: OnceCell::new(),
            authors: OnceCell::new(),
            links: OnceCell::new(),
            stated: OnceCell::new(),
            quotations: OnceCell::new(),
            runs: OnceCell::new(),
        }
    }

    /// Every citation in full, in the order of the file.
    pub(super) fn full(&self) -> &[Full<'r>] {
        self.full.get_or_init(|| find_full(self.reading))
    }

    /// The terms in running text and in remarks.
    pub(super) fn terms(&self) -> &[Term<'r>] {
        self.terms.get_or_init(|| terms(self.reading))
    }

    /// The authors, editors and translators whom the notes print, each name by itself.
    pub(super) fn authors(&self) -> &[(&'r str, Span)] {
        self.authors.get_or_init(|| authors(self.reading))
    }

    /// Every address, in the order of the passages.
    pub(super) fn links(&self) -> &[Link<'r>] {
        self.links.get_or_init(|| links(&self.reading.article))
    }

    /// Every date of body and notes; what stands in titles is the titles' own.
    pub(super) fn stated(&self) -> &[Stated<'r>] {
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
        self.runs.get_or_init(|| Runs::new(self.reading))
    }

    /// The dates in citations.
    pub(super) fn cited(&self) -> impl Iterator<Item = &Stated<'r>> {
        self.stated().iter().filter(|date| date.role == Role::Citation)
    }
}

impl<'a> Deref for Subject<'_, 'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        self.reading
    }
}
