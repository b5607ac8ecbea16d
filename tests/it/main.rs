//! The integration tests, in one binary: what holds of the program as a whole.
//!
//! - `layers`: the order of the folders, and what every file must have
//!
//! Each module is marked as test code, so that clippy allows helpers to unwrap.

#[cfg(test)]
mod layers;
