//! What the system tells of a change, in the words of the library.
//!
//! The system also tells whenever a file is opened or read, by the library itself as by anyone:
//! that is nothing.

use std::path::PathBuf;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, EventKind};

use crate::library::watch::Sign;

/// Something that was told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A place has changed.
    Changed(PathBuf, Sign),
    /// More has happened than could be told.
    Lost,
    /// The system allows no more watches.
    NoMoreWatches,
}

/// What `event` tells.
pub(crate) fn told(event: notify::Result<Event>) -> Vec<Told> {
    let event = match event {
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            return vec![Told::NoMoreWatches];
        }
        Err(_) => return vec![Told::Lost],
    };
    if event.need_rescan() {
        return vec![Told::Lost];
    }
    let Some(sign) = sign_of(event.kind) else {
        return Vec::new();
    };
    let paths = event.paths.into_iter();
    paths.map(|path| Told::Changed(path, sign)).collect()
}

/// What an event of that kind says of its places; `None` where it is no change.
fn sign_of(kind: EventKind) -> Option<Sign> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Remove(_)
        | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::To)) => {
            Some(Sign::Whole)
        }
        // The same again, of both ends at once.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) | EventKind::Access(_) => None,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any | EventKind::Other => {
            Some(Sign::Written)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, Flag, RemoveKind};

    #[test]
    fn a_change_is_told_and_a_look_is_nothing() {
        let path = || PathBuf::from("/news/a.txt");
        let table = [
            (EventKind::Create(CreateKind::File), Some(Sign::Written)),
            (
                EventKind::Modify(ModifyKind::Data(DataChange::Any)),
                Some(Sign::Written),
            ),
            (
                EventKind::Access(AccessKind::Close(AccessMode::Write)),
                Some(Sign::Whole),
            ),
            (
                EventKind::Modify(ModifyKind::Name(RenameMode::To)),
                Some(Sign::Whole),
            ),
            (EventKind::Remove(RemoveKind::File), Some(Sign::Whole)),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), None),
            (EventKind::Access(AccessKind::Close(AccessMode::Read)), None),
        ];
        for (kind, expected) in table {
            let expected: Vec<_> = expected
                .map(|sign| Told::Changed(path(), sign))
                .into_iter()
                .collect();
            assert_eq!(told(Ok(Event::new(kind).add_path(path()))), expected);
        }
    }

    #[test]
    fn what_could_not_be_told_is_lost() {
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(told(Ok(overflow)), [Told::Lost]);
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert_eq!(told(Err(full)), [Told::NoMoreWatches]);
    }
}
