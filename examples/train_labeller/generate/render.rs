//! How houses write what they cite.

use super::fields;
use super::house::{House, house};
use super::random::Random;
use super::works::{self, Work};
use crate::label::Label;
use std::ops::Range;
use std::sync::LazyLock;

/// A text, with the label of each stretch of it; what has none stands between fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Made {
    pub text: String,
    pub spans: Vec<(Range<usize>, Label)>,
}

impl Made {
    pub(crate) fn push(&mut self, words: &str, label: Label) {
        let start = self.text.len();
        self.text.push_str(words);
        self.spans.push((start..self.text.len(), label));
    }
}

/// A line of the list of styles.
struct Style {
    language: &'static str,
    names: &'static str,
    template: &'static str,
}

static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let mut styles = Vec::new();
    for line in include_str!("../lists/styles.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().expect("four columns");
        let (language, names) = (next(), next());
        let weight: usize = next().parse().expect("a weight");
        let template = next();
        for _ in 0..weight {
            styles.push(Style { language, names, template });
        }
    }
    styles
});

/// A citation of a work that chance makes, in a style that chance picks; and its language.
pub(crate) fn citation(random: &mut Random) -> (Made, &'static str) {
    let style = &STYLES[random.below(STYLES.len())];
    let wanted = if style.language == "*" { None } else { Some(style.language) };
    let mut work = works::work(random, wanted);
    if style.template.contains("{W}, {K}") && random.chance(5) {
        work.place = works::place(random);
    }
    let house = house(random, style.language, style.names);
    let mut made = Made::default();
    write(&mut made, style.template, &work, house, random, style.language);
    (made, style.language)
}

/// Writes `template` out.
fn write(made: &mut Made, template: &str, work: &Work, house: House, random: &mut Random, language: &str) {
    let mut rest = template;
    while let Some(c) = rest.chars().next() {
        match c {
            '{' => {
                let (field, after) = rest[1..].split_once('}').expect("a closed brace");
                fields::field(made, field, work, house, random, language);
                rest = after;
            }
            '<' => {
                let end = closing(rest);
                let options = options(&rest[1..end]);
                write(made, options[random.below(options.len())], work, house, random, language);
                rest = &rest[end + 1..];
            }
            _ => {
                rest = &rest[c.len_utf8()..];
                let sign = match c {
                    '‘' => house.single.0,
                    '’' => house.single.1,
                    '“' => house.double.0,
                    '”' => house.double.1,
                    '⟨' => "<",
                    '⟩' => ">",
                    // A stop after a question mark is left out.
                    '.' | ','
                        if made.text.ends_with(['?', '!', '.'])
                            && (c == '.' || !made.text.ends_with('.'))
                            && random.chance(85) =>
                    {
                        ""
                    }
                    _ => {
                        made.text.push(c);
                        continue;
                    }
                };
                made.text.push_str(sign);
            }
        }
    }
}

/// Where the bracket that opens `text` closes.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    panic!("an open bracket in {text}")
}

fn options(text: &str) -> Vec<&str> {
    let mut options = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            '|' if depth == 0 => {
                options.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    options.push(&text[start..]);
    options
}
