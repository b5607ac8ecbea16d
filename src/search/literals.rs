//! What a pattern cannot match without: words to look for in the index before any text is read.
//!
//! Patterns match texts as they stand and the index holds them folded, so only letters count here
//! that every fold leaves alone: those of ASCII, most of Cyrillic, and Han.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::search::sought::{Meaning, Sought};
use crate::text::fold::folded;
use crate::text::letters::{is_of_word, is_unspaced};

/// The most words that are looked for: each further one narrows less than it costs.
const MOST: usize = 3;

/// Fewest letters of a part of a word that is worth a walk through the whole dictionary.
const FEWEST_LETTERS: usize = 3;

/// The most branches of an alternation that are looked for, for the same reason.
const MOST_BRANCHES: usize = 32;

/// What stands in every text that a pattern matches.
#[derive(Debug, Clone)]
pub enum Required {
    /// Nothing that is sure.
    Nothing,
    /// A word.
    Word(Sought),
    /// All of these.
    Every(Vec<Self>),
    /// One of these at least.
    Any(Vec<Self>),
}

/// What stands in every text that `pattern` matches.
pub fn required(pattern: &str) -> Required {
    regex_syntax::parse(pattern).map_or(Required::Nothing, |hir| required_of(&hir))
}

/// What stands in every text that `part` stands anywhere in, folded.
pub fn required_of_part(part: &str) -> Required {
    required(&regex_syntax::escape(&folded(part)))
}

/// The same of a part of a pattern, which may stand within a word.
fn required_of(hir: &Hir) -> Required {
    let mut runs = Runs::default();
    runs.take(hir);
    runs.end();
    let mut meanings: Vec<Meaning> = runs.ended.iter().flat_map(|run| words_of(run)).collect();
    meanings.sort_by_key(|meaning| match meaning {
        Meaning::Exactly(word) => (0, usize::MAX - word.len()),
        Meaning::Beginning(start) => (1, usize::MAX - start.len()),
        Meaning::Ending(part) | Meaning::Holding(part) => (2, usize::MAX - part.len()),
        Meaning::Inflected(_) => (3, 0),
    });
    let words = meanings.into_iter().map(Sought::term).map(Required::Word);
    let mut every: Vec<Required> = words.chain(runs.branched).take(MOST).collect();
    match every.len() {
        0 => Required::Nothing,
        1 => every.swap_remove(0),
        _ => Required::Every(every),
    }
}

/// The literal stretches that every match holds.
#[derive(Debug, Default)]
struct Runs {
    ended: Vec<String>,
    open: String,
    /// What every match holds of the branches of an alternation.
    branched: Vec<Required>,
}

impl Runs {
    /// Takes what stands in every match of `hir`. The parser has bounded its depth.
    fn take(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => self.open.push_str(text),
                Err(_) => self.end(),
            },
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.take(part)),
            HirKind::Capture(capture) => self.take(&capture.sub),
            HirKind::Class(class) => match letter_of(class) {
                Some(letter) => self.open.push(letter),
                None => self.end(),
            },
            HirKind::Repetition(repetition) => {
                self.end();
                if repetition.min > 0 {
                    self.take(&repetition.sub);
                    self.end();
                }
            }
            HirKind::Alternation(branches) => {
                self.end();
                self.branch(branches);
            }
            HirKind::Empty | HirKind::Look(_) => {}
        }
    }

    /// Takes what one of `branches` holds, where each holds something.
    fn branch(&mut self, branches: &[Hir]) {
        if branches.len() > MOST_BRANCHES {
            return;
        }
        let branches: Vec<Required> = branches.iter().map(required_of).collect();
        let is_sure = |branch: &Required| !matches!(branch, Required::Nothing);
        if branches.iter().all(is_sure) {
            self.branched.push(Required::Any(branches));
        }
    }

    /// What follows need not stand next to what was taken.
    fn end(&mut self) {
        if !self.open.is_empty() {
            self.ended.push(std::mem::take(&mut self.open));
        }
    }
}

/// The one letter that a class stands for in all its cases.
fn letter_of(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut letters = class.iter().flat_map(|range| range.start()..=range.end());
    let all: Vec<char> = letters.by_ref().take(4).collect();
    let ascii = *all.iter().find(|letter| letter.is_ascii_lowercase())?;
    // The long s and the Kelvin sign are cases of ASCII letters, and fold to them.
    let is_case = |letter: &char| {
        letter.eq_ignore_ascii_case(&ascii)
            || matches!((*letter, ascii), ('ſ', 's') | ('\u{212a}', 'k'))
    };
    (letters.next().is_none() && all.iter().all(is_case)).then_some(ascii)
}

