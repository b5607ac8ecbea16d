//! All of a piece of HTML: for bodies and titles inside JSON, feeds and Markdown.

use dom_query::Document;

use crate::article::Block;
use crate::formats::Budget;

use super::links::Base;
use super::strip::strip;
use super::{blocks, dom};

/// The blocks of a piece of HTML, all of it: for bodies inside JSON and Markdown.
pub fn fragment(html: &str, budget: &Budget) -> Vec<Block> {
    let tree = Document::from(strip(html, budget).html);
    let body = tree.body().unwrap_or_else(|| tree.root());
    let base = Base::new(None, tree.base_uri().as_deref());
    blocks::blocks(body, &base, budget)
}

/// The text of a piece of HTML without its markup, on one line: for titles in JSON and feeds.
///
/// Character references are decoded once.
pub fn inline_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return dom::collapsed(html);
    }
    let tree = Document::from(strip(html, &Budget::default()).html);
    tree.body().map(dom::line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_without_markup_and_decoded_once() {
        let cases = [
            ("Plain", "Plain"),
            ("  Two\n lines ", "Two lines"),
            ("AT&T and 1 < 2", "AT&T and 1 < 2"),
            ("Rock &amp; roll", "Rock & roll"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            ("A <em>great</em>er<br>day", "A greater day"),
            ("A<script>alert(1)</script>B", "AB"),
            ("<p>One</p><p>Two</p>", "One Two"),
            ("<p", ""),
        ];
        for (html, expected) in cases {
            assert_eq!(inline_text(html), expected, "{html}");
        }
    }
}
