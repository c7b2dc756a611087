//! `isnad adjudicate`.

use super::pairing::{self, Pair};
use super::{Outcome, agree as measures, hand};
use crate::corpus;
use crate::corpus::agree::{
    self, Disagreement, Judge, TakeError, Twice, decide, drop_mention, in_order, is_ruled, rule, take,
};
use crate::record::{Opinion, Record, Status, yaml};
use crate::report::escaped;
use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::str::FromStr;

/// Rule where two scholars disagree, and keep both opinions on record
///
/// The ruled record is the first scholar's with what was ruled: each item that was ruled on has who ruled, when and
/// why, and under `rulings` what either had said. What only one had and is ruled out stays, rejected. When the ruled
/// record is there already, the work goes on where it was left.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The records of the first: a file, or a folder of them
    #[arg(value_name = "A")]
    first: Utf8PathBuf,

    /// The records of the second
    #[arg(value_name = "B")]
    second: Utf8PathBuf,

    /// The ruled record; a folder where A and B are folders
    #[arg(short, long, value_name = "RULED")]
    output: Utf8PathBuf,

    /// Whose word holds where no rule says so [default: ask at a terminal, else leave open]
    #[arg(long, value_enum)]
    prefer: Option<Prefer>,

    /// Whose word holds in one disagreement, by its id in `isnad agree`, or in one field: `c3.stance=B`,
    /// `claims.stance=A`
    #[arg(long = "rule", value_name = "ID=A|B")]
    rules: Vec<Rule>,

    /// Who rules [default: the user.name of git]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// For what reason
    #[arg(long, value_name = "REASON")]
    why: Option<String>,

    /// When it was ruled: a date, or a date and a time (RFC 3339) [default: now]
    #[arg(long, value_name = "TIME", value_parser = hand::time)]
    at: Option<String>,
}

/// Whose word holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Prefer {
    A,
    B,
    Ask,
}

/// Whose word holds in one thing.
#[derive(Clone, Debug)]
struct Rule {
    name: String,
    side: usize,
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let wrong = || format!("`{words}` rules nothing; write ID=A or ID=B");
        let (name, side) = words.rsplit_once('=').ok_or_else(wrong)?;
        let side = match side.trim() {
            "A" | "a" => 0,
            "B" | "b" => 1,
            _ => return Err(wrong()),
        };
        Ok(Self { name: name.trim().to_owned(), side })
    }
}

/// How the rulings are made.
struct Bench<'a> {
    args: &'a Args,
    prefer: Option<Prefer>,
    by: String,
    at: String,
    /// Which of the rules were of use.
    used: Vec<bool>,
    ruled: usize,
    open: usize,
    /// Whoever is asked wants no more questions.
    has_left: bool,
}

pub(super) fn run(args: &Args, _: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let is_terminal = io::stdin().is_terminal();
    if args.prefer == Some(Prefer::Ask) && !is_terminal {
        bail!("--prefer ask needs a terminal to ask at; in a script, rule by --rule ID=A|B or --prefer a|b");
    }
    let prefer = args.prefer.or(is_terminal.then_some(Prefer::Ask));
    let (pairs, told) = pairing::pair(&args.first, &args.second)?;
    for line in &told {
        anstream::eprintln!("note: {line}");
    }
    let mut bench = Bench {
        args,
        prefer,
        by: hand::by(args.by.as_deref())?,
        at: args.at.clone().unwrap_or_else(hand::now),
        used: vec![false; args.rules.len()],
        ruled: 0,
        open: 0,
        has_left: false,
    };
    let into_folder = args.first.is_dir() || args.second.is_dir();
    for pair in &pairs {
        let name = pair.kept[0].path.file_name().unwrap_or("ruled.yaml");
        let path = if into_folder { args.output.join(name) } else { args.output.clone() };
        for kept in &pair.kept {
            if path.canonicalize_utf8().is_ok_and(|one| kept.path.canonicalize_utf8().is_ok_and(|other| one == other)) {
                bail!("{path} is one of the two opinions, and stays as it is; name another file with -o");
            }
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_str().is_empty()) {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {folder}"))?;
        }
        bench.sit(pair, &path)?;
    }
    let unused: Vec<&str> =
        args.rules.iter().zip(&bench.used).filter(|(_, used)| !**used).map(|(rule, _)| rule.name.as_str()).collect();
    if !unused.is_empty() {
        anstream::eprintln!("warning: no disagreement that is still open for --rule {}", unused.join(", "));
    }
    anstream::eprintln!("{} ruled, {} left open", bench.ruled, bench.open);
    Ok(if bench.open + unused.len() > 0 { Outcome::Findings } else { Outcome::Clean })
}

