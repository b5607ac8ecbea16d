//! Places that may have changed, and what is known of each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Places that are named, at most: where more has happened, a walk is quicker.
const MOST: usize = 20_000;

/// What is known of a file that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It was closed by who wrote it, moved to where it is, or is gone: it is whole.
    Whole,
    /// It was made or written, and may be written on.
    Written,
}

/// Places that may have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Whether anything may have changed: only a walk can tell what.
    pub everything: bool,
    /// Files and folders, by their whole paths; a folder stands for all that is in it.
    pub paths: BTreeMap<PathBuf, Sign>,
}

impl Named {
    /// Nothing is known any more but that something has changed.
    pub fn everything() -> Self {
        Self {
            everything: true,
            ..Self::default()
        }
    }

    /// The file at `path`, which no one is writing any more.
    pub fn file(path: &Path) -> Self {
        Self {
            everything: false,
            paths: BTreeMap::from([(path.to_owned(), Sign::Whole)]),
        }
    }

    /// Names `path`; what is known last holds.
    pub(crate) fn add(&mut self, path: PathBuf, sign: Sign) {
        if self.everything {
            return;
        }
        self.paths.insert(path, sign);
        if self.paths.len() > MOST {
            *self = Self::everything();
        }
    }

    /// Names all that `other` names.
    pub fn extend(&mut self, other: Self) {
        if other.everything {
            *self = Self::everything();
        }
        for (path, sign) in other.paths {
            self.add(path, sign);
        }
    }

    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.paths.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_last_holds_and_very_many_places_are_everything() {
        let mut named = Named::default();
        assert!(named.is_empty());
        named.add(PathBuf::from("/a"), Sign::Whole);
        named.add(PathBuf::from("/a"), Sign::Written);
        assert_eq!(
            named.paths.values().copied().collect::<Vec<_>>(),
            [Sign::Written]
        );
        for number in 0..=MOST {
            named.add(PathBuf::from(format!("/{number}")), Sign::Whole);
        }
        assert_eq!(named, Named::everything());
        let mut other = Named::default();
        other.extend(named);
        assert!(other.everything && !other.is_empty());
    }
}
