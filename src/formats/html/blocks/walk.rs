//! The walk over the tree that puts the blocks together.

use dom_query::NodeRef;

use crate::article::{Block, Image, Inline, Kind, Letters};
use crate::formats::Budget;
use crate::formats::html::dom::{self, Step, Walk};
use crate::formats::html::links::Base;

use super::note::{is_mark_of_note, is_note};
use super::picture;
use super::place::{Numbering, Place};
use super::table::{self, Grid};
use crate::formats::inline::{Look, Spaces, Words};
use crate::formats::script::Script;

/// The blocks of all that is under `root`.
pub(in crate::formats::html) fn blocks(root: NodeRef, base: &Base, budget: &Budget) -> Vec<Block> {
    let mut setter = Setter::new(base);
    let mut walk = Walk::under(root);
    let mut steps = 0_usize;
    while let Some(step) = walk.next() {
        steps += 1;
        let is_late = steps.is_multiple_of(4096) && budget.is_spent();
        if is_late || setter.blocks.len() >= budget.blocks {
            budget.note_cut();
            break;
        }
        match step {
            Step::Enter(node) if node.is_element() => {
                if setter.begin(&node) == Within::Skipped {
                    walk.pass_over(node);
                }
            }
            Step::Enter(node) => setter.text(&node),
            Step::Leave(node) => setter.end(&node),
        }
    }
    setter.flush();
    setter.end_table();
    setter.blocks.truncate(budget.blocks);
    setter.blocks
}

/// Whether what is within an element is read.
#[derive(Debug, PartialEq, Eq)]
enum Within {
    Read,
    Skipped,
}

/// Sets blocks as the walk goes on.
pub(super) struct Setter<'b> {
    base: &'b Base,
    blocks: Vec<Block>,
    pub(super) words: Words,
    place: Place,
    /// The looks of the elements that stand open and change it, innermost last.
    looks: Vec<Look>,
    /// Pictures that were met within the words, and follow them.
    pub(super) pictures: Vec<Image>,
    pub(super) grid: Option<Grid>,
}

impl<'b> Setter<'b> {
    fn new(base: &'b Base) -> Self {
        Self {
            base,
            blocks: Vec::new(),
            words: Words::default(),
            place: Place::default(),
            looks: Vec::new(),
            pictures: Vec::new(),
            grid: None,
        }
    }

    fn look(&self) -> Look {
        self.looks.last().cloned().unwrap_or_default()
    }

    fn text(&mut self, node: &NodeRef) {
        if let Some(text) = dom::words(node) {
            let spaces = self.spaces();
            let look = self.look();
            self.words.push(&text, &look, spaces);
        }
    }

    fn begin(&mut self, node: &NodeRef) -> Within {
        if dom::is_hidden(node) || is_line_numbers(node) {
            return Within::Skipped;
        }
        if self.is_caption_of_last(node) {
            return Within::Skipped;
        }
        let name = dom::name(node);
        match name.as_str() {
            "script" | "style" | "head" | "title" | "rp" => return Within::Skipped,
            "br" => self.break_line(),
            "hr" => self.rule(),
            "img" => self.picture(node),
            "figure" => {
                self.boundary();
                if let Some(images) = picture::figure(node, self.base) {
                    for image in images {
                        self.push_image(image);
                    }
                    return Within::Skipped;
                }
            }
            _ if self.grid.is_some() => self.begin_in_table(node, &name),
            "table" if table::is_data(*node) => {
                self.flush();
                self.grid = Some(Grid::default());
            }
            _ if dom::is_within_lines(node) => self.begin_within_lines(node, &name),
            _ => self.begin_block(node, &name),
        }
        Within::Read
    }

