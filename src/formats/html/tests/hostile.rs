//! Pages that were made to break readers, and pages that are merely long.

use std::time::Duration;

use super::support::{STORY, article, lines, page, reading};
use crate::article::Block;
use crate::formats::Budget;
use crate::formats::budget::worked;

#[test]
fn bottomless_pages_keep_their_words() {
    for tag in [
        "div",
        "b",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "a href=x",
        "article",
        "section",
    ] {
        let deep = format!("<{tag}>").repeat(100_000);
        let html = page(
            "<title>New line approved</title>",
            &format!("{STORY}{deep}<p>The very end.</p>"),
        );
        let reading = reading(&html);
        let words: String = reading
            .articles
            .iter()
            .flat_map(|article| &article.body)
            .map(Block::plain)
            .collect();
        assert!(
            words.contains("The council voted"),
            "{tag} {:?}",
            reading.problems
        );
    }
}

#[test]
fn references_to_controls_are_made_visible_in_every_field() {
    let head = "<title>New &#27;]0;x&#7; line &#155;31m approved</title>\
        <meta name=author content='Ann &#27;[31mLee'><meta property=article:section content='&#x1b;[2J'>";
    let body = format!(
        "{STORY}<p>The mayor said &#27;[2J and left the room &#x9b;31m at &#8238;once&#8236;.</p>"
    );
    let article = article(&page(head, &body));
    let mut texts: Vec<String> = article.body.iter().map(Block::plain).collect();
    texts.push(article.title.to_string());
    texts.extend(article.authors.iter().map(ToString::to_string));
    texts.extend(article.section.iter().map(ToString::to_string));
    for text in texts {
        let is_bad = |letter: char| {
            letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter)
        };
        assert!(!text.contains(is_bad), "{text:?}");
    }
}

#[test]
fn pages_that_close_nothing_or_everything_are_read() {
    let open = STORY.replace("</p>", "");
    let cases = [
        format!("<title>New line approved</title>{open}"),
        format!("<html><head><title>New line approved<body>{STORY}")
            .replace("approved<body>", "approved</title><body>"),
        format!("<title>New line approved</title></div></p></body></html>{STORY}"),
        format!("<title>New line approved</title><body><div><section><article><b><i><span>{open}"),
        format!("<title>New line approved</title>{STORY}<!-- never closed"),
        format!("<title>New line approved</title>{STORY}<p class=\"never closed"),
        format!("<title>New line approved</title>{STORY}<script>never closed"),
    ];
    for html in cases {
        let article = article(&html);
        assert!(lines(&article).len() >= 2, "{html} {:?}", lines(&article));
        assert_eq!(article.title, "New line approved", "{html}");
    }
}

#[test]
fn a_long_page_is_read_to_its_end_or_says_that_it_is_cut() {
    for budget in [
        Budget::default(),
        Budget::with_time(Duration::from_millis(300)),
    ] {
        let mut html = page("<title>New line approved</title>", "").replace("</body></html>", "");
        while html.len() < 11 << 20 {
            html.push_str(STORY);
        }
        html.push_str("<p>Here the story ends, and no word of it was lost on the way.</p>");
        let path = std::path::Path::new("long.html");
        let reading = crate::formats::read(path, html.as_bytes(), &budget);
        let last = reading
            .articles
            .first()
            .and_then(|article| article.body.last());
        let is_whole = last.is_some_and(|block| block.plain().starts_with("Here the story ends"));
        assert_eq!(
            is_whole,
            reading.problems.is_empty(),
            "{:?}",
            reading.problems
        );
    }
}

#[test]
fn a_long_text_within_many_elements_is_read_once() {
    for element in ["table><tr><td", "article", "div"] {
        let text = "The council voted for the line. ".repeat(30_000);
        let html = format!(
            "<title>New line</title>{}{text}",
            format!("<{element}>").repeat(400)
        );
        let before = worked();
        let lines = lines(&article(&html)).join(" ");
        assert!(lines.len() + 9 > text.len(), "{element}: {}", lines.len());
        let took = worked().saturating_sub(before);
        assert!(took < Duration::from_secs(9), "{element}: {took:?}");
    }
}

#[test]
fn signs_without_end_cost_no_more_than_words() {
    for sign in ["&", "&amp;", "<"] {
        let signs = sign.repeat(300_000);
        let html = page("<title>New line</title>", &format!("{STORY}<p>{signs}</p>"));
        let begun = std::time::Instant::now();
        let lines = lines(&article(&html)).join(" ");
        assert!(lines.contains("The council voted"), "{sign}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{sign}");
    }
}
