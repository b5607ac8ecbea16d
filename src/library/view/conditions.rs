//! Conditions that the catalogue answers by itself: dates, numbers, marks, facts.

use roaring::RoaringBitmap;
use rusqlite::{Connection, Params};

use crate::article::date;
use crate::library::CatalogError;
use crate::library::catalog::hits;
use crate::library::catalog::lookup;
use crate::library::stories::threads;
use crate::query::ast::{Age, DateField};
use crate::query::{Bounds, Day, Span};

/// The rows of a statement, in any order.
pub(crate) fn rows(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<RoaringBitmap, CatalogError> {
    Ok(lookup::ids(connection, sql, params)?.into_iter().collect())
}

/// The rows whose date surely lies within `span`: of one that is only known to the month, the whole
/// month must.
pub(crate) fn dated(
    connection: &Connection,
    field: DateField,
    span: &Span,
) -> Result<RoaringBitmap, CatalogError> {
    let (start, end) = span.moments();
    let start = start.map_or(i64::MIN, date::secs);
    let end = end.map_or(i64::MAX, date::secs);
    between(connection, field, start, end)
}

/// The rows that are of so long before `now`.
pub(crate) fn aged(
    connection: &Connection,
    age: &Bounds<Age>,
    now: i64,
) -> Result<RoaringBitmap, CatalogError> {
    let before = |age: Age| now.saturating_sub(age.secs());
    let after = |age: Age| before(age).saturating_add(1);
    let (start, end) = match *age {
        Bounds::Below(age) => (after(age), i64::MAX),
        Bounds::AtMost(age) => (before(age), i64::MAX),
        Bounds::Exactly(age) => (before(age), after(age)),
        Bounds::AtLeast(age) => (i64::MIN, after(age)),
        Bounds::Above(age) => (i64::MIN, before(age)),
        Bounds::Between(young, old) => (before(old), after(young)),
    };
    between(connection, DateField::Any, start, end)
}

/// The rows whose date lies from `start` on and surely before `end`.
fn between(
    connection: &Connection,
    field: DateField,
    start: i64,
    end: i64,
) -> Result<RoaringBitmap, CatalogError> {
    let sql = match field {
        DateField::Any => {
            let sql = "SELECT id FROM article
                       WHERE copy_of IS NULL AND date >= ?1 AND date < ?2";
            let begun = rows(connection, sql, (start, end))?;
            return Ok(begun - reaching_over(connection, start, end)?);
        }
        DateField::Updated => {
            "SELECT article FROM detail WHERE updated >= ?1 AND updated < ?2 AND updated_end <= ?2"
        }
        DateField::Saved => {
            "SELECT article FROM detail WHERE saved >= ?1 AND saved < ?2 AND saved_end <= ?2"
        }
    };
    rows(connection, sql, (start, end))
}

/// The rows of dates between `start` and `end` that are known to the month or the year alone and may
/// lie after it.
fn reaching_over(
    connection: &Connection,
    start: i64,
    end: i64,
) -> Result<RoaringBitmap, CatalogError> {
    let sql = "SELECT id, dated FROM article
               WHERE length(dated) < 10 AND date >= ?1 AND date < ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query((start, end))?;
    let mut rows = RoaringBitmap::new();
    while let Some(row) = found.next()? {
        let day = Day::parse(row.get_ref(1)?.as_str()?);
        if day.is_none_or(|day| date::secs(day.end()) > end) {
            rows.insert(row.get(0)?);
        }
    }
    Ok(rows)
}

/// The rows with so many words.
pub(crate) fn long(
    connection: &Connection,
    words: &Bounds<u32>,
) -> Result<RoaringBitmap, CatalogError> {
    let mut statement =
        connection.prepare_cached("SELECT id, words FROM article WHERE copy_of IS NULL")?;
    let mut found = statement.query([])?;
    let mut rows = RoaringBitmap::new();
    while let Some(row) = found.next()? {
        let count: i64 = row.get(1)?;
        if words.hold(u32::try_from(count).unwrap_or(u32::MAX)) {
            rows.insert(row.get(0)?);
        }
    }
    Ok(rows)
}

/// The rows of `all` with so many hits of keywords.
pub(crate) fn hit(
    connection: &Connection,
    hits: &Bounds<u32>,
    all: &RoaringBitmap,
) -> Result<RoaringBitmap, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT article, total FROM hits")?;
    let mut found = statement.query([])?;
    let (mut holding, mut known) = (RoaringBitmap::new(), RoaringBitmap::new());
    while let Some(row) = found.next()? {
        let (article, total): (u32, i64) = (row.get(0)?, row.get(1)?);
        known.insert(article);
        if hits.hold(u32::try_from(total).unwrap_or(u32::MAX)) {
            holding.insert(article);
        }
    }
    Ok(if hits.hold(0) {
        holding | (all - known)
    } else {
        holding
    })
}

