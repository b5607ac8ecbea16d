//! From the parser's events to blocks.
//!
//! Events come in reading order with a start and an end around whatever stands in something, so a
//! few counters hold the place and nothing recurses: a quotation 100,000 levels deep is a number.

use pulldown_cmark::{
    BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::article::{Block, Inline, Kind, Marker, Table};
use crate::formats::inline::{Look, Spaces};
use crate::formats::markdown::pictures::address;
use crate::formats::markdown::prepare;
use crate::formats::markdown::setter::{Inside, Setter};
use crate::formats::{Budget, html, text};

/// Events between two looks at the clock.
const EVENTS_PER_LOOK: usize = 256;

/// Bars that may part cells, at most: the parser takes two hundred times the size of each.
const MOST_BARS: usize = 250_000;

/// The blocks of a piece of Markdown: for files and for bodies inside JSON. What would be a table without
/// end is read as plain text.
pub fn blocks(markdown: &str, budget: &Budget) -> Vec<Block> {
    if markdown
        .bytes()
        .filter(|byte| *byte == b'|')
        .nth(MOST_BARS)
        .is_some()
    {
        return text::blocks(markdown, budget);
    }
    let text = prepare::prepared(markdown);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    let mut setter = Setter::new(budget);
    let unresolved = |link: BrokenLink| {
        // `[words][]` without an address is words; `[words]` may just stand in brackets.
        let is_link = link.link_type != LinkType::Shortcut;
        is_link.then(|| (CowStr::from(""), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(&text, options, Some(unresolved));
    for (count, event) in parser.enumerate() {
        let is_late = count % EVENTS_PER_LOOK == 0 && budget.is_spent();
        if is_late || setter.blocks.len() >= budget.blocks {
            budget.note_cut();
            break;
        }
        setter.take(event);
    }
    setter.finish()
}

impl Setter<'_> {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                let look = self.look().code();
                self.write(&code, &look);
            }
            Event::Html(text) => match &mut self.inside {
                Inside::Html(html) => html.push_str(&text),
                _ => self.inline_html(&text),
            },
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak => self.line_ended = Some(self.look()),
            Event::HardBreak => self.break_line(),
            Event::Rule => {
                self.flush();
                self.push(Kind::Rule, Inline::default());
            }
            Event::TaskListMarker(is_done) => self.text(if is_done { "☑ " } else { "☐ " }),
            Event::InlineMath(math) | Event::DisplayMath(math) => self.text(&math),
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.inside = Inside::Heading(number(level));
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.inside = Inside::Code;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.inside = Inside::Html(String::new());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note = Some(label.to_string());
                self.text(&format!("[{label}] "));
            }
            Tag::Table(_) => {
                self.flush();
                self.inside = Inside::Table(Table::default());
            }
            other => self.start_within(other),
        }
    }

    /// What begins within a paragraph or a table.
    fn start_within(&mut self, tag: Tag) {
        match tag {
            Tag::TableHead | Tag::TableRow => {
                if let Inside::Table(table) = &mut self.inside {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.open(Look::italic),
            Tag::Strong => self.open(Look::bold),
            Tag::Strikethrough => self.open(Look::struck),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let link = address(link_type, &dest_url);
                self.open(|look| look.linked(link));
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_picture(link_type, &dest_url, &title),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.inside = Inside::Text;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
            }
            other => self.end_within(other),
        }
    }

    /// What ends within a paragraph or a table.
    fn end_within(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => {
                if let Inside::Table(table) = &mut self.inside {
                    table.has_header = table
                        .rows
                        .iter()
                        .flatten()
                        .any(|cell| !cell.text.is_empty());
                }
            }
            TagEnd::Table => {
                if let Inside::Table(table) = std::mem::take(&mut self.inside) {
                    self.push(Kind::Table(table), Inline::default());
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.looks.pop();
            }
            TagEnd::Image => self.end_picture(),
            _ => {}
        }
    }

    fn start_item(&mut self) {
        self.flush();
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = Marker::Number(u32::try_from(*number).unwrap_or(u32::MAX));
                *number = number.saturating_add(1);
                marker
            }
            _ => Marker::Bullet,
        };
        self.marker = Some(marker);
    }

    fn end_code(&mut self) {
        self.inside = Inside::Text;
        let inline = self.words.take(Spaces::Kept);
        if !inline.text.is_empty() {
            self.push(Kind::Code, inline);
        }
    }

    fn end_html(&mut self) {
        let Inside::Html(text) = std::mem::take(&mut self.inside) else {
            return;
        };
        for mut block in html::fragment(&text, self.budget) {
            if let Kind::Item { depth, .. } = &mut block.kind {
                let outer = u8::try_from(self.item_depth()).unwrap_or(u8::MAX);
                *depth = depth.saturating_add(outer);
            }
            self.place(block);
        }
    }

    fn end_cell(&mut self) {
        let cell = self.words.take(Spaces::Collapsed);
        self.line_ended = None;
        if let Inside::Table(table) = &mut self.inside
            && let Some(row) = table.rows.last_mut()
        {
            row.push(cell);
        }
    }
}

/// The level of a heading as a number.
fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
