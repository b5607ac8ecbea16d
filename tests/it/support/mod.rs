//! What tests stand on.
//!
//! - [`folder`]: a folder of news that a test fills
//! - [`program`]: the real program, with places of its own
//! - [`home`]: a folder of news beside the program's own places
//! - [`newsroom`]: a home with one article of each format
//! - [`screen`]: the reader without a terminal; `deeds`: what it does to articles,
//!   `keywords`: and to keywords, `frame` and `shown`: what it draws, `counting`: what
//!   it finds and counts
//! - [`screens`](mod@screens): frames against their snapshots, a test a line
//! - [`stand_in`]: a library that is not there, for keys by the hundred thousand
//! - [`answers`]: answers to effects that need one store alone
//! - [`pty`]: the real program in a real terminal

mod answers;
mod counting;
mod deeds;
mod folder;
pub(crate) mod frame;
pub(crate) mod home;
mod keywords;
pub(crate) mod newsroom;
pub(crate) mod outside;
pub(crate) mod program;
pub(crate) mod pty;
mod screen;
mod screens;
mod shown;
pub(crate) mod stand_in;

pub(crate) use folder::Folder;
pub(crate) use home::Home;
pub(crate) use newsroom::newsroom;
pub(crate) use program::{Ran, program, run};
pub(crate) use pty::Pty;
pub(crate) use screen::Screen;
pub(crate) use screens::screens;
