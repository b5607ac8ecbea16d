//! Authors, dates and addresses from every place that states them, in the order of trust.

use super::support::{STORY, article, date, page, page_with_story};
use crate::article::Date;
use crate::text::Clean;

fn ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn descriptions_are_read_in_all_their_shapes() {
    // The description, the authors, the date.
    let cases = [
        (
            r#"{"@type":"NewsArticle","author":"Ann Lee","datePublished":"2023-02-10"}"#,
            "Ann Lee",
            "2023-02-10",
        ),
        (
            r#"[{"@type":"WebSite"},{"@type":["Thing","NewsArticle"],"author":{"name":"Ann Lee"},"datePublished":"2023-02-10"}]"#,
            "Ann Lee",
            "2023-02-10",
        ),
        (
            r##"{"@graph":[{"@id":"#a","@type":"Person","name":"Ann Lee"},{"@type":"Article","author":{"@id":"#a"},"datePublished":"2023-02-10T08:30:00+01:00"}]}"##,
            "Ann Lee",
            "2023-02-10T08:30:00+01:00",
        ),
        (
            r#"{"@type":"OpinionNewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}],"datePublished":"2023-02-10"}"#,
            "Ann Lee; Bo Ek",
            "2023-02-10",
        ),
        (
            r#"{"@type":"BlogPosting","author":{"name":["Ann Lee"]},"datePublished":"2023-02-10"}"#,
            "Ann Lee",
            "2023-02-10",
        ),
        (
            r#"{"@type":"https://schema.org/NewsArticle","author":"By Ann Lee and Bo Ek","dateCreated":"2023-02-10"}"#,
            "Ann Lee; Bo Ek",
            "2023-02-10",
        ),
        (
            r#"{"@type":"LiveBlogPosting","creator":"Ann Lee","author":null,"datePublished":"2023-02-10"}"#,
            "Ann Lee",
            "2023-02-10",
        ),
    ];
    for (json, authors, day) in cases {
        check_description(json, authors, day);
    }
}

#[test]
fn descriptions_that_are_no_strict_json_are_read() {
    let cases = [
        "{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\ttabbed\",\"author\":\"Ann Lee\",\"datePublished\":\"2023-02-10\"}",
        "// <![CDATA[\n{\"@type\":\"NewsArticle\",\"author\":\"Ann Lee\",\"datePublished\":\"2023-02-10\"}\n// ]]>",
        "/* by us */ {\"@type\":\"NewsArticle\", // here\n\"author\":\"Ann Lee\",\"datePublished\":\"2023-02-10\",}",
        "<!-- {\"@type\":\"NewsArticle\",\"author\":[\"Ann Lee\",],\"datePublished\":\"2023-02-10\",} -->",
        "{\"@type\":\"NewsArticle\",\"author\":\"Ann Lee\",\"datePublished\":\"2023-02-10\"};",
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:&quot;Ann Lee&quot;,&quot;datePublished&quot;:&quot;2023-02-10&quot;}",
    ];
    for json in cases {
        check_description(json, "Ann Lee", "2023-02-10");
    }
}

fn check_description(json: &str, authors: &str, day: &str) {
    let article = article(&page_with_story(&ld(json), ""));
    let names: Vec<&str> = article.authors.iter().map(Clean::as_str).collect();
    assert_eq!(names.join("; "), authors, "{json}");
    assert_eq!(
        date(article.published.as_ref()),
        format!("{day} json-ld"),
        "{json}"
    );
}

