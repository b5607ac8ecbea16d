//! Facts that a text states in its first lines, without front matter.
//!
//! Notion writes fields below the title, Pelican above the text, `MarkDownload` an excerpt, Omnivore
//! links to the original; people write a byline and a date.

use serde_json::{Map, Value};

use crate::article::{Article, Block, Kind};
use crate::formats::fields::{Fact, names, places, site};
use crate::formats::front_matter::lines;
use crate::formats::markdown::crumbs;
use crate::formats::news_date::{self, stamp};
use crate::formats::{byline, front_matter};
use crate::text::Clean;

/// The most lines of fields.
const FIELDS: usize = 40;

/// The longest value of a field that stands alone, in bytes.
const VALUE_BYTES: usize = 200;

/// The longest line that may be a byline or a date, in bytes.
const LINE_BYTES: usize = 200;

/// Blocks at the start of a text among which its title and its lines are looked for.
const HEAD_BLOCKS: usize = 6;

/// Fields that stand at the start of a text, or below its title: they, and the text without them.
pub fn fields(text: &str) -> Option<(Map<String, Value>, String)> {
    let title_end = title_end(text);
    let (title, rest) = text.split_at_checked(title_end)?;
    let start = rest.len() - rest.trim_start().len();
    let mut end = start;
    let mut found = Map::new();
    for line in rest.get(start..)?.split_inclusive('\n').take(FIELDS) {
        if line.trim().is_empty() {
            break;
        }
        let plain = line.replace("**", "");
        let (name, stated) = lines::pair(plain.trim())?;
        found.insert(name.to_owned(), Value::String(stated.to_owned()));
        end += line.len();
    }
    is_head(&found, title.is_empty()).then(|| {
        (
            found,
            format!("{title}{}", rest.get(end..).unwrap_or_default()),
        )
    })
}

/// Where the title that `text` begins with ends: after its line, or at once where there is none.
fn title_end(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..).unwrap_or_default();
    let line = line.split_inclusive('\n').next().unwrap_or_default();
    if line.starts_with("# ") {
        start + line.len()
    } else {
        0
    }
}

/// Whether fields are the head of an article and not a paragraph with a colon in it.
fn is_head(fields: &Map<String, Value>, is_first: bool) -> bool {
    let facts = fields
        .keys()
        .flat_map(|name| names::facts_of(&names::plain(name)));
    let facts: Vec<_> = facts.map(|(fact, _)| *fact).collect();
    let places = [
        Fact::Title,
        Fact::Published,
        Fact::Url,
        Fact::Saved,
        Fact::Authors,
        Fact::Tags,
        Fact::Source,
        Fact::Updated,
    ];
    let is_stated = facts.iter().any(|fact| places.contains(fact));
    let is_short = fields
        .values()
        .filter_map(Value::as_str)
        .all(|value| value.len() <= VALUE_BYTES);
    // Without a title above them, fields must name one, or several facts.
    let is_enough = !is_first || facts.contains(&Fact::Title) || fields.len() > 1;
    is_stated && is_enough && (is_short || fields.len() > 1)
}

/// Takes out of the body of `article` what its first blocks state: the title, if it has none yet,
/// and the lines below it.
pub fn take(article: &mut Article) {
    if article.title.is_empty() {
        take_title(article);
    }
    take_excerpt(article);
    site::settle(article);
    crumbs::take(article);
    for _ in 0..HEAD_BLOCKS {
        let Some(block) = article.body.first().cloned() else {
            break;
        };
        if !take_line(article, &block) {
            break;
        }
        article.body.remove(0);
    }
}

/// Makes the first heading the title, if it stands before the text or is the only one of the
/// highest level.
fn take_title(article: &mut Article) {
    let level = |block: &Block| match block.kind {
        Kind::Heading(level) if block.quote_depth == 0 => Some(level),
        _ => None,
    };
    let headings = article.body.iter().filter_map(level);
    let tops = headings.filter(|level| *level == 1).count();
    let mut near = article.body.iter().take(HEAD_BLOCKS);
    let place = near.position(|block| match level(block) {
        Some(1) => true,
        Some(_) => tops == 0,
        None => false,
    });
    let is_first = |place: usize| {
        let before = article.body.iter().take(place);
        before.into_iter().all(|block| {
            !matches!(block.kind, Kind::Paragraph | Kind::Item { .. })
                || block.inline.text.len() <= LINE_BYTES
        })
    };
    let Some(place) = place.filter(|place| *place == 0 || (tops == 1 && is_first(*place))) else {
        return;
    };
    let heading = article.body.remove(place);
    article.title = Clean::line(&heading.inline.text);
    article.title_from = "heading";
}

