//! `isnad export`.

use super::{Outcome, reading};
use crate::corpus;
use crate::export::{
    ANNOTATIONS, Annotated, AnnotationFormat, Export, FORMATS, Markup, Pattern, STYLES, Settings, clean_addresses,
    set_keys,
};
use crate::record::{Record, Source, SourceType};
use crate::text::TextResource;
use camino::Utf8PathBuf;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;

/// Hand out bibliographies and data
#[derive(Debug, clap::Args)]
#[cfg_attr(feature = "csl", expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line"))]
pub(super) struct Args {
    /// Articles, records or folders; a record is preferred to the article that it was made from
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<Utf8PathBuf>,

    #[command(flatten)]
    insisted: reading::Insisted,

    /// The format of data
    #[arg(long, value_name = "FORMAT", value_parser = formats(), required_unless_present = "style")]
    to: Option<String>,

    /// The style in which works are printed
    #[arg(long, value_name = "STYLE", value_parser = StyleParser, conflicts_with = "to")]
    style: Option<String>,

    /// Print the notes of the articles, and not a bibliography, in the style of a CSL file
    #[cfg(feature = "csl")]
    #[arg(long, requires = "style")]
    notes: bool,

    /// What a style is written in
    #[arg(long, value_enum, default_value_t = Written::Text, requires = "style")]
    markup: Written,

    /// Leave the translated title out of the brackets after the title
    #[arg(long)]
    no_translations: bool,

    /// Keep personal communications, which bibliographies leave out
    #[arg(long)]
    personal: bool,

    /// Keys from a pattern, such as `{author}{year}{title}`
    #[arg(long, value_name = "PATTERN")]
    key_pattern: Option<Pattern>,

    /// Tell what was made one work, on what evidence, what differs, and what the list of names spells otherwise
    #[arg(long)]
    explain: bool,
}

/// A [`Markup`] by its name on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Written {
    Text,
    Markdown,
    Html,
}

impl From<Written> for Markup {
    fn from(written: Written) -> Self {
        match written {
            Written::Text => Self::Text,
            Written::Markdown => Self::Markdown,
            Written::Html => Self::Html,
        }
    }
}

/// The name of a style of our own, or the file of one in CSL.
#[derive(Clone)]
struct StyleParser;

impl StyleParser {
    fn ours() -> PossibleValuesParser {
        PossibleValuesParser::new(STYLES.iter().map(|style| style.name))
    }
}

impl TypedValueParser for StyleParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        match value.to_str().filter(|name| is_csl(name)) {
            Some(file) if cfg!(feature = "csl") => Ok(file.to_owned()),
            Some(file) => {
                let message = format!(
                    "{file} needs a program built with `--features csl`; or hand `--to csl-json` to pandoc, with --citeproc --csl {file}\n"
                );
                Err(clap::Error::raw(clap::error::ErrorKind::InvalidValue, message).with_cmd(command))
            }
            None => Self::ours().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(STYLES.iter().map(|style| PossibleValue::new(style.name))))
    }
}

fn is_csl(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".csl")
}

/// All formats by name.
fn formats() -> PossibleValuesParser {
    let works = FORMATS.iter().map(|format| format.name());
    works.chain(ANNOTATIONS.iter().map(|format| format.name())).into()
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    if let Some(format) = ANNOTATIONS.iter().find(|format| Some(format.name()) == args.to.as_deref()) {
        return annotations(args, *format, out);
    }
    let format = FORMATS.iter().copied().find(|format| Some(format.name()) == args.to.as_deref());
    let style = STYLES.iter().find(|style| Some(style.name) == args.style.as_deref());
    let (read, outcome) = reading::read_with_paths(&args.paths, &args.insisted)?;
    let (mut records, articles): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let names = reading::corpus_of(&args.paths)?.map(|corpus| corpus.config.names).unwrap_or_default();
    let mut works = corpus::works_spelled(&records, &names);
    tell_merges(&works, args.explain);
    let before: Vec<String> = works.sources.iter().map(|source| source.id.clone()).collect();
    set_keys(&mut works.sources, args.key_pattern.as_ref());
    if args.explain && args.key_pattern.is_some() {
        for (old, source) in before.iter().zip(&works.sources).filter(|(old, source)| **old != source.id) {
            anstream::eprintln!("note: {old} has the key {}", source.id);
        }
    }
    works.rename(&mut records);
    let mut sources = works.sources;
    #[cfg(feature = "csl")]
    let csl = csl_style(args)?;
    #[cfg(feature = "csl")]
    let prints_notes = args.notes;
    #[cfg(not(feature = "csl"))]
    let prints_notes = false;
    let keeps = args.personal
        || prints_notes
        || format.is_some_and(super::super::export::Format::is_data)
        || style.is_some_and(|style| style.is_notes);
    if !keeps {
        sources.retain(|source| source.kind != SourceType::PersonalCommunication);
    }
    // Data are kept as they were recorded; what an editor prints is clean.
    if !format.is_some_and(super::super::export::Format::is_data) {
        clean_addresses(&mut sources);
    }
    let settings = Settings { translations: !args.no_translations };
    #[cfg(feature = "csl")]
    if let Some(csl) = csl {
        tell_losses("a CSL style", &sources, |source| csl.loses(source));
        if args.notes {
            csl.write_notes(&sources, &records, settings, args.markup.into(), out)?;
        } else {
            csl.write_bibliography(&sources, settings, args.markup.into(), out)?;
        }
        return Ok(outcome);
    }
    match (format, style) {
        (Some(format), _) => {
            tell_losses(format.name(), &sources, |source| format.loses(source));
            let texts = if format.wants_texts() { texts(&records, &articles) } else { Vec::new() };
            format.write(Export { sources: &sources, records: &records, texts: &texts, settings }, out)?;
        }
        (None, Some(style)) => style.write(&sources, &records, settings, args.markup.into(), out)?,
        (None, None) => anyhow::bail!("name a format with --to, or a style with --style"),
    }
    Ok(outcome)
}

