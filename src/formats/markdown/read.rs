//! The format `markdown`.

use std::borrow::Cow;
use std::path::Path;

use serde_json::{Map, Value};

use crate::article::{Article, Block, Date, Problem};
use crate::formats::fields::{self, Origin, Record, dates, lead};
use crate::formats::markdown::{blocks, head};
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, front_matter, text};
use crate::text::Clean;

/// The largest text that is parsed, in bytes; a larger one is shown as plain text.
const TEXT_BYTES: usize = 4 << 20;

/// Mean length of the lines of a text that has a line a paragraph, in bytes.
const PARAGRAPH_BYTES: usize = 90;

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let budget = input.budget;
    let mut article = Article::default();
    let body = if let Some(found) = front_matter::split(input.text, budget) {
        reading.problems.extend(found.problem);
        state(&mut article, &found.fields, input);
        Cow::Borrowed(found.body)
    } else if let Some((found, rest)) = head::fields(input.text) {
        state(&mut article, &found, input);
        Cow::Owned(rest)
    } else {
        Cow::Borrowed(input.text)
    };
    article.body = body_blocks(&body, budget, reading);
    head::take(&mut article);
    if article.published.is_none() {
        article.published = date_in_name(input.path);
    }
    lead::tidy(&mut article);
    reading.articles.push(article);
}

/// Fills in what the fields before the text state.
fn state(article: &mut Article, stated: &Map<String, Value>, input: &Input) {
    let origin = Origin {
        from: "front matter",
        budget: input.budget,
    };
    fields::facts(article, &Record::of(stated), &origin);
    // Zola and Hugo keep the day of a post in the path it is published under.
    let path = stated.get("path").or_else(|| stated.get("slug"));
    if article.published.is_none() {
        article.published = path.and_then(|path| dates::in_path(path.as_str()?, "path"));
    }
    if article.section.is_none() && stated.contains_key("seen") {
        article.section = category_in_path(input.path);
    }
}

/// The blocks of the text: as Markdown, or as plain text where that says more.
fn body_blocks(body: &str, budget: &Budget, reading: &mut Reading) -> Vec<Block> {
    if body.len() > TEXT_BYTES {
        let what = format!(
            "the text is over {} MB and is shown as plain text",
            TEXT_BYTES >> 20
        );
        reading.problems.push(Problem::file(&what));
        return text::blocks(body, budget);
    }
    if has_line_a_paragraph(body) {
        return text::blocks(body, budget);
    }
    blocks(body, budget)
}

/// Whether every line is a paragraph, as trafilatura writes its text: Markdown would join them.
fn has_line_a_paragraph(body: &str) -> bool {
    let body = body.trim();
    let lines = body.lines().count();
    let is_parted = body.lines().any(|line| line.trim().is_empty());
    let has_signs = body
        .lines()
        .any(|line| line.starts_with(['#', '>', '|', '`', '~']));
    lines > 1 && !is_parted && !has_signs && body.len() / lines > PARAGRAPH_BYTES
}

/// The day in a file name, as site generators name posts: `2023-02-10-rail-plan.md`. A name with
/// spaces is a title that was clipped, and its day is when.
fn date_in_name(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_string_lossy();
    let is_slug = !name.contains(char::is_whitespace);
    let starts = name.char_indices().map(|(at, _)| at);
    let mut days = starts.filter_map(|at| {
        let (before, rest) = name.split_at_checked(at)?;
        let (day, after) = rest.split_at_checked(10)?;
        let is_day = day.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let is_part = (before.is_empty() || before.ends_with('-')) && after.starts_with('-');
        (is_day && is_part).then(|| dates::of_text(day, None, "file name"))?
    });
    is_slug.then(|| days.next())?
}

