//! Which rules look, and how bad what they find is.

use super::{Finding, Meta, RULES, Severity};

/// Which rules look, and how bad what they find is: one entry for each of [`RULES`].
#[derive(Clone, Debug)]
pub struct Selection {
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug)]
struct Level {
    on: bool,
    /// What settings say.
    severity: Option<Severity>,
}

/// A word that names no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    /// Nothing is called so.
    #[error("no rule is called `{word}`{}", nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
    Unknown {
        /// The word.
        word: String,
        /// The code or name most like it.
        nearest: Option<&'static str>,
    },
}

impl Default for Selection {
    /// Every rule that is not off, each as severe as it says itself.
    fn default() -> Self {
        let level = |rule: &&dyn super::Rule| Level { on: rule.meta().severity != Severity::Off, severity: None };
        Self { levels: RULES.iter().map(level).collect() }
    }
}

impl Selection {
    /// Every rule, the ones that are off too.
    #[must_use]
    pub fn all() -> Self {
        Self { levels: vec![Level { on: true, severity: None }; RULES.len()] }
    }

    /// The rules that `select` names (those that are not off, where it names none), without those that `ignore`
    /// names; and what `severities` says of them. Where both name a rule, the longer word wins, so that
    /// `--ignore STY --select STY006` leaves one.
    pub fn new(
        select: &[String],
        ignore: &[String],
        severities: &[(String, Severity)],
    ) -> Result<Self, SelectionError> {
        let words = select.iter().chain(ignore).chain(severities.iter().map(|(word, _)| word));
        words.map(|word| known(word)).collect::<Result<Vec<()>, _>>()?;
        let mut selection = Self::default();
        for (rule, level) in RULES.iter().map(|rule| rule.meta()).zip(&mut selection.levels) {
            let mut spoken: Vec<&(String, Severity)> =
                severities.iter().filter(|(word, _)| rule.is_named(word)).collect();
            spoken.sort_by_key(|(word, _)| weight(word));
            if let Some((_, severity)) = spoken.last() {
                level.on = *severity != Severity::Off;
                level.severity = Some(*severity).filter(|severity| *severity != Severity::Off);
            }
            let longest = |words: &[String]| words.iter().filter(|word| rule.is_named(word)).map(|it| weight(it)).max();
            if !select.is_empty() {
                level.on = longest(select).is_some();
            }
            if longest(ignore) > longest(select) || (longest(ignore).is_some() && longest(ignore) == longest(select)) {
                level.on = false;
            }
        }
        Ok(selection)
    }

    /// Without what `words` name: for one file.
    #[must_use]
    pub fn without(&self, words: &[&str]) -> Self {
        let mut selection = self.clone();
        for (rule, level) in RULES.iter().zip(&mut selection.levels) {
            level.on &= !words.iter().any(|word| rule.meta().is_named(word));
        }
        selection
    }

    /// Whether the rule numbered `index` in [`RULES`] looks.
    #[must_use]
    pub fn is_on(&self, index: usize) -> bool {
        self.levels[index].on
    }

    /// Whether `rule` looks.
    #[must_use]
    pub fn looks_for(&self, rule: &Meta) -> bool {
        RULES.iter().position(|it| it.meta().code == rule.code).is_some_and(|index| self.is_on(index))
    }

    /// Gives `finding` the severity that it has here. A rule that is off by itself and asked for warns.
    pub(super) fn settle(&self, index: usize, finding: &mut Finding) {
        if let Some(severity) = self.levels[index].severity {
            finding.severity = severity;
        } else if finding.severity == Severity::Off {
            finding.severity = Severity::Warning;
        }
    }
}

/// Longer words say more; `ALL` says least, and a name says as much as a whole code.
fn weight(word: &str) -> usize {
    if word.eq_ignore_ascii_case("all") { 0 } else { word.len().min("MRK001".len()) }
}

/// Whether `word` names a rule.
pub fn known(word: &str) -> Result<(), SelectionError> {
    if RULES.iter().any(|rule| rule.meta().is_named(word)) {
        return Ok(());
    }
    Err(SelectionError::Unknown {
        word: word.to_owned(),
        nearest: nearest(word).map(|meta| {
            let upper = word.chars().next().is_some_and(char::is_uppercase);
            if upper { meta.code } else { meta.name }
        }),
    })
}

/// The rule whose code or name is most like `word`, where one is.
fn nearest(word: &str) -> Option<&'static Meta> {
    let metas = RULES.iter().map(|rule| rule.meta());
    let alike = |meta: &Meta| {
        let [code, name] = [meta.code, meta.name].map(|it| strsim::jaro_winkler(it, word));
        code.max(name)
    };
    let best = metas.max_by(|one, other| alike(one).total_cmp(&alike(other)))?;
    (alike(best) > 0.8).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(select: &[&str], ignore: &[&str], code: &str) -> bool {
        let [select, ignore] = [select, ignore].map(|words| words.iter().map(|&it| it.to_owned()).collect::<Vec<_>>());
        let selection = Selection::new(&select, &ignore, &[]).expect("known words");
        let index = RULES.iter().position(|rule| rule.meta().code == code).expect("a known code");
        selection.is_on(index)
    }

    #[test]
    fn the_longer_word_wins() {
        assert!(on(&[], &[], "MRK001"));
        assert!(!on(&[], &["MRK"], "MRK001"));
        assert!(on(&["MRK001"], &["MRK"], "MRK001"));
        assert!(on(&["undefined-note"], &["MRK"], "MRK001"));
        assert!(!on(&["MRK"], &["MRK001"], "MRK001"));
        assert!(!on(&["MRK001"], &["MRK001"], "MRK001"));
    }

    #[test]
    fn an_unknown_word_is_an_error_with_the_nearest_name() {
        let error = Selection::new(&["undefined-notes".to_owned()], &[], &[]).expect_err("no such rule");
        assert_eq!(error.to_string(), "no rule is called `undefined-notes`; did you mean `undefined-note`?");
    }

    #[test]
    fn settings_have_the_last_word_on_severity() {
        let severities = [("MRK".to_owned(), Severity::Off), ("MRK001".to_owned(), Severity::Info)];
        let selection = Selection::new(&[], &[], &severities).expect("known words");
        let index = RULES.iter().position(|rule| rule.meta().code == "MRK001").expect("a known code");
        let mut finding = Finding::new(RULES[index].meta(), crate::text::Span::empty(0), String::new());
        selection.settle(index, &mut finding);
        assert_eq!((selection.is_on(index), finding.severity), (true, Severity::Info));
    }
}