/// Writes what the records say as it was kept: no work is made one with another.
fn annotations(args: &Args, format: &dyn AnnotationFormat, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let (records, mut outcome) = reading::read_with_paths(&args.paths, &args.insisted)?;
    let mut articles = Vec::with_capacity(records.len());
    for (record, path) in &records {
        let article = if format.holds_texts() {
            match corpus::load(path) {
                Ok(article) => Some(article),
                Err(error) => {
                    let _ = super::show_error(&error.into());
                    outcome = Outcome::Failed;
                    None
                }
            }
        } else {
            None
        };
        if let Some(article) = &article
            && !record.article.sha256.is_empty()
            && corpus::sha256(article.text().as_bytes()) != record.article.sha256
        {
            anstream::eprintln!("warning: {path} has changed since its record was made; run `isnad parse` again");
        }
        articles.push((record, article));
    }
    let articles: Vec<Annotated<'_>> =
        articles.iter().map(|(record, article)| Annotated { record, article: article.as_ref() }).collect();
    format.write(&articles, out)?;
    Ok(outcome)
}

/// The articles that still are what their records were made of. What points into another text would point wrong.
fn texts(records: &[Record], articles: &[Utf8PathBuf]) -> Vec<Option<TextResource>> {
    let text = |(record, path): (&Record, &Utf8PathBuf)| {
        let text = corpus::load(path).ok();
        let same = |text: &TextResource| corpus::sha256(text.text().as_bytes()) == record.article.sha256;
        let text = text.filter(|text| path.extension() == Some("docx") || same(text));
        if text.is_none() {
            anstream::eprintln!(
                "warning: {path} is not there, or has changed since its record was made: its text is left out; run `isnad parse`"
            );
        }
        text
    };
    records.iter().zip(articles).map(text).collect()
}

/// Tells what was made one, or only how much of it wants a look.
fn tell_merges(works: &corpus::Works, explain: bool) {
    let doubtful = works.merges.iter().filter(|merge| !merge.conflicts.is_empty()).count() + works.doubts.len();
    if !explain {
        if doubtful > 0 {
            anstream::eprintln!("warning: {doubtful} works are told in different ways; --explain says which and how");
        }
        return;
    }
    for merge in &works.merges {
        let from: Vec<String> = merge.from.iter().map(|(article, id)| format!("{article}/{id}")).collect();
        let evidence: Vec<String> = merge.evidence.iter().map(ToString::to_string).collect();
        anstream::eprintln!("note: {} is one work of {} (by {})", merge.id, from.join(", "), evidence.join("; "));
        for conflict in &merge.conflicts {
            let others = conflict.others.join("`, `");
            anstream::eprintln!(
                "warning: {}: `{}` is `{}`, elsewhere `{others}`",
                merge.id,
                conflict.field,
                conflict.chosen
            );
        }
    }
    for settled in &works.settled {
        anstream::eprintln!(
            "note: {}: `{}` is `{}` by the list of names, printed `{}`",
            settled.id,
            settled.field,
            settled.listed,
            settled.printed
        );
    }
    for doubt in &works.doubts {
        anstream::eprintln!(
            "warning: {} and {} may be one work, but differ in `{}`",
            doubt.one,
            doubt.other,
            doubt.field
        );
    }
}

/// The style in the file that `--style` names.
#[cfg(feature = "csl")]
fn csl_style(args: &Args) -> anyhow::Result<Option<crate::export::CslStyle>> {
    use anyhow::Context as _;
    let Some(file) = args.style.as_deref().filter(|name| is_csl(name)) else {
        anyhow::ensure!(!args.notes, "--notes is for the file of a CSL style; `chicago-notes` prints notes by itself");
        return Ok(None);
    };
    let text = corpus::load(camino::Utf8Path::new(file))?;
    crate::export::CslStyle::read(text.text()).with_context(|| format!("cannot read {file}")).map(Some)
}

/// REC008: names what the format cannot hold, field by field.
fn tell_losses(format: &str, sources: &[Source], loses: impl Fn(&Source) -> Vec<&'static str>) {
    let mut lost: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources {
        for field in loses(source) {
            lost.entry(field).or_default().push(&source.id);
        }
    }
    for (field, ids) in lost {
        let shown = ids.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        let more = if ids.len() > 3 { format!(" and {} more", ids.len() - 3) } else { String::new() };
        anstream::eprintln!("warning: REC008 lossy-export: {format} cannot hold `{field}` as it is: {shown}{more}");
    }
}
