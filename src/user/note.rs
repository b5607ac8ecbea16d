//! Notes as they lie in the state, and what two of them make together.
//!
//! A note that comes from another copy of the state never takes the place of the one that is there:
//! both are kept, the older above. That must give the same whatever comes first, and however often: so
//! a note is a set of texts, each with the time of its writing, of which those go that stand as whole
//! lines in another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Clean;
use crate::user::Spot;
use crate::user::carried::Since;
use crate::user::change::written;

/// A note on an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// What it says, in lines.
    pub text: Clean,
    /// The place that it speaks of, unless it is the article as a whole.
    pub spot: Option<Spot>,
}

/// One of the texts of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// When it was written, in seconds since 1970.
    pub(crate) at: i64,
    pub(crate) text: String,
    pub(crate) spot: Option<Spot>,
}

/// A note as it lies in the state: one text, or several.
#[derive(Serialize, Deserialize)]
struct Written {
    text: String,
    spot: Option<Spot>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

impl Note {
    /// The note as it lies in the state.
    pub(crate) fn written(&self) -> Option<String> {
        written(&Written {
            text: self.text.to_string(),
            spot: self.spot.clone(),
            parts: Vec::new(),
        })
    }

    /// The note that lies in the state as `value`: all that it says, at the first of its places.
    pub(crate) fn read(value: &str) -> Self {
        Self::of(&Self::each(value))
    }

    /// The note that several make: all that they say, at the first of their places.
    pub(crate) fn of(notes: &[Self]) -> Self {
        let texts: Vec<_> = notes.iter().map(|note| note.text.as_str()).collect();
        Self {
            text: Clean::text(&texts.join(BETWEEN)),
            spot: notes.iter().find_map(|note| note.spot.clone()),
        }
    }

    /// The texts of the note that lies in the state as `value`, each at its own place.
    pub(crate) fn each(value: &str) -> Vec<Self> {
        let one = |part: Part| Self {
            text: Clean::text(&part.text),
            spot: part.spot,
        };
        parts(value, 0).into_iter().map(one).collect()
    }
}

/// What stands between the texts of a note: a blank line.
const BETWEEN: &str = "\n\n";

/// The texts of the note that lies in the state as `value` since `changed_at`.
pub(crate) fn parts(value: &str, changed_at: i64) -> Vec<Part> {
    let one = |text, spot| Part {
        at: changed_at,
        text,
        spot,
    };
    match serde_json::from_str::<Written>(value) {
        Ok(Written { text, spot, parts }) if parts.is_empty() => vec![one(text, spot)],
        Ok(Written { parts, .. }) => parts,
        // A piece of it was lost: what is left is better than nothing.
        Err(_) => vec![one(value.to_owned(), None)],
    }
}

/// The note of `parts` as it lies in the state, and since when.
pub(crate) fn of_parts(mut parts: Vec<Part>) -> Option<(i64, String)> {
    let at = parts.iter().map(|part| part.at).max()?;
    let (text, spot) = if parts.len() == 1 {
        let part = parts.pop()?;
        (part.text, part.spot)
    } else {
        (String::new(), None)
    };
    Some((at, written(&Written { text, spot, parts })?))
}

/// What two notes make together, each as it lies in the state, since when.
pub(crate) fn joined(one: &Since, other: &Since) -> Since {
    if one == other {
        return one.clone();
    }
    let mut by_text: BTreeMap<String, Part> = BTreeMap::new();
    let both = [one, other].map(|(at, value)| parts(value, *at));
    for part in both.into_iter().flatten() {
        let text = part.text.trim().to_owned();
        match by_text.get_mut(&text) {
            Some(there) => {
                there.at = there.at.min(part.at);
                there.spot = part.spot.max(there.spot.take());
            }
            None => drop(by_text.insert(text.clone(), Part { text, ..part })),
        }
    }
    let texts: Vec<String> = by_text.keys().cloned().collect();
    let is_in_another = |text: &str| {
        texts
            .iter()
            .any(|whole| whole != text && holds(whole, text))
    };
    let mut parts: Vec<_> = by_text.into_values().collect();
    parts.retain(|part| !is_in_another(&part.text));
    parts.sort_by(|one, other| (one.at, &one.text).cmp(&(other.at, &other.text)));
    of_parts(parts).unwrap_or_else(|| one.clone())
}

/// What becomes of the note that is `there` where `note` is written at `now` over one that was `seen` to
/// say something: where it says something else by now, another has written it meanwhile, and it stays.
pub(crate) fn written_over(
    there: Option<&Since>,
    seen: &str,
    note: Option<&Note>,
    now: i64,
) -> Option<String> {
    let others = there.filter(|(_, value)| Note::read(value).text.trim() != seen.trim());
    match (others, note) {
        (None, note) => edited(there, note?, now),
        (Some((_, there)), None) => Some(there.clone()),
        (Some(there), Some(note)) => Some(joined(there, &(now, note.written()?)).1),
    }
}

/// What the note that is `there` is after it was edited to say `note`: the texts at its beginning and its end
/// that stand as they were keep their places, what is written for another takes the place of that, and what
/// comes new stands at the place of `note`.
fn edited(there: Option<&Since>, note: &Note, now: i64) -> Option<String> {
    let old = there.map_or_else(Vec::new, |(at, value)| parts(value, *at));
    let mut old = old.as_slice();
    let (mut kept, mut end, mut rest) = (Vec::new(), Vec::new(), note.text.as_str());
    let first = |old: &[Part], rest: &str| old.iter().position(|part| begins(rest, part).is_some());
    while let Some((part, others)) = first(old, rest).and_then(|nth| old.get(nth..)?.split_first())
    {
        rest = begins(rest, part).unwrap_or_default();
        kept.push(part.clone());
        old = others;
    }
    while let Some((part, others)) = old.split_last()
        && let Some(before) = ends(rest, part)
    {
        rest = before;
        end.push(part.clone());
        old = others;
    }
    let spot = old.first().map_or(&note.spot, |part| &part.spot);
    let block = |spot: &Option<Spot>| spot.as_ref().map(|spot| spot.block);
    if !rest.is_empty() {
        let above = kept.pop_if(|last| block(&last.spot) == block(spot));
        let above = above.map_or_else(String::new, |part| part.text + BETWEEN);
        kept.push(Part {
            at: now,
            text: above + rest,
            spot: spot.clone(),
        });
    }
    kept.extend(end.into_iter().rev());
    of_parts(kept).map(|(_, value)| value)
}

/// What comes after `part` where `text` begins with it; `None` where it does not.
fn begins<'t>(text: &'t str, part: &Part) -> Option<&'t str> {
    let after = text.strip_prefix(&part.text)?;
    let is_whole = after.is_empty() || after.starts_with(BETWEEN);
    (is_whole && !part.text.is_empty()).then(|| after.trim_start_matches('\n'))
}

