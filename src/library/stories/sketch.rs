//! What is kept of a text to compare it by: two sets of words as the least hashes of each (one
//! permutation minhash), a byte a place.
//!
//! The share of places in which two sketches agree is the share of what their texts have in common.
//! The body gives runs of three words: near-duplicates share nearly all of them, other articles next
//! to none. The headline and the names and numbers of the lead give single words: they are what two
//! papers share that tell the same news in words of their own.
//!
//! One pass over the text, no memory but the sketch: some microseconds an article.

use crate::search::Entry;
use crate::text::letters::{is_of_word, is_unspaced};

/// Places of the sketch of a body: the share is known to within a thirtieth.
pub(crate) const BODY: usize = 128;

/// Places of the sketch of what tells the news.
pub(crate) const TELLING: usize = 64;

/// Bytes of a body that count: of a book the beginning is enough to know it by.
const BODY_BYTES: usize = 1 << 16;

/// Bytes of a body in which names and numbers are taken for those of its news: a lead of some
/// paragraphs.
const LEAD_BYTES: usize = 2_400;

/// The fewest letters of a word of a headline that says something.
const LONG_LETTERS: usize = 4;

/// What is kept of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Of runs of three words of the body.
    pub(crate) body: [u8; BODY],
    /// Of the words that tell the news.
    pub(crate) telling: [u8; TELLING],
    /// About how many runs the body has, as far as its places can tell.
    pub(crate) runs: u8,
    /// About how many words tell the news.
    pub(crate) names: u8,
}

/// Bytes of a sketch as it is stored.
pub(crate) const BYTES: usize = BODY + TELLING + 2;

impl Sketch {
    /// That of the words of an article.
    pub(crate) fn of(entry: &Entry) -> Self {
        let (mut body, mut telling) = (Least::<BODY>::new(), Least::<TELLING>::new());
        each_long_word(&entry.title, |hash| telling.add(hash));
        let text = beginning(&entry.body, BODY_BYTES);
        let mut run = [0_u64; 2];
        each_word(text, |word| {
            if word.start < LEAD_BYTES && word.is_telling() {
                telling.add(word.hash);
            }
            if word.look == Look::Pair {
                return;
            }
            let [first, second] = run;
            body.add(mix(first.rotate_left(21)
                ^ second.rotate_left(7)
                ^ word.hash));
            run = [second, word.hash];
        });
        Self {
            runs: body.filled(),
            names: telling.filled(),
            body: body.places(),
            telling: telling.places(),
        }
    }

    /// As it is stored.
    pub(crate) fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        let parts = self.body.iter().chain(&self.telling);
        let all = parts.chain([&self.runs, &self.names]);
        bytes.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
        bytes
    }

    /// What was stored.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (body, rest) = bytes.split_first_chunk()?;
        let (telling, rest) = rest.split_first_chunk()?;
        let [runs, names] = rest else { return None };
        Some(Self {
            body: *body,
            telling: *telling,
            runs: *runs,
            names: *names,
        })
    }
}

/// The share of their places in which two sketches agree, in hundredths, less what agrees by chance.
pub(crate) fn shared(one: &[u8], other: &[u8]) -> usize {
    let agree = one.iter().zip(other).filter(|(one, other)| one == other);
    let places = one.len().max(1);
    // One place in 256 agrees by chance.
    let beyond_chance = (agree.count() * 256).saturating_sub(places);
    (beyond_chance * 100 + places * 255 / 2) / (places * 255)
}

/// Hands on what `title` says: its long words, numbers, and pairs of characters without spaces.
pub(crate) fn each_long_word(title: &str, mut take: impl FnMut(u64)) {
    each_word(beginning(title, LEAD_BYTES), |word| {
        if word.is_long() {
            take(word.hash);
        }
    });
}

/// The first `bytes` bytes of a text, or one less than makes whole characters.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What a word looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Like most.
    Plain,
    /// It begins with a capital, inside a sentence.
    Name,
    /// It begins with a digit.
    Number,
    /// Its script knows no capitals.
    Caseless,
    /// Two characters of a script that writes no spaces.
    Pair,
}

/// A word on its way through.
#[derive(Debug, Clone, Copy)]
struct Word {
    hash: u64,
    /// Where it begins, in bytes.
    start: usize,
    letters: usize,
    look: Look,
}

impl Word {
    /// Whether it is a name, a number, or where a script has no capitals, long enough to be one.
    fn is_telling(&self) -> bool {
        match self.look {
            Look::Plain => false,
            Look::Name | Look::Number => self.letters > 1,
            Look::Caseless => self.letters >= LONG_LETTERS,
            Look::Pair => true,
        }
    }

    /// Whether it says something in a headline.
    fn is_long(&self) -> bool {
        self.letters >= LONG_LETTERS || matches!(self.look, Look::Number | Look::Pair)
    }
}

/// What a word looks like that begins with `first`.
fn look(first: char, begins_sentence: bool) -> Look {
    if first.is_numeric() {
        Look::Number
    } else if first.is_uppercase() {
        if begins_sentence {
            Look::Plain
        } else {
            Look::Name
        }
    } else if first.is_lowercase() {
        Look::Plain
    } else {
        Look::Caseless
    }
}

