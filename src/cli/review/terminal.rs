//! The terminal: its keys, and lines put on it.

use super::screen::Frame;
use super::session::Key;
use super::wrap::Face;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{cursor, execute, queue};
use std::io::{self, Write as _};

/// A terminal that is given back as it was, whatever happens.
pub(super) struct Terminal;

impl Terminal {
    pub(super) fn open() -> io::Result<Self> {
        enable_raw_mode()?;
        let terminal = Self;
        execute!(io::stdout(), EnterAlternateScreen)?;
        Ok(terminal)
    }

    /// Columns and rows.
    pub(super) fn size() -> (usize, usize) {
        // Some terminals over a line say nothing, or zero.
        let (columns, rows) = size().unwrap_or((80, 24));
        if columns == 0 || rows == 0 { (80, 24) } else { (columns.into(), rows.into()) }
    }

    /// The next key; nothing where the screen has another size now, or the key means nothing.
    pub(super) fn key() -> io::Result<Option<Key>> {
        let Event::Key(key) = event::read()? else { return Ok(None) };
        if key.kind == KeyEventKind::Release {
            return Ok(None);
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        Ok(match key.code {
            KeyCode::Char(c) if control => Some(Key::Control(c.to_ascii_lowercase())),
            KeyCode::Char(c) => Some(Key::Char(c)),
            KeyCode::Enter => Some(Key::Enter),
            KeyCode::Esc => Some(Key::Escape),
            KeyCode::Tab => Some(Key::Tab),
            KeyCode::Backspace => Some(Key::Backspace),
            KeyCode::Delete => Some(Key::Delete),
            KeyCode::Left => Some(Key::Left),
            KeyCode::Right => Some(Key::Right),
            KeyCode::Up => Some(Key::Up),
            KeyCode::Down => Some(Key::Down),
            KeyCode::PageUp => Some(Key::PageUp),
            KeyCode::PageDown => Some(Key::PageDown),
            KeyCode::Home => Some(Key::Home),
            KeyCode::End => Some(Key::End),
            _ => None,
        })
    }

    /// Puts `frame` on the screen. Each line is written over the one that was there, so that nothing flickers.
    pub(super) fn show(frame: &Frame) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout());
        queue!(out, cursor::Hide)?;
        for (row, line) in (0_u16..).zip(&frame.lines) {
            queue!(out, cursor::MoveTo(0, row), Clear(ClearType::CurrentLine))?;
            for run in line {
                let attribute = match run.face {
                    Face::Plain => Attribute::Reset,
                    Face::Bold => Attribute::Bold,
                    Face::Faint => Attribute::Dim,
                    Face::Marked => Attribute::Reverse,
                };
                queue!(out, SetAttribute(attribute), Print(&run.text), SetAttribute(Attribute::Reset))?;
            }
        }
        if let Some((column, row)) = frame.cursor {
            let [column, row] = [column, row].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
            queue!(out, cursor::MoveTo(column, row), cursor::Show)?;
        }
        out.flush()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Nothing better is left to do where this fails.
        let _ = execute!(io::stdout(), SetAttribute(Attribute::Reset), cursor::Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
    }
}
