//! Lists of words in many languages, written as text: the way they stay readable.

/// The entries of a list: what stands between semicolons and line breaks, but for lines that begin
/// with `--`.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().map(str::trim);
    lines
        .filter(|line| !line.starts_with("-- "))
        .flat_map(|line| line.split(';'))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}
