//! Which articles are listed.

/// Which articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those with a bookmark.
    Bookmarked,
}
