//! What opens a story above the element that holds its text, and what stands beside it.

use super::support::{STORY, STORY_LINES, article, check_body, lines, page};

/// The picture of an article as the tests of pieces write it, and its body.
fn opened(above: &str, between: &str) -> (String, Vec<String>) {
    let text = format!("<div class=text>{STORY}</div>");
    let body = format!("<article>{above}<h1>New line approved</h1>{between}{text}</article>");
    let article = article(&page("<title>New line approved</title>", &body));
    let picture = article.image.as_ref().map_or_else(String::new, |image| {
        let part = |text: &Option<_>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{}|{}", part(&image.caption), part(&image.credit))
    });
    (picture, lines(&article))
}

#[test]
fn the_first_picture_is_found_in_every_kind_of_box() {
    let shown = "The mill at noon.|Bo Ek";
    let cases = [
        "<figure><img><figcaption>The mill at noon. Photo: Bo Ek</figcaption></figure>",
        "<div class=photo><img><div class=caption>The mill at noon. Photo: Bo Ek</div></div>",
        "<div class=post__photo><img><span>The mill at noon. Photo: Bo Ek</span></div>",
        "<div class=bild><img alt=x><div class=info><p>The mill at noon. | Bildquelle: Bo Ek</p></div></div>",
        "<div class=main><p><img><small>The mill at noon. Photo: Bo Ek</small></p></div>",
        "<div itemprop=image><img src=f.jpg><p class=didascalia>The mill at noon. (foto: Bo Ek)</p></div>",
        "<div class=foto><img><span class=copyright>Foto: Bo Ek</span><span class=desc>The mill at noon.</span></div>",
        "<table class=tr-caption-container><tr><td><img src=i.jpg></td></tr><tr><td class=tr-caption>The mill at noon. (Photo: Bo Ek)</td></tr></table>",
        "<div><img src=i.jpg><span>Bo Ek</span></div><figcaption>The mill at noon.</figcaption>",
    ];
    for html in cases {
        let html = html.replace("<div><img", "<div class=image><img");
        for (above, between) in [("", html.as_str()), ("", &format!("<div>{html}</div>"))] {
            let (picture, lines) = opened(above, between);
            assert_eq!(picture, shown, "{html}");
            assert_eq!(lines, STORY_LINES, "{html}");
        }
    }
    let (picture, lines) = opened(cases[0], "");
    assert_eq!(
        (picture.as_str(), lines.as_slice()),
        (shown, &STORY_LINES.map(str::to_owned)[..])
    );
}

#[test]
fn words_beside_a_picture_that_are_of_the_story_stay() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<p><img src=https://a.example/b.jpg>The mill burned down in the night to Monday, as the fire brigade said.</p>",
            &[
                "[https://a.example/b.jpg|||]",
                "The mill burned down in the night to Monday, as the fire brigade said.",
            ],
        ),
        (
            "<div><img src=https://a.example/b.jpg><p>The mill burned down in the night to Monday, they said.</p></div>",
            &[
                "[https://a.example/b.jpg|||]",
                "The mill burned down in the night to Monday, they said.",
            ],
        ),
    ];
    for (html, expected) in cases {
        check_body(html, expected);
    }
}

#[test]
fn a_gallery_above_the_text_is_kept_whole() {
    let figure = |n: u8| {
        format!(
            "<figure><img src=https://a.example/{n}.jpg><figcaption>{n}/3 View {n} of the valley</figcaption></figure>"
        )
    };
    let gallery = format!(
        "<div class=gallery>{}{}{}</div>",
        figure(1),
        figure(2),
        figure(3)
    );
    let (picture, lines) = opened("", &gallery);
    assert_eq!(picture, "View 1 of the valley|");
    let expected = [
        "[https://a.example/2.jpg||View 2 of the valley|]",
        "[https://a.example/3.jpg||View 3 of the valley|]",
        STORY_LINES[0],
        STORY_LINES[1],
    ];
    assert_eq!(lines, expected);
}

