//! The pass itself: pieces in, a smaller and flatter page out.

use crate::formats::Budget;

use super::attributes::{self, Attribute};
use super::elements::{Element, Role};
use super::open::{Closing, Open};
use super::scan::{Piece, Scanner};

/// Most signs in texts that stand for others or must be so written: the largest pages have 50,000.
const MOST_REFERENCES: usize = 400_000;
/// Most bytes that are written; pages of words alone come nowhere near.
const MOST_BYTES: usize = 16 << 20;
/// Most tags that are written: the largest pages of news have 50,000.
pub(super) const MOST_TAGS: usize = 400_000;
/// Most steps of a parser that looks at every open element for each tag. Beyond it only
/// [`SHALLOW`] levels are kept.
pub(super) const MOST_STEPS: usize = 20_000_000;
/// Most open elements that are looked at in search of what an end tag ends.
const MOST_SEARCHED: usize = 50_000_000;
/// Levels that are kept once the steps are used up.
const SHALLOW: usize = 32;
/// Most structured descriptions that are kept, and the most bytes of one.
const MOST_JSON_LD: usize = 64;
const LONGEST_JSON_LD: usize = 2 << 20;
/// Longest comment that is kept, and how many: those that say where a page was saved from stand first.
const LONGEST_COMMENT: usize = 4096;
const MOST_COMMENTS: usize = 16;
/// Longest title of a page, in bytes.
const LONGEST_TITLE: usize = 2048;

/// A page after the pass.
#[derive(Debug, Default)]
pub(in crate::formats::html) struct Stripped {
    /// The page anew.
    pub(in crate::formats::html) html: String,
    /// The texts of its `application/ld+json` scripts.
    pub(in crate::formats::html) json_ld: Vec<String>,
    /// Its first comments.
    pub(in crate::formats::html) comments: Vec<String>,
    /// Sum over all tags of the depth they stand at: what work on the tree costs at worst.
    pub(in crate::formats::html) steps: usize,
    /// How many tags it has.
    pub(in crate::formats::html) tags: usize,
    /// Sum over all texts of their length times the depth they stand at: what it costs at worst to read
    /// the text of each element.
    pub(in crate::formats::html) weight: usize,
    /// Sum over all such signs of the length of the text before them: what it costs at worst to write
    /// the tree as text.
    pub(in crate::formats::html) escapes: usize,
    /// Whether a limit was met, so that the end of the page is missing.
    pub(in crate::formats::html) is_cut: bool,
}

/// Writes `page` anew.
pub(in crate::formats::html) fn strip(page: &str, budget: &Budget) -> Stripped {
    let mut pass = Pass {
        scanner: Scanner::new(page),
        open: Open::default(),
        depth: budget.markup_depth.max(1),
        muted: Vec::new(),
        frames: Vec::new(),
        tags: 0,
        references: 0,
        run: 0,
        stripped: Stripped::default(),
    };
    pass.stripped.html.push_str("<!DOCTYPE html>");
    let mut pieces = 0_usize;
    while let Some(piece) = pass.scanner.next() {
        pieces += 1;
        let is_late = pieces.is_multiple_of(4096) && budget.is_spent();
        if is_late || pass.is_spent() {
            pass.stripped.is_cut = true;
            break;
        }
        pass.piece(piece);
    }
    pass.stripped.tags = pass.tags;
    if pass.stripped.is_cut {
        budget.note_cut();
    }
    pass.stripped
}

struct Pass<'a> {
    scanner: Scanner<'a>,
    open: Open,
    depth: usize,
    /// Elements within which only pictures are read.
    muted: Vec<&'static str>,
    /// Which of `html`, `head` and `body` were written.
    frames: Vec<&'static str>,
    tags: usize,
    /// Signs in texts that stand for others or must be so written.
    references: usize,
    /// Bytes of text since the last tag.
    run: usize,
    stripped: Stripped,
}

