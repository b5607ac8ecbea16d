//! The steps that can be undone: what each was, and what it changed.
//!
//! What a step changed is one text, however many articles it was for, and lies in pieces that fit a
//! page. The log is of the state and not of an instance or a run of the program: it is one person's.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::user::StoreError;
use crate::user::addition::{PIECE_BYTES, pieces};
use crate::user::aspect::{Difference, Way};
use crate::user::checksum::Checksum;

/// Steps that are kept, and pieces of them: the oldest go.
const MOST_STEPS: i64 = 1_000;
const MOST_PIECES: i64 = 20_000;

/// What was done in a step, so that it can be said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Deed {
    pub(crate) what: What,
    /// How many articles it was for.
    pub(crate) articles: usize,
    /// The title of the first of them.
    pub(crate) title: String,
}

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// Bookmarks were made.
    #[default]
    Bookmark,
    /// Bookmarks were taken away.
    Unbookmark,
    /// Articles were marked read.
    Read,
    /// Articles were marked unread.
    Unread,
    /// A note was written.
    Note,
    /// Tags were put on or taken off.
    Tags,
    /// A bookmark was moved in the list.
    Move,
    /// Marks were merged that came from elsewhere.
    Import,
}

/// A row of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) id: i64,
    made_at: i64,
    is_undone: bool,
    deed: String,
    pub(crate) pieces: i64,
    pub(crate) rev: i64,
}

/// A piece of what a step changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) step: i64,
    pub(crate) nth: i64,
    text: String,
}

const COLUMNS: &str = "made_at, is_undone, deed, pieces, rev, checksum";

/// What is said of a step that cannot be read.
const DAMAGED: StoreError = StoreError::Damaged("a step is not as it was written");

impl Step {
    /// Notes what was done as the newest step. What was undone before can be done again no more.
    pub(crate) fn add(
        connection: &Connection,
        deed: &Deed,
        differences: &[Difference],
        (made_at, rev): (i64, i64),
    ) -> Result<(), StoreError> {
        forget_undone(connection)?;
        let text = serde_json::to_string(differences).or(Err(DAMAGED))?;
        let texts = pieces(&text, PIECE_BYTES);
        let sql = "SELECT coalesce(max(id), 0) + 1 FROM step";
        let step = Self {
            id: connection.query_row(sql, [], |row| row.get(0))?,
            made_at,
            is_undone: false,
            deed: serde_json::to_string(deed).or(Err(DAMAGED))?,
            pieces: i64::try_from(texts.len()).unwrap_or(i64::MAX),
            rev,
        };
        step.save(connection)?;
        for (nth, text) in (0..).zip(texts) {
            let text = text.to_owned();
            let step = step.id;
            Piece { step, nth, text }.save(connection)?;
        }
        forget_oldest(connection, step.id)
    }

    /// The step that is next to be undone, or done again.
    pub(crate) fn next(connection: &Connection, way: Way) -> Result<Option<Self>, StoreError> {
        let which = match way {
            Way::Back => "is_undone = 0 ORDER BY id DESC",
            Way::Again => "is_undone = 1 ORDER BY id",
        };
        let sql = format!("SELECT id, {COLUMNS} FROM step WHERE {which} LIMIT 1");
        let mut statement = connection.prepare_cached(&sql)?;
        let read =
            |row: &rusqlite::Row| Ok(Self::read(row.get(0)?, |nth| row.get_ref(nth + 1).ok()));
        let found = statement.query_row([], read).optional()?;
        found.map(|step| step.ok_or(DAMAGED)).transpose()
    }

    /// What was done.
    pub(crate) fn deed(&self) -> Deed {
        serde_json::from_str(&self.deed).unwrap_or_default()
    }

    /// What it changed.
    pub(crate) fn differences(
        &self,
        connection: &Connection,
    ) -> Result<Vec<Difference>, StoreError> {
        let sql =
            "SELECT step, piece, text, checksum FROM step_piece WHERE step = ?1 ORDER BY piece";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([self.id])?;
        let mut text = String::new();
        while let Some(row) = rows.next()? {
            let piece = Piece::read(|nth| row.get_ref(nth).ok()).ok_or(DAMAGED)?;
            text.push_str(&piece.text);
        }
        serde_json::from_str(&text).or(Err(DAMAGED))
    }

