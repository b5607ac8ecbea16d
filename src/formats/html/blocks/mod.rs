//! From the tree of a page to the blocks of an article.
//!
//! - [`picture`]: a picture and the words that belong to it
//! - [`table`]: tables that hold data, and those that only arrange the page
//! - [`cells`]: the walk within a table
//! - [`note`]: the numbers that lead to notes
//! - [`place`]: where a block stands: quotations, lists, headings, code
//! - [`walk`]: the walk over the tree that puts them together

mod cells;
mod note;
mod picture;
mod place;
mod table;
mod walk;

#[cfg(test)]
mod tests;

pub(super) use note::is_mark_of_note;
pub(super) use picture::{figure, is_picture};
#[cfg(test)]
pub(super) use tests::notation;
pub(super) use walk::blocks;
