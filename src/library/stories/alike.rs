//! Whether two articles tell the same, and how much they share.
//!
//! Three degrees, from what proves most to what proves least. The shares were set by measuring
//! (`measure.rs`): over the pairs of distinct articles of a corpus of a thousand real ones, all laid
//! on one day, and over copies of them with words changed and halves of them retold.

use crate::library::stories::sketch::{Sketch, shared};
use crate::text::letters::is_of_word;

/// Days within which two articles may tell one story: news is told again the day after and the day after that;
/// what shares as many names a week later is another turn of it.
pub(crate) const STORY_DAYS: i64 = 2;

/// Shares are in hundredths. A wire copy shares at least this much of its body: one word in a hundred changed, or a line of
/// credit added to it, leaves more.
const COPY_SHARE: usize = 90;

/// A text of which so much is shared was taken over, whatever stands above it. Distinct articles
/// share less than a tenth.
const TEXT_SHARE: usize = 50;

/// Articles of one source that share this much of their text are no template with other figures in
/// it, such as the weather or the markets of another day.
const TEXT_SHARE_OF_ONE_SOURCE: usize = 80;

/// So much of headline and names must be shared where the words are others. Two halves of one article,
/// of which no sentence is in both, share that much in seven of ten; two distinct ones with headlines
/// alike in one of two thousand.
const TELLING_SHARE: usize = 20;

/// And this much of the words of the headlines: without that, six times as many distinct articles
/// would be told to be alike.
const TITLE_SHARE: usize = 34;

/// The fewest runs of words of a body that are compared: of a line or two all may be a formula.
pub(crate) const FEWEST_RUNS: u8 = 20;

/// The fewest names that tell a story.
const FEWEST_NAMES: u8 = 6;

/// What is compared of an article.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) row: u32,
    /// Days since 1970; `None` where no date is known.
    pub(crate) day: Option<i64>,
    pub(crate) source: Option<i64>,
    /// The title as it is sorted.
    pub(crate) title: String,
    pub(crate) sketch: Sketch,
    /// Whether it was not compared before.
    pub(crate) is_new: bool,
}

/// How two articles are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Alike {
    /// How much they share, in hundredths: of their texts, or of what tells the news.
    pub(crate) percent: u8,
    /// Whether one is probably a wire copy of the other.
    pub(crate) is_copy: bool,
}

/// How two articles are alike, if they are.
pub(crate) fn alike(one: &Told, other: &Told) -> Option<Alike> {
    let apart = match (one.day, other.day) {
        (Some(one), Some(other)) => (one - other).abs(),
        (None, None) => 0,
        _ => return None,
    };
    if apart > STORY_DAYS {
        return None;
    }
    let fewest_runs = one.sketch.runs.min(other.sketch.runs);
    let text = if fewest_runs >= FEWEST_RUNS {
        shared(&one.sketch.body, &other.sketch.body)
    } else {
        0
    };
    let is_of_one_source = one.source.is_some() && one.source == other.source;
    let found = |share: usize, is_copy| {
        let percent = u8::try_from(share.min(100)).unwrap_or(100);
        Some(Alike { percent, is_copy })
    };
    if text >= COPY_SHARE && apart == 0 && is_same_title(&one.title, &other.title) {
        return found(text, true);
    }
    let least = if is_of_one_source {
        TEXT_SHARE_OF_ONE_SOURCE
    } else {
        TEXT_SHARE
    };
    if text >= least {
        return found(text, false);
    }
    // Where no day is known, only the text can tell; and a source does not tell its news twice.
    let fewest_names = one.sketch.names.min(other.sketch.names);
    if one.day.is_none() || is_of_one_source || fewest_names < FEWEST_NAMES {
        return None;
    }
    let telling = shared(&one.sketch.telling, &other.sketch.telling);
    if telling < TELLING_SHARE || titles_shared(&one.title, &other.title) < TITLE_SHARE {
        return None;
    }
    found(telling.max(text), false)
}

/// Whether two headlines are the same but for signs.
fn is_same_title(one: &str, other: &str) -> bool {
    let letters = |title: &'_ str| title.chars().filter(|c| is_of_word(*c)).collect::<String>();
    one == other || letters(one) == letters(other)
}

/// The share, in hundredths, of the words of the shorter of two headlines that stand in the other.
fn titles_shared(one: &str, other: &str) -> usize {
    let words = |title: &str| -> Vec<u64> {
        let mut words = Vec::new();
        crate::library::stories::sketch::each_long_word(title, |hash| words.push(hash));
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let both = short.iter().filter(|word| long.binary_search(word).is_ok());
    both.count() * 100 / short.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Entry;

    fn told(title: &str, body: &str, day: Option<i64>, source: Option<i64>) -> Told {
        let entry = Entry {
            title: title.to_owned(),
            body: body.to_owned(),
            ..Entry::default()
        };
        Told {
            row: 0,
            day,
            source,
            title: title.to_lowercase(),
            sketch: Sketch::of(&entry),
            is_new: true,
        }
    }

    fn long(seed: usize) -> String {
        let words: Vec<_> = (0..200)
            .map(|number| format!("word{}", number * 7 + seed))
            .collect();
        words.join(" ")
    }

    const LISBON: &str = "The ferry Adelaide left Lisbon for Porto on Tuesday, said Harbour Master Inez Prado, \
        after the Douro Bridge was closed by the Portuguese Navy and 340 people waited.";
    const RETOLD: &str = "Some 340 people had to wait until the Adelaide could leave Lisbon. Inez Prado said \
        the Portuguese Navy had closed the Douro Bridge, so that Porto was out of reach until Tuesday.";

    #[test]
    fn a_wire_copy_has_the_title_the_day_and_nearly_all_of_the_words() {
        let one = told("Rail plan", &long(0), Some(10), Some(1));
        let same = told(
            "Rail plan",
            &format!("{} (agency)", long(0)),
            Some(10),
            Some(2),
        );
        assert!(alike(&one, &same).is_some_and(|alike| alike.is_copy));
        for other in [
            told("Rail plan", &long(0), Some(11), Some(2)),
            told("Railway plan", &long(0), Some(10), Some(2)),
        ] {
            assert!(alike(&one, &other).is_some_and(|alike| !alike.is_copy && alike.percent > 95));
        }
        for other in [
            told("Rail plan", &long(0), Some(13), Some(2)),
            told("Rail plan", &long(0), None, Some(2)),
            told("Rail plan", &long(3), Some(10), Some(2)),
        ] {
            assert_eq!(alike(&one, &other), None);
        }
    }

    #[test]
    fn a_story_is_told_by_other_sources_in_other_words() {
        let one = told(
            "Ferry Adelaide leaves Lisbon at last",
            LISBON,
            Some(10),
            Some(1),
        );
        let retold = told(
            "Lisbon ferry leaves late after bridge closes",
            RETOLD,
            Some(11),
            Some(2),
        );
        let found = alike(&one, &retold);
        assert!(found.is_some_and(|alike| !alike.is_copy), "{found:?}");
        let of_one_source = Told {
            source: Some(1),
            ..retold.clone()
        };
        assert_eq!(alike(&one, &of_one_source), None);
        let later = Told {
            day: Some(14),
            ..retold.clone()
        };
        assert_eq!(alike(&one, &later), None);
        let others = ["Lisbon mayor opens garden", "At last", ""];
        assert_eq!(
            others.map(|title| titles_shared(&one.title, &title.to_lowercase())),
            [25, 100, 0]
        );
    }
}