/// What stands before `part` where `text` ends with it; `None` where it does not.
fn ends<'t>(text: &'t str, part: &Part) -> Option<&'t str> {
    let before = text.strip_suffix(&part.text)?;
    let is_whole = before.is_empty() || before.ends_with(BETWEEN);
    (is_whole && !part.text.is_empty()).then(|| before.trim_end_matches('\n'))
}

/// Whether `text` stands as whole lines in `whole`.
fn holds(whole: &str, text: &str) -> bool {
    let lines: Vec<_> = text.split('\n').collect();
    let whole: Vec<_> = whole.split('\n').collect();
    text.is_empty() || whole.windows(lines.len()).any(|window| window == lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str, at: i64) -> (i64, String) {
        let note = Note {
            text: Clean::text(text),
            spot: None,
        };
        (at, note.written().unwrap())
    }

    #[test]
    fn of_two_notes_both_are_kept_the_older_above_and_nothing_stands_twice() {
        for (one, other, expected) in [
            ("Ask Maren.", "Ask Maren.", "Ask Maren."),
            ("Ask Maren.", "See page 3.", "Ask Maren.\n\nSee page 3."),
            (
                "Ask Maren.",
                "Ask Maren.\nShe knows.",
                "Ask Maren.\nShe knows.",
            ),
            ("Ask", "Ask Maren.", "Ask\n\nAsk Maren."),
            ("", "Ask Maren.", "Ask Maren."),
        ] {
            let both = joined(&note(one, 1), &note(other, 2));
            assert_eq!(both, joined(&note(other, 2), &note(one, 1)));
            assert_eq!(Note::read(&both.1).text.as_str(), expected);
            for again in [note(one, 1), note(other, 2), both.clone()] {
                assert_eq!(joined(&both, &again), both);
            }
        }
    }

    #[test]
    fn a_note_is_written_over_the_one_that_was_seen_and_never_over_another() {
        for (there, seen, new, expected) in [
            (None, "", Some("Mine."), Some("Mine.")),
            (Some("Ask."), "Ask.", Some("Ask Maren."), Some("Ask Maren.")),
            (Some("Ask.\n"), "Ask.", None, None),
            (
                Some("Theirs."),
                "Ask.",
                Some("Mine."),
                Some("Theirs.\n\nMine."),
            ),
            (Some("Theirs."), "", Some("Mine."), Some("Theirs.\n\nMine.")),
            (Some("Theirs."), "Ask.", None, Some("Theirs.")),
            (Some("Mine."), "Ask.", Some("Mine."), Some("Mine.")),
            (None, "Ask.", Some("Mine."), Some("Mine.")),
            (None, "Ask.", None, None),
        ] {
            let there = there.map(|text| note(text, 1));
            let new = new.map(|text| Note {
                text: Clean::text(text),
                spot: None,
            });
            let value = written_over(there.as_ref(), seen, new.as_ref(), 2);
            let text = value.map(|value| Note::read(&value).text.to_string());
            assert_eq!(text.as_deref(), expected, "{there:?} {seen:?}");
        }
    }

    /// The note `there` after it was edited: each text with its block and time.
    fn after_edits(edits: &[(&str, u32)]) -> Vec<String> {
        let mut there: Option<Since> = None;
        for ((text, block), now) in edits.iter().zip(1..) {
            let seen = there.as_ref().map(|(_, value)| Note::read(value).text);
            let spot = Spot {
                block: *block,
                ..Spot::default()
            };
            let note = Note {
                text: Clean::text(text),
                spot: Some(spot),
            };
            let seen = seen.unwrap_or_default();
            let value = written_over(there.as_ref(), &seen, Some(&note), now);
            there = value.map(|value| (now, value));
        }
        let (at, value) = there.unwrap();
        let shown = |part: Part| format!("{} {}: {}", part.spot.unwrap().block, part.at, part.text);
        parts(&value, at).into_iter().map(shown).collect()
    }

    #[test]
    fn what_is_noted_of_another_place_stands_there_and_the_first_stays_at_its_own() {
        type Case<'c> = (&'c [(&'c str, u32)], &'c [&'c str]);
        let table: &[Case] = &[
            (
                &[("One.", 3), ("One.\n\n> so\nTwo.", 7)],
                &["3 1: One.", "7 2: > so\nTwo."],
            ),
            // At the same place it is one text, and so is what goes on in its last line.
            (
                &[("One.", 3), ("One.\n\nMore.", 3)],
                &["3 2: One.\n\nMore."],
            ),
            (&[("One.", 3), ("One. More.", 7)], &["3 2: One. More."]),
            // Each is edited at its own place.
            (
                &[("One.", 3), ("One.\n\nTwo.", 7), ("One.\n\nTwo, now.", 7)],
                &["3 1: One.", "7 3: Two, now."],
            ),
            (
                &[
                    ("One.", 3),
                    ("One.\n\nTwo.", 7),
                    ("One.\n\nTwo.\n\n\nThree.", 9),
                ],
                &["3 1: One.", "7 2: Two.", "9 3: Three."],
            ),
            (
                &[("One.", 3), ("One.\n\nTwo.", 7), ("One.", 7)],
                &["3 3: One."],
            ),
            (
                &[("One.", 3), ("One.\n\nTwo.", 7), ("Two.", 7)],
                &["7 3: Two."],
            ),
            (
                &[("One.", 3), ("One.\n\nTwo.", 7), ("Once.\n\nTwo.", 7)],
                &["3 3: Once.", "7 2: Two."],
            ),
            (
                &[("One.", 3), ("One.\n\nTwo.", 7), ("All.", 9)],
                &["3 3: All."],
            ),
        ];
        for (edits, expected) in table {
            assert_eq!(after_edits(edits), *expected, "{edits:?}");
        }
    }

    #[test]
    fn a_note_that_is_written_anew_is_one_again() {
        let (at, value) = joined(&note("One.", 1), &note("Two.", 2));
        assert_eq!(parts(&value, at).len(), 2);
        let edited = Note::read(&value).written().unwrap();
        assert_eq!(parts(&edited, 3).len(), 1);
        let with_old = joined(&(3, edited), &note("Two.", 2));
        assert_eq!(Note::read(&with_old.1).text.as_str(), "One.\n\nTwo.");
    }
}
