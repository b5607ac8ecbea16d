//! A stretch of the text that is selected, from place to place: it holds when the width changes.

use std::ops::Range;

use crate::reader::{Line, Place, Span};

/// A stretch of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Its first character.
    pub from: Place,
    /// The place after its last.
    pub to: Place,
}

impl Selection {
    /// The bytes of a block that are in it.
    fn within(self, block: u32) -> Range<usize> {
        let Self { from, to } = self;
        let start = match block.cmp(&from.block) {
            std::cmp::Ordering::Less => usize::MAX,
            std::cmp::Ordering::Equal => from.offset as usize,
            std::cmp::Ordering::Greater => 0,
        };
        let end = match block.cmp(&to.block) {
            std::cmp::Ordering::Less => usize::MAX,
            std::cmp::Ordering::Equal => to.offset as usize,
            std::cmp::Ordering::Greater => 0,
        };
        start..end
    }
}

impl Line {
    /// The line with its selected spans told apart; `None` where nothing of it is selected.
    pub fn selected(&self, selection: Selection) -> Option<Self> {
        let within = selection.within(self.place.block);
        if within.is_empty() {
            return None;
        }
        let spans: Vec<_> = self
            .spans
            .iter()
            .flat_map(|span| parted(span, &within))
            .collect();
        let is_any = spans.iter().any(|span| span.is_selected);
        is_any.then(|| Self {
            spans,
            ..self.clone()
        })
    }
}

/// A span in up to three: before, in and after what is selected.
fn parted(span: &Span, within: &Range<usize>) -> Vec<Span> {
    let Some(offset) = span.offset else {
        return vec![span.clone()];
    };
    let (start, length) = (offset as usize, span.text.len());
    let cut = |at: usize| {
        let at = at.saturating_sub(start).min(length);
        span.text.floor_char_boundary(at)
    };
    let (from, to) = (cut(within.start), cut(within.end));
    let parts = [(0..from, false), (from..to, true), (to..length, false)];
    let said = parts.into_iter().filter(|(range, _)| !range.is_empty());
    said.map(|(range, is_selected)| Span {
        offset: u32::try_from(start + range.start).ok(),
        has_number: span.has_number && range.end == length,
        text: span.text.slice(range),
        is_selected,
        ..span.clone()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block};
    use crate::keywords::Matcher;
    use crate::reader::layout;

    #[test]
    fn a_line_is_parted_where_the_selection_begins_and_ends() {
        let article = Article {
            body: vec![
                Block::paragraph("The ships of 港 waited"),
                Block::paragraph("No."),
            ],
            ..Article::default()
        };
        let page = layout(&article, &Matcher::default(), 40);
        let place = |block, offset| Place { block, offset };
        let shown = |from, to| {
            let selection = Selection { from, to };
            let lines = page
                .lines
                .iter()
                .filter_map(|line| line.selected(selection));
            let line = |line: Line| {
                let spans = line.spans.iter();
                let span = |span: &Span| {
                    if span.is_selected {
                        format!("[{}]", span.text)
                    } else {
                        span.text.to_string()
                    }
                };
                spans.map(span).collect::<String>()
            };
            lines.map(line).collect::<Vec<_>>()
        };
        assert_eq!(
            shown(place(1, 4), place(1, 16)),
            ["The [ships of 港] waited"]
        );
        assert_eq!(
            shown(place(1, 17), place(2, 2)),
            ["The ships of 港 [waited]", "[No]."]
        );
        assert_eq!(
            shown(place(0, 0), place(1, 3)),
            ["[The] ships of 港 waited"]
        );
        assert_eq!(shown(place(1, 5), place(1, 5)), [""; 0]);
        assert_eq!(shown(place(2, 3), place(9, 0)), [""; 0]);
    }
}
