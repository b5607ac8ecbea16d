//! Pictures, and the HTML that stands between words.

use pulldown_cmark::{CowStr, LinkType};

use crate::article::{Block, Image, Inline, Kind};
use crate::formats::fields::images;
use crate::formats::html;
use crate::formats::markdown::setter::{Inside, Picture, Setter};
use crate::formats::markdown::tags;
use crate::text::Clean;

impl Setter<'_> {
    pub(super) fn inline_html(&mut self, tag: &str) {
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
            tags::Tag::BeginScript => self.words.begin_script(),
            tags::Tag::EndScript(script) => self.words.end_script(script),
            tags::Tag::Hide if matches!(self.inside, Inside::Text) => self.inside = Inside::Hidden,
            tags::Tag::Show if matches!(self.inside, Inside::Hidden) => self.inside = Inside::Text,
            tags::Tag::Hide | tags::Tag::Show | tags::Tag::Nothing => {}
        }
    }

    pub(super) fn start_picture(&mut self, link: LinkType, src: &CowStr, title: &CowStr) {
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

    pub(super) fn end_picture(&mut self) {
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
    pub(super) fn show(&mut self, block: Block) {
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

/// Where a link leads; a place on the same page and a note of the same vault are no address.
pub(super) fn address(link: LinkType, target: &str) -> Option<String> {
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
