//! The passage of an article that shows best what a query looks for.

use std::ops::Range;

use crate::article::{Article, Zone, texts};
use crate::keywords::Hit;
use crate::search::Marks;
use crate::text::Clean;

/// Most bytes of an article that are looked through.
const BYTES: usize = 1 << 20;

/// Characters of a passage, about.
const LENGTH: usize = 240;

/// Characters before the first hit, at most: a narrow screen must still show it.
const BEFORE: usize = 32;

/// A passage of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Its text, in one line.
    pub text: Clean,
    /// The places in it that are looked for, in bytes, sorted and apart.
    pub hits: Vec<Range<usize>>,
}

/// The passage of the body of `article` with the most different hits, then the most of all, then
/// the first; its beginning where there is none. `None` where it has no body.
pub fn snippet(article: &Article, marks: &Marks) -> Option<Snippet> {
    let body = texts::texts(article).filter(|(zone, text)| *zone == Zone::Body && !text.is_empty());
    let lang = article.lang.as_deref();
    let mut left = BYTES;
    let mut best: Option<(&str, Vec<Hit>, (usize, usize))> = None;
    for (_, text) in body {
        let hits = marks.found(text, Zone::Body, lang);
        let (window, worth) = best_window(text, &hits);
        if best.as_ref().is_none_or(|(.., known)| worth > *known) {
            best = Some((text, hits.get(window).unwrap_or_default().to_vec(), worth));
        }
        left = left.saturating_sub(text.len());
        if left == 0 {
            break;
        }
    }
    let (text, hits, _) = best?;
    Some(cut(text, &hits))
}

/// The hits that are worth most within one passage, and their worth: different ones, then all.
fn best_window(text: &str, hits: &[Hit]) -> (Range<usize>, (usize, usize)) {
    let mut best = (0..0, (0, 0));
    for (start, first) in hits.iter().enumerate() {
        let limit = first.range.start + room(text, first.range.start);
        let rest = hits.get(start..).unwrap_or_default();
        let window: Vec<_> = rest
            .iter()
            .take_while(|hit| hit.range.end <= limit)
            .collect();
        let mut kinds: Vec<_> = window.iter().map(|hit| hit.word).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let worth = (kinds.len(), window.len());
        if worth > best.1 {
            best = (start..start + window.len(), worth);
        }
    }
    best
}

/// Bytes of the passage that begins at `start`.
fn room(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices()
        .nth(LENGTH - BEFORE)
        .map_or(rest.len(), |(at, _)| at)
}

/// The passage around `hits`, from a word on and to a word's end.
fn cut(text: &str, hits: &[Hit]) -> Snippet {
    let first = hits.first().map_or(0, |hit| hit.range.start);
    let before = text.get(..first).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .filter(|(at, c)| *at == 0 || c.is_whitespace())
        .last()
        .map_or(first, |(at, c)| {
            if c.is_whitespace() {
                at + c.len_utf8()
            } else {
                at
            }
        });
    let rest = text.get(start..).unwrap_or_default();
    let longest = rest
        .char_indices()
        .nth(LENGTH)
        .map_or(rest.len(), |(at, _)| at);
    let last = hits.last().map_or(0, |hit| hit.range.end - start);
    let whole = rest.get(..longest).unwrap_or_default();
    let to_space = whole.rfind(char::is_whitespace).filter(|at| *at >= last);
    let length = if longest == rest.len() {
        longest
    } else {
        to_space.unwrap_or(longest)
    };
    let passage = rest.get(..length).unwrap_or_default();
    let lead = if start > 0 { "…" } else { "" };
    let trail = if length < rest.len() { "…" } else { "" };
    let line = format!("{lead}{passage}{trail}").replace('\n', " ");
    let clean = Clean::text(&line);
    let moved = |hit: &Hit| {
        let range = (hit.range.start - start + lead.len())..(hit.range.end - start + lead.len());
        (range.end <= lead.len() + length).then_some(range)
    };
    // What was clean stays as it is; if it did not, no hit would stand where it is said to.
    let hits = if clean.len() == line.len() {
        hits.iter().filter_map(moved).collect()
    } else {
        Vec::new()
    };
    Snippet { text: clean, hits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use crate::query::parse;
    use crate::text::stem::Stems;

    fn article(paragraphs: &[&str]) -> Article {
        Article {
            title: Clean::line("A headline of ferries"),
            body: paragraphs
                .iter()
                .map(|text| Block::paragraph(text))
                .collect(),
            ..Article::default()
        }
    }

    fn shown(query: &str, paragraphs: &[&str]) -> (String, String) {
        let marks = Marks::of(&parse(query).unwrap().tree, &[Stems::default()]);
        let snippet = snippet(&article(paragraphs), &marks).unwrap();
        let hits = snippet.hits.iter();
        let hits: Vec<_> = hits
            .map(|hit| snippet.text.get(hit.clone()).unwrap())
            .collect();
        (snippet.text.to_string(), hits.join("|"))
    }

    #[test]
    fn the_passage_with_the_most_different_hits_is_shown() {
        let long = "Nothing to see in this part of it. ".repeat(20);
        let with_both = format!("{long}The ferry met the drones at dawn. {long}");
        let (text, hits) = shown("ferry drone", &["A ferry, a ferry, a ferry.", &with_both]);
        assert_eq!(hits, "ferry|drones");
        assert!(text.starts_with('…') && text.ends_with('…'), "{text}");
        assert!(text.chars().count() <= LENGTH + 2, "{text}");
        let before = text.find("ferry").unwrap();
        assert!(
            text.get(..before).unwrap().chars().count() <= BEFORE + 1,
            "{text}"
        );
    }

    #[test]
    fn short_texts_are_shown_whole_and_in_one_line() {
        let (text, hits) = shown("ferry", &["The first\nferries left."]);
        assert_eq!(
            (text.as_str(), hits.as_str()),
            ("The first ferries left.", "ferries")
        );
        let (text, hits) = shown("absent", &["Only this."]);
        assert_eq!((text.as_str(), hits.as_str()), ("Only this.", ""));
        assert!(snippet(&article(&[]), &Marks::default()).is_none());
    }

    #[test]
    fn texts_without_spaces_are_cut_between_characters() {
        let long = format!("{}東京{}", "都".repeat(500), "港".repeat(500));
        let (text, hits) = shown("東京", &[&long]);
        assert_eq!(hits, "東京");
        assert!(text.chars().count() <= LENGTH + 2);
    }
}
