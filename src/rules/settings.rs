//! What a house or a run asks of the rules.

use crate::corpus;
use crate::record::{Edtf, Source};
use std::fmt;
use std::sync::Arc;

/// What a house or a run asks of the rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The day that counts as today, `YYYY-MM-DD`. Rules never ask the clock.
    pub as_of: Option<Edtf>,
    /// House style.
    pub profile: Profile,
    /// Names that the house has settled.
    pub names: Names,
    /// Labels from the house's closed set.
    pub labels: Vec<Listed>,
    /// The formats to which the house exports.
    pub exports: Vec<Arc<dyn Target>>,
}

/// A format to which sources are exported, as far as a rule has to know it.
pub trait Target: Send + Sync {
    /// The name by which it is asked for.
    fn name(&self) -> &str;

    /// The fields of `source` that it cannot hold, or not whole.
    fn losses(&self, source: &Source) -> Vec<&'static str>;
}

impl fmt::Debug for dyn Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// House style. What is not said here, no rule may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The edition of the Chicago Manual of Style that citations follow.
    pub chicago: Chicago,
    /// The scheme that transliterated words follow.
    pub transliteration: Transliteration,
    /// Whether a later reference may be made by ibid. and op. cit.
    pub ibid: Ibid,
    /// How dates are written in notes; nothing means: in one way throughout an article.
    pub dates: Option<DateStyle>,
}

/// An edition of the Chicago Manual of Style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chicago {
    /// The seventeenth (2017): books have place and publisher; ibid. is discouraged.
    #[default]
    Seventeenth,
    /// The eighteenth (2024): books need no place.
    Eighteenth,
}

/// A scheme of transliteration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transliteration {
    /// Any, if it is one.
    #[default]
    Any,
    /// That of the International Journal of Middle East Studies.
    Ijmes,
}

/// Whether a later reference may be made by ibid. and op. cit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ibid {
    /// It may.
    #[default]
    Allowed,
    /// The house wants a short form.
    Discouraged,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// `May 4, 2017`
    MonthDay,
    /// `4 May 2017`
    DayMonth,
    /// `2017-05-04`
    Iso,
}

/// Names that the house has settled.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// People, in running order: `Muhammad al-Salihi`.
    pub persons: Vec<Listed>,
    /// Newspapers, journals, agencies and channels.
    pub newspapers: Vec<Listed>,
    /// Places.
    pub places: Vec<Listed>,
    /// Publishers, archives, transliterated terms and other words.
    pub terms: Vec<Listed>,
}

/// A word that the house has settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// As the house spells it.
    pub name: String,
    /// Other spellings of the same, which the house does not want.
    pub variants: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}

impl From<&corpus::Config> for Settings {
    fn from(config: &corpus::Config) -> Self {
        let listed = |names: &[corpus::Listed]| {
            let one = |it: &corpus::Listed| Listed {
                name: it.name.clone(),
                variants: it.variants.clone(),
                description: it.description.clone(),
            };
            names.iter().map(one).collect()
        };
        let profile = config.profile;
        Self {
            as_of: config.as_of.clone(),
            profile: Profile {
                chicago: if profile.chicago == Some(18) { Chicago::Eighteenth } else { Chicago::Seventeenth },
                transliteration: match profile.transliteration {
                    Some(corpus::Scheme::Ijmes) => Transliteration::Ijmes,
                    Some(corpus::Scheme::Any) | None => Transliteration::Any,
                },
                ibid: match profile.ibid {
                    Some(corpus::Ibid::Discouraged) => Ibid::Discouraged,
                    Some(corpus::Ibid::Allowed) | None => Ibid::Allowed,
                },
                dates: profile.dates.map(|style| match style {
                    corpus::DateStyle::MonthDay => DateStyle::MonthDay,
                    corpus::DateStyle::DayMonth => DateStyle::DayMonth,
                    corpus::DateStyle::Iso => DateStyle::Iso,
                }),
            },
            names: Names {
                persons: listed(&config.names.persons),
                newspapers: listed(&config.names.newspapers),
                places: (config.names.places.iter())
                    .map(|it| Listed {
                        name: it.name.clone(),
                        variants: it.variants.clone(),
                        description: it.description.clone(),
                    })
                    .collect(),
                terms: listed(&config.names.terms),
            },
            labels: (config.labels.iter())
                .map(|(name, description)| Listed {
                    name: name.clone(),
                    variants: Vec::new(),
                    description: description.clone(),
                })
                .collect(),
            exports: Vec::new(),
        }
    }
}
