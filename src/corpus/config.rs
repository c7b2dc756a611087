//! The settings of a corpus: `isnad.yaml`.

use crate::document::Dialect;
use crate::extract::ExtraPlace;
use crate::record::yaml::{Tree, YamlError};
use crate::record::{Edtf, conform_to, schema};
use crate::text::{Span, TextResource};
use camino::{Utf8Path, Utf8PathBuf};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The name of the file.
pub const CONFIG: &str = "isnad.yaml";

/// The settings of a corpus, as `isnad.yaml` in its top folder says them. Paths are relative to that folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Config {
    /// The folder of the articles.
    pub articles: Option<String>,
    /// The folder of the records.
    pub records: Option<String>,
    /// Paths that are left out, also where they are named on the command line: patterns as in `.gitignore`.
    pub exclude: Vec<String>,
    /// Rules to look for: codes, fronts of codes, or names. Where nothing is listed, all that are not off.
    pub select: Vec<String>,
    /// Rules not to look for.
    pub ignore: Vec<String>,
    /// Rules not to look for in the files that a pattern names: `{"drafts/*": [STR, missing-author]}`.
    pub per_file_ignores: BTreeMap<String, Vec<String>>,
    /// How severe a rule is here; `off` turns it off, any other word on.
    pub severities: BTreeMap<String, Level>,
    /// House style.
    pub profile: Profile,
    /// The day that counts as today.
    pub as_of: Option<Edtf>,
    /// When articles appeared that do not say so themselves, by path.
    pub published: BTreeMap<String, Edtf>,
    /// The only way of writing markers and notes that counts; found out for each article where nothing is said.
    pub dialect: Option<NoteStyle>,
    /// Names that the house has settled.
    pub names: Names,
    /// The formats to which sources are exported: `check` warns of what one of them cannot hold.
    pub exports: Vec<String>,
    /// Labels that people may put on claims, sources and notes, and what each means.
    pub labels: BTreeMap<String, Option<String>>,
}

/// How severe a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not looked for.
    Off,
    /// Worth knowing.
    Info,
    /// To be put right.
    Warning,
    /// Wrong.
    Error,
}

/// A way of writing markers and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteStyle {
    /// `<sup>1</sup>`, and printer's signs.
    Sup,
    /// `[^1]`
    Caret,
    /// `[1]`
    Bracket,
    /// `(1)`
    Paren,
    /// `¹`
    Superscript,
    /// `[[1]](#_ftn1)`
    Anchor,
    /// A digit glued to a word.
    Glued,
}

impl From<NoteStyle> for Dialect {
    fn from(style: NoteStyle) -> Self {
        match style {
            NoteStyle::Sup => Self::Sup,
            NoteStyle::Caret => Self::Caret,
            NoteStyle::Bracket => Self::Bracket,
            NoteStyle::Paren => Self::Paren,
            NoteStyle::Superscript => Self::Superscript,
            NoteStyle::Anchor => Self::Anchor,
            NoteStyle::Glued => Self::Glued,
        }
    }
}

/// House style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Profile {
    /// The edition of the Chicago Manual of Style that citations follow: 17 or 18.
    pub chicago: Option<u8>,
    /// The scheme that transliterated words follow.
    pub transliteration: Option<Scheme>,
    /// Whether later references may be made by ibid. and op. cit.
    pub ibid: Option<Ibid>,
    /// How dates are written in notes; where nothing is said, in one way throughout an article.
    pub dates: Option<DateStyle>,
}

/// A scheme of transliteration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Any, if it is one.
    Any,
    /// That of the International Journal of Middle East Studies.
    Ijmes,
}

/// Whether later references may be made by ibid. and op. cit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ibid {
    /// They may.
    Allowed,
    /// A short form is wanted.
    Discouraged,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// `May 4, 2017`
    MonthDay,
    /// `4 May 2017`
    DayMonth,
    /// `2017-05-04`
    Iso,
}

/// Names that the house has settled.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Names {
    /// People, in running order: `Muhammad al-Salihi`.
    pub persons: Vec<Listed>,
    /// Newspapers, journals, agencies and channels.
    pub newspapers: Vec<Listed>,
    /// Publishers, archives, series, terms and other words. A name of any of these lists that has a sign for ayn or hamza
    /// says how the house writes it: the fix of mixed-apostrophes goes by that, and by nothing else.
    pub terms: Vec<Listed>,
    /// Places that the gazetteer lacks, or of which the house knows better.
    pub places: Vec<ListedPlace>,
}

/// A place that the house has settled.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct ListedPlace {
    /// As the house spells it.
    pub name: String,
    /// Other spellings of the same, which the house does not want.
    pub variants: Vec<String>,
    /// What it is, in words.
    pub description: Option<String>,
    /// The country of today, by its ISO 3166-1 code: `IQ`.
    pub country: Option<String>,
    /// Its number in GeoNames.
    pub geonames: Option<u32>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
}