impl Bench<'_> {
    /// Rules on the disagreements of one article.
    fn sit(&mut self, pair: &Pair, path: &Utf8Path) -> anyhow::Result<()> {
        let [one, other] = &pair.kept;
        let name = pair.name().to_owned();
        let records = [&one.record, &other.record];
        let length = pair.article.as_ref().map(|article| article.offset(article.text().len()));
        let mut found = agree::agree(&[Twice { name: &name, records, length }]).disagreements;
        let mut text = if path.exists() {
            let there = corpus::load(path)?.text().to_owned();
            let record = pairing::kept(path)?.record;
            found.retain(|found| !is_ruled(&record, &other.record, found));
            there
        } else {
            one.text.clone()
        };
        // They are asked in the order of the article, and taken in an order in which what is named comes first.
        let mut sides: BTreeMap<String, (usize, Option<String>)> = BTreeMap::new();
        for found in &found {
            match self.side(found, pair)? {
                Some(side) => drop(sides.insert(found.id.clone(), side)),
                None => self.open += 1,
            }
        }
        in_order(&mut found);
        for found in &found {
            let Some((side, why)) = sides.get(&found.id) else { continue };
            let judge = Judge { by: &self.by, at: &self.at, why: why.as_deref() };
            text = ruled(&text, found, records, *side, &judge)
                .with_context(|| format!("{path}: cannot rule on {}", found.id))?;
            self.ruled += 1;
        }
        yaml::read(&text).with_context(|| format!("{path}: the ruled record would be none"))?;
        if let Some(file) = relative_article(&one.path, path, &one.record) {
            text = agree::set_file(&text, &file)?;
        }
        corpus::update(path, |_| -> anyhow::Result<Option<String>> { Ok(Some(text.clone())) })?;
        Ok(())
    }

    /// Whose word holds in `found`, and why; nothing where it is left open.
    fn side(&mut self, found: &Disagreement, pair: &Pair) -> anyhow::Result<Option<(usize, Option<String>)>> {
        let field = format!("{}.{}", found.list, found.field);
        for (rule, used) in self.args.rules.iter().zip(&mut self.used) {
            if rule.name == found.id || rule.name == field {
                *used = true;
                return Ok(Some((rule.side, self.args.why.clone())));
            }
        }
        match self.prefer {
            Some(Prefer::A) => Ok(Some((0, self.args.why.clone()))),
            Some(Prefer::B) => Ok(Some((1, self.args.why.clone()))),
            Some(Prefer::Ask) if !self.has_left => self.ask(found, pair),
            _ => Ok(None),
        }
    }

    /// Asks at the terminal.
    fn ask(&mut self, found: &Disagreement, pair: &Pair) -> anyhow::Result<Option<(usize, Option<String>)>> {
        let [a, b] = measures::said(found).map(|words| escaped(&words));
        let place = measures::place(found, std::slice::from_ref(pair));
        let place = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        anstream::eprintln!("\n{}{place}: {}", escaped(&found.article), escaped(&found.id));
        if found.field != "present" && !found.words.is_empty() {
            anstream::eprintln!("  “{}”", escaped(&found.words));
        }
        anstream::eprintln!("  A: {a}\n  B: {b}");
        loop {
            let Some(answer) = asked("whose word holds? [a/b, s to skip, q to end] ")? else {
                self.has_left = true;
                return Ok(None);
            };
            let side = match answer.to_lowercase().as_str() {
                "a" => 0,
                "b" => 1,
                "s" | "" => return Ok(None),
                "q" => {
                    self.has_left = true;
                    return Ok(None);
                }
                _ => continue,
            };
            let why = match &self.args.why {
                Some(why) => Some(why.clone()),
                None => asked("why? [a line, or nothing] ")?.filter(|why| !why.is_empty()),
            };
            return Ok(Some((side, why)));
        }
    }
}

