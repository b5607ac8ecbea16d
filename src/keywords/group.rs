//! Keyword groups, words and match rules, as `keywords.toml` states them.

use crate::keywords::Hit;
use crate::text::Clean;
use crate::text::fold::folded;

/// All keyword groups, in the order in which they win where they overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keywords {
    /// The groups, disabled ones left out.
    pub groups: Vec<Group>,
    /// A hash of everything that decides what matches; counts made with another are out of date.
    pub stamp: [u8; 16],
}

impl Keywords {
    /// Whether a group or a word of one has that name.
    pub fn have(&self, name: &str) -> bool {
        let name = folded(name);
        let is_group = self.groups.iter().any(|group| folded(&group.name) == name);
        is_group
            || self
                .all_words()
                .any(|(.., word)| folded(&word.text) == name)
    }

    /// The word of a hit.
    pub fn word(&self, hit: &Hit) -> Option<&Word> {
        let group = self.groups.get(usize::from(hit.group))?;
        group.words.get(usize::from(hit.word))
    }

    /// Every word with the places of its group and of itself in the group.
    pub fn all_words(&self) -> impl Iterator<Item = (u16, u16, &Word)> {
        (0..=u16::MAX).zip(&self.groups).flat_map(|(group, of)| {
            (0..=u16::MAX)
                .zip(&of.words)
                .map(move |(place, word)| (group, place, word))
        })
    }
}

/// Keywords that share a colour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name, as in `keyword:name`.
    pub name: Clean,
    /// Its colour; `None` takes the next of the palette.
    pub color: Option<Color>,
    /// The words.
    pub words: Vec<Word>,
    /// Its place among all groups, those that are off counted: its look hangs on it, and does not
    /// change when another group is turned off.
    pub number: u16,
}

/// A colour as the file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// One of the terminal's 256, the first 16 under their names.
    Indexed(u8),
    /// `#rrggbb`.
    Rgb(u8, u8, u8),
}

/// One keyword.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// The word, phrase or pattern.
    pub text: String,
    /// How it matches.
    pub rule: Match,
}

/// How a keyword matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Match {
    /// Whole words in any inflection, case, accent and width.
    #[default]
    Plain,
    /// A case-sensitive whole word, as written.
    Exact,
    /// A whole word in any case, without inflection.
    Word,
    /// Anywhere, in any case.
    Part,
    /// A pattern of the regex crate on the text as it stands, case-sensitive.
    Regex,
}

impl Match {
    /// Every rule, in the order in which the panel goes through them.
    pub const ALL: [Self; 5] = [
        Self::Plain,
        Self::Exact,
        Self::Word,
        Self::Part,
        Self::Regex,
    ];

    /// The name of the rule, as the file states it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Exact => "exact",
            Self::Word => "word",
            Self::Part => "part",
            Self::Regex => "regex",
        }
    }

    /// The rule of that name, as the file states it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}
