//! Names that many articles share: each is kept once, and articles hold its number.

use rusqlite::Connection;

use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::writer::Writer;
use crate::text::Clean;

/// Which names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Names {
    /// Of those who published the articles.
    Source,
    /// Of the sections they stood in.
    Section,
    /// Tags.
    Tag,
    /// Languages, as their tags.
    Language,
}

impl Names {
    /// The table they are kept in.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Section => "section",
            Self::Tag => "tag",
            Self::Language => "language",
        }
    }

    /// The number of each name for every article that bears one.
    fn borne(self) -> &'static str {
        match self {
            Self::Source => "SELECT source AS name FROM article WHERE copy_of IS NULL",
            Self::Section => {
                "SELECT section AS name FROM detail WHERE article NOT IN
                 (SELECT id FROM article WHERE copy_of IS NOT NULL)"
            }
            Self::Tag => {
                "SELECT tag AS name FROM tagged WHERE article NOT IN
                 (SELECT id FROM article WHERE copy_of IS NOT NULL)"
            }
            Self::Language => {
                "SELECT l.id AS name FROM article a JOIN language l ON l.name = a.lang
                 WHERE a.copy_of IS NULL"
            }
        }
    }
}

impl Catalog {
    /// The names that articles bear, with the number of those that do; the commonest first.
    pub fn names(&self, of: Names) -> Result<Vec<(Clean, usize)>, CatalogError> {
        let sql = format!(
            "SELECT n.name, count(*) FROM ({}) AS b JOIN {} AS n ON n.id = b.name
             GROUP BY n.id ORDER BY 2 DESC, 1",
            of.borne(),
            of.table()
        );
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            let mut names = Vec::new();
            while let Some(row) = rows.next()? {
                let count: i64 = row.get(1)?;
                let name = Clean::line(row.get_ref(0)?.as_str()?);
                names.push((name, usize::try_from(count).unwrap_or_default()));
            }
            Ok(names)
        })
    }
}

/// All names that were ever borne, with their numbers.
pub(crate) fn all(connection: &Connection, of: Names) -> Result<Vec<(i64, String)>, CatalogError> {
    let sql = format!("SELECT id, name FROM {}", of.table());
    let mut statement = connection.prepare_cached(&sql)?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<Result<_, _>>()?)
}

impl Writer<'_> {
    /// The number of a name; a new one is given to a new name.
    pub(super) fn name(
        &mut self,
        of: Names,
        name: Option<&str>,
    ) -> Result<Option<i64>, CatalogError> {
        let Some(name) = name else { return Ok(None) };
        let known = self.names.entry(of).or_default();
        if let Some(id) = known.get(name) {
            return Ok(Some(*id));
        }
        let sql = format!(
            "INSERT INTO {} (name) VALUES (?1)
             ON CONFLICT (name) DO UPDATE SET name = name RETURNING id",
            of.table()
        );
        let id = self
            .connection
            .prepare_cached(&sql)?
            .query_row([name], |row| row.get(0))?;
        known.insert(name.to_owned(), id);
        Ok(Some(id))
    }
}
