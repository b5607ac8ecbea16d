//! What leaves the reader by a key: links that are opened, what is copied, edited, piped and saved, and
//! what is exported.

mod copying;
mod export;
mod hyperlinks;
mod lending;
mod links;
mod outside;
mod saving;
mod selecting;
