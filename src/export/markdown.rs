//! An article as Markdown: its facts, its note, its body.
//!
//! Signs that Markdown would take for its own are escaped, so that the text read from it is the text
//! of the article, and nothing in an article becomes a link or markup that it was not.

use std::mem::discriminant;

use serde_json::{Value, json};

use crate::article::{Article, Block, Inline, Kind, Marker, Run, Table};
use crate::export::citation;
use crate::export::escape::{escaped, longest_ticks, without_sign};
use crate::user::Added;

/// `article` as a part of a dossier: a heading of the level `level`, where it is from, what its
/// reader has added, and its body, its own headings below.
pub fn article(article: &Article, added: &Added, level: usize) -> String {
    let mut parts = vec![format!("{} {}", "#".repeat(level), escaped(&article.title))];
    parts.extend(
        article
            .subtitle
            .as_ref()
            .map(|words| format!("*{}*", escaped(words.trim()))),
    );
    parts.push(escaped(&citation::plain(article)));
    if !added.tags.is_empty() {
        let tags: Vec<_> = added.tags.iter().map(|tag| escaped(tag)).collect();
        parts.push(format!("Tags: {}", tags.join(", ")));
    }
    if let Some(note) = &added.note {
        parts.push(noted(&note.text));
    }
    parts.push(body(&article.body, level));
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n")
}

/// A note; what it quotes as a quote.
fn noted(text: &str) -> String {
    let mut lines = Vec::new();
    let mut is_quoted = false;
    for line in text.trim_end().lines() {
        let quoted = line.strip_prefix('>');
        if lines.is_empty() && quoted.is_some() {
            lines.extend(["Note:".to_owned(), String::new()]);
        } else if is_quoted && quoted.is_none() && !line.is_empty() {
            // Without it the line would belong to the quote.
            lines.push(String::new());
        }
        is_quoted = quoted.is_some();
        lines.push(match quoted {
            Some(words) => format!("> {}", escaped(words.trim_start())),
            None if lines.is_empty() => format!("Note: {}", escaped(line)),
            None => escaped(line),
        });
    }
    lines.join("\n")
}

/// `article` as a file: its facts in front matter, then its body.
pub fn file(article: &Article, added: &Added) -> String {
    let mut facts: Vec<(&str, Value)> = vec![("title", json!(article.title))];
    let tags: Vec<_> = article.tags.iter().chain(&added.tags).collect();
    let lists = [("authors", json!(article.authors)), ("tags", json!(tags))];
    let texts = [
        ("subtitle", &article.subtitle),
        ("source", &article.source),
        ("section", &article.section),
        ("url", &article.url),
        ("lang", &article.lang),
    ];
    facts.extend(
        texts
            .into_iter()
            .filter_map(|(name, text)| Some((name, json!(text.as_ref()?)))),
    );
    let dates = [
        ("date", &article.published),
        ("updated", &article.updated),
        ("saved", &article.saved),
    ];
    facts.extend(
        dates
            .into_iter()
            .filter_map(|(name, date)| Some((name, json!(date.as_ref()?.value())))),
    );
    facts.extend(
        lists
            .into_iter()
            .filter(|(_, list)| list.as_array().is_some_and(|list| !list.is_empty())),
    );
    // A value of JSON is one of YAML too.
    let lines: Vec<_> = facts
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    let note = added
        .note
        .as_ref()
        .map(|note| format!("{}\n\n", noted(&note.text)));
    format!(
        "---\n{}---\n\n{}{}",
        lines.concat(),
        note.unwrap_or_default(),
        body(&article.body, 0)
    )
}

/// The blocks of a body, headings below `level`.
fn body(blocks: &[Block], level: usize) -> String {
    let mut text = String::new();
    let mut before: Option<(&Block, String)> = None;
    let mut has_list = false;
    let mut list_quotes = 0;
    for block in blocks {
        let set = set(block, level);
        if set.trim().is_empty() {
            continue;
        }
        let depth = depth_within(block);
        has_list = is_marked(block) || (has_list && depth > 0);
        // The description of a term goes on with no item.
        let depth = if has_list { depth } else { 0 };
        if depth == 0 {
            list_quotes = block.quote_depth;
        }
        let around = list_quotes.min(block.quote_depth);
        let prefix = ["> ".repeat(around.into()), "    ".repeat(depth)].concat()
            + &"> ".repeat((block.quote_depth - around).into());
        if let Some((before, before_prefix)) = &before {
            text.push('\n');
            if !is_tight(before, block) {
                text.push_str(shared(before_prefix, &prefix).trim_end());
                text.push('\n');
            }
        }
        let lines: Vec<_> = set.lines().map(|line| format!("{prefix}{line}")).collect();
        text.push_str(&lines.join("\n"));
        before = Some((block, prefix));
    }
    text
}

