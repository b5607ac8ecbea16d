//! Where a block stands: in quotations, lists, headings, code.

use crate::article::{Kind, Letters, Marker};

/// A list that stands open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Bullets,
    /// The number of the next item, and whether they count down.
    Numbers {
        next: u32,
        is_reversed: bool,
        letters: Option<Letters>,
    },
    /// Descriptions of terms: indented, without marks.
    Descriptions,
}

/// Everything that stands open around a place in the page.
#[derive(Debug, Default)]
pub(super) struct Place {
    quotes: usize,
    codes: usize,
    lists: Vec<List>,
    /// The items that stand open, and the mark that the next block of each bears.
    items: Vec<Marker>,
    heading: Option<u8>,
}

impl Place {
    pub(super) fn begin_quote(&mut self) {
        self.quotes += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn quote_depth(&self) -> u8 {
        u8::try_from(self.quotes).unwrap_or(u8::MAX)
    }

    pub(super) fn begin_code(&mut self) {
        self.codes += 1;
    }

    pub(super) fn end_code(&mut self) {
        self.codes = self.codes.saturating_sub(1);
    }

    pub(super) fn is_code(&self) -> bool {
        self.codes > 0
    }

    pub(super) fn begin_heading(&mut self, level: u8) {
        self.heading = Some(level);
    }

    pub(super) fn end_heading(&mut self) {
        self.heading = None;
    }

    pub(super) fn begin_bullets(&mut self) {
        self.lists.push(List::Bullets);
    }

    /// Begins a list whose items are counted.
    pub(super) fn begin_numbers(&mut self, numbering: Numbering) {
        self.lists.push(List::Numbers {
            next: numbering.start,
            is_reversed: numbering.is_reversed,
            letters: numbering.letters,
        });
    }

    pub(super) fn end_list(&mut self) {
        self.lists.pop();
    }

    /// Begins an item; `value` is the number that it states for itself.
    pub(super) fn begin_item(&mut self, value: Option<u32>) {
        let marker = match self.lists.last_mut() {
            Some(List::Numbers {
                next,
                is_reversed,
                letters,
            }) => {
                let number = value.unwrap_or(*next);
                *next = if *is_reversed {
                    number.saturating_sub(1)
                } else {
                    number.saturating_add(1)
                };
                match letters {
                    Some(letters) => Marker::Letter(number, *letters),
                    None => Marker::Number(number),
                }
            }
            Some(List::Descriptions) => Marker::Continued,
            Some(List::Bullets) | None => Marker::Bullet,
        };
        self.items.push(marker);
    }

    pub(super) fn end_item(&mut self) {
        self.items.pop();
    }

    /// Begins the description of a term: a place of its own, one level in.
    pub(super) fn begin_description(&mut self) {
        self.lists.push(List::Descriptions);
        self.begin_item(None);
    }

    pub(super) fn end_description(&mut self) {
        self.end_item();
        self.end_list();
    }

    /// How deep a block that is no item stands in items whose words have begun.
    pub(super) fn item_depth(&self) -> u8 {
        let is_new = |marker: &&Marker| **marker != Marker::Continued;
        let new = self
            .items
            .iter()
            .rev()
            .take(usize::from(u8::MAX))
            .take_while(is_new);
        let new = new.count();
        let depth = self.lists.len().max(1).saturating_sub(new);
        let is_within = new < self.items.len();
        u8::try_from(if is_within { depth } else { 0 }).unwrap_or(u8::MAX)
    }

    /// What the next block of words is.
    pub(super) fn next_kind(&mut self) -> Kind {
        if let Some(level) = self.heading {
            return Kind::Heading(level);
        }
        if self.is_code() {
            return Kind::Code;
        }
        let depth = self.lists.len().max(1) - 1;
        match self.items.last_mut() {
            Some(marker) => Kind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                marker: std::mem::replace(marker, Marker::Continued),
            },
            None => Kind::Paragraph,
        }
    }
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbering {
    /// Its first number.
    pub(super) start: u32,
    /// Whether it counts down.
    pub(super) is_reversed: bool,
    /// The letters that its numbers are written in.
    pub(super) letters: Option<Letters>,
}
