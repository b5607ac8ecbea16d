//! The integration tests, in one binary: what holds of the program as a whole.
//!
//! - `identity`: what was added follows its article
//! - `indexing`: the cache brought up to date by a command that is stopped and goes on
//! - `layers`: the order of the folders, and what every file must have
//! - `bookmarks`: bookmarks by command, and carried from one state to another
//! - `broken_files`: a folder of files that are broken in every way
//! - `checking`: what `check` says of a folder
//! - `cli`: the commands, as another program sees them
//! - `cli_itself`: what the program tells of itself
//! - `cli_marks`: articles marked by a query, and undone
//! - `copies`: one article in several files
//! - `commanding`: commands by their names
//! - `context`: words in context, on whole screens
//! - `coverage`: coverage over time, on whole screens
//! - `damage`: every byte of a small state damaged in turn
//! - `faults`: calls of the system that fail, and a full disk
//! - `finding`: finding in an article
//! - `first_minute`: what a new user meets
//! - `hand`: links opened, and what is copied
//! - `hostile`: what must never come out of any command
//! - `instances`: the reader on a folder that changes, and several readers on one library
//! - `keywords`: the keyword panel, and the command that counts
//! - `keys`: presets and one's own bindings
//! - `killed`: the reader, killed while articles are marked
//! - `kills`: indexing, killed again and again
//! - `learning`: what the articles of one house share, and what an article keeps when it is learned
//! - `many_instances`: many that change one state at once
//! - `marking`: notes, tags, selections, read marks, undone and done again
//! - `mash`: keys at random, in every preset
//! - `places`: where one was in an article, marks and jumps
//! - `plain`: the screen for screen readers and Braille
//! - `pointing`: the mouse
//! - `queries`: every query, by the library and by a naive scan
//! - `raw`: the text of the file in place of the article
//! - `readme`: the README, held against what it speaks of
//! - `screens`: whole frames, without a terminal
//! - `searching`: searching as one types
//! - `settings`: what is set, as screen and commands have it
//! - `stories`: others that tell the same news
//! - `storms`: resizes and pastes in a flood
//! - `terminal`: what only a real terminal can show
//! - `views`: views, groups, and the reader taken up where it was left
//! - `support`: fresh folders, the program run in them, and the reader without a terminal
//!
//! Each module is marked as test code, so that clippy allows helpers to unwrap.

#[cfg(test)]
mod bookmarks;
#[cfg(test)]
mod broken_files;
#[cfg(test)]
mod checking;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod cli_itself;
#[cfg(test)]
mod cli_marks;
#[cfg(test)]
mod commanding;
#[cfg(test)]
mod context;
#[cfg(test)]
mod copies;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod finding;
#[cfg(test)]
mod first_minute;
#[cfg(test)]
mod hand;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod indexing;
#[cfg(test)]
mod instances;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod keywords;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod learning;
#[cfg(test)]
mod many_instances;
#[cfg(test)]
mod marking;
#[cfg(test)]
mod mash;
#[cfg(test)]
mod places;
#[cfg(test)]
mod plain;
#[cfg(test)]
mod pointing;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod searching;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod storms;
#[cfg(test)]
mod support;
#[cfg(test)]
mod syncing;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod views;
