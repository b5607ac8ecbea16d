//! The formats: bytes of a file to articles and problems. Pure, bounded, and never the end of a run.
//!
//! - [`registry`]: the table of formats, and reading a file with the right one
//! - [`budget`]: how much work one file may cost
//! - [`decode`]: bytes to text, whatever the charset
//! - [`kinds`]: files that hold no article we read, and what they are
//! - [`finish`]: what every article goes through after its format has read it
//! - [`furniture`]: lines that belong to the page and not to the story
//! - [`news_date`]: dates as newsrooms write them
//! - [`byline`]: who wrote it, in a line or a field
//! - [`caption`]: captions and their credits
//! - `inline`: the words of one block, with looks and links laid over them
//! - `script`: raised and lowered words as plain text has them
//! - `language`: the language of a text that does not say
//! - [`fields`]: the many names of one fact, for front matter and JSON alike
//! - [`records`]: what became of each record of a file that holds many
//! - [`xml`]: XML, read leniently and part by part
//! - [`front_matter`]: the facts that stand before a text
//! - [`text`], [`markdown`], [`html`], [`json`], [`jsonl`], [`csv`], [`feed`], [`document`], [`enex`],
//!   [`bookmarks`], [`newsboat`], [`wallabag`], [`story`], [`reuters`]: one format each
//! - [`press`]: what press databases write: Nexis, ProQuest, Factiva
//! - [`mail`], [`mhtml`]: messages, and pages saved as messages
//! - [`epub`]: books, and issues of newspapers as books
//! - [`warc`]: archives of the web
//! - [`archive`]: files that hold files
//! - [`stream`]: large files, read piece by piece
//! - [`noise`]: names that programs give to what is theirs
//! - [`turns`]: large files wait for one another

pub mod archive;
pub mod bookmarks;
pub mod budget;
pub mod byline;
pub mod caption;
#[cfg(test)]
pub(crate) mod collection;
#[cfg(test)]
mod containers;
pub mod csv;
pub mod decode;
pub mod document;
pub mod enex;
pub mod epub;
pub mod feed;
pub mod fields;
pub mod finish;
pub mod front_matter;
pub mod furniture;
pub mod html;
mod inline;
pub mod json;
pub mod jsonl;
pub mod kinds;
mod language;
pub mod mail;
pub mod markdown;
pub mod mhtml;
pub mod news_date;
pub mod newsboat;
pub mod noise;
pub mod press;
#[cfg(test)]
mod proofs;
pub mod records;
pub mod registry;
pub mod reuters;
mod script;
pub mod story;
pub mod stream;
pub mod text;
pub mod turns;
pub mod wallabag;
pub mod warc;
mod word_list;
pub mod xml;

pub use budget::Budget;
pub use registry::{FORMATS, Format, Input, MOST_PROBLEMS, Reading, and_more, read};
