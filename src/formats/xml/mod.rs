//! XML as people have it: read leniently, part by part.
//!
//! A strict parser refuses a whole feed for one bare `&`, and a tree of a large export takes ten
//! times its size. So the text is read as a stream, what is malformed is mended where it stands, and
//! only one part (an item, a note, a record) is a tree at any time. No entity but the five of XML and
//! numbers is ever resolved, and nothing is fetched.
//!
//! - [`events`]: tags and texts, one after another
//! - [`element`]: a part as a tree
//! - [`markup`]: the inside of an element as HTML
//! - [`parts`](mod@parts): from a document to its parts

pub mod element;
pub mod events;
pub mod markup;
pub mod parts;

pub use element::Element;
pub use parts::{Ending, Part, parts};
