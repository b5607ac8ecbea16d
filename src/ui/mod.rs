//! Draws the reader's state into a frame; reads it and changes nothing.
//!
//! - [`draw`](mod@draw): the whole screen
//! - [`style`]: roles to colours and attributes, by the `theme`; [`marks`]: the looks of what is marked;
//!   `colors`: colours as numbers
//! - [`boxes`]: borders, and the plain title line of small screens
//! - [`list`], [`row`]: the list and one row of it; `columns`: how its cells are shared out
//! - [`heading`]: the heading of a group of it; `bar`: the bar over the line under the cursor, here and in
//!   all that opens
//! - [`overlay`]: a line of text with hits over it, [`passage`]: the one that was found in an article
//! - [`article`]: the page; [`scrollbar`]: the strip beside it that shows where hits are
//! - [`status`]: the status line, `hits`: the keywords in it
//! - `message`: a message that is longer than that
//! - [`prompt`]: the line that is typed, [`completion`]: what a word of it could become
//! - [`editor`]: the note that is written; [`tagging`]: the tags that are typed
//! - [`jump`]: the way to any article, view or command
//! - [`popup`]: what opens over the panes; [`help`]: the keys and what they do
//! - [`menu`]: lines to choose from; [`places`]: marks, jumps and what was read
//! - [`links`]: the links to choose from; [`hyperlinks`]: where they stand on the screen
//! - [`keyword_panel`]: all keywords, with their counts; `keyword_words`: what it says of each
//! - [`which_key`]: what may follow an unfinished sequence
//! - [`view_menu`], [`problems`]: the views, and the view of problems
//! - [`empty`]: what is said where there is nothing to show
//! - `ascii`: the last step on terminals without Unicode
//! - `plain`: rows in words, for screen readers and Braille
//! - [`context`]: words in context
//! - [`coverage`]: coverage over time, `coverage_words`: its words, `coverage_plain`: all of it in words;
//!   `sparkline`: that of the current keyword
//! - [`dates`]: dates in a few cells
//! - [`ansi`]: text with its look, for a terminal that is not taken over

pub mod ansi;
pub mod article;
mod ascii;
mod bar;
pub mod boxes;
mod colors;
pub(crate) mod columns;
pub mod completion;
pub mod context;
pub mod coverage;
mod coverage_plain;
mod coverage_words;
pub mod dates;
pub mod draw;
pub mod editor;
pub mod empty;
pub mod heading;
pub mod help;
mod hits;
pub mod hyperlinks;
pub mod jump;
pub mod keyword_panel;
mod keyword_words;
pub mod links;
pub mod list;
pub mod marks;
pub mod menu;
mod message;
pub mod overlay;
pub mod passage;
pub mod places;
mod plain;
pub mod popup;
pub mod problems;
pub mod prompt;
pub mod row;
pub mod scrollbar;
mod sparkline;
pub mod status;
pub mod story;
pub mod style;
pub mod tagging;
mod theme;
pub mod view_menu;
pub mod which_key;

pub use draw::{Caret, draw, paint};
