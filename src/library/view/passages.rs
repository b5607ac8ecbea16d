//! Every place of an article where something stands that is looked for, with the words around it.
//!
//! Places are numbered as the page numbers them, so that the reader can be shown the very one: words
//! of a query as places that were searched for, keywords as hits.

use std::collections::HashSet;
use std::sync::Arc;

use crate::article::{Article, Zone, texts};
use crate::keywords::{Keywords, Matcher, Word};
use crate::query::ast::Node;
use crate::search::Marks;
use crate::text::Clean;
use crate::text::fold::folded;

/// Characters of the words on either side, at most.
const AROUND: usize = 160;

/// Characters of what is sorted by.
const KEY: usize = 32;

/// Which place of the page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// The place that was searched for, of this number.
    Found(usize),
    /// The keyword hit of this number.
    Hit(usize),
}

/// A place, and the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which place it is.
    pub at: At,
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

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Sight {
    marks: Arc<Marks>,
    matcher: Arc<Matcher>,
    /// The keywords, each as the places of its group and of itself in it.
    words: HashSet<(u16, u16)>,
}

impl Sight {
    /// What `tree` looks for: its words as `marks` find them, and the keywords that it names.
    pub(crate) fn of(tree: &Node, marks: Arc<Marks>, matcher: &Arc<Matcher>) -> Self {
        let names: Vec<String> = names(tree).into_iter().map(folded).collect();
        let groups = &matcher.keywords().groups;
        let is_named = |(group, _, word): &(u16, u16, &Word)| {
            let group = groups.get(usize::from(*group));
            let is_group = group.is_some_and(|group| names.contains(&folded(&group.name)));
            is_group || names.contains(&folded(&word.text))
        };
        let words = matcher.keywords().all_words().filter(is_named);
        Self {
            words: words.map(|(group, place, _)| (group, place)).collect(),
            matcher: Arc::clone(matcher),
            marks,
        }
    }

    /// Every place of `article`, in reading order.
    pub fn passages(&self, article: &Article) -> Vec<Passage> {
        let lang = article.lang.as_deref();
        let (mut found, mut hits) = (0, 0);
        let mut passages = Vec::new();
        for (zone, text) in texts::texts(article) {
            let mut places = Vec::new();
            for range in self.marks.hits(text, zone) {
                places.push((range, At::Found(found), None));
                found += 1;
            }
            if zone != Zone::Authors && !self.words.is_empty() {
                for hit in self.matcher.hits(text, lang) {
                    if self.words.contains(&(hit.group, hit.word)) {
                        places.push((hit.range, At::Hit(hits), Some(hit.group)));
                    }
                    hits += 1;
                }
            }
            places.sort_by_key(|(range, ..)| (range.start, range.end));
            places.dedup_by(|after, before| after.0.start < before.0.end);
            let of = |(range, at, group)| Passage {
                group,
                ..cut(text, range, at)
            };
            passages.extend(places.into_iter().map(of));
        }
        passages
    }
}

/// The names of the keywords and groups that `tree` asks for.
fn names(tree: &Node) -> Vec<&str> {
    match tree {
        Node::Keyword(name) => vec![name],
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
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
fn cut(text: &str, range: std::ops::Range<usize>, at: At) -> Passage {
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
    use super::*;
    use crate::article::Block;
    use crate::library::sample::keywords;
    use crate::query::parse;

    /// The places of an article, each as its number and its words.
    fn shown(query: &str, article: &Article) -> Vec<String> {
        let tree = parse(query).unwrap().tree;
        let marks = Arc::new(Marks::of(&tree, &[]));
        let sight = Sight::of(
            &tree,
            marks,
            &Arc::new(keywords(&["drone", "東京", "عاصفة"])),
        );
        let line = |passage: &Passage| {
            let Passage {
                at,
                left,
                hit,
                right,
                ..
            } = passage;
            format!("{at:?} {left}[{hit}]{right}")
        };
        sight.passages(article).iter().map(line).collect()
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
                "Found(0) Mr [Ferry]",
                "Found(1) The [ferry] and the drone; two ferries."
            ]
        );
        assert_eq!(
            shown("keyword:drone", &article),
            [
                "Hit(0) A [drone]",
                "Hit(1) The ferry and the [drone]; two ferries."
            ]
        );
        assert_eq!(
            shown("keyword:東京", &article),
            ["Hit(2) 前に[東京]都と後。"]
        );
        assert_eq!(shown("keyword:عاصفة", &article), ["Hit(3) قبل [عاصفة] بعد"]);
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
        let marks = Arc::new(Marks::of(&tree, &[]));
        let passages = Sight::of(&tree, marks, &Arc::default()).passages(&article);
        let sides = passages
            .first()
            .map(|passage| [&passage.left, &passage.right]);
        let lengths = sides.map(|sides| sides.map(|side| side.chars().count()));
        assert_eq!(lengths, Some([AROUND, AROUND]));
    }
}
