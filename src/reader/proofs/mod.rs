//! Proofs, as printers call the sheets they check a page by.
//!
//! - `build`: small articles to be set, and pages as plain text
//! - `pages`, `tables`: whole pages, and tables, as they look
//! - `properties`: what holds for every page at every width
//! - `typography`: what holds for pages that are justified and hyphenated

mod build;
mod pages;
mod properties;
mod tables;
mod typography;
