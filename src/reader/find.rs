//! What is found in one article: a text as it was typed, or a pattern.
//!
//! A text is compared as search compares, folded, and otherwise taken literally: it may begin and
//! end within words, as in every program that finds while one types. Case counts as soon as a
//! capital is typed. A pattern runs on the text as it stands.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::parse::Parser;

use crate::keywords::{Hit, overlap};
use crate::query::QueryError;
use crate::text::case::capitals;
use crate::text::fold::{fold, folded};

/// Largest program that a pattern may become, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// Most places that are marked in one text.
const MOST_PLACES: usize = 1 << 14;

/// What to find.
///
/// The fields are private: the needle is made from the text.
#[derive(Debug, Clone)]
pub struct Find {
    typed: String,
    needle: Needle,
}

#[derive(Debug, Clone)]
enum Needle {
    /// Folded letters, and the capitals among them where case counts.
    Text {
        folded: String,
        capitals: Option<Vec<bool>>,
    },
    Pattern(Regex),
}

impl PartialEq for Find {
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl Find {
    /// What `typed` looks for: a pattern where it begins with a slash, else the text itself. `None`
    /// where it looks for nothing yet.
    pub fn parse(typed: &str) -> Result<Option<Self>, QueryError> {
        let needle = match typed.strip_prefix('/') {
            Some(pattern) if !pattern.is_empty() => pattern_needle(pattern)?,
            _ => text_needle(typed),
        };
        let typed = typed.to_owned();
        Ok(needle.map(|needle| Self { typed, needle }))
    }

    /// As it was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The pattern, where it is one.
    pub fn pattern(&self) -> Option<&str> {
        match &self.needle {
            Needle::Text { .. } => None,
            Needle::Pattern(pattern) => Some(pattern.as_str()),
        }
    }

    /// The places in `text`: sorted, apart, and to whole characters.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let found = match &self.needle {
            Needle::Text { folded, capitals } => text_places(text, folded, capitals.as_deref()),
            Needle::Pattern(pattern) => {
                let places = pattern.find_iter(text).take(MOST_PLACES);
                places.map(|place| place.range()).collect()
            }
        };
        let hit = |range| Hit {
            range,
            group: 0,
            word: 0,
        };
        let hits = overlap::settle(text, found.into_iter().map(hit).collect());
        hits.into_iter().map(|hit| hit.range).collect()
    }
}

/// The needle of a text; a space at its ends counts.
fn text_needle(typed: &str) -> Option<Needle> {
    let words = folded(typed);
    if words.is_empty() {
        return None;
    }
    let space = |is_there: bool| if is_there { " " } else { "" };
    let before = space(typed.starts_with(char::is_whitespace));
    let after = space(typed.ends_with(char::is_whitespace));
    let capitals = capitals(typed);
    Some(Needle::Text {
        folded: format!("{before}{words}{after}"),
        capitals: capitals.contains(&true).then_some(capitals),
    })
}

/// The needle of what was typed after a slash; the one at its end may not have been typed yet.
fn pattern_needle(typed: &str) -> Result<Option<Needle>, QueryError> {
    let is_closed = typed.ends_with('/') && !typed.ends_with("\\/");
    let pattern = typed.get(..typed.len() - usize::from(is_closed));
    let pattern = pattern.unwrap_or(typed);
    if pattern.is_empty() {
        return Ok(None);
    }
    if let Err(error) = Parser::new().parse(pattern) {
        return Err(QueryError {
            // The slash before the pattern stands in the line too.
            column: error.span().start.column + 1,
            what: error.kind().to_string().to_lowercase(),
            hint: "without the first slash it is plain text".to_owned(),
        });
    }
    let mut builder = RegexBuilder::new(pattern);
    builder.case_insensitive(!has_capital(pattern));
    let built = builder.size_limit(PATTERN_BYTES).build();
    let built = built.map_err(|error| QueryError {
        column: 2,
        what: format!("this pattern cannot be used: {error}"),
        hint: "a smaller one may do".to_owned(),
    })?;
    Ok(Some(Needle::Pattern(built)))
}

/// Whether a pattern names a capital; `\W` and its like name none.
fn has_capital(pattern: &str) -> bool {
    let mut is_escaped = false;
    pattern.chars().any(|character| {
        let is_capital = character.is_uppercase() && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        is_capital
    })
}

