//! Furniture and empty blocks taken out of a body, and what the head says already.

use crate::article::{Article, Block, Image, Kind};
use crate::formats::furniture;
use crate::text::Clean;

/// Tidies the body of `article`; furniture is kept among what was dropped.
pub(super) fn tidy(article: &mut Article) {
    let mut dropped = Vec::new();
    article.body.retain(|block| {
        let is_furniture = is_furniture(block);
        if is_furniture {
            dropped.push(block.inline.text.clone());
        }
        !is_furniture && !is_empty(block)
    });
    article.dropped.extend(dropped);
}

/// Links of one article, at most: each takes many times the memory of its words.
const MOST_LINKS: usize = 20_000;

/// Lets go of links that are too many, while their words stay; says whether there were such.
pub(super) fn limit_links(article: &mut Article) -> bool {
    let mut count = 0;
    for block in &mut article.body {
        block.inline.runs.retain(|run| {
            count += usize::from(run.link.is_some());
            run.link.is_none() || count <= MOST_LINKS
        });
    }
    count > MOST_LINKS
}

/// Whether a block is a line of the page: in lists, quotations and code the same words are the
/// story's own.
fn is_furniture(block: &Block) -> bool {
    let is_line = matches!(block.kind, Kind::Paragraph | Kind::Heading(_));
    is_line && block.quote_depth == 0 && furniture::is_furniture(&block.inline.text)
}

fn is_empty(block: &Block) -> bool {
    let is_blank = |text: &Clean| text.trim().is_empty();
    match &block.kind {
        Kind::Rule => false,
        Kind::Image(image) => *image == Image::default(),
        Kind::Table(table) => table.rows.iter().flatten().all(|cell| is_blank(&cell.text)),
        _ => is_blank(&block.inline.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Inline, Run, Style, Table};

    #[test]
    fn links_without_end_are_let_go_of_and_their_words_stay() {
        let run = |at: usize| Run {
            range: at..at + 1,
            style: Style::default(),
            link: Some(Clean::line("https://a.example/")),
        };
        let mut block = Block::paragraph(&"a".repeat(MOST_LINKS + 9));
        block.inline.runs = (0..MOST_LINKS + 9).map(run).collect();
        let mut article = Article {
            body: vec![block],
            ..Article::default()
        };
        assert!(limit_links(&mut article));
        assert!(!limit_links(&mut article));
        let block = article.body.first().unwrap();
        assert_eq!(block.inline.runs.len(), MOST_LINKS);
        assert_eq!(block.inline.text.len(), MOST_LINKS + 9);
    }

    #[test]
    fn only_what_says_something_stays() {
        let quoted = Block {
            quote_depth: 1,
            ..Block::paragraph("None")
        };
        let mut article = Article {
            body: vec![
                Block::paragraph("One."),
                Block::paragraph("Advertisement"),
                Block::paragraph("  "),
                Block::new(Kind::Heading(2), Inline::plain("Share this article")),
                Block::new(Kind::Table(Table::default()), Inline::default()),
                Block::new(Kind::Image(Image::default()), Inline::default()),
                Block::new(Kind::Rule, Inline::default()),
                quoted,
            ],
            ..Article::default()
        };
        tidy(&mut article);
        let left: Vec<String> = article.body.iter().map(Block::plain).collect();
        assert_eq!(left, ["One.", "", "None"]);
        assert_eq!(
            article.dropped,
            ["Advertisement", "Share this article"].map(Clean::line)
        );
    }
}
