//! The second line of a row in a search: the passage of the article that was found.
//!
//! ```text
//! ● ★ 10 Feb 23  Caspian News  Iran and Russia widen …   4
//!     …met at the quay, where the ferry left at dawn …
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;

use crate::app::Rect;
use crate::search::Snippet;
use crate::text::width;
use crate::ui::overlay::Overlay;
use crate::ui::style::Styles;

/// Cells of the passage that stay before its first hit where it must be cut.
const BEFORE_CELLS: usize = 12;

/// Draws as much of `snippet` into `area`, one cell high, as shows its first hit.
pub fn draw(buffer: &mut Buffer, area: Rect, snippet: &Snippet, cut: &str, styles: &Styles) {
    let room = usize::from(area.width);
    let start = start(snippet, room);
    let lead = if start > 0 { cut } else { "" };
    let text = format!("{lead}{}", snippet.text.get(start..).unwrap_or_default());
    let is_cut = width::width(&text) > room;
    let cut_cells = width::width(cut);
    let shown = width::take(
        &text,
        room.saturating_sub(if is_cut { cut_cells } else { 0 }),
    );
    let text = if is_cut {
        format!("{}{cut}", shown.trim_end())
    } else {
        shown.to_owned()
    };
    let moved = |hit: &Range<usize>| {
        let [from, to] = [hit.start, hit.end].map(|at| at.checked_sub(start));
        let (from, to) = (from? + lead.len(), to? + lead.len());
        (from < shown.len()).then_some(from..to.min(shown.len()))
    };
    let found: Vec<_> = snippet.hits.iter().filter_map(moved).collect();
    let overlay = Overlay {
        text: &text,
        look: styles.quiet(),
        keywords: &[],
        found: &found,
    };
    overlay.draw(buffer, (area.x, area.y), area.x + area.width, styles);
}

/// The byte from which on the passage is shown: its beginning if the first hit is in sight then.
fn start(snippet: &Snippet, room: usize) -> usize {
    let Some(first) = snippet.hits.first() else {
        return 0;
    };
    let before = snippet.text.get(..first.start).unwrap_or_default();
    let to_end = snippet.text.get(..first.end).unwrap_or_default();
    if width::width(to_end) < room {
        return 0;
    }
    // From a word on, as many as leave room for the hit.
    let room = BEFORE_CELLS.min(room / 4);
    let starts = before.char_indices().filter(|(_, c)| c.is_whitespace());
    let mut starts = starts.map(|(at, c)| at + c.len_utf8());
    let fits = |start: &usize| width::width(before.get(*start..).unwrap_or_default()) <= room;
    starts.find(fits).unwrap_or(first.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;

    #[test]
    fn the_first_hit_is_in_sight_in_any_room() {
        let text = "…the night council met at the quay, where the ferry left";
        let first = text.find("ferry").unwrap();
        let snippet = Snippet {
            text: Clean::text(text),
            hits: std::iter::once(first..first + 5).collect(),
        };
        for (room, expected) in [
            (80, text),
            (40, "where the ferry left"),
            (20, "the ferry left"),
        ] {
            let shown = text.get(start(&snippet, room)..).unwrap();
            assert_eq!(shown, expected, "{room}");
        }
    }
}
