//! The elements that stand open, and what closes them.
//!
//! HTML lets a page leave out end tags and put them in the wrong order, and the parser repairs that by
//! searching its whole stack for each tag. Here the same repairs are made on a stack of bounded depth,
//! and written out, so that the parser finds nothing left to repair.

use super::elements::{Element, Role};

/// How many elements bear each name.
#[derive(Debug, Default)]
struct Tally(Vec<(&'static str, usize)>);

impl Tally {
    fn add(&mut self, name: &'static str) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => self.0.push((name, 1)),
        }
    }

    /// Takes one away; `false` where there is none.
    fn remove(&mut self, name: &str) -> bool {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count @ 1..)) => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    fn has(&self, name: &str) -> bool {
        self.0
            .iter()
            .any(|(known, count)| *known == name && *count > 0)
    }
}

/// The elements that stand open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Open {
    stack: Vec<&'static Element>,
    /// The names in the stack, so that nothing is searched for in vain.
    names: Tally,
    /// Elements that were left out for being too deep: their end tags are left out too.
    flattened: Tally,
    /// How many elements all searches have looked at.
    searched: usize,
}

/// What is to be written for an end tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// End tags of so many elements, innermost first.
    Innermost(usize),
    /// The end tag alone: what it closes stands around other elements that stay open.
    Alone,
    /// Nothing: it closes what was left out, or nothing at all.
    Nothing,
}

impl Open {
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn searched(&self) -> usize {
        self.searched
    }

    pub(super) fn push(&mut self, element: &'static Element) {
        self.stack.push(element);
        self.names.add(element.name);
    }

    /// Takes the innermost element away, and with it whatever was left out within it.
    pub(super) fn pop(&mut self) -> Option<&'static Element> {
        let element = self.stack.pop()?;
        self.names.remove(element.name);
        self.flattened.0.clear();
        Some(element)
    }

    /// Notes that `element` was left out for being too deep.
    pub(super) fn flatten(&mut self, element: &'static Element) {
        self.flattened.add(element.name);
    }

    /// How many elements end, innermost first, because `opening` begins.
    pub(super) fn implied(&mut self, opening: &Element) -> usize {
        if !self.flattened.0.is_empty() {
            // What begins within something left out is left out as well, and ends nothing.
            return 0;
        }
        let item = match opening.name {
            "li" => self.sibling(&["li"]),
            "dd" | "dt" => self.sibling(&["dd", "dt"]),
            "a" => self.down_to("a", |element| {
                matches!(element.role, Role::Block | Role::Part)
            }),
            "td" | "th" => self.above(&["tr", "tbody", "thead", "tfoot", "table"]),
            "tr" => self.above(&["tbody", "thead", "tfoot", "table"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(),
            _ if opening.role == Role::Part => self.above(&["table"]),
            _ => 0,
        };
        let ends_paragraph = opening.role == Role::Block || opening.name == "hr";
        let paragraph = if ends_paragraph {
            self.down_to("p", Element::is_boundary)
        } else {
            0
        };
        item.max(paragraph)
    }

    /// Whether a table stands open around this place, so that parts of one may begin.
    pub(super) fn is_in_table(&self) -> bool {
        self.names.has("table")
    }

    /// What the end tag of `closing` does; what it closes [`Closing::Alone`] is taken away.
    pub(super) fn close(&mut self, closing: &Element) -> Closing {
        if self.flattened.remove(closing.name) {
            return Closing::Nothing;
        }
        let count = self.down_to(closing.name, |element| match closing.name {
            "table" => false,
            "li" => element.is_boundary() || matches!(element.name, "ol" | "ul"),
            _ if closing.role == Role::Part => element.name == "table",
            _ => element.is_boundary(),
        });
        if count == 0 {
            return Closing::Nothing;
        }
        let mut within = self.stack.iter().rev().take(count - 1);
        let is_around_blocks = within.any(|element| element.role == Role::Block);
        if closing.role == Role::Formatting && is_around_blocks {
            self.stack.remove(self.stack.len() - count);
            self.names.remove(closing.name);
            return Closing::Alone;
        }
        Closing::Innermost(count)
    }

    /// How many elements, innermost first, there are down to one called `name`, itself counted; 0
    /// where there is none before an element that stops the search.
    fn down_to(&mut self, name: &str, stops: impl Fn(&Element) -> bool) -> usize {
        if !self.names.has(name) {
            return 0;
        }
        for (above, element) in self.stack.iter().rev().enumerate() {
            self.searched += 1;
            if element.name == name {
                return above + 1;
            }
            if stops(element) {
                break;
            }
        }
        0
    }

    /// The elements down to the item that ends because its sibling begins.
    fn sibling(&mut self, names: &[&str]) -> usize {
        let stops = |element: &Element| {
            matches!(element.role, Role::Block | Role::Part)
                && !names.contains(&element.name)
                && !matches!(element.name, "address" | "div" | "p")
        };
        let counts = names.iter().map(|name| self.down_to(name, stops));
        counts.filter(|count| *count > 0).min().unwrap_or(0)
    }

    /// The elements above the innermost of `names`.
    fn above(&mut self, names: &[&str]) -> usize {
        let mut stack = self.stack.iter().rev();
        let above = stack
            .position(|element| names.contains(&element.name))
            .unwrap_or(0);
        self.searched += above;
        above
    }

    fn heading(&self) -> usize {
        let is_heading = self
            .stack
            .last()
            .is_some_and(|element| matches!(element.name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
        usize::from(is_heading)
    }
}
