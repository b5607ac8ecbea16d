//! Paragraphs to blocks: what the layout of a plain text means.

use super::lines::{Line, columns};
use super::links::linked;
use super::markers::{Sign, sign};
use super::paragraph::{Paragraph, paragraphs};
use super::{group, wrapping};
use crate::article::{Block, Image, Inline, Kind, Marker};
use crate::formats::{Budget, caption};
use crate::text::Clean;

/// A paragraph of so many columns is running text, and a shorter one between two of them may be a
/// heading.
const LONG: usize = 100;

/// The widest and wordiest that a line is a heading.
const WIDEST_HEADING: usize = 80;
const HEADING_WORDS: usize = 12;

/// Blocks being made of a text.
#[derive(Debug)]
pub(super) struct Body {
    /// Those made so far.
    pub blocks: Vec<Block>,
    /// The most that are made.
    most: usize,
    /// Whether there was no room for one.
    is_full: bool,
    /// Indents of the lists that are open, outermost first.
    lists: Vec<usize>,
    /// The number of the last item of a numbered list, while nothing else has followed.
    number: Option<u32>,
    /// Columns of white space before most lines.
    indent: usize,
    /// Whether blank lines part the paragraphs, so that lines without one between belong together.
    is_spaced: bool,
}

/// Makes blocks of `paragraphs`.
pub(super) fn body(paragraphs: &[Paragraph], budget: &Budget) -> Body {
    let opening = paragraphs
        .iter()
        .filter(|paragraph| paragraph.opens())
        .count();
    let mut indents: Vec<usize> = paragraphs.iter().map(Paragraph::indent).collect();
    indents.sort_unstable();
    let mut body = Body {
        blocks: Vec::new(),
        most: budget.blocks,
        is_full: false,
        lists: Vec::new(),
        number: None,
        indent: indents.get(indents.len() / 5).copied().unwrap_or_default(),
        is_spaced: opening * 2 >= paragraphs.len(),
    };
    let mut place = 0;
    while place < paragraphs.len() && !body.is_full {
        if place % 512 == 511 && budget.is_spent() {
            budget.note_cut();
            break;
        }
        place += body.take(paragraphs, place).max(1);
    }
    if body.is_full {
        budget.note_cut();
    }
    body
}

impl Body {
    /// Takes what stands at `place`, and says how many paragraphs that were.
    fn take(&mut self, paragraphs: &[Paragraph], place: usize) -> usize {
        let rest = paragraphs.get(place..).unwrap_or_default();
        let Some((first, after)) = rest.split_first() else {
            return 0;
        };
        if first.opens() || place == 0 {
            let others = after.iter().take(group::MOST_LINES);
            let length = 1 + others.take_while(|paragraph| !paragraph.opens()).count();
            let group = rest.get(..length).unwrap_or_default();
            if let Some(block) = group::block(group, self.indent, self.is_spaced) {
                self.push(block);
                return length;
            }
        }
        if let Sign::Quote(depth, _) = sign(first.first()) {
            let is_same = |paragraph: &&Paragraph| matches!(sign(paragraph.first()), Sign::Quote(other, _) if other == depth);
            let others = after.iter().take_while(|paragraph| !paragraph.opens());
            let length = 1 + others.take_while(is_same).count();
            self.push_quote(rest.get(..length).unwrap_or_default(), depth);
            return length;
        }
        let under = after.first().filter(|next| !next.opens());
        if let Some(level) = under.and_then(|under| underlined(first, under)) {
            self.push(Block::new(Kind::Heading(level), linked(&first.text())));
            return 2;
        }
        self.take_one(first, after);
        1
    }

    /// Takes one paragraph by its first sign; `after` follows it.
    fn take_one(&mut self, paragraph: &Paragraph, after: &[Paragraph]) {
        let text = paragraph.text();
        match sign(&text) {
            Sign::Rule => self.push(Block::new(Kind::Rule, Inline::default())),
            Sign::Heading(level, words) => {
                self.push(Block::new(Kind::Heading(level), linked(words)));
            }
            Sign::Bullet(words) => self.push_item(paragraph.indent(), Marker::Bullet, words),
            Sign::Number(number, words) if self.counts(number, after) => {
                self.push_item(paragraph.indent(), Marker::Number(number), words);
                self.number = Some(number);
            }
            _ if caption::is_labelled(&text) => self.push_image(&text),
            _ if self.goes_on(paragraph) => {
                let number = self.number;
                self.push_item(paragraph.indent(), Marker::Continued, &text);
                self.number = number;
            }
            _ if self.is_heading(paragraph, after) => {
                self.push(Block::new(Kind::Heading(2), linked(&text)));
            }
            _ => self.push(Block::new(Kind::Paragraph, linked(&text))),
        }
    }

    /// Pushes a block that is no item.
    fn push(&mut self, block: Block) {
        self.lists.clear();
        self.number = None;
        self.put(block);
    }

    /// Puts a block below the others, if there is room: a quotation may be millions of lines.
    fn put(&mut self, block: Block) {
        if self.blocks.len() < self.most {
            self.blocks.push(block);
        } else {
            self.is_full = true;
        }
    }

