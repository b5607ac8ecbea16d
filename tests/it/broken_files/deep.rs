//! What is nested without end: brackets, elements, quotations, lists, folders of folders of mail.

use super::scale::Scale;
use super::whole::Whole;

/// Elements that are nested.
const ELEMENTS: [&str; 12] = [
    "div",
    "blockquote",
    "ul><li",
    "b",
    "table><tr><td",
    "font",
    "span",
    "a href=x",
    "p",
    "section",
    "svg",
    "select",
];

/// Marks of Markdown that are nested on one line.
const MARKS: [(&str, &str); 14] = [
    ("quote", "> "),
    ("quotes", ">"),
    ("list", "- "),
    ("numbers", "1. "),
    ("mixed", "> - "),
    ("brackets", "["),
    ("pictures", "!["),
    ("links", "[a]("),
    ("emphasis", "*a _b "),
    ("strong", "**a __b "),
    ("parentheses", "("),
    ("code", "`a ``b "),
    ("html", "<b>"),
    ("comments", "<!--"),
];

/// Every file of this kind.
pub(super) fn files(scale: Scale) -> Vec<Whole> {
    let mut files = Vec::new();
    let mut put = |name: String, text: String| files.push((name, text.into_bytes()));
    html(scale.levels, &mut put);
    markdown(scale.levels, &mut put);
    json(scale.levels, &mut put);
    front_matter(scale.levels, &mut put);
    xml(scale.levels, &mut put);
    mail(scale.levels, &mut put);
    files
}

/// Steps that each stand further in than the one above.
fn stairs(levels: usize, indent: &str, step: &str) -> String {
    let steps = (0..levels).map(|level| indent.repeat(level) + step);
    steps.collect()
}

fn html(levels: usize, put: &mut impl FnMut(String, String)) {
    for (number, element) in ELEMENTS.iter().enumerate() {
        let names: Vec<&str> = element.split('>').collect();
        let open = format!("<{}>", names.join("><"));
        let names = names
            .iter()
            .rev()
            .map(|name| name.split(' ').next().unwrap());
        let close = format!("</{}>", names.collect::<Vec<_>>().join("></"));
        let (before, after) = (open.repeat(levels), close.repeat(levels));
        let start = "<!DOCTYPE html><title>Deep</title>";
        put(
            format!("open-{number}.html"),
            format!("{start}{before}The ferry runs again."),
        );
        put(
            format!("closed-{number}.html"),
            format!("{start}<p>Above</p>{before}The ferry runs.{after}<p>Below</p>"),
        );
    }
}

fn markdown(levels: usize, put: &mut impl FnMut(String, String)) {
    for (name, mark) in MARKS {
        let text = format!("# Deep\n\n{}The ferry runs again.\n", mark.repeat(levels));
        put(format!("{name}.md"), text);
    }
    let list = stairs(levels.min(3_000), "  ", "- level\n");
    put("stairs.md".to_owned(), list);
    let quotes = ">".repeat(levels);
    put(
        "quotes.txt".to_owned(),
        format!("A title\n\n{quotes} The ferry runs.\n"),
    );
    put(
        "replies.txt".to_owned(),
        stairs(levels.min(2_000), "> ", "> line\n"),
    );
}

fn json(levels: usize, put: &mut impl FnMut(String, String)) {
    for (name, open, close) in [
        ("arrays", "[", "]"),
        ("objects", "{\"title\":", "}"),
        ("items", "{\"items\":[", "]}"),
        ("bodies", "{\"title\":\"Deep\",\"text\":[", "]}"),
        (
            "graph",
            "{\"@graph\":[{\"title\":\"Deep\",\"content\":",
            "}]}",
        ),
    ] {
        let (before, after) = (open.repeat(levels), close.repeat(levels));
        let record = "{\"title\":\"A\",\"text\":\"B\"}";
        put(format!("{name}.json"), format!("{before}1{after}"));
        put(
            format!("{name}.jsonl"),
            format!("{record}\n{before}1{after}\n{record}\n"),
        );
        put(
            format!("{name}.md"),
            format!("---\ntitle: {before}1{after}\n---\n\nThe ferry runs.\n"),
        );
        put(format!("{name}-cut.json"), before);
    }
}

