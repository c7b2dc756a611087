//! Reads short scholarly articles with footnotes, writes down what they say and on whose word, and holds it to
//! account.
//!
//! The modules are layers, and an article goes through them in this order; a layer uses only those above it:
//!
//! 1. [`text`] holds its characters, and knows their lines, columns and code points.
//! 2. [`document`] finds its blocks, markers and notes.
//! 3. [`record`] is what will be known of it, as plain data.
//! 4. [`extract`] reads citations, claims, dates and places from notes and body.
//! 5. [`corpus`] loads it, and many others.
//! 6. [`rules`] say what is wrong.
//! 7. [`export`] hands out bibliographies.
//! 8. [`report`] shows what the rules found.
//! 9. [`cli`] takes the arguments, and hands them to the others.

pub mod cli;
pub mod corpus;
pub mod document;
pub mod export;
pub mod extract;
pub mod record;
pub mod report;
pub mod rules;
pub mod text;
