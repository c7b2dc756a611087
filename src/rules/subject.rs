//! An article as the rules see it.

use super::links::{Link, links};
use crate::extract::Reading;
use std::cell::OnceCell;
use std::ops::Deref;

/// An article with all that was read from it, and what several rules make of that, made once.
#[derive(Debug)]
pub struct Subject<'r, 'a> {
    reading: &'r Reading<'a>,
    links: OnceCell<Vec<Link<'r>>>,
}

impl<'r, 'a> Subject<'r, 'a> {
    /// What the rules are to look at.
    #[must_use]
    pub fn new(reading: &'r Reading<'a>) -> Self {
        Self { reading, links: OnceCell::new() }
    }

    /// Every address, in the order of the passages.
    pub(super) fn links(&self) -> &[Link<'r>] {
        self.links.get_or_init(|| links(&self.reading.article))
    }
}

impl<'a> Deref for Subject<'_, 'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        self.reading
    }
}
