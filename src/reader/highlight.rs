//! Roles, looks, links and hits laid over a text, and the lines cut out of it with all of them.
//!
//! A text may be put together from several clean ones (authors and source, caption and credit);
//! every span is a slice of one of them, so that all that is shown has passed the one door. Looks
//! and hits end where they end in the text, moved to the next boundary of grapheme clusters: a
//! cluster in two spans would draw as two.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Inline, Run, Style, destination};
use crate::keywords::Hit;
use crate::reader::cursor::Cursor;
use crate::reader::hits::Hits;
use crate::reader::numbers::Number;
use crate::reader::wrap::Broken;
use crate::reader::{Role, Span, numbers};
use crate::text::Clean;

/// A text with all that lies over it.
#[derive(Debug, Default)]
pub(crate) struct Marked<'a> {
    /// The text that is measured and broken into lines.
    pub text: Cow<'a, str>,
    /// The keywords, in order.
    pub hits: Vec<Hit>,
    /// The numbers of links that are shown in it, in order.
    pub numbers: Vec<Number>,
    sources: Vec<Source<'a>>,
    stretches: Vec<Stretch>,
}

/// A clean text that is part of a marked one.
#[derive(Debug)]
struct Source<'a> {
    start: usize,
    text: Cow<'a, Clean>,
    /// Where it begins in the text of its block; `None` where it is none of it.
    offset: Option<usize>,
}

/// A stretch of a marked text with one look; stretches stand end to end.
#[derive(Debug)]
struct Stretch {
    end: usize,
    source: usize,
    role: Role,
    style: Style,
    hit: Option<u16>,
    found: Option<u32>,
}

impl<'a> Marked<'a> {
    /// A text of one role.
    pub(crate) fn of(text: &'a Clean, role: Role) -> Self {
        let mut marked = Self::default();
        marked.add(Cow::Borrowed(text), None, (role, &[]), &Hits::default());
        marked
    }

    /// A text of one role with hits.
    pub(crate) fn with_hits(text: &'a Clean, role: Role, hits: &Hits) -> Self {
        let mut marked = Self::default();
        marked.add(Cow::Borrowed(text), None, (role, &[]), hits);
        marked
    }

    /// The text of a block, with its looks, links and hits.
    pub(crate) fn inline(inline: &'a Inline, role: Role, hits: &Hits) -> Self {
        let mut marked = Self::default();
        marked.add_inline(inline, role, hits, Some(0));
        marked
    }

    /// Adds a text with its looks, links and hits; `offset` is where it begins in that of its block.
    pub(crate) fn add_inline(
        &mut self,
        inline: &'a Inline,
        role: Role,
        hits: &Hits,
        offset: Option<usize>,
    ) {
        let text = Cow::Borrowed(&inline.text);
        self.add(text, offset, (role, &inline.runs), hits);
    }

    /// Adds words of the program's own.
    pub(crate) fn add_words(&mut self, words: &str, role: Role) {
        self.add_owned(Clean::text(words), role, &Hits::default());
    }

    /// Adds a text that was made for the page, with hits.
    pub(crate) fn add_owned(&mut self, text: Clean, role: Role, hits: &Hits) {
        self.add(Cow::Owned(text), None, (role, &[]), hits);
    }

    /// Adds a text with hits; `at` is where it begins in that of its block.
    pub(crate) fn add_text(&mut self, text: &'a Clean, role: Role, hits: &Hits, at: Option<usize>) {
        self.add(Cow::Borrowed(text), at, (role, &[]), hits);
    }

    /// Adds a text with all that lies over it: `runs` and `hits` sorted, neither overlapping itself.
    fn add(
        &mut self,
        text: Cow<'a, Clean>,
        offset: Option<usize>,
        (role, runs): (Role, &[Run]),
        hits: &Hits,
    ) {
        let start = self.text.len();
        let source = self.sources.len();
        self.hits.extend(hits.keywords.iter().map(|hit| Hit {
            range: start + hit.range.start..start + hit.range.end,
            ..*hit
        }));
        let mut runs = Cursor::over(runs, |run| run.range.clone());
        let mut found = Cursor::over(&hits.found, |(range, _)| range.clone());
        let mut hits = Cursor::over(&hits.keywords, |hit| hit.range.clone());
        let mut at = 0;
        while at < text.len() {
            let (run, run_end) = runs.at(at);
            let (hit, hit_end) = hits.at(at);
            let (found, found_end) = found.at(at);
            at = text.len().min(run_end).min(hit_end).min(found_end);
            let (role, style) = look(role, run, &text);
            self.stretches.push(Stretch {
                end: start + at,
                source,
                role,
                style,
                hit: hit.map(|hit| hit.group),
                found: found.map(|(_, number)| *number),
            });
        }
        match &text {
            // Most texts are the only one, and need no copy.
            Cow::Borrowed(text) if self.text.is_empty() => self.text = Cow::Borrowed(text.as_str()),
            _ => self.text.to_mut().push_str(&text),
        }
        self.sources.push(Source {
            start,
            text,
            offset,
        });
    }