/// How deep a block stands in items of lists, under their text; the first of an item stands in none.
fn depth_within(block: &Block) -> usize {
    match block.kind {
        Kind::Item {
            depth,
            marker: Marker::Continued,
        } => usize::from(depth) + 1,
        Kind::Item { .. } => 0,
        _ => block.item_depth.into(),
    }
}

/// Whether a block begins an item.
fn is_marked(block: &Block) -> bool {
    matches!(block.kind, Kind::Item { marker, .. } if marker != Marker::Continued)
}

/// Whether no blank line stands between two blocks: those that begin items of one list.
fn is_tight(before: &Block, block: &Block) -> bool {
    let (
        Kind::Item {
            depth: outer,
            marker: above,
        },
        Kind::Item { depth, marker },
    ) = (&before.kind, &block.kind)
    else {
        return false;
    };
    is_marked(before)
        && is_marked(block)
        && before.quote_depth == block.quote_depth
        && (outer != depth || discriminant(above) == discriminant(marker))
}

/// What two lines begin with.
fn shared<'l>(one: &'l str, other: &str) -> &'l str {
    let alike = one.bytes().zip(other.bytes());
    let alike = alike.take_while(|(one, other)| one == other).count();
    one.get(..alike).unwrap_or_default()
}

/// One block, without the bars of quotations.
fn set(block: &Block, level: usize) -> String {
    let words = || inline(&block.inline);
    match &block.kind {
        Kind::Paragraph => words(),
        Kind::Heading(own) => {
            let signs = "#".repeat((level + usize::from(*own)).min(6));
            format!("{signs} {}", words().replace('\n', " "))
        }
        Kind::Item { depth, marker } => {
            if *marker == Marker::Continued {
                return words();
            }
            let indent = "    ".repeat((*depth).into());
            let (sign, under) = match marker {
                Marker::Number(number) => (format!("{number}. "), "   "),
                // Markdown counts in digits alone.
                Marker::Letter(..) => {
                    (format!("- {}. ", marker.number().unwrap_or_default()), "  ")
                }
                Marker::Bullet | Marker::Continued => ("- ".to_owned(), "  "),
            };
            let words = words().replace('\n', &format!("\n{indent}{under}"));
            format!("{indent}{sign}{words}")
        }
        Kind::Code => {
            let fence = "`".repeat(longest_ticks(&block.inline.text).max(2) + 1);
            format!("{fence}\n{}\n{fence}", block.inline.text)
        }
        Kind::Table(rows) => table(rows),
        Kind::Image(image) => {
            let words = image.caption.as_ref().or(image.alt.as_ref());
            words
                .map(|words| format!("\\[image: {}\\]", escaped(words)))
                .unwrap_or_default()
        }
        Kind::Rule => "---".to_owned(),
    }
}

