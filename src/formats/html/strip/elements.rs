//! What each element is to the pass: whether it is read, and how it opens and closes.

/// What the pass does with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It and all within it are left out up to its end tag, whatever stands there.
    Dropped,
    /// It is left out, and of what is within only pictures stay: words in a button or in
    /// `noscript` are for someone else.
    Muted,
    /// It has no end tag.
    Void,
    /// It opens and closes within lines, and an end tag may close it from behind others.
    Formatting,
    /// It stands within lines.
    Inline,
    /// It begins a line of its own, and ends an open paragraph.
    Block,
    /// A part of a table.
    Part,
    /// `html`, `head`, `body`: there is one each.
    Frame,
    /// The page's title.
    Title,
}

/// An element as the pass knows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name in lower case.
    pub(super) name: &'static str,
    /// The name it is written with.
    pub(super) written: &'static str,
    pub(super) role: Role,
}

impl Element {
    /// The element called `name` in whatever case; `None` where it is not known: then only what is
    /// within it is read.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        // Longer names than any known one are not worth a look.
        if name.len() > 16 {
            return None;
        }
        let name = name.to_ascii_lowercase();
        let place = ELEMENTS
            .binary_search_by(|element| element.name.cmp(&name))
            .ok()?;
        ELEMENTS.get(place)
    }

    /// Whether an end tag outside it does not reach what is within.
    pub(super) fn is_boundary(&self) -> bool {
        matches!(self.name, "caption" | "table" | "td" | "th")
    }
}

const fn element(name: &'static str, role: Role) -> Element {
    Element {
        name,
        written: name,
        role,
    }
}

const fn renamed(name: &'static str, written: &'static str, role: Role) -> Element {
    Element {
        name,
        written,
        role,
    }
}

/// Every element the pass knows, by name.
static ELEMENTS: &[Element] = &{
    use Role::{Block, Dropped, Formatting, Frame, Inline, Muted, Part, Title, Void};
    [
        element("a", Formatting),
        element("abbr", Inline),
        element("acronym", Inline),
        element("address", Block),
        renamed("amp-img", "img", Void),
        element("annotation", Dropped),
        element("annotation-xml", Dropped),
        element("applet", Dropped),
        element("article", Block),
        element("aside", Block),
        element("audio", Dropped),
        element("b", Formatting),
        element("base", Void),
        element("bdi", Inline),
        element("bdo", Inline),
        element("big", Formatting),
        element("blockquote", Block),
        element("body", Frame),
        element("br", Void),
        element("button", Muted),
        element("canvas", Dropped),
        element("caption", Part),
        element("center", Block),
        element("cite", Inline),
        element("code", Formatting),
        element("data", Inline),
        element("datalist", Dropped),
        element("dd", Block),
        element("del", Inline),
        element("details", Block),
        element("dfn", Inline),
        element("dialog", Block),
        element("dir", Block),
        element("div", Block),
        element("dl", Block),
        element("dt", Block),
        element("em", Formatting),
        element("fieldset", Block),
        element("figcaption", Block),
        element("figure", Block),
        element("font", Formatting),
        element("footer", Block),
        element("form", Block),
        element("h1", Block),
        element("h2", Block),
        element("h3", Block),
        element("h4", Block),
        element("h5", Block),
        element("h6", Block),
        element("head", Frame),
        element("header", Block),
        element("hgroup", Block),
        element("hr", Void),
        element("html", Frame),
        element("i", Formatting),
        element("iframe", Dropped),
        renamed("image", "img", Void),
        element("img", Void),
        element("ins", Inline),
        element("kbd", Inline),
        element("label", Inline),
        element("legend", Block),
        element("li", Block),
        element("link", Void),
        renamed("listing", "pre", Block),
        element("main", Block),
        element("mark", Inline),
        element("menu", Block),
        element("meta", Void),
        element("nav", Block),
        element("nobr", Formatting),
        element("noembed", Dropped),
        element("noscript", Muted),
        element("object", Dropped),
        element("ol", Block),
        element("p", Block),
        element("picture", Inline),
        element("pre", Block),
        element("q", Inline),
        element("rb", Inline),
        element("rp", Inline),
        element("rt", Inline),
        element("ruby", Inline),
        element("s", Formatting),
        element("samp", Inline),
        element("script", Dropped),
        element("search", Block),
        element("section", Block),
        element("select", Dropped),
        element("small", Formatting),
        element("source", Void),
        element("span", Inline),
        element("strike", Formatting),
        element("strong", Formatting),
        element("style", Dropped),
        element("sub", Inline),
        element("summary", Block),
        element("sup", Inline),
        element("svg", Dropped),
        element("table", Block),
        element("tbody", Part),
        element("td", Part),
        element("template", Dropped),
        element("textarea", Dropped),
        element("tfoot", Part),
        element("th", Part),
        element("thead", Part),
        element("time", Inline),
        element("title", Title),
        element("tr", Part),
        element("tt", Formatting),
        element("u", Formatting),
        element("ul", Block),
        element("var", Inline),
        element("video", Dropped),
        element("wbr", Void),
        renamed("xmp", "pre", Block),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_that_it_is_searched_in() {
        assert!(ELEMENTS.is_sorted_by(|one, next| one.name < next.name));
        for element in ELEMENTS {
            assert_eq!(Element::find(&element.name.to_uppercase()), Some(element));
        }
        assert_eq!(Element::find("x-widget"), None);
    }
}
