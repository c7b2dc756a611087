//! Who decides, and when.

use anyhow::bail;
use std::process::Command;

/// The name that was given, or that of git's user.
pub(super) fn by(given: Option<&str>) -> anyhow::Result<String> {
    if let Some(by) = given.map(str::trim).filter(|by| !by.is_empty()) {
        return Ok(by.to_owned());
    }
    let output = Command::new("git").args(["config", "user.name"]).output();
    let name = output.ok().filter(|output| output.status.success()).and_then(|it| String::from_utf8(it.stdout).ok());
    match name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) {
        Some(name) => Ok(name),
        None => bail!("say who decides: --by NAME, or `git config --global user.name NAME`"),
    }
}

/// The time by the clock, to the second.
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// A date, or a date and a time.
pub(super) fn time(words: &str) -> Result<String, String> {
    let date = words.parse::<jiff::civil::Date>().is_ok() && words.len() == 10;
    if date || words.parse::<jiff::Timestamp>().is_ok() {
        return Ok(words.to_owned());
    }
    Err("write a date such as 2026-01-31, or a date and a time such as 2026-01-31T12:00:00Z".to_owned())
}
