//! `isnad tag`.

use super::{Outcome, hand, reading};
use crate::corpus;
use crate::corpus::edit::{
    self, Act, Addition, Desk, Done, EditError, Hand, JournalError, Order, Pick, Quote, TagError,
};
use crate::record::nearest;
use crate::record::select::{Condition, Kind};
use crate::report::escaped;
use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::collections::HashMap;
use std::io;

/// Confirm, correct, reject, add, link and label what records say
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub(super) struct Args {
    /// Records or folders of them; the items; what to do (see below)
    #[arg(value_name = "RECORD… ITEM… ACTION", required = true)]
    words: Vec<String>,

    /// Only items of which this is so, as in `isnad list`: `FIELD=VALUE`, `FIELD!=VALUE`, `FIELD~VALUE`
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<Condition>,

    /// The words of the article that an added item stands on
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,

    /// Words just before the quote, where it stands in several places
    #[arg(long, value_name = "WORDS", requires = "quote")]
    prefix: Option<String>,

    /// Words just after the quote
    #[arg(long, value_name = "WORDS", requires = "quote")]
    suffix: Option<String>,

    /// Who decides [default: the user.name of git]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// For what reason
    #[arg(long, value_name = "REASON")]
    why: Option<String>,

    /// When it was decided: a date, or a date and a time (RFC 3339) [default: now]
    #[arg(long, value_name = "TIME", value_parser = hand::time)]
    at: Option<String>,

    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Show what would change line by line, and write nothing
    #[arg(long)]
    diff: bool,
}

/// What `--help` says of items and actions.
const HELP: &str = "\
Items:
  note:4              the note of that number; `note:4.2` its second citation, `note:4.*` all its citations
  c3, d1, n4.2, ID    the item of that id; `source:ID`, `place:ID` and so on where several have it
  claims              all of a kind: notes, citations, sources, claims, dates, places; `all` of them
  article             what the record says of its article (set and unset only)
  With --where alone, the items of the kind that has the field.

Actions:
  confirm             it is right as it stands
  reject              it is wrong; it stays, so that it does not come back
  reopen              take the decision back
  set FIELD=VALUE …   correct fields; names with `;` between them, dates in EDTF
  unset FIELD …       take fields away
  link ITEM …         let a claim rest on notes and sources, put dates and places to it; give a citation its source
  unlink ITEM …       the contrary
  label NAME …        put labels on, those that `isnad.yaml` lists; `unlabel NAME …` takes them off
  add claim|date|place|citation --quote WORDS [FIELD=VALUE …]
                      put in what the program did not read
  undo                take the last act on these records back

Examples:
  isnad tag records/nur.yaml note:4.2 c3 confirm --why \"seen on microfilm\"
  isnad tag records --where 'container-title=Azzaman' set 'container-title=al-Zaman'
  isnad tag records/nur.yaml add date --quote \"late August\" edtf=2017-08";

/// The actions by their words.
const ACTIONS: &[&str] =
    &["confirm", "reject", "reopen", "set", "unset", "link", "unlink", "label", "unlabel", "add", "undo"];

/// How many ids are told of one record.
const TOLD: usize = 12;

/// What the words of the command line ask for.
#[derive(Debug, PartialEq)]
struct Plan {
    records: Vec<Utf8PathBuf>,
    picks: Vec<Pick>,
    /// What to do; nothing stands for `undo`.
    act: Option<Act>,
}

