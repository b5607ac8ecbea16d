//! What a page says of itself: title, authors, dates, address, from all the places where it says it.
//!
//! - [`facts`]: the facts of one place, and how they are put together
//! - [`gather`]: all of them, in the order of trust
//! - [`json_ld`], [`lenient`]: descriptions for search engines, strict JSON or not
//! - [`meta`]: Open Graph and all other `meta` elements
//! - [`microdata`]: attributes on the words that are shown
//! - [`origin`]: what the program that saved the page wrote into it
//! - [`heading`], [`title`]: the heading that is shown, and the title without the name of the site
//! - [`paper`]: the names of papers at its end, in scripts without spaces
//! - [`site_name`]: the name of the site that only the title tells
//! - [`surroundings`], [`visible`]: the lines around the heading, and what they say
//! - [`authors`], [`stamps`], [`entries`]: who and when in one line, and lines of entries of which there are many
//! - [`lead`]: the picture beside the heading
//! - [`address`]: the day in the address

mod address;
mod authors;
mod entries;
mod facts;
mod gather;
mod heading;
mod json_ld;
mod lead;
mod lenient;
mod meta;
mod microdata;
mod origin;
mod paper;
mod site_name;
mod stamps;
mod surroundings;
mod title;
mod visible;

pub(super) use gather::gather;
pub(super) use title::{is_same_title, plain};
