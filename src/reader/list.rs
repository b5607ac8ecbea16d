//! Lists: how far each block hangs in, what stands before it, and whether its list is set tight.
//!
//! An item hangs under the text of the item that holds it, so the indent follows the markers of the
//! lists around it, and so does whatever else stands within an item: a quotation, code, a table.
//! Numbers of one list line up at their points. A list of long items, or of items of several
//! paragraphs, is set loose: a blank line between them. One stands between two lists, too.

use crate::article::{Block, Kind, Marker};
use crate::text::width;

/// Bytes of text that an item of a tight list has at most, on average: some three lines.
const TIGHT_BYTES: usize = 200;

/// The most steps in that are told apart: more than any measure has room for.
const MOST_STEPS: usize = 16;

/// A step in: quotations, then the markers of the items within them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// The bars of quotations.
    pub bars: u8,
    /// The cells of markers.
    pub cells: usize,
}

/// How one block is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hang {
    /// What stands before it and its marker, from the outside in.
    pub steps: Vec<Step>,
    /// The marker with its space, filled to the width of the widest in the list; space alone where it
    /// goes on with an item.
    pub marker: String,
    /// Whether a blank line stands between the items of its list.
    pub is_loose: bool,
    /// Whether it begins a list that follows another.
    pub begins_next: bool,
}

/// A list as it is gathered.
#[derive(Debug, Default)]
struct List {
    /// What stands before its markers.
    steps: Vec<Step>,
    /// Quotations around it.
    quote_depth: u8,
    /// What its items are marked with, numbers apart.
    kind: Option<Marker>,
    marker_cells: usize,
    items: usize,
    bytes: usize,
    has_continued: bool,
    /// The list that it stands in; gathered before it.
    outer: Option<usize>,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
struct Stand {
    list: usize,
    marker: Marker,
    depth: u8,
    /// Whether it begins a list where another has ended.
    begins_next: bool,
}

/// How each block of `body` hangs.
pub(crate) fn hangs(body: &[Block]) -> Vec<Hang> {
    let mut gathering = Gathering::default();
    let stands: Vec<_> = body.iter().map(|block| gathering.take(block)).collect();
    let mut lists = gathering.lists;
    for place in 0..lists.len() {
        let steps = lists.get(place).map(|list| steps_of(list, &lists));
        if let (Some(list), Some(steps)) = (lists.get_mut(place), steps) {
            list.steps = steps;
        }
    }
    let hang = |(block, stand): (&Block, &Option<Stand>)| {
        let found = stand.and_then(|stand| Some((stand, lists.get(stand.list)?)));
        let Some((stand, list)) = found else {
            return Hang {
                steps: vec![Step {
                    bars: block.quote_depth,
                    cells: 0,
                }],
                ..Hang::default()
            };
        };
        let is_quoted = block.quote_depth > list.quote_depth;
        let (steps, marker) = if is_quoted {
            (within(list, block.quote_depth), String::new())
        } else {
            let marker = words(stand.marker, stand.depth, list.marker_cells);
            (list.steps.clone(), marker)
        };
        Hang {
            steps,
            marker,
            is_loose: list.has_continued || list.bytes > TIGHT_BYTES * list.items,
            begins_next: stand.begins_next,
        }
    };
    body.iter().zip(&stands).map(hang).collect()
}

/// What stands before the markers of `list`.
fn steps_of(list: &List, lists: &[List]) -> Vec<Step> {
    match list.outer.and_then(|outer| lists.get(outer)) {
        Some(outer) => within(outer, list.quote_depth),
        None => vec![Step {
            bars: list.quote_depth,
            cells: 0,
        }],
    }
}

/// What stands before that which is `quote_depth` deep in quotations, within an item of `list`.
fn within(list: &List, quote_depth: u8) -> Vec<Step> {
    let mut steps = list.steps.clone();
    if let Some(last) = steps.last_mut() {
        last.cells += list.marker_cells;
    }
    let bars = quote_depth.saturating_sub(list.quote_depth);
    if bars > 0 && steps.len() < MOST_STEPS {
        steps.push(Step { bars, cells: 0 });
    }
    steps
}

/// What two blocks have both before them.
pub(crate) fn shared(one: &[Step], other: &[Step]) -> Vec<Step> {
    let mut shared = Vec::new();
    for (one, other) in one.iter().zip(other) {
        let is_same = one == other;
        shared.push(Step {
            bars: one.bars.min(other.bars),
            cells: if is_same { one.cells } else { 0 },
        });
        if !is_same {
            break;
        }
    }
    shared
}

/// The lists of a body as they are gathered.
#[derive(Debug, Default)]
struct Gathering {
    lists: Vec<List>,
    /// Those that stand open, each after its depth, the innermost last.
    open: Vec<(u8, usize)>,
}

impl Gathering {
    /// Takes the next block; gives where it stands, if it does in a list.
    fn take(&mut self, block: &Block) -> Option<Stand> {
        let (depth, marker) = match block.kind {
            Kind::Item { depth, marker } => (depth, marker),
            _ if block.item_depth > 0 => (block.item_depth - 1, Marker::Continued),
            _ => {
                self.open.clear();
                return None;
            }
        };
        self.close(depth, block.quote_depth);
        let same = self.open.last().filter(|(around, _)| *around == depth);
        let same = same.map(|(_, place)| *place);
        let goes_on = |place: &usize| {
            let list = self.lists.get(*place);
            list.is_some_and(|list| list.takes(marker, block.quote_depth))
        };
        let own = same.filter(goes_on);
        if own.is_none() && same.is_some() {
            self.open.pop();
        }
        let list = own.unwrap_or_else(|| self.begin(depth, block.quote_depth));
        if let Some(list) = self.lists.get_mut(list) {
            list.take(marker, block.inline.text.len());
        }
        Some(Stand {
            list,
            marker,
            depth,
            begins_next: own.is_none() && same.is_some(),
        })
    }