pub(super) fn run(args: &Args, out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let quote = args.quote.as_ref().map(|exact| Quote {
        exact: exact.clone(),
        prefix: args.prefix.clone(),
        suffix: args.suffix.clone(),
    });
    let plan = plan(&args.words, quote, |path| Utf8Path::new(path).exists())?;
    let mut files = Vec::new();
    for path in &plan.records {
        if !path.exists() {
            bail!("cannot read {path}: there is no such file");
        }
        let found = corpus::records(std::slice::from_ref(path));
        if found.is_empty() {
            bail!("no record in {path}; `isnad parse -o {path} ARTICLE` makes one");
        }
        files.extend(found);
    }
    let Some(act) = plan.act else { return undo(args, &files, out) };
    let order = Order { picks: plan.picks, conditions: args.conditions.clone(), act };
    let hand = Hand {
        by: hand::by(args.by.as_deref())?,
        at: args.at.clone().unwrap_or_else(hand::now),
        why: args.why.clone(),
    };
    let desks = desks(&files)?;
    let tag = |path: &Utf8PathBuf, memory| edit::tag(path, &order, &hand, desk(&desks, path), memory);
    // All of it is tried before any of it is written: an act is done on all records or on none.
    let tried: Vec<(&Utf8PathBuf, Result<Done, TagError>)> =
        files.par_iter().map(|path| (path, tag(path, None))).collect();
    let mut changing = Vec::new();
    let (mut items, mut records, mut missing) = (0, 0, None);
    for (path, done) in tried {
        match done {
            Ok(done) => {
                items += done.edited.items.len();
                records += usize::from(!done.edited.items.is_empty());
                if done.edited.text != done.before {
                    changing.push((path, done));
                }
            }
            // Of a folder, the records that have the item are meant.
            Err(error @ TagError::Edit { why: EditError::Absent(_), .. }) if !plan.records.contains(path) => {
                missing.get_or_insert(error);
            }
            Err(error) => return Err(error.into()),
        }
    }
    if let (0, Some(error)) = (records, missing) {
        return Err(error.into());
    }
    let dry = args.dry_run || args.diff;
    let action = format!("{:020}-{}", jiff::Timestamp::now().as_nanosecond(), std::process::id());
    let what = args.words.iter().skip(plan.records.len()).map(String::as_str).collect::<Vec<_>>().join(" ");
    for (path, tried) in &changing {
        // Somebody else may have written meanwhile: what is told is what was done.
        let done = if dry { tried.clone() } else { tag(path, Some((&action, &what, changing.len())))? };
        if args.diff {
            diff(path, &done.before, &done.edited.text, out)?;
        } else {
            writeln!(out, "{}", told(path, &order.act, &done, dry))?;
        }
    }
    out.flush()?;
    let is_so = items.saturating_sub(changing.iter().map(|(_, done)| done.edited.changed).sum());
    let is_so = if is_so > 0 {
        format!("; {is_so} {} so already", if is_so == 1 { "was" } else { "were" })
    } else {
        String::new()
    };
    let (plural, record) = (if items == 1 { "item" } else { "items" }, if records == 1 { "record" } else { "records" });
    anstream::eprintln!("{items} {plural} in {records} {record}{is_so}");
    Ok(Outcome::Clean)
}