/// A name that the house has settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Listed {
    /// As the house spells it.
    pub name: String,
    /// Other spellings of the same, which the house does not want.
    pub variants: Vec<String>,
    /// What or who it is.
    pub description: Option<String>,
}

/// Why settings cannot be used: each place with what is wrong there.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error(transparent)]
    Load(#[from] super::LoadError),
    /// It says what it may not.
    #[error("{0}")]
    Wrong(String),
}

/// A corpus: its folder and its settings.
#[derive(Debug)]
pub struct Corpus {
    /// The folder in which `isnad.yaml` stands.
    pub root: Utf8PathBuf,
    /// What it says.
    pub config: Config,
    excluded: Gitignore,
    per_file: Vec<(Gitignore, Vec<String>)>,
}

static SCHEMA: LazyLock<serde_json::Value> = LazyLock::new(|| config_schema().to_value());

impl Config {
    /// The places that it adds, as the reader of places takes them.
    #[must_use]
    pub fn extra_places(&self) -> Vec<ExtraPlace> {
        let extra = |place: &ListedPlace| ExtraPlace {
            name: place.name.clone(),
            also: place.variants.clone(),
            country: place.country.clone(),
            geonames: place.geonames,
            point: place.lat.zip(place.lon),
            ..ExtraPlace::default()
        };
        self.names.places.iter().map(extra).collect()
    }
}

/// The schema of `isnad.yaml` (JSON Schema, draft 2020-12).
#[must_use]
pub fn config_schema() -> Schema {
    let mut schema = schema::closed::<Config>();
    schema.insert("title".to_owned(), "The settings of a corpus of isnad".into());
    schema
}

impl Corpus {
    /// The corpus in which `folder`, an absolute path, lies: the nearest `isnad.yaml` in it or above it.
    pub fn above(folder: &Utf8Path) -> Result<Option<Self>, ConfigError> {
        let found = folder.ancestors().map(|folder| folder.join(CONFIG)).find(|file| file.is_file());
        found.map(|file| Self::load(&file)).transpose()
    }

    /// The corpus whose settings stand in `file`.
    pub fn load(file: &Utf8Path) -> Result<Self, ConfigError> {
        let text = super::load(file)?;
        let config = read(&text)?;
        let root = file.parent().unwrap_or(Utf8Path::new("")).to_owned();
        let patterns = |lines: &[String]| -> Result<Gitignore, ConfigError> {
            let mut builder = GitignoreBuilder::new(&root);
            for line in lines {
                let wrong = |error| ConfigError::Wrong(format!("{file}: `{line}` is no pattern: {error}"));
                builder.add_line(None, line).map_err(wrong)?;
            }
            builder.build().map_err(|error| ConfigError::Wrong(format!("{file}: {error}")))
        };
        let excluded = patterns(&config.exclude)?;
        let per_file = config.per_file_ignores.iter();
        let per_file = per_file
            .map(|(pattern, rules)| Ok((patterns(std::slice::from_ref(pattern))?, rules.clone())))
            .collect::<Result<Vec<_>, ConfigError>>()?;
        Ok(Self { root, config, excluded, per_file })
    }

    /// Whether `path` is left out. It may be absolute, or relative to the folder that the program runs in.
    #[must_use]
    pub fn is_excluded(&self, path: &Utf8Path) -> bool {
        is_match(&self.excluded, &self.root, path)
    }

    /// The words for rules that are not looked for in the file at `path`.
    #[must_use]
    pub fn ignored_in(&self, path: &Utf8Path) -> Vec<&str> {
        let matching = self.per_file.iter().filter(|(pattern, _)| is_match(pattern, &self.root, path));
        matching.flat_map(|(_, rules)| rules.iter().map(String::as_str)).collect()
    }

    /// When the article at `path` appeared, where the settings say so.
    #[must_use]
    pub fn published(&self, path: &Utf8Path) -> Option<&Edtf> {
        let absolute = absolute(path);
        let inside = absolute.strip_prefix(&self.root).unwrap_or(path);
        self.config.published.get(inside.as_str()).or_else(|| self.config.published.get(path.as_str()))
    }
}

fn is_match(patterns: &Gitignore, root: &Utf8Path, path: &Utf8Path) -> bool {
    let absolute = absolute(path);
    // A path outside the folder cannot match what is said of paths inside.
    absolute.starts_with(root) && patterns.matched_path_or_any_parents(&absolute, false).is_ignore()
}

