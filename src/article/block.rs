//! The body of an article: blocks of clean text, without any markup.
//!
//! Every format ends here, so that setting, matching, searching and exporting know one shape.
//! Styles are runs over byte ranges of the text, so that hits of keywords can be laid over them.

use std::ops::Range;

use crate::article::Image;
use crate::text::Clean;

/// One block of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How many quotations it stands in: 0 for the article's own words.
    pub quote_depth: u8,
    /// Its text; empty for tables, images and rules.
    pub inline: Inline,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading within the article; 1 is the highest level.
    Heading(u8),
    /// One item of a list; `depth` counts from 0.
    Item {
        /// How deep the list is nested, from 0.
        depth: u8,
        /// What stands before the item.
        marker: Marker,
    },
    /// Preformatted text: its line breaks and spaces are kept.
    Code,
    /// Rows and columns.
    Table(Table),
    /// A picture, shown by its words.
    Image(Image),
    /// A line between two parts.
    Rule,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number, as the list counts it.
    Number(u32),
    /// Nothing: a further paragraph of the item before.
    Continued,
}

/// A table: rows of cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// The cells, row by row; rows may differ in length.
    pub rows: Vec<Vec<Inline>>,
}

/// Text with styles and links laid over it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inline {
    /// The words; in code and in hard breaks they hold `\n`.
    pub text: Clean,
    /// Styled stretches, sorted by start, not overlapping.
    pub runs: Vec<Run>,
}

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// How it looks.
    pub style: Style,
    /// Where it leads, if it is a link.
    pub link: Option<Clean>,
}

/// The look of a run; all may hold at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four looks that combine freely"
)]
pub struct Style {
    /// Strong.
    pub bold: bool,
    /// Emphasised.
    pub italic: bool,
    /// Inline code.
    pub code: bool,
    /// Struck out.
    pub struck: bool,
}

impl Inline {
    /// Text of several lines without styles.
    pub fn plain(raw: &str) -> Self {
        Self {
            text: Clean::text(raw),
            runs: Vec::new(),
        }
    }
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(raw: &str) -> Self {
        Self::new(Kind::Paragraph, Inline::plain(raw))
    }

    /// A block outside any quotation.
    pub fn new(kind: Kind, inline: Inline) -> Self {
        Self {
            kind,
            quote_depth: 0,
            inline,
        }
    }

    /// The words of the block: its text, or its cells row by row with tabs between; empty for
    /// images and rules.
    pub fn plain(&self) -> String {
        let Kind::Table(table) = &self.kind else {
            return self.inline.text.to_string();
        };
        let row = |row: &Vec<Inline>| {
            row.iter()
                .map(|cell| cell.text.as_str())
                .collect::<Vec<_>>()
                .join("\t")
        };
        table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    /// How many characters the sanitiser dropped from it.
    pub fn hidden(&self) -> u32 {
        let cells = match &self.kind {
            Kind::Table(table) => table
                .rows
                .iter()
                .flatten()
                .map(|cell| cell.text.hidden())
                .sum(),
            _ => 0,
        };
        self.inline.text.hidden() + cells
    }
}
