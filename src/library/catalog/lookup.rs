//! Rows by what their article is known by.

use rusqlite::{Connection, Params};

use crate::article::{Key, Keys};
use crate::library::Catalog;
use crate::library::catalog::CatalogError;

impl Catalog {
    /// The rows that bear one of `keys` (URL or content): an article and its copies.
    pub fn rows_of(&self, keys: &Keys) -> Result<Vec<u32>, CatalogError> {
        self.read(|connection| rows_of(connection, keys))
    }

    /// The rows whose identity, or that of a copy of theirs, in hexadecimal, begins with `prefix`.
    pub fn rows_with_id(&self, prefix: &str) -> Result<Vec<u32>, CatalogError> {
        let Some((first, last)) = range_of(prefix) else {
            return Ok(Vec::new());
        };
        self.read(|connection| {
            let by_url = "SELECT coalesce(copy_of, id) FROM article
                          WHERE url_key BETWEEN ?1 AND ?2";
            let mut rows = ids(connection, by_url, (first.0, last.0))?;
            let by_content = "SELECT coalesce(copy_of, id) FROM article
                              WHERE content_key BETWEEN ?1 AND ?2 AND url_key IS NULL";
            rows.extend(ids(connection, by_content, (first.0, last.0))?);
            Ok(sorted(rows))
        })
    }
}

/// The rows that bear one of `keys`.
pub(crate) fn rows_of(connection: &Connection, keys: &Keys) -> Result<Vec<u32>, CatalogError> {
    let by_content = "SELECT id FROM article WHERE content_key = ?1";
    let mut rows = ids(connection, by_content, [keys.content.0])?;
    if let Some(url) = keys.url {
        let by_url = "SELECT id FROM article WHERE url_key = ?1";
        rows.extend(ids(connection, by_url, [url.0])?);
    }
    Ok(sorted(rows))
}

/// The ids that a statement gives.
pub(crate) fn ids(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Vec<u32>, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(params, |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn sorted(mut rows: Vec<u32>) -> Vec<u32> {
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The first and the last key whose hexadecimal form begins with `prefix`; `None` where it is no
/// beginning of one.
fn range_of(prefix: &str) -> Option<(Key, Key)> {
    let is_beginning = !prefix.is_empty() && prefix.len() <= 32;
    if !is_beginning || !prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let filled = |with: char| {
        let digits: String = prefix
            .chars()
            .chain(std::iter::repeat(with))
            .take(32)
            .collect();
        let number = u128::from_str_radix(&digits, 16).ok()?;
        Some(Key(number.to_be_bytes()))
    };
    Some((filled('0')?, filled('f')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_of_an_id_is_a_range_of_keys() {
        let table = [
            ("a", Some(("a0", "af"))),
            ("A5", Some(("a5", "a5"))),
            ("", None),
            ("xyz", None),
            ("+1", None),
        ];
        for (prefix, expected) in table {
            let range = range_of(prefix);
            assert_eq!(range.is_some(), expected.is_some(), "{prefix}");
            if let Some(((first, last), (from, to))) = range.zip(expected) {
                assert!(first.to_string().starts_with(from), "{prefix}");
                assert!(last.to_string().starts_with(to), "{prefix}");
                assert!(first.to_string().ends_with("00") && last.to_string().ends_with("ff"));
            }
        }
        assert!(range_of(&"a".repeat(33)).is_none());
        let whole = Key::of(&["x"]);
        assert_eq!(range_of(&whole.to_string()), Some((whole, whole)));
    }
}
