//! What leaves the reader by a key: links that are opened, what is copied, and what is exported.

mod copying;
mod export;
mod links;
mod outside;
