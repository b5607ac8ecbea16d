//! Dates as newsrooms write them, and what they must be read as.
//!
//! - `check`: reading rows of examples
//! - `english`, `europe`, `world`: dates, by language
//! - `newsrooms`, `newsrooms_east`: stamps as a field holds them
//! - `one_day`: one day in many countries
//! - `pages`: stamps with what stands about them
//! - `properties`: what holds of every line, every day and every language
//! - `refused`: what is none
//! - `lines`: dates inside and at the end of lines, and what stamps say

mod check;
mod english;
mod europe;
mod lines;
mod newsrooms;
mod newsrooms_east;
mod one_day;
mod pages;
mod properties;
mod refused;
mod world;
