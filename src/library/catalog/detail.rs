//! What only queries ask for of an article, in rows of its own: a query reads nothing else.

use rusqlite::{Connection, params};

use crate::article::{Article, Date};
use crate::library::catalog::CatalogError;
use crate::library::catalog::names::Names;
use crate::library::catalog::record::bound;
use crate::library::catalog::writer::Writer;
use crate::search::Entry;
use crate::user::checksum::Checksum;

/// The first moment of a date, and the first that is surely after it, in seconds since 1970.
pub(crate) type Moments = (i64, i64);

/// What only queries ask for of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    pub(crate) url: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) updated: Option<Moments>,
    pub(crate) saved: Option<Moments>,
    pub(crate) has_image: bool,
    /// Sorted, none twice.
    pub(crate) tags: Vec<String>,
    /// A checksum of the words that go into the search index: while it stands they need not go
    /// there again.
    pub(crate) words_sum: i64,
}

impl Detail {
    /// That of `article`, whose words are `entry`.
    pub(crate) fn of(article: &Article, entry: &Entry) -> Self {
        let moments = |date: &Option<Date>| {
            let date = date.as_ref()?;
            Some((date.sort_key(), date.end_key()))
        };
        let mut tags: Vec<_> = article.tags.iter().map(ToString::to_string).collect();
        tags.sort_unstable();
        tags.dedup();
        Self {
            url: article.url.as_ref().map(ToString::to_string),
            section: article.section.as_ref().map(ToString::to_string),
            updated: moments(&article.updated),
            saved: moments(&article.saved),
            has_image: article.shows_image(),
            tags,
            words_sum: words_sum(entry),
        }
    }

    /// Its checksum, not yet bound to a row.
    fn sum(&self) -> i64 {
        let [updated, saved] = [self.updated, self.saved].map(Option::unzip);
        let sum = Checksum::of("detail")
            .text(self.url.as_deref())
            .text(self.section.as_deref())
            .int(updated.0)
            .int(updated.1)
            .int(saved.0)
            .int(saved.1)
            .int(i64::from(self.has_image))
            .int(self.words_sum);
        let sum = self.tags.iter().fold(sum, |sum, tag| sum.text(Some(tag)));
        sum.finish()
    }
}

/// The checksum of the words of an article.
fn words_sum(entry: &Entry) -> i64 {
    let sum = Checksum::of("words").text(Some(&entry.title));
    sum.text(Some(&entry.author))
        .text(Some(&entry.body))
        .finish()
}

impl Writer<'_> {
    /// Writes the detail of `row` over what was there.
    pub(super) fn save_detail(&mut self, detail: &Detail, row: u32) -> Result<(), CatalogError> {
        let section = self.name(Names::Section, detail.section.as_deref())?;
        let sql = "INSERT OR REPLACE INTO detail
                   (article, url, section, updated, updated_end, saved, saved_end, has_image,
                    words_sum, checksum)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let [updated, saved] = [detail.updated, detail.saved].map(Option::unzip);
        self.connection.prepare_cached(sql)?.execute(params![
            row,
            detail.url,
            section,
            updated.0,
            updated.1,
            saved.0,
            saved.1,
            i64::from(detail.has_image),
            detail.words_sum,
            bound(detail.sum(), i64::from(row)),
        ])?;
        for tag in &detail.tags {
            let tag = self.name(Names::Tag, Some(tag))?;
            let sql = "INSERT INTO tagged (article, tag) VALUES (?1, ?2)";
            self.connection
                .prepare_cached(sql)?
                .execute(params![row, tag])?;
        }
        Ok(())
    }

    /// Takes the tags of `row` away.
    pub(super) fn remove_tags(&mut self, row: u32) -> Result<(), CatalogError> {
        let sql = "DELETE FROM tagged WHERE article = ?1";
        self.connection.prepare_cached(sql)?.execute([row])?;
        Ok(())
    }

    /// Notes that the search index does not hold the words of `row` as they are now.
    pub(super) fn unindex(&mut self, row: u32) -> Result<(), CatalogError> {
        let sql = "INSERT OR IGNORE INTO unindexed (article) VALUES (?1)";
        self.connection.prepare_cached(sql)?.execute([row])?;
        Ok(())
    }
}

/// Checks the detail of every row.
pub(crate) fn check(connection: &Connection) -> Result<(), CatalogError> {
    let sql = "SELECT d.article, d.url, s.name, d.updated, d.updated_end, d.saved, d.saved_end,
                      d.has_image, d.words_sum, d.checksum
               FROM detail d LEFT JOIN section s ON s.id = d.section";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let article: i64 = row.get(0)?;
        let moments = |start: usize| -> rusqlite::Result<Option<Moments>> {
            Ok(row.get::<_, Option<i64>>(start)?.zip(row.get(start + 1)?))
        };
        let detail = Detail {
            url: row.get(1)?,
            section: row.get(2)?,
            updated: moments(3)?,
            saved: moments(5)?,
            has_image: row.get::<_, i64>(7)? != 0,
            tags: tags_of(connection, article)?,
            words_sum: row.get(8)?,
        };
        if row.get::<_, i64>(9)? != bound(detail.sum(), article) {
            return Err(CatalogError::Damaged(
                "details are not as they were written",
            ));
        }
    }
    Ok(())
}

/// The tags of an article, sorted.
fn tags_of(connection: &Connection, article: i64) -> Result<Vec<String>, CatalogError> {
    let sql = "SELECT t.name FROM tagged x JOIN tag t ON t.id = x.tag WHERE x.article = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let tags = statement.query_map([article], |row| row.get(0))?;
    let mut tags = tags.collect::<Result<Vec<String>, _>>()?;
    tags.sort_unstable();
    Ok(tags)
}
