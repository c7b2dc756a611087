//! Many articles: finding and loading them. Knows nothing of the terminal.

pub mod agree;
mod believe;
mod cache;
mod config;
pub mod edit;
mod find;
mod load;
mod merge;
mod records;
mod store;
mod works;
mod write;

pub use believe::believe;
pub use cache::{Cache, Piece, SHARDS, digest};
pub use config::{
    CONFIG, Config, ConfigError, Corpus, DateStyle, Ibid, Level, Listed, ListedPlace, Names, Profile, Scheme, absolute,
    config_schema,
};
pub use find::{FindError, find};
pub use load::{LARGEST, LoadError, load, read_file, sha256, text_of};
pub use merge::{Change, Merged, What, merge};
pub use records::{article_file, article_of, article_path, is_record, records};
pub use store::{StoreError, home, update};
pub use works::{
    Alike, Conflict, Difference, Doubt, Evidence, Merge, Settled, Works, differences, find_alike, site, sort_key,
    works, works_spelled,
};
pub use write::replace_file;
