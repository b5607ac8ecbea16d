//! The threads beside the loop. Each has its own connections, waits on one channel, and sends its
//! answers to the loop as events.
//!
//! - [`workers`](mod@workers): all of them, and the ways to them
//! - [`opener`]: reads articles and sets them; the newest wish wins; [`setting`]: how
//! - [`orderer`]: builds views; the newest wish wins
//! - [`snippeter`]: finds the passages under the rows of a search; the newest wish wins
//! - [`mod@keywords`]: owns the keyword files: reads, follows and changes them
//! - [`keyword_counts`]: counts in how many articles keywords are seen; the newest wish wins
//! - [`jumper`]: finds titles by a few letters; the newest wish wins
//! - [`contexter`]: finds every place of a word; the newest wish wins
//! - [`coverer`]: counts the articles of every date
//! - [`refresher`]: reads the keywords again and brings the catalogue up to date and follows the
//!   folders, if it leads
//! - [`indexer`]: brings the search index up to date with it
//! - [`onlooker`]: sees what other instances write
//! - [`keeper`]: writes marks, every one and in order; and where the reader was
//! - [`unsaved`]: what could not be kept yet; [`backups`]: a copy of the state a day
//! - [`syncer`]: brings marks in step with those of other devices
//! - [`deeds`]: what is done to articles, one or many, and undone
//! - [`views`]: counts the articles of saved views, and saves views; reads the names that a prompt
//!   offers
//! - [`config`]: follows `config.toml`
//! - [`outside`]: has other programs open links and take what is copied; saves articles as files
//! - [`lent`]: the programs that get the terminal, with the files and articles they are for
//! - [`rows`]: reads the rows of the screen
//! - [`teller`]: finds who else tells the story of an article, and what they say otherwise
//! - [`spawn`]: how a worker is started and told
//! - [`stores`]: how a thread opens the catalogue and the state

pub mod backups;
pub mod config;
pub mod contexter;
pub mod coverer;
pub mod deeds;
pub mod indexer;
pub mod jumper;
pub mod keeper;
pub mod keyword_counts;
pub mod keywords;
pub mod lent;
pub mod onlooker;
pub mod opener;
pub mod orderer;
pub mod outside;
pub mod refresher;
pub mod rows;
pub mod setting;
pub mod snippeter;
pub mod spawn;
pub mod stores;
pub mod syncer;
pub mod teller;
pub(crate) mod unsaved;
pub mod views;
pub mod workers;

pub use stores::Stores;
pub use workers::Workers;