    /// Cuts out a line, and adds its spans to `spans`; `finds`, sorted and to whole characters, lie
    /// over all the rest.
    pub(crate) fn cut(&self, line: &Broken, finds: &[(Range<usize>, u32)], spans: &mut Vec<Span>) {
        let after_start = finds.partition_point(|(place, _)| place.end <= line.range.start);
        let mut finds = Cursor::over(
            finds.get(after_start..).unwrap_or_default(),
            |(place, _)| place.clone(),
        );
        let Range { mut start, end } = line.range;
        let first = self
            .stretches
            .partition_point(|stretch| stretch.end <= start);
        for stretch in self.stretches.iter().skip(first) {
            if start >= end {
                break;
            }
            let Some(source) = self.sources.get(stretch.source) else {
                break;
            };
            let source_end = source.start + source.text.len();
            let stop = if stretch.end < end.min(source_end) {
                self.boundary(start, stretch.end, end.min(source_end))
            } else {
                stretch.end.min(end)
            };
            if stop <= start {
                continue;
            }
            self.push_spans(spans, (source, stretch), start..stop, &mut finds);
            start = stop;
        }
    }

    /// The first boundary of clusters at `wanted` or after it, between `start`, which is one, and
    /// `end`.
    fn boundary(&self, start: usize, wanted: usize, end: usize) -> usize {
        if wanted <= start {
            return start;
        }
        let around = self.text.as_bytes().get(wanted - 1..=wanted);
        if around.is_some_and(<[u8]>::is_ascii) {
            return wanted;
        }
        let text = self.text.get(start..end).unwrap_or_default();
        let mut boundaries = text.grapheme_indices(true).map(|(place, _)| start + place);
        boundaries.find(|place| *place >= wanted).unwrap_or(end)
    }

