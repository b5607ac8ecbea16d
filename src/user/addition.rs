//! What is added to a mark: its note, its tags, the place that was read to, its rank in the list.
//!
//! An addition is one value under a kind and a name. It lies in as many rows as it takes for each to
//! fit a page, all with the revision of its last change; one that was taken away stays as a row
//! without a value, so that a copy of the state can be told.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, params};

use crate::user::StoreError;
use crate::user::checksum::Checksum;

/// The longest piece of a value, in bytes: with it a row still fits a page.
pub(crate) const PIECE_BYTES: usize = 3_000;

/// What an addition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// A note.
    Note,
    /// A tag; its folded form is the name.
    Tag,
    /// The place in the text that the bookmark was made at.
    Place,
    /// The rank of the bookmark in the list that is read from top to bottom.
    Rank,
    /// What is known of the article, for when its file is gone.
    Facts,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Note, Self::Tag, Self::Place, Self::Rank, Self::Facts];

    /// The name that it is stored by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Rank => "rank",
            Self::Facts => "facts",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What tells additions apart: the mark, the kind, the name.
pub(crate) type Of = (i64, Kind, String);

/// An addition, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addition {
    pub(crate) of: Of,
    /// `None` where it was taken away.
    pub(crate) value: Option<String>,
    pub(crate) changed_at: i64,
    pub(crate) rev: i64,
}

/// A row of an addition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) of: Of,
    pub(crate) nth: i64,
    value: Option<String>,
    changed_at: i64,
    pub(crate) rev: i64,
}

const COLUMNS: &str = "mark, kind, name, piece, value, changed_at, rev, checksum";

impl Piece {
    /// The row whose columns `column` gives; `None` where they are not what was written.
    pub(crate) fn read<'a>(column: impl Fn(usize) -> Option<ValueRef<'a>>) -> Option<Self> {
        let text = |nth| Some(column(nth)?.as_str().ok()?.to_owned());
        let piece = Self {
            of: (column(0)?.as_i64().ok()?, Kind::named(&text(1)?)?, text(2)?),
            nth: column(3)?.as_i64().ok()?,
            value: column(4)?.as_str_or_null().ok()?.map(str::to_owned),
            changed_at: column(5)?.as_i64().ok()?,
            rev: column(6)?.as_i64().ok()?,
        };
        (column(7)?.as_i64().ok()? == piece.checksum()).then_some(piece)
    }

    fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO addition ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (mark, kind, name, piece)
             DO UPDATE SET value = ?5, changed_at = ?6, rev = ?7, checksum = ?8"
        );
        let (mark, kind, name) = &self.of;
        connection.prepare_cached(&sql)?.execute(params![
            mark,
            kind.name(),
            name,
            self.nth,
            self.value,
            self.changed_at,
            self.rev,
            self.checksum(),
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        let (mark, kind, name) = &self.of;
        Checksum::of("addition")
            .int(*mark)
            .text(Some(kind.name()))
            .text(Some(name))
            .int(self.nth)
            .text(self.value.as_deref())
            .int(self.changed_at)
            .int(self.rev)
            .finish()
    }
}

impl Addition {
    /// The addition of that kind and name, if there is one that was not taken away.
    pub(crate) fn value(connection: &Connection, of: &Of) -> Result<Option<String>, StoreError> {
        let (mark, kind, name) = of;
        let which = "WHERE mark = ?1 AND kind = ?2 AND name = ?3";
        let found = select(connection, which, params![mark, kind.name(), name])?;
        Ok(found.into_iter().next().and_then(|found| found.value))
    }

    /// The additions of a mark, those included that were taken away.
    pub(crate) fn of_mark(connection: &Connection, mark: i64) -> Result<Vec<Self>, StoreError> {
        select(connection, "WHERE mark = ?1", [mark])
    }

    /// The additions of the marks with ids above `after`, up to `last`.
    pub(crate) fn of_marks(
        connection: &Connection,
        (after, last): (i64, i64),
    ) -> Result<Vec<Self>, StoreError> {
        select(connection, "WHERE mark > ?1 AND mark <= ?2", [after, last])
    }

