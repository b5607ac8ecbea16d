//! Which articles of a few days may be alike: those that agree in a band, some places of their
//! sketches taken together.
//!
//! ```text
//! body     16 bands of 4 places: half of the text in common is met by two pairs in three,
//!          seven tenths by all but one in a hundred, a tenth by three in a thousand
//! telling  24 bands of 2 places: three tenths in common are met by nine pairs in ten
//! ```
//!
//! The bands of a day lie in one sorted list, so that a day is dropped as a whole when it is out of
//! reach. A band that very many articles of a day share is a formula of theirs: each is then
//! compared with its neighbours in it alone.

use std::collections::VecDeque;

use crate::library::stories::alike::{Alike, STORY_DAYS, Told, alike};
use crate::library::stories::sketch::Sketch;

/// Bands of the body, and places of each.
const BODY_BANDS: (usize, usize) = (16, 4);

/// Bands of what tells the news, and places of each.
const TELLING_BANDS: (usize, usize) = (24, 2);

/// Articles of one day and one band that each is compared with, at most.
const NEIGHBOURS: usize = 24;

/// Articles of one day that are compared, at most: a day of more is no day of news but a date that
/// was put on a whole archive.
pub(crate) const MOST_A_DAY: usize = 20_000;

/// The articles of one day, and their bands.
struct Day {
    /// Days since 1970.
    number: Option<i64>,
    told: Vec<Told>,
    /// Bands with the place of their article, sorted.
    bands: Vec<(u32, u32)>,
}

/// The articles of the days within reach of the one that comes next.
#[derive(Default)]
pub(crate) struct Near {
    days: VecDeque<Day>,
}

impl Near {
    /// Takes the articles of the next day; gives each pair that is alike and of which one is new to
    /// `found`. Days come in order.
    pub(crate) fn take(
        &mut self,
        day: Option<i64>,
        mut told: Vec<Told>,
        found: &mut dyn FnMut(u32, u32, Alike),
    ) {
        let is_out_of_reach = |known: &Day| match (known.number, day) {
            (Some(known), Some(day)) => day - known > STORY_DAYS,
            _ => true,
        };
        while self.days.front().is_some_and(is_out_of_reach) {
            self.days.pop_front();
        }
        told.truncate(MOST_A_DAY);
        let mut bands = Vec::new();
        for (place, one) in (0_u32..).zip(&told) {
            bands.extend(bands_of(&one.sketch).map(|band| (band, place)));
        }
        bands.sort_unstable();
        self.days.push_back(Day {
            number: day,
            told,
            bands,
        });
        let Some(last) = self.days.back() else { return };
        let mut candidates = Vec::new();
        for (place, one) in (0_u32..).zip(&last.told) {
            for known in &self.days {
                let before = std::ptr::eq(known, last).then_some(place);
                candidates.clear();
                for band in bands_of(&one.sketch) {
                    known.add_sharing(band, before, &mut candidates);
                }
                candidates.sort_unstable();
                candidates.dedup();
                let others = candidates
                    .iter()
                    .filter_map(|other| known.told.get(*other as usize));
                for other in others.filter(|other| one.is_new || other.is_new) {
                    if let Some(alike) = alike(one, other) {
                        found(one.row, other.row, alike);
                    }
                }
            }
        }
    }
}

impl Day {
    /// Adds the articles that share `band`, as far as they are its neighbours; those before the place
    /// `before` alone, where the article is of this day itself.
    fn add_sharing(&self, band: u32, before: Option<u32>, to: &mut Vec<u32>) {
        let start = self.bands.partition_point(|(known, _)| *known < band);
        let end = match before {
            None => start + NEIGHBOURS,
            Some(place) => self.bands.partition_point(|known| *known < (band, place)),
        };
        let start = start.max(end.saturating_sub(NEIGHBOURS));
        let sharing = self
            .bands
            .iter()
            .skip(start)
            .take(end.saturating_sub(start));
        let sharing = sharing.take_while(|(known, _)| *known == band);
        to.extend(sharing.map(|(_, place)| *place));
    }
}

/// The bands of a sketch, each as a number that tells which it is.
fn bands_of(sketch: &Sketch) -> impl Iterator<Item = u32> + '_ {
    let of = |places: &'_ [u8], (bands, width): (usize, usize), salt: u32| -> Vec<u32> {
        let cut = places.chunks_exact(width).take(bands).zip(salt..);
        cut.map(|(places, number)| {
            let start = number.wrapping_mul(0x9e37_79b1);
            places.iter().fold(start, |hash, place| {
                (hash ^ u32::from(*place))
                    .wrapping_mul(0x0100_0193)
                    .rotate_left(5)
            })
        })
        .collect()
    };
    let body = if sketch.runs == 0 {
        Vec::new()
    } else {
        of(&sketch.body, BODY_BANDS, 1)
    };
    let telling = if sketch.names == 0 {
        Vec::new()
    } else {
        of(&sketch.telling, TELLING_BANDS, 1_001)
    };
    body.into_iter().chain(telling)
}