    fn push_item(&mut self, indent: usize, marker: Marker, words: &str) {
        self.number = None;
        if marker != Marker::Continued {
            while self.lists.last().is_some_and(|open| *open > indent) {
                self.lists.pop();
            }
            if self.lists.last().is_none_or(|open| *open < indent) {
                self.lists.push(indent);
            }
        }
        let depth = self.lists.len().saturating_sub(1).min(usize::from(u8::MAX));
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        self.put(Block::new(Kind::Item { depth, marker }, linked(words)));
    }

    /// Pushes the picture that a line stands under; source and caption may stand on two lines.
    fn push_image(&mut self, line: &str) {
        let (shown, credit) = caption::part(line);
        let said = |text: &str| (!text.is_empty()).then(|| Clean::line(text));
        let (shown, credit) = (said(shown), credit.and_then(said));
        if let Some(Kind::Image(image)) = self.blocks.last_mut().map(|block| &mut block.kind)
            && (image.caption.is_none() || shown.is_none())
            && (image.credit.is_none() || credit.is_none())
        {
            image.caption = image.caption.take().or(shown);
            image.credit = image.credit.take().or(credit);
            return;
        }
        let image = Image {
            caption: shown,
            credit,
            ..Image::default()
        };
        self.push(Block::new(Kind::Image(image), Inline::default()));
    }

    /// Whether `number` is one of a list and not the first word of a sentence: it goes on counting,
    /// or the next item does.
    fn counts(&self, number: u32, after: &[Paragraph]) -> bool {
        let is_next = |paragraph: &Paragraph| matches!(sign(paragraph.first()), Sign::Number(next, _) if Some(next) == number.checked_add(1));
        self.number
            .is_some_and(|last| last.checked_add(1) == Some(number))
            || after.iter().take(2).any(is_next)
    }

    /// Whether a paragraph goes on with the item before it: it stands below its words.
    fn goes_on(&self, paragraph: &Paragraph) -> bool {
        let item = self.lists.last();
        item.is_some_and(|indent| {
            paragraph.indent() >= indent + 2 && paragraph.indent() > self.indent
        })
    }

    /// Whether a line is a heading though nothing marks it: a short line without an end, alone
    /// between two paragraphs of running text. Right below one it is a signature.
    fn is_heading(&self, paragraph: &Paragraph, after: &[Paragraph]) -> bool {
        let is_after_text = self.blocks.last().is_some_and(|block| {
            let text = &block.inline.text;
            let is_text = matches!(block.kind, Kind::Paragraph | Kind::Item { .. });
            is_text && (columns(text) >= LONG || wrapping::ends_sentence(text))
        });
        let is_before_text = after.first().is_some_and(|next| {
            next.width() >= LONG
                && sign(next.first()) == Sign::Plain
                && (next.opens() || !self.is_spaced)
        });
        let stands_alone = paragraph.opens() || !self.is_spaced;
        stands_alone && is_after_text && is_before_text && looks_like_heading(&paragraph.text())
    }

    /// Pushes the paragraphs of one quotation, put together again where they were broken to a width.
    fn push_quote(&mut self, quote: &[Paragraph], depth: u8) {
        let mut opens = true;
        let mut lines: Vec<Line> = Vec::new();
        for line in quote.iter().flat_map(|paragraph| paragraph.0) {
            // A line without the sign goes on with the one before it.
            let words = match sign(line.text) {
                Sign::Quote(_, words) => words,
                _ => line.text,
            };
            if words.is_empty() {
                opens = true;
                continue;
            }
            lines.push(Line {
                text: words,
                opens,
                joins: false,
                indent: 0,
            });
            opens = false;
        }
        wrapping::join(&mut lines);
        for paragraph in paragraphs(&lines) {
            if self.is_full {
                break;
            }
            let mut block = Block::new(Kind::Paragraph, linked(&paragraph.text()));
            block.quote_depth = depth;
            self.push(block);
        }
    }
}

/// The level of the heading that `words` are, where `line` is drawn under them.
fn underlined(words: &Paragraph, line: &Paragraph) -> Option<u8> {
    let is_words = sign(words.first()) == Sign::Plain && words.width() <= WIDEST_HEADING;
    let is_line = sign(line.first()) == Sign::Rule;
    match line.first().chars().next()? {
        '=' if is_words && is_line => Some(1),
        '-' | '~' if is_words && is_line => Some(2),
        _ => None,
    }
}

fn looks_like_heading(text: &str) -> bool {
    let ends_openly =
        text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '？' | ')'));
    let starts_new = text.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    let is_short =
        columns(text) <= WIDEST_HEADING && text.split_whitespace().count() <= HEADING_WORDS;
    is_short && starts_new && ends_openly && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use crate::article::Kind;
    use crate::formats::Budget;
    use crate::formats::text::blocks;

    #[test]
    fn a_heading_stands_alone_and_a_signature_below_its_letter() {
        let running = "The tide stands still for twenty minutes, and on each of them I have met one of the foxes that live in our street.";
        let cases = [
            (format!("{running}\n\nSlack water\n\n{running}"), true),
            (format!("{running}\nHarriet Loam\n\n{running}"), false),
            (format!("{running}\nSlack water\n{running}"), true),
        ];
        for (text, expected) in cases {
            let blocks = blocks(&text, &Budget::default());
            let has_heading = blocks
                .iter()
                .any(|block| matches!(block.kind, Kind::Heading(_)));
            assert_eq!(has_heading, expected, "{text}");
        }
    }
}
