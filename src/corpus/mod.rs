//! Many articles: finding and loading them. Knows nothing of the terminal.

mod load;

pub use load::{LoadError, load, sha256};
