//! What people do to a record: they confirm, reject, correct, add, link and label.
//!
//! An [`Order`] says what is to be done, and to which items; [`edit`] does it to the text of a record, where
//! something changes and nowhere else, so that comments, order, keys of one's own and line ends stay. [`tag`] does
//! the same to a file, under its lock, and keeps the way back for [`reverse`].

mod act;
mod add;
mod field;
mod file;
mod journal;
mod link;
mod pick;
mod quote;

pub use file::{Done, Memory, TagError, reverse, tag};
pub use journal::{Entry, JournalError, last};
pub use pick::{Pick, Target};
pub use quote::Quote;

use crate::document::Article;
use crate::extract::ExtraPlace;
use crate::record::select::{Condition, Kind, SelectError};
use crate::record::yaml::{self, Edits, Tree, YamlError};
use crate::record::{Record, conform};
use std::collections::BTreeMap;

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Say that an item is right as it stands.
    Confirm,
    /// Say that an item is wrong; it stays, so that it does not come back.
    Reject,
    /// Take a decision back, so that the item is the program's again.
    Reopen,
    /// Give fields these values.
    Set(Vec<(String, String)>),
    /// Take fields away.
    Unset(Vec<String>),
    /// Make a claim rest on a note or source, put a date or place to it; give a citation its source.
    Link(Vec<Pick>),
    /// The contrary.
    Unlink(Vec<Pick>),
    /// Put labels on.
    Label(Vec<String>),
    /// Take labels off.
    Unlabel(Vec<String>),
    /// Put in an item that the program did not read.
    Add(Addition),
}

/// An item to put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// Claims, dates, places or citations.
    pub kind: Kind,
    /// Its words in the article.
    pub quote: Quote,
    /// What it says beside them.
    pub fields: Vec<(String, String)>,
}

/// What is to be done, and to which items.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The items, or the kinds of which the conditions choose; where there are none, of the one kind that has the
    /// fields of the conditions.
    pub picks: Vec<Pick>,
    /// What must be so of an item.
    pub conditions: Vec<Condition>,
    /// What is done to each.
    pub act: Act,
}

impl Order {
    /// `act` on one item of a known kind.
    #[must_use]
    pub fn on(kind: Kind, id: &str, act: Act) -> Self {
        Self { picks: vec![Pick::Id(Some(kind), id.to_owned())], conditions: Vec::new(), act }
    }
}

/// Who decides, when, and for what reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// The name.
    pub by: String,
    /// A date, or a date and a time (RFC 3339).
    pub at: String,
    /// The reason, where one is given.
    pub why: Option<String>,
}

/// What a corpus says that bears on an act.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Its labels and what each means.
    pub labels: BTreeMap<String, Option<String>>,
    /// The places that it adds to the gazetteer.
    pub places: Vec<ExtraPlace>,
}

/// A record after an act.
#[derive(Clone, Debug)]
pub struct Edited {
    /// Its text.
    pub text: String,
    /// The items that the act was about, by kind and id; the article itself has no kind.
    pub items: Vec<(Option<Kind>, String)>,
    /// How many of them are not as they were.
    pub changed: usize,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The text is no record.
    #[error("{line}:{column}: {message}")]
    Yaml {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong there, and what to do.
        message: String,
    },
    /// The record has none of the items that are asked for.
    #[error("{0}")]
    Absent(String),
    /// No such item, of those that something is to be linked to.
    #[error("{0}")]
    Missing(String),
    /// More than one item that it may be.
    #[error("{0}")]
    Several(String),
    /// A field that no such item has.
    #[error(transparent)]
    Field(#[from] SelectError),
    /// A value that the field cannot have, or an act that the item does not take.
    #[error("{0}")]
    Value(String),
    /// Words that the article does not have, or has in several places.
    #[error("{0}")]
    Quote(String),
}

impl EditError {
    fn yaml(text: &str, error: YamlError) -> Self {
        let before = &text[..error.span.start.min(text.len())];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let help = error.help.map(|help| format!("; {help}")).unwrap_or_default();
        Self::Yaml {
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            message: format!("{}{help}", error.message),
        }
    }
}

/// Does what `order` says to the record in `text`. The `article` is needed where something is added by its words.
pub fn edit(
    text: &str,
    article: Option<&Article<'_>>,
    order: &Order,
    hand: &Hand,
    desk: &Desk,
) -> Result<Edited, EditError> {
    let (tree, record) = open(text)?;
    let edited = if let Act::Add(addition) = &order.act {
        let article = article.ok_or_else(|| EditError::Quote("the article cannot be looked at".to_owned()))?;
        add::add(&tree, &record, article, addition, hand, desk)?
    } else {
        let targets = pick::targets(order, &record)?;
        let mut edits = Edits::new(text);
        let mut changed = 0;
        // What lies inside another comes first: both may write at the same end.
        let mut inmost = targets.clone();
        inmost.sort_by_key(|target| target.kind != Some(Kind::Citations));
        for target in inmost {
            let before = edits.len();
            act::act(&mut edits, &tree, &record, target, &order.act, hand, desk)?;
            changed += usize::from(edits.len() > before);
        }
        let items = targets.into_iter().map(|target| (target.kind, target.id(&record).to_owned())).collect();
        Edited { text: edits.apply(), items, changed }
    };
    sound(&tree, &edited.text)?;
    Ok(edited)
}

/// The record in `text`, as a tree and as data.
fn open(text: &str) -> Result<(Tree<'_>, Record), EditError> {
    let tree = Tree::read(text).and_then(|tree| tree.unique_keys().map(|()| tree));
    let tree = tree.map_err(|error| EditError::yaml(text, error))?;
    if tree.root.get("isnad").is_none() {
        let help = Some("a record starts with `isnad: 1`".to_owned());
        let span = crate::text::Span::empty(0);
        return Err(EditError::yaml(text, YamlError { span, message: "this file is no record".to_owned(), help }));
    }
    let record = yaml::typed(&tree).map_err(|error| {
        // The schema says the same with more sense for the place.
        let misfit = conform(&tree.root).into_iter().next();
        let error = misfit.map_or(error, |it| YamlError { span: it.span, message: it.message, help: it.help });
        EditError::yaml(text, error)
    })?;
    Ok((tree, record))
}

/// That `text`, made of `before`, is a record, and has nothing that the schema forbids but what was there before.
fn sound(before: &Tree<'_>, text: &str) -> Result<(), EditError> {
    if before.text == text {
        return Ok(());
    }
    let tree = Tree::read(text).map_err(|error| EditError::yaml(text, error))?;
    let mut known: Vec<String> = conform(&before.root).into_iter().map(|misfit| misfit.message).collect();
    for misfit in conform(&tree.root) {
        if let Some(index) = known.iter().position(|message| *message == misfit.message) {
            known.swap_remove(index);
        } else {
            let help = misfit.help.map(|help| format!("; {help}")).unwrap_or_default();
            return Err(EditError::Value(format!("{}{help}", misfit.message)));
        }
    }
    open(text).map(|_| ())
}

#[cfg(test)]
mod tests;
