//! What is wider than a line, divided where it reads best.
//!
//! A word is parted with a hyphen at the places of its language, and where none are known where the line
//! ends. An address is divided after its signs, and gets no hyphen, for it would be taken for a part of it;
//! nor does code, nor a script that has none.

use unicode_segmentation::UnicodeSegmentation;

use crate::reader::fragment::{Fragment, narrow};
use crate::reader::parting::Parting;
use crate::text::width;

/// The narrowest measure that has room for hyphens.
const NARROWEST_CELLS: usize = 6;

/// Letters of the longest word: what is longer is data.
const LONGEST_LETTERS: usize = 100;

/// After these an address is divided.
const SIGNS: [char; 10] = ['/', '.', '-', '_', '?', '&', '=', '@', '#', '\\'];

/// The fragments of `line` with each word that is wider than `cells` divided as `parting` has it.
pub(crate) fn divide(
    line: &str,
    fragments: Vec<Fragment>,
    cells: usize,
    parting: &Parting<'_>,
) -> Vec<Fragment> {
    if !fragments.iter().any(|fragment| fragment.is_cut) {
        return fragments;
    }
    let mut divided = Vec::with_capacity(fragments.len() * 2);
    let mut start = None;
    for (place, fragment) in fragments.iter().enumerate() {
        let first = *start.get_or_insert(place);
        if fragment.is_cut {
            continue;
        }
        start = None;
        let whole = fragments.get(first..=place).unwrap_or_default();
        if let [single] = whole {
            divided.push(*single);
        } else {
            divide_word(&mut divided, line, whole, cells, parting);
        }
    }
    divided
}

/// A place at which a word may be divided.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The byte of the line.
    at: usize,
    has_hyphen: bool,
}

/// Adds the parts of a word that is wider than `cells`, which the measure has cut into `whole`.
fn divide_word(
    divided: &mut Vec<Fragment>,
    line: &str,
    whole: &[Fragment],
    cells: usize,
    parting: &Parting<'_>,
) {
    let (Some(first), Some(last)) = (whole.first(), whole.last()) else {
        return;
    };
    let text = line.get(first.start..last.end).unwrap_or_default();
    let is_address = is_address(text) || parting.is_code(first.start..last.end);
    let gets_hyphens = parting.hyphens.is_some() && !is_address && cells >= NARROWEST_CELLS;
    let places = if is_address {
        after_signs(text, first.start)
    } else {
        within_words(text, first.start, Some(parting).filter(|_| gets_hyphens))
    };
    let has_words = gets_hyphens && runs(text).any(|run| is_word(text, run));
    if places.is_empty() && !has_words {
        divided.extend_from_slice(whole);
        return;
    }
    let end = Place {
        at: last.end,
        has_hyphen: false,
    };
    let mut start = first.start;
    for place in places.into_iter().chain([end]) {
        let part = line.get(start..place.at).unwrap_or_default();
        let parts = Parts {
            start,
            cells,
            gets_hyphens: has_words,
        };
        parts.add(divided, part, place.has_hyphen);
        start = place.at;
    }
    if let Some(tail) = divided.last_mut() {
        tail.space_cells = last.space_cells;
        tail.is_cut = false;
    }
}

/// Whether `text` is an address, a path or a name of a file: a sign stands between its letters.
fn is_address(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let is_within = SIGNS.contains(&letter)
            && before.is_some_and(|before: char| before.is_alphanumeric() || before == ':')
            && letters
                .peek()
                .is_some_and(|next| next.is_alphanumeric() || SIGNS.contains(next));
        if is_within {
            return true;
        }
        before = Some(letter);
    }
    false
}

/// The places after the signs of an address that begins at `start`, none between two of them.
fn after_signs(text: &str, start: usize) -> Vec<Place> {
    let mut places = Vec::new();
    let mut clusters = text.grapheme_indices(true).peekable();
    while let Some((at, cluster)) = clusters.next() {
        let next = clusters.peek().and_then(|(_, next)| next.chars().next());
        let is_sign = cluster.chars().count() == 1 && cluster.starts_with(SIGNS);
        if is_sign && next.is_some_and(char::is_alphanumeric) {
            places.push(Place {
                at: start + at + cluster.len(),
                has_hyphen: false,
            });
        }
    }
    places
}

/// The places after the spaces of a text that begins at `start`, which are to part no words, and within its
/// words where `parting` knows some.
fn within_words(text: &str, start: usize, parting: Option<&Parting<'_>>) -> Vec<Place> {
    let mut places = Vec::new();
    for run in runs(text) {
        let before = text.get(..run.0).and_then(|text| text.chars().next_back());
        if before.is_some_and(char::is_whitespace) {
            places.push(Place {
                at: start + run.0,
                has_hyphen: false,
            });
        }
        let hyphens = parting.and_then(|parting| parting.hyphens);
        let Some(hyphens) = hyphens.filter(|_| is_word(text, run)) else {
            continue;
        };
        let breaks = hyphens.breaks_of(text.get(run.0..run.1).unwrap_or_default());
        places.extend(breaks.into_iter().map(|at| Place {
            at: start + run.0 + at,
            has_hyphen: true,
        }));
    }
    places
}

