//! The picture beside the heading with its words, and where links lead.

use super::support::{STORY, STORY_LINES, article, lines, page_with_story};

/// The lead picture as `address|alt|caption|credit`.
fn lead(head: &str, above: &str) -> String {
    let article = article(&page_with_story(head, above));
    assert_eq!(lines(&article), STORY_LINES, "{above}");
    let Some(image) = article.image else {
        return "-".to_owned();
    };
    let part = |text: Option<_>| {
        text.map_or_else(String::new, |text: crate::text::Clean| text.to_string())
    };
    let parts = [image.src, image.alt, image.caption, image.credit].map(part);
    parts.join("|")
}

#[test]
fn the_picture_above_the_story_is_its_lead_and_no_line_of_the_body() {
    let og = "<meta property=og:image content=https://a.example/og.jpg>";
    let cases = [
        ("", "", "-"),
        (og, "", "https://a.example/og.jpg|||"),
        (
            "",
            "<img src=https://a.example/a.jpg alt='The river at dawn'>",
            "https://a.example/a.jpg|The river at dawn||",
        ),
        (
            "",
            "<figure><img src=https://a.example/a.jpg><figcaption>The river at dawn</figcaption></figure>",
            "https://a.example/a.jpg||The river at dawn|",
        ),
        (
            "",
            "<figure><img src=https://a.example/a.jpg><figcaption>The river at dawn. <span class=credit>Photo: Ann Lee</span></figcaption></figure>",
            "https://a.example/a.jpg||The river at dawn.|Ann Lee",
        ),
        (
            "",
            "<figure><img src=https://a.example/a.jpg><figcaption>The river at dawn <span class=credit>Credit Ann Lee</span></figcaption></figure>",
            "https://a.example/a.jpg||The river at dawn|Ann Lee",
        ),
        (
            og,
            "<figure><img src='data:image/png;base64,AA' alt='A river'><figcaption>The river at dawn</figcaption></figure>",
            "https://a.example/og.jpg|A river|The river at dawn|",
        ),
        (
            og,
            "<figure><img src='data:image/png;base64,AA'><figcaption>The river at dawn</figcaption></figure><p>The river at dawn</p>",
            "https://a.example/og.jpg||The river at dawn|",
        ),
    ];
    for (head, above, expected) in cases {
        assert_eq!(lead(head, above), expected, "{head} {above}");
    }
}

#[test]
fn a_described_picture_is_the_lead() {
    let head = r#"<script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"https://a.example/a.jpg","caption":"The river","creditText":"Ann Lee"}}</script>"#;
    assert_eq!(lead(head, ""), "https://a.example/a.jpg||The river|Ann Lee");
}

#[test]
fn relative_links_lead_somewhere_only_where_the_address_is_known() {
    let link = "<p>The plan was <a href='/plan?a=1&amp;b=2'>published in full</a> by the council last \
        year, and <a href='javascript:go()'>debated</a> <a href='#notes'>since</a> then.</p>";
    let cases = [
        ("", None),
        (
            "<link rel=canonical href=https://valley.example/a/b>",
            Some("https://valley.example/plan?a=1&b=2"),
        ),
        (
            "<base href=https://other.example/x/>",
            Some("https://other.example/plan?a=1&b=2"),
        ),
    ];
    for (head, expected) in cases {
        let article = article(&page_with_story(head, link));
        let links: Vec<&str> = article.body[0]
            .inline
            .runs
            .iter()
            .filter_map(|run| run.link.as_deref())
            .collect();
        assert_eq!(links.first().copied(), expected, "{head}");
        assert!(links.len() <= 1, "{links:?}");
    }
}

#[test]
fn a_picture_is_not_called_the_headline_again() {
    let picture =
        |alt: &str| format!("<p><img src=https://a.example/b.jpg alt='{alt}'></p>{STORY}");
    let shows = |alt: &str, pictures: &str| {
        let article = article(&page_with_story("", &format!("{STORY}{pictures}")));
        lines(&article).join(" ").contains(alt)
    };
    for (alt, expected) in [
        ("Illustration for article titled New line approved", false),
        ("Picture: New line approved", false),
        (
            "The mayor at the table as the town sees the new line approved",
            true,
        ),
    ] {
        assert_eq!(shows(alt, &picture(alt)), expected, "{alt}");
    }
    // Signs of markup within the headline: on one picture they may be words, on two they are none.
    let alt = "Illustration for article titled New emline/em line approved";
    assert!(shows(alt, &picture(alt)));
    assert!(!shows(alt, &picture(alt).repeat(2)));
}
