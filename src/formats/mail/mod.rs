//! Mail: newsletters, feeds by mail, newsgroups, and the files that hold many messages.
//!
//! - [`recognise`]: whether a file is a message, several, or a saved page in the shape of one
//! - [`message`]: one message, as an article or, if it is a digest, as several
//! - [`mbox`]: a file of messages one after another
//! - [`header`]: the fields above a message, decoded
//! - [`words`]: words in other charsets, as fields hold them
//! - [`facts`]: what the fields say of the article
//! - [`parts`]: the parts of a message, and the text in one
//! - [`body`]: which parts are the body, and their blocks
//! - [`letter`]: what a newsletter says of itself, taken out of the body
//! - [`mend`]: a message whose parts cannot be told apart as it says

pub(super) mod body;
mod facts;
pub(super) mod header;
mod letter;
pub mod mbox;
pub(super) mod mend;
mod message;
pub(super) mod parts;
pub(super) mod recognise;
mod words;

#[cfg(test)]
mod tests;

pub use message::read;
pub use recognise::recognises;
