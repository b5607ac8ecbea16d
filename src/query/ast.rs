//! What a query asks for, as a tree.
//!
//! The tree is plain data: the searcher, the catalogue and the naive scan of the tests all walk the
//! same one. Whatever the user typed, nothing in it is a string of some engine's own language.

use crate::query::{Bounds, Group, Sort, Span};

/// A query: which articles to list, and in which order where it says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Which articles.
    pub tree: Node,
    /// In which order; `None` leaves the order of the list.
    pub sort: Option<Sort>,
}

impl Query {
    /// Whether it lists the bookmarks in the order in which they are read: the newest first, unless one
    /// was moved. Another order or a grouping that is asked for wins.
    pub fn is_reading_list(&self, sort: Sort, group: Group) -> bool {
        let is_plain = self.sort.is_none() && sort == Sort::Newest && group == Group::None;
        is_plain && self.tree == Self::bookmarked().tree
    }

    /// The articles with a bookmark.
    pub fn bookmarked() -> Self {
        Self {
            tree: Node::Is(Is::Bookmarked),
            sort: None,
        }
    }

    /// The articles that are not read.
    pub fn unread() -> Self {
        Self {
            tree: Node::Is(Is::Unread),
            sort: None,
        }
    }

    /// The articles with a keyword hit.
    pub fn hit() -> Self {
        Self {
            tree: Node::Hits(Bounds::Above(0)),
            sort: None,
        }
    }

    /// Whether it looks for words, so that the search index must know them.
    pub fn asks_for_words(&self) -> bool {
        let mut left = vec![&self.tree];
        while let Some(node) = left.pop() {
            match node {
                Node::And(nodes) | Node::Or(nodes) => left.extend(nodes),
                Node::Not(inner) => left.push(inner),
                Node::Text(_)
                | Node::Near(..)
                | Node::Keyword(_)
                | Node::Field(Field::Title | Field::Author, _) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether it asks for every article.
    pub fn is_all(&self) -> bool {
        self.tree == Node::All
    }
}

/// One condition, or several put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Node {
    /// Every article.
    #[default]
    All,
    /// The words stand somewhere: in title, subtitle, authors, caption or body.
    Text(Text),
    /// The words stand in one field.
    Field(Field, Text),
    /// A date lies within a span.
    Date(DateField, Span),
    /// The date that the article is listed by is at most, or at least, so long ago.
    Age(Bounds<Age>),
    /// Its body has so many words.
    Words(Bounds<u32>),
    /// It has so many keyword hits.
    Hits(Bounds<u32>),
    /// It has a hit of the keyword group, or of the one keyword, of that name.
    Keyword(String),
    /// It bears a mark.
    Is(Is),
    /// It has something.
    Has(Has),
    /// The words stand within so many words of each other.
    Near(u32, Vec<String>),
    /// The condition does not hold.
    Not(Box<Self>),
    /// All hold; two at least.
    And(Vec<Self>),
    /// One holds at least; two at least.
    Or(Vec<Self>),
}

/// What to look for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A word in any inflection, case and accent.
    Word(String),
    /// Words in this order, as they are but for case and accents.
    Phrase(String),
    /// Words that begin so.
    Prefix(String),
    /// A pattern of the regex crate on the text as it stands.
    Regex(String),
}

/// A field that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The headline, and the line under it.
    Title,
    /// The authors.
    Author,
    /// Who published it.
    Source,
    /// The section it stood in.
    Section,
    /// A tag: of the article, or the reader's own.
    Tag,
    /// The reader's note.
    Note,
    /// The language, as its tag.
    Lang,
    /// The format of its file.
    Format,
    /// The path of its file, or a part of it.
    Path,
    /// Its address, or a part of it.
    Url,
}

/// A field that holds a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateField {
    /// The date that it is listed by: when it was published; where that is not known, when it was last
    /// changed, else when it was saved.
    Any,
    /// When its publisher last changed it.
    Updated,
    /// When it was saved.
    Saved,
}

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Is {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Kept for later.
    Bookmarked,
    /// A copy of another article of the library.
    Duplicate,
    /// Borne by an article whose file is gone.
    Missing,
}

/// Something an article may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Has {
    /// A note of the reader.
    Note,
    /// A picture.
    Image,
    /// A problem with its file.
    Problem,
}

/// A length of time: a number and its unit, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `h`.
    Hour,
    /// `d`.
    Day,
    /// `w`.
    Week,
    /// `m`: 30 days.
    Month,
    /// `y`: 365 days.
    Year,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    /// The letter it is written with.
    pub fn letter(self) -> char {
        match self {
            Self::Hour => 'h',
            Self::Day => 'd',
            Self::Week => 'w',
            Self::Month => 'm',
            Self::Year => 'y',
        }
    }

    /// Its length in seconds.
    pub fn secs(self) -> i64 {
        const DAY: i64 = 86_400;
        match self {
            Self::Hour => 3_600,
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Month => 30 * DAY,
            Self::Year => 365 * DAY,
        }
    }
}

impl Age {
    /// Its length in seconds.
    pub fn secs(self) -> i64 {
        i64::from(self.number).saturating_mul(self.unit.secs())
    }
}

/// Gives an enum its names in the query language, and the way back.
macro_rules! names {
    ($type:ident: $($variant:ident = $name:literal,)*) => {
        impl $type {
            /// Every one, with the name it bears in the query language.
            pub const NAMED: &'static [(&'static str, Self)] = &[$(($name, Self::$variant),)*];

            /// Its name in the query language.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The one of that name, in any case.
            pub fn named(name: &str) -> Option<Self> {
                let is_named = |(known, _): &&(&str, Self)| known.eq_ignore_ascii_case(name);
                Self::NAMED.iter().find(is_named).map(|(_, one)| *one)
            }
        }
    };
}

names! { Field:
    Title = "title",
    Author = "author",
    Source = "source",
    Section = "section",
    Tag = "tag",
    Note = "note",
    Lang = "lang",
    Format = "format",
    Path = "path",
    Url = "url",
}

names! { DateField:
    Any = "date",
    Updated = "updated",
    Saved = "saved",
}

names! { Is:
    Unread = "unread",
    Read = "read",
    Bookmarked = "bookmarked",
    Duplicate = "duplicate",
    Missing = "missing",
}

names! { Has:
    Note = "note",
    Image = "image",
    Problem = "problem",
}
