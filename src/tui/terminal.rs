//! Entering and leaving the terminal, suspending, and what a panic does.
//!
//! Raw mode, the alternate screen, the hidden cursor, bracketed paste and the mouse are taken on entering and
//! given back on leaving, in whichever way the program ends.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::termios::{LocalModes, OptionalActions, QueueSelector};
use signal_hook::consts::SIGTSTP;

use crate::app::{App, Event, Size};
use crate::tui::background::{Answer, QUESTION};
use crate::tui::hyperlinks::Hyperlinks;
use crate::tui::keys;
use crate::tui::lending::{self, Loan};
use crate::tui::output::{Output, Tty};
use crate::tui::painter::Painter;
use crate::tui::pointer::{self, Clicks};

/// What is turned off after another program had the terminal, whatever it was: its telling of mouse and
/// focus, other keys and signs, a region, a look.
const AFTER_OTHERS: &[u8] =
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?1l\x1b>\x1b[?7h\x1b[!p\x1b7\x1b[r\x1b8\x1b(B\x1b[m\x1b[?25h";

/// The longest that leaving waits for an answer that was asked for just before.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// Exit status when the terminal is gone: as if SIGHUP had come.
const HUNG_UP: i32 = 129;

/// Exit status of a program that panicked, as Rust's own.
const PANICKED: i32 = 101;

/// The terminal as the reader has it.
#[derive(Debug)]
pub struct Terminal {
    tty: Tty,
    painter: Painter<Output>,
    hyperlinks: Hyperlinks,
    /// The frame that is drawn.
    frame: Buffer,
    /// The first lines of list and article on screen.
    tops: (usize, usize),
    /// Whether the mouse was asked for.
    has_mouse: bool,
    /// Whether it was asked what its page is like, or cannot be.
    is_asked: bool,
    /// What it says of its page.
    answer: Answer,
}

impl Terminal {
    /// Takes the terminal over; `can_be_asked` says whether it would answer a question.
    pub fn enter(tty: Tty, can_be_asked: bool) -> io::Result<Self> {
        let painter = Painter::new(Output::new(tty.clone()));
        let mut terminal = Self {
            tty,
            painter,
            hyperlinks: Hyperlinks::new(),
            frame: Buffer::default(),
            tops: (0, 0),
            has_mouse: false,
            is_asked: !can_be_asked,
            answer: Answer::default(),
        };
        terminal.take()?;
        Ok(terminal)
    }

    /// Raw mode, the other screen, no cursor, pastes in brackets.
    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
        self.tty.write(&bytes)?;
        self.has_mouse = false;
        self.forget();
        Ok(())
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub fn set_mouse(&mut self, wants: bool) -> io::Result<()> {
        if self.has_mouse != wants {
            self.has_mouse = wants;
            let bytes = if wants {
                pointer::ASK
            } else {
                pointer::GIVE_BACK
            };
            self.tty.write(bytes)?;
        }
        Ok(())
    }

    /// Gives the terminal back.
    pub fn leave(&mut self) -> io::Result<()> {
        self.await_answer();
        let written = self.tty.write(&leaving());
        disable_raw_mode()?;
        written
    }

    /// Asks what the page is like, once, if that is wanted; the answer comes among the keys.
    pub fn ask_ground(&mut self, is_wanted: bool) -> io::Result<()> {
        if !is_wanted || std::mem::replace(&mut self.is_asked, true) {
            return Ok(());
        }
        self.answer = Answer::awaited(Instant::now());
        self.tty.write(QUESTION)
    }

    /// What was typed, at most `most`, and the answer in it.
    pub fn typed(&mut self, most: usize, clicks: &mut Clicks) -> io::Result<Vec<Event>> {
        Ok(self.answer.take(keys::read(most, clicks)?, Instant::now()))
    }

    /// Lets an answer come that is on its way: the shell would take it for what is typed.
    fn await_answer(&mut self) {
        let asked = self.answer.patience(Instant::now());
        let until = Instant::now() + asked.unwrap_or_default().min(LONGEST_WAIT);
        let mut clicks = Clicks::default();
        while self.answer.patience(Instant::now()).is_some() {
            let left = until.saturating_duration_since(Instant::now());
            if !keys::wait(left).unwrap_or(false) || self.typed(1, &mut clicks).is_err() {
                return;
            }
        }
    }

    /// Writes `bytes` between two frames.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.tty.write(bytes)
    }

    /// Draws one frame.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        let tops = (app.list.top, app.reading.top);
        let before = std::mem::replace(&mut self.tops, tops);
        let has_moved = before.0.abs_diff(tops.0) == 1 || before.1.abs_diff(tops.1) == 1;
        let Size { columns, rows } = app.size;
        let area = Rect::new(0, 0, columns, rows);
        if self.frame.area != area {
            self.frame = Buffer::empty(area);
        }
        self.frame.reset();
        let caret = crate::ui::paint(&mut self.frame, app);
        let links = self.hyperlinks.of(app, area);
        self.painter.expect(has_moved);
        self.painter.paint(&mut self.frame, links, caret)
    }

    /// Forgets what is on screen, so that the next frame draws every cell.
    pub fn forget(&mut self) {
        let Size { columns, rows } = size();
        self.painter.clear(Rect::new(0, 0, columns, rows));
    }

    /// Gives the terminal back, stops as a job of the shell, and takes it over again when the
    /// shell lets the job go on.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.leave()?;
        stop()?;
        self.take()
    }

    /// Gives the terminal to a program until it ends, and takes it over again; gives why the program
    /// could not be run, or how it failed. `stop` is done whenever the program stops.
    pub fn lend(
        &mut self,
        loan: &Loan,
        stop: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Result<(), String>> {
        lending::while_lent(|| self.lend_and_take(loan, stop))
    }

    fn lend_and_take(
        &mut self,
        loan: &Loan,
        stop: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Result<(), String>> {
        self.leave()?;
        let stdin = rustix::stdio::stdin();
        let modes = rustix::termios::tcgetattr(stdin)?;
        let ended = loan.run(stop);
        // It may have left the terminal in any state, and its modes would pass for those that the
        // shell had.
        rustix::termios::tcsetattr(stdin, OptionalActions::Now, &modes)?;
        self.tty.write(AFTER_OTHERS)?;
        if loan.waits && ended.is_ok() {
            enable_raw_mode()?;
            self.tty.write(b"\r\n[any key: back to newsprint] ")?;
            lending::while_waiting(wait_for_key);
            self.tty.write(b"\r\n")?;
            disable_raw_mode()?;
        }
        // What was typed was typed for the program.
        rustix::termios::tcflush(stdin, QueueSelector::IFlush)?;
        self.take()?;
        Ok(ended.and_then(|status| loan.failure(status).map_or(Ok(()), Err)))
    }

    /// Ends the process: the terminal is gone.
    pub fn hang_up(&self) -> ! {
        restore_and_exit(&self.tty, HUNG_UP)
    }

    /// Takes the terminal over again after someone else had it.
    pub fn retake(&mut self) -> io::Result<()> {
        self.take()
    }
}

/// Whether keys are signals, such as `^c`; those that come from the terminal are then for whoever has
/// it, and were for another program where they are not.
pub fn keys_are_signals() -> bool {
    rustix::termios::tcgetattr(rustix::stdio::stdin())
        .is_ok_and(|modes| modes.local_modes.contains(LocalModes::ISIG))
}

/// Stops the process as a job of the shell, until the shell lets it go on.
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// The same while raw mode is on, and nothing else of ours.
pub fn stop_in_raw_mode() -> io::Result<()> {
    disable_raw_mode()?;
    stop()?;
    enable_raw_mode()
}

/// Waits for a key. Whatever is read or not: someone was there, or no one is.
fn wait_for_key() {
    let mut keys = [0; 64];
    while matches!(
        rustix::io::read(rustix::stdio::stdin(), &mut keys),
        Err(rustix::io::Errno::INTR)
    ) {}
}

/// The size of the terminal, in cells; nothing is nothing.
pub fn size() -> Size {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout()).map_or_else(
        |_| Size::default(),
        |size| Size {
            columns: size.ws_col,
            rows: size.ws_row,
        },
    )
}

/// What gives the terminal back.
fn leaving() -> Vec<u8> {
    let mut bytes = pointer::GIVE_BACK.to_vec();
    let queued = queue!(
        bytes,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    debug_assert!(queued.is_ok(), "writing into memory cannot fail");
    bytes
}

/// Gives the terminal back from any thread, for good: no frame is drawn after this.
pub fn restore(tty: &Tty) {
    drop(tty.write_last(&leaving()));
    drop(disable_raw_mode());
}

/// Gives the terminal back and ends the process with `status`.
#[expect(
    clippy::exit,
    reason = "the other threads cannot be asked: the terminal is gone or a signal wants the end"
)]
pub fn restore_and_exit(tty: &Tty, status: i32) -> ! {
    restore(tty);
    std::process::exit(status)
}

/// From now on a panic gives the terminal back before its message is shown, and ends the process.
///
/// A parser's panic is a problem of its file, one of the search engine damage of its index: both say
/// nothing here.
pub fn end_on_panic(tty: Tty) {
    let message = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or_default();
        if name.starts_with(crate::library::PARSER_THREAD) || crate::contained::contains_panic() {
            return;
        }
        restore(&tty);
        drop(writeln!(
            io::stderr(),
            "newsprint has met a fault of its own and ends:"
        ));
        message(panic);
        restore_and_exit(&tty, PANICKED)
    }));
}
