//! How much of a text is the same after an edit: what a mark keeps of the text of its article, so that
//! the article is known again under another headline.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::library::stories::alike::FEWEST_RUNS;
use crate::library::stories::keep;
use crate::library::stories::sketch::{BODY, Sketch, shared};
use crate::library::{Catalog, CatalogError};

/// What is kept of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Likeness([u8; BODY]);

impl Likeness {
    /// That of a sketch; `None` of a text that is too short to be known by a part of it.
    pub(crate) fn of(sketch: &Sketch) -> Option<Self> {
        (sketch.runs >= FEWEST_RUNS).then_some(Self(sketch.body))
    }

    /// That of the text of a row; `None` too while its words are not in the search index.
    pub(crate) fn of_row(catalog: &Catalog, row: u32) -> Result<Option<Self>, CatalogError> {
        let sketch = catalog.read(|connection| keep::sketch_of(connection, row))?;
        Ok(sketch.and_then(|sketch| Self::of(&sketch)))
    }

    /// That which was [written](Self::written).
    pub(crate) fn read(text: &str) -> Option<Self> {
        let bytes = STANDARD_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it is kept with a mark.
    pub(crate) fn written(self) -> String {
        STANDARD_NO_PAD.encode(self.0)
    }

    /// The share of their runs of words that two texts have in common, in hundredths.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        shared(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Entry;

    fn likeness(words: usize) -> Option<Likeness> {
        let body: Vec<_> = (0..words).map(|word| format!("word{word} ")).collect();
        Likeness::of(&Sketch::of(&Entry {
            body: body.concat(),
            ..Entry::default()
        }))
    }

    #[test]
    fn a_likeness_is_read_as_it_was_written_and_a_line_has_none() {
        let whole = likeness(300).unwrap();
        assert_eq!(Likeness::read(&whole.written()), Some(whole));
        assert_eq!(whole.shared(&whole), 100);
        assert!(whole.shared(&likeness(330).unwrap()) > 80);
        assert_eq!(likeness(8), None);
        assert_eq!(Likeness::read("no such thing"), None);
    }
}
