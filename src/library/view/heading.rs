//! What heads a group of the list: the fact that its articles share.

use crate::query::{Day, Group};
use crate::text::Clean;

/// Lower ends of the bands of keyword hits, most first.
pub(crate) const HITS: [u32; 7] = [100, 50, 20, 10, 5, 2, 1];

/// Lower ends of the bands of length in words, longest first.
pub(crate) const WORDS: [u32; 5] = [5_000, 2_000, 1_000, 500, 200];

/// What the articles of a group share; `None` where they lack it.
#[derive(Debug, Clone, PartialEq)]
pub enum Heading {
    /// The day of publication, or the month or the year where no more is known or asked for.
    Date(Option<Day>),
    /// The source.
    Source(Option<Clean>),
    /// The first letter of the title; `0` for all digits.
    Letter(Option<char>),
    /// At least so many keyword hits; 0 for none at all.
    Hits(u32),
    /// At least so many words; 0 for the shortest.
    Words(u32),
    /// A story of a day.
    Story {
        /// The day that it is told on.
        day: Option<Day>,
        /// Its number.
        number: u32,
        /// The headline of the longest of its articles.
        title: Clean,
    },
}

impl Heading {
    /// What it is known by among the headings of its grouping.
    pub fn id(&self) -> String {
        match self {
            Self::Date(day) => day.map_or_else(String::new, |day| day.to_string()),
            Self::Source(name) => name.as_ref().map_or_else(String::new, Clean::to_string),
            Self::Letter(letter) => letter.map_or_else(String::new, String::from),
            Self::Hits(least) | Self::Words(least) => least.to_string(),
            Self::Story { day, number, title } => {
                let day = day.map_or_else(String::new, |day| day.to_string());
                format!("{day}/{number}/{title}")
            }
        }
    }

    /// The heading of the grouping `group` that is known by `id`.
    pub fn of_id(group: Group, id: &str) -> Option<Self> {
        Some(match group {
            Group::None => return None,
            Group::Day | Group::Month => Self::Date(Day::parse(id)),
            Group::Source => Self::Source((!id.is_empty()).then(|| Clean::line(id))),
            Group::Title => Self::Letter(id.chars().next()),
            Group::Hits => Self::Hits(id.parse().ok()?),
            Group::Words => Self::Words(id.parse().ok()?),
            Group::Story => match id.splitn(3, '/').collect::<Vec<_>>()[..] {
                [day, number, title] => Self::Story {
                    day: Day::parse(day),
                    number: number.parse().ok()?,
                    title: Clean::line(title),
                },
                _ => Self::Date(Day::parse(id)),
            },
        })
    }

    /// Whether both are of one day.
    pub(crate) fn is_of_day_of(&self, other: &Self) -> bool {
        let day = |heading: &Self| match heading {
            Self::Date(day) | Self::Story { day, .. } => Some((day.is_none(), *day)),
            _ => None,
        };
        day(self).is_some() && day(self) == day(other)
    }

    /// Whether its articles lack a date.
    pub(crate) fn is_without_date(&self) -> bool {
        matches!(self, Self::Date(None) | Self::Story { day: None, .. })
    }

    /// Whether its group is folded until it is unfolded: a story is one row.
    pub fn begins_folded(&self) -> bool {
        matches!(self, Self::Story { .. })
    }

    /// The number after the last of the band that begins at `least`, if the band ends.
    pub fn end(&self) -> Option<u32> {
        let (bands, least): (&[u32], _) = match self {
            Self::Hits(least) => (&HITS, *least),
            Self::Words(least) => (&WORDS, *least),
            _ => return None,
        };
        bands.iter().rev().find(|band| **band > least).copied()
    }
}

/// The lower end of the band of `bands` that `number` is in.
pub(crate) fn band(bands: &[u32], number: u32) -> u32 {
    let of_number = bands.iter().find(|least| number >= **least);
    of_number.copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_found_again_by_what_it_is_known_by() {
        let table = [
            (Group::Day, Heading::Date(Day::parse("2026-11-24"))),
            (Group::Day, Heading::Date(Day::parse("2026-11"))),
            (Group::Month, Heading::Date(None)),
            (
                Group::Source,
                Heading::Source(Some(Clean::line("Sound News"))),
            ),
            (Group::Source, Heading::Source(None)),
            (Group::Title, Heading::Letter(Some('é'))),
            (Group::Title, Heading::Letter(None)),
            (Group::Hits, Heading::Hits(20)),
            (Group::Words, Heading::Words(0)),
            (Group::Story, Heading::Date(Day::parse("2026-11-24"))),
            (
                Group::Story,
                Heading::Story {
                    day: Day::parse("2026-11-24"),
                    number: 7,
                    title: Clean::line("Ebb/flow, and 3/4"),
                },
            ),
        ];
        for (group, heading) in table {
            assert_eq!(Heading::of_id(group, &heading.id()), Some(heading));
        }
    }

    #[test]
    fn bands_meet_and_the_first_is_open() {
        assert_eq!(band(&HITS, 0), 0);
        assert_eq!(band(&HITS, 4), 2);
        assert_eq!(Heading::Hits(2).end(), Some(5));
        assert_eq!(Heading::Hits(0).end(), Some(1));
        assert_eq!(Heading::Hits(100).end(), None);
        assert_eq!(band(&WORDS, 1_999), 1_000);
        assert_eq!(Heading::Words(0).end(), Some(200));
    }
}
