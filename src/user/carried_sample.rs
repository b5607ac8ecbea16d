//! Marks for the tests of what they make together: few articles, few words, few times, so that much meets.

use proptest::prelude::*;

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::carried::Since;
use crate::user::change::written;
use crate::user::{Carried, Facts, Note, Spot, Subject};

/// Times of which many are the same.
fn time() -> impl Strategy<Value = i64> {
    0..6_i64
}

fn since(value: impl Strategy<Value = String>) -> impl Strategy<Value = Option<Since>> {
    proptest::option::of((time(), value))
}

fn place() -> impl Strategy<Value = String> {
    (0..3_u32).prop_map(|block| {
        let spot = Spot {
            block,
            offset: 0,
            words: "the tide".to_owned(),
        };
        written(&spot).unwrap()
    })
}

fn note() -> impl Strategy<Value = String> {
    let text = proptest::collection::vec(" ?[ab]?", 0..4).prop_map(|lines| lines.join("\n"));
    (text, proptest::option::of(0..2_u32)).prop_map(|(text, block)| {
        let spot = block.map(|block| Spot {
            block,
            ..Spot::default()
        });
        let text = Clean::text(&text);
        Note { text, spot }.written().unwrap()
    })
}

fn facts() -> impl Strategy<Value = String> {
    "[ab]?".prop_map(|source| {
        let facts = Facts {
            source: Some(source),
            ..Facts::default()
        };
        written(&facts).unwrap()
    })
}

/// A mark on one of a few articles, of which some turn out to be the same.
pub(crate) fn carried() -> impl Strategy<Value = Carried> {
    let keys = (proptest::option::of(0..3_u8), 0..3_u8);
    let subject = (keys, "[ab]{1,2}", time()).prop_map(|((url, content), title, at)| {
        let keys = Keys {
            url: url.map(|url| Key([url; 16])),
            content: Key([100 + content; 16]),
            story: None,
        };
        let subject = Subject {
            keys,
            title: Clean::line(&title),
            path_hint: Clean::line("a.txt"),
        };
        Carried::bare(subject, at)
    });
    let rank = (0..9_i64).prop_map(|rank| rank.to_string());
    let added = (since(note()), since(place()), since(rank), since(facts()));
    let tags = proptest::collection::vec("[aAbB]", 0..3);
    let marks = (proptest::option::of(time()), proptest::option::of(time()));
    (subject, marks, added, tags).prop_map(|(subject, marks, added, tags)| {
        let tags: Vec<_> = tags.iter().map(|tag| Clean::line(tag)).collect();
        Carried {
            bookmarked_at: marks.0,
            read_at: marks.1,
            note: added.0,
            place: added.1,
            rank: added.2,
            facts: added.3,
            ..subject.with_tags(&tags)
        }
    })
}
