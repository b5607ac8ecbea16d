//! Pages whose layout hides the story from the scores, or shows other stories beside it.

use super::support::{STORY, STORY_LINES, article, check_body, lines, page, page_with_story};

/// A longer story than that of the page, on something else.
fn other_story() -> String {
    "<p>The harbour froze over in the first week of the year, and the ferries stayed at their \
     moorings, said the captain of the oldest of them, who had seen it twice before.</p>"
        .repeat(12)
}

#[test]
fn the_next_stories_on_an_endless_page_are_not_of_it() {
    let heading = |words: &str| format!("<h1>{words}</h1>");
    let story = |heading: &str, text: &str| {
        format!("<article class=item>{heading}<div class=text>{text}</div></article>")
    };
    let own = story(
        &heading("New line approved"),
        &STORY.repeat(2).replace("Tuesday", "Monday"),
    );
    let next = story(&heading("Harbour frozen over"), &other_story());
    let html = page(
        "<title>New line approved</title>",
        &format!("<main><div>{own}{next}</div></main>"),
    );
    let article = article(&html);
    assert!(!lines(&article).join(" ").contains("harbour"));
    assert!(lines(&article).join(" ").contains("voted on Monday"));
}

#[test]
fn a_story_set_into_many_boxes_is_found() {
    let boxed = |html: &str| {
        format!("<div class=cell><div class=cell-in><div class=cell-text>{html}</div></div></div>")
    };
    let parts: String = STORY.split_inclusive("</p>").map(boxed).collect();
    let middle = boxed(
        "<p>The third paragraph of it stands alone, as the others do, in boxes within boxes.</p>",
    );
    let whole = boxed(&format!(
        "<div class=row><div class=column>{parts}{middle}</div></div>"
    ));
    let others = format!(
        "<div id=next_ones><ul><li><article><h3>Harbour frozen</h3><p>{}</p></article></li></ul></div>",
        "The harbour froze over, and the ferries stayed at their moorings, as it is told [...]"
    );
    let html = page(
        "<title>New line approved</title>",
        &format!("<section><h1>New line approved</h1><div id=main>{whole}</div>{others}</section>"),
    );
    let lines = lines(&article(&html));
    for line in STORY_LINES {
        assert!(lines.iter().any(|shown| shown == line), "{lines:?}");
    }
}

#[test]
fn a_category_of_the_story_does_not_hide_it() {
    let comments = format!(
        "<div id=comments><h3>Ann</h3><ol class=comment-list><li class=comment>{}</li></ol></div>",
        other_story()
    );
    let html = page(
        "<title>New line approved</title>",
        &format!(
            "<main><article class='post hentry category-social-media tag-banner'>\
             <h1>New line approved</h1><div class=post-content>{STORY}</div>{comments}</article></main>"
        ),
    );
    assert_eq!(lines(&article(&html)), STORY_LINES);
}

#[test]
fn a_gallery_below_a_box_of_links_does_not_take_the_words_between() {
    let picture = "<img src=https://a.example/v.jpg>".repeat(3);
    let slide = |n: u8| {
        format!(
            "<div>{picture}<p>View {n} of the valley, where the line will run by the river.</p></div>"
        )
    };
    let slides: String = (1..8).map(slide).collect();
    let cost = "The first stations cost more than the last ones did, the office said.";
    let html = format!(
        "<div class=links><h1>Read more</h1><ul><li><a>Bridge closed for a week</a></li></ul></div>\
         <p>{cost}</p><div class=gallery><div class=slides>{slides}</div></div>"
    );
    let article =
        article(&page_with_story("", "").replace("</article>", &format!("{html}</article>")));
    assert!(lines(&article).contains(&cost.to_owned()), "{html}");
}

#[test]
fn a_first_heading_that_says_more_than_the_headline_is_read() {
    let more = "The council has approved the new line along the river, and the mayor says that the trains \
                will run in four years.";
    let html = page(
        "<title>New line approved by the council</title>",
        &format!(
            "<article><h1>New line approved by the council</h1><h2>{more}</h2>{STORY}</article>"
        ),
    );
    let lines = lines(&article(&html));
    assert_eq!(
        lines.first().map(String::as_str),
        Some(format!("## {more}").as_str())
    );
}

