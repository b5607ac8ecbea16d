//! The headline without its site, the line under it, section, tags, language, source, summary.

use super::support::{STORY, article, page, page_with_story};
use crate::text::Clean;

#[test]
fn the_headline_is_the_one_of_the_story_and_says_where_it_was_found() {
    // Head, heading, the title and where it was found.
    let site = "<meta property=og:site_name content='The Valley Post'>";
    let cases = [
        (
            "<title>New line approved | The Valley Post</title>",
            "<h1>New line approved</h1>",
            "New line approved",
            "h1",
        ),
        (
            "<title>New line approved - Valley Post</title>",
            "",
            "New line approved",
            "title",
        ),
        (
            "<meta property=og:title content='New line approved'>",
            "",
            "New line approved",
            "open graph",
        ),
        (
            "<meta name=twitter:title content='New line approved'>",
            "",
            "New line approved",
            "meta",
        ),
        (
            "<meta name=dc.title content='New line approved'>",
            "",
            "New line approved",
            "meta",
        ),
        (
            "",
            "<h2 itemprop=headline>New line approved</h2>",
            "New line approved",
            "h1",
        ),
        (
            "",
            "<h1>The Valley Post</h1><h1>New line approved</h1>",
            "New line approved",
            "h1",
        ),
        (
            "",
            "<h1 class=logo>Valley</h1><h1>New line approved</h1>",
            "New line approved",
            "h1",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"New line approved\"}</script>",
            "",
            "New line approved",
            "json-ld",
        ),
        (
            "<title>New line &amp; tunnel approved</title>",
            "",
            "New line & tunnel approved",
            "title",
        ),
        (
            "<title>New line\n   approved</title>",
            "",
            "New line approved",
            "title",
        ),
    ];
    for (head, heading, title, from) in cases {
        let html = page(
            &format!("{head}{site}"),
            &format!("{heading}<article>{STORY}</article>"),
        );
        let article = article(&html);
        assert_eq!(
            (article.title.as_str(), article.title_from),
            (title, from),
            "{html}"
        );
        assert_eq!(article.body.len(), 2, "{html}");
    }
}

#[test]
fn a_page_without_a_title_is_named_after_its_first_words() {
    let article = article(&page("", STORY));
    assert!(
        article.title.starts_with("The council voted"),
        "{}",
        article.title
    );
    assert_eq!(article.title_from, "first sentence");
}

#[test]
fn the_line_under_the_headline_is_no_paragraph() {
    let cases = [
        "<p class=standfirst>Nine stations, one tunnel and four years of work.</p>",
        "<h2 class=subtitle>Nine stations, one tunnel and four years of work.</h2>",
        "<div class=article-dek><p>Nine stations, one tunnel and four years of work.</p></div>",
        "<p itemprop=alternativeHeadline>Nine stations, one tunnel and four years of work.</p>",
    ];
    for above in cases {
        let article = article(&page_with_story("", above));
        let subtitle = article.subtitle.as_deref();
        assert_eq!(
            subtitle,
            Some("Nine stations, one tunnel and four years of work."),
            "{above}"
        );
        assert_eq!(article.body.len(), 2, "{above}");
    }
}

#[test]
fn section_tags_language_source_and_summary_are_read() {
    let head = "<meta property=article:section content=Transport>\
        <meta property=article:tag content=rail><meta property=article:tag content='Rail'>\
        <meta property=article:tag content='river &amp; valley'>\
        <meta property=og:site_name content='The Valley Post'>\
        <meta name=description content='Nine stations by the river.'>";
    let html = page_with_story(head, "").replace("<html>", "<html lang='en_GB'>");
    let article = article(&html);
    assert_eq!(article.section.as_deref(), Some("Transport"));
    assert_eq!(article.tags, ["rail", "river & valley"]);
    assert_eq!(article.lang.as_deref(), Some("en-gb"));
    assert_eq!(article.source.as_deref(), Some("The Valley Post"));
    assert_eq!(
        article.summary.as_deref(),
        Some("Nine stations by the river.")
    );
}

#[test]
fn tags_and_language_are_found_in_their_other_places() {
    let cases = [
        ("<meta name=keywords content='rail, river'>", "rail river"),
        (
            "<meta name=news_keywords content='rail;river'>",
            "rail river",
        ),
        (
            "<meta name=parsely-tags content='rail,river,None'>",
            "rail river",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"keywords\":[\"rail\",\"river\"]}</script>",
            "rail river",
        ),
    ];
    for (head, expected) in cases {
        let article = article(&page_with_story(head, ""));
        let tags: Vec<&str> = article.tags.iter().map(Clean::as_str).collect();
        assert_eq!(tags.join(" "), expected, "{head}");
    }
    for head in [
        "<meta http-equiv=content-language content=de-CH>",
        "<meta property=og:locale content=de_CH>",
        "<meta name=dc.language content=de-ch>",
    ] {
        let article = article(&page_with_story(head, ""));
        assert_eq!(article.lang.as_deref(), Some("de-ch"), "{head}");
    }
}

#[test]
fn what_the_page_shows_and_calls_itself_goes_before_what_it_states_for_others() {
    // Head, heading, and the title.
    let cases = [
        (
            "<title>New line approved</title><meta property=og:title content='Valley Post - Latest News'>",
            "<h1>New line approved</h1>",
            "New line approved",
        ),
        (
            "<title>过江新线\"今日\"获批，四年后通车_河谷新闻网</title><meta property=og:title content='过江新线'>",
            "<h1>过江新线\"今日\"获批，四年后通车</h1>",
            "过江新线\"今日\"获批，四年后通车",
        ),
        (
            "<title>Valley lines 2023 | Valley</title><meta property=og:title content=valley-lines-spring-2023>",
            "<h1>Two new lines approved</h1>",
            "Two new lines approved",
        ),
        (
            "<title>河谷：过江新线今日获批，四年后通车_社会频道_河谷日报</title>",
            "",
            "河谷：过江新线今日获批，四年后通车",
        ),
        (
            "<title>过江新线今日获批-河谷日报</title>",
            "",
            "过江新线今日获批",
        ),
        (
            "<title>过江新线今日获批-河谷日报</title>",
            "<div class=art-title>过江新线今日获批</div>",
            "过江新线今日获批",
        ),
        (
            "<meta property=og:title content='The New Line Project: Better Trains for All'>",
            "<h2>New Line Project:</h2>",
            "The New Line Project: Better Trains for All",
        ),
        (
            "<title>New line approved — news of my Valley</title>",
            "<h1>news of my Valley</h1><h1>New line approved<a href='#a'>¶</a></h1>",
            "New line approved",
        ),
        (
            "<title>Valley: New line approved, work begins</title><meta property=og:title content='Valley Post - News'>",
            "<h1>Valley: New line approved, work begins</h1><div><h1>In this photo of Monday a new line in \
             the Valley is shown on a plan as work begins and the mayor has approved it.</h1></div>",
            "Valley: New line approved, work begins",
        ),
        (
            "<title>Voice of the Valley</title><meta property=og:title content='New line approved'>",
            "<h1>Voice of the Valley</h1><h1>New line approved</h1>",
            "New line approved",
        ),
        (
            "<title>Voice of the Valley</title><meta property=og:title content='New line approved'>",
            "<h1>Voice of the Valley</h1><h2>New line approved</h2>",
            "New line approved",
        ),
    ];
    for (head, heading, expected) in cases {
        let article = article(&page(head, &format!("{heading}{STORY}")));
        assert_eq!(article.title.as_str(), expected, "{head} {heading}");
    }
}
