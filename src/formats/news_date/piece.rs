//! A line cut into numbers, words and marks: what the scanner walks over.
//!
//! Digits of every script become numbers, words of every script are looked up in the lexicon; in
//! scripts without spaces the longest known words are cut off. Characters that cannot be seen, which
//! Arabic and Hebrew pages put between the parts of a date, are passed over.

use super::lexicon::{Entry, LEXICON, LONGEST_PHRASE, key};
use super::meaning::Meaning;
use super::numeral::{self, Digits};
use super::zone::Zone;

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits were written.
    pub(super) digits: usize,
    pub(super) script: Digits,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    Number(Number),
    Word {
        /// The form it is looked up by.
        key: String,
        /// What it can mean; empty for a word that is not known.
        entries: &'static [Entry],
        /// The time zone it abbreviates.
        zone: Option<Zone>,
    },
    /// Any other character, full-width forms made plain.
    Mark(char),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// First byte in the line.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) has_gap: bool,
    pub(super) body: Body,
}

impl Piece {
    /// The number it is.
    pub(super) fn number(&self) -> Option<Number> {
        match self.body {
            Body::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is the mark `character`.
    pub(super) fn is_mark(&self, character: char) -> bool {
        self.body == Body::Mark(character)
    }

    /// Everything it can mean.
    pub(super) fn meanings(&self) -> impl Iterator<Item = Meaning> {
        self.entries().iter().map(|entry| entry.meaning)
    }

    /// Everything it can mean, with languages.
    pub(super) fn entries(&self) -> &'static [Entry] {
        match self.body {
            Body::Word { entries, .. } => entries,
            _ => &[],
        }
    }

    /// Whether it can mean `meaning`.
    pub(super) fn means(&self, meaning: Meaning) -> bool {
        self.meanings().any(|other| other == meaning)
    }

    /// The time zone it abbreviates.
    pub(super) fn zone(&self) -> Option<Zone> {
        match self.body {
            Body::Word { zone, .. } => zone,
            _ => None,
        }
    }
}

/// Cuts `line` into pieces.
pub(super) fn pieces(line: &str) -> Vec<Piece> {
    let mut cutter = Cutter {
        line,
        at: 0,
        has_gap: false,
        pieces: Vec::new(),
    };
    while let Some(character) = cutter.rest().chars().next() {
        cutter.cut(character);
    }
    join_phrases(cutter.pieces)
}

/// A line being cut.
struct Cutter<'a> {
    line: &'a str,
    at: usize,
    has_gap: bool,
    pieces: Vec<Piece>,
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Takes what starts with `character`.
    fn cut(&mut self, character: char) {
        if character.is_whitespace() {
            self.has_gap = true;
            self.at += character.len_utf8();
        } else if is_hidden(character) {
            self.at += character.len_utf8();
        } else if numeral::digit(character).is_some() {
            let (number, length) = numeral::number(self.rest());
            self.push(length, Body::Number(number));
        } else if is_unspaced(character) {
            self.cut_unspaced();
        } else if is_letter(character) {
            let length = word_length(self.rest());
            self.push_word(length);
        } else {
            self.push(character.len_utf8(), Body::Mark(plain(character)));
        }
    }

    /// Takes a run of a script without spaces: known words as they follow each other.
    fn cut_unspaced(&mut self) {
        let run: usize = self
            .rest()
            .chars()
            .take_while(|character| is_unspaced(*character))
            .map(char::len_utf8)
            .sum();
        let end = self.at + run;
        let before = (self.at, self.has_gap, self.pieces.len());
        while let Some(rest) = self.line.get(self.at..end).filter(|rest| !rest.is_empty()) {
            if let Some((number, length)) = numeral::han(rest) {
                self.push(length, Body::Number(number));
            } else if let Some((length, entries)) = LEXICON.longest_start(rest) {
                let key = key(rest.get(..length).unwrap_or_default());
                let zone = None;
                self.push(length, Body::Word { key, entries, zone });
            } else if rest.chars().next().is_some_and(is_han) {
                self.push_word(rest.chars().next().map_or(1, char::len_utf8));
            } else {
                // Words of Korean and Thai are whole: a known syllable inside another word is none.
                (self.at, self.has_gap) = (before.0, before.1);
                self.pieces.truncate(before.2);
                self.push_word(run);
            }
        }
    }

    /// Takes the word of `length` bytes.
    fn push_word(&mut self, length: usize) {
        let word = self.rest().get(..length).unwrap_or_default();
        let key = key(word);
        let entries = LEXICON.get(&key);
        let zone = Zone::abbreviated(word);
        self.push(length, Body::Word { key, entries, zone });
    }

    fn push(&mut self, length: usize, body: Body) {
        self.pieces.push(Piece {
            start: self.at,
            end: self.at + length,
            has_gap: self.has_gap,
            body,
        });
        self.has_gap = false;
        self.at += length;
    }
}

