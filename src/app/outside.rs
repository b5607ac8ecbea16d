//! What other programs do with an article: open its links, take what is copied of it.

use crate::app::copying::Copied;
use crate::text::Clean;

/// What is done outside the reader.
#[derive(Debug, Clone)]
pub enum Outside {
    /// Open a link, by its address.
    OpenLink(String),
    /// Gather something of articles to be copied.
    Gather {
        /// What of them.
        what: Copied,
        /// Their rows.
        rows: Vec<u32>,
    },
    /// Put a text on the clipboard.
    Copy(Clean),
}
