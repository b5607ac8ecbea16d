//! The command line: what was asked for, done, and written to standard output or said on standard
//! error.
//!
//! - [`args`]: what may be asked for
//! - [`run`](mod@run): from arguments to exit status
//! - [`end`]: how a command ends when it does not end well
//! - `excluded`: words of a query that are no options, though they begin with a dash
//! - [`output`]: the one door to standard output and standard error
//! - [`library`]: the library that a command looks in, brought up to date
//! - `listed`: what a query lists in it
//! - [`progress`]: how far that is, on a terminal
//! - `state`: what is the reader's own, as commands open it
//! - [`mark`], [`undo`]: what is done to articles, and taken back
//! - [`list`], [`show`], [`keywords`], [`export`], [`check`], [`index`], [`demo`]: one command each
//! - `coverage`, `context`: keywords over time, and where they stand
//! - [`bookmarks`]: what is kept for later, and files to carry it
//! - [`config`], [`keys`], [`completions`], [`manual`]: what is known of the program itself
//! - [`samples`]: the articles that come with the program
//! - [`find`]: the articles that `show` was asked for; `written`: where an export is written to

pub mod args;
pub mod bookmarks;
pub mod check;
pub mod completions;
pub mod config;
pub(crate) mod context;
pub(crate) mod coverage;
pub mod demo;
pub mod end;
pub(crate) mod excluded;
pub mod export;
pub mod find;
pub mod index;
pub mod keys;
pub mod keywords;
pub mod library;
pub mod list;
pub(crate) mod listed;
pub mod manual;
pub mod mark;
pub mod output;
pub mod progress;
pub mod run;
pub mod samples;
pub mod show;
pub(crate) mod state;
pub mod undo;
pub(crate) mod written;

pub use run::run;
