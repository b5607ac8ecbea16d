//! Bodies that are HTML, Markdown or plain text, as blocks.
//!
//! A field called `content` may hold any of them. The text itself decides: tags that stand alone
//! mean HTML, headings and links written out mean Markdown, anything else is plain text.

use crate::article::Block;
use crate::formats::fields::markup;
use crate::formats::{Budget, html, markdown, text};

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A whole web page.
    Page,
    /// A piece of HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// What `text`, found under the plain name `name`, is written in.
pub fn of(name: &str, text: &str) -> Shape {
    if markup::is_page(text) {
        Shape::Page
    } else if markup::has_tag(text) {
        Shape::Html
    } else if matches!(name, "markdown" | "md" | "selftext")
        || name.ends_with("markdown")
        || is_markdown(text)
    {
        Shape::Markdown
    } else {
        Shape::Plain
    }
}

/// Whether `text` is Markdown beyond doubt: paragraphs apart by blank lines, and a sign in them that
/// plain text has no use for. One line a paragraph is plain text, for Markdown would join the lines.
fn is_markdown(text: &str) -> bool {
    let is_parted = text.contains("\n\n") || !text.contains('\n');
    is_parted
        && text.lines().any(|line| {
            let heading = line.trim_start_matches('#');
            let level = line.len() - heading.len();
            let is_heading = (1..=6).contains(&level) && heading.starts_with(' ');
            let is_fence = line.starts_with("```") || line.starts_with("~~~");
            let has_link = line.contains("](http") || line.contains("](/") || line.contains("[[");
            is_heading || is_fence || has_link || line.matches("**").count() >= 2
        })
}

/// The blocks of `text`, which is written in `shape`.
pub fn blocks(text: &str, shape: Shape, budget: &Budget) -> Vec<Block> {
    match shape {
        Shape::Page | Shape::Html if markup::has_block_tag(text) => html::fragment(text, budget),
        Shape::Page | Shape::Html => html::fragment(&paragraphs(text), budget),
        Shape::Markdown => markdown::blocks(text, budget),
        Shape::Plain if text.contains('&') && text.contains(';') => {
            text::blocks(&unescaped(text), budget)
        }
        Shape::Plain => text::blocks(text, budget),
    }
}

/// HTML whose paragraphs are blank lines, as blog engines store it, with the tags they mean.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").filter(|part| !part.trim().is_empty());
    parts.fold(String::with_capacity(text.len() + 64), |html, part| {
        html + "<p>" + part.trim() + "</p>\n"
    })
}

/// Plain text with its entities decoded, once, line by line.
fn unescaped(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        if line.contains('&') && line.contains(';') {
            html::inline_text(&line.replace('<', "&lt;"))
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_decides_what_it_is_written_in() {
        for (name, text, expected) in [
            ("content", "<p>One.</p>", Shape::Html),
            (
                "content",
                "One.\n\nTwo <a href=\"x\">three</a>.",
                Shape::Html,
            ),
            ("content", "<!DOCTYPE html><title>x</title>", Shape::Page),
            ("text", "One.\n\n## Two\n\nThree.", Shape::Markdown),
            ("text", "See [this](https://example.org).", Shape::Markdown),
            ("text", "One.\n- two\n[x](http://y)\nThree.", Shape::Plain),
            ("text", "One: 3 < 4.\n\nTwo.", Shape::Plain),
            ("markdown", "One.\nTwo.", Shape::Markdown),
            ("text", "#hashtag and * star", Shape::Plain),
        ] {
            assert_eq!(of(name, text), expected, "{text}");
        }
    }
}
