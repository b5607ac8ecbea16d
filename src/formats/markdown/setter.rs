//! The place in a text while its blocks are set: what is open, and what the words so far are.

use crate::article::{Block, Image, Inline, Kind, Marker, Table};
use crate::formats::Budget;
use crate::formats::inline::{Look, Spaces, Words};
use crate::formats::markdown::tags;

/// Sets blocks from events.
#[derive(Debug)]
pub(super) struct Setter<'b> {
    pub(super) budget: &'b Budget,
    pub(super) blocks: Vec<Block>,
    /// Footnotes, which stand at the end.
    pub(super) notes: Vec<Block>,
    /// Pictures within the paragraph that is open, which stand below it.
    pub(super) pictures: Vec<Block>,
    pub(super) words: Words,
    pub(super) looks: Vec<Look>,
    /// Looks that HTML tags opened.
    pub(super) html_look: Look,
    pub(super) inside: Inside,
    pub(super) quotes: usize,
    /// The open lists, each with its next number.
    pub(super) lists: Vec<Option<u64>>,
    /// What stands before the next paragraph of an item.
    pub(super) marker: Option<Marker>,
    /// The label of the footnote that is open.
    pub(super) note: Option<String>,
    pub(super) picture: Option<Picture>,
    /// A line ended; whether a space stands for it is seen with the next letter.
    pub(super) line_ended: Option<Look>,
    pub(super) last: Option<char>,
}

/// What is being set.
#[derive(Debug, Default)]
pub(super) enum Inside {
    #[default]
    Text,
    Heading(u8),
    Code,
    Html(String),
    /// A script between words.
    Hidden,
    Table(Table),
}

/// A picture whose words are being gathered.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) image: Image,
    pub(super) alt: String,
    pub(super) is_wikilink: bool,
    /// Pictures within its words.
    pub(super) depth: usize,
}

impl<'b> Setter<'b> {
    pub(super) fn new(budget: &'b Budget) -> Self {
        Self {
            budget,
            blocks: Vec::new(),
            notes: Vec::new(),
            pictures: Vec::new(),
            words: Words::default(),
            looks: Vec::new(),
            html_look: Look::default(),
            inside: Inside::Text,
            quotes: 0,
            lists: Vec::new(),
            marker: None,
            note: None,
            picture: None,
            line_ended: None,
            last: None,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks.append(&mut self.notes);
        self.blocks
    }

    pub(super) fn open(&mut self, change: impl FnOnce(Look) -> Look) {
        let look = self.looks.last().cloned().unwrap_or_default();
        self.looks.push(change(look));
    }

    /// How words look at this place.
    pub(super) fn look(&self) -> Look {
        let look = self.looks.last().cloned().unwrap_or_default();
        Look {
            style: tags::both(look.style, self.html_look.style),
            link: look.link.or_else(|| self.html_look.link.clone()),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let look = self.look();
        self.write(text, &look);
    }

    /// Adds words to whatever is open.
    pub(super) fn write(&mut self, text: &str, look: &Look) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
            return;
        }
        match &self.inside {
            Inside::Hidden => return,
            Inside::Code => return self.words.push(text, look, Spaces::Kept),
            _ => {}
        }
        let first = text.chars().next();
        if let Some(ended) = self.line_ended.take() {
            let is_joined = self.last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced);
            let space = if is_joined { "" } else { " " };
            self.words.push(space, &ended, Spaces::Collapsed);
        }
        self.last = text.chars().next_back().or(self.last);
        self.words.push(text, look, Spaces::Collapsed);
    }

    pub(super) fn break_line(&mut self) {
        self.line_ended = None;
        self.words.break_line();
    }

    /// Ends the paragraph, heading or item that is open.
    pub(super) fn flush(&mut self) {
        self.line_ended = None;
        self.last = None;
        self.html_look = Look::default();
        if matches!(self.inside, Inside::Hidden) {
            self.inside = Inside::Text;
        }
        let inline = self.words.take(Spaces::Collapsed);
        if !inline.text.is_empty() {
            let kind = self.kind();
            self.push(kind, inline);
        }
        for block in std::mem::take(&mut self.pictures) {
            self.place(block);
        }
    }

    /// What the words at this place are.
    pub(super) fn kind(&mut self) -> Kind {
        match (&self.inside, self.lists.len().checked_sub(1)) {
            (Inside::Heading(level), _) => Kind::Heading(*level),
            (_, Some(depth)) => Kind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                marker: self
                    .marker
                    .replace(Marker::Continued)
                    .unwrap_or(Marker::Continued),
            },
            (_, None) => Kind::Paragraph,
        }
    }

    /// How deep this place stands in items whose words have begun.
    pub(super) fn item_depth(&self) -> usize {
        let is_begun = !matches!(self.marker, Some(marker) if marker != Marker::Continued);
        self.lists.len() - usize::from(!is_begun && !self.lists.is_empty())
    }

    pub(super) fn push(&mut self, kind: Kind, inline: Inline) {
        self.place(Block::new(kind, inline));
    }

    /// Puts a block in its place, as deep in quotations as that is.
    pub(super) fn place(&mut self, mut block: Block) {
        let depth = usize::from(block.quote_depth) + self.quotes;
        block.quote_depth = u8::try_from(depth).unwrap_or(u8::MAX);
        if !matches!(block.kind, Kind::Item { .. }) {
            let depth = usize::from(block.item_depth) + self.item_depth();
            block.item_depth = u8::try_from(depth).unwrap_or(u8::MAX);
        }
        if self.note.is_some() {
            self.notes.push(block);
        } else {
            self.blocks.push(block);
        }
    }
}

/// Whether a letter is of a script that sets no spaces between words, so that a line break in the
/// source means none either.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