/// Takes the last act on `files` back, in all of them or in none.
fn undo(args: &Args, files: &[Utf8PathBuf], out: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let mut last: Vec<(&Utf8PathBuf, edit::Entry)> = Vec::new();
    for path in files {
        let text = corpus::load(path)?;
        match edit::last(path, text.text()) {
            Ok(entry) => last.push((path, entry)),
            Err(JournalError::Empty(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let Some(action) = last.iter().map(|(_, entry)| entry.action.clone()).max() else {
        match files {
            [one] => return Err(JournalError::Empty(one.clone()).into()),
            _ => bail!("no act on these records is known that could be taken back"),
        }
    };
    last.retain(|(_, entry)| entry.action == action);
    for (path, _) in &last {
        edit::reverse(path, &action, true)?;
    }
    let dry = args.dry_run || args.diff;
    for (path, _) in &last {
        let (entry, before, after) = edit::reverse(path, &action, dry)?;
        if args.diff {
            diff(path, &before, &after, out)?;
        } else {
            let took = if dry { "would take" } else { "took" };
            writeln!(
                out,
                "{}: {took} back `{}` of {}",
                escaped(path.as_str()),
                escaped(&entry.what),
                escaped(&entry.by)
            )?;
        }
    }
    let others = last.first().map_or(0, |(_, entry)| entry.records.saturating_sub(last.len()));
    if others > 0 {
        anstream::eprintln!("the same act changed {others} more; name these records too to take it back there");
    }
    Ok(Outcome::Clean)
}

/// What `words` ask for; `is_there` tells whether a word is the path of something.
fn plan(words: &[String], quote: Option<Quote>, is_there: impl Fn(&str) -> bool) -> anyhow::Result<Plan> {
    let Some(at) = words.iter().position(|word| ACTIONS.contains(&word.as_str())) else {
        let near = words.iter().find_map(|word| nearest(word, ACTIONS.iter().copied()));
        let help = near
            .map_or_else(|| format!("write one of {}", ACTIONS.join(", ")), |near| format!("did you mean `{near}`?"));
        bail!("no action among these words; {help}");
    };
    let (mut records, mut picks) = (Vec::new(), Vec::new());
    for word in &words[..at] {
        let pick: Pick = word.parse().unwrap_or_else(|never: std::convert::Infallible| match never {});
        let ending = Utf8Path::new(word).extension();
        let is_file = matches!(ending, Some("yaml" | "yml")) || word.contains(['/', '\\']);
        if is_file || matches!(pick, Pick::Id(None, _)) && (is_there(word) || records.is_empty()) {
            records.push(Utf8PathBuf::from(word));
        } else {
            picks.push(pick);
        }
    }
    if records.is_empty() {
        bail!("no record is named; write its path first, or that of a folder");
    }
    let rest = &words[at + 1..];
    let action = words[at].as_str();
    if !picks.is_empty() && matches!(action, "add" | "undo") {
        bail!("`{action}` takes no items before it");
    }
    if quote.is_some() && action != "add" {
        bail!("--quote goes with `add`");
    }
    let needs = |what: &str| {
        if rest.is_empty() { Err(anyhow::anyhow!("`{action}` what? write {what} after it")) } else { Ok(()) }
    };
    let pairs = |words: &[String]| -> anyhow::Result<Vec<(String, String)>> {
        let pair = |word: &String| word.split_once('=').map(|(path, value)| (path.trim().to_owned(), value.to_owned()));
        words
            .iter()
            .map(|word| pair(word).with_context(|| format!("`{word}` sets nothing; write FIELD=VALUE")))
            .collect()
    };
    let act = match action {
        "confirm" | "reject" | "reopen" | "undo" if !rest.is_empty() => {
            bail!("`{action}` comes last, and `{}` stands after it", rest[0])
        }
        "confirm" => Act::Confirm,
        "reject" => Act::Reject,
        "reopen" => Act::Reopen,
        "undo" => return Ok(Plan { records, picks, act: None }),
        "set" => needs("FIELD=VALUE").and_then(|()| Ok(Act::Set(pairs(rest)?)))?,
        "unset" => needs("FIELD").map(|()| Act::Unset(rest.to_vec()))?,
        "label" => needs("its name").map(|()| Act::Label(rest.to_vec()))?,
        "unlabel" => needs("its name").map(|()| Act::Unlabel(rest.to_vec()))?,
        "link" | "unlink" => {
            needs("an item")?;
            let others = rest.iter().filter_map(|word| word.parse().ok()).collect();
            if action == "link" { Act::Link(others) } else { Act::Unlink(others) }
        }
        _ => {
            needs("claim, date, place or citation")?;
            let kinds = [
                ("claim", Kind::Claims),
                ("date", Kind::Dates),
                ("place", Kind::Places),
                ("citation", Kind::Citations),
            ];
            let Some((_, kind)) =
                kinds.into_iter().find(|(name, _)| rest[0].strip_suffix('s').unwrap_or(&rest[0]) == *name)
            else {
                bail!("`{}` cannot be added; claims, dates, places and citations can", rest[0]);
            };
            let quote = quote.context("the words on which it stands are wanted: --quote \"…\"")?;
            Act::Add(Addition { kind, quote, fields: pairs(&rest[1..])? })
        }
    };
    Ok(Plan { records, picks, act: Some(act) })
}

/// What was done to the record at `path`, on one line.
fn told(path: &Utf8Path, act: &Act, done: &Done, dry: bool) -> String {
    let verb = match act {
        Act::Confirm => "confirmed",
        Act::Reject => "rejected",
        Act::Reopen => "reopened",
        Act::Set(_) | Act::Unset(_) => "edited",
        Act::Link(_) => "linked",
        Act::Unlink(_) => "unlinked",
        Act::Label(_) => "labelled",
        Act::Unlabel(_) => "unlabelled",
        Act::Add(_) => "added",
    };
    let ids: Vec<&str> = done.edited.items.iter().take(TOLD).map(|(_, id)| id.as_str()).collect();
    let more = done.edited.items.len() - ids.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let would = if dry { "would be " } else { "" };
    escaped(&format!("{path}: {would}{verb}: {}{more}", ids.join(", ")))
}

fn diff(path: &Utf8Path, before: &str, after: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let diff = similar::TextDiff::from_lines(before, after);
    write!(out, "{}", diff.unified_diff().context_radius(2).header(path.as_str(), path.as_str()))
}

/// What the corpus of each folder of `files` says.
pub(super) fn desks(files: &[Utf8PathBuf]) -> anyhow::Result<HashMap<Utf8PathBuf, Desk>> {
    let mut desks: HashMap<Utf8PathBuf, Desk> = HashMap::new();
    for path in files {
        let folder = path.parent().unwrap_or(Utf8Path::new(""));
        if desks.contains_key(folder) {
            continue;
        }
        let corpus = reading::corpus_of(std::slice::from_ref(path))?;
        let config = corpus.map(|corpus| corpus.config).unwrap_or_default();
        desks.insert(folder.to_owned(), Desk { places: config.extra_places(), labels: config.labels });
    }
    Ok(desks)
}

pub(super) fn desk<'d>(desks: &'d HashMap<Utf8PathBuf, Desk>, path: &Utf8Path) -> &'d Desk {
    desks.get(path.parent().unwrap_or(Utf8Path::new(""))).expect("each file's folder was looked at")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(words: &str) -> Result<Plan, String> {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let quote = words.contains(&"add".to_owned()).then(|| Quote { exact: "x".to_owned(), ..Quote::default() });
        plan(&words, quote, |path| path == "records").map_err(|error| error.to_string())
    }

    #[test]
    fn words_are_records_then_items_then_an_action() {
        let plan = planned("records a.yaml note:4.2 c3 claims confirm").expect("a plan");
        assert_eq!(plan.records, ["records", "a.yaml"]);
        assert_eq!(plan.picks.iter().map(ToString::to_string).collect::<Vec<_>>(), ["note:4.2", "c3", "claims"]);
        let plan = planned("a.yaml s1 set title=A=B x-y=").expect("a plan");
        let pairs = [("title", "A=B"), ("x-y", "")].map(|(path, value)| (path.to_owned(), value.to_owned()));
        assert_eq!(plan.act, Some(Act::Set(pairs.to_vec())));
        assert_eq!(planned("records undo").expect("a plan").act, None);
        let Some(Act::Add(addition)) = planned("a.yaml add dates edtf=2017").expect("a plan").act else {
            panic!("add")
        };
        assert_eq!((addition.kind, addition.fields.len()), (Kind::Dates, 1));
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        let cases = [
            ("a.yaml c3 comfirm", "no action among these words; did you mean `confirm`?"),
            ("claims confirm", "no record is named; write its path first, or that of a folder"),
            ("a.yaml confirm c3", "`confirm` comes last, and `c3` stands after it"),
            ("a.yaml c3 set", "`set` what? write FIELD=VALUE after it"),
            ("a.yaml c3 set title", "`title` sets nothing; write FIELD=VALUE"),
            ("a.yaml add note", "`note` cannot be added; claims, dates, places and citations can"),
            ("a.yaml c3 undo", "`undo` takes no items before it"),
        ];
        for (words, wanted) in cases {
            assert_eq!(planned(words).expect_err(words), wanted);
        }
        assert!(
            hand::time("2026-01-31").is_ok()
                && hand::time("2026-01-31T12:00:00Z").is_ok()
                && hand::time("soon").is_err()
        );
    }
}
