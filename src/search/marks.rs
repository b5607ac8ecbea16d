//! Where in a text stands what a query looks for.
//!
//! Texts are cut by the function that cuts them for the index, and words are compared by the one
//! that asks its dictionary: what is found is what is marked. Keywords that are named are found by
//! their matcher.

use std::ops::Range;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::article::Zone;
use crate::keywords::{Hit, Matcher, overlap};
use crate::query::ast::{Field, Node, Text};
use crate::search::named::Named;
use crate::search::searcher::Place;
use crate::search::sought::{Meaning, Slot, Sought};
use crate::text::fold::fold;
use crate::text::letters::is_unspaced;
use crate::text::stem::Stems;
use crate::text::tokens;

/// Largest program that a pattern may become, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// Most places that are marked in one text.
const MOST_MARKS: usize = 1 << 14;

/// All that a query looks for, ready to be found in texts.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    looked_for: Vec<(LookedFor, Place)>,
    /// The keywords that it names.
    named: Named,
    /// The conditions that it comes from, and the languages whose inflections count: what makes it
    /// the same as another.
    of: (Vec<Node>, Vec<Stems>),
}

impl PartialEq for Marks {
    fn eq(&self, other: &Self) -> bool {
        self.is_empty() && other.is_empty() || self.is_as(other) && self.named == other.named
    }
}

/// One thing that is looked for.
#[derive(Debug, Clone)]
enum LookedFor {
    /// Words that follow each other.
    Words(Sought),
    /// Words within a distance of each other.
    Near(u32, Vec<Slot>),
    /// A pattern.
    Pattern(Regex),
}

/// A word of a text.
#[derive(Debug)]
struct Word<'t> {
    term: &'t str,
    range: Range<usize>,
    position: u32,
}

impl Marks {
    /// What the conditions of `tree` look for that are not negated, in the inflections of
    /// `languages`.
    pub fn of(tree: &Node, languages: &[Stems]) -> Self {
        let mut marks = Self::default();
        let mut left = vec![tree];
        while let Some(node) = left.pop() {
            match node {
                Node::And(nodes) | Node::Or(nodes) => left.extend(nodes.iter().rev()),
                Node::Text(text) => marks.add(text, Place::Anywhere, languages),
                Node::Field(Field::Title, text) => marks.add(text, Place::Title, languages),
                Node::Field(Field::Author, text) => marks.add(text, Place::Author, languages),
                Node::Near(distance, words) => {
                    let slots = near_words(words, languages);
                    let slots = slots.into_iter().flat_map(|word| word.slots);
                    let near = LookedFor::Near(*distance, slots.collect());
                    marks.looked_for.push((near, Place::Text));
                }
                Node::Keyword(_) => {}
                _ => continue,
            }
            marks
                .of
                .0
                .extend(Some(node).filter(|node| is_condition(node)).cloned());
        }
        if !marks.is_empty() {
            marks.of.1 = languages.to_vec();
        }
        marks
    }

    /// The same, and the keywords of `matcher` that `tree` names, in the place of those before.
    #[must_use]
    pub fn with_keywords(self, tree: &Node, matcher: &Arc<Matcher>) -> Self {
        let named = Named::of(tree, matcher);
        Self { named, ..self }
    }

    /// Whether it looks for the same as `other`, though the keywords may match otherwise.
    pub fn is_as(&self, other: &Self) -> bool {
        self.of == other.of
    }

    fn add(&mut self, text: &Text, place: Place, languages: &[Stems]) {
        let looked_for = match text {
            Text::Regex(pattern) => compile(pattern).map(LookedFor::Pattern),
            text => Sought::of(text, languages).map(LookedFor::Words),
        };
        self.looked_for.extend(looked_for.map(|one| (one, place)));
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.looked_for.is_empty() && self.named.is_empty()
    }

    /// The places in `text`, a text of `zone` in the language `lang` where that is known, where
    /// something stands that is looked for: sorted, apart, and to whole characters.
    pub fn hits(&self, text: &str, zone: Zone, lang: Option<&str>) -> Vec<Range<usize>> {
        let hits = self.found(text, zone, lang).into_iter();
        hits.map(|hit| hit.range).collect()
    }