#[test]
fn dates_are_taken_from_the_most_trusted_place_that_has_one() {
    let head = [
        r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-02-01","dateModified":"2023-03-01"}</script>"#,
        "<meta property=article:published_time content=2023-02-02T10:00Z>",
        "<meta name=date content=2023-02-03>",
    ];
    let shown = [
        "<span itemprop=datePublished content=2023-02-04></span>",
        "<time datetime=2023-02-05>yesterday</time>",
        "<p class=byline>By Ann Lee, 6 February 2023</p>",
    ];
    let url = "<link rel=canonical href='https://valley.example/2023/02/07/new-line'>";
    let expected = [
        "2023-02-01 json-ld",
        "2023-02-02T10:00Z open graph",
        "2023-02-03 meta",
        "2023-02-04 microdata",
        "2023-02-05 time",
    ];
    for (place, expected) in expected.iter().enumerate() {
        let head: String = head.iter().skip(place).copied().collect();
        let shown: String = shown
            .iter()
            .skip(place.saturating_sub(3))
            .copied()
            .collect();
        let article = article(&page_with_story(&format!("{head}{url}"), &shown));
        assert_eq!(
            date(article.published.as_ref()),
            *expected,
            "{head} {shown}"
        );
    }
    let shown = article(&page_with_story(url, shown[2]));
    assert!(date(shown.published.as_ref()).starts_with("2023-02-06 "));
    let alone = article(&page_with_story(url, ""));
    assert_eq!(date(alone.published.as_ref()), "2023-02-07 url");
    let none = article(&page_with_story("", ""));
    assert_eq!(date(none.published.as_ref()), "-");
}

#[test]
fn other_names_for_dates_are_known_and_nonsense_is_none() {
    let cases = [
        (
            "<meta name=parsely-pub-date content='2023-02-10T08:00:00Z'>",
            "2023-02-10T08:00:00Z meta",
        ),
        (
            "<meta name=sailthru.date content='2023-02-10 08:00'>",
            "2023-02-10T08:00 meta",
        ),
        (
            "<meta name=DC.date.issued content=2023-02-10>",
            "2023-02-10 meta",
        ),
        (
            "<meta name=cXenseParse:recs:publishtime content=2023-02-10T08:00Z>",
            "2023-02-10T08:00Z meta",
        ),
        (
            "<meta itemprop=datePublished content=2023-02-10>",
            "2023-02-10 meta",
        ),
        ("<meta name=date content='soon'>", "-"),
        ("<meta name=date content='{{ date }}'>", "-"),
    ];
    for (head, expected) in cases {
        let article = article(&page_with_story(head, ""));
        assert_eq!(date(article.published.as_ref()), expected, "{head}");
    }
}

#[test]
fn updates_are_told_from_the_first_day() {
    let cases = [
        (
            "<p>Published 10 February 2023, updated 12 February 2023</p>",
            "2023-02-10",
            "2023-02-12",
        ),
        (
            "<p>Published <time datetime=2023-02-10>5 days ago</time></p><p>Last updated <time datetime=2023-02-12>2 hours ago</time></p>",
            "2023-02-10",
            "2023-02-12",
        ),
        (
            "<p><time class=published datetime=2023-02-10>10 February 2023</time> <time class=updated datetime=2023-02-12>12 February 2023</time></p>",
            "2023-02-10",
            "2023-02-12",
        ),
    ];
    for (above, published, updated) in cases {
        let article = article(&page_with_story("", above));
        let day = |date: Option<&Date>| date.map(Date::value);
        assert_eq!(
            day(article.published.as_ref()).as_deref(),
            Some(published),
            "{above}"
        );
        assert_eq!(
            day(article.updated.as_ref()).as_deref(),
            Some(updated),
            "{above}"
        );
        assert_eq!(article.body.len(), 2, "{above}");
    }
}

