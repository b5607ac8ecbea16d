//! Where the characters of the text stand on the page, in lines and cells, and which stands at a cell.
//!
//! Spaces and hyphens that setting has added, and what stands beside the text, are of no place.

use unicode_segmentation::UnicodeSegmentation;

use crate::reader::{Line, Page, Place, Span};
use crate::text::width;

/// The most lines of a row of a table that are looked through.
const LINES_OF_ROW: usize = 40;

/// A character of the text on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Cells from the left edge of the measure.
    pub x: usize,
    /// The cells that it takes.
    pub cells: usize,
    /// Bytes into the text of its block.
    pub offset: u32,
}

impl Line {
    /// The cells before the first span: a line from right to left stands against the right edge.
    pub fn indent_cells(&self, measure_cells: usize) -> usize {
        if !self.is_rtl {
            return 0;
        }
        let shown = self.shown();
        let cells: usize = shown.iter().map(|span| width::width(&span.text)).sum();
        measure_cells.saturating_sub(cells)
    }

    /// The characters of the text that stand on the line, in the order in which they are written.
    pub fn characters(&self, measure_cells: usize) -> Vec<At> {
        let mut x = self.indent_cells(measure_cells);
        let mut characters = Vec::new();
        let shown = self.shown();
        // What setting adds is spaces within a span, and spans that are of no place.
        let mut own = self.spans.iter();
        for span in shown.iter() {
            let text = match span.offset {
                Some(_) => own.find(|own| own.offset == span.offset),
                None => None,
            };
            x = add(&mut characters, span, text.unwrap_or(span), x);
        }
        characters
    }
}

/// Adds the characters of a span as it is shown, whose text without what setting has added is that of
/// `own`; gives the cell after it.
fn add(characters: &mut Vec<At>, shown: &Span, own: &Span, mut x: usize) -> usize {
    let mut own_clusters = own.text.grapheme_indices(true).peekable();
    for cluster in shown.text.graphemes(true) {
        let cells = width::cluster_width(cluster);
        let is_own = own_clusters.next_if(|(_, own)| *own == cluster);
        if let (Some((byte, _)), Some(start)) = (is_own, shown.offset) {
            let byte = u32::try_from(byte).unwrap_or(0);
            let offset = start.saturating_add(byte);
            characters.push(At { x, cells, offset });
        }
        x += cells;
    }
    x
}

impl Page {
    /// The characters of the text on `line`.
    pub fn characters(&self, line: usize) -> Vec<At> {
        let line = self.lines.get(line);
        let measure_cells = usize::from(self.width_cells);
        line.map_or_else(Vec::new, |line| line.characters(measure_cells))
    }

    /// The character of the text at a cell of `line`, or the one nearest to it.
    pub fn place_at_cell(&self, line: usize, x: usize) -> Option<Place> {
        let characters = self.characters(line);
        let away = |at: &&At| {
            let last = at.x + at.cells.saturating_sub(1);
            at.x.saturating_sub(x).max(x.saturating_sub(last))
        };
        let nearest = characters.iter().min_by_key(away)?;
        let block = self.lines.get(line)?.place.block;
        let offset = nearest.offset;
        Some(Place { block, offset })
    }

    /// Where the character at `place` stands: the line, and the cell. One that is not shown, as a space
    /// at the end of a line, stands where the one before it does.
    pub fn cell_of(&self, place: Place) -> Option<(usize, At)> {
        let before = |line: usize| {
            let characters = self.characters(line);
            let mut before = characters
                .into_iter()
                .filter(|at| at.offset <= place.offset);
            let first = before.next()?;
            Some(before.fold(
                first,
                |last, at| if at.offset >= last.offset { at } else { last },
            ))
        };
        // The cells of a table stand side by side: the last line that begins before may not be the one.
        let near = self.line_of(place);
        let is_of_block = |line: &usize| {
            self.lines
                .get(*line)
                .is_some_and(|line| line.place.block == place.block)
        };
        let lines = (0..=near).rev().take_while(is_of_block).take(LINES_OF_ROW);
        let found = lines.filter_map(|line| Some((line, before(line)?)));
        found.max_by_key(|(line, at)| (at.offset, std::cmp::Reverse(*line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Kind, Table};
    use crate::keywords::Matcher;
    use crate::reader::{Hyphenation, Typography, layout_as};
    use crate::text::Clean;

    fn page(body: Vec<Block>, cells: u16) -> Page {
        let article = Article {
            title: Clean::line("A headline"),
            body,
            ..Article::default()
        };
        let typography = Typography {
            measure_cells: cells,
            is_justified: true,
            hyphenation: Hyphenation::OfArticle,
            ..Typography::default()
        };
        layout_as(&article, &Matcher::default(), typography)
    }

    #[test]
    fn every_character_is_found_again_at_its_cell() {
        let row = |cells: [&str; 3]| cells.map(Inline::plain).to_vec();
        let table = Table {
            has_header: true,
            rows: vec![
                row(["Country", "2022", "Remark"]),
                row([
                    "Azerbaijan",
                    "1,200",
                    "a remark of several words that go on",
                ]),
                row(["Iran", "3", ""]),
            ],
        };
        let mut quote = Block::paragraph("港の船は静かに待っていた。The ships waited quietly.");
        quote.quote_depth = 1;
        let page = page(
            vec![
                Block::paragraph(
                    "The internationalisation of harbours went on for years, they said.",
                ),
                quote,
                Block::paragraph("كانت السفن راسية أمام الميناء ولم تتحرك أي منها طوال الليل."),
                Block::new(Kind::Table(table), Inline::default()),
            ],
            34,
        );
        let mut characters = 0;
        for line in 0..page.lines.len() {
            let block = page.lines[line].place.block;
            for at in page.characters(line) {
                let place = Place {
                    block,
                    offset: at.offset,
                };
                assert_eq!(page.place_at_cell(line, at.x), Some(place));
                assert_eq!(page.cell_of(place), Some((line, at)), "{place:?}");
                characters += 1;
            }
        }
        assert!(characters > 200, "{characters}");
        let head = page.characters(0);
        assert_eq!(head, [], "the head is no text that is selected");
    }
}
