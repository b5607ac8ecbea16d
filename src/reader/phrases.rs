//! The phrases of a headline in Japanese: its lines break between them, not within a word.
//!
//! Japanese parts no words, and a line may break nearly anywhere. A phrase most often ends in hiragana,
//! and a word is in one script: that is enough to tell them apart well, and costs no dictionary.

use crate::reader::fragment::Fragment;
use crate::reader::ties::{self, join_where};

/// The fragments of a headline, those that are tied and those of one phrase made one as far as `cells`
/// allow.
pub(crate) fn join(line: &str, fragments: Vec<Fragment>, cells: usize) -> Vec<Fragment> {
    let fragments = ties::join(line, fragments, cells);
    if !line
        .chars()
        .any(|letter| script(letter) == Script::Hiragana)
    {
        return fragments;
    }
    join_where(line, fragments, cells, are_of_a_phrase)
}

/// What a character is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

fn script(letter: char) -> Script {
    match letter {
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Script::Kanji
        }
        _ => Script::Other,
    }
}

/// Whether a phrase goes on from one fragment to the next.
fn are_of_a_phrase(line: &str, before: &Fragment, next: &Fragment) -> bool {
    let last = line
        .get(..before.end)
        .and_then(|text| text.chars().next_back());
    let first = line.get(next.start..).and_then(|text| text.chars().next());
    let (Some(last), Some(first)) = (last, first) else {
        return false;
    };
    if before.space_cells > 0 {
        return false;
    }
    match (script(last), script(first)) {
        (Script::Other, Script::Other) => false,
        (Script::Other, _) => last.is_alphanumeric(),
        (_, Script::Other) => false,
        (one, Script::Hiragana) => one != Script::Other,
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::parting::Parting;
    use crate::reader::wrap::balanced_lines;

    #[test]
    fn a_headline_breaks_between_phrases() {
        for (text, cells, expected) in [
            (
                "港のコンピューターが新しくなった",
                24,
                vec!["港のコンピューターが", "新しくなった"],
            ),
            (
                "政府は2023年に新しい原子力発電所を建設する",
                26,
                vec!["政府は2023年に新しい", "原子力発電所を建設する"],
            ),
            ("中国政府宣布新的措施", 12, vec!["中国政府宣", "布新的措施"]),
        ] {
            let lines = balanced_lines(text, cells, &Parting::default(), &mut Vec::new());
            let shown: Vec<_> = lines
                .into_iter()
                .map(|line| text.get(line.range).unwrap())
                .collect();
            assert_eq!(shown, expected, "{text}");
        }
    }
}
