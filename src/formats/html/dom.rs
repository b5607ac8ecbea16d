//! Reading the tree that the parser leaves: names, attributes, and every node in order.
//!
//! Nothing here recurses: a walk holds one node and goes on by its links, so that no page is too
//! deep for it.

use dom_query::{NodeData, NodeId, NodeRef};

use crate::formats::script::{self, Script};

/// A step of a walk.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// The node begins; what is within it follows.
    Enter(NodeRef<'a>),
    /// The element ends.
    Leave(NodeRef<'a>),
}

/// All nodes under one, in the order of the page; the one itself is not among them.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    root: NodeId,
    next: Option<Step<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn under(root: NodeRef<'a>) -> Self {
        Self {
            root: root.id,
            next: root.first_child().map(Step::Enter),
        }
    }

    /// Leaves out all of an element that was just entered, its end too.
    pub(super) fn pass_over(&mut self, element: NodeRef<'a>) {
        self.next = self.after(Step::Leave(element));
    }

    fn after(&self, step: Step<'a>) -> Option<Step<'a>> {
        let node = match step {
            Step::Enter(node) if node.is_element() => {
                let first = node.first_child();
                return Some(first.map_or(Step::Leave(node), Step::Enter));
            }
            Step::Enter(node) | Step::Leave(node) => node,
        };
        match node.next_sibling() {
            Some(next) => Some(Step::Enter(next)),
            None => node
                .parent()
                .filter(|parent| parent.id != self.root)
                .map(Step::Leave),
        }
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let step = self.next?;
        self.next = self.after(step);
        Some(step)
    }
}

/// All elements under `root`, in the order of the page.
pub(super) fn elements(root: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    Walk::under(root).filter_map(|step| match step {
        Step::Enter(node) if node.is_element() => Some(node),
        _ => None,
    })
}

/// The name of an element; empty for other nodes.
pub(super) fn name(node: &NodeRef) -> String {
    node.element_ref()
        .map(|element| element.name.local.to_string())
        .unwrap_or_default()
}

/// Whether a node is one of the elements `names`.
pub(super) fn is_any(node: &NodeRef, names: &[&str]) -> bool {
    node.element_ref()
        .is_some_and(|element| names.contains(&&*element.name.local))
}

/// The value of an attribute, trimmed; `None` where it is absent or empty.
pub(super) fn attribute(node: &NodeRef, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// The words by which a page's authors name an element: its classes, id and the like, in lower case.
pub(super) fn labels(node: &NodeRef) -> String {
    let mut labels = String::new();
    for attribute in ["class", "id", "data-component", "data-testid", "itemprop"] {
        if let Some(value) = node.attr(attribute) {
            labels.push_str(&value.to_lowercase());
            labels.push(' ');
        }
    }
    labels
}

/// Whether an element is taken off the page: hidden, or there for screen readers alone.
pub(super) fn is_hidden(node: &NodeRef) -> bool {
    const ALOUD: &[&str] = &[
        "visually-hidden",
        "visuallyhidden",
        "hidden-visually",
        "sr-only",
        "screen-reader",
        "screenreader",
        "a11y-hidden",
    ];
    if node.has_attr("hidden") || is_permalink(node) {
        return true;
    }
    // What a whole page or article is called says something of its style.
    let Some(class) = node
        .class()
        .filter(|_| !is_any(node, &["body", "main", "article"]))
    else {
        return false;
    };
    let class = class.to_ascii_lowercase();
    let is_aloud =
        |word: &str| word == "offscreen" || ALOUD.iter().any(|aloud| word.contains(aloud));
    class.split_whitespace().any(is_aloud) && !class.contains("not-")
}

/// Whether a link is nothing but a sign beside a heading, and leads to that heading.
fn is_permalink(node: &NodeRef) -> bool {
    const SIGNS: &[&str] = &["¶", "#", "§", "🔗"];
    node.has_name("a")
        && node.attr("href").is_some_and(|href| href.starts_with('#'))
        && node.first_child().is_some_and(|child| {
            child.next_sibling().is_none()
                && words(&child).is_some_and(|sign| SIGNS.contains(&sign.trim()))
        })
}

/// The words of a text node.
pub(super) fn words(node: &NodeRef) -> Option<String> {
    node.query(|inner| match &inner.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
    .flatten()
}

/// The text within `root` on one line: spaces collapsed, blocks apart, hidden parts left out.
pub(super) fn line(root: NodeRef) -> String {
    line_without(root, |_| false)
}

/// The same without the elements that are `left_out`.
pub(super) fn line_without(root: NodeRef, left_out: impl Fn(&NodeRef) -> bool) -> String {
    let mut line = Line::default();
    let mut walk = Walk::under(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if node.is_element() && (is_hidden(&node) || left_out(&node)) => {
                walk.pass_over(node);
            }
            step => line.take(step),
        }
    }
    line.finish()
}

/// The lines within `root` that hold words.
pub(super) fn lines(root: NodeRef) -> Vec<String> {
    lines_without(root, |_| false)
}

/// The same without the elements that are `left_out`.
pub(super) fn lines_without(root: NodeRef, left_out: impl Fn(&NodeRef) -> bool) -> Vec<String> {
    let mut lines = vec![Line::default()];
    let mut walk = Walk::under(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if node.is_element() && (is_hidden(&node) || left_out(&node)) => {
                walk.pass_over(node);
            }
            Step::Enter(node) | Step::Leave(node)
                if node.is_element() && !is_within_lines(&node) =>
            {
                lines.push(Line::default());
            }
            step => {
                if let Some(line) = lines.last_mut() {
                    line.take(step);
                }
            }
        }
    }
    let lines = lines.iter().map(Line::finish);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A line of text, growing as a walk goes on.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    is_behind_tag: bool,
    /// Where the raised or lowered words begin that stand open.
    script_start: Option<usize>,
}

impl Line {
    pub(super) fn take(&mut self, step: Step) {
        match step {
            Step::Enter(node) if !node.is_element() => self.push(&words(&node).unwrap_or_default()),
            Step::Enter(node) if is_any(&node, &["sup", "sub"]) => {
                self.script_start.get_or_insert(self.text.len());
            }
            Step::Leave(node) if node.has_name("sup") => self.end_script(Script::Super),
            Step::Leave(node) if node.has_name("sub") => self.end_script(Script::Sub),
            Step::Enter(node) | Step::Leave(node) if is_within_lines(&node) => {
                self.is_behind_tag |= is_any(&node, &["a", "span", "time", "address"]);
            }
            Step::Enter(_) | Step::Leave(_) => self.text.push(' '),
        }
    }

    fn end_script(&mut self, script: Script) {
        if let Some(start) = self.script_start.take() {
            let words = self.text.split_off(start.min(self.text.len()));
            let set = script::written(script, &self.text, &words);
            self.text.push_str(&set);
        }
    }

    /// Adds words. Names and dates that only a style keeps apart ("Ann Lee<time>3 May") run together
    /// in the text: where a word seems to begin behind a tag, a space is put before it.
    fn push(&mut self, words: &str) {
        let last = self.text.chars().next_back();
        let first = words.chars().next();
        let begins = first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit());
        let is_end = |last: char| last.is_lowercase() || last.is_ascii_digit();
        // A sentence ends so; the letters of "U.S." do not.
        let before_stop = || self.text.strip_suffix('.')?.chars().next_back();
        let ends = last.is_some_and(is_end) || before_stop().is_some_and(is_end);
        if self.is_behind_tag && begins && ends {
            self.text.push(' ');
        }
        self.is_behind_tag = false;
        self.text.push_str(words);
    }

    pub(super) fn finish(&self) -> String {
        collapsed(&self.text)
    }
}