    /// All additions.
    pub(crate) fn load_all(connection: &Connection) -> Result<Vec<Self>, StoreError> {
        select(connection, "", [])
    }

    /// Those of one kind.
    pub(crate) fn of_kind(connection: &Connection, kind: Kind) -> Result<Vec<Self>, StoreError> {
        select(connection, "WHERE kind = ?1", [kind.name()])
    }

    /// Writes it over what was there.
    pub(crate) fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        let pieces = pieces(self.value.as_deref().unwrap_or_default(), PIECE_BYTES);
        let last = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
        for (nth, piece) in (0..).zip(pieces) {
            let piece = Piece {
                of: self.of.clone(),
                nth,
                value: self.value.is_some().then(|| piece.to_owned()),
                changed_at: self.changed_at,
                rev: self.rev,
            };
            piece.save(connection)?;
        }
        let (mark, kind, name) = &self.of;
        let sql =
            "DELETE FROM addition WHERE mark = ?1 AND kind = ?2 AND name = ?3 AND piece >= ?4";
        connection
            .prepare_cached(sql)?
            .execute(params![mark, kind.name(), name, last])?;
        Ok(())
    }
}

/// The additions that `which` asks for.
fn select(
    connection: &Connection,
    which: &str,
    params: impl Params,
) -> Result<Vec<Addition>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM addition {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    let mut pieces = Vec::new();
    while let Some(row) = rows.next()? {
        let piece = Piece::read(|nth| row.get_ref(nth).ok());
        pieces.push(piece.ok_or(StoreError::Damaged("an addition is not as it was written"))?);
    }
    Ok(joined(pieces))
}

/// The additions that `pieces` are of: of each those of its last change, as far as they are there.
pub(crate) fn joined(pieces: Vec<Piece>) -> Vec<Addition> {
    let mut by_addition: BTreeMap<Of, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        by_addition.entry(piece.of.clone()).or_default().push(piece);
    }
    let whole = by_addition.into_iter().filter_map(|(of, mut pieces)| {
        let rev = pieces.iter().map(|piece| piece.rev).max()?;
        pieces.retain(|piece| piece.rev == rev);
        pieces.sort_by_key(|piece| piece.nth);
        pieces.dedup_by_key(|piece| piece.nth);
        Some(Addition {
            of,
            changed_at: pieces.first()?.changed_at,
            rev,
            value: pieces.into_iter().map(|piece| piece.value).collect(),
        })
    });
    whole.collect()
}

/// `text` in pieces of at most `bytes` bytes, at least one.
pub(crate) fn pieces(text: &str, bytes: usize) -> Vec<&str> {
    let mut rest = text;
    let mut pieces = Vec::new();
    loop {
        let (piece, after) = rest
            .split_at_checked(rest.floor_char_boundary(bytes))
            .unwrap_or((rest, ""));
        pieces.push(piece);
        if after.is_empty() || piece.is_empty() {
            return pieces;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::Store;

    fn addition(value: Option<&str>, rev: i64) -> Addition {
        Addition {
            of: (1, Kind::Note, String::new()),
            value: value.map(str::to_owned),
            changed_at: rev,
            rev,
        }
    }

    #[test]
    fn a_value_of_any_length_is_what_was_written_and_each_row_fits_a_page() {
        let mut store = Store::in_memory().unwrap();
        let subject = crate::user::marking::sample::subject(1);
        store.set_bookmarked(&subject, true, 1).unwrap();
        let clear = "DELETE FROM addition";
        store
            .write(|connection| Ok(connection.execute(clear, [])?))
            .unwrap();
        let long = "日本語 and more. ".repeat(1_000);
        for (rev, value) in (1..).zip([Some("short"), Some(&long), Some(""), None, Some("x")]) {
            let written = addition(value, rev);
            store.write(|connection| written.save(connection)).unwrap();
            let all = store.read(Addition::load_all).unwrap();
            assert_eq!(all, [written]);
            let longest: i64 = store
                .read(|connection| {
                    let sql = "SELECT coalesce(max(length(CAST(value AS BLOB))), 0) FROM addition";
                    Ok(connection.query_row(sql, [], |row| row.get(0))?)
                })
                .unwrap();
            assert!(longest <= 3_000);
        }
    }
}