    /// The same, each with the number of what is looked for.
    pub(crate) fn found(&self, text: &str, zone: Zone, lang: Option<&str>) -> Vec<Hit> {
        if text.is_empty() || self.is_empty() {
            return Vec::new();
        }
        let mut found = self.words_found(text, zone);
        // Keywords are not looked for in the names of authors.
        if zone != Zone::Authors {
            let after = self.first_keyword();
            let named = self.named.hits(text, lang).into_iter();
            found.extend(named.map(|(of, number)| hit(of.range, after.saturating_add(number))));
        }
        overlap::settle(text, found)
    }

    /// The group of the keyword of that number; none where it is something else that is looked for.
    pub(crate) fn keyword_group(&self, number: u16) -> Option<u16> {
        let number = number.checked_sub(self.first_keyword())?;
        self.named.group(number)
    }

    /// The number of the first keyword, after all else.
    fn first_keyword(&self) -> u16 {
        u16::try_from(self.looked_for.len()).unwrap_or(u16::MAX)
    }

    /// Where in `text` words and patterns stand, in no order, overlaps and all.
    fn words_found(&self, text: &str, zone: Zone) -> Vec<Hit> {
        let mut found = Vec::new();
        if self.looked_for.is_empty() {
            return found;
        }
        let folded = fold(text);
        let words: Vec<Word> = tokens::tokens(&folded.text)
            .map(|token| Word {
                term: folded.text.get(token.range.clone()).unwrap_or_default(),
                range: token.range,
                position: u32::try_from(token.position).unwrap_or(u32::MAX),
            })
            .collect();
        for (number, (looked_for, place)) in (0_u16..).zip(&self.looked_for) {
            if !holds(*place, zone) {
                continue;
            }
            let ranges = match looked_for {
                LookedFor::Words(sought) => in_sequence(&words, &sought.slots),
                LookedFor::Near(distance, slots) => near(&words, slots, *distance),
                LookedFor::Pattern(pattern) => {
                    let matches = pattern.find_iter(text).take(MOST_MARKS);
                    found.extend(matches.map(|place| hit(place.range(), number)));
                    continue;
                }
            };
            let originals = ranges.into_iter().map(|range| folded.original(range));
            found.extend(originals.map(|range| hit(range, number)));
        }
        found
    }
}

/// Whether a node is a condition, and not several put together.
fn is_condition(node: &Node) -> bool {
    !matches!(node, Node::And(_) | Node::Or(_))
}

/// The words of `near:`; one that ends in an asterisk only begins so.
pub fn near_words(words: &[String], languages: &[Stems]) -> Vec<Sought> {
    let sought = words.iter().filter_map(|word| {
        let text = match word.strip_suffix('*') {
            Some(start) => Text::Prefix(start.to_owned()),
            None => Text::Word(word.clone()),
        };
        Sought::of(&text, languages)
    });
    sought.collect()
}

/// A pattern ready to match. What the query language has read always can be.
pub fn compile(pattern: &str) -> Option<Regex> {
    let mut builder = RegexBuilder::new(pattern);
    builder.size_limit(PATTERN_BYTES).build().ok()
}

/// Whether texts of `zone` are looked in where `place` is asked for.
pub fn holds(place: Place, zone: Zone) -> bool {
    match place {
        Place::Anywhere => true,
        Place::Title => zone == Zone::Title,
        Place::Author => zone == Zone::Authors,
        Place::Text => zone != Zone::Authors,
    }
}

fn hit(range: Range<usize>, number: u16) -> Hit {
    Hit {
        range,
        group: 0,
        word: number,
    }
}

/// Where `slots` follow each other in `words`.
fn in_sequence(words: &[Word], slots: &[Slot]) -> Vec<Range<usize>> {
    let Some((first, rest)) = slots.split_first() else {
        return Vec::new();
    };
    let mut ranges = Vec::new();
    for (number, start) in words.iter().enumerate() {
        if !first.meaning.is(start.term) {
            continue;
        }
        let mut end = end_of(start, &first.meaning);
        let after = words.get(number + 1..).unwrap_or_default();
        let all_follow = rest.iter().all(|slot| {
            let place = start.position.saturating_add(slot.offset);
            let there = after.binary_search_by_key(&place, |word| word.position);
            let word = there.ok().and_then(|there| after.get(there));
            word.filter(|word| slot.meaning.is(word.term))
                .inspect(|word| end = end_of(word, &slot.meaning))
                .is_some()
        });
        if all_follow {
            ranges.push(start.range.start..end);
        }
        if ranges.len() >= MOST_MARKS {
            break;
        }
    }
    ranges
}

