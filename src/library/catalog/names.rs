//! Names that many articles share: each is kept once, and articles hold its number.

use std::cmp::Reverse;
use std::collections::HashMap;

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
    /// Of the formats of their files.
    Format,
    /// Of those who wrote them: they stand in the articles themselves.
    Author,
}

impl Names {
    /// The table they are kept in.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Section => "section",
            Self::Tag => "tag",
            Self::Language => "language",
            Self::Format => "(SELECT DISTINCT format AS id, format AS name FROM file)",
            Self::Author => "article",
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
            Self::Format => {
                "SELECT f.format AS name FROM article a JOIN file f ON f.id = a.file
                 WHERE a.copy_of IS NULL"
            }
            Self::Author => "SELECT authors AS name FROM article WHERE copy_of IS NULL",
        }
    }
}

impl Catalog {
    /// The names that articles bear, with the number of those that do; the commonest first.
    pub fn names(&self, of: Names) -> Result<Vec<(Clean, usize)>, CatalogError> {
        if of == Names::Author {
            return self.read(|connection| authors(connection, of.borne()));
        }
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

/// Authors that are told apart, at most: the commonest of all those that come first.
const MOST_AUTHORS: usize = 100_000;

/// Those who wrote the articles, by what `sql` gives of each: a line an author.
fn authors(connection: &Connection, sql: &str) -> Result<Vec<(Clean, usize)>, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut counts: HashMap<String, usize> = HashMap::new();
    while let Some(row) = rows.next()? {
        let authors = row.get_ref(0)?.as_str()?.split('\n');
        for author in authors.filter(|author| !author.is_empty()) {
            if let Some(count) = counts.get_mut(author) {
                *count += 1;
            } else if counts.len() < MOST_AUTHORS {
                counts.insert(author.to_owned(), 1);
            }
        }
    }
    let mut all: Vec<_> = counts.into_iter().collect();
    all.sort_unstable_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
    let named = all
        .into_iter()
        .map(|(name, count)| (Clean::line(&name), count));
    Ok(named.collect())
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