/// The stretches of letters and digits in `text`.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = rest.find(|(_, letter)| letter.is_alphanumeric())?;
        while rest
            .next_if(|(_, letter)| letter.is_alphanumeric())
            .is_some()
        {}
        Some((start, rest.peek().map_or(text.len(), |(at, _)| *at)))
    })
}

/// Whether a run of `text` is a word that may end a line with a hyphen.
fn is_word(text: &str, (start, end): (usize, usize)) -> bool {
    let word = text.get(start..end).unwrap_or_default();
    word.chars().take(LONGEST_LETTERS + 1).count() <= LONGEST_LETTERS && word.chars().all(is_parted)
}

/// Whether `letter` is of a script that parts words with a hyphen.
fn is_parted(letter: char) -> bool {
    let is_of_script = matches!(letter,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{58f}' | '\u{10a0}'..='\u{10ff}'
        | '\u{1e00}'..='\u{1fff}');
    is_of_script && letter.is_alphabetic()
}

/// The parts of a stretch between two places of a word.
struct Parts {
    start: usize,
    cells: usize,
    /// Whether a hyphen stands where the line ends within letters.
    gets_hyphens: bool,
}

impl Parts {
    /// Adds `part`, which ends in a hyphen or not; one that is wider than the line ends where that does.
    fn add(&self, divided: &mut Vec<Fragment>, part: &str, has_hyphen: bool) {
        let room = self.cells - usize::from(self.gets_hyphens);
        let (mut start, mut taken, mut at) = (self.start, 0, self.start);
        let mut before = None;
        let whole: usize = part.graphemes(true).map(width::cluster_width).sum();
        let room = if whole + usize::from(has_hyphen) <= self.cells {
            whole
        } else {
            room
        };
        for cluster in part.graphemes(true) {
            let cells = width::cluster_width(cluster);
            if taken + cells > room && at > start {
                let is_within = is_letter(before) && is_letter(cluster.chars().next());
                let has_hyphen = self.gets_hyphens && is_within;
                divided.push(fragment(start..at, taken, has_hyphen));
                (start, taken) = (at, 0);
            }
            taken += cells;
            at += cluster.len();
            before = cluster.chars().next_back();
        }
        if at > start {
            divided.push(fragment(start..at, taken, has_hyphen));
        }
    }
}

fn is_letter(letter: Option<char>) -> bool {
    letter.is_some_and(is_parted)
}

/// A part of a word without the space after it.
fn fragment(range: std::ops::Range<usize>, cells: usize, has_hyphen: bool) -> Fragment {
    Fragment {
        start: range.start,
        end: range.end,
        cells: narrow(cells),
        space_cells: 0,
        hyphen_cells: u32::from(has_hyphen),
        leads_on: false,
        is_cut: true,
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::hyphens::Hyphens;
    use crate::reader::parting::Parting;
    use crate::reader::wrap::running_lines;

    #[test]
    fn what_is_wider_than_a_line_is_divided_where_it_reads_best() {
        for (lang, text, cells, expected) in [
            (
                "de",
                "Die Donaudampfschifffahrtsgesellschaft fuhr",
                20,
                vec!["Die Donaudampf-", "schifffahrtsgesell-", "schaft fuhr"],
            ),
            (
                "tr",
                "muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine",
                30,
                vec![
                    "muvaffakiyetsizleştiricileşti-",
                    "riveremeyebileceklerimizden-",
                    "mişsinizcesine",
                ],
            ),
            (
                "xx",
                "an unbreakableword, he",
                9,
                vec!["an", "unbreaka-", "bleword,", "he"],
            ),
            (
                "fr",
                "« anticonstitutionnellement »",
                14,
                vec!["« anticonsti-", "tutionnelle-", "ment »"],
            ),
            (
                "en",
                "www.example-site.org/?first_name=value&second=other",
                16,
                vec![
                    "www.example-",
                    "site.org/?first_",
                    "name=value&",
                    "second=other",
                ],
            ),
            (
                "en",
                "someone.longname@example.org",
                16,
                vec!["someone.", "longname@", "example.org"],
            ),
            (
                "en",
                "d41d8cd98f00b204e9800998ecf8427e",
                16,
                vec!["d41d8cd98f00b204", "e9800998ecf8427e"],
            ),
            ("en", "organization", 4, vec!["orga", "niza", "tion"]),
            ("th", "ประเทศไทย", 4, vec!["ประเ", "ทศไท", "ย"]),
        ] {
            let hyphens = Hyphens::of(Some(lang));
            let parting = Parting::of(&hyphens, false);
            let shown: Vec<_> = running_lines(text, cells, &parting, &mut Vec::new())
                .into_iter()
                .map(|line| {
                    let hyphen = if line.has_hyphen { "-" } else { "" };
                    format!("{}{hyphen}", text.get(line.range).unwrap())
                })
                .collect();
            assert_eq!(shown, expected, "{text:?} in {cells}");
        }
    }
}
