//! Boxes between the paragraphs of a story: links to other stories, requests to subscribe, bars.

use super::support::{STORY, STORY_LINES, article, check_body, lines, page};

const END: &str =
    "<p>The last word was spoken long after midnight, in a room that was nearly empty.</p>";
const LAST: &str = "The last word was spoken long after midnight, in a room that was nearly empty.";

#[test]
fn a_box_of_links_goes_and_the_paragraph_behind_it_stays() {
    let links = "<ul><li><a>Bridge closed for a week</a></li><li><a>Zoo opens again</a></li></ul>";
    let cases = [
        format!("<div><h3>Related</h3>{links}</div>"),
        format!("<div class=more-on><h3>اقرأ أيضا</h3>{links}</div>"),
        format!("<p><strong>LEIA TAMBÉM:</strong></p>{links}"),
        format!("<div><div><h4>Läs mer</h4></div>{links}</div>"),
        "<p><b>Διαβάστε επίσης</b></p><p><a>Bridge closed</a></p><p><a>Zoo opens</a></p>"
            .to_owned(),
        "<section class=more_info><h3>Más información</h3><a>Bridge closed</a></section>"
            .to_owned(),
        "<div><h4>Kapcsolódó cikkek</h4><a>Bridge closed</a><p>2 days ago</p></div>".to_owned(),
        "<p><b>[ </b><a><b>From April: How the bridge was built</b></a><b> ]</b></p>".to_owned(),
        "<p><strong>Läs mer: <a>Så byggdes den nya bron över älven</a></strong></p>".to_owned(),
        "<p><strong><a>यह भी पढ़ें- नदी पर नया पुल बनेगा</a></strong></p>".to_owned(),
        "<ul><li><b>Zobacz też:</b> <a>Nowy most na rzece</a></li></ul>".to_owned(),
        "<ul class=list-news><li><h4><a>A new bridge over the river</a></h4></li></ul>".to_owned(),
        format!(
            "<div><div>{}</div></div>",
            "<ul><li><a>The bridge that no one wanted</a></li></ul>"
        ),
    ];
    for html in cases {
        check_body(&format!("{html}{END}"), &[LAST]);
    }
}

#[test]
fn lists_of_links_that_are_of_the_story_stay() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<p>Those who spoke have written of it as well:</p><ul><li><a>A bridge too far for us</a></li></ul>",
            &[
                "Those who spoke have written of it as well:",
                "- A bridge too far for us",
            ],
        ),
        (
            "<h2>Where to read on</h2><ul><li><a>The plan of the council in full</a></li></ul>",
            &["## Where to read on", "- The plan of the council in full"],
        ),
        (
            "<ul><li><a>The plan in full</a>, of which page nine matters most</li></ul>",
            &["- The plan in full, of which page nine matters most"],
        ),
        (
            "<h3>More information</h3><p>The office is open on Mondays, and letters are answered.</p>",
            &[
                "### More information",
                "The office is open on Mondays, and letters are answered.",
            ],
        ),
        (
            "<p><a>Read the plan of the council in full</a></p>",
            &["Read the plan of the council in full"],
        ),
    ];
    for (html, expected) in cases {
        let whole: Vec<&str> = expected.iter().copied().chain([LAST]).collect();
        check_body(&format!("{html}{END}"), &whole);
    }
}

#[test]
fn an_article_about_what_others_wrote_keeps_their_titles() {
    let entry = "<p>What the others say of the new line along the river is this.</p><ul><li><a>A bridge too far for us</a></li></ul>";
    let expected = [
        "What the others say of the new line along the river is this.",
        "- A bridge too far for us",
    ];
    let entries: String = (1..4)
        .map(|n| entry.replace("A bridge", &format!("{n} bridges")))
        .collect();
    let article = article(&page(
        "<title>Said of the line</title>",
        &format!("<article><h1>Said of the line</h1>{STORY}{entries}{END}</article>"),
    ));
    let lines = lines(&article);
    for n in 1..4 {
        let title = expected[1].replace("A bridge", &format!("{n} bridges"));
        assert!(lines.contains(&title), "{title} {lines:#?}");
    }
    assert_eq!(lines.iter().filter(|line| *line == expected[0]).count(), 3);
}

#[test]
fn boxes_that_ask_to_subscribe_go() {
    let cases = [
        "<div class=newsletter-box><h4>Get the Post in your inbox</h4><p>Sign up for our morning newsletter.</p><form><input type=email><button>Subscribe</button></form></div>",
        "<div class=c-newsletter-signup><h4>Sign up for Tide Table</h4><p>The week on the waterfront.</p></div>",
        "<x-island><div><h2>Sign up to <span>The Valley</span></h2><p>All that matters</p><p><b>Privacy Notice: </b>Newsletters may contain information about charities.</p></div></x-island>",
        "<div class=subscription-widget><p>Thanks for reading! Subscribe for free to receive new posts and support my work.</p><form><input></form></div>",
        "<form><p>Your e-mail</p><input><button>Go</button></form>",
    ];
    for html in cases {
        check_body(&format!("{html}{END}"), &[LAST]);
    }
    let part = "<section><h2>Sign up to vote</h2><p>Whoever wants to vote has to sign up at the town hall.</p></section>";
    let expected = [
        "## Sign up to vote",
        "Whoever wants to vote has to sign up at the town hall.",
        LAST,
    ];
    check_body(&format!("{part}{END}"), &expected);
}

#[test]
fn bars_labels_and_words_about_the_author_go() {
    let cases = [
        "<div class=annons-label>ANNONS</div>",
        "<div class=rec>- Hirdetés -</div>",
        "<ul class=toolsBar><li>Lubię to</li><li>Skomentuj</li></ul>",
        "<ul class=taglist><li><a>Bridges</a></li><li><a>The river</a></li></ul>",
        "<div class=share>Pass this on</div>",
        "<div class=author-bio><h2>Ann Lee</h2><p>Ann covers the council, and has won two prizes for it.</p></div>",
        "<p><a class='button primary'>Leave a comment</a></p>",
        "<div class='entry author-bio'><p>Ann covers the council, and has won two prizes for it.</p></div>",
    ];
    for html in cases {
        check_body(&format!("{html}{END}"), &[LAST]);
    }
}

#[test]
fn a_short_story_brings_nothing_of_the_page_along() {
    let top = "<div class=top-header><a>The Valley Post</a> <a>News</a> Tuesday</div>";
    let menu = "<div class=menu-list><ul><li>Home</li><li>Abroad</li></ul></div>";
    let body = format!("{top}{menu}<h1>New line approved</h1><div class=text>{STORY}</div>");
    let article = article(&page("<title>New line approved</title>", &body));
    assert_eq!(lines(&article), STORY_LINES);
}

#[test]
fn a_page_with_a_menu_or_within_a_form_is_no_box() {
    let link = |n: u16| format!("<li><a href=/{n}>Number {n} of the other stories</a></li>");
    let menu: String = (100..230).map(link).collect();
    let story = STORY.repeat(2);
    let cases = [
        format!(
            "<div id=page class=has-menu><ul>{menu}</ul><h1>New line approved</h1>{story}</div>"
        ),
        format!("<form id=commentForm><h2>New line approved</h2>{STORY}</form>"),
    ];
    for body in cases {
        let html = page("<title>New line approved</title>", &body);
        let shown = lines(&article(&html));
        assert!(shown.contains(&STORY_LINES[0].to_owned()), "{shown:?}");
    }
}
