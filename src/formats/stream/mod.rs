//! Large files of many parts, read piece by piece: never more of them in memory than one piece.
//!
//! A piece is a run of whole records, and a run of whole records is a file of the same format: so
//! whoever reads a file reads a piece of one too, and an article is found again by reading the piece
//! that it lies in.
//!
//! - [`extent`]: where a piece lies
//! - [`source`]: the bytes of a file, unpacked, with the way back to where they lie packed
//! - [`shape`]: what its records are
//! - [`cut`]: where a record ends
//! - [`pieces`]: the pieces of a file, and one of them again
//! - [`repeats`]: pieces that stand in a file again

mod cut;
mod extent;
mod pieces;
mod repeats;
mod shape;
mod source;

#[cfg(test)]
mod tests;

pub use extent::Extent;
pub use pieces::{Piece, Stream};
