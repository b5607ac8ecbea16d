//! Labels that stand on a line of their own, joined to what they label: "Published", and the date
//! below it, as the BBC's pages come out of scrapers.

use super::lines::Line;
use crate::formats::{caption, news_date};

/// Labels of dates stand among the first lines only.
const FIRST_LINES: usize = 24;

/// The longest label, in bytes.
const LONGEST: usize = 40;

/// Marks every line that belongs to the label above it.
pub(super) fn join(lines: &mut [Line]) {
    let mut above: Option<Line> = None;
    for (place, line) in lines.iter_mut().enumerate() {
        let is_labelled = above.is_some_and(|above| {
            above.text.len() <= LONGEST
                && (is_caption_label(above.text)
                    || (place < FIRST_LINES && is_date_label(above.text, line.text)))
        });
        line.joins |= is_labelled;
        above = Some(*line);
    }
}

fn is_caption_label(line: &str) -> bool {
    line.ends_with(',') && caption::is_labelled(line)
}

/// Whether `label` says what the date on the line `below` is of.
fn is_date_label(label: &str, below: &str) -> bool {
    let is_word = below.len() <= 2 * LONGEST && !label.contains(|c: char| c.is_ascii_digit());
    let has_no_label =
        |stamps: &[news_date::Stamp]| stamps.iter().all(|stamp| stamp.kind.is_none());
    if !is_word || label.split_whitespace().count() > 3 {
        return false;
    }
    let alone = news_date::stamps(below, None, "text");
    if alone.is_empty() || !has_no_label(&alone) {
        return false;
    }
    let joined = news_date::stamps(&format!("{label} {below}"), None, "text");
    !joined.is_empty() && !has_no_label(&joined)
}
