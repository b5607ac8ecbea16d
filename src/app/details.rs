//! What the details panel says of an article: every fact, and where it was found.

use crate::app::notice::counted;
use crate::article::{Article, Date, Summary};
use crate::keywords::Matcher;
use crate::library::CopyRow;
use crate::text::Clean;
use crate::user::Added;

/// The rows of the panel; the article is missing while it has not come or could not be read.
pub fn rows(
    summary: Option<&Summary>,
    article: Option<&Article>,
    copies: &[CopyRow],
    added: &Added,
    matcher: &Matcher,
) -> Vec<(Clean, Clean)> {
    let mut rows = Rows::default();
    if let Some(article) = article {
        facts(&mut rows, article);
    }
    if let Some(summary) = summary {
        place(&mut rows, summary, matcher);
    }
    rows.add_list("your tags", &added.tags);
    if let Some(note) = &added.note {
        for (nth, line) in note.text.lines().enumerate() {
            rows.add(if nth == 0 { "your note" } else { "" }, line);
        }
    }
    for copy in copies {
        rows.add("copy", &copy_words(copy));
    }
    if rows.0.is_empty() {
        rows.add("article", "none is selected");
    }
    rows.0
}

/// Where a copy lies, what it is and how much of the article it holds.
fn copy_words(copy: &CopyRow) -> String {
    let path = copy.path.to_string_lossy();
    let part = copy.part.map(|part| format!("#{part}")).unwrap_or_default();
    let format = copy.format.as_deref().unwrap_or("not readable");
    let saved = copy.saved.as_ref();
    let saved = saved
        .map(|saved| format!(", saved {saved}"))
        .unwrap_or_default();
    format!("{path}{part}  ({format}, {} words{saved})", copy.words)
}

/// Rows as they are gathered.
#[derive(Default)]
struct Rows(Vec<(Clean, Clean)>);

impl Rows {
    fn add(&mut self, name: &str, text: &str) {
        self.0.push((Clean::line(name), Clean::line(text)));
    }

    fn add_found(&mut self, name: &str, text: &Clean, from: &str) {
        self.add(name, &format!("{text}  (from {from})"));
    }

    /// A fact, and where it was found.
    fn add_some_found(&mut self, name: &str, text: Option<&Clean>, from: &str) {
        if let Some(text) = text {
            self.add_found(name, text, from);
        }
    }

    fn add_some(&mut self, name: &str, text: Option<&Clean>) {
        if let Some(text) = text {
            self.add(name, text);
        }
    }

    fn add_list(&mut self, name: &str, texts: &[Clean]) {
        if let Some(all) = listed(texts) {
            self.add(name, &all);
        }
    }

    fn add_date(&mut self, name: &str, date: Option<&Date>) {
        if let Some(date) = date {
            self.add(
                name,
                &format!("{date}  (“{}”, from {})", date.raw, date.from),
            );
        }
    }
}

/// Texts on one line, if there are any.
fn listed(texts: &[Clean]) -> Option<Clean> {
    let listed: Vec<_> = texts.iter().map(Clean::as_str).collect();
    (!listed.is_empty()).then(|| Clean::line(&listed.join(", ")))
}

/// What the file states.
fn facts(rows: &mut Rows, article: &Article) {
    rows.add_found("title", &article.title, article.title_from);
    rows.add_some("subtitle", article.subtitle.as_ref());
    let from = &article.from;
    rows.add_some_found("authors", listed(&article.authors).as_ref(), from.authors);
    rows.add_some_found("source", article.source.as_ref(), from.source);
    rows.add_some_found("section", article.section.as_ref(), from.section);
    rows.add_date("published", article.published.as_ref());
    rows.add_date("updated", article.updated.as_ref());
    rows.add_date("saved", article.saved.as_ref());
    rows.add_some_found("language", article.lang.as_ref(), from.lang);
    rows.add_some_found("address", article.url.as_ref(), from.url);
    rows.add_list("tags", &article.tags);
    rows.add_some("summary", article.summary.as_ref());
    rows.add("format", article.format);
    rows.add("words", &article.words().to_string());
    let hidden = article.hidden();
    if hidden > 0 {
        let text = format!("{hidden} characters that hide or reorder text were taken out");
        rows.add("hidden", &text);
    }
    dropped(rows, &article.dropped);
}

/// The lines that were left out, after their number.
fn dropped(rows: &mut Rows, lines: &[Clean]) {
    if lines.is_empty() {
        return;
    }
    rows.add("left out", &counted(lines.len(), "line"));
    for line in lines {
        rows.add("", line);
    }
}

/// Where it lies, what it is known by, and its hits.
fn place(rows: &mut Rows, summary: &Summary, matcher: &Matcher) {
    rows.add("file", &summary.path.to_string_lossy());
    if let Some(part) = summary.part {
        rows.add("part", &part.to_string());
    }
    rows.add("id", &summary.keys.id().to_string());
    let groups = &matcher.keywords().groups;
    for (group, count) in &summary.hits {
        if let Some(group) = groups.get(usize::from(*group)) {
            rows.add("hits", &format!("{count} × {}", group.name));
        }
    }
}