/// Whether an element stands within lines of text.
pub(super) fn is_within_lines(node: &NodeRef) -> bool {
    const WITHIN: &[&str] = &[
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
        "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt",
        "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr",
    ];
    is_any(node, WITHIN)
}

/// `text` with every run of spaces and line ends as one space, and none at its ends.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn a_walk_enters_and_leaves_every_element_in_order() {
        let page = Document::from("<body>a<p>b<i></i></p><hr>c</body>");
        let mut steps = String::new();
        let mut walk = Walk::under(page.body().unwrap());
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(node) if node.is_element() => {
                    steps.extend(["<", &name(&node), ">"]);
                    if node.has_name("p") {
                        walk.pass_over(node);
                    }
                }
                Step::Enter(node) => steps.push_str(&words(&node).unwrap()),
                Step::Leave(node) => steps.extend(["</", &name(&node), ">"]),
            }
        }
        assert_eq!(steps, "a<p><hr></hr>c");
    }

    #[test]
    fn the_text_of_an_element_keeps_its_words_apart() {
        let cases = [
            ("<p>a <b>b</b>c</p>", "a bc"),
            (
                "<span>Ann Lee</span><time>3 May</time><a>Print</a>",
                "Ann Lee 3 May Print",
            ),
            (
                "<span>T</span>he <a>mac</a>s H<sub>2</sub>O",
                "The macs H₂O",
            ),
            (
                "<span>At the quay.</span><span>Credit: Ann</span>",
                "At the quay. Credit: Ann",
            ),
            ("<span>U.</span>S. ports", "U.S. ports"),
            ("<div>a</div><div>b</div>", "a b"),
            ("a<br>b", "a b"),
            (
                "a<span hidden>b</span><span class='x sr-only'>c</span>d",
                "ad",
            ),
            (" a\n\t b ", "a b"),
        ];
        for (html, expected) in cases {
            let page = Document::from(format!("<body>{html}</body>"));
            assert_eq!(line(page.body().unwrap()), expected, "{html}");
        }
    }
}