/// Makes one piece of the words of each known phrase ("mis à jour", "p. m.").
fn join_phrases(pieces: Vec<Piece>) -> Vec<Piece> {
    let starts =
        |piece: &Piece| matches!(&piece.body, Body::Word { key, .. } if LEXICON.starts_phrase(key));
    if !pieces.iter().any(starts) {
        return pieces;
    }
    let mut joined = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let phrase = starts(piece).then(|| phrase(&pieces, at)).flatten();
        if let Some((next, phrase)) = phrase {
            joined.push(phrase);
            at = next;
        } else {
            joined.push(piece.clone());
            at += 1;
        }
    }
    joined
}

/// The longest phrase that starts at piece `at`, and the place after it.
fn phrase(pieces: &[Piece], at: usize) -> Option<(usize, Piece)> {
    let first = pieces.get(at)?;
    let mut phrase = match &first.body {
        Body::Word { key, .. } => key.clone(),
        _ => return None,
    };
    let mut longest = None;
    let mut next = at + 1;
    for _ in 1..LONGEST_PHRASE {
        let Some(joint) = pieces.get(next) else {
            break;
        };
        let (place, joint) = match joint.body {
            Body::Mark('.') => (next + 1, '.'),
            Body::Mark('-') => (next + 1, ' '),
            _ => (next, ' '),
        };
        let Some(Body::Word { key, .. }) = pieces.get(place).map(|piece| &piece.body) else {
            break;
        };
        phrase.push(joint);
        phrase.push_str(key);
        next = place + 1;
        let entries = LEXICON.get(&phrase);
        if !entries.is_empty() {
            let body = Body::Word {
                key: phrase.clone(),
                entries,
                zone: None,
            };
            let end = pieces.get(place).map_or(first.end, |piece| piece.end);
            longest = Some((
                next,
                Piece {
                    end,
                    body,
                    ..first.clone()
                },
            ));
        }
    }
    longest
}

/// The bytes of the word that `rest` starts with. An apostrophe between Cyrillic letters is part of
/// it.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let is_inside = matches!(character, '\'' | '’' | 'ʼ')
            && is_cyrillic(before)
            && characters.peek().is_some_and(|next| is_cyrillic(*next));
        let is_letter = is_letter(character) && !is_unspaced(character);
        if !(is_letter || is_inside || is_hidden(character)) {
            break;
        }
        length += character.len_utf8();
        before = character;
    }
    length
}

/// A letter, or a mark on one.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || unicode_normalization::char::is_combining_mark(character)
}

fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52f}')
}

fn is_han(character: char) -> bool {
    matches!(character, '々' | '〇' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether words of the character's script follow each other without spaces, or take endings that
/// are words.
fn is_unspaced(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{ac00}'..='\u{d7a3}' | '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// Whether `character` is not seen and parts nothing.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}

/// The plain form of a mark.
fn plain(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '،' | '、' => ',',
        '。' => '.',
        '∶' | '׃' => ':',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '־' => '-',
        '⁄' | '∕' => '/',
        '’' | '‘' | '′' | '`' | '´' | '׳' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as texts, numbers as `#value`.
    fn cut(line: &str) -> Vec<String> {
        pieces(line)
            .into_iter()
            .map(|piece| match piece.body {
                Body::Number(number) => format!("#{}", number.value),
                _ => line
                    .get(piece.start..piece.end)
                    .unwrap_or_default()
                    .to_owned(),
            })
            .collect()
    }

    #[test]
    fn lines_are_cut_into_numbers_words_and_marks() {
        for (line, expected) in [
            ("Feb. 10, 2023", "Feb|.|#10|,|#2023"),
            ("3:05 p. m. ET", "#3|:|#5|p. m|.|ET"),
            ("16h42", "#16|h|#42"),
            ("10FEB2023", "#10|FEB|#2023"),
            (
                "2023年2月10日星期五下午3時05分",
                "#2023|年|#2|月|#10|日|星期五|下午|#3|時|#5|分",
            ),
            ("二〇二三年十二月二十一日", "#2023|年|#12|月|#21|日"),
            (
                "2023년2월10일금요일 오후",
                "#2023|년|#2|월|#10|일|금요일|오후",
            ),
            ("١٠ فبراير ٢٠٢٣", "#10|فبراير|#2023"),
            ("17 تشرين الأول 2019", "#17|تشرين الأول|#2019"),
            ("п'ятниця, 10", "п'ятниця|,|#10"),
            ("l’11 août", "l|’|#11|août"),
            ("10 ก.พ. 2566", "#10|ก.พ|.|#2566"),
            ("วันศุกร์ที่ 10", "วันศุกร์|ที่|#10"),
            ("terça-feira", "terça-feira"),
            ("일보 기자", "일보|기자"),
            ("\u{200f}10\u{200f}/\u{200f}2", "#10|/|#2"),
        ] {
            assert_eq!(cut(line).join("|"), expected, "{line}");
        }
    }
}
