//! A place in the text of an article: it holds when the width changes, as line numbers do not.

/// A place in an article. The head stands before the first block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 0 for the head, then one more than the number of the block.
    pub block: u32,
    /// Bytes into the text of the block: for tables, of its rows joined by line breaks; for the
    /// blank line after a block, beyond them all.
    pub offset: u32,
}

impl crate::reader::Page {
    /// The place of the text on `line`.
    pub fn place_at(&self, line: usize) -> Place {
        self.lines
            .get(line)
            .map_or_else(Place::default, |line| line.place)
    }

    /// The line that holds `place`.
    pub fn line_of(&self, place: Place) -> usize {
        self.lines
            .partition_point(|line| line.place <= place)
            .saturating_sub(1)
    }
}
