//! Takes rows out of the bytes of a damaged file, whatever became of its pages and its schema.
//!
//! Every offset is tried as the beginning of a row. That is sound because rows are never larger
//! than a page, so each lies in one piece, and because a row only counts if its checksum holds. So
//! a file whose first page is gone still gives every bookmark whose own bytes are whole; the
//! write-ahead log is read in the same way.
//!
//! A row of a table lies in the file as SQLite lays it out (<https://sqlite.org/fileformat.html>):
//!
//! ```text
//! length of the record │ id │ length of the header │ a type for each column │ the values
//! └────── varint ──────┴────┴────────────── varints ───────────────────────┘
//! ```

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use rusqlite::types::ValueRef;

use crate::article::Key;
use crate::user::addition::{self, Addition};
use crate::user::row::{Alias, Row};
use crate::user::step::{self, Step};
use crate::user::{Progress, Waypoint, history, progress, session, waypoints};

/// The fewest and the most columns of a table.
const FEWEST_COLUMNS: usize = 3;
const MOST_COLUMNS: usize = 11;

/// The longest record that is tried, in bytes: no row of ours is longer.
const LONGEST_RECORD: u64 = 4096;

/// What could be taken out of a damaged file.
#[derive(Debug, Default)]
pub(crate) struct Carved {
    /// Of each mark the newest row.
    pub(crate) marks: HashMap<i64, Row>,
    pub(crate) aliases: Vec<Alias>,
    pub(crate) additions: Vec<addition::Piece>,
    /// Of each step the newest row.
    pub(crate) steps: HashMap<i64, Step>,
    pub(crate) step_pieces: HashMap<(i64, i64), step::Piece>,
    /// How libraries were left; of several of one the last that was found.
    pub(crate) sessions: HashMap<String, String>,
    /// Lines that were typed, by their place in the order.
    pub(crate) lines: BTreeMap<i64, (String, String)>,
    /// How far articles were read; of each the newest.
    pub(crate) progress: HashMap<Key, Progress>,
    /// Marks with a letter, by library and letter.
    pub(crate) waypoints: HashMap<(String, char), Waypoint>,
}

impl Carved {
    /// Takes what `bytes` hold.
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        for start in 0..bytes.len() {
            if let Some((id, values)) = bytes.get(start..).and_then(row_at) {
                self.take_row(id, &values);
            }
        }
    }

    /// Takes a row, if it is one of ours: each table has its number of columns, and a checksum that
    /// is of no other.
    fn take_row(&mut self, id: i64, values: &[ValueRef]) {
        // The id stands before the record, and its own column is empty.
        let column = |nth: usize| values.get(nth + 1).copied();
        let whole = |nth: usize| values.get(nth).copied();
        match values.len() {
            3 => self.sessions.extend(session::carved(whole)),
            4 => {
                let line = history::carved(column);
                self.lines.extend(line.map(|line| (id, line)));
            }
            5 => {
                self.aliases.extend(Alias::read(column));
                let piece = step::Piece::read(column);
                let piece = piece.map(|piece| ((piece.step, piece.nth), piece));
                self.step_pieces.extend(piece);
            }
            7 => {
                let step = Step::read(id, column);
                keep_newest(&mut self.steps, id, step, |step| step.rev);
                if let Some(found) = progress::carved(column) {
                    let key = found.keys.content;
                    keep_newest(&mut self.progress, key, Some(found), |found| found.read_at);
                }
                let found = waypoints::carved(whole);
                let found = found.map(|(library, letter, found)| ((library, letter), found));
                self.waypoints.extend(found);
            }
            9 => self.additions.extend(addition::Piece::read(column)),
            MOST_COLUMNS => {
                let row = Row::read(id, column);
                keep_newest(&mut self.marks, id, row, |row| row.rev);
            }
            _ => {}
        }
    }

    /// What was added to the marks that `rows` are.
    pub(crate) fn additions(&mut self, rows: &[Row]) -> Vec<Addition> {
        let mut additions = addition::joined(std::mem::take(&mut self.additions));
        let marks: HashSet<_> = rows.iter().map(|row| row.id).collect();
        additions.retain(|addition| marks.contains(&addition.of.0));
        additions
    }

    /// The steps that are whole, with their pieces.
    pub(crate) fn steps(&mut self) -> Vec<(Step, Vec<step::Piece>)> {
        let pieces = std::mem::take(&mut self.step_pieces);
        let whole = |step: Step| {
            let of_step = |nth| pieces.get(&(step.id, nth)).cloned();
            let pieces: Option<Vec<_>> = (0..step.pieces).map(of_step).collect();
            // A page that is no longer used may hold a piece of another step of that number.
            let pieces = pieces.filter(|pieces| step::is_whole(pieces))?;
            Some((step, pieces))
        };
        let steps = std::mem::take(&mut self.steps).into_values();
        steps.filter_map(whole).collect()
    }

    /// The marks, last changed first, and the aliases of them.
    ///
    /// An old row may outlive, in a page that is no longer used, the mark that took its place: of
    /// two marks with the same content the newer stays.
    pub(crate) fn rows(&mut self) -> (Vec<Row>, Vec<Alias>) {
        self.revive();
        let mut rows: Vec<_> = std::mem::take(&mut self.marks).into_values().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.rev));
        let mut known = HashSet::new();
        rows.retain(|row| known.insert(row.keys.content));
        let ids: HashSet<_> = rows.iter().map(|row| row.id).collect();
        self.aliases.retain(|alias| ids.contains(&alias.mark));
        (rows, std::mem::take(&mut self.aliases))
    }

    /// Makes marks of keys whose own row is lost, where something was added to them: a note is worth
    /// more than the row it hangs on.
    fn revive(&mut self) {
        let lost = |piece: &addition::Piece| !self.marks.contains_key(&piece.of.0);
        let lost: HashSet<i64> = self
            .additions
            .iter()
            .filter(|piece| lost(piece))
            .map(|piece| piece.of.0)
            .collect();
        let mut keys: HashMap<(i64, bool), Key> = HashMap::new();
        for alias in self
            .aliases
            .iter()
            .filter(|alias| lost.contains(&alias.mark))
        {
            keys.insert((alias.mark, alias.is_url), alias.key);
        }
        for id in lost {
            if let Some(content) = keys.get(&(id, false)) {
                let row = Row::bare(id, keys.get(&(id, true)).copied(), *content);
                self.marks.insert(id, row);
            }
        }
    }
}

