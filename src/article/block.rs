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
    /// How deep it stands in items of lists, where it is none itself: 0 outside of them.
    pub item_depth: u8,
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
    /// The same, written in letters.
    Letter(u32, Letters),
    /// Nothing: a further paragraph of the item before.
    Continued,
}

/// Letters that numbers are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// a, b, c.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
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

impl Marker {
    /// The number as it stands before the item: `3`, `c`, `III`.
    pub fn number(self) -> Option<String> {
        match self {
            Self::Number(number) => Some(number.to_string()),
            Self::Letter(number, letters) => Some(letters.of(number)),
            Self::Bullet | Self::Continued => None,
        }
    }
}

impl Letters {
    /// `number` in these letters; in digits where they have none for it.
    fn of(self, number: u32) -> String {
        let lower = match self {
            Self::Lower | Self::Upper => alphabetic(number),
            Self::LowerRoman | Self::UpperRoman => roman(number),
        };
        match (lower, self) {
            (None, _) => number.to_string(),
            (Some(lower), Self::Upper | Self::UpperRoman) => lower.to_uppercase(),
            (Some(lower), _) => lower,
        }
    }
}

/// `number` in letters: z is followed by aa.
fn alphabetic(number: u32) -> Option<String> {
    let mut letters = Vec::new();
    let mut rest = number;
    while let Some(before) = rest.checked_sub(1) {
        letters.push(char::from_digit(10 + before % 26, 36)?);
        rest = before / 26;
    }
    (number > 0).then(|| letters.iter().rev().collect())
}

/// `number` in Roman numerals.
fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while rest >= value && number < 4000 {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    (rest == 0 && number > 0).then_some(numeral)
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
            item_depth: 0,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters() {
        for (number, letters, expected) in [
            (1, Letters::Lower, "a"),
            (26, Letters::Upper, "Z"),
            (28, Letters::Lower, "ab"),
            (703, Letters::Lower, "aaa"),
            (0, Letters::Lower, "0"),
            (4, Letters::LowerRoman, "iv"),
            (1994, Letters::UpperRoman, "MCMXCIV"),
            (4000, Letters::UpperRoman, "4000"),
            (u32::MAX, Letters::LowerRoman, "4294967295"),
        ] {
            let number = Marker::Letter(number, letters).number();
            assert_eq!(number.as_deref(), Some(expected));
        }
        assert_eq!(Marker::Number(12).number().as_deref(), Some("12"));
        assert_eq!(Marker::Bullet.number(), None);
    }
}
