//! How often each rule fired.

use super::{Findings, each_open};
use std::collections::BTreeMap;
use std::io;

/// Writes how often each rule fired, the most frequent first.
pub fn statistics(found: &dyn Findings, out: &mut dyn io::Write) -> io::Result<()> {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    each_open(found, &mut |diagnostic| {
        counts.entry(diagnostic.rule.code).or_insert((0, diagnostic.rule.name)).0 += 1;
        Ok(())
    })?;
    let mut rows: Vec<(&str, (usize, &str))> = counts.into_iter().collect();
    rows.sort_by_key(|(code, (count, _))| (std::cmp::Reverse(*count), *code));
    for (code, (count, name)) in rows {
        writeln!(out, "{count:>7}  {code}  {name}")?;
    }
    Ok(())
}
