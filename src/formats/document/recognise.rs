//! Whether a file is a document of XML that holds articles, and which kind of one.

use crate::formats::document::{records, tei, trafilatura};
use crate::formats::kinds;
use crate::formats::registry::{Input, Reading};

/// The kinds of documents.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Trafilatura,
    Tei,
    Records,
}

/// Which kind of document `text` is, by its root and, for records, by its first elements.
fn kind(text: &str) -> Option<Kind> {
    let root = kinds::root(text)?;
    match root.rsplit(':').next()? {
        "doc" if trafilatura::recognises(text) => Some(Kind::Trafilatura),
        "tei" | "tei.2" | "teicorpus" => Some(Kind::Tei),
        _ => records::place(text).map(|_| Kind::Records),
    }
}

/// Whether the start of a file is of this format. A page may hold anything; it is known by its own
/// tags.
pub fn recognises(input: &Input) -> bool {
    !kinds::is_page(input.text) && kind(input.text).is_some()
}

/// Whether a text is a document of this format, whatever its root is called.
pub fn is_document(text: &str) -> bool {
    kind(text).is_some()
}

/// Reads a document.
pub fn read(input: &Input, reading: &mut Reading) {
    match kind(input.text) {
        Some(Kind::Trafilatura) => trafilatura::read(input, reading),
        Some(Kind::Tei) => tei::read(input, reading),
        _ => records::read(input, reading),
    }
}