impl Pass<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Open { name, attributes } => {
                if let Some(element) = Element::find(name) {
                    self.begin(element, attributes);
                }
            }
            Piece::Close(name) => {
                if let Some(element) = Element::find(name) {
                    self.end(element);
                }
            }
            Piece::Comment(text) => self.comment(text),
            Piece::Declaration => {}
        }
    }

    fn is_spent(&self) -> bool {
        self.tags >= MOST_TAGS
            || self.references >= MOST_REFERENCES
            || self.stripped.html.len() >= MOST_BYTES
            || self.open.searched() >= MOST_SEARCHED
    }

    fn text(&mut self, text: &str) {
        if !self.muted.is_empty() {
            return;
        }
        let room = MOST_BYTES.saturating_sub(self.stripped.html.len());
        let mut signs = text.match_indices(['&', '<']);
        let next = signs.nth(MOST_REFERENCES.saturating_sub(self.references));
        let room = next.map_or(room, |(at, _)| room.min(at));
        let kept = attributes::cut(text, room);
        let references = kept.matches(['&', '<']).count();
        self.references += references;
        self.run += kept.len();
        self.stripped.weight += kept.len() * (self.open.depth() + 1);
        self.stripped.escapes += references * self.run;
        self.stripped.is_cut |= kept.len() < text.len();
        // A `<` that begins no tag here might begin one beside what is written next.
        for (place, part) in kept.split('<').enumerate() {
            if place > 0 {
                self.stripped.html.push_str("&lt;");
            }
            self.stripped.html.push_str(part);
        }
    }

    fn comment(&mut self, text: &str) {
        let is_kept = text.len() <= LONGEST_COMMENT && self.stripped.comments.len() < MOST_COMMENTS;
        if is_kept {
            self.stripped.comments.push(text.to_owned());
        }
    }

    fn begin(&mut self, element: &'static Element, attributes: Vec<Attribute>) {
        match element.role {
            Role::Dropped => self.drop_element(element, &attributes),
            Role::Muted => {
                if self.scanner.is_closed(element.name) {
                    self.muted.push(element.name);
                }
            }
            _ if !self.muted.is_empty() && !matches!(element.written, "img" | "source") => {}
            Role::Title => self.title(),
            Role::Frame => {
                if !self.frames.contains(&element.name) {
                    self.frames.push(element.name);
                    self.write(element, attributes);
                }
            }
            Role::Void => {
                let implied = self.open.implied(element);
                self.close_innermost(implied);
                self.write(element, attributes);
            }
            Role::Part if !self.open.is_in_table() => self.stripped.html.push(' '),
            Role::Formatting | Role::Inline | Role::Block | Role::Part => {
                self.nest(element, attributes);
            }
        }
    }

    fn nest(&mut self, element: &'static Element, attributes: Vec<Attribute>) {
        let implied = self.open.implied(element);
        self.close_innermost(implied);
        let is_costly = self.stripped.steps >= MOST_STEPS;
        let depth = if is_costly { SHALLOW } else { self.depth };
        if self.open.depth() < depth {
            self.write(element, attributes);
            self.open.push(element);
            return;
        }
        self.open.flatten(element);
        if element.role != Role::Formatting && element.role != Role::Inline {
            self.break_line();
        }
    }

    fn end(&mut self, element: &'static Element) {
        if element.role == Role::Muted {
            if let Some(place) = self.muted.iter().rposition(|name| *name == element.name) {
                self.muted.truncate(place);
            }
            return;
        }
        if !self.muted.is_empty() {
            return;
        }
        match self.open.close(element) {
            Closing::Innermost(count) => self.close_innermost(count),
            Closing::Alone => self.write_end(element),
            Closing::Nothing if element.role == Role::Block => self.break_flattened(),
            Closing::Nothing => {}
        }
    }

    /// Drops an element up to its end tag; one that never ends is only a tag. What describes the
    /// page in scripts is kept aside, and a shadow tree is part of the page.
    fn drop_element(&mut self, element: &'static Element, attributes: &[Attribute]) {
        let value = |name| attributes.iter().find(|attribute| attribute.name == name);
        let is_tree = value("shadowrootmode").is_some();
        let is_raw = matches!(element.name, "script" | "style");
        if is_tree || !(is_raw || self.scanner.is_closed(element.name)) {
            return;
        }
        let content = self.scanner.through(element.name);
        let is_json_ld = value("type").is_some_and(|kind| {
            kind.value
                .trim()
                .to_ascii_lowercase()
                .starts_with("application/ld+json")
        });
        let fits = content.len() <= LONGEST_JSON_LD && self.stripped.json_ld.len() < MOST_JSON_LD;
        if element.name == "script" && is_json_ld && fits {
            self.stripped.json_ld.push(content.to_owned());
        }
    }

    fn title(&mut self) {
        if !self.scanner.is_closed("title") {
            return;
        }
        let title = self.scanner.through("title");
        self.stripped.html.push_str("<title>");
        self.text(attributes::cut(title, LONGEST_TITLE));
        self.stripped.html.push_str("</title>");
    }

    fn close_innermost(&mut self, count: usize) {
        for _ in 0..count {
            if let Some(element) = self.open.pop() {
                self.write_end(element);
            }
        }
    }

    fn write(&mut self, element: &Element, attributes: Vec<Attribute>) {
        self.tags += 1;
        self.run = 0;
        self.stripped.steps += self.open.depth() + 1;
        let out = &mut self.stripped.html;
        out.push('<');
        out.push_str(element.written);
        for attribute in attributes {
            attributes::write(attribute, out);
        }
        out.push('>');
    }

    fn write_end(&mut self, element: &Element) {
        let out = &mut self.stripped.html;
        out.push_str("</");
        out.push_str(element.written);
        out.push('>');
    }

    /// Begins a new line where a tag that would have begun one was left out.
    fn break_line(&mut self) {
        if !self.stripped.html.ends_with("<br>") {
            self.stripped.html.push_str("<br>");
            self.tags += 1;
        }
    }

    fn break_flattened(&mut self) {
        if self.open.depth() >= SHALLOW && !self.stripped.html.ends_with('>') {
            self.break_line();
        }
    }
}
