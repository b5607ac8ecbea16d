//! Of the places where keywords stand, those that are marked: whole characters, none twice.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::keywords::Hit;

/// Widens `found` to whole characters of `text`, then keeps of any two that overlap the one whose
/// group stands earlier, of the same group the longer; sorted by start.
pub(crate) fn settle(text: &str, mut found: Vec<Hit>) -> Vec<Hit> {
    found.retain(|hit| !hit.range.is_empty());
    if found.iter().any(|hit| !has_sure_edges(text, hit)) {
        widen(text, &mut found);
    }
    found.sort_unstable_by_key(|hit| (hit.range.start, hit.range.end, hit.group, hit.word));
    let overlaps = |pair: &[Hit]| matches!(pair, [one, other] if other.range.start < one.range.end);
    if !found.windows(2).any(overlaps) {
        return found;
    }
    found.sort_unstable_by_key(|hit| {
        let length = hit.range.end - hit.range.start;
        (hit.group, usize::MAX - length, hit.range.start, hit.word)
    });
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in found {
        let before = kept.range(..hit.range.end).next_back();
        if before.is_none_or(|(_, before)| before.range.end <= hit.range.start) {
            kept.insert(hit.range.start, hit);
        }
    }
    kept.into_values().collect()
}

/// Moves starts back and ends forward to where characters, as a reader sees them, begin and end.
fn widen(text: &str, found: &mut [Hit]) {
    let mut boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    boundaries.push(text.len());
    for hit in found {
        let after_start = boundaries.partition_point(|at| *at <= hit.range.start);
        let end = boundaries.partition_point(|at| *at < hit.range.end);
        hit.range.start = boundaries
            .get(after_start.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        hit.range.end = boundaries.get(end).copied().unwrap_or(text.len());
    }
}

/// Whether both ends of `hit` lie between characters without asking the rules of segmentation.
fn has_sure_edges(text: &str, hit: &Hit) -> bool {
    let is_sure = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at..).and_then(|after| after.chars().next());
        before.is_none_or(stands_alone) && after.is_none_or(stands_alone)
    };
    is_sure(hit.range.start) && is_sure(hit.range.end)
}

/// Whether `character` never joins another of these to one: plain letters, marks and signs of the
/// scripts that most news is written in.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\n' | ' '..='~'
        | '\u{c0}'..='\u{24f}'
        | '\u{386}'..='\u{3ff}'
        | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{64a}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit(range: std::ops::Range<usize>, group: u16) -> Hit {
        Hit {
            range,
            group,
            word: 0,
        }
    }

    #[test]
    fn the_earlier_group_wins_then_the_longer() {
        let text = "abcdefghij";
        for (found, kept) in [
            (vec![hit(0..3, 1), hit(2..4, 0)], vec![hit(2..4, 0)]),
            (vec![hit(0..3, 0), hit(2..6, 0)], vec![hit(2..6, 0)]),
            (
                vec![hit(4..6, 1), hit(0..2, 0)],
                vec![hit(0..2, 0), hit(4..6, 1)],
            ),
            (
                vec![hit(0..2, 0), hit(2..4, 0)],
                vec![hit(0..2, 0), hit(2..4, 0)],
            ),
            (
                vec![hit(0..9, 1), hit(1..2, 0), hit(3..4, 0)],
                vec![hit(1..2, 0), hit(3..4, 0)],
            ),
        ] {
            assert_eq!(settle(text, found.clone()), kept, "{found:?}");
        }
    }

    #[test]
    fn hits_end_where_characters_do() {
        for (text, range, expected) in [
            ("e\u{301}a", 0..1, 0..3),
            ("👩\u{200d}👧 x", 0..4, 0..11),
            ("🇮🇷🇷🇺", 8..12, 8..16),
            ("हिन्दी", 0..3, 0..6),
        ] {
            assert_eq!(
                settle(text, vec![hit(range, 0)]),
                vec![hit(expected, 0)],
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn characters_that_stand_alone_are_never_joined(one: char, other: char) {
            prop_assume!(stands_alone(one) && stands_alone(other));
            let text: String = [one, other].into_iter().collect();
            prop_assert_eq!(text.graphemes(true).count(), 2);
        }

        #[test]
        fn what_is_kept_is_sorted_and_apart(found in proptest::collection::vec((0usize..60, 1usize..9, 0u16..4), 0..30)) {
            let text = "x".repeat(80);
            let found: Vec<_> = found.into_iter().map(|(start, length, group)| hit(start..start + length, group)).collect();
            let kept = settle(&text, found.clone());
            prop_assert!(kept.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            prop_assert!(kept.iter().all(|hit| found.contains(hit)));
            for lost in found.iter().filter(|hit| !kept.contains(hit)) {
                let beaten = kept.iter().any(|hit| {
                    hit.range.start < lost.range.end && lost.range.start < hit.range.end && hit.group <= lost.group
                });
                prop_assert!(beaten, "{:?} for nothing", lost);
            }
        }
    }
}
