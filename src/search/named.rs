//! The keywords that a query names: found in texts by the matcher that counts them, by their own
//! rules.

use std::sync::Arc;

use crate::keywords::{Hit, Matcher, Word};
use crate::query::ast::Node;
use crate::text::fold::folded;

/// Keywords by their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    matcher: Arc<Matcher>,
    /// Each as the places of its group and of itself in it, sorted.
    words: Vec<(u16, u16)>,
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        let stamp = |named: &Self| named.matcher.keywords().stamp;
        self.words == other.words && (self.is_empty() || stamp(self) == stamp(other))
    }
}

impl Named {
    /// Those of `matcher` that `tree` names, by themselves or by their group, and does not exclude.
    pub(crate) fn of(tree: &Node, matcher: &Arc<Matcher>) -> Self {
        let names: Vec<String> = names(tree).into_iter().map(folded).collect();
        if names.is_empty() {
            return Self::default();
        }
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
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where they stand in `text`, each with its number among them; `lang` as the matcher takes it.
    pub(crate) fn hits(&self, text: &str, lang: Option<&str>) -> Vec<(Hit, u16)> {
        if self.is_empty() {
            return Vec::new();
        }
        let hits = self.matcher.hits(text, lang).into_iter();
        let numbered = hits.filter_map(|hit| {
            let number = self.words.binary_search(&(hit.group, hit.word)).ok()?;
            Some((hit, u16::try_from(number).ok()?))
        });
        numbered.collect()
    }

    /// The group of the one of that number.
    pub(crate) fn group(&self, number: u16) -> Option<u16> {
        let word = self.words.get(usize::from(number));
        word.map(|(group, _)| *group)
    }
}

/// The names of the keywords and groups that `tree` asks for.
pub fn names(tree: &Node) -> Vec<&str> {
    match tree {
        Node::Keyword(name) => vec![name],
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Zone;
    use crate::keywords::{Group, Keywords, Match};
    use crate::query::parse;
    use crate::search::Marks;
    use crate::text::Clean;

    const TEXT: &str = "Ferries left the quay; US ferry, us. 12 crowns for the old ferry quay.";

    /// Keywords of two groups, by all rules, at another stamp for other words.
    fn matcher(last: &str) -> Arc<Matcher> {
        let group = |name: &str, words: &[(&str, Match)]| Group {
            name: Clean::line(name),
            words: words
                .iter()
                .map(|(text, rule)| Word {
                    text: (*text).to_owned(),
                    rule: *rule,
                })
                .collect(),
            ..Group::default()
        };
        let boats = [("old ferry", Match::Word), ("ferry", Match::Plain)];
        let others = [
            ("US", Match::Exact),
            ("[0-9]+ crowns", Match::Regex),
            (last, Match::Part),
        ];
        Arc::new(Matcher::new(Keywords {
            groups: vec![group("Boats", &boats), group("others", &others)],
            stamp: [u8::try_from(last.len()).unwrap(); 16],
        }))
    }

    fn marks(query: &str, last: &str) -> Marks {
        let tree = parse(query).unwrap().tree;
        Marks::of(&tree, &[]).with_keywords(&tree, &matcher(last))
    }

    #[test]
    fn keywords_that_are_named_are_marked_by_their_own_rules() {
        for (query, expected) in [
            ("keyword:ferry", "Ferries|ferry"),
            ("keyword:boats", "Ferries|ferry|old ferry"),
            ("keyword:us", "US"),
            ("keyword:\"[0-9]+ crowns\"", "12 crowns"),
            ("keyword:qu is:unread", "qu|qu"),
            ("left OR keyword:us", "left|US"),
            ("quay keyword:qu", "quay|quay"),
            ("-keyword:ferry", ""),
            ("keyword:tide", ""),
            ("hits>0", ""),
        ] {
            let hits = marks(query, "qu").hits(TEXT, Zone::Body, Some("en"));
            let shown: Vec<_> = hits.into_iter().map(|at| TEXT.get(at).unwrap()).collect();
            assert_eq!(shown.join("|"), expected, "{query}");
        }
        let by_authors = marks("keyword:ferry", "qu").hits(TEXT, Zone::Authors, None);
        assert!(by_authors.is_empty(), "keywords are not counted there");
    }

    #[test]
    fn other_keywords_make_other_marks_of_the_same_search() {
        let [one, same, other] = ["qu", "qu", "quay"].map(|last| marks("keyword:ferry", last));
        assert!(one == same && one != other && one.is_as(&other));
        assert!(!one.is_as(&marks("keyword:us", "qu")));
        assert_eq!(marks("old", "qu"), marks("old", "quay"));
    }
}
