//! An article: what newsprint knows of one saved story, whatever file it came from.
//!
//! - [`article`]: the [`Article`] itself
//! - [`block`]: its body, as blocks without markup
//! - [`date`]: a date as found, with the precision it was written in
//! - [`address`]: the address without what does not name the article
//! - [`destination`](mod@destination): where a link leads in truth, and what about it deceives; `named_host`: the host that
//!   its words name
//! - [`origins`]: where its facts were found
//! - [`id`]: what makes an article the same one after a rename
//! - [`summary`]: the row of the list
//! - [`facts`]: everything but the body, as JSON
//! - [`texts`]: its texts, each by itself
//! - [`problem`]: what could not be read, and why

pub mod address;
pub mod article;
pub mod block;
pub mod date;
pub mod destination;
pub mod facts;
pub mod id;
mod named_host;
pub mod origins;
pub mod problem;
pub mod record;
pub mod summary;
pub mod texts;

pub use article::{Article, Image};
pub use block::{Block, Inline, Kind, Letters, Marker, Run, Style, Table};
pub use date::{Date, DatedBy, Precision};
pub use destination::{Deception, Destination, Refusal, destination};
pub use id::{Key, Keys};
pub use origins::Origins;
pub use problem::Problem;
pub use record::Record;
pub use summary::{RowId, Summary};
pub use texts::Zone;
