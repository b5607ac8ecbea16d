//! Gives a row the number of another: when a copy takes the place of the article that was shown, lists
//! that hold its number hold the article still, with cursor and selection.

use rusqlite::OptionalExtension;

use crate::library::catalog::CatalogError;
use crate::library::catalog::record::bound;
use crate::library::catalog::writer::Writer;

/// The tables that know a row by its number, with the name it goes by there; all but one bear
/// checksums that are bound to it.
const TABLES: [(&str, &str); 6] = [
    ("article", "id"),
    ("facts", "article"),
    ("detail", "article"),
    ("hits", "article"),
    ("extent", "article"),
    ("trace", "article"),
];

/// A number that no row has, for the time of an exchange.
const NONE: i64 = -1;

impl Writer<'_> {
    /// Exchanges the numbers of the rows `one` and `other`, of which `other` may be gone; `checksum`,
    /// that of `one`, is bound anew.
    pub(super) fn swap_rows(
        &mut self,
        one: u32,
        other: u32,
        checksum: &mut i64,
    ) -> Result<(), CatalogError> {
        if one == other {
            return Ok(());
        }
        let rebound = bound(0, i64::from(one)) ^ bound(0, i64::from(other));
        for (table, name) in TABLES {
            let sums = [one, other].map(|row| self.sum_in(table, name, row));
            let [of_one, of_other] = sums;
            self.renumber(table, name, i64::from(other), NONE, of_other?, rebound)?;
            self.renumber(
                table,
                name,
                i64::from(one),
                i64::from(other),
                of_one?,
                rebound,
            )?;
            let moved = self.sum_in(table, name, NONE)?;
            self.renumber(table, name, NONE, i64::from(one), moved, 0)?;
        }
        for (from, to) in [
            (i64::from(other), NONE),
            (i64::from(one), i64::from(other)),
            (NONE, i64::from(one)),
        ] {
            let sql = "UPDATE tagged SET article = ?2 WHERE article = ?1";
            self.connection.prepare_cached(sql)?.execute((from, to))?;
        }
        *checksum ^= rebound;
        self.texts.swap(one, other);
        self.unindex(one)?;
        self.unindex(other)
    }

    /// Whether there is such a row.
    pub(super) fn has_row(&self, row: u32) -> Result<bool, CatalogError> {
        Ok(self.sum_in("article", "id", row)?.is_some())
    }

    /// The checksum of a row as it stands.
    pub(super) fn checksum_of(&self, row: u32) -> Result<i64, CatalogError> {
        let sum = self.sum_in("article", "id", row)?;
        sum.ok_or(CatalogError::Damaged("a row is gone"))
    }

    fn sum_in(
        &self,
        table: &str,
        name: &str,
        row: impl Into<i64>,
    ) -> Result<Option<i64>, CatalogError> {
        let sql = format!("SELECT checksum FROM {table} WHERE {name} = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let sum = statement.query_row([row.into()], |row| row.get(0));
        Ok(sum.optional()?)
    }

    /// Gives the row `from` of a table the number `to`, and its checksum with it.
    fn renumber(
        &self,
        table: &str,
        name: &str,
        from: i64,
        to: i64,
        checksum: Option<i64>,
        rebound: i64,
    ) -> Result<(), CatalogError> {
        let Some(checksum) = checksum else {
            return Ok(());
        };
        let sql = format!("UPDATE {table} SET {name} = ?2, checksum = ?3 WHERE {name} = ?1");
        self.connection
            .prepare_cached(&sql)?
            .execute((from, to, checksum ^ rebound))?;
        Ok(())
    }
}
