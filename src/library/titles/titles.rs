//! All titles at hand, to find some by a few letters.
//!
//! The folded titles lie in one long text, about 120 bytes an article with what goes beside them, so
//! they are held only while someone jumps. Scoring all that fits would cost half a second at a
//! million: so a title is scored only if it can still be among the best, which is told by its
//! [`Gist`] and its date, and of all others it is only known whether they fit. What goes on from the
//! letters before is looked for only among what those have found.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

use crate::cancel::Cancel;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::meta::Meta;
use crate::library::titles::fits::{Fit, Fits, Found, Place};
use crate::text::fuzzy::{self, Letters, Scratch};
use crate::text::gist::Gist;
use crate::user::Version;

/// Titles between two looks at the cancel token; what is the best until then bars what is worse.
const TITLES_A_ROUND: usize = 65_536;

/// Titles that are read in one go: about as long as a key may take.
const TITLES_A_STEP: u32 = 16_384;

/// The titles of a library, as far as they were read.
#[derive(Debug, Default)]
pub struct Titles {
    /// The folded titles, one after the other.
    text: String,
    entries: Vec<Title>,
    /// What the letters before have found.
    last: Option<(Letters, Vec<Place>)>,
    /// The catalogue they are of: which, and how often it was changed.
    of: Option<(i64, Version)>,
    /// Whether all of them are read.
    are_all: bool,
    /// One for each thread that looks.
    scratches: Vec<Scratch>,
}

/// One title.
#[derive(Debug, Clone, Copy)]
struct Title {
    row: u32,
    /// Where it ends in the text; it begins where the one before ends.
    end: u32,
    gist: Gist,
    /// The date of its article, as the catalogue sorts it; the least where it has none.
    date: i64,
}

impl Titles {
    /// None of them yet, of the catalogue as it is now.
    pub fn of(catalog: &Catalog) -> Result<Self, CatalogError> {
        Ok(Self {
            of: Some(stamp(catalog)?),
            ..Self::default()
        })
    }

    /// Reads some more of them. What does not fit into 4 GB of titles is left out.
    pub fn read_more(&mut self, catalog: &Catalog) -> Result<(), CatalogError> {
        self.read_some(catalog, TITLES_A_STEP)
    }

    /// Reads so many more of them.
    fn read_some(&mut self, catalog: &Catalog, most: u32) -> Result<(), CatalogError> {
        const SQL: &str = "SELECT id, date, fold FROM article WHERE id > ?1 ORDER BY id LIMIT ?2";
        let after = self.entries.last().map_or(-1, |last| i64::from(last.row));
        let read = catalog.read(|connection| {
            let mut statement = connection.prepare_cached(SQL)?;
            let mut rows = statement.query((after, most))?;
            let mut read = (String::new(), Vec::new());
            while let Some(row) = rows.next()? {
                let title = row.get_ref(2)?.as_str()?;
                read.0.push_str(title);
                read.1.push(Title {
                    row: row.get(0)?,
                    end: u32::try_from(self.text.len() + read.0.len()).unwrap_or(u32::MAX),
                    gist: Gist::of(title),
                    date: row.get::<_, Option<i64>>(1)?.unwrap_or(i64::MIN),
                });
            }
            Ok(read)
        })?;
        let (text, entries) = read;
        self.are_all = entries.len() < most as usize;
        self.text.push_str(&text);
        self.entries.extend(entries);
        // What those letters have found is among fewer.
        self.last = None;
        Ok(())
    }