/// A line from the terminal, without its end; nothing where there is no more.
fn asked(question: &str) -> anyhow::Result<Option<String>> {
    anstream::eprint!("{question}");
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).context("cannot read the answer")?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// The record in `text` after a ruling on `found`.
fn ruled(
    text: &str,
    found: &Disagreement,
    records: [&Record; 2],
    side: usize,
    judge: &Judge<'_>,
) -> Result<String, TakeError> {
    let opinion = |which: usize| Opinion {
        by: found.ids[which].as_deref().and_then(|id| agree::by(records[which], found.list, id)),
        value: found.values[which].clone(),
    };
    let opinions = [opinion(0), opinion(1)];
    let holds = side + 1;
    let (text, id, status) = match (&found.ids, side) {
        // What one has and the other has not: the item is there in the end, rejected where it does not hold.
        ([Some(id), _], 0) => (text.to_owned(), id.clone(), Status::Confirmed),
        ([Some(id), None], _) if found.list == "mentions" => {
            let text = rule(text, found, id, opinions, holds, judge)?;
            return without_mention(&text, id, judge);
        }
        ([Some(id), None], _) => (text.to_owned(), id.clone(), Status::Rejected),
        ([None, _], 1) => {
            let taken = take(text, records[1], found)?;
            (taken.text, taken.id, Status::Confirmed)
        }
        // A mention cannot be rejected: its place says that it was ruled out.
        ([None, Some(_)], _) if found.list == "mentions" => {
            let taken = take(text, records[1], found)?;
            let text = rule(&taken.text, found, &taken.id, opinions, holds, judge)?;
            return without_mention(&text, &taken.id, judge);
        }
        ([None, _], _) => {
            let taken = take(text, records[1], found)?;
            (taken.text, taken.id, Status::Rejected)
        }
        ([Some(_), Some(_)], _) => {
            let taken = take(text, records[1], found)?;
            (taken.text, taken.id, Status::Edited)
        }
    };
    let text = rule(&text, found, &id, opinions, holds, judge)?;
    // A ruling on the status, or on one field of what was rejected before, leaves the status to that.
    let was = agree::status(&text, found.list, &id)?;
    let status = match (found.field, was) {
        ("status", Some(was)) => was,
        ("present", _) => status,
        (_, Some(Status::Rejected)) => Status::Rejected,
        (_, Some(Status::Edited)) => Status::Edited,
        _ => status,
    };
    decide(&text, found.list, &id, status, judge)
}

/// The record in `text` without a mention. A place that is named nowhere then stays for its rulings, rejected.
fn without_mention(text: &str, id: &str, judge: &Judge<'_>) -> Result<String, TakeError> {
    let text = drop_mention(text, id)?;
    let place = id.rsplit_once('@').map_or(id, |(place, _)| place);
    let is_bare = |it: &crate::record::Place| it.id == place && it.mentions.is_empty();
    if yaml::read(&text)?.places.iter().any(is_bare) {
        return decide(&text, "places", place, Status::Rejected, judge);
    }
    Ok(text)
}

/// The article's file as seen from the ruled record, where that lies in another folder.
fn relative_article(from: &Utf8Path, to: &Utf8Path, record: &Record) -> Option<String> {
    let folder = |path: &Utf8Path| path.parent().unwrap_or(Utf8Path::new("")).to_owned();
    let file = Some(record.article.file.as_str()).filter(|file| !file.is_empty())?;
    let seen = super::parse::relative(&folder(from).join(file), &folder(to));
    (seen != file).then_some(seen)
}