/// The category of a feed in bulletty's library: `categories/News/a-feed/a-post.md`.
fn category_in_path(path: &Path) -> Option<Clean> {
    let mut parts = path.iter().skip_while(|part| *part != "categories").skip(1);
    let category = parts.next()?.to_string_lossy();
    (parts.count() == 2).then(|| Clean::line(&category))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Inline, Kind};
    use crate::formats::markdown::tests::short;

    fn read(path: &str, text: &str) -> (Article, Vec<String>) {
        let budget = Budget::default();
        let input = Input {
            path: Path::new(path),
            bytes: text.as_bytes(),
            text,
            budget: &budget,
        };
        let mut reading = Reading::default();
        super::read(&input, &mut reading);
        let problems = reading
            .problems
            .iter()
            .map(|problem| format!("{:?} {}", problem.line, problem.what));
        (reading.articles.remove(0), problems.collect())
    }

    /// Title, authors, published, saved, url, tags, and the blocks in short.
    fn told(path: &str, text: &str) -> Vec<String> {
        let (article, problems) = read(path, text);
        assert_eq!(problems, Vec::<String>::new(), "{text}");
        let list = |list: &[Clean]| {
            list.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" + ")
        };
        let date = |date: &Option<Date>| {
            date.as_ref()
                .map(|date| format!("{} {}", date.from, date.value()))
        };
        let facts = [
            Some(format!("{} {}", article.title_from, article.title))
                .filter(|title| !title.trim().is_empty()),
            Some(list(&article.authors))
                .filter(|authors| !authors.is_empty())
                .map(|authors| format!("by {authors}")),
            date(&article.published),
            date(&article.saved).map(|date| format!("saved {date}")),
            article.url.as_ref().map(ToString::to_string),
            Some(list(&article.tags))
                .filter(|tags| !tags.is_empty())
                .map(|tags| format!("tags {tags}")),
            article
                .image
                .as_ref()
                .map(|image| short(&Block::new(Kind::Image(image.clone()), Inline::default()))),
            article
                .summary
                .as_ref()
                .map(|summary| format!("sum {summary}")),
        ];
        facts
            .into_iter()
            .flatten()
            .chain(article.body.iter().map(short))
            .collect()
    }

    /// A path, a text, and what it says: title, authors, dates, address, tags, picture, summary, blocks.
    type Case = (&'static str, &'static str, &'static [&'static str]);

    const FILES: &[Case] = &[
        (
            "a.md",
            "---\ntitle: \"Rail plan\"\nsource: \"https://example.org/a\"\nauthor:\n  - \"[[Jane Doe]]\"\npublished: 2023-02-10\ncreated: 2023-02-12\ndescription: \"A second try.\"\ntags:\n  - \"clippings\"\n---\nOne.",
            &[
                "front matter Rail plan",
                "by Jane Doe",
                "front matter 2023-02-10",
                "saved front matter 2023-02-12",
                "https://example.org/a",
                "tags clippings",
                "sum A second try.",
                "p One.",
            ],
        ),
        (
            "a.md",
            "---\ncreated: 2026-11-24T03:30:00 (UTC +01:00)\ntags: [a,b]\nsource: https://example.org/a\nauthor: Jane Doe\n---\n\n# Rail plan: again\n\n> ## Excerpt\n> Some words\n\n---\nOne.",
            &[
                "heading Rail plan: again",
                "by Jane Doe",
                "saved front matter 2026-11-24T03:30:00+01:00",
                "https://example.org/a",
                "tags a + b",
                "sum Some words",
                "p One.",
            ],
        ),
        (
            "a.md",
            "---\ntitle: Iran: talks resume\nauthor: A: B\n---\nOne.",
            &["front matter Iran: talks resume", "by A: B", "p One."],
        ),
        (
            "a.txt",
            "---\ntitle: Rail plan\nurl: https://example.org/a\nhostname: example.org\ndate: \"2014-05-16\"\ncategories: ['News', 'X']\n---\n# Rail plan\n\nOne.",
            &[
                "front matter Rail plan",
                "front matter 2014-05-16",
                "https://example.org/a",
                "tags News + X",
                "p One.",
            ],
        ),
        (
            "a.md",
            "+++\npath = \"2023/10/23/rail\"\ntitle = \"Rail plan\"\nauthors = [\"jd\"]\n+++\n\nOne.",
            &[
                "front matter Rail plan",
                "by jd",
                "path 2023-10-23",
                "p One.",
            ],
        ),
        (
            "a.md",
            "{\n  \"title\": \"Rail plan\",\n  \"date\": \"2023-02-10\"\n}\n\nOne.",
            &[
                "front matter Rail plan",
                "front matter 2023-02-10",
                "p One.",
            ],
        ),
        (
            "2023-02-10-rail-plan.md",
            "---\nlayout: post\ntitle: Rail plan\n---\n{% include x %}\nOne {{ site.x }}two.\n{: .note}",
            &[
                "front matter Rail plan",
                "file name 2023-02-10",
                "p One two.",
            ],
        ),
        (
            "a.md",
            "# Rail plan\n\nCreated: February 10, 2023\nTags: a, b\nURL: https://example.org/a\n\nOne.",
            &[
                "heading Rail plan",
                "saved front matter 2023-02-10",
                "https://example.org/a",
                "tags a + b",
                "p One.",
            ],
        ),
        (
            "a.md",
            "# Rail plan\n#Omnivore\n\n[Read on Omnivore](https://omnivore.app/x)\n[Read Original](https://example.org/a)\n\n## Highlights\n\n> One.",
            &[
                "heading Rail plan",
                "https://example.org/a",
                "tags Omnivore",
                "h2 Highlights",
                ">p One.",
            ],
        ),
        (
            "a.md",
            "![A bridge](b.jpg)\n*Over the river. / IRNA news agency*\n\n# Rail plan\n\nOne.",
            &[
                "heading Rail plan",
                "img b.jpg A bridge Over the river. IRNA news agency",
                "p One.",
            ],
        ),
        (
            "a.md",
            "---\ntitle: Rail plan\ncover: b.jpg\n---\n![](b.jpg)\n\nOne.\n\n![](c.jpg)",
            &[
                "front matter Rail plan",
                "img b.jpg - - -",
                "p One.",
                "img c.jpg - - -",
            ],
        ),
        (
            "a.md",
            "Just words.\n\nMore.",
            &["p Just words.", "p More."],
        ),
        (
            "a.md",
            "---\n\nWords between rules.\n\n---\n\nMore.",
            &["rule", "p Words between rules.", "rule", "p More."],
        ),
        (
            "a.md",
            "---\ntitle: \"Minimal\"\nsource: \"https://example.org/a\"\n---\n",
            &["front matter Minimal", "https://example.org/a"],
        ),
        (
            "a.md",
            "---\ntitle: A\ntitle: B\ndate: None\n---\nOne.",
            &["front matter B", "p One."],
        ),
    ];

    #[test]
    fn clippings_and_posts_say_what_they_are() {
        for (path, text, expected) in FILES {
            assert_eq!(told(path, text), *expected, "{text}");
        }
    }

    #[test]
    fn a_category_of_bulletty_is_the_section() {
        let text = "+++\ntitle = \"Rail plan\"\nlastupdated = \"2026-11-24T03:35:49Z\"\nseen = false\n+++\n\nOne.";
        let (article, _) = read("lib/categories/News/daily/rail-plan.md", text);
        assert_eq!(article.section.as_deref(), Some("News"));
        assert!(article.updated.is_none() && article.saved.is_some());
    }

    #[test]
    fn what_is_wrong_is_said_and_the_text_shown() {
        let (article, problems) = read("a.md", "---\ntitle: Rail plan\n\nOne.");
        assert_eq!(
            (article.title.as_str(), article.body.len()),
            ("Rail plan", 1)
        );
        assert_eq!(
            problems,
            ["Some(3) the front matter is not closed: expected a line \"---\""]
        );
        let long = "One sentence of a very long book.\n\n".repeat(150_000);
        let (article, problems) = read("a.md", &long);
        assert!(article.body.len() > 1000);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }

    #[test]
    fn a_post_is_dated_by_its_name() {
        for (name, expected) in [
            ("2023-02-10-rail-plan.md", Some("2023-02-10")),
            ("blog/18f-2023-02-10-rail-plan.md", Some("2023-02-10")),
            ("x-2013-06-2013-06-07-y.md", Some("2013-06-07")),
            ("2023-02-10 Rail plan.md", None),
            ("2023-02-10.md", None),
            ("12023-02-10-x.md", None),
            ("2023-99-10-x.md", None),
        ] {
            let date = date_in_name(Path::new(name)).map(|date| date.value());
            assert_eq!(date.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_line_a_paragraph_is_told_from_wrapped_lines() {
        let long = "word ".repeat(30);
        for (body, expected) in [
            (format!("{long}\n{long}\n{long}"), true),
            (format!("{long}\n\n{long}"), false),
            (format!("{long}\n# Title\n{long}"), false),
            (long, false),
            ("short\nlines\n".repeat(20), false),
        ] {
            assert_eq!(has_line_a_paragraph(&body), expected);
        }
    }
}
