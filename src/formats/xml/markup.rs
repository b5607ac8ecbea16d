//! The inside of an element as HTML.

use std::fmt::Write as _;

use crate::formats::xml::Element;
use crate::formats::xml::element::Node;

/// The tag of HTML that an element stands for, with its attributes as they are written between the
/// brackets; `None` where only its inside counts.
pub type Translate<'t> = &'t dyn Fn(&Element) -> Option<String>;

/// The inside of `element` as HTML, every element as it is.
pub fn html(element: &Element) -> String {
    translated(element, &|element| Some(as_it_is(element)))
}

/// The inside of `element` as HTML, its elements as `translate` says.
pub fn translated(element: &Element, translate: Translate) -> String {
    let mut html = String::new();
    for node in &element.nodes {
        write(node, translate, &mut html);
    }
    html
}

/// Goes as deep as the tree does, which is bounded.
fn write(node: &Node, translate: Translate, html: &mut String) {
    match node {
        Node::Text(text) => escape(text, html),
        Node::Element(element) => {
            let tag = translate(element);
            if let Some(tag) = &tag {
                html.push('<');
                html.push_str(tag);
                html.push('>');
            }
            for node in &element.nodes {
                write(node, translate, html);
            }
            let name = tag.as_deref().and_then(|tag| tag.split(' ').next());
            if let Some(name) = name.filter(|name| !is_void(name)) {
                html.push_str("</");
                html.push_str(name);
                html.push('>');
            }
        }
    }
}

/// The tag of an element of XHTML.
fn as_it_is(element: &Element) -> String {
    let name = element.name.rsplit(':').next().unwrap_or_default();
    let mut tag = name.to_owned();
    for (key, value) in &element.attributes {
        tag.push_str(&attribute(key, value));
    }
    tag
}

/// An attribute as it stands in a tag, with a space before it.
pub fn attribute(key: &str, value: &str) -> String {
    let mut written = String::new();
    let value = value.replace('&', "&amp;").replace('"', "&quot;");
    // Writing to a string cannot fail.
    let _ = write!(written, " {key}=\"{value}\"");
    written
}

fn escape(text: &str, html: &mut String) {
    for piece in text.split_inclusive(['&', '<']) {
        let (plain, sign) = match piece.strip_suffix('&') {
            Some(plain) => (plain, "&amp;"),
            None => piece
                .strip_suffix('<')
                .map_or((piece, ""), |plain| (plain, "&lt;")),
        };
        html.push_str(plain);
        html.push_str(sign);
    }
}

/// Whether a tag of that name is never closed.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "col"
            | "input"
            | "meta"
            | "link"
            | "base"
            | "wbr"
            | "area"
            | "source"
            | "embed"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Budget;
    use crate::formats::xml::parts;

    #[test]
    fn a_tree_is_written_as_the_html_that_it_was() {
        let text = "<a><div>x &amp; <B>y &lt; z</B><br/><img src='?a&amp;b'/></div></a>";
        let mut found = String::new();
        let is_part = |name: &str, _: usize| name == "a";
        parts(text, &Budget::default(), &is_part, &mut |part| {
            found = html(&part.element);
            true
        });
        assert_eq!(
            found,
            "<div>x &amp; <b>y &lt; z</b><br><img src=\"?a&amp;b\"></div>"
        );
    }
}
