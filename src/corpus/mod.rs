//! Many articles: finding and loading them. Knows nothing of the terminal.

mod find;
mod load;
mod records;

pub use find::{FindError, find};
pub use load::{LoadError, load, sha256};
pub use records::{article_of, is_record, records};
