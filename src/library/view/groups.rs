//! An order cut into groups.
//!
//! What each row shares is read once, as the number of its group; an order is then put into groups
//! by counting, so that a million rows take some milliseconds and the rows of a group stay in the
//! order they had.

use std::sync::Arc;

use crate::library::CatalogError;
use crate::library::view::Ask;
use crate::library::view::evaluate::Evaluator;
use crate::library::view::heading::Heading;
use crate::library::view::kept::Kept;
use crate::query::{Group, Sort};

/// The groups of an order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Groups {
    /// The place of the first row of each, growing.
    pub starts: Vec<u32>,
    /// What heads each.
    pub headings: Vec<Heading>,
    /// How many articles each has.
    pub sizes: Vec<u32>,
}

/// The group of every row of the library.
#[derive(Debug, Default)]
pub(crate) struct Grouping {
    /// The number of its group, by the number of the row.
    pub(crate) of_row: Vec<u32>,
    /// The headings, in the order of the groups.
    pub(crate) headings: Vec<Heading>,
}

/// Which way the groups come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As they are numbered.
    Forward,
    /// The other way round, but those that lack the fact last all the same.
    Backward,
}

impl Way {
    /// The way that is asked for.
    pub(crate) fn of(ask: &Ask) -> Self {
        match ask.group {
            Group::Day | Group::Month | Group::Story if ask.sort() == Sort::Oldest => {
                Self::Backward
            }
            _ => Self::Forward,
        }
    }
}

impl Groups {
    /// Those that begin before the place `end`.
    pub(crate) fn before(mut self, end: usize) -> Self {
        let count = self.starts.partition_point(|start| (*start as usize) < end);
        self.starts.truncate(count);
        self.headings.truncate(count);
        self.sizes.truncate(count);
        self
    }
}

impl Grouping {
    /// `order`, its rows put together by group, and where each group begins.
    pub(crate) fn grouped(
        &self,
        order: &Arc<Vec<u32>>,
        way: Way,
    ) -> Result<(Arc<Vec<u32>>, Groups), CatalogError> {
        let numbers = self.numbers(way);
        let number_of = |row: u32| {
            let known = self.of_row.get(row as usize);
            let number = known.and_then(|group| numbers.get(*group as usize));
            number
                .copied()
                .ok_or(CatalogError::Damaged("a row is in no group"))
        };
        let mut sizes = vec![0_u32; numbers.len()];
        let (mut last, mut is_in_order) = (0, true);
        for row in order.iter() {
            let number = number_of(*row)?;
            is_in_order &= last <= number;
            last = number;
            if let Some(size) = sizes.get_mut(number as usize) {
                *size += 1;
            }
        }
        let mut next = 0;
        let mut ends: Vec<u32> = Vec::with_capacity(sizes.len());
        for size in &sizes {
            ends.push(next);
            next += size;
        }
        let groups = self.used(&numbers, &sizes, &ends);
        if is_in_order {
            return Ok((Arc::clone(order), groups));
        }
        let mut grouped = vec![0; order.len()];
        for row in order.iter() {
            let number = number_of(*row)?;
            let Some(end) = ends.get_mut(number as usize) else {
                continue;
            };
            if let Some(place) = grouped.get_mut(*end as usize) {
                *place = *row;
            }
            *end += 1;
        }
        Ok((Arc::new(grouped), groups))
    }

    /// The number of each group if they come in `way`.
    fn numbers(&self, way: Way) -> Vec<u32> {
        let count = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
        if way == Way::Forward {
            return (0..count).collect();
        }
        // The days come the other way round; what is of one day stays as it is.
        let lacking = self
            .headings
            .iter()
            .filter(|heading| heading.is_without_date());
        let mut left = count - u32::try_from(lacking.count()).unwrap_or(count);
        let undated = left..count;
        let mut numbers = Vec::with_capacity(self.headings.len());
        for run in self.headings.chunk_by(Heading::is_of_day_of) {
            if !run.first().is_some_and(Heading::is_without_date) {
                left = left.saturating_sub(u32::try_from(run.len()).unwrap_or(0));
                numbers.extend((left..).take(run.len()));
            }
        }
        numbers.extend(undated);
        numbers
    }

    /// The groups that have rows, in the order of their numbers.
    fn used(&self, numbers: &[u32], sizes: &[u32], starts: &[u32]) -> Groups {
        let mut headings: Vec<_> = numbers.iter().zip(&self.headings).collect();
        headings.sort_unstable_by_key(|(number, _)| **number);
        let mut groups = Groups::default();
        for ((_, heading), (size, start)) in headings.into_iter().zip(sizes.iter().zip(starts)) {
            if *size > 0 {
                groups.starts.push(*start);
                groups.sizes.push(*size);
                groups.headings.push(heading.clone());
            }
        }
        groups
    }
}