/// Hands on the words of `text` in any case, each character of scripts without spaces by itself and
/// with the one before it.
fn each_word(text: &str, mut take: impl FnMut(Word)) {
    let mut word: Option<Word> = None;
    let (mut begins_sentence, mut before) = (true, None::<char>);
    for (at, character) in text.char_indices() {
        let is_of_spaced = is_of_word(character) && !is_unspaced(character);
        if is_of_spaced {
            let whole = word.get_or_insert_with(|| Word {
                hash: 0xcbf2_9ce4_8422_2325,
                start: at,
                letters: 0,
                look: look(character, begins_sentence),
            });
            whole.letters += 1;
            if character.is_ascii() {
                whole.hash = step(whole.hash, u64::from(character.to_ascii_lowercase() as u32));
            } else {
                for lower in character.to_lowercase() {
                    whole.hash = step(whole.hash, u64::from(lower as u32));
                }
            }
            before = None;
            continue;
        }
        if let Some(whole) = word.take() {
            begins_sentence = false;
            take(Word {
                hash: mix(whole.hash),
                ..whole
            });
        }
        if is_of_word(character) {
            take_unspaced(at, before, character, &mut take);
            (before, begins_sentence) = (Some(character), false);
        } else {
            before = None;
            begins_sentence |= matches!(
                character,
                '.' | '!' | '?' | ':' | '\u{1e}' | '\n' | '“' | '"' | '„' | '«'
            );
        }
    }
    if let Some(whole) = word {
        take(Word {
            hash: mix(whole.hash),
            ..whole
        });
    }
}

/// Hands on a character of a script without spaces, and it with the one before.
fn take_unspaced(start: usize, before: Option<char>, character: char, take: &mut impl FnMut(Word)) {
    let alone = Word {
        hash: mix(step(1, u64::from(character as u32))),
        start,
        letters: 1,
        look: Look::Caseless,
    };
    take(alone);
    if let Some(before) = before {
        let pair = step(
            step(2, u64::from(before as u32)),
            u64::from(character as u32),
        );
        take(Word {
            hash: mix(pair),
            look: Look::Pair,
            ..alone
        });
    }
}

/// Takes a character into a hash.
fn step(hash: u64, character: u64) -> u64 {
    (hash ^ character).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads a number over all bits.
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}

/// The least hash of each place; each hash belongs to one place.
struct Least<const PLACES: usize>([u32; PLACES]);

/// A place that no hash has come to.
const NONE: u32 = u32::MAX;

impl<const PLACES: usize> Least<PLACES> {
    fn new() -> Self {
        Self([NONE; PLACES])
    }

    fn add(&mut self, hash: u64) {
        let place = usize::try_from(hash >> 32).unwrap_or(0) % PLACES;
        let value = (hash & u64::from(u32::MAX - 1)) as u32;
        if let Some(least) = self.0.get_mut(place) {
            *least = (*least).min(value);
        }
    }

    /// How many places hold something.
    fn filled(&self) -> u8 {
        let filled = self.0.iter().filter(|least| **least != NONE).count();
        u8::try_from(filled).unwrap_or(u8::MAX)
    }

    /// A byte a place; one that is empty borrows from the next that is not.
    fn places(&self) -> [u8; PLACES] {
        let mut places = [0; PLACES];
        if self.filled() == 0 {
            return places;
        }
        for (number, place) in places.iter_mut().enumerate() {
            let after = self.0.iter().cycle().skip(number).zip(0_u64..);
            let mut held = after.filter(|(least, _)| **least != NONE);
            if let Some((least, far)) = held.next() {
                *place = (mix(u64::from(*least) ^ (far << 40)) & 0xff) as u8;
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, body: &str) -> Entry {
        Entry {
            title: title.to_owned(),
            body: body.to_owned(),
            ..Entry::default()
        }
    }

    fn numbered(range: std::ops::Range<usize>) -> String {
        let words: Vec<_> = range.map(|number| format!("w{number}")).collect();
        words.join(" ")
    }

    #[test]
    fn sketches_agree_as_much_as_their_texts_do() {
        let whole = Sketch::of(&entry("Harbour", &numbered(0..600)));
        for (range, expected) in [(0..600, 100), (0..540, 90), (0..300, 50), (600..1200, 0)] {
            let part = Sketch::of(&entry("Harbour", &numbered(range.clone())));
            let shared = shared(&whole.body, &part.body);
            assert!(shared.abs_diff(expected) < 11, "{range:?}: {shared}");
        }
    }

    #[test]
    fn case_and_signs_are_nothing_and_a_sketch_comes_back_from_its_bytes() {
        let one = Sketch::of(&entry("Hafen, Wind", "Der Wind — er drehte; um neun."));
        let other = Sketch::of(&entry("HAFEN WIND", "der wind er DREHTE um Neun"));
        assert_eq!(one.body, other.body);
        assert_eq!(Sketch::from_bytes(&one.to_bytes()), Some(one));
        assert_eq!(Sketch::from_bytes(&[0; 3]), None);
        let empty = Sketch::of(&entry("", ""));
        assert_eq!((empty.runs, empty.names), (0, 0));
    }

    #[test]
    fn names_tell_the_news_in_every_script() {
        let table = [
            (
                "",
                "In the morning the ferry left Lisbon for Porto with 340 aboard.",
                3,
            ),
            ("", "قرر مجلس الميناء الإبقاء على العبّارة", 4),
            ("港の灯台", "", 3),
            ("the ferry of it", "", 1),
        ];
        for (title, body, names) in table {
            assert_eq!(
                Sketch::of(&entry(title, body)).names,
                names,
                "{title}{body}"
            );
        }
    }
}
