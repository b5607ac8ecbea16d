//! All titles at hand, to find some by a few letters.
//!
//! - `titles`: them, and how they are looked through
//! - `fits`: what fits so far, and the best of it

mod fits;
mod titles;

pub use fits::Found;
pub use titles::Titles;
