//! Hits of an article, group by group or word by word.
//!
//! Every text is matched by itself, as the reader sets it: a phrase that runs over the end of a
//! block or of a cell is no hit, and what is counted is what is marked.

use std::collections::BTreeMap;

use crate::article::{Article, Zone, texts};
use crate::keywords::{Hit, Matcher};

/// Hits in title, subtitle, caption and body: place of each group that has any, and its count.
pub fn count(article: &Article, matcher: &Matcher) -> Vec<(u16, u32)> {
    count_by(article, matcher, |hit| hit.group)
}

/// The same word by word: places of group and word.
pub fn count_words(article: &Article, matcher: &Matcher) -> Vec<((u16, u16), u32)> {
    count_by(article, matcher, |hit| (hit.group, hit.word))
}

/// Hits counted by what `of` makes of each.
fn count_by<K: Ord>(article: &Article, matcher: &Matcher, of: impl Fn(&Hit) -> K) -> Vec<(K, u32)> {
    if matcher.keywords().groups.is_empty() {
        return Vec::new();
    }
    let lang = article.lang.as_deref();
    let mut counts: BTreeMap<K, u32> = BTreeMap::new();
    for (_, text) in texts::texts(article).filter(|(zone, _)| *zone != Zone::Authors) {
        for hit in matcher.hits(text, lang) {
            let count = counts.entry(of(&hit)).or_default();
            *count = count.saturating_add(1);
        }
    }
    counts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Image, Inline, Kind, Table};
    use crate::keywords::{Group, Keywords, Match, Word};
    use crate::text::Clean;

    /// A matcher of plain words, a group each.
    fn matcher(words: &[&str]) -> Matcher {
        let group = |word: &&str| Group {
            name: Clean::line(word),
            color: None,
            words: vec![Word {
                text: (*word).to_owned(),
                rule: Match::Plain,
            }],
            number: 0,
        };
        Matcher::new(Keywords {
            groups: words.iter().map(group).collect(),
            stamp: [0; 16],
        })
    }

    #[test]
    fn title_subtitle_captions_and_every_kind_of_block_count() {
        let captioned = Image {
            caption: Some(Clean::line("a drone")),
            alt: Some(Clean::line("not this drone")),
            ..Image::default()
        };
        let cells = ["drones", "fly over", "iran drone"].map(Inline::plain);
        let table = Table {
            has_header: false,
            rows: vec![cells.to_vec()],
        };
        let article = Article {
            title: Clean::line("Drones over Iran"),
            subtitle: Some(Clean::line("Drone, drone")),
            summary: Some(Clean::line("no drone of the summary")),
            lang: Some(Clean::line("en")),
            image: Some(captioned.clone()),
            body: vec![
                Block::paragraph("One drone."),
                Block::new(Kind::Heading(2), Inline::plain("Drones")),
                Block::new(Kind::Code, Inline::plain("drone()")),
                Block::new(Kind::Table(table), Inline::default()),
                Block::new(Kind::Image(captioned), Inline::default()),
                Block::new(Kind::Rule, Inline::default()),
            ],
            ..Article::default()
        };
        let counts = count(&article, &matcher(&["drone", "drones fly", "iran"]));
        assert_eq!(counts, [(0, 10), (2, 2)]);
        let words = count_words(&article, &matcher(&["drone", "drones fly", "iran"]));
        assert_eq!(words, [((0, 0), 10), ((2, 0), 2)]);
    }

    #[test]
    fn the_language_of_the_article_decides_what_is_an_inflection() {
        let article = |lang: &str| Article {
            title: Clean::line("Les journaux"),
            lang: Some(Clean::line(lang)),
            ..Article::default()
        };
        let matcher = matcher(&["journal"]);
        assert_eq!(count(&article("fr"), &matcher), [(0, 1)]);
        assert_eq!(count(&article("en"), &matcher), []);
    }
}