#[test]
fn lines_that_lead_in_and_points_in_short_are_of_the_story() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<div data-name=x><p>Mayor says that she had no choice after the warning</p></div>",
            &["Mayor says that she had no choice after the warning"],
        ),
        (
            "<div class=lead>Nine stations are planned along the river by the council</div>",
            &["Nine stations are planned along the river by the council"],
        ),
        (
            "<section class=samenvatting><h2>In short</h2><ul><li>Nine stations are planned</li><li>The work begins in the spring</li></ul></section>",
            &[
                "## In short",
                "- Nine stations are planned",
                "- The work begins in the spring",
            ],
        ),
        (
            "<div class=hh><h3>HighLights</h3><ol><li>Nine stations are planned</li><li>The work begins in the spring</li></ol></div>",
            &[
                "### HighLights",
                "1. Nine stations are planned",
                "2. The work begins in the spring",
            ],
        ),
        (
            "<ul><li>Home</li><li>News</li><li>The valley</li></ul>",
            &[],
        ),
        (
            "<p>Published on 10 February 2023 at 10:30, updated at 11:15</p>",
            &[],
        ),
        (
            "<ul><li><a>Bridge closed for a whole week</a></li><li><a>The zoo is open again</a></li></ul>",
            &[],
        ),
    ];
    for (html, expected) in cases {
        let (_, lines) = opened("", html);
        let whole: Vec<&str> = expected.iter().chain(&STORY_LINES).copied().collect();
        assert_eq!(lines, whole, "{html}");
    }
}

#[test]
fn a_box_of_facts_is_of_the_story_and_a_quotation_set_large_is_not() {
    let end =
        "<p>The last word was spoken long after midnight, in a room that was nearly empty.</p>";
    let last = "The last word was spoken long after midnight, in a room that was nearly empty.";
    let cases: &[(&str, &[&str])] = &[
        (
            "<aside class=infobox><h3>About the mill</h3><p>The mill was built in 1911, and has stood empty for thirty years.</p></aside>",
            &[
                "### About the mill",
                "The mill was built in 1911, and has stood empty for thirty years.",
            ],
        ),
        (
            "<aside><blockquote><p>We had no choice in this matter, said the mayor of the town.</p></blockquote></aside>",
            &[],
        ),
        (
            "<aside><h3>Most read</h3><ul><li><a>Zoo opens</a></li></ul></aside>",
            &[],
        ),
    ];
    for (html, expected) in cases {
        let whole: Vec<&str> = expected.iter().copied().chain([last]).collect();
        check_body(&format!("{html}{end}"), &whole);
    }
}

#[test]
fn words_that_only_a_style_keeps_apart_do_not_run_together() {
    let cases = [
        (
            "<span class=stamp>Cà Mau</span>Hơn 30 năm",
            "Cà Mau Hơn 30 năm",
        ),
        (
            "<span>At the quay.</span><span>Ann Lee took it</span>",
            "At the quay. Ann Lee took it",
        ),
        ("<span class=cap>T</span>he mill", "The mill"),
        ("<span class=cap>Mc</span>Donald", "McDonald"),
        ("<a>mac</a>OS and <span>you</span>Tube", "macOS and youTube"),
    ];
    for (html, words) in cases {
        let end = " was there when the work began, and he saw the first train go.";
        check_body(&format!("<p>{html}{end}</p>"), &[&format!("{words}{end}")]);
    }
}

#[test]
fn notes_keep_their_numbers() {
    let note = "<div class=footnote><a class=footnote-number href=#a1>1</a><div><p>She said so in June, and in July as well.</p></div></div>";
    let html = format!(
        "<p>“We had no choice,” said the mayor, who was told of it at five.<a class=footnote-anchor href=#f1>1</a></p>{note}"
    );
    let expected = [
        "“We had no choice,” said the mayor, who was told of it at five.[1]",
        "[1] She said so in June, and in July as well.",
    ];
    check_body(&html, &expected);
}
