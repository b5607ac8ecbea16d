//! Words parted at the ends of lines where their reader likes that, and where it wins something.
//!
//! In text whose right edge is ragged a hyphen stands only where the line would else be much too short, for
//! a reader stumbles over each; where both edges are even it keeps the spaces narrow. Never more than two
//! lines in a row end in one, and names stay whole.

use std::ops::Range;

use crate::reader::fit::{cells_of, even, greedy};
use crate::reader::fragment::Fragment;
use crate::reader::hyphens::Hyphens;
use crate::reader::names;
use crate::text::width;

/// Narrowest measure in which words are parted that fit on a line.
const NARROWEST_CELLS: usize = 12;

/// Letters of the shortest word that is parted.
const SHORTEST_LETTERS: usize = 6;

/// Letters of the longest.
const LONGEST_LETTERS: usize = 60;

/// A ragged line may be short by one cell in so many.
const SHORT_ONE_IN: usize = 5;

/// The most lines in a row that end in a hyphen.
const MOST_IN_A_ROW: usize = 2;

/// How often the lines are set anew to find where hyphens win something, and to take out others.
const ROUNDS: usize = 6;

/// When a word is parted that fits on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum When {
    /// Never.
    #[default]
    Never,
    /// Where the line before it would else be much too short.
    WinsMuch,
    /// Where that makes lines more even.
    Evens,
}

/// How the words of a text are parted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Parting<'a> {
    /// The places that the language of the text has for it; `None` where no hyphen may stand at all.
    pub hyphens: Option<&'a Hyphens>,
    pub when: When,
    /// The bytes of the text that are code, which gets no hyphen.
    pub code: &'a [Range<usize>],
    /// The byte of the text at which the line starts.
    pub start: usize,
}

impl<'a> Parting<'a> {
    /// Only words that are wider than a line are parted; with no hyphen in a text from right to left.
    pub(crate) fn of(hyphens: &'a Hyphens, is_rtl: bool) -> Self {
        Self {
            hyphens: Some(hyphens).filter(|_| !is_rtl),
            ..Self::default()
        }
    }

    /// The same for a line that starts at a byte of the text.
    pub(crate) fn from(self, start: usize) -> Self {
        Self { start, ..self }
    }

    /// Whether some of `range` of the line is code.
    pub(crate) fn is_code(&self, range: Range<usize>) -> bool {
        let (start, end) = (self.start + range.start, self.start + range.end);
        let after = self.code.partition_point(|code| code.end <= start);
        self.code.get(after).is_some_and(|code| code.start < end)
    }
}

/// The fragments of `line` with words parted as `parting` has it, and how many of them stand before the
/// end of each line.
pub(crate) fn fit(
    line: &str,
    whole: Vec<Fragment>,
    cells: usize,
    parting: &Parting<'_>,
) -> (Vec<Fragment>, Vec<usize>) {
    // A word that must be parted is parted as late as it fits.
    let is_greedy = whole.iter().any(|fragment| fragment.hyphen_cells > 0);
    let set = |fragments: &[Fragment]| {
        if is_greedy {
            greedy(fragments, cells)
        } else {
            even(fragments, cells)
        }
    };
    let ends = set(&whole);
    let hyphens = parting.hyphens.filter(|hyphens| hyphens.are_known());
    let Some(hyphens) = hyphens
        .filter(|_| parting.when != When::Never && cells >= NARROWEST_CELLS && ends.len() > 1)
    else {
        return (whole, ends);
    };
    let words = Words {
        line,
        whole: &whole,
        cells,
        parting,
        hyphens,
    };
    let found = if parting.when == When::Evens {
        words.even(set)
    } else {
        words.ragged(&ends, set)
    };
    found.unwrap_or((whole, ends))
}

/// The words of a line that are parted or left whole.
struct Words<'t> {
    line: &'t str,
    /// Its fragments, no word parted that fits.
    whole: &'t [Fragment],
    cells: usize,
    parting: &'t Parting<'t>,
    hyphens: &'t Hyphens,
}

/// Fragments, and how many of them stand before the end of each line.
type Set = (Vec<Fragment>, Vec<usize>);

