//! newsprint: a terminal reader for the news you have saved.
//!
//! The folders stand in a straight line, and each imports only folders before it (the test
//! `tests/it/layers.rs` holds the line):
//!
//! ```text
//! text → article → formats → query → keywords → user → search → library → export → reader
//!      → input → config → app → ui → tui → cli
//! ```
//!
//! Everything before `ui` knows no terminal. `app` is one value with one function, `update`; `ui`
//! draws it; `tui` owns the terminal, the threads and the effects.

pub mod app;
pub mod article;
pub mod cancel;
pub mod cli;
pub mod config;
pub mod contained;
pub mod export;
pub mod formats;
pub mod input;
pub mod keywords;
pub mod library;
pub mod query;
pub mod reader;
pub mod replace;
pub mod search;
pub mod text;
pub mod tui;
pub mod ui;
pub mod user;
