//! How many terminal cells a text takes, and cutting it to fit.
//!
//! Cells are those of ratatui: the sum over grapheme clusters, each as wide as `unicode-width` says
//! (the width of a whole string can be less, where letters of Arabic join).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes, measured as ratatui measures it.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    let cells = text.chars().map(cells_alone);
    cells
        .sum::<Option<usize>>()
        .unwrap_or_else(|| text.graphemes(true).map(cluster_width).sum())
}

/// The cells of a letter or sign that never joins with what stands beside it, of the scripts that
/// most news is written in: a text of nothing else need not be cut into clusters.
pub fn cells_alone(character: char) -> Option<usize> {
    match character {
        ' '..='~'
        | '\u{a0}'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{384}'..='\u{482}'
        | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' => Some(1),
        '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' => Some(2),
        _ => None,
    }
}

/// The cells of one grapheme cluster; the halfwidth sound marks of kana take a cell each.
pub fn cluster_width(cluster: &str) -> usize {
    if is_plain(cluster) {
        return cluster.len();
    }
    let is_sound_mark = |c: &char| matches!(c, '\u{ff9e}' | '\u{ff9f}');
    cluster.width() + cluster.chars().filter(is_sound_mark).count()
}

/// Whether every byte of `text` is a visible ASCII character or a space: one cell each.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// The longest start of `text` that takes at most `cells`, never cutting a grapheme cluster.
pub fn take(text: &str, cells: usize) -> &str {
    if text.len() <= cells && is_plain(text) {
        return text;
    }
    take_alone(text, cells).unwrap_or_else(|| take_clusters(text, cells))
}

/// The same where every character up to the cut stands alone.
fn take_alone(text: &str, cells: usize) -> Option<&str> {
    let mut taken = 0;
    for (start, character) in text.char_indices() {
        taken += cells_alone(character)?;
        if taken > cells {
            return text.get(..start);
        }
    }
    Some(text)
}

/// The same for any text.
fn take_clusters(text: &str, cells: usize) -> &str {
    let mut taken = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        taken += cluster_width(cluster);
        if taken > cells {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// `text` cut to at most `cells`, ending in `…` where something was cut.
pub fn truncate(text: &str, cells: usize) -> String {
    if text.len() <= cells && is_plain(text) || width(text) <= cells {
        return text.to_owned();
    }
    match cells.checked_sub(1) {
        Some(room) => format!("{}…", take(text, room)),
        None => String::new(),
    }
}

/// `text` cut to at most `cells`, beginning with `…` where something was cut: for paths, whose end
/// tells more than their start.
pub fn truncate_start(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else {
        return String::new();
    };
    let mut taken = 0;
    let kept = text.graphemes(true).rev().take_while(|cluster| {
        taken += cluster_width(cluster);
        taken <= room
    });
    let kept: usize = kept.map(str::len).sum();
    format!("…{}", text.get(text.len() - kept..).unwrap_or_default())
}

/// `text` cut or filled with spaces to exactly `cells`.
pub fn fit(text: &str, cells: usize) -> String {
    let mut fitted = truncate(text, cells);
    let missing = cells.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_those_of_the_terminal() {
        for (text, cells) in [
            ("", 0),
            ("plain", 5),
            ("naïve", 5),
            ("東京", 4),
            ("👩\u{200d}👩\u{200d}👧", 2),
            ("❤\u{fe0f}", 2),
            ("e\u{301}", 1),
            ("لا", 2),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis_and_never_within_a_cluster() {
        for (text, cells, expected) in [
            ("headline", 8, "headline"),
            ("headline", 5, "head…"),
            ("東京都", 5, "東京…"),
            ("東京都", 4, "東…"),
            ("x", 0, ""),
            ("👩\u{200d}👧!!", 3, "👩\u{200d}👧…"),
        ] {
            assert_eq!(truncate(text, cells), expected);
        }
    }

    #[test]
    fn the_end_of_a_path_stays() {
        for (text, cells, expected) in [
            ("a/b.txt:3", 9, "a/b.txt:3"),
            ("folder/b.txt:3", 8, "…b.txt:3"),
            ("東京/都.md", 6, "…都.md"),
            ("x", 0, ""),
        ] {
            assert_eq!(truncate_start(text, cells), expected);
        }
    }

    #[test]
    fn letters_that_stand_alone_are_as_wide_as_their_cluster() {
        for character in '\0'..='\u{ffff}' {
            let text = character.to_string();
            if let Some(cells) = cells_alone(character) {
                assert_eq!(cells, cluster_width(&text), "{:x}", u32::from(character));
                let twice = format!("a{text}{text}か");
                assert_eq!(twice.graphemes(true).count(), 4, "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn letters_alone_are_cut_where_clusters_are(text in "[a東é…か👧\u{301}]{0,12}", cells in 0usize..16) {
            prop_assert_eq!(take(&text, cells), take_clusters(&text, cells));
        }

        #[test]
        fn fitted_text_takes_just_its_cells(text in "[a-z東é👧\u{301}]{0,20}", cells in 0usize..30) {
            prop_assert_eq!(width(&fit(&text, cells)), cells);
        }
    }
}
