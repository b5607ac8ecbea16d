//! Lists: how far each item hangs in, what stands before it, and whether its list is set tight.
//!
//! An item hangs under the text of the item that holds it, so the indent follows the markers of the
//! lists around it; numbers of one list line up at their points. A list of long items, or of items
//! of several paragraphs, is set loose: a blank line between them.

use crate::article::{Block, Kind, Marker};
use crate::text::width;

/// Bytes of text that an item of a tight list has at most, on average: some three lines.
const TIGHT_BYTES: usize = 200;

/// How one item is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hang {
    /// Cells before the marker.
    pub indent_cells: usize,
    /// The marker with its space, filled to the width of the widest in the list.
    pub marker: String,
    /// Whether a blank line stands between the items of its list.
    pub is_loose: bool,
}

/// A list as it is gathered.
#[derive(Debug, Default)]
struct List {
    /// The list that the list stands in; gathered before it.
    outer: Option<usize>,
    marker_cells: usize,
    items: usize,
    bytes: usize,
    has_continued: bool,
}

/// How each block of `body` hangs; `None` for those that are no items.
pub(crate) fn hangs(body: &[Block]) -> Vec<Option<Hang>> {
    let (lists, places) = gather(body);
    let mut indents: Vec<usize> = Vec::with_capacity(lists.len());
    for list in &lists {
        let outer = list.outer.and_then(|outer| {
            let marker_cells = lists.get(outer)?.marker_cells;
            Some(indents.get(outer)? + marker_cells)
        });
        indents.push(outer.unwrap_or(0));
    }
    let hang = |(block, place): (&Block, &Option<usize>)| {
        let Kind::Item { depth, marker } = block.kind else {
            return None;
        };
        let list = lists.get((*place)?)?;
        Some(Hang {
            indent_cells: indents.get((*place)?).copied().unwrap_or(0),
            marker: words(marker, depth, list.marker_cells),
            is_loose: list.has_continued || list.bytes > TIGHT_BYTES * list.items,
        })
    };
    body.iter().zip(&places).map(hang).collect()
}

/// The lists of `body`, and for each block the list it is an item of.
fn gather(body: &[Block]) -> (Vec<List>, Vec<Option<usize>>) {
    let mut lists: Vec<List> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut quote_depth = 0;
    let mut places = Vec::with_capacity(body.len());
    for block in body {
        let Kind::Item { depth, marker } = block.kind else {
            open.clear();
            places.push(None);
            continue;
        };
        if block.quote_depth != quote_depth {
            open.clear();
            quote_depth = block.quote_depth;
        }
        while open.last().is_some_and(|(inner, _)| *inner > depth) {
            open.pop();
        }
        let place = match open.last() {
            Some((same, place)) if *same == depth => *place,
            outer => {
                let outer = outer.map(|(_, place)| *place);
                lists.push(List {
                    outer,
                    ..List::default()
                });
                open.push((depth, lists.len() - 1));
                lists.len() - 1
            }
        };
        if let Some(list) = lists.get_mut(place) {
            list.take(marker, block.inline.text.len());
        }
        places.push(Some(place));
    }
    (lists, places)
}

impl List {
    /// Takes an item of so many bytes.
    fn take(&mut self, marker: Marker, bytes: usize) {
        let cells = width::width(&words(marker, 0, 0));
        self.marker_cells = self.marker_cells.max(cells);
        self.items += 1;
        self.bytes += bytes;
        self.has_continued |= marker == Marker::Continued;
    }
}

/// A marker with its space, filled to `cells`: numbers from the left, to line up at their points.
fn words(marker: Marker, depth: u8, cells: usize) -> String {
    match marker {
        Marker::Number(number) => {
            let point = format!("{number}. ");
            format!("{point:>cells$}")
        }
        Marker::Bullet => {
            let bullet = match depth {
                0 => "• ",
                1 => "◦ ",
                _ => "▪ ",
            };
            format!("{bullet:>cells$}")
        }
        Marker::Continued => " ".repeat(cells),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Inline;

    fn item(depth: u8, marker: Marker) -> Block {
        Block::new(Kind::Item { depth, marker }, Inline::plain("words"))
    }

    #[test]
    fn items_hang_under_the_text_around_them_and_numbers_line_up() {
        let body = [
            item(0, Marker::Number(9)),
            item(1, Marker::Bullet),
            item(2, Marker::Bullet),
            item(0, Marker::Number(10)),
            Block::paragraph("between"),
            item(3, Marker::Bullet),
            item(0, Marker::Continued),
        ];
        let shown: Vec<_> = hangs(&body)
            .into_iter()
            .map(|hang| hang.map(|hang| (hang.indent_cells, hang.marker)))
            .collect();
        let expected = [
            Some((0, " 9. ".to_owned())),
            Some((4, "◦ ".to_owned())),
            Some((6, "▪ ".to_owned())),
            Some((0, "10. ".to_owned())),
            None,
            Some((0, "▪ ".to_owned())),
            Some((0, String::new())),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn long_items_and_items_of_several_paragraphs_are_set_loose() {
        let long = Block::new(
            Kind::Item {
                depth: 0,
                marker: Marker::Bullet,
            },
            Inline::plain(&"words ".repeat(60)),
        );
        let is_loose = |body: &[Block]| {
            let hangs = hangs(body);
            hangs.iter().flatten().any(|hang| hang.is_loose)
        };
        assert!(!is_loose(&[
            item(0, Marker::Bullet),
            item(0, Marker::Bullet)
        ]));
        assert!(is_loose(&[long.clone(), long]));
        assert!(is_loose(&[
            item(0, Marker::Bullet),
            item(0, Marker::Continued)
        ]));
    }
}
