//! What is asked of a library: a query, an order, and what the query is measured by.

use std::sync::Arc;

use crate::keywords::Matcher;
use crate::query::{Group, Query, Sort};

/// What is asked of a library.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Which articles.
    pub query: Query,
    /// In which order, unless the query says another.
    pub sort: Sort,
    /// What the articles are grouped by.
    pub group: Group,
    /// A row that is listed even if the query does not ask for it any more: the one that is being
    /// read.
    pub keep: Option<u32>,
    /// So many rows of a ranked order are given before the rest of it is known; 0 where the whole of
    /// it will do.
    pub first: usize,
    /// Seconds since 1970: what ages are counted from.
    pub now: i64,
    /// The keywords, for `keyword:`.
    pub matcher: Arc<Matcher>,
}

impl Ask {
    /// Whether the bookmarks are asked for as they are kept: in the order in which they are read, those
    /// among them whose article is missing.
    pub fn is_reading_list(&self) -> bool {
        self.query.is_reading_list(self.sort, self.group)
    }

    /// The order that the list comes in.
    pub fn sort(&self) -> Sort {
        self.query.sort.unwrap_or(self.sort)
    }
}
