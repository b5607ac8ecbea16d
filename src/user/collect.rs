//! Marks read from the state as they can be carried.

use std::collections::HashMap;

use crate::article::Keys;
use crate::user::marking::ids_of;
use crate::user::row::{Alias, Row};
use crate::user::{Carried, Store, StoreError, added};

impl Store {
    /// The marks that are known by each of `keys`, whether or not they bear anything.
    pub fn carried_of(&self, keys: &[Keys]) -> Result<Vec<Carried>, StoreError> {
        self.read(|connection| {
            let mut found = Vec::new();
            for keys in keys {
                for id in ids_of(connection, &[*keys])?.into_iter().take(1) {
                    let row = Row::load(connection, id)?;
                    let row = row.ok_or(StoreError::Damaged("a mark is gone"))?;
                    found.push(Carried::of_row(connection, &row)?);
                }
            }
            Ok(found)
        })
    }

    /// All marks, each with its number, in the order in which they were first made.
    pub fn carried(&self) -> Result<Vec<(i64, Carried)>, StoreError> {
        self.read(|connection| {
            let mut aliases: HashMap<i64, Vec<Alias>> = HashMap::new();
            for alias in Alias::load_all(connection)? {
                aliases.entry(alias.mark).or_default().push(alias);
            }
            let mut additions = added::by_mark(connection)?;
            let carried = Row::load_all(connection)?.into_iter().map(|row| {
                let aliases = aliases.remove(&row.id).unwrap_or_default();
                let additions = additions.remove(&row.id).unwrap_or_default();
                (row.id, Carried::of(&row, &aliases, additions))
            });
            Ok(carried.filter(|(_, carried)| carried.is_any()).collect())
        })
    }
}
