//! Whole pages as they look.

use super::build::{
    assert_body, block, clean, item, matcher, quoted, set, shown, story, table, within_items,
};
use crate::article::{Article, Block, Image, Inline, Kind, Marker, Run, Style};
use crate::keywords::Match;
use crate::reader::{Role, layout};
use crate::text::Clean;
use crate::text::width::width;

#[test]
fn a_story_is_set_from_headline_to_last_line() {
    let expected = "
Iran and Russia widen security
ties at a meeting in Tehran
Two secretaries meet
Nigar Bayramli, Orkhan Jalilov
Caspian News · 13 Oct 2023
Politics · 1 min
updated 13 Oct 2024, 03:44
#Iran  #Middle East

[image: The two secretaries shake
hands in Tehran / IRNA]

The first paragraph goes on over
a line.

What is next
The second.
";
    let page = set(&story(), 34);
    assert_eq!(shown(&page), expected.trim_start());
    assert_eq!(page.paragraphs, [12, 16]);
    assert_eq!(page.headings, [15]);
}

#[test]
fn a_wide_pane_keeps_the_measure() {
    let page = set(&story(), 200);
    assert_eq!(page.width_cells, 72);
    let rows: Vec<_> = shown(&page).lines().map(str::to_owned).collect();
    assert_eq!(
        rows[0],
        "Iran and Russia widen security ties at a meeting in Tehran"
    );
    assert_eq!(
        rows[2],
        "Nigar Bayramli, Orkhan Jalilov · Caspian News · 13 Oct 2023"
    );
    assert!(rows.iter().all(|row| width(row) <= 72));
}

#[test]
fn lists_hang_and_stand_close_or_apart() {
    let blocks = vec![
        Block::paragraph("Before:"),
        item(0, Marker::Bullet, "an item that goes on over a line"),
        item(1, Marker::Number(1), "one"),
        item(1, Marker::Number(10), "ten, on two lines as well"),
        item(0, Marker::Bullet, "last"),
        Block::paragraph("After."),
        item(0, Marker::Number(1), "A paragraph."),
        item(0, Marker::Continued, "A second one."),
        item(0, Marker::Number(2), "Next."),
    ];
    assert_body(
        blocks,
        26,
        "
Before:

• an item that goes on
  over a line
   1. one
  10. ten, on two lines
      as well
• last

After.

1. A paragraph.

   A second one.

2. Next.
",
    );
}

#[test]
fn what_stands_in_an_item_hangs_in_it_and_lists_of_two_kinds_stand_apart() {
    let continued = |text| item(0, Marker::Continued, text);
    let blocks = vec![
        item(0, Marker::Number(1), "First"),
        quoted(1, continued("A quotation.")),
        quoted(1, continued("And on.")),
        continued("After it."),
        within_items(1, block(Kind::Code, "code\n  in it")),
        within_items(1, table(true, &[&["x", "y"], &["1", "2"]])),
        item(0, Marker::Number(2), "Second"),
        item(0, Marker::Bullet, "Of another"),
        item(0, Marker::Bullet, "list"),
    ];
    assert_body(
        blocks,
        26,
        "
1. First

   │ A quotation.
   │
   │ And on.

   After it.

     code
       in it

   x │ y
   ──┼──
   1 │ 2

2. Second

• Of another
• list
",
    );
}

#[test]
fn quotes_have_bars_that_go_on_between_their_paragraphs() {
    let blocks = vec![
        Block::paragraph("He said:"),
        quoted(1, Block::paragraph("A quotation that goes on.")),
        quoted(1, Block::paragraph("And on.")),
        quoted(2, Block::paragraph("Within.")),
        Block::paragraph("He left."),
    ];
    assert_body(
        blocks,
        20,
        "
He said:

│ A quotation that
│ goes on.
│
│ And on.
│
│ │ Within.

He left.
",
    );
}

