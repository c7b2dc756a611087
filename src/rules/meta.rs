//! What a rule is called and says of itself.

/// What a rule is called and says of itself.
#[derive(Debug)]
pub struct Meta {
    /// Given once and never used for anything else: `MRK001`.
    pub code: &'static str,
    /// What it finds: `undefined-note`.
    pub name: &'static str,
    /// How bad a finding is unless settings say otherwise.
    pub severity: Severity,
    /// Whether its findings can be mended by the program.
    pub fix: FixKind,
    /// Its page, in Markdown.
    pub page: &'static str,
}

impl Meta {
    /// Whether `word` asks for this rule: by its code, the front of its code (`MRK`), its name, or `ALL`.
    #[must_use]
    pub fn is_named(&self, word: &str) -> bool {
        let front = || !word.is_empty() && self.code.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
        word.eq_ignore_ascii_case("all") || word == self.name || front()
    }

    /// Its page without the space that a doc comment puts before each line.
    #[must_use]
    pub fn text(&self) -> String {
        let lines = self.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// The letters of its code: `MRK`.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.code.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    /// The first sentence or paragraph of its page: what it checks.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut lines = self.page.lines().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
        let paragraph: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        paragraph.join(" ")
    }
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

impl Severity {
    /// Every severity, from the mildest.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// As it is written in settings and reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity written as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

/// Whether a rule's findings can be mended by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FixKind {
    /// They cannot.
    None,
    /// Without any doubt of what the author meant; some findings may still have no fix, or an unsafe one.
    Safe,
    /// Only when asked for unsafe fixes.
    Unsafe,
}

impl FixKind {
    /// As it is written on a rule's page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// Makes a rule's type and its `META` from its page, its name, code, severity and, where it has one, kind of fix.
macro_rules! rule {
    ($(#[doc = $page:literal])+ $rule:ident = $code:literal, $name:literal, $severity:ident) => {
        $crate::rules::rule! { $(#[doc = $page])+ $rule = $code, $name, $severity, None }
    };
    ($(#[doc = $page:literal])+ $rule:ident = $code:literal, $name:literal, $severity:ident, $fix:ident) => {
        $(#[doc = $page])+
        #[derive(Debug)]
        pub(super) struct $rule;

        static META: $crate::rules::Meta = $crate::rules::Meta {
            code: $code,
            name: $name,
            severity: $crate::rules::Severity::$severity,
            fix: $crate::rules::FixKind::$fix,
            page: concat!($($page, "\n"),+),
        };
    };
}
pub(super) use rule;

#[cfg(test)]
mod tests {
    use super::*;

    static META: Meta = Meta {
        code: "MRK001",
        name: "undefined-note",
        severity: Severity::Error,
        fix: FixKind::None,
        page: " ## What it checks\n Each number\n has a note.\n\n ## Example\n",
    };

    #[test]
    fn a_rule_is_named_by_code_front_of_code_name_or_all() {
        for word in ["MRK001", "mrk001", "MRK", "undefined-note", "ALL", "MRK0"] {
            assert!(META.is_named(word), "{word}");
        }
        for word in ["MRK002", "MRK0011", "", "undefined", "STY", "é"] {
            assert!(!META.is_named(word), "{word}");
        }
    }

    #[test]
    fn the_summary_is_the_first_paragraph() {
        assert_eq!((META.summary().as_str(), META.group()), ("Each number has a note.", "MRK"));
    }
}
