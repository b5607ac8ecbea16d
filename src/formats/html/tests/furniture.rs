//! What is left out above, between and below the paragraphs of a story, and what is not.

use super::support::{STORY, STORY_LINES, article, check_body, lines, page, page_with_story};

#[test]
fn lines_above_the_story_are_left_out() {
    let cases = [
        "<ul><li><a href=https://a.example/>Home</a></li><li><a href=https://a.example/n>News</a></li></ul>",
        "<p>By Ann Lee</p><p>10 February 2023</p>",
        "<p>Published: 10 February 2023, 10:30 GMT</p>",
        "<p>4 min read</p>",
        "<p>Share</p><ul><li>Facebook</li><li>Twitter</li><li>Email</li></ul>",
        "<h2>New line approved</h2>",
        "<p>Advertisement</p>",
    ];
    for above in cases {
        let article = article(&page_with_story("", above));
        assert_eq!(lines(&article), STORY_LINES, "{above}");
    }
}

#[test]
fn lines_below_the_story_are_left_out() {
    let cases = [
        "<h3>Related stories</h3><ul><li><a href=https://a.example/1>Bridge closed for a week</a></li><li><a href=https://a.example/2>Zoo opens</a></li></ul>",
        "<div class=newsletter><p>Subscribe to our newsletter</p></div>",
        "<p>Sign up for our newsletter</p>",
        "<div class=cookie-banner><p>We use cookies to improve your experience.</p><button>Accept</button></div>",
        "<p>© 2023 The Valley Post. All rights reserved.</p>",
        "<ul><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul>",
        "<p>Share this: Facebook Twitter Email</p>",
        "<p>Follow us on Twitter</p>",
        "<h3>Comments (3)</h3><p>Great!</p><p>No.</p>",
        "<p>Subscribe to our newsletter</p><img src=https://a.example/promo.jpg>",
        "<hr>",
    ];
    for below in cases {
        check_body(below, &[]);
    }
}

#[test]
fn lines_between_paragraphs_that_say_nothing_are_left_out() {
    let end =
        "<p>The last word was spoken long after midnight, in a room that was nearly empty.</p>";
    let last = "The last word was spoken long after midnight, in a room that was nearly empty.";
    let picture = "<img src=https://a.example/b.jpg alt='A train'>";
    let cases: &[(&str, &[&str])] = &[
        ("<p>1 / 5</p>", &[]),
        ("<p>3 of 12</p>", &[]),
        ("<p>02:12</p>", &[]),
        ("<p>Image</p>", &[]),
        ("<p>Advertisement</p>", &[]),
        (
            "<p>Watch: <a href=https://a.example/v>How the new line was planned</a></p>",
            &[],
        ),
        ("<p>* * *</p>", &["---"]),
    ];
    for (between, expected) in cases {
        let whole: Vec<&str> = expected.iter().copied().chain([last]).collect();
        check_body(&format!("{between}{end}"), &whole);
    }
    let captioned = format!("{picture}<p>Photo: Bo Ek</p>{end}");
    check_body(
        &captioned,
        &["[https://a.example/b.jpg|A train||Bo Ek]", last],
    );
}

#[test]
fn short_lines_of_the_story_stay() {
    let end =
        "<p>The last word was spoken long after midnight, in a room that was nearly empty.</p>";
    let last = "The last word was spoken long after midnight, in a room that was nearly empty.";
    let cases: &[(&str, &[&str])] = &[
        ("<p>3:1</p>", &["3:1"]),
        ("<h2>9/11</h2>", &["## 9/11"]),
        ("<h2>Photos</h2>", &["## Photos"]),
        (
            "<p>No more.</p><p>No more.</p><p>No more.</p>",
            &["No more.", "No more.", "No more."],
        ),
        (
            "<ul><li>Photos</li><li>Video</li></ul>",
            &["- Photos", "- Video"],
        ),
        ("<ul><li>Yes</li><li>Yes</li></ul>", &["- Yes", "- Yes"]),
        (
            "<p>Source: <a href=https://a.example/r>Annual report of the council 2023</a></p>",
            &["Source: {Annual report of the council 2023 https://a.example/r}"],
        ),
    ];
    for (between, expected) in cases {
        let whole: Vec<&str> = expected.iter().copied().chain([last]).collect();
        check_body(&format!("{between}{end}"), &whole);
    }
}

#[test]
fn a_line_that_stands_twice_was_written_once_and_more_often_on_purpose() {
    let line = "<p>All work and no play makes a dull day in the valley, he wrote.</p>";
    let shown = "All work and no play makes a dull day in the valley, he wrote.";
    for (times, expected) in [(1, 1), (2, 1), (3, 3), (40, 40)] {
        check_body(&line.repeat(times), &vec![shown; expected]);
    }
}

#[test]
fn what_is_left_out_is_kept_among_what_was_dropped() {
    let below = format!("{STORY}<p>Subscribe to our newsletter</p>");
    let article = article(&page("<title>New line approved</title>", &below));
    assert_eq!(lines(&article), STORY_LINES);
    assert!(
        article
            .dropped
            .iter()
            .any(|line| *line == "Subscribe to our newsletter"),
        "{:?}",
        article.dropped
    );
}

#[test]
fn a_page_styled_for_screen_readers_is_not_hidden() {
    let html = page("<title>New line approved</title>", STORY);
    for class in ["screenreader-ready", "has-sr-only"] {
        let article = article(&html.replace("<body>", &format!("<body class={class}>")));
        assert_eq!(lines(&article), STORY_LINES, "{class}");
    }
    let hidden = format!(
        "{STORY}<p>So it ends<span class=visually-hidden> for you</span>, as all stories in the valley must.</p>"
    );
    let article = article(&page("<title>New line approved</title>", &hidden));
    assert_eq!(
        lines(&article)[2],
        "So it ends, as all stories in the valley must."
    );
}

#[test]
fn a_running_report_keeps_its_times_and_headings() {
    let entry = |time: &str, heading: &str, words: &str| {
        format!("<article><time>{time}</time><h2>{heading}</h2><p>{words}</p></article>")
    };
    let entries = [
        entry(
            "21:47",
            "Warning is lifted",
            "The office has lifted the warning for the valley, and the trains run again from ten.",
        ),
        entry(
            "17:15",
            "No trains",
            "The trains stand still in all of the valley. A tree of twenty metres lies on the line.",
        ),
        entry(
            "14:40",
            "Roof of the hall blown off",
            "A part of the roof has come down on the square. No one was hurt, said the mayor.",
        ),
    ];
    let title = "Storm in the valley: roof of the hall blown off";
    let body = format!(
        "<main><h1>{title}</h1><div class=live>{}</div></main>",
        entries.concat()
    );
    let article = article(&page(&format!("<title>{title}</title>"), &body));
    let expected = [
        "21:47",
        "## Warning is lifted",
        "The office has lifted the warning for the valley, and the trains run again from ten.",
        "17:15",
        "## No trains",
        "The trains stand still in all of the valley. A tree of twenty metres lies on the line.",
        "14:40",
        "## Roof of the hall blown off",
        "A part of the roof has come down on the square. No one was hurt, said the mayor.",
    ];
    assert_eq!(lines(&article), expected);
}