    /// Closes the lists that have ended before something `depth` deep, in so many quotations.
    fn close(&mut self, depth: u8, quote_depth: u8) {
        while let Some((around, place)) = self.open.last() {
            let list = self.lists.get(*place);
            if *around <= depth && list.is_some_and(|list| list.quote_depth <= quote_depth) {
                break;
            }
            self.open.pop();
        }
    }

    /// Begins a list in those that stand open.
    fn begin(&mut self, depth: u8, quote_depth: u8) -> usize {
        let place = self.lists.len();
        self.lists.push(List {
            outer: self.open.last().map(|(_, outer)| *outer),
            quote_depth,
            ..List::default()
        });
        self.open.push((depth, place));
        place
    }
}

impl List {
    /// Whether an item with `marker` goes on with it.
    fn takes(&self, marker: Marker, quote_depth: u8) -> bool {
        let kind = kind(marker);
        let is_same = self.kind.is_none() || self.kind == kind;
        kind.is_none() || (is_same && quote_depth == self.quote_depth)
    }

    /// Takes an item of so many bytes.
    fn take(&mut self, marker: Marker, bytes: usize) {
        let cells = width::width(&words(marker, 0, 0));
        self.kind = self.kind.or_else(|| kind(marker));
        self.marker_cells = self.marker_cells.max(cells);
        self.items += 1;
        self.bytes += bytes;
        self.has_continued |= marker == Marker::Continued;
    }
}

/// A marker without its number; `None` for what goes on with an item.
fn kind(marker: Marker) -> Option<Marker> {
    match marker {
        Marker::Bullet => Some(marker),
        Marker::Number(_) => Some(Marker::Number(0)),
        Marker::Letter(_, letters) => Some(Marker::Letter(0, letters)),
        Marker::Continued => None,
    }
}

/// A marker with its space, filled to `cells`: numbers from the left, to line up at their points.
fn words(marker: Marker, depth: u8, cells: usize) -> String {
    match marker {
        Marker::Number(_) | Marker::Letter(..) => {
            let point = format!("{}. ", marker.number().unwrap_or_default());
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
    use crate::article::{Inline, Letters};

    fn item(depth: u8, marker: Marker) -> Block {
        Block::new(Kind::Item { depth, marker }, Inline::plain("words"))
    }

    fn within(item_depth: u8, quote_depth: u8, kind: Kind) -> Block {
        Block {
            quote_depth,
            item_depth,
            ..Block::new(kind, Inline::plain("words"))
        }
    }

    /// What stands before each block: `|` for a bar, and its marker.
    fn shown(body: &[Block]) -> Vec<String> {
        let shown = |hang: Hang| {
            let step = |step: &Step| "|".repeat(step.bars.into()) + &" ".repeat(step.cells);
            let steps: String = hang.steps.iter().map(step).collect();
            let begins = if hang.begins_next { "\n" } else { "" };
            format!("{begins}{steps}{}", hang.marker)
        };
        hangs(body).into_iter().map(shown).collect()
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
        let expected = [" 9. ", "    ◦ ", "      ▪ ", "10. ", "", "▪ ", ""];
        assert_eq!(shown(&body), expected);
    }

    #[test]
    fn what_stands_within_an_item_hangs_under_its_text() {
        let quoted = |depth, marker| Block {
            quote_depth: 1,
            ..item(depth, marker)
        };
        let body = [
            item(0, Marker::Number(1)),
            quoted(0, Marker::Continued),
            quoted(1, Marker::Bullet),
            within(2, 2, Kind::Code),
            within(1, 0, Kind::Code),
            item(0, Marker::Continued),
            item(0, Marker::Number(2)),
            within(0, 0, Kind::Code),
            quoted(0, Marker::Bullet),
            within(1, 1, Kind::Rule),
            within(0, 1, Kind::Paragraph),
        ];
        let expected = [
            "1. ", "   |", "   |◦ ", "   |  |", "   ", "   ", "2. ", "", "|• ", "|  ", "|",
        ];
        assert_eq!(shown(&body), expected);
    }

    #[test]
    fn a_list_of_another_kind_is_another_list() {
        let body = [
            item(0, Marker::Number(1)),
            item(0, Marker::Bullet),
            item(1, Marker::Bullet),
            item(1, Marker::Number(1)),
            item(0, Marker::Bullet),
            item(0, Marker::Letter(2, Letters::Lower)),
            Block {
                quote_depth: 1,
                ..item(0, Marker::Bullet)
            },
        ];
        let expected = ["1. ", "\n• ", "  ◦ ", "\n  1. ", "• ", "\nb. ", "\n|• "];
        assert_eq!(shown(&body), expected);
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
            hangs.iter().any(|hang| hang.is_loose)
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