    fn begin_block(&mut self, node: &NodeRef, name: &str) {
        self.boundary();
        match name {
            "blockquote" => self.place.begin_quote(),
            "pre" => self.place.begin_code(),
            "ul" | "menu" | "dir" => self.place.begin_bullets(),
            "ol" => self.place.begin_numbers(numbering(node)),
            "li" => {
                let value = dom::attribute(node, "value").and_then(|value| value.parse().ok());
                self.place.begin_item(value);
            }
            "dd" => self.place.begin_description(),
            "dt" | "summary" => self.looks.push(self.look().bold()),
            _ => {
                if let Some(level) = heading_level(name) {
                    self.place.begin_heading(level);
                }
            }
        }
    }

    pub(super) fn begin_within_lines(&mut self, node: &NodeRef, name: &str) {
        if let Some(look) = self.changed_look(node, name) {
            self.looks.push(look);
        }
        match name {
            "q" => self.sign("“"),
            "rt" => self.sign("("),
            "sup" if is_note(node) => self.sign("["),
            "a" if is_mark_of_note(node) => self.sign("["),
            "sup" | "sub" => self.words.begin_script(),
            _ => {}
        }
    }

    /// The look within an element that changes it.
    fn changed_look(&self, node: &NodeRef, name: &str) -> Option<Look> {
        let look = self.look();
        match name {
            "b" | "strong" => Some(look.bold()),
            "i" | "em" | "cite" | "dfn" | "var" => Some(look.italic()),
            "code" | "kbd" | "samp" | "tt" if !self.place.is_code() => Some(look.code()),
            "s" | "strike" | "del" => Some(look.struck()),
            "a" => {
                let link = dom::attribute(node, "href").and_then(|href| self.base.link(&href));
                Some(look.linked(link))
            }
            _ => None,
        }
    }

    fn end(&mut self, node: &NodeRef) {
        let name = dom::name(node);
        if self.grid.is_some() {
            self.end_in_table(node, &name);
        } else if dom::is_within_lines(node) {
            self.end_within_lines(node, &name);
        } else if !matches!(name.as_str(), "br" | "hr" | "img") {
            self.end_block(&name);
        }
    }

    fn end_block(&mut self, name: &str) {
        self.boundary();
        match name {
            "blockquote" => self.place.end_quote(),
            "pre" => {
                self.flush();
                self.place.end_code();
            }
            "ul" | "menu" | "dir" | "ol" => self.place.end_list(),
            "li" => self.place.end_item(),
            "dd" => self.place.end_description(),
            "dt" | "summary" => {
                self.looks.pop();
            }
            _ if heading_level(name).is_some() => self.place.end_heading(),
            _ => {}
        }
    }

    pub(super) fn end_within_lines(&mut self, node: &NodeRef, name: &str) {
        match name {
            "q" => self.sign("”"),
            "rt" => self.sign(")"),
            "sup" if is_note(node) => self.sign("]"),
            "a" if is_mark_of_note(node) => self.sign("]"),
            "sup" => self.words.end_script(Script::Super),
            "sub" => self.words.end_script(Script::Sub),
            _ => {}
        }
        if self.changed_look(node, name).is_some() {
            self.looks.pop();
        }
    }

    /// Ends the line, or the paragraph where a line has just ended.
    fn break_line(&mut self) {
        let is_second = self.words.is_at_line_start();
        if is_second && self.grid.is_none() && !self.place.is_code() {
            self.flush();
        } else {
            self.words.break_line();
        }
    }

    fn rule(&mut self) {
        if self.grid.is_some() {
            return;
        }
        self.flush();
        let follows_rule = self
            .blocks
            .last()
            .is_none_or(|block| block.kind == Kind::Rule);
        if !follows_rule {
            self.push(Kind::Rule, Inline::default());
        }
    }

    fn picture(&mut self, node: &NodeRef) {
        if let Some(sign) = picture::sign(node) {
            self.sign(&sign);
        } else if let Some(image) = picture::read(node, self.base) {
            if self.words.is_empty() && self.grid.is_none() {
                self.push_image(image);
            } else {
                self.pictures.push(image);
            }
        }
    }

