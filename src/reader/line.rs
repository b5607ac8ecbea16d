//! Lines as they stand on the page: spans of clean text with roles, never with colours.

use crate::reader::Place;
use crate::text::Clean;

/// One line of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands on it, from left to right; the indent and the quote bars are spans too.
    pub spans: Vec<Span>,
    /// The place in the article that its first word comes from.
    pub place: Place,
    /// Whether its paragraph is written from right to left, so that it is set against the right edge.
    pub is_rtl: bool,
    /// Cells that are spread over the spaces of the line, so that both edges of the text are even.
    pub spread_cells: u16,
    /// Whether the line ends within a word, so that a hyphen follows.
    pub has_hyphen: bool,
}

/// A stretch of a line with one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The words.
    pub text: Clean,
    /// What they are.
    pub role: Role,
    /// The look that the article gives them.
    pub style: crate::article::Style,
    /// The keyword group that marks them, as its place in `keywords.toml` order.
    pub hit: Option<u16>,
    /// The number on the page of what was searched for, where it stands here.
    pub found: Option<u32>,
    /// The number on the page of what one finds in the article, where it stands here.
    pub find: Option<u32>,
    /// Bytes into the text of its block at which it begins; `None` for what is none of it.
    pub offset: Option<u32>,
    /// The number of the link that it is part of, counted from 1 in the whole article.
    pub link: Option<u32>,
    /// Whether the number of its link is shown after it.
    pub has_number: bool,
    /// Whether it is selected.
    pub is_selected: bool,
}

/// What a span is: `ui` gives each its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// The line under it.
    Subtitle,
    /// Names of authors.
    Author,
    /// Source, dates, reading time.
    Meta,
    /// A tag.
    Tag,
    /// Caption of an image.
    Caption,
    /// Credit of an image.
    Credit,
    /// Running text.
    Body,
    /// A heading within the article; 1 is the highest level.
    Heading(u8),
    /// Running text of a quotation.
    Quote,
    /// The bar before a quotation.
    QuoteBar,
    /// Bullet or number of an item.
    Marker,
    /// Code.
    Code,
    /// A cell of a table.
    Cell,
    /// A cell of a table's header.
    HeaderCell,
    /// Lines of a table, and rules.
    Rule,
    /// A link.
    Link,
    /// A link that looks like another.
    Deceptive,
    /// The number of a link.
    LinkNumber,
    /// What stands for an image: `[image: …]`.
    Image,
    /// Something the program says where the article says nothing.
    Note,
    /// What the reader has added: a note, tags.
    Own,
}
