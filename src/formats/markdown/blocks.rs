//! From the parser's events to blocks.
//!
//! Events come in reading order with a start and an end around whatever stands in something, so a
//! few counters hold the place and nothing recurses: a quotation 100,000 levels deep is a number.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::article::{Block, Image, Inline, Kind, Marker, Table};
use crate::formats::fields::images;
use crate::formats::inline::{Look, Spaces, Words};
use crate::formats::markdown::{prepare, tags};
use crate::formats::{Budget, html};
use crate::text::Clean;

/// Events between two looks at the clock.
const EVENTS_PER_LOOK: usize = 256;

/// The blocks of a piece of Markdown: for files and for bodies inside JSON.
pub fn blocks(markdown: &str, budget: &Budget) -> Vec<Block> {
    let text = prepare::prepared(markdown);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    let mut setter = Setter::new(budget);
    for (count, event) in Parser::new_ext(&text, options).enumerate() {
        let is_late = count % EVENTS_PER_LOOK == 0 && budget.is_spent();
        if is_late || setter.blocks.len() >= budget.blocks {
            break;
        }
        setter.take(event);
    }
    setter.finish()
}

/// Sets blocks from events.
#[derive(Debug)]
struct Setter<'b> {
    budget: &'b Budget,
    blocks: Vec<Block>,
    /// Footnotes, which stand at the end.
    notes: Vec<Block>,
    /// Pictures within the paragraph that is open, which stand below it.
    pictures: Vec<Block>,
    words: Words,
    looks: Vec<Look>,
    /// Looks that HTML tags opened.
    html_look: Look,
    inside: Inside,
    quotes: usize,
    /// The open lists, each with its next number.
    lists: Vec<Option<u64>>,
    /// What stands before the next paragraph of an item.
    marker: Option<Marker>,
    /// The label of the footnote that is open.
    note: Option<String>,
    picture: Option<Picture>,
    /// A line ended; whether a space stands for it is seen with the next letter.
    line_ended: Option<Look>,
    last: Option<char>,
}

/// What is being set.
#[derive(Debug, Default)]
enum Inside {
    #[default]
    Text,
    Heading(u8),
    Code,
    Html(String),
    /// A script between words.
    Hidden,
    Table(Table),
}

/// A picture whose words are being gathered.
#[derive(Debug)]
struct Picture {
    image: Image,
    alt: String,
    is_wikilink: bool,
    /// Pictures within its words.
    depth: usize,
}

