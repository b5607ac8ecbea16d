//! The rows of a query in the order that is asked for.

use std::sync::Arc;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::view::evaluate::Evaluator;
use crate::library::view::groups::{Groups, Way};
use crate::library::view::kept::Kept;
use crate::library::view::ranked;
use crate::query::{Group, Sort};
use crate::search::SearchError;

/// Up to this share of the library rows are few.
const FEW: usize = 16;

/// Takes the first rows of an order, the number of those to come, and the groups that begin among them.
pub(crate) type Early<'e> = dyn FnMut(Vec<u32>, usize, Option<Groups>) + 'e;

/// The rows that are asked for, in the order that is asked for; `None` when it was cancelled. The
/// first of a ranked order are given to `early`, as the question says.
pub(crate) fn ordered(
    evaluator: &Evaluator,
    kept: &mut Kept,
    early: &mut Early,
) -> Result<Option<Arc<Vec<u32>>>, CatalogError> {
    let Evaluator {
        ask,
        connection,
        cancel,
        ..
    } = *evaluator;
    if ask.is_reading_list() {
        let mut order = evaluator.marked.reading_list();
        let is_lost = |row: &u32| !order.contains(row) && evaluator.all.contains(*row);
        let lost = ask.keep.filter(is_lost);
        order.extend(lost);
        return Ok(Some(Arc::new(order)));
    }
    let tree = &ask.query.tree;
    let weighed = if ask.sort() == Sort::Rank {
        ranked::weighed(tree, evaluator.languages()?)
    } else {
        Vec::new()
    };
    let sort = if ask.sort() == Sort::Rank {
        Sort::Newest
    } else {
        ask.sort()
    };
    if ask.query.is_all() {
        return kept.order(connection, sort, cancel);
    }
    let mut rows = evaluator.rows()?;
    rows.extend(ask.keep.filter(|row| evaluator.all.contains(*row)));
    let Some(order) = in_order(connection, kept, &rows, sort, cancel)? else {
        return Ok(None);
    };
    if let Some(searcher) = evaluator.searcher.filter(|_| !weighed.is_empty()) {
        let grouping = match ask.group {
            Group::None => None,
            group => match kept.grouping(connection, group, cancel)? {
                Some(grouping) => Some((grouping, Way::of(ask))),
                None => return Ok(None),
            },
        };
        let weights = ranked::weights((searcher, weighed.as_slice()), &order, cancel)?;
        if ask.first > 0 && ask.first < order.len() {
            let (head, groups) = match &grouping {
                None => (weights.first(&order, ask.first), None),
                Some((grouping, way)) => {
                    let (grouped, groups) = grouping.grouped(&Arc::new(order.clone()), *way)?;
                    let head = weights.first_of_groups(&grouped, &groups, ask.first);
                    (head, Some(groups.before(ask.first)))
                }
            };
            let to_come = order.len().saturating_sub(head.len());
            early(head, to_come, groups);
            if cancel.is_cancelled() {
                return Err(SearchError::Stopped.into());
            }
        }
        return Ok(Some(Arc::new(weights.sorted(&order))));
    }
    Ok(Some(Arc::new(order)))
}

/// `rows` in the order of `sort`. A few are sorted by their places, many are picked from the order
/// of all.
fn in_order(
    connection: &Connection,
    kept: &mut Kept,
    rows: &RoaringBitmap,
    sort: Sort,
    cancel: &Cancel,
) -> Result<Option<Vec<u32>>, CatalogError> {
    let Some(order) = kept.order(connection, sort, cancel)? else {
        return Ok(None);
    };
    let is_few = rows.len() < (order.len() / FEW) as u64;
    if sort != Sort::Newest || !is_few {
        let in_order = order.iter().copied().filter(|row| rows.contains(*row));
        return Ok(Some(in_order.collect()));
    }
    let Some(places) = kept.places(connection, cancel)? else {
        return Ok(None);
    };
    let mut few: Vec<u32> = rows.iter().collect();
    few.sort_unstable_by_key(|row| places.get(*row as usize).copied());
    Ok(Some(few))
}
