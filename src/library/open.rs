//! One article, read again from its file.

/// Why an article could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read.
    #[error("cannot read it: {0}")]
    Io(#[from] std::io::Error),
}