/// A table, its first row as its header.
fn table(table: &Table) -> String {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let row = |cells: &[Inline]| {
        let cells = (0..columns).map(|place| {
            let cell = cells.get(place).map(inline).unwrap_or_default();
            cell.replace("\\\n", " ").replace('\n', " ")
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let under = format!("|{}", " --- |".repeat(columns));
    let mut lines: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
    if !table.has_header {
        lines.insert(0, row(&[]));
    }
    lines.insert(1.min(lines.len()), under);
    lines.join("\n")
}

/// A text with its looks and links.
fn inline(inline: &Inline) -> String {
    let text = &inline.text;
    let mut set = String::with_capacity(text.len());
    let mut at = 0;
    for run in &inline.runs {
        let plain = text.get(at..run.range.start).unwrap_or_default();
        set.push_str(&escaped(plain));
        set.push_str(&styled(
            text.get(run.range.clone()).unwrap_or_default(),
            run,
        ));
        at = run.range.end;
    }
    set.push_str(&escaped(text.get(at..).unwrap_or_default()));
    // A sign at the beginning of a line could make it an item, a heading or a quote.
    let lines: Vec<_> = set.lines().map(without_sign).collect();
    lines.join("\\\n")
}

/// Words with the look of `run`; white space at their ends stays outside.
fn styled(words: &str, run: &Run) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return words.to_owned();
    }
    let start = words.len() - words.trim_start().len();
    let (before, after) = (
        words.get(..start).unwrap_or_default(),
        words.get(start + inner.len()..).unwrap_or_default(),
    );
    let mut set = if run.style.code {
        let ticks = "`".repeat(longest_ticks(inner) + 1);
        let space = if inner.starts_with('`') || inner.ends_with('`') {
            " "
        } else {
            ""
        };
        format!("{ticks}{space}{inner}{space}{ticks}")
    } else {
        escaped(inner)
    };
    for (has, sign) in [
        (run.style.struck, "~~"),
        (run.style.italic, "*"),
        (run.style.bold, "**"),
    ] {
        if has {
            set = format!("{sign}{set}{sign}");
        }
    }
    if let Some(link) = &run.link {
        let link = link
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace(['\n', ' '], "%20");
        set = format!("[{set}](<{link}>)");
    }
    format!("{before}{set}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Style;
    use crate::formats::{self, Budget};
    use crate::text::Clean;
    use std::path::Path;

    fn sample() -> Article {
        let mut linked = Block::paragraph("1. See *the* report_here & <b>.\n- not a list");
        linked.inline.runs.push(Run {
            range: 7..12,
            style: Style {
                bold: true,
                ..Style::default()
            },
            link: Some(Clean::line("https://example.org/a b")),
        });
        let mut quote = Block::paragraph("# said so");
        quote.quote_depth = 1;
        let item = |words: &str, depth| {
            let marker = Marker::Bullet;
            Block::new(Kind::Item { depth, marker }, Inline::plain(words))
        };
        let rows = [["a|b", "c"], ["d", "e"]].map(|row| row.map(Inline::plain).to_vec());
        let table = Table {
            has_header: true,
            rows: rows.to_vec(),
        };
        Article {
            title: Clean::line("Ships [2]"),
            body: vec![
                Block::new(Kind::Heading(1), Inline::plain("Part")),
                linked,
                quote,
                item("one", 0),
                item("two", 1),
                Block::new(Kind::Code, Inline::plain("x ```\n  y")),
                Block::new(Kind::Table(table), Inline::default()),
            ],
            ..Article::default()
        }
    }

    #[test]
    fn signs_of_the_text_are_no_markup() {
        let expected = "# Ships \\[2\\]\n\n“Ships \\[2\\]”.\n\n## Part\n\n1\\. See [**\\*the\\***](<https://example.org/a%20b>) report\\_here & \\<b\\>.\\\n\\- not a list\n\n> \\# said so\n\n- one\n    - two\n\n````\nx ```\n  y\n````\n\n| a\\|b | c |\n| --- | --- |\n| d | e |";
        assert_eq!(article(&sample(), &Added::default(), 1), expected);
    }

    #[test]
    fn what_stands_in_an_item_stays_in_it() {
        let html = "<ol><li>a<pre>b</pre><blockquote><p>c<p>d</blockquote><p>e<li>f</ol><ul><li>g<li>h</ul>\
                    <ol type=a><li>i</ol><dl><dt>j<dd>k</dl>";
        let blocks = formats::html::fragment(html, &Budget::default());
        let expected = "1. a\n\n    ```\n    b\n    ```\n\n    > c\n    >\n    > d\n\n    e\n\n2. f\n\n- g\n- h\n\n- a. i\n\n**j**\n\nk";
        assert_eq!(body(&blocks, 0), expected);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = article(&sample(), &Added::default(), 1);
        let reading = formats::read(Path::new("a.md"), text.as_bytes(), &Budget::default());
        let read = reading.articles.first().unwrap();
        assert_eq!(read.title.as_str(), "Ships [2]");
        let texts: Vec<_> = read.body.iter().map(Block::plain).collect();
        for block in &sample().body {
            assert!(
                texts.contains(&block.plain()),
                "{:?} in {texts:#?}",
                block.plain()
            );
        }
    }
}