/// The rows with a hit of one of the keyword groups.
pub(crate) fn hit_by(
    connection: &Connection,
    groups: &[u16],
) -> Result<RoaringBitmap, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT article, counts FROM hits")?;
    let mut found = statement.query([])?;
    let mut rows = RoaringBitmap::new();
    while let Some(row) = found.next()? {
        let counts = hits::from_bytes(row.get_ref(1)?.as_blob()?)?;
        if counts.iter().any(|(group, _)| groups.contains(group)) {
            rows.insert(row.get(0)?);
        }
    }
    Ok(rows)
}

/// The articles of which there are copies, those whose words another address bears as well, and those
/// that are probably wire copies.
pub(crate) fn copied(connection: &Connection) -> Result<RoaringBitmap, CatalogError> {
    let with_copies = "SELECT copy_of FROM article WHERE copy_of IS NOT NULL";
    let with_wire_copies = "SELECT id FROM article WHERE copy_of IS NULL AND content_key IN
        (SELECT content_key FROM article GROUP BY content_key HAVING count(*) > 1)";
    let with_copies = rows(connection, with_copies, [])?;
    let of_same_words = rows(connection, with_wire_copies, [])?;
    Ok(with_copies | of_same_words | threads::wire_copies(connection)?)
}

#[cfg(test)]
mod tests {
    use crate::library::sample::Library;
    use crate::query::Sort;

    #[test]
    fn an_article_without_a_date_of_publication_is_listed_by_when_it_was_changed_or_saved() {
        let library = Library::new();
        let write = |title: &str, dates: serde_json::Value| {
            let mut value = serde_json::json!({ "title": title, "text": "Harbour news." });
            let object = value.as_object_mut().unwrap();
            object.extend(dates.as_object().unwrap().clone());
            library.write(&format!("{title}.json"), value.to_string());
        };
        write(
            "Published",
            serde_json::json!({ "published": "2023-02-10", "updated": "2024-01-01" }),
        );
        write(
            "Updated",
            serde_json::json!({ "updated": "2023-03", "date_saved": "2025-01-01" }),
        );
        write(
            "Saved",
            serde_json::json!({ "date_saved": "2023-02-11T09:00" }),
        );
        write("Neither", serde_json::json!({}));
        library.refresh();
        assert_eq!(
            library.titles(Sort::Newest),
            ["Updated", "Saved", "Published", "Neither"]
        );
        let row = library.row("Updated");
        assert_eq!(row.date.as_deref(), Some("2023-03"));
        assert_eq!(row.dated_by, crate::article::DatedBy::Updated);
        let found = |query: &str| {
            library
                .view(crate::query::parse(query).unwrap(), Sort::Newest)
                .order
                .len()
        };
        assert_eq!(found("date:2023-02"), 2);
        assert_eq!(found("date:2023-03"), 1);
        assert_eq!(found("date:2023-03-01"), 0, "known to the month alone");
        assert_eq!((found("updated:2024"), found("saved:2025")), (1, 1));
    }
}
