//! The lines of the list: its articles, and the headings of its groups between them.
//!
//! ```text
//! line 0  ▾ Today (2)          heading of group 0      place –
//! line 1    Ferry under tow    article                 place 0
//! line 2    Town clock         article                 place 1
//! line 3  ▸ Yesterday (9)      heading of group 1, folded: it stands for places 2 to 10
//! line 4  ▾ Monday (1)         heading of group 2      place –
//! line 5    Comet Ashgrove     article                 place 11
//! ```
//!
//! No line is ever made but those on screen: what is kept is where each group begins, so that a
//! line is found by halving. The cursor stops at articles, and at the headings of folded groups.

use std::sync::Arc;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of the group of that number.
    Heading(usize),
    /// The article at that place in the order.
    Article(usize),
}

/// Where a group begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begin {
    /// The place of its first article.
    place: usize,
    /// The line of its heading.
    line: usize,
    /// The number of its first stop of the cursor.
    stop: usize,
    is_folded: bool,
}

/// Where the lines of a list stand.
///
/// The fields are private to guard that the groups begin one after the other, the first at place 0.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    articles: usize,
    begins: Arc<Vec<Begin>>,
    length: usize,
    stops: usize,
}

impl Lines {
    /// The lines of a list of so many articles without groups.
    pub fn plain(articles: usize) -> Self {
        Self {
            articles,
            begins: Arc::default(),
            length: articles,
            stops: articles,
        }
    }

