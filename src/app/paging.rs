//! Turning pages: one line of the last page stays in sight, so that one knows where to read on.

use crate::app::{App, Focus, Reading};

impl App {
    /// Turns pages of `rows` lines.
    pub(crate) fn turn_pages(&mut self, rows: isize, pages: isize) {
        match self.focus {
            Focus::List => self.list.page(rows.saturating_mul(pages)),
            Focus::Article => self.reading.turn_pages(rows, pages),
        }
    }
}

impl Reading {
    /// Turns `pages` of `rows` lines, on or back: the line that stays in sight is no blank one.
    fn turn_pages(&mut self, rows: isize, pages: isize) {
        let step = rows.saturating_mul(pages);
        let to = self.top.saturating_add_signed(step).min(self.last_top());
        let last = (to + self.height).saturating_sub(1);
        let is_blank = |line: usize| {
            let line = self.page().and_then(|page| page.lines.get(line));
            line.is_some_and(|line| line.spans.is_empty())
        };
        let shorter = match pages.signum() {
            1 if is_blank(to) && to < self.last_top() => to - 1,
            -1 if is_blank(last) && to > 0 => to + 1,
            _ => to,
        };
        let moves = (shorter > self.top) == (to > self.top) && shorter != self.top;
        self.go_to_line(if moves { shorter } else { to });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::app::Reading;
    use crate::app::reading::Content;
    use crate::article::{Article, Block};
    use crate::keywords::Matcher;
    use crate::reader::layout;

    #[test]
    fn the_line_that_stays_in_sight_says_something() {
        // A line of text and a blank one by turns, under the title.
        let article = Article {
            title: crate::text::Clean::line("Tides"),
            body: (0..20)
                .map(|_| Block::paragraph("The tide turned."))
                .collect(),
            ..Article::default()
        };
        let page = Arc::new(layout(&article, &Matcher::default(), 40));
        for height in 3..9 {
            let mut reading = Reading {
                height,
                content: Content::Article {
                    article: Arc::new(article.clone()),
                    page: Arc::clone(&page),
                },
                ..Reading::default()
            };
            let rows = isize::try_from(height - 1).unwrap();
            let is_blank = |line: usize| page.lines[line].spans.is_empty();
            while reading.top < reading.last_top() {
                let before = reading.top;
                reading.turn_pages(rows, 1);
                assert!(reading.top > before, "{height}");
                let is_end = reading.top == reading.last_top();
                assert!(
                    is_end || !is_blank(reading.top),
                    "{height}: {}",
                    reading.top
                );
            }
            while reading.top > 0 {
                let before = reading.top;
                reading.turn_pages(rows, -1);
                assert!(reading.top < before, "{height}");
                let last = reading.top + height - 1;
                assert!(reading.top == 0 || !is_blank(last), "{height}: {last}");
            }
        }
    }
}
