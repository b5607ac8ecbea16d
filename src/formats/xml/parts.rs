//! From a document to its parts: one tree at a time, and what stands around them.

use crate::formats::Budget;
use crate::formats::fields::markup;
use crate::formats::json::scan::Lines;
use crate::formats::xml::Element;
use crate::formats::xml::element::Node;
use crate::formats::xml::events::{Event, Events};

/// The most elements and texts of one part.
const NODES: usize = 200_000;

/// The most bytes of text of one part: it stands in memory several times over while it is read.
const TEXT_BYTES: usize = 24 << 20;

/// One part of a document.
#[derive(Debug)]
pub struct Part<'d> {
    /// Its tree.
    pub element: Element,
    /// The elements that it stands in, the outermost first, with what was read of them until now,
    /// parts aside.
    pub around: Vec<&'d Element>,
    /// The line on which it begins, from 1.
    pub line: u32,
}

/// How a document ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it should.
    Whole,
    /// Whoever took its parts wanted no more.
    Stopped,
    /// In the middle of something.
    CutOff {
        /// Its last line.
        line: u32,
        /// The line on which the part began that it ends in.
        part: Option<u32>,
    },
}

/// Gives each part of `text` to `each` until that says `false`.
///
/// An element is a part where `is_part` says so of its name and its depth, from 0, unless it stands
/// in another. What is given back is the outermost element without the parts, and how the text ended.
pub fn parts(
    text: &str,
    budget: &Budget,
    is_part: &dyn Fn(&str, usize) -> bool,
    each: &mut dyn FnMut(Part) -> bool,
) -> (Element, Ending) {
    let mut events = Events::of(text);
    let mut lines = Lines::default();
    let mut builder = Builder {
        budget,
        is_part,
        each,
        open: Vec::new(),
        part: None,
        nodes: 0,
        bytes: 0,
        too_deep: 0,
        root: None,
        is_stopped: false,
    };
    loop {
        let at = events.at();
        let Some(event) = events.next() else { break };
        match event {
            Event::Open(tag) => {
                let line = lines.of(text, at);
                builder.begin(Element::of(tag), line);
            }
            Event::Close(name) => builder.end(&name),
            Event::Text(words) => builder.text(&words),
        }
        if builder.is_stopped {
            return (builder.outermost(), Ending::Stopped);
        }
    }
    let is_whole = builder.open.is_empty() && !events.is_cut;
    let part = builder
        .part
        .and_then(|depth| Some(builder.open.get(depth)?.line));
    let ending = if is_whole {
        Ending::Whole
    } else {
        let line = lines.of(text, text.trim_end().len());
        Ending::CutOff { line, part }
    };
    (builder.outermost(), ending)
}

/// An element that is not yet closed.
#[derive(Debug)]
struct Open {
    element: Element,
    line: u32,
}

struct Builder<'b> {
    budget: &'b Budget,
    is_part: &'b dyn Fn(&str, usize) -> bool,
    each: &'b mut dyn FnMut(Part) -> bool,
    open: Vec<Open>,
    /// The depth of the part that is open.
    part: Option<usize>,
    /// Nodes of that part.
    nodes: usize,
    /// Bytes of its texts.
    bytes: usize,
    /// Elements that are open and were too deep to be kept.
    too_deep: usize,
    root: Option<Element>,
    is_stopped: bool,
}