    /// The lines of a list of so many articles whose groups begin at `starts`.
    pub fn grouped(articles: usize, starts: &[u32], is_folded: impl Fn(usize) -> bool) -> Self {
        let mut begins = Vec::with_capacity(starts.len());
        let ends = starts.iter().skip(1).map(|start| *start as usize);
        let (mut line, mut stop) = (0, 0);
        let groups = starts.iter().zip(ends.chain([articles])).enumerate();
        for (group, (start, end)) in groups {
            let (place, is_folded) = (*start as usize, is_folded(group));
            begins.push(Begin {
                place,
                line,
                stop,
                is_folded,
            });
            let shown = if is_folded {
                0
            } else {
                end.saturating_sub(place)
            };
            line += 1 + shown;
            stop += shown.max(usize::from(is_folded));
        }
        if begins.is_empty() {
            return Self::plain(articles);
        }
        Self {
            articles,
            begins: Arc::new(begins),
            length: line,
            stops: stop,
        }
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether there are headings.
    pub fn has_groups(&self) -> bool {
        !self.begins.is_empty()
    }

    /// The number of groups.
    pub fn groups(&self) -> usize {
        self.begins.len()
    }

    /// What stands at `line`.
    pub fn at(&self, line: usize) -> Option<Line> {
        if line >= self.length {
            return None;
        }
        let after = self.begins.partition_point(|begin| begin.line <= line);
        let Some((group, begin)) = self.last_of(after) else {
            return Some(Line::Article(line));
        };
        Some(match line - begin.line {
            0 => Line::Heading(group),
            below => Line::Article(begin.place + below - 1),
        })
    }

    /// The line that the article at `place` stands on, or the heading of its folded group.
    pub fn of(&self, place: usize) -> usize {
        match self.begin_of(place) {
            None => place,
            Some((_, begin)) if begin.is_folded => begin.line,
            Some((_, begin)) => begin.line + 1 + place - begin.place,
        }
    }

    /// The group that `place` is in.
    pub fn group_of(&self, place: usize) -> Option<usize> {
        self.begin_of(place).map(|(group, _)| group)
    }

    /// The place of the first article of a group.
    pub fn first_of(&self, group: usize) -> Option<usize> {
        self.begins.get(group).map(|begin| begin.place)
    }

    /// Whether the group that `place` is in is folded.
    pub fn is_folded_at(&self, place: usize) -> bool {
        self.begin_of(place)
            .is_some_and(|(_, begin)| begin.is_folded)
    }

    /// Whether a group is folded.
    pub fn is_folded(&self, group: usize) -> bool {
        self.begins.get(group).is_some_and(|begin| begin.is_folded)
    }

    /// How many articles stand on lines before that of `place`.
    pub fn shown_before(&self, place: usize) -> usize {
        match self.begin_of(place) {
            None => place,
            Some((group, begin)) if begin.is_folded => begin.line - group,
            Some((group, _)) => self.of(place) - group - 1,
        }
    }

    /// The place nearest to `place` at which the cursor can stand: its own, or the first of its
    /// folded group.
    pub fn stop_near(&self, place: usize) -> usize {
        match self.begin_of(place) {
            Some((_, begin)) if begin.is_folded => begin.place,
            _ => place.min(self.articles.saturating_sub(1)),
        }
    }

    /// The place at which the cursor stands `steps` stops from `place`.
    pub fn step(&self, place: usize, steps: isize) -> usize {
        let stop = match self.begin_of(place) {
            None => place,
            Some((_, begin)) if begin.is_folded => begin.stop,
            Some((_, begin)) => begin.stop + place - begin.place,
        };
        let last = self.stops.saturating_sub(1);
        let stop = stop.saturating_add_signed(steps).min(last);
        let after = self.begins.partition_point(|begin| begin.stop <= stop);
        match self.last_of(after) {
            None => stop,
            Some((_, begin)) if begin.is_folded => begin.place,
            Some((_, begin)) => begin.place + stop - begin.stop,
        }
    }

    /// The place at which the cursor stands nearest to `line`.
    pub fn stop_at(&self, line: usize) -> usize {
        match self.at(line.min(self.length.saturating_sub(1))) {
            Some(Line::Heading(group)) => self.first_of(group).unwrap_or(0),
            Some(Line::Article(place)) => place,
            None => 0,
        }
    }

    /// The last of the first `count` groups, with its number.
    fn last_of(&self, count: usize) -> Option<(usize, &Begin)> {
        let group = count.checked_sub(1)?;
        Some((group, self.begins.get(group)?))
    }

    /// The group of `place`, with its number.
    fn begin_of(&self, place: usize) -> Option<(usize, &Begin)> {
        self.last_of(self.begins.partition_point(|begin| begin.place <= place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every line of groups of those sizes, made one by one.
    fn naive(groups: &[(u32, bool)]) -> Vec<Line> {
        let (mut lines, mut place) = (Vec::new(), 0);
        for (group, (size, is_folded)) in groups.iter().enumerate() {
            lines.push(Line::Heading(group));
            for _ in 0..*size {
                if !is_folded {
                    lines.push(Line::Article(place));
                }
                place += 1;
            }
        }
        lines
    }

    fn lines(groups: &[(u32, bool)]) -> Lines {
        let mut starts = Vec::new();
        let mut articles = 0;
        for (size, _) in groups {
            starts.push(articles);
            articles += size;
        }
        Lines::grouped(articles as usize, &starts, |group| groups[group].1)
    }

    proptest! {
        #[test]
        fn a_window_of_lines_is_that_slice_of_all(
            groups in proptest::collection::vec((1..7_u32, any::<bool>()), 0..12),
            (from, height) in (0..60_usize, 0..20_usize),
        ) {
            let (naive, lines) = (naive(&groups), lines(&groups));
            prop_assert_eq!(lines.len(), naive.len());
            let window: Vec<_> = (from..from + height).map_while(|line| lines.at(line)).collect();
            let slice: Vec<_> = naive.iter().skip(from).take(height).copied().collect();
            prop_assert_eq!(window, slice);
            let mut shown = 0;
            for (number, line) in naive.iter().enumerate() {
                if let Line::Article(place) = line {
                    prop_assert_eq!(lines.of(*place), number);
                    prop_assert_eq!(lines.shown_before(*place), shown);
                    shown += 1;
                }
            }
        }

        #[test]
        fn the_cursor_stops_at_articles_and_folded_headings_in_their_order(
            groups in proptest::collection::vec((1..7_u32, any::<bool>()), 1..12),
            steps in -40..40_isize,
        ) {
            let lines = lines(&groups);
            let stops: Vec<usize> = naive(&groups).iter().filter_map(|line| match line {
                Line::Heading(group) if groups[*group].1 => lines.first_of(*group),
                Line::Heading(_) => None,
                Line::Article(place) => Some(*place),
            }).collect();
            for (number, place) in stops.iter().enumerate() {
                let expected = number.saturating_add_signed(steps).min(stops.len() - 1);
                prop_assert_eq!(lines.step(*place, steps), stops[expected]);
                prop_assert_eq!(lines.stop_near(*place), *place);
            }
        }
    }

    #[test]
    fn without_groups_lines_are_places() {
        let lines = Lines::plain(3);
        assert_eq!(lines.at(2), Some(Line::Article(2)));
        assert_eq!((lines.at(3), lines.of(2), lines.step(1, 9)), (None, 2, 2));
        assert!(Lines::grouped(0, &[], |_| false).is_empty());
    }
}
