//! What leaves the reader by a key: links that are opened, and what is copied.

mod copying;
mod links;
mod outside;
