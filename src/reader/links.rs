//! The links of an article, in the order in which they are read, each with its words and its place.
//!
//! A link whose words have several looks is one link; the same address twice is two.

use crate::article::{Article, Block, Inline, Kind};
use crate::reader::{Place, table};
use crate::text::Clean;

/// A link of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words that bear it.
    pub words: Clean,
    /// Where it says it leads.
    pub address: Clean,
    /// Where its words begin.
    pub place: Place,
    /// Bytes into the text of its block at which they end.
    pub end: u32,
}

/// The links of the body of `article`.
pub fn links(article: &Article) -> Vec<Link> {
    let mut links = Vec::new();
    for (number, block) in (1..).zip(&article.body) {
        add(&mut links, number, block);
    }
    links
}

/// Adds the links of one block.
fn add(links: &mut Vec<Link>, number: u32, block: &Block) {
    let Kind::Table(table) = &block.kind else {
        add_inline(links, number, 0, &block.inline);
        return;
    };
    for (start, row) in table::rows(table) {
        for (start, cell) in table::cells(start, row) {
            add_inline(links, number, start, cell);
        }
    }
}

/// Adds the links of a text that begins `offset` bytes into its block.
fn add_inline(links: &mut Vec<Link>, block: u32, offset: usize, inline: &Inline) {
    let mut open: Option<(usize, usize, &Clean)> = None;
    let linked = inline
        .runs
        .iter()
        .filter_map(|run| Some((run.range.clone(), run.link.as_ref()?)));
    let mut close = |open: Option<(usize, usize, &Clean)>| {
        let Some((start, end, address)) = open else {
            return;
        };
        let words = Clean::line(&inline.text.slice(start..end));
        let [offset, end] = [start, end].map(|at| u32::try_from(offset + at).unwrap_or(u32::MAX));
        links.push(Link {
            words,
            address: address.clone(),
            place: Place { block, offset },
            end,
        });
    };
    for (range, address) in linked {
        match open {
            Some((start, end, before)) if end == range.start && before == address => {
                open = Some((start, range.end, address));
            }
            _ => close(open.replace((range.start, range.end, address))),
        }
    }
    close(open);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Run, Style};

    #[test]
    fn a_link_of_several_looks_is_one() {
        let run = |range, link: &str| Run {
            range,
            style: Style::default(),
            link: Some(Clean::line(link)),
        };
        let mut block = Block::paragraph("See the report here, or there.");
        block.inline.runs = vec![
            run(4..8, "https://a.org/"),
            run(8..14, "https://a.org/"),
            run(15..19, "https://a.org/"),
            run(24..29, "https://b.org/"),
        ];
        let article = Article {
            body: vec![Block::paragraph("None."), block],
            ..Article::default()
        };
        let found = links(&article);
        let shown: Vec<_> = found
            .iter()
            .map(|link| {
                (
                    link.words.as_str(),
                    link.address.as_str(),
                    link.place.offset,
                )
            })
            .collect();
        let expected = [
            ("the report", "https://a.org/", 4),
            ("here", "https://a.org/", 15),
            ("there", "https://b.org/", 24),
        ];
        assert_eq!(shown, expected);
        assert!(found.iter().all(|link| link.place.block == 2));
    }
}
