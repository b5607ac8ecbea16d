//! What every article goes through after its format has read it, whatever the format.

use crate::formats::registry::{Input, Reading};

/// Finishes each article of `reading`.
pub fn finish(input: &Input, format: &'static str, reading: &mut Reading) {
    let _ = input;
    for article in &mut reading.articles {
        article.format = format;
    }
}