/// Takes the excerpt that `MarkDownload` writes as a quotation under a heading of its own.
fn take_excerpt(article: &mut Article) {
    let quoted = |block: &Block| block.quote_depth > 0;
    let first = article.body.first();
    let is_excerpt = first.is_some_and(|block| {
        quoted(block) && matches!(block.kind, Kind::Heading(_)) && block.inline.text == "Excerpt"
    });
    if !is_excerpt {
        return;
    }
    let end = article
        .body
        .iter()
        .position(|block| !quoted(block))
        .unwrap_or(article.body.len());
    let words: Vec<_> = article
        .body
        .drain(..end)
        .skip(1)
        .map(|block| block.plain())
        .collect();
    if matches!(
        article.body.first().map(|block| &block.kind),
        Some(Kind::Rule)
    ) {
        article.body.remove(0);
    }
    let summary = Clean::line(&words.join(" "));
    if article.summary.is_none() && !summary.is_empty() {
        article.summary = Some(summary);
    }
}

/// Takes the facts of a line below the title; whether it stated any that were not known.
fn take_line(article: &mut Article, block: &Block) -> bool {
    let line = block.inline.text.as_str();
    let is_line =
        matches!(block.kind, Kind::Paragraph) && block.quote_depth == 0 && line.len() <= LINE_BYTES;
    is_line
        && (take_original(article, block)
            || take_hashtags(article, line)
            || take_byline(article, line)
            || take_stamps(article, line))
}

/// Takes the address from a line of links to the original, as Omnivore writes it.
fn take_original(article: &mut Article, block: &Block) -> bool {
    let links = block.inline.runs.iter().filter_map(|run| {
        let words = block.inline.text.get(run.range.clone())?;
        Some((words, run.link.as_ref()?))
    });
    let links: Vec<_> = links.collect();
    let names = ["Read on Omnivore", "Read Original"];
    let is_known = !links.is_empty() && links.iter().all(|(words, _)| names.contains(words));
    if !is_known {
        return false;
    }
    let original = links.iter().find(|(words, _)| *words == "Read Original");
    let url = original.filter(|(_, link)| places::as_address(link).is_some());
    article.url = article
        .url
        .take()
        .or_else(|| url.map(|(_, link)| (*link).clone()));
    true
}

/// Takes a line of nothing but `#tags`.
fn take_hashtags(article: &mut Article, line: &str) -> bool {
    let tags: Option<Vec<_>> = line
        .split_whitespace()
        .map(|word| word.strip_prefix('#'))
        .collect();
    let is_tag = |tag: &&str| {
        !tag.is_empty()
            && tag
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
    };
    let Some(tags) = tags.filter(|tags| !tags.is_empty() && tags.iter().all(is_tag)) else {
        return false;
    };
    for tag in tags.into_iter().map(Clean::line) {
        if !article.tags.contains(&tag) {
            article.tags.push(tag);
        }
    }
    true
}

/// Takes a byline, if the authors are not known yet.
fn take_byline(article: &mut Article, line: &str) -> bool {
    let found = byline::byline(line, article.lang.as_deref());
    let Some(found) = found.filter(|found| article.authors.is_empty() && !found.authors.is_empty())
    else {
        return false;
    };
    article.authors = found.authors;
    article.from.authors = "byline";
    article.published = article.published.take().or(found.date);
    article.updated = article.updated.take().or(found.updated);
    true
}

/// Takes a line of nothing but dates, if the first is not known yet.
fn take_stamps(article: &mut Article, line: &str) -> bool {
    let found = news_date::stamps(line, article.lang.as_deref(), "text");
    let mut is_news = false;
    for found in found {
        let known = match found.kind {
            None | Some(stamp::Kind::Published) => &mut article.published,
            Some(stamp::Kind::Updated) => &mut article.updated,
            Some(stamp::Kind::Saved) => &mut article.saved,
        };
        if known.is_none() {
            *known = Some(found.date);
            is_news = true;
        }
    }
    is_news
}

