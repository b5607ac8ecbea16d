//! All titles at hand, to find some by a few letters.
//!
//! The folded titles lie in one long text, about 80 bytes an article with what goes beside them, so
//! they are held only while someone jumps. A set of the letters of each title passes over most of
//! them without a look; what goes on from the letters before is looked for only among what those
//! have found.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::cancel::Cancel;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::meta::Meta;
use crate::library::view::order;
use crate::text::fuzzy::{self, Letters, Scratch};
use crate::user::Version;

/// Titles that one thread looks at between two looks at the cancel token.
const TITLES_AT_A_TIME: usize = 8_192;

/// Every title of a library.
#[derive(Debug, Default)]
pub struct Titles {
    /// The folded titles, one after the other.
    text: String,
    entries: Vec<Title>,
    /// What the letters before have found.
    last: Option<(Letters, Vec<u32>)>,
    /// The catalogue they are of: which, and how often it was changed.
    of: Option<(i64, Version)>,
}

/// One title.
#[derive(Debug, Clone, Copy)]
struct Title {
    row: u32,
    /// Where it ends in the text; it begins where the one before ends.
    end: u32,
    mask: u64,
    /// The date of its article, as the catalogue sorts it; the least where it has none.
    date: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The rows that fit best and how well, the best first, of equals the newest.
    pub best: Vec<(u32, u32)>,
    /// How many fit.
    pub fitting: usize,
}

impl Titles {
    /// Reads them; `None` when it was cancelled. What does not fit into 4 GB of titles is left out.
    pub fn read(catalog: &Catalog, cancel: &Cancel) -> Result<Option<Self>, CatalogError> {
        let text = std::cell::RefCell::new(String::new());
        let of = stamp(catalog)?;
        let sql = "SELECT id, date, fold FROM article";
        let titles = catalog.read(|connection| {
            text.borrow_mut().clear();
            order::each(connection, sql, cancel, |row| {
                let mut text = text.borrow_mut();
                let title = row.get_ref(2)?.as_str()?;
                text.push_str(title);
                Ok(Title {
                    row: row.get(0)?,
                    end: u32::try_from(text.len()).unwrap_or(u32::MAX),
                    mask: fuzzy::mask(title),
                    date: row.get::<_, Option<i64>>(1)?.unwrap_or(i64::MIN),
                })
            })
        })?;
        Ok(titles.map(|titles| Self {
            text: text.into_inner(),
            entries: titles,
            last: None,
            of: Some(of),
        }))
    }

    /// Whether the catalogue is as it was when they were read.
    pub fn are_of(&self, catalog: &Catalog) -> Result<bool, CatalogError> {
        Ok(self.of == Some(stamp(catalog)?))
    }

    /// The number of titles.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The `most` titles that fit `letters` best; `None` when it was cancelled.
    pub fn find(&mut self, letters: &Letters, most: usize, cancel: &Cancel) -> Option<Found> {
        let before = self.last.take_if(|(before, _)| letters.go_on_from(before));
        let among = before.map(|(_, among)| among);
        let all = u32::try_from(self.entries.len()).ok()?;
        let among = among.unwrap_or_else(|| (0..all).collect());
        let parts: Vec<Part> = among
            .par_chunks(TITLES_AT_A_TIME)
            .map_init(Scratch::default, |scratch, places| {
                (!cancel.is_cancelled()).then(|| self.find_among(letters, places, most, scratch))
            })
            .collect::<Option<_>>()?;
        let mut best: Vec<Fit> = parts
            .iter()
            .flat_map(|part| part.best.iter().copied())
            .collect();
        keep_best(&mut best, most);
        best.sort_unstable();
        let fitting: Vec<u32> = parts.into_iter().flat_map(|part| part.fitting).collect();
        let found = Found {
            best: best.into_iter().map(|fit| (fit.row, fit.score.0)).collect(),
            fitting: fitting.len(),
        };
        self.last = Some((letters.clone(), fitting));
        Some(found)
    }

    /// Those of `places` that fit.
    fn find_among(
        &self,
        letters: &Letters,
        places: &[u32],
        most: usize,
        scratch: &mut Scratch,
    ) -> Part {
        let mut part = Part::default();
        for &place in places {
            let Some((title, text)) = self.at(place) else {
                continue;
            };
            if !letters.may_fit(title.mask) {
                continue;
            }
            let Some(score) = letters.score(text, scratch) else {
                continue;
            };
            part.fitting.push(place);
            part.best.push(Fit {
                score: Reverse(score),
                date: Reverse(title.date),
                row: title.row,
            });
            if part.best.len() >= 4 * most.max(64) {
                keep_best(&mut part.best, most);
            }
        }
        keep_best(&mut part.best, most);
        part
    }

    /// The title at a place, with its text.
    fn at(&self, place: u32) -> Option<(&Title, &str)> {
        let place = place as usize;
        let title = self.entries.get(place)?;
        let before = place
            .checked_sub(1)
            .and_then(|before| self.entries.get(before));
        let start = before.map_or(0, |before| before.end);
        Some((title, self.text.get(start as usize..title.end as usize)?))
    }
}

/// Which catalogue this is, and how often it was changed.
fn stamp(catalog: &Catalog) -> Result<(i64, Version), CatalogError> {
    catalog.read(|connection| {
        let generation = Meta::load(connection)?.generation;
        Ok((generation, Version::of(connection, None)?))
    })
}

/// What one thread has found in one go.
#[derive(Debug, Default)]
struct Part {
    fitting: Vec<u32>,
    best: Vec<Fit>,
}

/// A title that fits; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    score: Reverse<u32>,
    date: Reverse<i64>,
    row: u32,
}

/// Keeps the `most` best, in any order.
fn keep_best(fits: &mut Vec<Fit>, most: usize) {
    if fits.len() > most && most > 0 {
        fits.select_nth_unstable(most - 1);
    }
    fits.truncate(most);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Titles of rows from 1, the later ones newer.
    fn titles(of: &[String]) -> Titles {
        let mut titles = Titles::default();
        for (row, title) in (1..).zip(of) {
            titles.text.push_str(title);
            titles.entries.push(Title {
                row,
                end: titles.text.len() as u32,
                mask: fuzzy::mask(title),
                date: i64::from(row),
            });
        }
        titles
    }

    #[test]
    fn the_best_come_first_and_of_equals_the_newest() {
        let words = [
            "tide report",
            "harbour port",
            "port asel",
            "port asel",
            "eels",
        ];
        let mut titles = titles(&words.map(str::to_owned));
        let found = titles
            .find(&Letters::new("port"), 3, &Cancel::default())
            .unwrap();
        let rows: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
        assert_eq!((rows, found.fitting), (vec![4, 3, 2], 4));
        let cancel = Cancel::default();
        cancel.cancel();
        assert_eq!(titles.find(&Letters::new("p"), 3, &cancel), None);
    }

    proptest! {
        #[test]
        fn going_on_finds_what_beginning_anew_finds(
            of in proptest::collection::vec("[a-d ]{0,12}", 0..60),
            typed in "[a-d ]{1,5}",
            most in 1_usize..8,
        ) {
            let mut going_on = titles(&of);
            for end in 1..=typed.len() {
                let letters = Letters::new(typed.get(..end).unwrap());
                let step = going_on.find(&letters, most, &Cancel::default());
                let anew = titles(&of).find(&letters, most, &Cancel::default());
                prop_assert_eq!(step, anew);
            }
        }
    }
}
