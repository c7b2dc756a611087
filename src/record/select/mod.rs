//! Choosing among the items of records: what kinds there are, which fields they have, and what may be asked of these.

mod condition;
mod field;
mod kind;

pub use condition::{Condition, SelectError};
pub use field::{Field, at, fields, known, leaves, schema_at};
pub use kind::{Basis, Kind, cited, grounds, notes_of};
