//! Every place of an article where something stands that is looked for, with the words around it.
//!
//! Places are numbered as the page numbers what was searched for, so that the reader can be shown the
//! very one.

use crate::article::{Article, texts};
use crate::keywords::{Hit, Keywords};
use crate::query::ast::Node;
use crate::search::Marks;
use crate::search::named::names;
use crate::text::Clean;
use crate::text::fold::folded;

/// Characters of the words on either side, at most.
const AROUND: usize = 160;

/// Characters of what is sorted by.
const KEY: usize = 32;

/// A place, and the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its number among the places of the page that were searched for.
    pub at: usize,
    /// The keyword group whose word it is, if it is a keyword.
    pub group: Option<u16>,
    /// The words before it.
    pub left: Clean,
    /// What stands there.
    pub hit: Clean,
    /// The words after it.
    pub right: Clean,
}

impl Passage {
    /// What passages are put in order by where the words after them decide.
    pub(crate) fn key(&self) -> Box<str> {
        let words = folded(&self.right);
        let words = words.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        words.chars().take(KEY).collect()
    }
}

/// Every place of `article` where something stands that `marks` look for, in reading order.
pub fn passages(article: &Article, marks: &Marks) -> Vec<Passage> {
    let lang = article.lang.as_deref();
    let texts = texts::texts(article);
    let places = texts.flat_map(|(zone, text)| {
        let found = marks.found(text, zone, lang).into_iter();
        found.map(move |hit| (text, hit))
    });
    let of = |(at, (text, Hit { range, word, .. }))| Passage {
        group: marks.keyword_group(word),
        ..cut(text, range, at)
    };
    places.enumerate().map(of).collect()
}

/// Whether `tree` looks for words or keywords, so that there are places to show.
pub fn has_places(tree: &Node) -> bool {
    !Marks::of(tree, &[]).is_empty() || !names(tree).is_empty()
}

/// `tree` with the groups of keywords in the place of the keywords: which word of a group was hit
/// is seen when the texts are read, and need not be found out before.
pub(crate) fn widened(tree: &Node, keywords: &Keywords) -> Node {
    let all = |nodes: &[Node]| nodes.iter().map(|node| widened(node, keywords)).collect();
    match tree {
        Node::And(nodes) => Node::And(all(nodes)),
        Node::Or(nodes) => Node::Or(all(nodes)),
        Node::Keyword(name) => {
            let name = folded(name);
            let groups = keywords.groups.iter();
            let named = groups.filter(|group| {
                let mut words = group.words.iter();
                folded(&group.name) == name || words.any(|word| folded(&word.text) == name)
            });
            let mut nodes: Vec<Node> = named
                .map(|group| Node::Keyword(group.name.to_string()))
                .collect();
            match nodes.len() {
                0 => tree.clone(),
                1 => nodes.remove(0),
                _ => Node::Or(nodes),
            }
        }
        node => node.clone(),
    }
}

/// The place at `range` of `text`, and what stands around it, in one line each.
fn cut(text: &str, range: std::ops::Range<usize>, at: usize) -> Passage {
    let line = |text: &str| Clean::text(&text.replace(['\n', '\t'], " "));
    let before = text.get(..range.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND - 1);
    let after = text.get(range.end..).unwrap_or_default();
    let end = after.char_indices().nth(AROUND);
    let end = end.map_or(after.len(), |(end, _)| end);
    Passage {
        at,
        group: None,
        left: line(
            before
                .get(start.map_or(0, |(start, _)| start)..)
                .unwrap_or_default(),
        ),
        hit: line(text.get(range).unwrap_or_default()),
        right: line(after.get(..end).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Block;
    use crate::library::sample::keywords;
    use crate::query::parse;

    /// The places of an article, each as its number, its group and its words.
    fn shown(query: &str, article: &Article) -> Vec<String> {
        let tree = parse(query).unwrap().tree;
        let keywords = Arc::new(keywords(&["drone", "東京", "عاصفة"]));
        let marks = Marks::of(&tree, &[]).with_keywords(&tree, &keywords);
        let line = |passage: &Passage| {
            let Passage {
                at,
                group,
                left,
                hit,
                right,
            } = passage;
            let sign = if group.is_some() { "keyword" } else { "word" };
            format!("{sign} {at} {left}[{hit}]{right}")
        };
        passages(article, &marks).iter().map(line).collect()
    }

    #[test]
    fn every_place_has_the_words_around_it_and_its_number_on_the_page() {
        let article = Article {
            title: Clean::line("A drone"),
            authors: vec![Clean::line("Mr Ferry")],
            body: vec![
                Block::paragraph("The ferry and\nthe drone; two ferries."),
                Block::paragraph("前に東京都と後。"),
                Block::paragraph("قبل عاصفة بعد"),
            ],
            ..Article::default()
        };
        assert_eq!(
            shown("ferry -drone", &article),
            [
                "word 0 Mr [Ferry]",
                "word 1 The [ferry] and the drone; two ferries."
            ]
        );
        assert_eq!(
            shown("keyword:drone", &article),
            [
                "keyword 0 A [drone]",
                "keyword 1 The ferry and the [drone]; two ferries."
            ]
        );
        assert_eq!(
            shown("keyword:東京", &article),
            ["keyword 0 前に[東京]都と後。"]
        );
        assert_eq!(
            shown("keyword:عاصفة", &article),
            ["keyword 0 قبل [عاصفة] بعد"]
        );
        assert_eq!(shown("/two f/", &article).len(), 1);
        assert_eq!(shown("is:read", &article).len(), 0);
    }

    #[test]
    fn words_far_away_are_left_out() {
        let article = Article {
            body: vec![Block::paragraph(&format!("{0} ferry {0}", "é".repeat(999)))],
            ..Article::default()
        };
        let tree = parse("ferry").unwrap().tree;
        let passages = passages(&article, &Marks::of(&tree, &[]));
        let sides = passages
            .first()
            .map(|passage| [&passage.left, &passage.right]);
        let lengths = sides.map(|sides| sides.map(|side| side.chars().count()));
        assert_eq!(lengths, Some([AROUND, AROUND]));
    }
}
