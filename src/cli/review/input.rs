//! A line that is typed.

use super::session::Key;
use super::wrap::width;
use unicode_width::UnicodeWidthChar;

/// The characters, and where the next one goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Input {
    chars: Vec<char>,
    at: usize,
}

impl Input {
    /// A line that says `text`, to be gone on with at its end.
    pub(super) fn of(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        Self { at: chars.len(), chars }
    }

    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    pub(super) fn press(&mut self, key: Key) {
        match key {
            Key::Char(c) => {
                self.chars.insert(self.at, c);
                self.at += 1;
            }
            Key::Left => self.at = self.before(),
            Key::Right => self.at = self.after(),
            Key::Home | Key::Control('a') => self.at = 0,
            Key::End | Key::Control('e') => self.at = self.chars.len(),
            // A mark that combines goes alone: the letter under it may be right.
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.chars.remove(self.at);
            }
            Key::Delete if self.at < self.chars.len() => drop(self.chars.drain(self.at..self.after())),
            Key::Control('u') => {
                self.chars.drain(..self.at);
                self.at = 0;
            }
            Key::Control('k') => self.chars.truncate(self.at),
            Key::Control('w') => {
                let head = &self.chars[..self.at];
                let end = head.iter().rposition(|c| !c.is_whitespace()).map_or(0, |at| at + 1);
                let start = head[..end].iter().rposition(|c| c.is_whitespace()).map_or(0, |at| at + 1);
                self.chars.drain(start..self.at);
                self.at = start;
            }
            _ => {}
        }
    }

    /// The part that fits into `most` columns with the cursor in it, and the column of the cursor.
    pub(super) fn seen(&self, most: usize) -> (String, usize) {
        let most = most.max(2);
        let mut start = 0;
        let shown =
            |from: usize, to: usize| -> usize { self.chars[from..to].iter().map(|c| c.width().unwrap_or(0)).sum() };
        while start < self.at && shown(start, self.at) >= most {
            start += 1;
        }
        let mut text = String::new();
        for c in &self.chars[start..] {
            if width(&text) + c.width().unwrap_or(0) >= most {
                break;
            }
            text.push(*c);
        }
        (text, shown(start, self.at))
    }

    /// The letter before, with the marks that combine with it.
    fn before(&self) -> usize {
        (0..self.at).rev().find(|at| self.chars[*at].width() != Some(0)).unwrap_or(0)
    }

    fn after(&self) -> usize {
        let next = self.at + 1;
        (next..self.chars.len()).find(|at| self.chars[*at].width() != Some(0)).unwrap_or(self.chars.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_typed_and_put_right() {
        let mut input = Input::of("Hīt");
        for key in [Key::Home, Key::Char('a'), Key::Char('l'), Key::Char('-'), Key::End, Key::Char('x'), Key::Backspace]
        {
            input.press(key);
        }
        assert_eq!(input.text(), "al-Hīt");
        for key in [Key::Left, Key::Left, Key::Delete, Key::Control('w'), Key::Control('w'), Key::Backspace] {
            input.press(key);
        }
        assert_eq!(input.text(), "t");
        // A letter with a mark is passed in one step.
        let mut input = Input::of("aj\u{301}b");
        for key in [Key::Left, Key::Left, Key::Char('-')] {
            input.press(key);
        }
        assert_eq!(input.text(), "a-j\u{301}b");
    }

    #[test]
    fn a_long_line_shows_what_is_typed() {
        let mut input = Input::of("0123456789");
        assert_eq!(input.seen(5), ("6789".to_owned(), 4));
        input.press(Key::Home);
        assert_eq!(input.seen(5), ("0123".to_owned(), 0));
        assert_eq!(Input::default().seen(5), (String::new(), 0));
    }
}
