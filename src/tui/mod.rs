//! The terminal: everything that reads keys, writes to the screen, or runs beside them.
//!
//! - [`run`](mod@run): the first frame and the loop
//! - [`start`](mod@start): what the first frame shows
//! - [`perform`]: the effects, an arm each
//! - [`workers`]: the threads that read, order, refresh and keep
//! - `held`: what can wait until a frame has been seen
//! - [`mailbox`]: what threads tell the loop, and what it waits for
//! - [`keys`]: what was typed
//! - [`signals`]: the one thread that all signals come to
//! - [`terminal`]: entering and leaving, suspending, panics
//! - [`output`]: the way to the terminal that every thread may close
//! - [`painter`]: a frame in few bytes
//! - `moved`: lines that only moved
//! - `changed`: the cells of a line that have changed; `cells`: what they cover
//! - `pen`: how the terminal writes, in few bytes
//! - [`mod@pointer`]: the mouse, asked for and understood
//! - [`hyperlinks`]: links that the terminal itself knows
//! - [`guard`]: the second wall: only our own sequences pass
//! - [`browser`]: the program that opens links; [`clipboard`]: the ways to the clipboard
//! - [`clock`]: the time, and the day where the reader is
//! - [`lending`]: programs that get the terminal
//! - [`look`]: what the terminal can show; [`background`]: whether its page is dark or light

pub mod background;
pub mod browser;
mod cells;
mod changed;
pub mod clipboard;
pub mod clock;
pub mod guard;
mod held;
pub mod hyperlinks;
pub mod keys;
pub mod lending;
pub mod look;
pub mod mailbox;
mod moved;
pub mod output;
pub mod painter;
mod pen;
pub mod perform;
pub mod pointer;
pub mod run;
pub mod signals;
pub mod start;
pub mod terminal;
pub mod workers;

pub use run::{Setup, TuiError, run};
