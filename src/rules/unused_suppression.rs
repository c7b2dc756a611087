//! REC009.

use super::{Meta, Rule, rule};

rule! {
    /// ## What it checks
    /// A comment that hides findings (`<!-- isnad-ignore MRK001: why -->`) hides one, and names a rule that there
    /// is. Otherwise what it hid was mended, or it never did what its writer thought.
    ///
    /// Such a comment at the end of a line speaks of that line, in a note of that note, on a line of its own of the
    /// block after it; `isnad-ignore-file` speaks of the file, and `isnad-ignore-note 4` of note 4.
    ///
    /// ## Example
    /// ```article
    /// The town fell in August. <!-- isnad-ignore STY006: the author's own words -->
    /// ```
    ///
    /// ## Instead
    /// ```article
    /// The town fell in in August. <!-- isnad-ignore STY006: the author's own words -->
    /// ```
    UnusedSuppression = "REC009", "unused-suppression", Info, Safe
}

/// Found by [`settle`](super::settle), once all other rules have looked.
impl Rule for UnusedSuppression {
    fn meta(&self) -> &'static Meta {
        &META
    }
}
