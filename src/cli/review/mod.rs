//! `isnad review`.
//!
//! `queue` says what is looked at, `session` what each key does, `context` and `screen` what is shown, `terminal` puts it
//! there; here the files are read, and changed as `isnad tag` changes them.

mod context;
mod input;
mod queue;
mod screen;
mod session;
mod terminal;
mod wrap;

use super::{Outcome, hand, pairing, tag};
use crate::corpus::edit::{self, Act, Hand, Order, Pick};
use crate::record::Record;
use crate::record::select::{Condition, Kind};
use crate::{corpus, document};
use anyhow::{Context as _, bail};
use camino::Utf8PathBuf;
use queue::{Held, USUAL};
use session::{Deed, Session};
use std::io::{self, IsTerminal as _};
use terminal::Terminal;

/// Look through what the program read, the least sure first, and decide on it at a terminal
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Records, or folders of them [default: this folder]
    #[arg(value_name = "RECORDS")]
    records: Vec<Utf8PathBuf>,

    /// What to look at: notes, citations, sources, claims, dates, places [default: all but notes]
    #[arg(long = "kind", value_name = "KINDS", value_delimiter = ',', value_parser = kind)]
    kinds: Vec<Kind>,

    /// Only items of which this is so, as in `isnad list`: `FIELD=VALUE`, `FIELD!=VALUE`, `FIELD~VALUE`
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<Condition>,

    /// Who decides [default: the user.name of git]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| {
        let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("write one of {}", all.join(", "))
    })
}

/// An act that can be taken back.
struct Done {
    record: usize,
    action: String,
    kind: Option<Kind>,
    id: String,
}

pub(super) fn run(args: &Args, _: &mut dyn io::Write) -> anyhow::Result<Outcome> {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || is_dumb {
        bail!("`isnad review` needs a terminal to show things on; in a script, use `isnad tag`");
    }
    let by = hand::by(args.by.as_deref())?;
    let kinds = queue::kinds(if args.kinds.is_empty() { USUAL } else { &args.kinds }, &args.conditions)?;
    let here = [Utf8PathBuf::from(".")];
    let files = corpus::records(if args.records.is_empty() { &here } else { &args.records });
    if files.is_empty() {
        bail!("no record here; `isnad parse -o records ARTICLE` makes one");
    }
    let desks = tag::desks(&files)?;
    let mut held = Vec::with_capacity(files.len());
    let mut outcome = Outcome::Clean;
    for path in &files {
        match pairing::kept(path) {
            Ok(kept) => held.push(Held { path: path.clone(), record: kept.record }),
            Err(error) => {
                let _ = super::show_error(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    let labels = held.iter().map(|held| tag::desk(&desks, &held.path).labels.keys().cloned().collect()).collect();
    let queue = queue::queue(&held, &kinds, &args.conditions);
    if queue.is_empty() {
        anstream::eprintln!("nothing is left to decide here");
        return Ok(outcome);
    }
    let all = queue.len();
    let mut session = Session::new(held, queue, labels);
    let mut done: Vec<Done> = Vec::new();
    let talk = talk(&mut session, |session, deed| match deed {
        Deed::Act { record, order, why } => {
            let hand = Hand { by: by.clone(), at: hand::now(), why };
            act(session, record, &order, &hand, tag::desk(&desks, &session.held[record].path), &mut done);
        }
        Deed::Undo => undo(session, &mut done),
        Deed::Quit => {}
    });
    talk.context("the terminal is gone")?;
    let left = session.left();
    anstream::eprintln!("{} decided, {left} left", all.saturating_sub(left));
    Ok(outcome)
}

/// Shows the session and hears keys until it is left.
fn talk(session: &mut Session, mut perform: impl FnMut(&mut Session, Deed)) -> io::Result<()> {
    let _terminal = Terminal::open()?;
    loop {
        let parts = parts(session);
        let shown = session.item().cloned();
        // The same item is shown until another one comes: its article is read once.
        while session.item().cloned() == shown {
            let (columns, rows) = Terminal::size();
            let frame = screen::draw(session, &parts, columns, rows);
            session.scroll = frame.scroll;
            Terminal::show(&frame)?;
            let Some(key) = Terminal::key()? else { continue };
            match session.press(key) {
                Some(Deed::Quit) => return Ok(()),
                Some(deed) => {
                    perform(session, deed);
                    break;
                }
                None => {}
            }
        }
    }
}

/// What is shown of the item that is looked at.
fn parts(session: &Session) -> Vec<context::Part> {
    let Some(item) = session.item() else { return Vec::new() };
    let held = &session.held[item.record];
    let text = pairing::article_of(&held.path, &held.record);
    let article = text.as_ref().map(document::read);
    context::parts(&held.record, article.as_ref(), item)
}

fn act(session: &mut Session, index: usize, order: &Order, hand: &Hand, desk: &edit::Desk, done: &mut Vec<Done>) {
    let path = session.held[index].path.clone();
    let action = format!("{:020}-{}", jiff::Timestamp::now().as_nanosecond(), std::process::id());
    let (kind, id) = match order.picks.first() {
        Some(Pick::Id(kind, id)) => (*kind, id.clone()),
        _ => (None, String::new()),
    };
    let what = told(&order.act, &id);
    match edit::tag(&path, order, hand, desk, Some((&action, &what, 1))) {
        Ok(edited) => match read(&edited.edited.text) {
            Ok(record) => {
                session.renew(index, record);
                session.done(order, what);
                if edited.edited.text != edited.before {
                    done.push(Done { record: index, action, kind, id });
                }
            }
            Err(error) => session.refused(error.to_string()),
        },
        Err(error) => session.refused(error.to_string()),
    }
}

fn undo(session: &mut Session, done: &mut Vec<Done>) {
    let Some(last) = done.pop() else {
        return session.refused("nothing of this review to take back; `isnad tag RECORD undo` goes further".to_owned());
    };
    let path = session.held[last.record].path.clone();
    match edit::reverse(&path, &last.action, false) {
        Ok((entry, _, text)) => match read(&text) {
            Ok(record) => {
                session.renew(last.record, record);
                if let Some(kind) = last.kind {
                    session.return_to(last.record, kind, &last.id);
                }
                session.refused(format!("took back: {}", entry.what));
            }
            Err(error) => session.refused(error.to_string()),
        },
        Err(error) => session.refused(error.to_string()),
    }
}

fn read(text: &str) -> anyhow::Result<Record> {
    Ok(crate::record::yaml::read(text)?)
}

/// What an act does, in a few words.
fn told(act: &Act, id: &str) -> String {
    match act {
        Act::Confirm => format!("confirmed {id}"),
        Act::Reject => format!("rejected {id}"),
        Act::Set(fields) => {
            let fields: Vec<&str> = fields.iter().map(|(field, _)| field.as_str()).collect();
            format!("set {} of {id}", fields.join(", "))
        }
        Act::Unset(fields) => format!("took {} from {id}", fields.join(", ")),
        Act::Label(labels) => format!("labelled {id} {}", labels.join(", ")),
        Act::Unlabel(labels) => format!("took {} off {id}", labels.join(", ")),
        _ => format!("changed {id}"),
    }
}

#[cfg(test)]
mod tests;
