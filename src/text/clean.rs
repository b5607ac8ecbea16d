//! The one door for untrusted text: what comes out of here can be shown and never drives a terminal.
//!
//! Everything that is drawn, printed or written into a title is a [`Clean`], and the only ways to
//! make one go through the sanitiser. It runs once, after all decoding and before anything is
//! measured, so that byte offsets into a text hold from then on. Control characters become visible
//! pictures (`␛`), so that nothing around them is lost; characters that only hide or reorder are
//! dropped and counted.

use std::fmt;
use std::ops::{Deref, Range};

use serde::{Serialize, Serializer};

use crate::text::sanitise;

/// Text that is safe to show.
///
/// It holds no control character but, in [`Clean::text`], `\n`; no bidi control, no tag character,
/// no invisible format character, and at most eight combining marks on a base. The field is
/// private to guard just that.
#[derive(Clone, Default)]
pub struct Clean {
    text: String,
    hidden: u32,
}

impl Clean {
    /// Cleans a text of one line: line breaks and tabs become single spaces, and the ends are trimmed.
    pub fn line(raw: &str) -> Self {
        let (text, hidden) = sanitise::line(raw);
        Self { text, hidden }
    }

    /// Cleans a text of several lines: `\n` stays, other line ends become `\n`, tabs go to the next
    /// multiple of four cells.
    pub fn text(raw: &str) -> Self {
        let (text, hidden) = sanitise::text(raw);
        Self { text, hidden }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many characters that hide or reorder text were dropped on the way in.
    pub fn hidden(&self) -> u32 {
        self.hidden
    }

    /// The part of the text at `range`, in bytes; empty where the range is not one of this text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        Self {
            text: self.text.get(range).unwrap_or_default().to_owned(),
            hidden: 0,
        }
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl PartialEq for Clean {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Clean {}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl Serialize for Clean {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_outside_the_text_or_within_a_character_is_empty() {
        let text = Clean::line("naïve");
        assert_eq!(text.slice(0..2), "na");
        assert_eq!(text.slice(0..3), "");
        assert_eq!(text.slice(4..99), "");
    }
}
