//! The `newsprint` program.

fn main() {}