    /// Whether all of them are read.
    pub fn are_all(&self) -> bool {
        self.are_all
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

    /// The `most` titles that fit `letters` best; `None` when it was cancelled. What was found so far
    /// is told between two rounds.
    pub fn find(
        &mut self,
        letters: &Letters,
        most: usize,
        cancel: &Cancel,
        tell: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        let before = self.last.take_if(|(before, _)| letters.go_on_from(before));
        let all;
        let among = if let Some((_, among)) = &before {
            among
        } else {
            // What came last is often the newest, and bars what is older.
            let numbers = (0..u32::try_from(self.len()).ok()?).rev();
            all = numbers.map(|number| Place { number, end: 0 }).collect();
            &all
        };
        let more = before.as_ref();
        let more = more.and_then(|(before, _)| letters.more_than(before));
        let wanted = Wanted { letters, more };
        let mut scratches = std::mem::take(&mut self.scratches);
        scratches.resize_with(rayon::current_num_threads(), Scratch::default);
        let mut fits = Fits::new(most);
        for (round, places) in among.chunks(TITLES_A_ROUND).enumerate() {
            if round > 0 {
                tell(fits.found());
            }
            if cancel.is_cancelled() {
                // Letters that go on from the ones before are looked for among those again.
                (self.last, self.scratches) = (before, scratches);
                return None;
            }
            let lane = places.len().div_ceil(scratches.len());
            let lanes = scratches.par_iter_mut().zip(places.par_chunks(lane));
            let found: Vec<Fits> = lanes
                .map(|(scratch, places)| self.look(wanted, places, fits.barred(), scratch))
                .collect();
            for found in found {
                fits.join(found);
            }
        }
        let found = fits.found();
        (self.last, self.scratches) = (Some((letters.clone(), fits.all)), scratches);
        Some(found)
    }

    /// Those of `places` that fit, as far as `fits` bars them not.
    fn look(
        &self,
        wanted: Wanted,
        places: &[Place],
        mut fits: Fits,
        scratch: &mut Scratch,
    ) -> Fits {
        let letters = wanted.letters;
        let are_ascii = letters.are_ascii();
        for &place in places {
            let Some((title, range)) = self.at(place.number) else {
                continue;
            };
            let Some(most) = letters.most(title.gist) else {
                continue;
            };
            let mut place = place;
            if are_ascii {
                let text = self.text.as_bytes().get(range.clone());
                let Some(end) = text.and_then(|text| wanted.end(text, place.end)) else {
                    continue;
                };
                place.end = end;
                if fits.bars(title.fit(most))
                    || fits.bars(title.fit(letters.most_closely(title.gist)))
                {
                    fits.all.push(place);
                    continue;
                }
            }
            let text = self.text.get(range).unwrap_or_default();
            let Some(score) = letters.score(text, scratch) else {
                continue;
            };
            fits.all.push(place);
            fits.take(title.fit(score));
        }
        fits
    }

    /// A title, and where it stands in the text.
    fn at(&self, number: u32) -> Option<(&Title, Range<usize>)> {
        let number = number as usize;
        let title = self.entries.get(number)?;
        let before = number
            .checked_sub(1)
            .and_then(|before| self.entries.get(before));
        let start = before.map_or(0, |before| before.end);
        Some((title, start as usize..title.end as usize))
    }
}

/// Which catalogue this is, and how often it was changed.
fn stamp(catalog: &Catalog) -> Result<(i64, Version), CatalogError> {
    catalog.read(|connection| {
        let generation = Meta::load(connection)?.generation;
        Ok((generation, Version::of(connection, None)?))
    })
}

/// What is looked for.
#[derive(Debug, Clone, Copy)]
struct Wanted<'l> {
    letters: &'l Letters,
    /// What they have more than those before, where that alone is to be looked for.
    more: Option<&'l [u8]>,
}

impl Wanted<'_> {
    /// Where they end in a title in which those before ended at `known`.
    fn end(&self, title: &[u8], known: u32) -> Option<u32> {
        let end = match self.more {
            Some(more) => {
                let known = known as usize;
                known + fuzzy::end_of(more, title.get(known..)?)?
            }
            None => self.letters.end_in(title)?,
        };
        u32::try_from(end).ok()
    }
}

