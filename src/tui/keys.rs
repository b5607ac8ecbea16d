//! What was typed, as the reader knows keys.
//!
//! crossterm's own waiting spins for ever once the terminal has vanished (crossterm#793), so the loop
//! waits by itself and lets crossterm read only what is there.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::app::{Event, Size};
use crate::input::{Code, Key};
use crate::text::Clean;
use crate::tui::pointer::Clicks;

/// All that is there to read, at most `most`.
pub fn read(most: usize, clicks: &mut Clicks) -> io::Result<Vec<Event>> {
    let read = read_told(most, clicks)?;
    if read.is_empty() && is_readable()? {
        tell_again()?;
        return read_told(most, clicks);
    }
    Ok(read)
}

/// Whether something is left to read.
fn is_readable() -> io::Result<bool> {
    let stdin = rustix::stdio::stdin();
    let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut polled, Some(&Timespec::default())) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Has the system tell crossterm once more that there is something to read. It is told of each thing once,
/// and forgets it where it hears of another size at the same time; setting the modes of a terminal, even as
/// they are, wakes all who wait for it.
fn tell_again() -> io::Result<()> {
    let stdin = rustix::stdio::stdin();
    Ok(tcsetattr(stdin, OptionalActions::Now, &tcgetattr(stdin)?)?)
}

/// All that crossterm was told of, at most `most`.
fn read_told(most: usize, clicks: &mut Clicks) -> io::Result<Vec<Event>> {
    let mut read = Vec::new();
    while read.len() < most && event::poll(Duration::ZERO)? {
        match event::read()? {
            event::Event::Mouse(mouse) => {
                let pointer = clicks.take(mouse, Instant::now());
                read.extend(pointer.map(Event::Pointer));
            }
            other => read.extend(event_of(&other)),
        }
    }
    Ok(read)
}

/// Waits so long for something to read; gives whether there is something.
pub fn wait(longest: Duration) -> io::Result<bool> {
    event::poll(longest)
}

/// What the reader makes of an event of the terminal.
fn event_of(event: &event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => key_of(*key).map(Event::Key),
        event::Event::Paste(text) => Some(Event::Paste(Clean::line(text))),
        event::Event::Resize(columns, rows) => Some(Event::Resize(Size {
            columns: *columns,
            rows: *rows,
        })),
        _ => None,
    }
}

/// The key, if it is one that the reader knows.
fn key_of(key: event::KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number @ 1..=12) => Code::Function(number),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_terminal_are_keys_of_the_manual() {
        for (code, modifiers, name) in [
            (KeyCode::Char('j'), KeyModifiers::NONE, "j"),
            (KeyCode::Char('J'), KeyModifiers::SHIFT, "J"),
            (KeyCode::Char('d'), KeyModifiers::CONTROL, "^d"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "A-x"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "S-Tab"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
            (KeyCode::F(5), KeyModifiers::NONE, "F5"),
        ] {
            let key = key_of(event::KeyEvent::new(code, modifiers)).unwrap();
            assert_eq!(key.to_string(), name);
        }
        let unknown = event::KeyEvent::new(KeyCode::F(13), KeyModifiers::NONE);
        assert_eq!(key_of(unknown), None);
    }

    #[test]
    fn a_key_let_go_and_a_lost_focus_are_nothing() {
        let released = event::KeyEvent::new_with_kind(
            KeyCode::Char('j'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        assert!(event_of(&event::Event::Key(released)).is_none());
        assert!(event_of(&event::Event::FocusLost).is_none());
    }
}
