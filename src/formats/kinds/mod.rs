//! Files that hold no article newsprint reads: what they are, in words for the person who saved them.
//!
//! A folder of saved news holds feeds, mail, archives and pictures too. Each is named, so that nobody
//! wonders why it is not in the list, and none is taken for text by mistake.
//!
//! - [`bytes`]: what the first bytes say: archives, pictures, documents of other programs
//! - [`markup`]: what the root of an XML or SGML document says: feeds, exports
//! - [`heads`]: what the first lines say: archives of the web, calendars
//! - [`names`]: what the name says, where the content says nothing

mod bytes;
mod heads;
mod markup;
mod names;
mod passed_over;

pub use markup::{is_page, root};
pub use passed_over::{of_bytes, of_text};
