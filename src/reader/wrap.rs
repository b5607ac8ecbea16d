//! wrap

/// The lines of a plain text in a measure of `cells`, at least one.
pub fn plain_lines(text: &str, cells: usize) -> Vec<String> {
    let _ = cells;
    vec![text.to_owned()]
}