/// Keeps `found` under `id`, if there is none that is newer.
pub(crate) fn keep_newest<K: Eq + Hash, T>(
    kept: &mut HashMap<K, T>,
    id: K,
    found: Option<T>,
    rev: impl Fn(&T) -> i64,
) {
    if let Some(found) = found
        && kept.get(&id).is_none_or(|kept| rev(kept) < rev(&found))
    {
        kept.insert(id, found);
    }
}

/// The id and the values of the row that begins where `bytes` begin, if that can be one of ours.
fn row_at(bytes: &[u8]) -> Option<(i64, Vec<ValueRef<'_>>)> {
    let mut rest = bytes;
    let length = varint(&mut rest).filter(|length| *length <= LONGEST_RECORD)?;
    let id = i64::try_from(varint(&mut rest)?).ok()?;
    let record = rest.get(..usize::try_from(length).ok()?)?;
    let mut after_length = record;
    let header_length = usize::try_from(varint(&mut after_length)?).ok()?;
    let columns = header_length.checked_sub(record.len() - after_length.len())?;
    // Each type takes a byte, or two for a text of more than 57 bytes.
    if !(FEWEST_COLUMNS..=2 * MOST_COLUMNS).contains(&columns) {
        return None;
    }
    let (mut types, mut body) = (after_length.get(..columns)?, record.get(header_length..)?);
    let mut values = Vec::with_capacity(MOST_COLUMNS);
    while !types.is_empty() {
        let kind = varint(&mut types)?;
        values.push(value(kind, &mut body)?);
    }
    let is_ours = (FEWEST_COLUMNS..=MOST_COLUMNS).contains(&values.len());
    (is_ours && body.is_empty()).then_some((id, values))
}

/// The value of type `kind` at the beginning of `body`, which then begins after it.
fn value<'a>(kind: u64, body: &mut &'a [u8]) -> Option<ValueRef<'a>> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind,
        5 => 6,
        6 => 8,
        12.. => (kind - 12) / 2,
        _ => return None,
    };
    let (bytes, rest) = body.split_at_checked(usize::try_from(length).ok()?)?;
    *body = rest;
    Some(match kind {
        0 => ValueRef::Null,
        8 => ValueRef::Integer(0),
        9 => ValueRef::Integer(1),
        1..=6 => ValueRef::Integer(integer(bytes)),
        _ if kind.is_multiple_of(2) => ValueRef::Blob(bytes),
        _ => ValueRef::Text(bytes),
    })
}

/// A number of one to eight bytes, the highest first, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let sign = bytes
        .first()
        .map_or(0, |first| i64::from(first.cast_signed()) >> 7);
    bytes
        .iter()
        .fold(sign, |number, byte| (number << 8) | i64::from(*byte))
}

/// A number of one to nine bytes: seven bits each, all eight of the ninth.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for nth in 1..=9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if nth == 9 {
            return Some((number << 8) | u64::from(*byte));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_sqlite_writes_them() {
        let table: &[(&[u8], u64)] = &[
            (&[0x00], 0),
            (&[0x7f], 127),
            (&[0x81, 0x00], 128),
            (&[0xff, 0x7f], 16_383),
            (&[0xff; 9], u64::MAX),
        ];
        for (bytes, number) in table {
            assert_eq!(varint(&mut &**bytes), Some(*number), "{bytes:?}");
        }
        let table: &[(&[u8], i64)] = &[
            (&[0x05], 5),
            (&[0xff], -1),
            (&[0xff, 0x00], -256),
            (&[0x7f, 0xff], 32_767),
            (&[0x80, 0, 0, 0, 0, 0, 0, 0], i64::MIN),
        ];
        for (bytes, number) in table {
            assert_eq!(integer(bytes), *number, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_taken_for_a_row_by_chance(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let mut carved = Carved::default();
            carved.take(&bytes);
            let (rows, aliases) = carved.rows();
            prop_assert!(rows.is_empty() && aliases.is_empty());
        }
    }
}