impl Builder<'_> {
    fn begin(&mut self, element: Element, line: u32) {
        // A part in a part of the same name: the end of the first one was forgotten.
        let forgotten = self.part.filter(|depth| {
            let outer = self.open.get(*depth);
            outer.is_some_and(|outer| {
                outer.element.name == element.name && (self.is_part)(&element.name, *depth)
            })
        });
        if let Some(depth) = forgotten {
            self.close_to(depth);
        }
        let is_full = self.part.is_some() && self.nodes >= NODES;
        if self.open.len() >= self.budget.markup_depth || is_full {
            self.too_deep += 1;
            if is_full {
                self.budget.note_cut();
            }
            return;
        }
        self.nodes += 1;
        if self.part.is_none() && (self.is_part)(&element.name, self.open.len()) {
            self.part = Some(self.open.len());
            (self.nodes, self.bytes) = (0, 0);
        }
        self.open.push(Open { element, line });
    }

    fn end(&mut self, name: &str) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let place = self.open.iter().rposition(|open| open.element.name == name);
        // An end tag that fits nothing is one that was misspelt; of HTML there are stray ones.
        let misspelt = || {
            let place = self.open.len().checked_sub(1)?;
            let is_in_part = self.part.is_some_and(|part| place > part);
            (is_in_part && !markup::is_tag(name)).then_some(place)
        };
        if let Some(place) = place.or_else(misspelt) {
            self.close_to(place);
        }
    }

    fn text(&mut self, words: &str) {
        let mut words = words;
        if self.part.is_some() {
            let room = TEXT_BYTES.saturating_sub(self.bytes);
            let end = words.floor_char_boundary(room);
            if end < words.len() {
                self.budget.note_cut();
            }
            words = words.get(..end).unwrap_or_default();
            self.bytes += words.len();
        }
        if let Some(open) = self.open.last_mut() {
            open.element.push_text(words);
        }
    }

    /// Closes all elements from the depth `place` on.
    fn close_to(&mut self, place: usize) {
        while self.open.len() > place && !self.is_stopped {
            let Some(open) = self.open.pop() else { return };
            if self.part == Some(self.open.len()) {
                self.part = None;
                let part = Part {
                    element: open.element,
                    around: self.open.iter().map(|open| &open.element).collect(),
                    line: open.line,
                };
                self.is_stopped = !(self.each)(part);
            } else if let Some(outer) = self.open.last_mut() {
                outer.element.nodes.push(Node::Element(open.element));
            } else {
                self.root.get_or_insert(open.element);
            }
        }
    }

    /// The outermost element as far as it was read.
    fn outermost(&mut self) -> Element {
        if let Some(root) = self.root.take() {
            return root;
        }
        // What is still open is of no use but the elements around the parts.
        let keep = self.part.unwrap_or(self.open.len());
        self.open.truncate(keep);
        while self.open.len() > 1 {
            let inner = self.open.pop().map(|open| open.element);
            if let (Some(inner), Some(outer)) = (inner, self.open.last_mut()) {
                outer.element.nodes.push(Node::Element(inner));
            }
        }
        self.open.pop().map(|open| open.element).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, u32)>, Ending) {
        let mut found = Vec::new();
        let is_part = |name: &str, _: usize| name == "item";
        let (_, ending) = parts(text, &Budget::default(), &is_part, &mut |part| {
            found.push((part.element.text(), part.line));
            true
        });
        (found, ending)
    }

    #[test]
    fn parts_are_found_whatever_is_left_open() {
        for (text, expected) in [
            (
                "<rss><item>a</item>\n<item>b</item></rss>",
                &[("a", 1), ("b", 2)][..],
            ),
            ("<rss><item>a<item>b</item></rss>", &[("a", 1), ("b", 1)]),
            (
                "<rss><item><x>a</item></x><item>b</rss>",
                &[("a", 1), ("b", 1)],
            ),
            ("<rss></rss>", &[]),
        ] {
            let (found, ending) = read(text);
            let found: Vec<_> = found
                .iter()
                .map(|(text, line)| (text.as_str(), *line))
                .collect();
            assert_eq!(
                (found.as_slice(), ending),
                (expected, Ending::Whole),
                "{text}"
            );
        }
    }

    #[test]
    fn the_end_of_a_cut_document_is_said() {
        let (found, ending) = read("<rss><item>a</item>\n<item>b\n\n");
        assert_eq!(found, [("a".to_owned(), 1)]);
        let expected = Ending::CutOff {
            line: 2,
            part: Some(2),
        };
        assert_eq!(ending, expected);
        let (_, ending) = read("<rss><item>a</item>\n");
        assert_eq!(
            ending,
            Ending::CutOff {
                line: 1,
                part: None
            }
        );
    }

    #[test]
    fn depth_is_bounded_and_no_text_is_lost() {
        let deep = 100_000;
        let text = format!(
            "<rss><item>{}x{}</item></rss>",
            "<a>".repeat(deep),
            "</a>".repeat(deep)
        );
        let (found, ending) = read(&text);
        assert_eq!((found, ending), (vec![("x".to_owned(), 1)], Ending::Whole));
    }

    #[test]
    fn what_stands_around_a_part_is_told() {
        let text = "<rss><title>T</title><item>a</item><lang>en</lang></rss>";
        let mut around = Vec::new();
        let (root, _) = parts(
            text,
            &Budget::default(),
            &|name, _| name == "item",
            &mut |part| {
                around.extend(part.around.iter().map(|element| element.text()));
                true
            },
        );
        assert_eq!(around, ["T"]);
        assert_eq!(root.text(), "Ten");
    }
}
