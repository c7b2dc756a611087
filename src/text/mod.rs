//! Bytes, lines, columns, and keys for comparing transliterated words. Knows nothing of Markdown.

mod address;
mod byte_set;
mod eight;
mod fold;
mod met;
mod plain;
mod resource;
mod sentence;
mod span;
mod word_map;

pub use address::{host, is_under, parameters, path, tracking, without_tracking};
pub use byte_set::ByteSet;
pub use eight::{alphanumeric_end, each_byte, letters_end};
pub use fold::{is_apostrophe, is_article, key, sound, sound_of_key};
pub use met::Met;
pub use plain::PlainText;
pub use resource::{Position, TextResource};
pub use sentence::sentences;
pub use span::Span;
pub use word_map::{WordMap, WordSet};
