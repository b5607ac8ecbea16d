//! Every query, by the library and by a naive scan that shares nothing with it but the texts.
//!
//! - [`library`]: a small library in which every operator has something to find
//! - [`naive`]: each article looked at by itself
//! - [`asking`]: random queries, valid and broken, answered by both

mod asking;
mod library;
mod naive;
