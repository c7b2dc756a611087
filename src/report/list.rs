//! A JSON list that is written while its items are made.

use super::{Diagnostic, Findings};
use serde::ser::{Error as _, Serialize, SerializeSeq as _, Serializer};
use std::cell::RefCell;
use std::io;

/// What a list shows of a finding.
pub(super) trait Item {
    /// The object.
    type Of<'d>: Serialize;

    /// The object of `found`; nothing where it is not shown.
    fn of<'d>(&self, found: &'d Diagnostic) -> Option<Self::Of<'d>>;
}

/// The findings as a list, each as its item.
pub(super) struct List<'f, I> {
    pub(super) found: &'f dyn Findings,
    pub(super) item: I,
}

impl<I: Item> Serialize for List<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let failed = RefCell::new(None);
        let all = self.found.each(&mut |some| {
            for object in some.iter().filter_map(|diagnostic| self.item.of(diagnostic)) {
                list.serialize_element(&object).map_err(|error| {
                    failed.replace(Some(error));
                    io::Error::other("the list could not be written")
                })?;
            }
            Ok(())
        });
        match (failed.into_inner(), all) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(S::Error::custom(error)),
            (None, Ok(())) => list.end(),
        }
    }
}
