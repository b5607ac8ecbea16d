//! The lines around the heading of an article, where pages show who wrote it and when.

use dom_query::{Document, NodeId, NodeRef};

use crate::formats::html::dom::{self, Step, Walk};

/// How many lines before and after the heading are looked at.
const BEFORE: usize = 6;
const AFTER: usize = 30;

/// How many elements of a line are looked at.
const PARTS: usize = 20;

/// A line of so many characters is a paragraph of the article: nothing behind it is about it.
const PARAGRAPH: usize = 180;

/// A line of the page as it is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Line<'a> {
    pub(super) words: String,
    /// The names of the elements that it stands in and holds, as the page labels them.
    pub(super) labels: String,
    /// The `time` elements in it.
    pub(super) times: Vec<NodeRef<'a>>,
    /// The elements within it.
    pub(super) parts: Vec<NodeRef<'a>>,
    /// The element that it begins in.
    pub(super) within: Option<NodeRef<'a>>,
    /// Elements in it that the page labels as an author.
    pub(super) authors: Vec<NodeRef<'a>>,
    /// Whether it stands below the heading.
    pub(super) is_below: bool,
}

/// The lines around `heading`, from above to below; those at the start of the page where there is
/// none.
pub(super) fn lines<'a>(page: &'a Document, heading: Option<NodeRef<'a>>) -> Vec<Line<'a>> {
    let mut reader = Reader {
        lines: Vec::new(),
        line: Line::default(),
        words: dom::Line::default(),
        open: Vec::new(),
        is_below: heading.is_none(),
    };
    let Some(body) = page.body() else {
        return Vec::new();
    };
    let most = words_under(body, usize::MAX) / 2;
    let heading = heading.map(|heading| heading.id);
    let mut walk = Walk::under(body);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if Some(node.id) == heading => {
                reader.heading();
                walk.pass_over(node);
                continue;
            }
            Step::Enter(node) if node.is_element() && is_apart(&node, most) => {
                walk.pass_over(node);
                continue;
            }
            Step::Enter(node) if node.is_element() => reader.enter(node),
            Step::Enter(_) => {}
            Step::Leave(node) => reader.leave(node),
        }
        reader.words.take(step);
        if reader.is_done() {
            break;
        }
    }
    reader.end_line();
    reader.lines
}

/// Parts of a page that say nothing of its article. A table with `most` of its words is its layout.
fn is_apart(node: &NodeRef, most: usize) -> bool {
    dom::is_hidden(node)
        || dom::is_any(node, &["nav", "aside", "footer", "figure"])
        || is_of_adverts(&dom::labels(node))
        || node.has_name("table") && words_under(*node, most) <= most
}

/// How many bytes of words stand under `node`, counted until they are more than `most`.
fn words_under(node: NodeRef, most: usize) -> usize {
    let mut all = 0;
    for step in Walk::under(node) {
        if let Step::Enter(inner) = step {
            all += dom::words(&inner).map_or(0, |words| words.trim().len());
        }
        if all > most {
            break;
        }
    }
    all
}

/// Whether labels are of those who sell places below a story, and sign them.
fn is_of_adverts(labels: &str) -> bool {
    ["taboola", "outbrain", "trc_"]
        .iter()
        .any(|seller| labels.contains(seller))
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    line: Line<'a>,
    words: dom::Line,
    /// The elements that stand open, with their labels.
    open: Vec<(NodeId, String)>,
    is_below: bool,
}

impl<'a> Reader<'a> {
    fn enter(&mut self, node: NodeRef<'a>) {
        let labels = dom::labels(&node) + &dom::attribute(&node, "rel").unwrap_or_default();
        if dom::is_within_lines(&node) {
            self.line.labels.push_str(&labels);
            self.line.labels.push(' ');
        } else {
            self.end_line();
        }
        if node.has_name("time") {
            self.line.times.push(node);
        } else if dom::is_within_lines(&node) && self.line.parts.len() < PARTS {
            self.line.parts.push(node);
        }
        self.line.within = Some(node);
        // A whole article may be named after who wrote it.
        let is_whole =
            dom::is_any(&node, &["article", "main", "section"]) || labels.contains("hentry");
        if is_author(&labels) && !is_whole {
            self.line.authors.push(node);
        }
        self.open.push((node.id, labels));
    }

    fn leave(&mut self, node: NodeRef<'a>) {
        if !dom::is_within_lines(&node) {
            self.end_line();
        }
        if self.open.last().is_some_and(|(id, _)| *id == node.id) {
            self.open.pop();
        }
    }

    /// Lines far above the heading are forgotten.
    fn heading(&mut self) {
        self.end_line();
        self.lines.drain(..self.lines.len().saturating_sub(BEFORE));
        self.is_below = true;
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        line.words = std::mem::take(&mut self.words).finish();
        if line.words.is_empty() && line.times.is_empty() {
            // An author's element may be a block around the line that follows.
            self.line.authors = line.authors;
            return;
        }
        for (_, labels) in self.open.iter().rev().take(4) {
            line.labels.push_str(labels);
            line.labels.push(' ');
        }
        line.is_below = self.is_below;
        self.lines.push(line);
        if !self.is_below {
            let far = self.lines.len().saturating_sub(BEFORE * 4);
            self.lines.drain(..far);
        }
    }

    fn is_done(&self) -> bool {
        let below = self.lines.iter().filter(|line| line.is_below);
        let is_in_article = below.clone().next_back().is_some_and(|line| {
            line.words.chars().count() >= PARAGRAPH
                && !is_standfirst(&line.labels)
                && !line.labels.contains("caption")
        });
        self.is_below && (is_in_article || below.count() >= AFTER)
    }
}

/// Whether labels name an author, and not something about one.
fn is_author(labels: &str) -> bool {
    const NAMES: &[&str] = &[
        "author",
        "byline",
        "writer",
        "autor",
        "auteur",
        "autore",
        "reporter",
        "journalist",
        "contributor",
    ];
    let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
    (NAMES.iter().any(|name| labels.contains(name)) || words.any(|word| word == "firma"))
        && !is_about_author(labels)
}

/// Whether labels name something about an author, or what stands before the name.
pub(super) fn is_about_author(labels: &str) -> bool {
    const ABOUT: &[&str] = &[
        "bio",
        "avatar",
        "image",
        "photo",
        "title",
        "role",
        "job",
        "social",
        "follow",
        "desc",
        "twitter",
        "email",
        "author-by",
        "author__by",
        "byline-by",
        "byline__by",
        "author-label",
        "byline-label",
        "author-prefix",
        "byline-prefix",
    ];
    ABOUT.iter().any(|name| labels.contains(name))
}

/// Whether labels name the line under a headline.
pub(super) fn is_standfirst(labels: &str) -> bool {
    const NAMES: &[&str] = &[
        "standfirst",
        "subtitle",
        "sub-title",
        "subheadline",
        "sub-headline",
        "subhead",
        "sub-head",
        "strapline",
        "chapo",
        "alternativeheadline",
        "secondary-title",
        "entradilla",
        "sottotitolo",
        "subtitulo",
        "ondertitel",
    ];
    const WORDS: &[&str] = &["deck", "dek"];
    let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
    NAMES.iter().any(|name| labels.contains(name)) || words.any(|word| WORDS.contains(&word))
}