/// `order` put together in the groups that are asked for, and these; `None` when it was cancelled.
#[expect(
    clippy::type_complexity,
    reason = "an order and its groups, or that it was cancelled"
)]
pub(crate) fn grouped(
    evaluator: &Evaluator,
    kept: &mut Kept,
    order: Arc<Vec<u32>>,
) -> Result<Option<(Arc<Vec<u32>>, Option<Arc<Groups>>)>, CatalogError> {
    let ask = evaluator.ask;
    if ask.group == Group::None {
        return Ok(Some((order, None)));
    }
    let Some(grouping) = kept.grouping(evaluator.connection, ask.group, evaluator.cancel)? else {
        return Ok(None);
    };
    let (order, groups) = grouping.grouped(&order, Way::of(ask))?;
    Ok(Some((order, Some(Arc::new(groups)))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::{Library, keywords};
    use crate::library::view;
    use proptest::prelude::*;

    /// Headings, and the titles under each.
    type Expected<'a> = &'a [(&'a str, &'a [&'a str])];

    /// The headings of all articles with the titles under each.
    fn listed(library: &Library, sort: Sort, group: Group) -> Vec<(String, Vec<String>)> {
        let (catalog, store) = (library.catalog(), library.store());
        let ask = Ask {
            sort,
            group,
            ..Ask::default()
        };
        let view = view::build(&catalog, &store, &ask, &crate::cancel::Cancel::default());
        let view = view.unwrap().unwrap();
        let groups = view.groups.unwrap();
        let titles: Vec<_> = catalog.rows(&view.order).unwrap();
        let titles: Vec<_> = titles
            .into_iter()
            .map(|row| row.unwrap().title.to_string())
            .collect();
        let group = |place: usize| {
            let (start, size) = (groups.starts[place] as usize, groups.sizes[place] as usize);
            (
                groups.headings[place].id(),
                titles[start..start + size].to_vec(),
            )
        };
        let listed: Vec<_> = (0..groups.starts.len()).map(group).collect();
        assert_eq!(
            listed.iter().map(|(_, titles)| titles.len()).sum::<usize>(),
            titles.len()
        );
        listed
    }

    fn library() -> Library {
        let library = Library::new();
        let article = |title: &str, source: Option<&str>, date: Option<&str>| {
            let value = serde_json::json!({
                "title": title, "source": source, "date": date, "text": "Harbour news.",
            });
            library.write(&format!("{title}.json"), value.to_string());
        };
        article("Beta drone", Some("Zeit"), Some("2023-02-10T09:00"));
        article("alpha", None, Some("2023-02-10"));
        article("Élan", Some("Agence"), None);
        article("42 ships", Some("Agence"), Some("2023-02"));
        article("Ethos", Some("Zeit"), Some("2023-02-01"));
        article("?!", None, Some("2022"));
        library.refresh_with(&keywords(&["drone"]));
        library
    }

    #[test]
    fn articles_stand_under_what_they_share_in_the_order_of_the_list() {
        let library = library();
        let table: &[(Sort, Group, Expected)] = &[
            (
                Sort::Newest,
                Group::Day,
                &[
                    ("2023-02-10", &["Beta drone", "alpha"]),
                    ("2023-02-01", &["Ethos"]),
                    ("2023-02", &["42 ships"]),
                    ("2022", &["?!"]),
                    ("", &["Élan"]),
                ],
            ),
            (
                Sort::Oldest,
                Group::Month,
                &[
                    ("2022", &["?!"]),
                    ("2023-02", &["42 ships", "Ethos", "alpha", "Beta drone"]),
                    ("", &["Élan"]),
                ],
            ),
            (
                Sort::Newest,
                Group::Source,
                &[
                    ("Agence", &["42 ships", "Élan"]),
                    ("Zeit", &["Beta drone", "Ethos"]),
                    ("", &["alpha", "?!"]),
                ],
            ),
            (
                Sort::Newest,
                Group::Title,
                &[
                    ("0", &["42 ships"]),
                    ("a", &["alpha"]),
                    ("b", &["Beta drone"]),
                    ("e", &["Ethos", "Élan"]),
                    ("", &["?!"]),
                ],
            ),
            (
                Sort::Title,
                Group::Hits,
                &[
                    ("1", &["Beta drone"]),
                    ("0", &["42 ships", "?!", "alpha", "Élan", "Ethos"]),
                ],
            ),
        ];
        for (sort, group, expected) in table {
            let listed = listed(&library, *sort, *group);
            let listed: Vec<_> = listed
                .iter()
                .map(|(heading, titles)| {
                    (
                        heading.as_str(),
                        titles.iter().map(String::as_str).collect::<Vec<_>>(),
                    )
                })
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(heading, titles)| (*heading, titles.to_vec()))
                .collect();
            assert_eq!(listed, expected, "{sort:?} by {group:?}");
        }
        assert_eq!(listed(&library, Sort::Newest, Group::Words).len(), 1);
    }

    proptest! {
        #[test]
        fn groups_cut_any_order_as_a_stable_sort_would(
            of_row in proptest::collection::vec(0..9_u32, 0..60),
            order in Just((0..60_u32).collect::<Vec<_>>()).prop_shuffle(),
            is_backward in any::<bool>(),
        ) {
            let order: Vec<_> = order.into_iter().filter(|row| (*row as usize) < of_row.len()).collect();
            let grouping = Grouping { of_row: of_row.clone(), headings: (0..9).map(Heading::Words).collect() };
            let way = if is_backward { Way::Backward } else { Way::Forward };
            let (grouped, groups) = grouping.grouped(&Arc::new(order.clone()), way).unwrap();
            let mut sorted = order;
            sorted.sort_by_key(|row| {
                let group = of_row[*row as usize];
                if is_backward { 8 - group } else { group }
            });
            prop_assert_eq!(grouped.as_ref(), &sorted);
            for (place, heading) in groups.headings.iter().enumerate() {
                let start = groups.starts[place] as usize;
                for row in &sorted[start..start + groups.sizes[place] as usize] {
                    prop_assert_eq!(heading, &Heading::Words(of_row[*row as usize]));
                }
            }
        }
    }
}