    /// Notes that it was undone, or done again.
    pub(crate) fn turn(
        mut self,
        connection: &Connection,
        way: Way,
        rev: i64,
    ) -> Result<(), StoreError> {
        self.is_undone = way == Way::Back;
        self.rev = rev;
        self.save(connection)
    }

    /// The row of that id whose columns `column` gives; `None` where they are not what was written.
    pub(crate) fn read<'a>(
        id: i64,
        column: impl Fn(usize) -> Option<ValueRef<'a>>,
    ) -> Option<Self> {
        let step = Self {
            id,
            made_at: column(0)?.as_i64().ok()?,
            is_undone: column(1)?.as_i64().ok()? != 0,
            deed: column(2)?.as_str().ok()?.to_owned(),
            pieces: column(3)?.as_i64().ok()?,
            rev: column(4)?.as_i64().ok()?,
        };
        (column(5)?.as_i64().ok()? == step.checksum()).then_some(step)
    }

    pub(crate) fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT OR REPLACE INTO step (id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        connection.prepare_cached(&sql)?.execute(params![
            self.id,
            self.made_at,
            i64::from(self.is_undone),
            self.deed,
            self.pieces,
            self.rev,
            self.checksum(),
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        Checksum::of("step")
            .int(self.id)
            .int(self.made_at)
            .int(i64::from(self.is_undone))
            .text(Some(&self.deed))
            .int(self.pieces)
            .int(self.rev)
            .finish()
    }
}

impl Piece {
    /// The piece whose columns `column` gives; `None` where they are not what was written.
    pub(crate) fn read<'a>(column: impl Fn(usize) -> Option<ValueRef<'a>>) -> Option<Self> {
        let piece = Self {
            step: column(0)?.as_i64().ok()?,
            nth: column(1)?.as_i64().ok()?,
            text: column(2)?.as_str().ok()?.to_owned(),
        };
        (column(3)?.as_i64().ok()? == piece.checksum()).then_some(piece)
    }

    pub(crate) fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO step_piece (step, piece, text, checksum)
                   VALUES (?1, ?2, ?3, ?4)";
        connection.prepare_cached(sql)?.execute(params![
            self.step,
            self.nth,
            self.text,
            self.checksum()
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        Checksum::of("step_piece")
            .int(self.step)
            .int(self.nth)
            .text(Some(&self.text))
            .finish()
    }
}

/// Whether `pieces` make up what a step changed.
pub(crate) fn is_whole(pieces: &[Piece]) -> bool {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    serde_json::from_str::<Vec<Difference>>(&text).is_ok()
}

/// Whether every step can be read, and is whole.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let sql = format!("SELECT id, {COLUMNS} FROM step");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let step = Step::read(row.get(0)?, |nth| row.get_ref(nth + 1).ok());
        step.ok_or(DAMAGED)?.differences(connection)?;
    }
    Ok(())
}

/// Forgets what was undone: those are the newest, so most often one look shows that there are none.
fn forget_undone(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT is_undone FROM step ORDER BY id DESC LIMIT 1";
    let newest: Option<bool> = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    match newest {
        Some(true) => forget(connection, "is_undone = 1"),
        _ => Ok(()),
    }
}

/// Forgets the oldest where there are too many beside `newest`, or too much is kept of them.
fn forget_oldest(connection: &Connection, newest: i64) -> Result<(), StoreError> {
    let sql = "SELECT max(id) FROM
               (SELECT id, sum(pieces) OVER (ORDER BY id DESC) AS kept FROM step)
               WHERE kept > ?1";
    let large: Option<i64> = connection
        .prepare_cached(sql)?
        .query_row([MOST_PIECES], |row| row.get(0))?;
    let oldest = (newest - MOST_STEPS).max(large.unwrap_or(0).min(newest - 1));
    let sql = "SELECT min(id) FROM step";
    let first: Option<i64> = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?;
    match first {
        Some(first) if first <= oldest => forget(connection, &format!("id <= {oldest}")),
        _ => Ok(()),
    }
}

/// Forgets the steps that `which` asks for.
fn forget(connection: &Connection, which: &str) -> Result<(), StoreError> {
    let pieces =
        format!("DELETE FROM step_piece WHERE step IN (SELECT id FROM step WHERE {which})");
    connection.execute(&pieces, [])?;
    connection.execute(&format!("DELETE FROM step WHERE {which}"), [])?;
    Ok(())
}