/// `path` from the root of the file system, without `.` and `..`.
#[must_use]
pub fn absolute(path: &Utf8Path) -> Utf8PathBuf {
    let whole = camino::absolute_utf8(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = Utf8PathBuf::new();
    for part in whole.components() {
        match part {
            camino::Utf8Component::CurDir => {}
            camino::Utf8Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// Reads settings: the text first, then the schema, then the types.
fn read(text: &TextResource) -> Result<Config, ConfigError> {
    let mut told = String::new();
    let mut tell = |span: Span, message: &str, help: Option<&str>| {
        let at = text.position(span.start);
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        let line = if told.is_empty() { "" } else { "\n" };
        write!(told, "{line}{}:{}:{}: {message}{help}", text.name(), at.line, at.column).expect("writing to a string");
    };
    if text.text().lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Config::default());
    }
    let wrong = |error: YamlError| (error.span, error.message, error.help);
    let tree = match Tree::read(text.text()).and_then(|tree| tree.unique_keys().map(|()| tree)) {
        Ok(tree) => tree,
        Err(error) => {
            let (span, message, help) = wrong(error);
            tell(span, &message, help.as_deref());
            return Err(ConfigError::Wrong(told));
        }
    };
    for misfit in conform_to(&tree.root, &SCHEMA) {
        tell(misfit.span, &misfit.message, misfit.help.as_deref());
    }
    if let Some(node) = tree.at(&["profile", "chicago"]).filter(|node| !matches!(node.as_str(), Some("17" | "18"))) {
        tell(node.span, "no such edition", Some("write 17 or 18"));
    }
    if !told.is_empty() {
        return Err(ConfigError::Wrong(told));
    }
    serde_yaml::from_str(text.text()).map_err(|error| {
        let place = error.location().map_or_else(String::new, |at| format!(":{}:{}", at.line(), at.column()));
        let message = error.to_string();
        // The reader adds the place in its own words.
        let message = message.split(" at line ").next().unwrap_or_default();
        ConfigError::Wrong(format!("{}{place}: {message}", text.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(yaml: &str) -> String {
        match read(&TextResource::new("isnad.yaml", yaml)) {
            Ok(_) => "fine".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_unknown_key_is_told_with_its_place_and_the_nearest_right_one() {
        let message = told("articles: texts\nsellect: [MRK]\n");
        assert!(message.starts_with("isnad.yaml:2:1: ") && message.contains("select"), "{message}");
        let message = told("profile:\n  chicago: 16\n");
        assert!(message.starts_with("isnad.yaml:2:12: no such edition"), "{message}");
        assert!(told("severities: {MRK: wrong}\n").starts_with("isnad.yaml:1:"));
        assert!(told("as-of: soon\n").starts_with("isnad.yaml:1:8"));
    }

    #[test]
    fn everything_that_may_be_said_is_read() {
        let yaml = "articles: a\nrecords: r\nexclude: [drafts/]\nselect: [MRK]\nignore: [STY]\n\
            per-file-ignores: {'old/*': [STR]}\nseverities: {MRK010: warning, STY: 'off'}\n\
            profile: {chicago: 18, transliteration: ijmes, ibid: discouraged, dates: month-day}\nas-of: 2020-01-01\n\
            published: {a/b.md: 2017-09-04}\nnames:\n  persons:\n  - {name: Hisham, variants: [Hesham], description: x}\n\
            labels: {check: to be looked up, done: null}\n";
        let config = read(&TextResource::new("isnad.yaml", yaml)).expect("settings");
        assert_eq!(config.profile.chicago, Some(18));
        assert_eq!(config.severities["STY"], Level::Off);
        assert_eq!(config.names.persons[0].variants, ["Hesham"]);
        assert_eq!(told("# only a comment\n"), "fine");
    }

    #[test]
    fn patterns_hold_for_paths_below_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Utf8Path::from_path(folder.path()).expect("UTF-8");
        let yaml = "exclude: [drafts/, '*.tmp.md']\nper-file-ignores: {'old/**': [STR, MRK001]}\n";
        std::fs::write(root.join(CONFIG), yaml).expect("writable");
        let corpus = Corpus::above(&root.join("articles")).expect("settings").expect("a corpus");
        assert!(corpus.is_excluded(&root.join("drafts/a.md")) && corpus.is_excluded(&root.join("x/b.tmp.md")));
        assert!(!corpus.is_excluded(&root.join("articles/a.md")));
        assert_eq!(corpus.ignored_in(&root.join("old/a.md")), ["STR", "MRK001"]);
        assert!(corpus.ignored_in(&root.join("new/a.md")).is_empty());
        assert!(!corpus.is_excluded(Utf8Path::new("/elsewhere/drafts/a.md")));
    }

    #[test]
    fn the_file_is_the_schema_of_the_types() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/config.schema.json");
        let fresh = schema::to_text(&config_schema());
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            std::fs::write(&path, &fresh).expect("the folder of schemas is writable");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == fresh,
            "schemas/config.schema.json is out of date; run INSTA_UPDATE=always cargo test --lib config"
        );
    }
}