#[test]
fn menus_and_players_within_a_story_go() {
    let end =
        "<p>The last word was spoken long after midnight, in a room that was nearly empty.</p>";
    let last = "The last word was spoken long after midnight, in a room that was nearly empty.";
    let links = "<li><a href=/a>Rivers of the valley</a></li><li><a href=/b>Bridges of it</a></li>";
    let cases = [
        format!("<table class='vertical-navbox'><tr><th>Valley</th></tr><tr><td><ul>{links}{links}{links}</ul></td></tr></table>"),
        "<div class=vjs-control-bar><div class=vjs-time>Current Time 0:00</div><div class=vjs-bar>Loaded: 0%</div></div>".to_owned(),
        "<figure><a href=/c><img src=c.jpg><figcaption><h3>Bridge closed for a week</h3><p>Cars must take the ferry.</p></figcaption></a></figure>".to_owned(),
    ];
    for html in cases {
        check_body(&format!("{html}{end}"), &[last]);
    }
}

#[test]
fn titles_with_a_day_below_each_end_the_story() {
    let teaser = |n: u8| {
        format!(
            "<div><img src=https://a.example/{n}.jpg></div><div>Story number {n}</div><p>2023-05-0{n}</p>"
        )
    };
    let html = format!("<h4>Watchers</h4>{}{}", teaser(1), teaser(2));
    check_body(&html, &[]);
    // The day that a statement closes with is its own.
    check_body(
        "<p>The council</p><p>3 May 2023</p>",
        &["The council", "3 May 2023"],
    );
}

#[test]
fn signs_that_lead_to_a_heading_are_no_part_of_it() {
    check_body(
        "<h2>What it costs<a href='#costs'>¶</a></h2><p>The office knows what it will cost, and says so in print.</p>",
        &[
            "## What it costs",
            "The office knows what it will cost, and says so in print.",
        ],
    );
}

#[test]
fn links_that_begin_a_list_of_sentences_are_of_the_story() {
    let first = "<h3>Highlights</h3><ul><li><a href=/y>The year of the line, in review</a></li><li>The council \
                 has voted for the new line, and work on its stations will begin in the spring.</li></ul>";
    let lines = lines(&article(&page_with_story("", first)));
    assert_eq!(
        lines.get(..2),
        Some(
            &[
                "### Highlights".to_owned(),
                "- The year of the line, in review".to_owned()
            ][..]
        )
    );
}

#[test]
fn the_days_of_a_chronology_are_of_the_story() {
    check_body(
        "<h3>Key dates</h3><p>12 March 2021</p><p>The council votes for the line.</p>\
         <p>3 May 2022</p><p>Work begins.</p>",
        &[
            "### Key dates",
            "12 March 2021",
            "The council votes for the line.",
            "3 May 2022",
            "Work begins.",
        ],
    );
    let teaser = |n: u8| {
        format!("<p><a href=https://a.example/{n}>Story number {n}</a></p><p>2023-05-0{n}</p>")
    };
    check_body(&format!("{}{}", teaser(1), teaser(2)), &[]);
}

#[test]
fn a_box_made_of_many_keeps_all_their_names() {
    let boxed =
        |html: &str| format!("<div class=a><div class=b><div class=c>{html}</div></div></div>");
    let parts: String = STORY.repeat(2).split_inclusive("</p>").map(boxed).collect();
    let comments = format!(
        "<div class=a><div class=b><div id=disqus_thread>{}</div></div></div>",
        other_story()
    );
    let html = page(
        "<title>New line approved</title>",
        &format!("<h1>New line approved</h1><div>{parts}</div>{comments}"),
    );
    let words = lines(&article(&html)).join(" ");
    assert!(words.contains("voted on Tuesday") && !words.contains("harbour"));
}

#[test]
fn a_page_that_is_named_after_its_comments_is_read() {
    let story = STORY.repeat(6);
    let cases = [
        format!("<div id=wrap class=has-comments><h1>New line approved</h1>{story}</div>"),
        format!("<section class=commentary>{story}</section>"),
        format!("<section class=comment><h2>New line approved</h2>{story}</section>"),
    ];
    for body in cases {
        let html = page("<title>New line approved</title>", &body);
        let words = lines(&article(&html)).join(" ");
        assert!(words.contains("voted on Tuesday"), "{body}");
    }
}