fn front_matter(levels: usize, put: &mut impl FnMut(String, String)) {
    let mut head = |name: &str, mark: &str, head: String| {
        let text = format!("{mark}\n{head}\n{mark}\n\nThe ferry runs.\n");
        put(format!("{name}.md"), text);
    };
    let steps = stairs(levels.min(2_000), " ", "a:\n");
    head("stairs-of-yaml", "---", steps);
    let (open, close) = ("[".repeat(levels), "]".repeat(levels));
    head(
        "dashes-of-yaml",
        "---",
        format!("tags:\n{}x", "- ".repeat(levels)),
    );
    head(
        "questions-of-yaml",
        "---",
        format!("{}x", "? ".repeat(levels)),
    );
    head("arrays-of-toml", "+++", format!("title = {open}1{close}"));
    head(
        "tables-of-toml",
        "+++",
        format!("{}b = 1", "a.".repeat(levels)),
    );
}

fn xml(levels: usize, put: &mut impl FnMut(String, String)) {
    for (name, before, element, after) in [
        (
            "feed.xml",
            "<rss><channel><item><title>Deep</title><description>",
            "a",
            "</description></item></channel></rss>",
        ),
        (
            "feed.atom",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Deep</title><content type=\"xhtml\">",
            "div",
            "</content></entry></feed>",
        ),
        (
            "document.xml",
            "<doc title=\"Deep\"><main>",
            "list",
            "</main></doc>",
        ),
        (
            "tei.xml",
            "<TEI><teiHeader/><text><body>",
            "div",
            "</body></text></TEI>",
        ),
        (
            "outline.opml",
            "<opml><body>",
            "outline text=\"a\"",
            "</body></opml>",
        ),
        (
            "notes.enex",
            "<en-export><note><title>Deep</title><content>",
            "div",
            "</content></note></en-export>",
        ),
        (
            "bookmarks.html",
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>",
            "DL",
            "<DT><A HREF=\"https://a.example/\">A</A>",
        ),
    ] {
        let open = format!("<{element}>").repeat(levels);
        let close = format!("</{}>", element.split(' ').next().unwrap()).repeat(levels);
        put(
            format!("whole-{name}"),
            format!("{before}{open}The ferry runs.{close}{after}"),
        );
        put(
            format!("open-{name}"),
            format!("{before}{open}The ferry runs."),
        );
    }
    let escaped = "&amp;".replace("amp;", &"amp;".repeat(levels));
    put(
        "escapes.xml".to_owned(),
        format!("<rss><channel><item><title>A {escaped}lt;b</title></item></channel></rss>"),
    );
}

fn mail(levels: usize, put: &mut impl FnMut(String, String)) {
    let head =
        "From: Ned <ned@lantern.example>\nSubject: Deep\nDate: Tue, 24 Nov 2026 03:30:00 +0000\n";
    let levels = levels.min(20_000);
    let part = |level: usize| {
        format!("Content-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\n")
    };
    let parts: Vec<String> = (0..levels).map(part).collect();
    let parts = parts.concat();
    put(
        "parts.eml".to_owned(),
        format!("{head}MIME-Version: 1.0\n{parts}Content-Type: text/plain\n\nThe ferry runs.\n"),
    );
    let letters = format!("{head}Content-Type: message/rfc822\n\n").repeat(levels);
    put(
        "letters.eml".to_owned(),
        format!("{letters}{head}\nThe ferry runs.\n"),
    );
    let same = "Content-Type: multipart/related; boundary=\"b\"\n\n--b\n".repeat(levels);
    put(
        "same.mhtml".to_owned(),
        format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\n{same}Content-Type: text/html\n\n<p>The ferry runs."
        ),
    );
    put(
        "comments.eml".to_owned(),
        format!(
            "From: {}Ned <ned@lantern.example>\nSubject: {}\nDate: Tue, 24 Nov 2026 03:30:00 +0000 {}\n\nThe ferry runs.\n",
            "(".repeat(levels),
            "=?utf-8?q?".repeat(levels),
            "(".repeat(levels)
        ),
    );
}