impl Words<'_> {
    /// The lines with words parted that stand after a line that is much too short.
    fn ragged(&self, ends: &[usize], set: impl Fn(&[Fragment]) -> Vec<usize>) -> Option<Set> {
        let mut parted = vec![Vec::new(); self.whole.len()];
        let mut found = (self.whole.to_vec(), ends.to_vec());
        for _ in 0..ROUNDS {
            let mut is_new = false;
            for place in self.after_short_lines(&found) {
                let Some(breaks) = parted.get_mut(place).filter(|breaks| breaks.is_empty()) else {
                    continue;
                };
                *breaks = self.breaks(place);
                is_new |= !breaks.is_empty();
            }
            if !is_new {
                break;
            }
            let fragments = self.part(&parted);
            let ends = set(&fragments);
            found = (fragments, ends);
        }
        self.without_needless(parted, found, set)
    }

    /// The lines with any word parted.
    fn even(&self, set: impl Fn(&[Fragment]) -> Vec<usize>) -> Option<Set> {
        let parted: Vec<_> = (0..self.whole.len())
            .map(|place| self.breaks(place))
            .collect();
        let fragments = self.part(&parted);
        let ends = set(&fragments);
        self.without_needless(parted, (fragments, ends), set)
    }

    /// The same with those words whole again whose hyphens win nothing or are one too many; `None` where
    /// that comes to no end.
    fn without_needless(
        &self,
        mut parted: Vec<Vec<usize>>,
        mut found: Set,
        set: impl Fn(&[Fragment]) -> Vec<usize>,
    ) -> Option<Set> {
        for _ in 0..ROUNDS {
            let needless = self.needless(&found, &parted);
            if needless.is_empty() {
                return Some(found);
            }
            for place in needless {
                if let Some(breaks) = parted.get_mut(place) {
                    breaks.clear();
                }
            }
            let fragments = self.part(&parted);
            let ends = set(&fragments);
            found = (fragments, ends);
        }
        None
    }

    /// The whole fragments that begin the lines after those that are much too short.
    fn after_short_lines(&self, (fragments, ends): &Set) -> Vec<usize> {
        let mut start = 0;
        let mut places = Vec::new();
        for end in ends {
            let of_line = fragments.get(start..*end).unwrap_or_default();
            if self.is_short(cells_of(of_line))
                && let Some(next) = fragments.get(*end)
            {
                places.push(self.place_of(next));
            }
            start = *end;
        }
        places
    }

    /// The whole fragments whose hyphen at the end of a line is one too many, or wins nothing.
    fn needless(&self, (fragments, ends): &Set, parted: &[Vec<usize>]) -> Vec<usize> {
        let (mut start, mut in_a_row) = (0, 0);
        let mut needless = Vec::new();
        for end in ends {
            let of_line = fragments.get(start..*end).unwrap_or_default();
            start = *end;
            let Some(last) = of_line.last().filter(|last| last.hyphen_cells > 0) else {
                in_a_row = 0;
                continue;
            };
            in_a_row += 1;
            let place = self.place_of(last);
            if parted.get(place).is_none_or(Vec::is_empty) {
                continue;
            }
            let is_of_word = |fragment: &&Fragment| self.place_of(fragment) == place;
            let word = of_line.iter().rev().take_while(is_of_word).count();
            let before = of_line.get(..of_line.len() - word).unwrap_or_default();
            let wins_nothing =
                self.parting.when == When::WinsMuch && !self.is_short(cells_of(before));
            if wins_nothing || in_a_row > MOST_IN_A_ROW {
                needless.push(place);
                in_a_row = 0;
            }
        }
        needless
    }

    /// Whether a ragged line of so many cells is much too short.
    fn is_short(&self, cells: usize) -> bool {
        self.cells.saturating_sub(cells) * SHORT_ONE_IN > self.cells
    }

    /// The place in the whole fragments of one that is a part of it, or all.
    fn place_of(&self, part: &Fragment) -> usize {
        self.whole.partition_point(|whole| whole.end <= part.start)
    }

    /// The whole fragments, taken apart at the bytes that `parted` has for each, as far as each part fits
    /// with its hyphen.
    fn part(&self, parted: &[Vec<usize>]) -> Vec<Fragment> {
        let mut fragments = Vec::with_capacity(self.whole.len() * 2);
        for (whole, breaks) in self.whole.iter().zip(parted) {
            let mut rest = *whole;
            for at in breaks {
                let head = self.line.get(rest.start..*at).map_or(0, width::width);
                let head = u32::try_from(head).unwrap_or(u32::MAX);
                if head == 0 || head >= rest.cells || head as usize >= self.cells {
                    continue;
                }
                fragments.push(Fragment {
                    end: *at,
                    cells: head,
                    space_cells: 0,
                    hyphen_cells: 1,
                    leads_on: false,
                    ..rest
                });
                rest.start = *at;
                rest.cells -= head;
            }
            fragments.push(rest);
        }
        fragments
    }

    /// The bytes of the line after which the fragment at `place` may be parted; none in the last one, for
    /// half a word is no line.
    fn breaks(&self, place: usize) -> Vec<usize> {
        let fragment = self
            .whole
            .get(place)
            .filter(|_| place + 1 < self.whole.len());
        let Some((start, word)) = fragment.and_then(|fragment| self.word_of(fragment)) else {
            return Vec::new();
        };
        let are_nouns_capitalised = self.hyphens.are_nouns_capitalised();
        if names::is_name(self.line, (start, word), are_nouns_capitalised) {
            return Vec::new();
        }
        let breaks = self.hyphens.breaks_of(word);
        breaks.into_iter().map(|at| start + at).collect()
    }

    /// Where the word of a fragment starts, and the word, without what stands around it; `None` where
    /// it is not to be parted: what is no word, what a hyphen parts already, code, and what has the number
    /// of a link.
    fn word_of(&self, fragment: &Fragment) -> Option<(usize, &str)> {
        let text = self.line.get(fragment.start..fragment.end)?;
        let is_whole = fragment.hyphen_cells == 0 && !fragment.is_cut;
        if text.len() < SHORTEST_LETTERS
            || !is_whole
            || self.parting.is_code(fragment.start..fragment.end)
        {
            return None;
        }
        let word = text.trim_start_matches(|letter: char| !letter.is_alphabetic());
        let start = fragment.start + text.len() - word.len();
        let word = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let letters = word.chars().count();
        let is_plain = |it: char| it.is_alphabetic() && width::cells_alone(it) != Some(2);
        let is_word =
            (SHORTEST_LETTERS..=LONGEST_LETTERS).contains(&letters) && word.chars().all(is_plain);
        let is_dash =
            |letter: char| matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '@');
        let around = [
            self.line.get(..start)?.chars().next_back(),
            self.line.get(start + word.len()..)?.chars().next(),
        ];
        let is_compound = around.into_iter().flatten().any(is_dash);
        let has_number = fragment.cells as usize != width::width(text);
        (is_word && !is_compound && !has_number).then_some((start, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::wrap::running_lines;

    fn set(lang: &str, text: &str, cells: usize, when: When) -> Vec<String> {
        let hyphens = Hyphens::of(Some(lang));
        let code = text
            .find('`')
            .map(|start| start..text.rfind('`').unwrap_or(start));
        let code: Vec<_> = code.into_iter().collect();
        let parting = Parting {
            when,
            code: &code,
            ..Parting::of(&hyphens, false)
        };
        let lines = running_lines(text, cells, &parting, &mut Vec::new()).into_iter();
        let shown = lines.map(|line| {
            let hyphen = if line.has_hyphen { "-" } else { "" };
            format!("{}{hyphen}", text.get(line.range).unwrap())
        });
        shown.collect()
    }

    #[test]
    fn a_hyphen_stands_where_a_ragged_line_would_be_much_too_short() {
        for (lang, text, expected) in [
            (
                "en",
                "They said the internationalization of it went on.",
                vec!["They said the inter-", "nationalization of it", "went on."],
            ),
            (
                "en",
                "They said then to the organization of it",
                vec!["They said then to the", "organization of it"],
            ),
        ] {
            assert_eq!(set(lang, text, 24, When::WinsMuch), expected, "{text}");
        }
    }

    #[test]
    fn names_code_and_compounds_stay_whole() {
        let hyphens = |lang: &str, text: &str| {
            let lines = set(lang, text, 14, When::Evens);
            lines.iter().filter(|line| line.ends_with('-')).count()
        };
        for (lang, text, expected) in [
            ("en", "It was an organization of note", 1),
            ("en", "It was an Organization of note", 0),
            ("en", "It was an `organization` of note", 0),
            ("en", "It was an ORGANIZATION of note", 0),
            ("de", "Es war da Organisation im Haus", 1),
            ("de", "Es war dort Annegret Kramphauer selbst", 0),
        ] {
            assert_eq!(hyphens(lang, text), expected, "{text}");
        }
    }

    #[test]
    fn no_more_than_two_lines_in_a_row_end_in_a_hyphen() {
        let text = "internationalization organization representation administration \
                    neighbourhood constitutional investigation responsibility and so on";
        for cells in 12..40 {
            for when in [When::WinsMuch, When::Evens] {
                let lines = set("en", text, cells, when);
                let mut in_a_row = 0;
                for line in &lines {
                    in_a_row = if line.ends_with('-') { in_a_row + 1 } else { 0 };
                    // A word wider than the line has as many as it needs.
                    assert!(in_a_row <= 2 || cells < 20, "{lines:?}");
                }
            }
        }
    }
}