/// Where `needle` stands in `text`; with these capitals, where case counts.
fn text_places(text: &str, needle: &str, wanted: Option<&[bool]>) -> Vec<Range<usize>> {
    let folded = fold(text);
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(start) = folded.text.get(at..).and_then(|rest| rest.find(needle)) {
        let (start, end) = (at + start, at + start + needle.len());
        let place = folded.original(start..end);
        let written = text.get(place.clone()).unwrap_or_default();
        if wanted.is_none_or(|wanted| capitals(written) == wanted) {
            places.push(place);
            at = end;
        } else {
            let first = needle.chars().next();
            at = start + first.map_or(1, char::len_utf8);
        }
        if places.len() >= MOST_PLACES {
            break;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let find = Find::parse(typed).unwrap().unwrap();
        let places = find.places(text).into_iter();
        places.map(|place| text.get(place).unwrap()).collect()
    }

    #[test]
    fn a_text_is_found_as_search_folds_it_and_within_words() {
        let table: [(&str, &str, &[&str]); 16] = [
            (
                "quay",
                "The Quay, quayside, QUAY",
                &["Quay", "quay", "QUAY"],
            ),
            ("Quay", "The Quay, quayside, QUAY", &["Quay"]),
            ("cafe", "Café, cafe\u{301}s", &["Café", "cafe\u{301}"]),
            ("Cafe", "café CAFÉ Café", &["Café"]),
            ("strasse", "die Straße", &["Straße"]),
            ("office", "an oﬃce of\u{ad}fice", &["oﬃce", "of\u{ad}fice"]),
            ("fi", "oﬃce", &["ﬃ"]),
            ("two words", "two\n  words", &["two\n  words"]),
            ("the ", "the then the", &["the "]),
            (" the", "the then the", &[" the", " the"]),
            ("伊朗", "以色列、伊朗和", &["伊朗"]),
            ("abc", "ＡＢＣ", &["ＡＢＣ"]),
            ("क", "कि क", &["कि", "क"]),
            ("aa", "aaaaa", &["aa", "aa"]),
            ("don't", "don’t", &["don’t"]),
            ("a.c", "abc a.c", &["a.c"]),
        ];
        for (typed, text, expected) in table {
            assert_eq!(found(typed, text), expected, "{typed} in {text}");
        }
    }

    #[test]
    fn a_slash_begins_a_pattern_and_the_last_one_may_be_missing() {
        let table: [(&str, &str, &[&str]); 7] = [
            ("/q[ua]+y/", "Quay quy", &["Quay", "quy"]),
            ("/q[ua]+y", "Quay quy", &["Quay", "quy"]),
            ("/Q[ua]+y/", "Quay quay", &["Quay"]),
            ("/\\W/", "a-b", &["-"]),
            ("/a\\/b/", "a/b", &["a/b"]),
            ("/x*/", "axxb", &["xx"]),
            ("/", "a/b", &["/"]),
        ];
        for (typed, text, expected) in table {
            assert_eq!(found(typed, text), expected, "{typed} in {text}");
        }
        assert_eq!(Find::parse(" ").unwrap(), None);
        assert_eq!(Find::parse("//").unwrap(), None);
    }

    #[test]
    fn a_pattern_that_cannot_be_says_where() {
        for (typed, column, what) in [
            ("/a(b/", 3, "unclosed group"),
            ("/[z-a]/", 3, "invalid character class range"),
            ("/*/", 2, "repetition operator missing expression"),
        ] {
            let error = Find::parse(typed).unwrap_err();
            assert_eq!(error.column, column, "{typed}");
            assert!(error.what.starts_with(what), "{error}");
        }
        assert!(Find::parse("/(\\w{500}){500}/").is_err());
    }

    proptest! {
        #[test]
        fn whatever_stands_in_a_text_is_found_there_when_it_is_typed(
            text in "[a-zA-Z éÉßŁąñ中ガ\u{301}\u{308}ﬃ’İ]{1,40}",
            edges in (0_usize..41, 0_usize..41),
        ) {
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            let at = |edge: usize| chars.get(edge % chars.len()).map_or(0, |(at, _)| *at);
            let (start, end) = (at(edges.0).min(at(edges.1)), at(edges.0).max(at(edges.1)));
            let typed = text.get(start..end).unwrap();
            // What is typed begins with a letter of its own, and not with a mark of the one before.
            let is_whole = |at: usize| !text.get(at..).unwrap().starts_with(['\u{301}', '\u{308}']);
            prop_assume!(!typed.trim().is_empty() && typed.trim() == typed);
            prop_assume!(is_whole(start) && is_whole(end));
            let find = Find::parse(typed).unwrap().unwrap();
            let places = find.places(&text);
            prop_assert!(!places.is_empty(), "{:?}", typed);
            for place in &places {
                prop_assert_eq!(folded(text.get(place.clone()).unwrap()).contains(&folded(typed)), true);
            }
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