impl<'b> Setter<'b> {
    fn new(budget: &'b Budget) -> Self {
        Self {
            budget,
            blocks: Vec::new(),
            notes: Vec::new(),
            pictures: Vec::new(),
            words: Words::default(),
            looks: Vec::new(),
            html_look: Look::default(),
            inside: Inside::Text,
            quotes: 0,
            lists: Vec::new(),
            marker: None,
            note: None,
            picture: None,
            line_ended: None,
            last: None,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks.append(&mut self.notes);
        self.blocks
    }

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

    fn open(&mut self, change: impl FnOnce(Look) -> Look) {
        let look = self.looks.last().cloned().unwrap_or_default();
        self.looks.push(change(look));
    }

    /// How words look at this place.
    fn look(&self) -> Look {
        let look = self.looks.last().cloned().unwrap_or_default();
        Look {
            style: tags::both(look.style, self.html_look.style),
            link: look.link.or_else(|| self.html_look.link.clone()),
        }
    }

    fn text(&mut self, text: &str) {
        let look = self.look();
        self.write(text, &look);
    }

    /// Adds words to whatever is open.
    fn write(&mut self, text: &str, look: &Look) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
            return;
        }
        match &self.inside {
            Inside::Hidden => return,
            Inside::Code => return self.words.push(text, look, Spaces::Kept),
            _ => {}
        }
        let first = text.chars().next();
        if let Some(ended) = self.line_ended.take() {
            let is_joined = self.last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced);
            let space = if is_joined { "" } else { " " };
            self.words.push(space, &ended, Spaces::Collapsed);
        }
        self.last = text.chars().next_back().or(self.last);
        self.words.push(text, look, Spaces::Collapsed);
    }

    fn break_line(&mut self) {
        self.line_ended = None;
        self.words.break_line();
    }

    /// Ends the paragraph, heading or item that is open.
    fn flush(&mut self) {
        self.line_ended = None;
        self.last = None;
        self.html_look = Look::default();
        if matches!(self.inside, Inside::Hidden) {
            self.inside = Inside::Text;
        }
        let inline = self.words.take(Spaces::Collapsed);
        if !inline.text.is_empty() {
            let kind = self.kind();
            self.push(kind, inline);
        }
        for block in std::mem::take(&mut self.pictures) {
            self.place(block);
        }
    }

    /// What the words at this place are.
    fn kind(&mut self) -> Kind {
        match (&self.inside, self.lists.len().checked_sub(1)) {
            (Inside::Heading(level), _) => Kind::Heading(*level),
            (_, Some(depth)) => Kind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                marker: self
                    .marker
                    .replace(Marker::Continued)
                    .unwrap_or(Marker::Continued),
            },
            (_, None) => Kind::Paragraph,
        }
    }

    fn push(&mut self, kind: Kind, inline: Inline) {
        self.place(Block::new(kind, inline));
    }

    /// Puts a block in its place, as deep in quotations as that is.
    fn place(&mut self, mut block: Block) {
        let depth = usize::from(block.quote_depth) + self.quotes;
        block.quote_depth = u8::try_from(depth).unwrap_or(u8::MAX);
        if self.note.is_some() {
            self.notes.push(block);
        } else {
            self.blocks.push(block);
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
        for block in html::fragment(&text, self.budget) {
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

    fn inline_html(&mut self, tag: &str) {
        match tags::meaning(tag) {
            tags::Tag::Break => self.break_line(),
            tags::Tag::Picture => {
                let blocks = html::fragment(tag, self.budget);
                for block in blocks
                    .into_iter()
                    .filter(|block| matches!(block.kind, Kind::Image(_)))
                {
                    self.show(block);
                }
            }
            tags::Tag::Begin(style) => {
                self.html_look.style = tags::both(self.html_look.style, style);
            }
            tags::Tag::End(style) => {
                self.html_look.style = tags::without(self.html_look.style, style);
            }
            tags::Tag::Link(link) => self.html_look.link = address(LinkType::Inline, link),
            tags::Tag::EndLink => self.html_look.link = None,
            tags::Tag::Hide if matches!(self.inside, Inside::Text) => self.inside = Inside::Hidden,
            tags::Tag::Show if matches!(self.inside, Inside::Hidden) => self.inside = Inside::Text,
            tags::Tag::Hide | tags::Tag::Show | tags::Tag::Nothing => {}
        }
    }

    fn start_picture(&mut self, link: LinkType, src: &CowStr, title: &CowStr) {
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
            return;
        }
        let mut image = Image {
            src: images::src(src),
            ..Image::default()
        };
        if !title.trim().is_empty() {
            images::set_caption(&mut image, &Clean::line(title));
        }
        let is_wikilink = matches!(link, LinkType::WikiLink { .. });
        self.picture = Some(Picture {
            image,
            alt: String::new(),
            is_wikilink,
            depth: 0,
        });
    }

    fn end_picture(&mut self) {
        let Some(mut picture) = self.picture.take() else {
            return;
        };
        if picture.depth > 0 {
            picture.depth -= 1;
            self.picture = Some(picture);
            return;
        }
        let alt = picture.alt.trim();
        // An embedded note, not a picture: its name stands for it.
        if picture.is_wikilink && !is_picture_name(picture.image.src.as_deref()) {
            return self.text(alt);
        }
        // In Obsidian the words of an embedded picture are its name or its width.
        let is_said = !picture.is_wikilink
            || !alt
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'x');
        picture.image.alt = Some(Clean::line(alt)).filter(|alt| is_said && !alt.is_empty());
        if picture.image.alt == picture.image.src {
            picture.image.alt = None;
        }
        self.show(Block::new(Kind::Image(picture.image), Inline::default()));
    }

    /// Shows a picture: before the paragraph that is open or below it; in a heading or a table by its
    /// words alone.
    fn show(&mut self, block: Block) {
        let Kind::Image(image) = &block.kind else {
            return;
        };
        match &self.inside {
            Inside::Heading(_) | Inside::Table(_) => {
                let alt = image.alt.as_ref().map(ToString::to_string);
                self.text(&alt.unwrap_or_default());
            }
            _ if self.words.is_empty() => self.place(block),
            _ => self.pictures.push(block),
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

/// Where a link leads; a place on the same page and a note of the same vault are no address.
fn address(link: LinkType, target: &str) -> Option<String> {
    match link {
        LinkType::WikiLink { .. } => None,
        LinkType::Email => Some(format!("mailto:{target}")),
        _ => (!target.is_empty() && !target.starts_with('#')).then(|| target.to_owned()),
    }
}

/// Whether a name is that of a picture.
fn is_picture_name(name: Option<&str>) -> bool {
    let extension = name
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, extension)| extension);
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    [
        "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "heic",
    ]
    .contains(&extension.as_str())
}

/// Whether a letter is of a script that sets no spaces between words, so that a line break in the
/// source means none either.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