    /// Takes `node` as the line under the picture before it, if that is what it is.
    fn is_caption_of_last(&mut self, node: &NodeRef) -> bool {
        if !self.words.is_empty() || self.grid.is_some() || !picture::is_caption(node) {
            return false;
        }
        let Some(Block {
            kind: Kind::Image(image),
            ..
        }) = self.blocks.last_mut()
        else {
            return false;
        };
        let is_free = image.caption.is_none();
        if is_free {
            picture::describe(image, *node);
        }
        is_free
    }

    /// A block begins or ends here.
    pub(super) fn boundary(&mut self) {
        if self.grid.is_some() || self.place.is_code() {
            if !self.words.is_empty() && !self.words.is_at_line_start() {
                self.words.break_line();
            }
        } else {
            self.flush();
        }
    }

    /// Ends the block of words that is being read.
    fn flush(&mut self) {
        let spaces = self.spaces();
        let inline = self.words.take(spaces);
        if !inline.text.trim().is_empty() {
            let kind = self.place.next_kind();
            self.push(kind, inline);
        }
        for image in std::mem::take(&mut self.pictures) {
            self.push_image(image);
        }
    }

    pub(super) fn push(&mut self, kind: Kind, inline: Inline) {
        let is_nothing = inline.text.is_empty() && kind == Kind::Paragraph;
        if !is_nothing {
            let item_depth = match kind {
                Kind::Item { .. } => 0,
                _ => self.place.item_depth(),
            };
            self.blocks.push(Block {
                kind,
                item_depth,
                quote_depth: self.place.quote_depth(),
                inline,
            });
        }
    }

    /// Adds a picture, unless it is the one before it once more: pages name a picture twice, for
    /// browsers with scripts and without.
    pub(super) fn push_image(&mut self, image: Image) {
        if let Some(Block {
            kind: Kind::Image(last),
            ..
        }) = self.blocks.last_mut()
        {
            let is_same = |one: &Option<_>, other: &Option<_>| one.is_some() && one == other;
            if is_same(&last.src, &image.src) || is_same(&last.alt, &image.alt) {
                last.caption = last.caption.take().or(image.caption);
                last.credit = last.credit.take().or(image.credit);
                last.alt = last.alt.take().or(image.alt);
                return;
            }
        }
        self.push(Kind::Image(image), Inline::default());
    }

    pub(super) fn sign(&mut self, sign: &str) {
        let look = self.look();
        let spaces = self.spaces();
        self.words.push(sign, &look, spaces);
    }

    fn spaces(&self) -> Spaces {
        if self.place.is_code() && self.grid.is_none() {
            Spaces::Kept
        } else {
            Spaces::Collapsed
        }
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// How a list counts.
fn numbering(list: &NodeRef) -> Numbering {
    let start = dom::attribute(list, "start").and_then(|start| start.parse::<u32>().ok());
    let is_reversed = list.has_attr("reversed");
    let items = list.children_it(false).filter(|child| child.has_name("li"));
    let first = || {
        let count = if is_reversed { items.count() } else { 1 };
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let letters = match list.attr("type").as_deref() {
        Some("a") => Some(Letters::Lower),
        Some("A") => Some(Letters::Upper),
        Some("i") => Some(Letters::LowerRoman),
        Some("I") => Some(Letters::UpperRoman),
        _ => None,
    };
    Numbering {
        start: start.unwrap_or_else(first),
        is_reversed,
        letters,
    }
}

/// Whether an element holds the numbers beside lines of code.
fn is_line_numbers(node: &NodeRef) -> bool {
    const NAMES: &[&str] = &[
        "gutter",
        "lineno",
        "linenos",
        "linenumber",
        "line-numbers-rows",
        "linenodiv",
    ];
    let is_name = |class: &str| NAMES.contains(&class);
    node.class()
        .is_some_and(|classes| classes.split_whitespace().any(is_name))
}
