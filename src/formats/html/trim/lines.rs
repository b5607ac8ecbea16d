//! What is asked of a block: its line, its length, how much of it is a link.

use crate::article::{Block, Kind};

/// The line of a block that may be one of the page: words of its own, outside quotations and code.
pub(in crate::formats::html) fn line(block: &Block) -> Option<&str> {
    let is_line = matches!(
        block.kind,
        Kind::Paragraph | Kind::Heading(_) | Kind::Item { .. }
    );
    (is_line && block.quote_depth == 0).then_some(&block.inline.text)
}

/// How long a text reads: characters, with those of scripts without spaces counted as half a word.
pub(in crate::formats::html) fn length(text: &str) -> usize {
    text.chars()
        .map(|letter| if letter >= '\u{2e80}' { 3 } else { 1 })
        .sum()
}

/// Whether a text is a paragraph of a story: long, or of some length and a sentence.
pub(in crate::formats::html) fn is_prose(text: &str) -> bool {
    let length = length(text);
    let end = text.trim_end_matches(['"', '”', '’', '»', '“', '\'', ')', '」', '』', ']']);
    let is_sentence = end.ends_with([
        '.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '။', '.',
    ]);
    length >= 140 || (length >= 55 && is_sentence)
}

/// Whether nearly all words of a block are links.
pub(in crate::formats::html) fn is_link(block: &Block) -> bool {
    let linked: usize = block
        .inline
        .runs
        .iter()
        .filter(|run| run.link.is_some())
        .map(|run| run.range.len())
        .sum();
    linked > 0 && linked * 10 >= block.inline.text.len() * 8
}
