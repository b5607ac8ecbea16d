//! What makes the hits of some keywords others than those of others: the words that are new or gone.
//!
//! An article that has none of these words has the same hits by both, whatever overlaps: of a library
//! only the articles that have one need be counted again.

use std::collections::HashSet;

use crate::keywords::{Group, Keywords, Match, Word};

/// What makes hits differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The words that only one of both has, or has in that group.
    pub words: Vec<Word>,
    /// For each group that there was, the place where it is now, if it is still there.
    pub places: Vec<Option<u16>>,
}

impl Difference {
    /// What makes the hits of `now` others than those of `before`; `None` where the groups win in
    /// another order, so that any article may have others.
    pub fn between(before: &Keywords, now: &Keywords) -> Option<Self> {
        let mut difference = Self::default();
        let is_of = |name: &Group| {
            let mut places = (0..).zip(&now.groups);
            places.find(|(_, group)| group.name == name.name)
        };
        for group in &before.groups {
            let same = is_of(group);
            difference.places.push(same.map(|(place, _)| place));
            match same {
                Some((_, same)) => difference.add(group, same),
                None => difference.words.extend(group.words.iter().cloned()),
            }
        }
        let known: HashSet<u16> = difference.places.iter().flatten().copied().collect();
        let new = (0..).zip(&now.groups);
        for (_, group) in new.filter(|(place, _)| !known.contains(place)) {
            difference.words.extend(group.words.iter().cloned());
        }
        let is_in_order = difference.places.iter().flatten().is_sorted();
        is_in_order.then_some(difference)
    }

    /// Whether every group is where it was.
    pub fn keeps_places(&self) -> bool {
        let mut places = (0..).zip(&self.places);
        places.all(|(before, now)| *now == Some(before))
    }

    /// Adds the words that only one of two groups has.
    fn add(&mut self, one: &Group, other: &Group) {
        let words_of = |group: &Group| -> HashSet<(String, Match)> {
            let words = group.words.iter();
            words.map(|word| (word.text.clone(), word.rule)).collect()
        };
        let (of_one, of_other) = (words_of(one), words_of(other));
        let words = of_one.symmetric_difference(&of_other);
        self.words.extend(words.map(|(text, rule)| Word {
            text: text.clone(),
            rule: *rule,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;

    /// Keywords of groups, each its name and its plain words.
    fn keywords(groups: &[(&str, &[&str])]) -> Keywords {
        let word = |text: &&str| Word {
            text: (*text).to_owned(),
            rule: Match::Plain,
        };
        let group = |(name, words): &(&str, &[&str])| Group {
            name: Clean::line(name),
            words: words.iter().map(word).collect(),
            ..Group::default()
        };
        Keywords {
            groups: groups.iter().map(group).collect(),
            stamp: [0; 16],
        }
    }

    #[test]
    fn only_words_that_one_has_alone_make_a_difference() {
        let before = keywords(&[("sea", &["ferry", "tide"]), ("rail", &["tram"])]);
        let words = |now: &Keywords| {
            let difference = Difference::between(&before, now)?;
            let mut words: Vec<_> = difference.words.into_iter().map(|word| word.text).collect();
            words.sort();
            Some((words.join(" "), difference.places))
        };
        let there = |groups: &[(&str, &[&str])], said: &str, places: &[Option<u16>]| {
            let expected = Some((said.to_owned(), places.to_vec()));
            assert_eq!(words(&keywords(groups)), expected, "{groups:?}");
        };
        let same = [Some(0), Some(1)];
        there(
            &[("sea", &["tide", "ferry"]), ("rail", &["tram"])],
            "",
            &same,
        );
        there(
            &[("sea", &["tide"]), ("rail", &["tram", "rail"])],
            "ferry rail",
            &same,
        );
        there(&[("sea", &["ferry", "tide"])], "tram", &[Some(0), None]);
        let new = [
            ("air", &["kite"] as &[&str]),
            ("sea", &["ferry", "tide"]),
            ("rail", &["tram"]),
        ];
        there(&new, "kite", &[Some(1), Some(2)]);
        let turned = keywords(&[("rail", &["tram"]), ("sea", &["ferry", "tide"])]);
        assert_eq!(words(&turned), None, "others win where they overlap");
    }
}
