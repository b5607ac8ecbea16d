//! The texts of an article, each by itself, as the reader sees them.
//!
//! Keywords are counted, words are indexed and hits are marked text by text: a phrase that runs over
//! the end of a block or of a cell is no hit.

use crate::article::{Article, Block, Kind};
use crate::text::Clean;

/// Which texts of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The headline, and the line under it.
    Title,
    /// The authors.
    Authors,
    /// The caption of the lead image, and the body; the summary where that is all there is.
    Body,
}

/// The texts of `article` in reading order, with the zone that each belongs to.
pub fn texts(article: &Article) -> impl Iterator<Item = (Zone, &str)> {
    let image = article.image.as_ref();
    let caption = image.and_then(|image| image.caption.as_ref());
    let title = std::iter::once(&article.title).chain(&article.subtitle);
    let title = title.map(|text| (Zone::Title, text.as_str()));
    let authors = article.authors.iter();
    let authors = authors.map(|text| (Zone::Authors, text.as_str()));
    let caption = caption.into_iter().map(Clean::as_str);
    let summary = article.summary.iter().filter(|_| !has_text(article));
    let body = caption
        .chain(article.body.iter().flat_map(of_block))
        .chain(summary.map(Clean::as_str));
    title
        .chain(authors)
        .chain(body.map(|text| (Zone::Body, text)))
}

/// Whether the body says anything but by its pictures: where it does not, the summary stands for it.
pub(crate) fn has_text(article: &Article) -> bool {
    let mut blocks = article.body.iter();
    blocks.any(|block| {
        !matches!(block.kind, Kind::Image(_) | Kind::Rule)
            && of_block(block).iter().any(|text| !text.trim().is_empty())
    })
}

/// The texts of a block: its own, its cells, or the caption of a picture.
fn of_block(block: &Block) -> Vec<&str> {
    match &block.kind {
        Kind::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.map(|cell| cell.text.as_str()).collect()
        }
        Kind::Image(image) => image.caption.iter().map(Clean::as_str).collect(),
        Kind::Rule => Vec::new(),
        Kind::Paragraph | Kind::Heading(_) | Kind::Item { .. } | Kind::Code => {
            vec![block.inline.text.as_str()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Image, Inline, Table};

    #[test]
    fn every_text_comes_once_in_reading_order() {
        let captioned = |caption| Image {
            caption: Some(Clean::line(caption)),
            alt: Some(Clean::line("not this")),
            ..Image::default()
        };
        let table = Table {
            has_header: false,
            rows: vec![vec![Inline::plain("cell"), Inline::plain("other cell")]],
        };
        let article = Article {
            title: Clean::line("title"),
            subtitle: Some(Clean::line("subtitle")),
            authors: vec![Clean::line("author")],
            summary: Some(Clean::line("not this")),
            image: Some(captioned("lead")),
            body: vec![
                Block::paragraph("paragraph"),
                Block::new(Kind::Table(table), Inline::default()),
                Block::new(Kind::Image(captioned("caption")), Inline::default()),
                Block::new(Kind::Rule, Inline::default()),
                Block::new(Kind::Code, Inline::plain("code")),
            ],
            ..Article::default()
        };
        let of = |zone| {
            let texts = texts(&article).filter(|(of, _)| *of == zone);
            texts.map(|(_, text)| text).collect::<Vec<_>>().join("|")
        };
        assert_eq!(of(Zone::Title), "title|subtitle");
        assert_eq!(of(Zone::Authors), "author");
        let body = "lead|paragraph|cell|other cell|caption|code";
        assert_eq!(of(Zone::Body), body);
        let without_text = Article {
            summary: Some(Clean::line("this")),
            ..Article::default()
        };
        assert_eq!(texts(&without_text).last(), Some((Zone::Body, "this")));
    }
}