    /// Adds what stands in `range` of one stretch, in a span for each place that one finds there and
    /// for what is between them.
    fn push_spans(
        &self,
        spans: &mut Vec<Span>,
        (source, stretch): (&Source<'_>, &Stretch),
        range: Range<usize>,
        finds: &mut Cursor<'_, (Range<usize>, u32)>,
    ) {
        let mut start = range.start;
        while start < range.end {
            let (find, change) = finds.at(start);
            let end = range.end.min(change);
            let within = start - source.start..end - source.start;
            let offset = source.offset.map(|offset| offset + within.start);
            spans.push(Span {
                text: source.text.slice(within),
                role: stretch.role,
                style: stretch.style,
                hit: stretch.hit,
                found: stretch.found,
                find: find.map(|(_, number)| *number),
                offset: offset.and_then(|offset| u32::try_from(offset).ok()),
                link: None,
                has_number: numbers::ends_in(&self.numbers, start..end),
                is_selected: false,
            });
            start = end;
        }
    }
}

/// Role and look of the text in `run`, within text of `role`.
fn look(role: Role, run: Option<&Run>, text: &str) -> (Role, Style) {
    let Some(run) = run else {
        return (role, Style::default());
    };
    let mut style = run.style;
    let role = match role {
        Role::Body | Role::Cell if run.link.is_some() => link_role(run, text),
        Role::Quote if run.link.is_some() => {
            style.italic = true;
            link_role(run, text)
        }
        // A heading is most often a link to itself, and code and captions have a look to keep.
        _ => role,
    };
    (role, style)
}

/// The role of a link: one that looks like another is told apart.
fn link_role(run: &Run, text: &str) -> Role {
    let words = text.get(run.range.clone()).unwrap_or_default();
    let address = run.link.as_deref().unwrap_or_default();
    match destination(words, address, None) {
        Ok(leads) if !leads.deceptions.is_empty() => Role::Deceptive,
        _ => Role::Link,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::wrap;
    use proptest::prelude::*;

    fn hit(range: Range<usize>, group: u16) -> Hit {
        Hit {
            range,
            group,
            word: 0,
        }
    }

    fn hits(keywords: Vec<Hit>) -> Hits {
        Hits {
            keywords,
            found: Vec::new(),
        }
    }

    fn run(range: Range<usize>) -> Run {
        Run {
            range,
            style: Style {
                bold: true,
                ..Style::default()
            },
            link: None,
        }
    }

    /// Where hits start, with their groups.
    fn starts(marked: &Marked<'_>) -> Vec<(usize, u16)> {
        let hits = marked.hits.iter();
        hits.map(|hit| (hit.range.start, hit.group)).collect()
    }

    /// The spans of all lines: `*` before bold ones, the group before hits.
    fn cut(marked: &Marked<'_>, cells: usize) -> Vec<Vec<String>> {
        let show = |span: &Span| {
            let bold = if span.style.bold { "*" } else { "" };
            let hit = span.hit.map_or(String::new(), |group| format!("{group}:"));
            format!("{bold}{hit}{}", span.text)
        };
        let lines = wrap::lines(&marked.text, cells);
        let spans = lines.iter().map(|line| {
            let mut spans = Vec::new();
            marked.cut(line, &[], &mut spans);
            spans.iter().map(show).collect()
        });
        spans.collect()
    }

    #[test]
    fn hits_lie_over_looks_and_go_on_in_the_next_line() {
        let inline = Inline {
            text: Clean::text("the national security council met"),
            runs: vec![run(0..12), run(22..29)],
        };
        let marked = Marked::inline(
            &inline,
            Role::Body,
            &hits(vec![hit(4..21, 0), hit(30..33, 1)]),
        );
        let shown: Vec<_> = cut(&marked, 12).iter().map(|line| line.join("|")).collect();
        let expected = ["*the |*0:national", "0:security", "*council| |1:met"];
        assert_eq!(shown, expected);
        assert_eq!(starts(&marked), [(4, 0), (30, 1)]);
    }

    #[test]
    fn no_cluster_is_cut_by_a_look() {
        let inline = Inline {
            text: Clean::text("e\u{301}a 👩\u{200d}👧b"),
            runs: vec![run(0..1), run(5..9)],
        };
        let marked = Marked::inline(&inline, Role::Body, &Hits::default());
        let expected = [["*e\u{301}", "a ", "*👩\u{200d}👧", "b"]];
        assert_eq!(cut(&marked, 20), expected);
    }

    #[test]
    fn texts_put_together_stay_slices_of_their_own() {
        let caption = Clean::text("The harbour");
        let credit = Clean::text("IRNA");
        let mut marked = Marked::default();
        marked.add_words("[", Role::Image);
        marked.add_text(&caption, Role::Caption, &hits(vec![hit(4..11, 2)]), None);
        marked.add_words(" / ", Role::Image);
        marked.add_text(&credit, Role::Credit, &Hits::default(), None);
        let shown = cut(&marked, 40);
        assert_eq!(shown, [["[", "The ", "2:harbour", " / ", "IRNA"]]);
        assert_eq!(starts(&marked), [(5, 2)]);
    }

    proptest! {
        #[test]
        fn spans_are_the_text_and_hits_are_where_they_were(
            text in "[a-zé東 ]{0,60}",
            edges in prop::collection::vec(0usize..90, 0..8),
            run_edges in prop::collection::vec(0usize..90, 0..8),
            cells in 1usize..30,
        ) {
            let text = Clean::text(&text);
            let ranges = |mut edges: Vec<usize>| {
                edges.retain(|edge| text.is_char_boundary(*edge));
                edges.sort_unstable();
                edges.dedup();
                edges.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect::<Vec<_>>()
            };
            let hits: Vec<_> = ranges(edges).into_iter().map(|range| hit(range, 0)).collect();
            let inline = Inline {
                runs: ranges(run_edges).into_iter().map(run).collect(),
                text: text.clone(),
            };
            let keywords = Hits {
                keywords: hits.clone(),
                found: Vec::new(),
            };
            let marked = Marked::inline(&inline, Role::Body, &keywords);
            for line in wrap::lines(&text, cells) {
                let mut spans = Vec::new();
                marked.cut(&line, &[], &mut spans);
                let mut at = line.range.start;
                for span in &spans {
                    let range = at..at + span.text.len();
                    prop_assert_eq!(text.get(range.clone()), Some(span.text.as_str()));
                    for place in range.clone() {
                        let is_hit = hits.iter().any(|hit| hit.range.contains(&place));
                        prop_assert_eq!(is_hit, span.hit.is_some());
                        let is_bold = inline.runs.iter().any(|run| run.range.contains(&place));
                        prop_assert_eq!(is_bold, span.style.bold);
                    }
                    at = range.end;
                }
                prop_assert_eq!(at, line.range.end);
            }
        }
    }
}