/// Whether a text has front matter, or fields in its first lines.
pub fn states_fields(text: &str, budget: &crate::formats::Budget) -> bool {
    front_matter::split(text, budget).is_some() || fields(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Budget, markdown};

    #[test]
    fn fields_are_told_from_a_paragraph() {
        for (text, expected) in [
            (
                "# A\n\nCreated: April 15, 2016\nTags: a, b\n\nBody.",
                Some((
                    r#"{"Created":"April 15, 2016","Tags":"a, b"}"#,
                    "# A\n\nBody.",
                )),
            ),
            (
                "Title: A: b\nDate: 2010-12-03\n\nBody.",
                Some((r#"{"Title":"A: b","Date":"2010-12-03"}"#, "\nBody.")),
            ),
            (
                "**Author:** Jane\n**Date:** 2010-12-03\n\nBody.",
                Some((r#"{"Author":"Jane","Date":"2010-12-03"}"#, "\nBody.")),
            ),
            (
                "# A\n\nSource: Reuters\n\nBody.",
                Some((r#"{"Source":"Reuters"}"#, "# A\n\nBody.")),
            ),
            ("# A\n\nNote: this is a paragraph.\n\nBody.", None),
            ("# A\n\nSummary: one.\n\nBody.", None),
            ("Source: Reuters\n\nBody.", None),
            ("Title: A\nand words below it\n\nBody.", None),
            ("", None),
        ] {
            let found = fields(text).map(|(found, rest)| (Value::Object(found).to_string(), rest));
            let expected = expected.map(|(fields, rest)| (fields.to_owned(), rest.to_owned()));
            assert_eq!(found, expected, "{text}");
        }
    }

    fn taken(text: &str) -> Article {
        let body = markdown::blocks(text, &Budget::default());
        let mut article = Article {
            body,
            ..Article::default()
        };
        take(&mut article);
        article
    }

    #[test]
    fn the_title_is_the_first_heading() {
        for (text, title, body) in [
            ("# A\n\nBody.", "A", &["Body."][..]),
            ("## A\n\nBody.\n\n## B", "A", &["Body.", "B"]),
            ("![](x.png)\n\n# A\n\nBody.", "A", &["", "Body."]),
            ("Body.\n\n## B", "", &["Body.", "B"]),
            ("A\n===\n\nBody.", "A", &["Body."]),
        ] {
            let article = taken(text);
            assert_eq!(article.title, *title, "{text}");
            assert_eq!(
                article.body.iter().map(Block::plain).collect::<Vec<_>>(),
                body,
                "{text}"
            );
        }
    }

    #[test]
    fn lines_below_the_title_state_facts() {
        let article = taken(
            "# A\n#Omnivore\n\n[Read on Omnivore](https://omnivore.app/x)\n[Read Original](https://example.org/a)\n\n## Highlights\n\n> Quote.",
        );
        assert_eq!(article.url.unwrap(), "https://example.org/a");
        assert_eq!(article.tags, ["Omnivore"]);
        assert_eq!(article.body.len(), 2);
        let article = taken("# A\n\n*By Jane Doe*\n\n2023-02-10\n\nBody.");
        assert_eq!(article.authors, ["Jane Doe"]);
        assert_eq!(article.published.unwrap().value(), "2023-02-10");
        assert_eq!(article.body.len(), 1);
    }

    #[test]
    fn a_clipping_is_dated_by_the_line_below_its_title() {
        let text = "# A | Post\n\n> ## Excerpt\n> One.\n\n---\n1.  [Home](https://post.example/)\n\
            2.  [Trade](https://post.example/trade)\n\nTrade\n\n01.04.2023, 16:20 Uhr\n\n\
            ![](a.jpg)\n\nBody.";
        let mut article = Article {
            url: Some(Clean::line("https://post.example/trade/a")),
            body: markdown::blocks(text, &Budget::default()),
            ..Article::default()
        };
        take(&mut article);
        assert_eq!(article.title, "A");
        assert_eq!(article.source.unwrap(), "Post");
        assert_eq!(article.section.unwrap(), "Trade");
        assert_eq!(article.published.unwrap().value(), "2023-04-01T16:20");
        assert_eq!(article.body.len(), 2);
    }

    #[test]
    fn an_excerpt_is_the_summary() {
        let article = taken("# A\n\n> ## Excerpt\n> One\n> two.\n\n---\nBody.");
        assert_eq!(article.summary.unwrap(), "One two.");
        assert_eq!(article.body.len(), 1);
    }
}
