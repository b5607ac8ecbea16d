//! What every article goes through after its format has read it, whatever the format.
//!
//! - [`finish`]: all of it, in order
//! - [`absent`]: facts that say that there is none, taken out
//! - [`body`]: furniture and empty blocks taken out of the body
//! - [`origins`]: where facts were found, said of every fact and of no other
//! - [`signature`]: the name that a story ends with
//! - [`title`]: a title where the file states none

mod absent;
mod body;
mod finish;
mod origins;
mod signature;
mod title;

pub(super) use finish::NONE;
pub use finish::finish;
