//! One keyword, cut into what must match letter by letter and what may be inflected.
//!
//! All rules but patterns compare folded text. White space folds to one space, so that a phrase
//! matches over line breaks; what else stands between two words must stand in the text too.

use unicode_normalization::UnicodeNormalization;

use crate::keywords::sample::Sample;
use crate::keywords::{Match, Word};
use crate::text::fold::{Folded, fold};
use crate::text::letters::{is_of_spaced_word, is_of_word};
use crate::text::stem::{Core, Stems, inflects};

/// A piece of a keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Folded text that must stand there.
    Literal(String),
    /// A word in any inflection.
    Inflected {
        /// What all its inflections contain.
        core: Core,
        /// The word, folded.
        word: String,
        /// Its stem.
        stem: String,
    },
}

/// A keyword ready to be compared with folded text.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pieces: Vec<Piece>,
    /// Whether it must start and end where words do.
    is_whole: bool,
    /// The keyword as written, where only that counts.
    as_written: Option<String>,
}

impl Phrase {
    /// The keyword `word` for texts whose words have `stems`; `None` for patterns, and for what
    /// folds to nothing.
    pub(crate) fn new(word: &Word, stems: Stems) -> Option<Self> {
        if word.rule == Match::Regex {
            return None;
        }
        let folded = fold(&word.text);
        let pieces = match word.rule {
            Match::Plain => cut(&word.text, &folded, stems),
            _ => vec![Piece::Literal(folded.text.clone())],
        };
        (!folded.text.is_empty()).then(|| Self {
            pieces,
            is_whole: word.rule != Match::Part,
            as_written: (word.rule == Match::Exact).then(|| word.text.clone()),
        })
    }

    /// What to look for: wherever the phrase stands, this does.
    pub(crate) fn needle(&self) -> Option<Core> {
        Some(match self.pieces.first()? {
            Piece::Literal(literal) => Core::Start(literal.clone()),
            Piece::Inflected { core, .. } => core.clone(),
        })
    }

    /// The end of the phrase if it stands at `start`.
    pub(crate) fn end_at(&self, sample: &mut Sample, start: usize) -> Option<usize> {
        if self.is_whole && !sample.is_boundary(start) {
            return None;
        }
        let mut at = start;
        for piece in &self.pieces {
            at = piece.end_at(sample, at)?;
        }
        if self.is_whole && !sample.is_boundary(at) {
            return None;
        }
        let stands = match &self.as_written {
            Some(written) => is_written_alike(written, sample.original(start..at)),
            None => true,
        };
        stands.then_some(at)
    }
}

impl Piece {
    /// The end of the piece if it stands at `start`.
    fn end_at(&self, sample: &mut Sample, start: usize) -> Option<usize> {
        match self {
            Self::Literal(literal) => {
                let rest = sample.folded().get(start..)?;
                let stands = rest.starts_with(literal.as_str());
                stands.then_some(start + literal.len())
            }
            Self::Inflected { word, stem, .. } => {
                let range = sample.word_at(start);
                let stands = sample.folded().get(range.clone()) == Some(word) || {
                    // Some stemmers cut a word that they leave alone as a stem: Иран, Ираном.
                    let found = sample.stem(&range);
                    found == stem || found == word
                };
                stands.then_some(range.end)
            }
        }
    }
}

/// Cuts a folded keyword into words that inflect and the literal text around them.
fn cut(text: &str, folded: &Folded, stems: Stems) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = folded.text.as_str();
    while let Some(first) = rest.chars().next() {
        let is_word = is_of_spaced_word(first);
        let run = rest
            .find(|character| is_of_spaced_word(character) != is_word)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(run);
        let start = folded.text.len() - rest.len();
        let written = text.get(folded.original(start..start + run.len()));
        let is_alone = !literal.ends_with(is_of_word) && !after.starts_with(is_of_word);
        match written.filter(|written| is_word && is_alone && inflects(written)) {
            Some(written) => {
                if !literal.is_empty() {
                    pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                }
                pieces.push(Piece::Inflected {
                    core: stems.core(written),
                    word: run.to_owned(),
                    stem: stems.stem(written),
                });
            }
            None => literal.push_str(run),
        }
        rest = after;
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    pieces
}

/// Whether two texts have the same letters in the same case, white space and the forms of letters apart:
/// CO2 is CO₂.
fn is_written_alike(one: &str, other: &str) -> bool {
    let words = |text| str::split_whitespace(text);
    words(one).eq(words(other)) || {
        let composed = |text| words(text).map(|word| word.nfkc().collect::<String>());
        composed(one).eq(composed(other))
    }
}