#[test]
fn code_keeps_its_lines_and_spaces() {
    let blocks = vec![block(
        Kind::Code,
        "fn main() {\n    println!(\"a longer line\");\n}\n",
    )];
    assert_body(
        blocks,
        24,
        "
  fn main() {
      println!(\"a longer
↳ line\");
  }
",
    );
}

#[test]
fn images_and_rules_stand_apart() {
    let image = Image {
        alt: clean("A crane"),
        caption: clean("The harbour at night"),
        credit: clean("AFP"),
        ..Image::default()
    };
    let blocks = vec![
        Block::paragraph("One."),
        Block::new(Kind::Image(image), Inline::default()),
        Block::new(Kind::Rule, Inline::default()),
        Block::new(Kind::Image(Image::default()), Inline::default()),
        Block::paragraph("Two."),
    ];
    assert_body(
        blocks,
        30,
        "
One.

[image: A crane — The harbour
at night / AFP]

          ──────────

Two.
",
    );
}

#[test]
fn right_to_left_text_stands_at_the_right_and_so_do_its_bars() {
    let blocks = vec![
        Block::paragraph("قال الرئيس"),
        quoted(1, Block::paragraph("نعم BRICS")),
        item(0, Marker::Bullet, "أولا"),
        Block::paragraph("English again"),
    ];
    assert_body(
        blocks,
        30,
        "
←قال الرئيس

←نعم BRICS │

←أولا •

English again
",
    );
}

#[test]
fn an_article_without_text_says_so() {
    for (summary, expected) in [
        (None, "T\n\nNo text was saved with this\narticle.\n"),
        (
            Some("In short, ties are widening."),
            "T\n\nNo text was saved with this\narticle but a summary:\n\nIn short, ties are widening.\n",
        ),
    ] {
        let article = Article {
            title: Clean::line("T"),
            summary: summary.map(Clean::line),
            body: vec![Block::paragraph("  \n ")],
            ..Article::default()
        };
        assert_eq!(shown(&set(&article, 30)), expected);
    }
}

#[test]
fn a_text_of_one_line_is_its_title_and_lacks_nothing() {
    let line = Article {
        format: "text",
        title: Clean::line("hello"),
        title_from: "text",
        ..Article::default()
    };
    assert_eq!(shown(&set(&line, 30)), "hello\n");
    let scrape = Article {
        authors: vec![Clean::line("Ilka Brandreth")],
        ..line
    };
    assert!(shown(&set(&scrape, 30)).contains("No text was saved"));
}

#[test]
fn links_and_looks_are_spans_of_their_own() {
    let run = |range, bold, link: Option<&str>| Run {
        range,
        style: Style {
            bold,
            ..Style::default()
        },
        link: link.map(Clean::line),
    };
    let inline = Inline {
        text: Clean::text("A bold link here"),
        runs: vec![
            run(2..6, true, None),
            run(7..11, false, Some("https://example.org")),
        ],
    };
    let article = Article {
        body: vec![Block::new(Kind::Paragraph, inline)],
        ..Article::default()
    };
    let page = set(&article, 30);
    let looks: Vec<_> = page.lines.last().unwrap().spans.iter().collect();
    let looks: Vec<_> = looks
        .iter()
        .map(|span| (span.text.as_str(), span.role, span.style.bold))
        .collect();
    let expected = [
        ("A ", Role::Body, false),
        ("bold", Role::Body, true),
        (" ", Role::Body, false),
        ("link", Role::Link, false),
        (" here", Role::Body, false),
    ];
    assert_eq!(looks, expected);
}

#[test]
fn hits_are_marked_from_headline_to_table() {
    let rows: &[&[&str]] = &[&["Iran", "2021"], &["talks of Iran and Russia", "80"]];
    let mut article = story();
    article.body = vec![
        Block::paragraph("Talks in Tehran: Iran, then the security council of Iran."),
        table(true, rows),
    ];
    let matcher = matcher(&[("Iran", Match::Plain), ("security council", Match::Plain)]);
    let page = layout(&article, &matcher, 24);
    let marked = |line: usize| {
        let spans = page.lines[line].spans.iter();
        let hits = spans.filter(|span| span.hit.is_some());
        hits.map(|span| span.text.as_str()).collect::<Vec<_>>()
    };
    let hits: Vec<_> = page
        .hits
        .iter()
        .map(|hit| (hit.group, marked(hit.line)))
        .collect();
    let expected = [
        (0, vec!["Iran"]),
        (0, vec!["Iran"]),
        (1, vec!["security"]),
        (0, vec!["council", "Iran"]),
        (0, vec!["Iran"]),
        (0, vec!["Iran"]),
    ];
    assert_eq!(hits, expected, "{}", shown(&page));
}

#[test]
fn a_page_without_end_is_cut_and_says_so() {
    let code = block(Kind::Code, &"x\n".repeat(310_000));
    let article = Article {
        body: vec![code, Block::paragraph("Iran at the very end.")],
        ..Article::default()
    };
    let page = layout(&article, &matcher(&[("Iran", Match::Plain)]), 72);
    let last = page.lines.len() - 1;
    assert_eq!(last, 300_000);
    assert_eq!(
        page.lines[last].spans[0].text,
        "The rest is too long to be shown here."
    );
    let hits = page.hits.iter().map(|hit| (hit.line, hit.group));
    assert_eq!(hits.collect::<Vec<_>>(), [(last - 1, 0)]);
}
