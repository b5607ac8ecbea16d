//! A paragraph: a line, and the lines that go on with it.

use std::borrow::Cow;

use super::lines::{Line, columns};
use super::wrapping;

/// The lines of one paragraph, at least one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph<'l, 'a>(pub &'l [Line<'a>]);

/// The paragraphs of `lines`, in order.
pub(super) fn paragraphs<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<Paragraph<'l, 'a>> {
    lines
        .chunk_by(|_, next| next.joins)
        .map(Paragraph)
        .collect()
}

impl<'a> Paragraph<'_, 'a> {
    /// Its words, without the signs of its layout.
    pub(super) fn text(&self) -> Cow<'a, str> {
        match self.0 {
            [] => Cow::Borrowed(""),
            [only] => Cow::Borrowed(only.text),
            [first, rest @ ..] => {
                let mut text = first.text.to_owned();
                for line in rest {
                    wrapping::glue(&mut text, line.text);
                }
                Cow::Owned(text)
            }
        }
    }

    /// Its first line.
    pub(super) fn first(&self) -> &'a str {
        self.0.first().map_or("", |line| line.text)
    }

    /// Columns of white space before it.
    pub(super) fn indent(&self) -> usize {
        self.0.first().map_or(0, |line| line.indent)
    }

    /// Whether a blank line stands before it.
    pub(super) fn opens(&self) -> bool {
        self.0.first().is_some_and(|line| line.opens)
    }

    /// The columns its words take, no more than matter.
    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|line| columns(line.text)).sum()
    }
}