impl Title {
    /// It with a score.
    fn fit(&self, score: u32) -> Fit {
        Fit {
            score: Reverse(score),
            date: Reverse(self.date),
            row: self.row,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;
    use proptest::prelude::*;

    /// Titles of rows from 1, the later ones newer.
    fn titles(of: &[String]) -> Titles {
        let mut titles = Titles::default();
        for (row, title) in (1..).zip(of) {
            titles.text.push_str(title);
            titles.entries.push(Title {
                row,
                end: titles.text.len() as u32,
                gist: Gist::of(title),
                date: i64::from(row),
            });
        }
        titles
    }

    /// What is found with nothing to tell it to.
    fn find(titles: &mut Titles, letters: &str, most: usize) -> Found {
        let letters = Letters::new(letters);
        let found = titles.find(&letters, most, &Cancel::default(), &mut drop);
        found.unwrap()
    }

    /// What is found where every title is scored.
    fn scored(titles: &Titles, letters: &str, most: usize) -> Found {
        let (letters, mut scratch) = (Letters::new(letters), Scratch::default());
        let mut fits: Vec<Fit> = (0..titles.len() as u32)
            .filter_map(|place| {
                let (title, range) = titles.at(place)?;
                let text = titles.text.get(range)?;
                Some(title.fit(letters.score(text, &mut scratch)?))
            })
            .collect();
        fits.sort_unstable();
        let best = fits.iter().take(most);
        Found {
            best: best.map(|fit| (fit.row, fit.score.0)).collect(),
            fitting: fits.len(),
        }
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
        let found = find(&mut titles, "port", 3);
        let rows: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
        assert_eq!((rows, found.fitting), (vec![4, 3, 2], 4));
        let cancel = Cancel::default();
        cancel.cancel();
        let stopped = titles.find(&Letters::new("p"), 3, &cancel, &mut drop);
        assert_eq!(stopped, None);
    }

    #[test]
    fn many_are_told_round_by_round_and_what_was_stopped_is_looked_for_again() {
        let words = ["port asel", "tide report", "harbour port", "eels", "a post"];
        let of: Vec<String> = (0..5 * TITLES_A_ROUND / 2)
            .map(|nth| format!("{} {nth}", words[nth % words.len()]))
            .collect();
        let mut titles = titles(&of);
        let (cancel, mut told) = (Cancel::default(), Vec::new());
        let letters = Letters::new("po");
        let found = titles.find(&letters, 5, &cancel, &mut |found| told.push(found));
        assert_eq!(found, Some(scored(&titles, "po", 5)));
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|found| found.best.len() == 5));
        let longer = Letters::new("por");
        let stopped = titles.find(&longer, 5, &cancel, &mut |_| cancel.cancel());
        assert_eq!(stopped, None);
        assert_eq!(find(&mut titles, "port", 5), scored(&titles, "port", 5));
    }

    #[test]
    fn titles_are_read_some_at_a_time_and_each_once() {
        let library = Library::new();
        (0..40).for_each(|nth| {
            library.article(&format!("{nth}.json"), &format!("Tide {nth}"), "2023-02-01");
        });
        library.refresh();
        let catalog = library.catalog();
        let mut titles = Titles::of(&catalog).unwrap();
        let mut fitting = Vec::new();
        while !titles.are_all() {
            titles.read_some(&catalog, 16).unwrap();
            fitting.push(find(&mut titles, "tide", 3).fitting);
        }
        assert_eq!(fitting, [16, 32, 40]);
        assert!(titles.are_of(&catalog).unwrap());
        library.article("41.json", "Ebb", "2023-02-01");
        library.refresh();
        assert!(!titles.are_of(&catalog).unwrap());
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_scoring_every_title_finds(
            of in proptest::collection::vec("([a-d]{0,4}[ '/1-]|海|é){0,5}", 0..300),
            typed in "[a-d1'海é ]{1,5}",
            most in 0_usize..8,
        ) {
            let mut going_on = titles(&of);
            for (end, letter) in typed.char_indices() {
                let letters = typed.get(..end + letter.len_utf8()).unwrap();
                let found = find(&mut going_on, letters, most);
                prop_assert_eq!(&found, &find(&mut titles(&of), letters, most));
                prop_assert_eq!(&found, &scored(&going_on, letters, most));
            }
        }
    }
}