/// The words that stand within `distance` of one of each other slot.
fn near(words: &[Word], slots: &[Slot], distance: u32) -> Vec<Range<usize>> {
    let mut places: Vec<(u32, usize, Range<usize>)> = Vec::new();
    for word in words {
        for (number, slot) in slots.iter().enumerate() {
            if slot.meaning.is(word.term) {
                let range = word.range.start..end_of(word, &slot.meaning);
                places.push((word.position, number, range));
            }
        }
    }
    let mut is_marked = vec![false; places.len()];
    for (start, (first, ..)) in places.iter().enumerate() {
        let rest = places.get(start..).unwrap_or_default();
        let window = rest.partition_point(|(place, ..)| place - first <= distance);
        let within = rest.get(..window).unwrap_or_default();
        let stands = |slot| within.iter().any(|(_, number, _)| *number == slot);
        if (0..slots.len()).all(stands)
            && let Some(marks) = is_marked.get_mut(start..start + window)
        {
            marks.fill(true);
        }
    }
    let marked = places.into_iter().zip(is_marked);
    let marked = marked.filter(|(_, is_marked)| *is_marked);
    marked
        .map(|((.., range), _)| range)
        .take(MOST_MARKS)
        .collect()
}

/// Where the mark of a word ends: of a run without spaces only what was looked for is marked.
fn end_of(word: &Word, meaning: &Meaning) -> usize {
    match meaning {
        Meaning::Beginning(start) if word.term.starts_with(is_unspaced) => {
            word.range.start + start.len()
        }
        _ => word.range.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    /// What is marked in a body, joined by bars.
    fn marked(query: &str, text: &str) -> String {
        let languages = ["en", "de"].map(|lang| Stems::of(Some(lang)));
        let marks = Marks::of(&parse(query).unwrap().tree, &languages);
        let hits = marks.hits(text, Zone::Body, None).into_iter();
        hits.map(|range| text.get(range).unwrap())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn what_is_looked_for_is_marked() {
        for (query, text, expected) in [
            ("policy", "Policies, POLICY and policing", "Policies|POLICY"),
            (
                "\"old quay\"",
                "the old quay, old  Quay; quay old",
                "old quay|old  Quay",
            ),
            ("dro*", "Drones droned; hydro", "Drones|droned"),
            ("\"security coun", "Security Council", ""),
            ("caf\u{e9}", "Cafe\u{301}s and cafés", "Cafe\u{301}s|cafés"),
            ("/Sham?khani/", "Shamkhani, shamkhani", "Shamkhani"),
            (
                "cease-fire",
                "cease-fires, cease fire",
                "cease-fires|cease fire",
            ),
            ("東京", "東京都と京都", "東京"),
            ("京", "東京都と京都", "京|京"),
            (
                "iran OR russia -drone",
                "Iran, Russia, drone",
                "Iran|Russia",
            ),
            ("title:iran author:iran", "Iran", ""),
            (
                "near:2(iran drone)",
                "iran x drone, iran x x drone",
                "iran|drone|iran",
            ),
            ("near:3(iran dro*)", "iran x x droning", "iran|droning"),
            ("words>3", "iran", ""),
        ] {
            assert_eq!(marked(query, text), expected, "{query} in {text}");
        }
    }

    #[test]
    fn fields_are_marked_in_their_zone_alone() {
        let tree = parse("title:iran author:bay* x").unwrap().tree;
        let marks = Marks::of(&tree, &[]);
        let count = |zone| marks.hits("Iran Bayramli x", zone, None).len();
        assert_eq!(
            [Zone::Title, Zone::Authors, Zone::Body].map(count),
            [2, 2, 1]
        );
    }

    #[test]
    fn a_storm_of_marks_is_bounded() {
        let marks = Marks::of(&parse("a").unwrap().tree, &[]);
        let text = "a ".repeat(100_000);
        assert_eq!(marks.hits(&text, Zone::Body, None).len(), MOST_MARKS);
    }
}
