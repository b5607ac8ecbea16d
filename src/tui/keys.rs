//! The thread that waits for keys, and notices when the terminal is gone.
//!
//! crossterm's own waiting spins for ever once the terminal has vanished (crossterm#793), so this
//! thread waits by itself and lets crossterm read only what is there.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, poll};

use crate::app::{Event, Size};
use crate::input::{Code, Key};
use crate::text::Clean;
use crate::tui::output::Tty;
use crate::tui::run::Message;
use crate::tui::terminal;

/// Exit status when the terminal is gone: as if SIGHUP had come.
const HUNG_UP: i32 = 129;

/// Starts the thread.
pub fn listen(tty: Tty, messages: Sender<Message>) -> io::Result<()> {
    thread::Builder::new()
        .name("newsprint-keys".to_owned())
        .spawn(move || {
            while wait() {
                match read_all(&messages) {
                    Ok(true) => {}
                    Ok(false) => return,
                    Err(_) => break,
                }
            }
            terminal::restore_and_exit(&tty, HUNG_UP)
        })?;
    Ok(())
}

/// Waits until there is something to read; `false` when the terminal is gone.
fn wait() -> bool {
    let stdin = rustix::stdio::stdin();
    let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
    loop {
        match poll(&mut polled, None) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    polled.iter().all(|fd| !fd.revents().intersects(gone))
}

/// Sends on all that is there to read; `false` when no one listens any more.
fn read_all(messages: &Sender<Message>) -> io::Result<bool> {
    while event::poll(Duration::ZERO)? {
        let Some(event) = event_of(&event::read()?) else {
            continue;
        };
        if messages.send(Message::Event(event)).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
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
        ] {
            let key = key_of(event::KeyEvent::new(code, modifiers)).unwrap();
            assert_eq!(key.to_string(), name);
        }
        let unknown = event::KeyEvent::new(KeyCode::F(5), KeyModifiers::NONE);
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
