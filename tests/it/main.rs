//! The integration tests, in one binary: what holds of the program as a whole.
//!
//! - `layers`: the order of the folders, and what every file must have
//! - `cli`: the commands, as another program sees them
//! - `hostile`: what must never come out of any command
//! - `support`: fresh folders, and the program run in them
//!
//! Each module is marked as test code, so that clippy allows helpers to unwrap.

#[cfg(test)]
mod cli;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod support;
