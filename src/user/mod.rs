//! What the reader adds: bookmarks, notes, tags and read marks, in `state.db`, which is never lost; and where the
//! reader was.
//!
//! - [`store`]: the open state file; every use of it goes through here
//! - [`error`]: what can go wrong with it
//! - [`file`]: opening it: folder, journal, version
//! - [`schema`]: its tables, and the steps from version to version
//! - [`checksum`]: damage that SQLite does not notice
//! - [`row`]: a mark as it is stored
//! - [`carve`]: rows out of the bytes of a damaged file
//! - [`session`]: how a library was left
//! - [`history`]: the lines that were typed
//! - [`progress`]: how far articles were read
//! - [`waypoints`]: marks set with a letter
//! - [`version`]: how often it was changed
//! - [`change`]: what a person does to articles, each a step; [`aspect`]: one thing that is changed
//! - [`addition`], [`added`]: notes, tags and places: as they are stored, and as they are read
//! - [`note`]: notes as they lie in the state, and what two make together
//! - [`carried`]: a mark that can be carried to another state, and what two make together; [`collect`]: those of a state;
//!   [`carry`]: one as a line of JSON
//! - [`merge`]: what was carried here, merged into the state; [`newsboat`]: what was flagged in newsboat
//! - [`sync`]: the marks of several devices, kept alike
//! - [`reading_list`]: the order of bookmarks
//! - [`step`], [`undo`]: the log of steps, and going them back and again
//! - [`backup`]: a copy a day; [`older`]: what a damaged file has lost, out of such a copy
//! - [`rebuild`]: a new file of what was saved
//! - [`recover`]: a damaged file is kept aside, and what still reads is taken from it
//! - [`marks`]: bookmarks and read marks, found again by the identity of their article
//! - [`marking`]: setting them
//! - [`all_marks`]: all of them, in memory

pub mod added;
pub(crate) mod addition;
pub mod all_marks;
pub(crate) mod aspect;
pub mod backup;
pub mod carried;
#[cfg(test)]
pub(crate) mod carried_sample;
pub mod carry;
pub(crate) mod carve;
pub mod change;
pub(crate) mod checksum;
pub mod collect;
pub mod error;
pub(crate) mod file;
pub mod history;
pub mod marking;
pub mod marks;
pub mod merge;
pub mod newsboat;
pub mod note;
pub(crate) mod older;
pub mod progress;
pub mod reading_list;
pub(crate) mod rebuild;
pub(crate) mod recover;
pub(crate) mod row;
pub(crate) mod schema;
pub mod session;
pub(crate) mod step;
pub mod store;
pub mod sync;
pub mod undo;
pub mod version;
pub mod waypoints;

pub use added::Added;
pub use all_marks::{AllMarks, Bearing, Followed};
pub use carried::Carried;
pub use change::{Change, Facts, Log, Spot, Target};
pub use error::StoreError;
pub use marking::Subject;
pub use marks::{Kept, Mark};
pub use merge::{Merging, Outcome};
pub use note::Note;
pub use progress::Progress;
pub use reading_list::Side;
pub use session::{Session, Window};
pub use store::Store;
pub use undo::Undone;
pub use version::Version;
pub use waypoints::Waypoint;
