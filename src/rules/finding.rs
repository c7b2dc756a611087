//! One defect, and how to mend it.

use super::{Meta, Severity};
use crate::text::Span;

/// One defect.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// How bad it is: as the rule says, unless this finding is milder or worse than others of the rule. Settings
    /// have the last word.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The number of the note in which it stands, or to which a marker points. Where a rule leaves it empty, it
    /// is filled in from the place.
    pub note: Option<String>,
    /// Other places that matter to it.
    pub related: Vec<Related>,
    /// How to mend it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding of `rule` at `span`.
    #[must_use]
    pub fn new(rule: &'static Meta, span: Span, message: String) -> Self {
        let severity = rule.severity;
        Self { rule, severity, span, message, help: None, note: None, related: Vec::new(), fix: None }
    }

    /// Milder or worse than others of its rule.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// In, or of, the note numbered `label`.
    #[must_use]
    pub fn note(mut self, label: impl Into<String>) -> Self {
        self.note = Some(label.into());
        self
    }

    /// With another place, in the same file, that matters to it.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { file: None, span, message: message.into() });
        self
    }

    /// With another place, in the file numbered `file`, that matters to it.
    #[must_use]
    pub fn related_in(mut self, file: FileId, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { file: Some(file), span, message: message.into() });
        self
    }

    /// With a way to mend it.
    #[must_use]
    pub fn fix(mut self, safe: bool, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { safe, edits });
        self
    }
}

/// The number of a file in the run, by the order of the paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Another place that matters to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// In which file; nothing where it is the finding's own.
    pub file: Option<FileId>,
    /// Where.
    pub span: Span,
    /// Why it matters.
    pub message: String,
}

/// How to mend a defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// It cannot change what the author meant.
    pub safe: bool,
    /// What to write instead of what: in the order of the file, none over another.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

impl Edit {
    /// Writes `text` for what stands at `span`.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Writes `text` before byte `at`.
    #[must_use]
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { span: Span::empty(at), text: text.into() }
    }

    /// Takes away what stands at `span`.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }
}
