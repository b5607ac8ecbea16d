//! What was worked out for one view and still holds for the next: the orders, and what bears marks.
//!
//! A search asks for a view with every key. Reading a million ids takes fifty milliseconds, and
//! nothing of it changes until the catalogue or the state does.

use std::path::PathBuf;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::catalog::lookup;
use crate::library::catalog::meta::Meta;
use crate::library::view::bearers::{Bearers, Where};
use crate::library::view::grouping;
use crate::library::view::groups::Grouping;
use crate::library::view::marked::Marked;
use crate::library::view::order;
use crate::query::{Group, Sort};
use crate::user::{Store, Version};

/// Orders that are kept beside that of the list.
const ORDERS: usize = 2;

/// What still holds.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The catalogue that it holds for: which, and how often it was changed.
    of: Option<(i64, Version)>,
    all: Arc<RoaringBitmap>,
    hit: RoaringBitmap,
    bearers: Bearers,
    orders: Vec<(Sort, Arc<Vec<u32>>)>,
    /// The groups of the last grouping.
    grouping: Option<(Group, Arc<Grouping>)>,
    /// The place of each row among the newest.
    places: Option<Arc<Vec<u32>>>,
}

impl Kept {
    /// Forgets what does not hold any more of the catalogue of `connection`.
    pub(crate) fn follow(
        &mut self,
        connection: &Connection,
        meta: &Meta,
    ) -> Result<(), CatalogError> {
        let of = Some((meta.generation, Version::of(connection, None)?));
        if self.of != of {
            let mut bearers = std::mem::take(&mut self.bearers);
            bearers.forget_rows();
            *self = Self {
                of,
                bearers,
                ..Self::default()
            };
        }
        Ok(())
    }

    /// The rows in the order of `sort`; `None` when it was cancelled.
    pub(crate) fn order(
        &mut self,
        connection: &Connection,
        sort: Sort,
        cancel: &Cancel,
    ) -> Result<Option<Arc<Vec<u32>>>, CatalogError> {
        if let Some((_, order)) = self.orders.iter().find(|(kept, _)| *kept == sort) {
            return Ok(Some(Arc::clone(order)));
        }
        let Some(order) = order::order(connection, sort, cancel)? else {
            return Ok(None);
        };
        let order = Arc::new(order);
        self.orders.truncate(ORDERS - 1);
        self.orders.insert(0, (sort, Arc::clone(&order)));
        Ok(Some(order))
    }

    /// The group of every row; `None` when it was cancelled.
    pub(crate) fn grouping(
        &mut self,
        connection: &Connection,
        group: Group,
        cancel: &Cancel,
    ) -> Result<Option<Arc<Grouping>>, CatalogError> {
        if let Some((kept, grouping)) = &self.grouping
            && *kept == group
        {
            return Ok(Some(Arc::clone(grouping)));
        }
        let Some(grouping) = grouping::grouping(connection, group, cancel)? else {
            return Ok(None);
        };
        let grouping = Arc::new(grouping);
        self.grouping = Some((group, Arc::clone(&grouping)));
        Ok(Some(grouping))
    }

    /// The place of each row among the newest, by its number; `None` when it was cancelled.
    pub(crate) fn places(
        &mut self,
        connection: &Connection,
        cancel: &Cancel,
    ) -> Result<Option<Arc<Vec<u32>>>, CatalogError> {
        if let Some(places) = &self.places {
            return Ok(Some(Arc::clone(places)));
        }
        let Some(newest) = self.order(connection, Sort::Newest, cancel)? else {
            return Ok(None);
        };
        let rows = newest.iter().max().map_or(0, |last| *last as usize + 1);
        let mut places = vec![u32::MAX; rows];
        for (place, row) in (0..).zip(newest.iter()) {
            if let Some(known) = places.get_mut(*row as usize) {
                *known = place;
            }
        }
        let places = Arc::new(places);
        self.places = Some(Arc::clone(&places));
        Ok(Some(places))
    }

    /// All rows, and those with a hit of a keyword.
    pub(crate) fn all(
        &mut self,
        connection: &Connection,
    ) -> Result<(Arc<RoaringBitmap>, RoaringBitmap), CatalogError> {
        if self.all.is_empty() {
            let rows = |sql| -> Result<RoaringBitmap, CatalogError> {
                // Sorting them costs less than reading them from the table in their order.
                let mut rows = lookup::ids(connection, sql, [])?;
                rows.sort_unstable();
                RoaringBitmap::from_sorted_iter(rows)
                    .or(Err(CatalogError::Damaged("a row stands in the list twice")))
            };
            let all = rows("SELECT id FROM article WHERE copy_of IS NULL")?;
            self.hit = rows("SELECT article FROM hits")? & &all;
            self.all = Arc::new(all);
        }
        Ok((Arc::clone(&self.all), self.hit.clone()))
    }

    /// The rows that bear marks; `None` when it was cancelled.
    pub(crate) fn marked(
        &mut self,
        (connection, bases): (&Connection, &[PathBuf]),
        store: &Store,
        cancel: &Cancel,
    ) -> Result<Option<Arc<Marked>>, CatalogError> {
        let all = self.all(connection)?.0;
        let place = Where {
            connection,
            bases,
            all: &all,
        };
        self.bearers.marked(place, store, cancel)
    }
}
