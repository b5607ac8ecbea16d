//! What can be changed of a mark, each thing read and written in one way: so that every change can be
//! noted as what was before and what is after, and be undone.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::user::StoreError;
use crate::user::addition::{Addition, Kind};
use crate::user::carried::Since;
use crate::user::row::Row;

/// Something that can be changed of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// Whether, and since when, it is bookmarked.
    Bookmarked,
    /// Whether, and since when, it is read.
    Read,
    /// Something added.
    Added(Kind),
}

impl Aspect {
    fn name(self) -> &'static str {
        match self {
            Self::Bookmarked => "bookmarked",
            Self::Read => "read",
            Self::Added(kind) => kind.name(),
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "bookmarked" => Some(Self::Bookmarked),
            "read" => Some(Self::Read),
            name => Kind::named(name).map(Self::Added),
        }
    }
}

/// What one change made of one thing: as it is stored, five fields in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Difference(
    /// The id of the mark.
    pub(crate) i64,
    /// The aspect.
    String,
    /// Which of that aspect.
    String,
    /// What was before.
    Option<String>,
    /// What is after.
    Option<String>,
);

/// Which way a difference is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// From after to before.
    Back,
    /// From before to after.
    Again,
}

/// A mark that is being changed, and what was changed of it.
#[derive(Debug)]
pub(crate) struct Changing<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) row: Row,
    pub(crate) now: i64,
}

impl Changing<'_> {
    /// What stands there now.
    pub(crate) fn get(&self, aspect: Aspect, name: &str) -> Result<Option<String>, StoreError> {
        let time = |time: Option<i64>| Ok(time.map(|time| time.to_string()));
        match aspect {
            Aspect::Bookmarked => time(self.row.bookmarked_at),
            Aspect::Read => time(self.row.read_at),
            Aspect::Added(kind) => {
                Addition::value(self.connection, &(self.row.id, kind, name.to_owned()))
            }
        }
    }

    /// What of that kind stands there now, and since when.
    pub(crate) fn added_since(&self, kind: Kind) -> Result<Option<Since>, StoreError> {
        let all = Addition::of_mark(self.connection, self.row.id)?;
        let found = all.into_iter().find(|addition| addition.of.1 == kind);
        Ok(found.and_then(|found| Some((found.changed_at, found.value?))))
    }

    /// Puts `value` there; the row itself is saved by the caller, who has given it a revision.
    pub(crate) fn put(
        &mut self,
        aspect: Aspect,
        name: &str,
        value: Option<String>,
    ) -> Result<(), StoreError> {
        let time = |value: Option<String>| value.and_then(|value| value.parse().ok());
        match aspect {
            Aspect::Bookmarked => self.row.bookmarked_at = time(value),
            Aspect::Read => self.row.read_at = time(value),
            Aspect::Added(kind) => {
                let addition = Addition {
                    of: (self.row.id, kind, name.to_owned()),
                    value,
                    changed_at: self.now,
                    rev: self.row.rev,
                };
                addition.save(self.connection)?;
            }
        }
        Ok(())
    }

    /// Puts `value` there; gives the difference, if it makes one.
    pub(crate) fn set(
        &mut self,
        aspect: Aspect,
        name: &str,
        value: Option<String>,
    ) -> Result<Option<Difference>, StoreError> {
        let before = self.get(aspect, name)?;
        if before == value {
            return Ok(None);
        }
        self.put(aspect, name, value.clone())?;
        let (aspect, name) = (aspect.name().to_owned(), name.to_owned());
        Ok(Some(Difference(self.row.id, aspect, name, before, value)))
    }

    /// Goes a difference back or again. What was changed since otherwise than by a step is left as it
    /// is; gives whether anything was put.
    pub(crate) fn go(&mut self, difference: &Difference, way: Way) -> Result<bool, StoreError> {
        let Difference(_, aspect, name, before, after) = difference;
        let Some(aspect) = Aspect::named(aspect) else {
            return Ok(false);
        };
        let (from, to) = match way {
            Way::Back => (after, before),
            Way::Again => (before, after),
        };
        let is_as_left = self.get(aspect, name)? == *from;
        if is_as_left {
            self.put(aspect, name, to.clone())?;
        }
        Ok(is_as_left)
    }
}
