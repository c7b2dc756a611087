//! What is wrong, one rule a file. Knows nothing of how it is shown.
//!
//! To add a rule: write its file as [`undefined_note`] is written (the page, its examples, the check), then add
//! its `mod` line here and a place in [`RULES`]. The page is what `isnad explain` prints, and a test: the example
//! must be flagged and the remedy must not.

mod undefined_note;

use crate::extract::Reading;
use crate::record::Edtf;
use crate::text::Span;

/// Every rule, by code.
pub static RULES: &[&dyn Rule] = &[&undefined_note::UndefinedNote];

/// A defect that can be found in one article.
pub trait Rule: Sync {
    /// What the rule is called and says of itself.
    fn meta(&self) -> &'static Meta;

    /// Looks at one article.
    fn check(&self, reading: &Reading<'_>, settings: &Settings, found: &mut Vec<Finding>);

    /// A finding of this rule at `span`.
    fn finding(&self, span: Span, message: String) -> Finding {
        Finding { rule: self.meta(), span, message, help: None, note: None, related: Vec::new(), fix: None }
    }
}

/// What a rule is called and says of itself.
#[derive(Debug)]
pub struct Meta {
    /// Given once and never used for anything else: `MRK001`.
    pub code: &'static str,
    /// What it finds: `undefined-note`.
    pub name: &'static str,
    /// How bad a finding is unless settings say otherwise.
    pub severity: Severity,
    /// Its page, in Markdown.
    pub page: &'static str,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Looked for only when asked.
    Off,
    /// Worth knowing.
    Info,
    /// To be put right.
    Warning,
    /// Wrong.
    Error,
}

/// What a house or a run asks of the rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The day that counts as today.
    pub as_of: Option<Edtf>,
}

/// One defect.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Meta,
    /// Where.
    pub span: Span,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The number of the note in which it stands, or to which a marker points.
    pub note: Option<String>,
    /// Other places that matter to it.
    pub related: Vec<Related>,
    /// How to mend it.
    pub fix: Option<Fix>,
}

impl Finding {
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

    /// With another place that matters to it.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// With a way to mend it.
    #[must_use]
    pub fn fix(mut self, safe: bool, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { safe, edits });
        self
    }
}

/// Another place that matters to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in the same article.
    pub span: Span,
    /// Why it matters.
    pub message: String,
}

/// How to mend a defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// It cannot change what the author meant.
    pub safe: bool,
    /// What to write instead of what.
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

/// Makes a rule's type and its `META` from its page, its name, code and severity.
macro_rules! rule {
    ($(#[doc = $page:literal])+ $rule:ident = $code:literal, $name:literal, $severity:ident) => {
        $(#[doc = $page])+
        #[derive(Debug)]
        pub(super) struct $rule;

        static META: $crate::rules::Meta = $crate::rules::Meta {
            code: $code,
            name: $name,
            severity: $crate::rules::Severity::$severity,
            page: concat!($($page, "\n"),+),
        };
    };
}
use rule;
