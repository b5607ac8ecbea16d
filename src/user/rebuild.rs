//! A new state file of what was taken out of a damaged one, whole and on disk before it has a name.

use std::collections::HashSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::user::carve::Carved;
use crate::user::recover::aliases_of;
use crate::user::row::{Alias, Row};
use crate::user::{StoreError, file, history, progress, schema, session, waypoints};

/// Makes a state file of what was saved; gives the number of marks in it.
pub(crate) fn write_new(new: &Path, mut carved: Carved) -> Result<usize, StoreError> {
    file::remove_if_there(new).map_err(|error| StoreError::Io {
        path: new.to_owned(),
        error,
    })?;
    let mut connection = Connection::open(new)?;
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")?;
    schema::migrate(&mut connection, new)?;
    let (rows, aliases) = carved.rows();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let additions = carved.additions(&rows);
    let revs = rows.iter().map(|row| row.rev);
    let revs = revs.chain(additions.iter().map(|addition| addition.rev));
    let newest = revs.max().unwrap_or(0);
    transaction.execute("UPDATE revision SET last = ?1", [newest])?;
    // The key of a URL may stand in several rows: it belongs to the one that was changed last.
    for mut row in rows.iter().cloned().rev() {
        row.save(&transaction)?;
        for alias in aliases_of(&row.keys, row.id) {
            alias.save(&transaction)?;
        }
    }
    for alias in aliases {
        if Alias::load(&transaction, alias.key)?.is_none() {
            alias.save(&transaction)?;
        }
    }
    for addition in &additions {
        addition.save(&transaction)?;
    }
    save_rest(&transaction, &mut carved)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    let with_more: HashSet<i64> = additions.iter().map(|addition| addition.of.0).collect();
    let is_kept = |row: &&Row| row.is_set() || with_more.contains(&row.id);
    Ok(rows.iter().filter(is_kept).count())
}

/// Writes what is not about the marks of articles, and the steps that can be undone.
fn save_rest(connection: &Connection, carved: &mut Carved) -> Result<(), StoreError> {
    for (step, pieces) in carved.steps() {
        step.save(connection)?;
        pieces.iter().try_for_each(|piece| piece.save(connection))?;
    }
    for (library, state) in std::mem::take(&mut carved.sessions) {
        session::save(connection, &library, &state)?;
    }
    for (kind, line) in std::mem::take(&mut carved.lines).into_values() {
        history::save(connection, &kind, &line)?;
    }
    let mut read: Vec<_> = std::mem::take(&mut carved.progress).into_values().collect();
    // What is known of one article by its URL is replaced by what came after.
    read.sort_by_key(|progress| progress.read_at);
    for progress in &read {
        progress::save(connection, progress)?;
    }
    for ((library, letter), waypoint) in std::mem::take(&mut carved.waypoints) {
        waypoints::save(connection, (&library, letter), &waypoint)?;
    }
    Ok(())
}