#[test]
fn authors_are_names_without_by_and_without_addresses() {
    let cases = [
        ("<meta name=author content='Ann Lee'>", "", "Ann Lee"),
        (
            "<meta name=author content='By Ann Lee and Bo Ek'>",
            "",
            "Ann Lee; Bo Ek",
        ),
        (
            "<meta property=article:author content='https://social.example/annlee'>",
            "<p>By Ann Lee</p>",
            "Ann Lee",
        ),
        (
            "<meta name=parsely-author content='Ann Lee'><meta name=parsely-author content='Bo Ek'>",
            "",
            "Ann Lee; Bo Ek",
        ),
        (
            "",
            "<span itemprop=author><span itemprop=name>Ann Lee</span></span>",
            "Ann Lee",
        ),
        (
            "",
            "<p class=byline>By <a rel=author href=/ann>Ann Lee</a></p>",
            "Ann Lee",
        ),
        (
            "",
            "<div class=author-name>Ann Lee</div><div class=author-bio>Ann writes on trains.</div>",
            "Ann Lee",
        ),
        ("", "<p>By Ann Lee, Staff Writer</p>", "Ann Lee"),
        (
            "<meta http-equiv=content-language content=de>",
            "<p>Von Ann Lee und Bo Ek</p>",
            "Ann Lee; Bo Ek",
        ),
        ("<meta name=author content=None>", "", ""),
        (
            "<meta name=author content='name, me@valley.example'>",
            "",
            "",
        ),
        (
            "<meta name=author content='Ned (N.J.) Barlow'>",
            "",
            "Ned (N.J.) Barlow",
        ),
        ("", "<p class=author>责任编辑：张三</p>", ""),
        ("", "<div class=author><a>Related articles</a></div>", ""),
        (
            "",
            "<div><img><span class=photo-caption>The mayor looks at the plan of the new line in the great hall of the \
             town, where the council has met since the fire that took the old one and all its papers, \
             on Monday. (Bo Ek)</span></div><p><span class=byline>By Ann Lee</span></p>",
            "Ann Lee",
        ),
        (
            "<title>New line approved_河谷网</title><meta name=author content=河谷>",
            "<p>2023-02-10 来源：山城晚报</p>",
            "",
        ),
    ];
    for (head, above, expected) in cases {
        let article = article(&page_with_story(head, above));
        let names: Vec<&str> = article.authors.iter().map(Clean::as_str).collect();
        assert_eq!(names.join("; "), expected, "{head} {above}");
    }
}

#[test]
fn pages_say_where_they_were_saved_from_and_when() {
    let single = "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://valley.example/a/new-line \n saved date: Tue Nov 24 2026 03:30:00 GMT+0100 (Mitteleuropäische Normalzeit)\n-->";
    let browser =
        "<!DOCTYPE html>\n<!-- saved from url=(0034)https://valley.example/a/new-line -->\n<html>";
    for (start, saved) in [
        (single, "2026-11-24T03:30:00+01:00 singlefile"),
        (browser, "-"),
    ] {
        let html = page_with_story("", "").replace("<!DOCTYPE html><html>", start);
        let article = article(&html);
        assert_eq!(
            article.url.as_deref(),
            Some("https://valley.example/a/new-line"),
            "{start}"
        );
        assert_eq!(date(article.saved.as_ref()), saved, "{start}");
        assert_eq!(date(article.published.as_ref()), "-", "{start}");
        assert_eq!(article.body.len(), 2, "{start}");
    }
}

#[test]
fn the_address_is_the_one_that_names_the_page() {
    let cases = [
        (
            "<link rel=canonical href='https://valley.example/a'><meta property=og:url content='https://valley.example/b'>",
            Some("https://valley.example/a"),
        ),
        (
            "<link rel=canonical href='https://valley.example/'><meta property=og:url content='https://valley.example/b'>",
            Some("https://valley.example/b"),
        ),
        ("<link rel=canonical href='/a'>", None),
        ("<link rel=canonical href='file:///home/a.html'>", None),
    ];
    for (head, expected) in cases {
        let article = article(&page(head, &format!("<h1>New line approved</h1>{STORY}")));
        assert_eq!(article.url.as_deref(), expected, "{head}");
    }
}

#[test]
fn a_name_behind_the_headline_is_no_site_where_words_stand_apart() {
    let head = "<title>New line approved-Ann Lee</title><meta name=author content='Ann Lee'>";
    assert_eq!(article(&page_with_story(head, "")).authors, ["Ann Lee"]);
}
