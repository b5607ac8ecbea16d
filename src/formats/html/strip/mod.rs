//! The pass before the parser: a page without scripts, styles, pictures in the text, and bottomless nesting.
//!
//! A page saved with everything in it is 1 to 30 MB of `data:` addresses around 100 KB of words, and
//! the HTML parser is quadratic in depth and in the attributes of one tag. So the page is first
//! written anew in one linear pass: what no reader sees is left out, unknown attributes are left out,
//! tags deeper than the budget allows are left out while their text stays, and end tags that the
//! page forgot are put in. What is written never nests deeper than the budget's depth.
//!
//! - [`scan`]: a page cut into tags, comments and text
//! - [`attributes`]: the attributes that are kept
//! - [`elements`]: what each element is to the pass
//! - [`open`]: the elements that stand open, and what closes them
//! - [`rewrite`]: the pass itself

mod attributes;
mod elements;
mod open;
mod rewrite;
mod scan;

#[cfg(test)]
mod tests;

pub(super) use rewrite::{Stripped, strip};
