//! Pages in the manner of newsrooms: where they put the line under the headline, names, calls.

use super::support::{STORY, STORY_LINES, article, date, lines, page, page_with_story};

/// Subtitle and authors, and whether the body is the story and nothing else.
fn head(html: &str) -> (Option<String>, Vec<String>, bool) {
    let article = article(html);
    let subtitle = article.subtitle.as_ref().map(ToString::to_string);
    let authors = article.authors.iter().map(ToString::to_string).collect();
    (subtitle, authors, lines(&article) == STORY_LINES)
}

#[test]
fn the_line_between_headline_and_byline_is_the_subtitle() {
    const LINE: &str = "After ten years of dispute the council has made up its mind.";
    let below = [
        "<p>By <a href=/ann>Ann Lee</a></p><p>Ann Lee reported from the river, and from city hall at night.</p><p>Oct. 16, 2024</p>",
        "<div><span class=author>Ann Lee</span> <time datetime=2024-10-16>Oct. 16, 2024</time></div>",
    ];
    for below in below {
        let html = page_with_story("", &format!("<p>{LINE}</p>{below}"));
        let expected = (Some(LINE.to_owned()), vec!["Ann Lee".to_owned()], true);
        assert_eq!(head(&html), expected, "{below}");
    }
    // A first paragraph without names below it is of the story.
    let article = article(&page_with_story("", &format!("<p>{LINE}</p>")));
    assert_eq!(article.subtitle, None);
    assert_eq!(lines(&article).len(), 3);
}

#[test]
fn a_heading_in_the_story_is_neither_its_subtitle_nor_lost() {
    for name in ["subheadline-block", "subheader", "article-subhead"] {
        let part = format!(
            "<p>The line is the first in forty years, and was asked for by both banks of the river.</p>\
             <h2 class={name}>A question of money</h2>"
        );
        let article = article(&page_with_story("", &part));
        assert_eq!(article.subtitle, None, "{name}");
        let lines = lines(&article);
        assert!(
            lines
                .iter()
                .any(|line| line.contains("A question of money")),
            "{lines:?}"
        );
    }
}

#[test]
fn names_are_told_from_what_stands_in_the_same_block() {
    let block = "<div data-component=byline-block><div><time datetime=2024-11-19>5 hours ago</time></div>\
                 <div><span>Asha Verma</span></div><div><span>Transport correspondent</span></div></div>";
    let (_, authors, is_story) = head(&page_with_story("", block));
    assert_eq!(authors, ["Asha Verma"]);
    assert!(is_story);
    let site = "<meta property=og:site_name content='The Quay'>";
    for stated in ["Jana Möller, The Quay", "The Quay"] {
        let meta = format!("{site}<meta name=author content='{stated}'>");
        let byline = "<p class=author>Jana Möller</p>";
        assert_eq!(
            head(&page_with_story(&meta, byline)).1,
            ["Jana Möller"],
            "{stated}"
        );
    }
}

#[test]
fn names_beside_dates_and_sites_are_names_alone() {
    for (line, expected) in [
        (
            "<div class=authorDate><span>Jan Kowal</span> <span>31 października 2023, 19:22</span> <span>Ten tekst przeczytasz w 2 minuty</span></div>",
            "Jan Kowal",
        ),
        (
            "<p class=byline>By <a class=author>NED BARLOW FOR QUAYONLINE</a></p><p class=byline-section><span>Published:</span> <time datetime=2023-02-08T17:04Z>17:04 GMT, 8 February 2023</time> | <span>Updated:</span> <time datetime=2023-02-08T18:00Z>18:00 GMT, 8 February 2023</time></p>",
            "NED BARLOW",
        ),
    ] {
        assert_eq!(head(&page_with_story("", line)).1, [expected], "{line}");
    }
    let line = "<p class=is-last-update>2 giugno 2023 (modifica il 3 giugno 2023 | 08:11)</p>";
    let article = article(&page_with_story("", line).replace("<html>", "<html lang=it>"));
    assert_eq!(
        date(article.published.as_ref()).split(' ').next(),
        Some("2023-06-02")
    );
}

#[test]
fn a_line_that_says_the_source_says_the_date() {
    for line in [
        "<div class=info>2026-02-07 20:52 <span>来源：\n 港口新闻</span></div>",
        "<div>来源：港口新闻 2026-02-07 20:52</div>",
        "<div><em> 2026</em><em> 02</em>/<em> 07</em><span> 20:52</span></div><p>来源：港口新闻</p>",
    ] {
        let article = article(&page_with_story("", line));
        assert_eq!(
            date(article.published.as_ref()),
            "2026-02-07T20:52 text",
            "{line}"
        );
    }
}

#[test]
fn calls_and_notes_of_the_page_are_left_out() {
    for line in [
        "<p><i>Get our flagship newsletter with all you need to start the day. <a href=/n>Sign up here.</a></i></p>",
        "<p>A version of this article appears in print on Oct. 17, 2024, Section A, Page 9.</p>",
        "<p>Reach the desk: desk@quay.example</p>",
        "<p><strong>Читайте також:</strong> <a href=/x>Хто заплатить за новий міст</a></p>",
        "<section><h3>Tu suscripción se está usando en otro dispositivo</h3><p>¿Quieres añadir otro usuario?</p></section>",
    ] {
        let html = page_with_story("", "").replace("</article>", &format!("{line}</article>"));
        assert_eq!(lines(&article(&html)), STORY_LINES, "{line}");
    }
}

#[test]
fn a_page_laid_out_in_a_table_says_who_wrote_it_and_when() {
    let story = STORY.replace("</p>", "");
    let html = page(
        "<title>New line approved</title>",
        &format!(
            "<table><tr><td><a href=/>Home</a><br><a href=/s>Sport</a></td><td><font size=5><b>New line \
             approved</b></font><br>By Ruth Calder<br>Post Staff Writer<br>Wednesday, April 9, \
             2003{story}</td></tr></table>"
        ),
    );
    let article = article(&html);
    assert_eq!(article.authors, ["Ruth Calder"]);
    assert_eq!(
        date(article.published.as_ref()).split(' ').next(),
        Some("2003-04-09")
    );
    assert_eq!(lines(&article), STORY_LINES);
}

#[test]
fn a_gallery_is_dated_by_what_it_says_of_itself() {
    let head = r#"<script type="application/ld+json">{"@type": "ImageGallery", "headline": "In pictures",
        "datePublished": "2024-10-20", "author": {"@type": "Person", "name": "Lena Ruiz"}}</script>"#;
    let article = article(&page_with_story(head, ""));
    assert_eq!(date(article.published.as_ref()), "2024-10-20 json-ld");
    assert_eq!(article.authors, ["Lena Ruiz"]);
}
