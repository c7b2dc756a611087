//! The weights, and the likeliest labels by them.

use super::features::{Features, ROWS};

/// What a word of a note belongs to. The first of a citation has a label of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Label {
    Outside,
    Author,
    Editor,
    Translator,
    Title,
    Container,
    Collection,
    Date,
    Volume,
    Issue,
    Page,
    Publisher,
    Place,
    Edition,
    Address,
    Accessed,
    Genre,
    Number,
    Back,
    Other,
    FirstAuthor,
    FirstEditor,
    FirstTitle,
    FirstContainer,
    FirstOther,
}

/// How many labels there are.
pub const LABELS: usize = 25;

impl Label {
    /// Every label, in the order of the weights.
    pub const ALL: [Self; LABELS] = [
        Self::Outside,
        Self::Author,
        Self::Editor,
        Self::Translator,
        Self::Title,
        Self::Container,
        Self::Collection,
        Self::Date,
        Self::Volume,
        Self::Issue,
        Self::Page,
        Self::Publisher,
        Self::Place,
        Self::Edition,
        Self::Address,
        Self::Accessed,
        Self::Genre,
        Self::Number,
        Self::Back,
        Self::Other,
        Self::FirstAuthor,
        Self::FirstEditor,
        Self::FirstTitle,
        Self::FirstContainer,
        Self::FirstOther,
    ];

    /// Whether a citation starts here.
    #[must_use]
    pub fn starts(self) -> bool {
        self >= Self::FirstAuthor
    }

    /// The label of the first word of a citation whose first field is this one.
    #[must_use]
    pub fn first(self) -> Self {
        match self {
            Self::Author => Self::FirstAuthor,
            Self::Editor => Self::FirstEditor,
            Self::Title => Self::FirstTitle,
            Self::Container => Self::FirstContainer,
            _ => Self::FirstOther,
        }
    }

    /// The field, wherever in the citation it stands.
    #[must_use]
    pub fn field(self) -> Self {
        match self {
            Self::FirstAuthor => Self::Author,
            Self::FirstEditor => Self::Editor,
            Self::FirstTitle => Self::Title,
            Self::FirstContainer => Self::Container,
            Self::FirstOther => Self::Other,
            other => other,
        }
    }
}

/// How many steps of a weight make one.
pub const STEPS: f32 = 16.0;

/// The weights as they lie in the program: from each label to each other, from the start to each, and for each
/// row of features. Made by `examples/train_labeller`.
static WEIGHTS: &[u8] = include_bytes!("model.bin");

/// How many bytes the model takes.
pub const SIZE: usize = (LABELS + 1 + ROWS) * LABELS;

fn weight(byte: u8) -> i32 {
    i32::from(byte.cast_signed())
}

fn row(index: usize) -> &'static [u8] {
    WEIGHTS.get(index * LABELS..(index + 1) * LABELS).unwrap_or_default()
}

/// The likeliest labels of the words, and how sure each is, from 0 to 1: its chance against the next best label of
/// this word on the best way there.
#[must_use]
pub fn tag(features: &Features) -> Vec<(Label, f32)> {
    let length = features.len();
    if length == 0 {
        return Vec::new();
    }
    let mut back = vec![[0_u8; LABELS]; length];
    let mut emitted = vec![[0_i32; LABELS]; length];
    let mut best = [0_i32; LABELS];
    for i in 0..length {
        for &feature in features.of(i) {
            for (sum, &byte) in emitted[i].iter_mut().zip(row(LABELS + 1 + feature as usize)) {
                *sum += weight(byte);
            }
        }
        let mut next = [i32::MIN; LABELS];
        if i == 0 {
            for (sum, &byte) in next.iter_mut().zip(row(LABELS)) {
                *sum = weight(byte);
            }
        } else {
            for (from, &score) in best.iter().enumerate() {
                for (to, &byte) in row(from).iter().enumerate() {
                    let sum = score + weight(byte);
                    if sum > next[to] {
                        next[to] = sum;
                        back[i][to] = u8::try_from(from).unwrap_or_default();
                    }
                }
            }
        }
        for (sum, emitted) in next.iter_mut().zip(&emitted[i]) {
            *sum += emitted;
        }
        best = next;
    }
    let mut label = (0..LABELS).max_by_key(|&label| best[label]).unwrap_or_default();
    let mut tags = Vec::with_capacity(length);
    for i in (0..length).rev() {
        let mine = emitted[i][label];
        let other = (0..LABELS).filter(|&other| other != label).map(|other| emitted[i][other]).max().unwrap_or(mine);
        let margin = (mine - other).clamp(-160, 160);
        let margin = f32::from(i16::try_from(margin).unwrap_or_default()) / STEPS;
        tags.push((Label::ALL[label], 1.0 / (1.0 + (-margin).exp())));
        label = usize::from(back[i][label]);
    }
    tags.reverse();
    tags
}