/// The terms that stand where `run` stands.
fn words_of(run: &str) -> Vec<Meaning> {
    let characters: Vec<char> = run.chars().collect();
    let mut meanings = Vec::new();
    let same_kind = |one: &char, other: &char| kind(*one) == kind(*other);
    let mut at = 0_usize;
    for stretch in characters.chunk_by(same_kind) {
        let before = at.checked_sub(1).and_then(|before| characters.get(before));
        at += stretch.len();
        let after = characters.get(at);
        match stretch.first().copied().map(kind) {
            Some(Kind::Spaced) => meanings.extend(word_of(stretch, before, after)),
            Some(Kind::Han) => meanings.extend(pairs_of(stretch)),
            Some(Kind::Unsure) | None => {}
        }
    }
    meanings
}

/// What a letter is to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Part of a word between spaces, the same in every fold.
    Spaced,
    /// Part of a run without spaces, the same in every fold.
    Han,
    /// Anything else.
    Unsure,
}

fn kind(character: char) -> Kind {
    // With a breve и is another letter, and keeps it.
    let lower = character.to_lowercase().next();
    match lower.unwrap_or(character) {
        'a'..='z' | '0'..='9' | 'а'..='з' | 'к'..='я' => Kind::Spaced,
        '\u{4e00}'..='\u{9fff}' => Kind::Han,
        _ => Kind::Unsure,
    }
}

/// The term of a stretch of letters between `before` and `after`.
fn word_of(stretch: &[char], before: Option<&char>, after: Option<&char>) -> Option<Meaning> {
    let word: String = stretch
        .iter()
        .flat_map(|letter| letter.to_lowercase())
        .collect();
    let ends = |beside: Option<&char>| {
        beside.is_some_and(|beside| is_unspaced(*beside) || !is_of_word(*beside) && !joins(*beside))
    };
    let is_long = stretch.len() >= FEWEST_LETTERS;
    match (ends(before), ends(after)) {
        (true, true) => Some(Meaning::Exactly(word)),
        (true, false) => Some(Meaning::Beginning(word)).filter(|_| stretch.len() > 1),
        (false, true) => Some(Meaning::Ending(word)).filter(|_| is_long),
        (false, false) => Some(Meaning::Holding(word)).filter(|_| is_long),
    }
}

/// Whether folding may take `character` away or make letters of it, so that a word goes on over it.
fn joins(character: char) -> bool {
    !character.is_ascii()
}

/// The pairs of a stretch of Han.
fn pairs_of(stretch: &[char]) -> Vec<Meaning> {
    if let [alone] = stretch {
        return vec![Meaning::Beginning(alone.to_string())];
    }
    let pairs = stretch.windows(2);
    pairs
        .map(|pair| Meaning::Exactly(pair.iter().collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_the_words_that_they_cannot_do_without() {
        for (pattern, expected) in [
            ("Sham?khani", "*khani* & *sha*"),
            ("security council", "council* & *security"),
            (r"\bthe council said\b", "council & said* & *the"),
            ("(?i)Iran", "*iran*"),
            ("iran|russia", "(*iran* | *russia*)"),
            ("(?i)(iran|russia) deal", "deal* & (*iran* | *russia*)"),
            (
                "(missile|drone (strike|raid))s",
                "(*missile* | *drone & (*strike* | *raid*))",
            ),
            ("drones?|uav", "(*drone* | *uav*)"),
            ("iran|[0-9]+", ""),
            ("(drone)+s{2}", "*drone*"),
            ("東京都庁", "東京 & 京都 & 都庁"),
            ("都.", "都*"),
            ("кофе и чай", "ча* & *кофе"),
            ("naïve view", "view*"),
            ("x*", ""),
            (r"\d{4}", ""),
            ("(", ""),
        ] {
            assert_eq!(shown(&required(pattern)), expected, "{pattern}");
        }
    }

    /// What is required, in a line.
    fn shown(required: &Required) -> String {
        let all = |parts: &[Required], between: &str| {
            let parts: Vec<_> = parts.iter().map(shown).collect();
            parts.join(between)
        };
        match required {
            Required::Nothing => String::new(),
            Required::Every(parts) => all(parts, " & "),
            Required::Any(parts) => format!("({})", all(parts, " | ")),
            Required::Word(sought) => match &sought.slots.first().unwrap().meaning {
                Meaning::Exactly(word) => word.clone(),
                Meaning::Beginning(start) => format!("{start}*"),
                Meaning::Ending(end) => format!("*{end}"),
                Meaning::Holding(part) => format!("*{part}*"),
                Meaning::Inflected(_) => "?".to_owned(),
            },
        }
    }
}
