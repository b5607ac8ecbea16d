//! Pages before and after the pass.

use std::fmt::Write;

use crate::formats::Budget;

use super::rewrite::{MOST_STEPS, MOST_TAGS, strip};
use super::scan::{Piece, Scanner};

fn html(page: &str) -> String {
    let html = strip(page, &Budget::default()).html;
    html.strip_prefix("<!DOCTYPE html>").unwrap().to_owned()
}

#[test]
fn what_no_reader_sees_is_left_out() {
    let cases = [
        ("a<script>x<p>'</scrip>'</script>b", "ab"),
        (
            "a<style>p>q{}</style><svg><path/><title>t</title></svg>b",
            "ab",
        ),
        ("a<!-- <p> --><iframe src=x>no frames</iframe>b", "ab"),
        ("a<select><option>One<option>Two</select>b", "ab"),
        ("a<template><p>later</p></template>b", "ab"),
        (
            "<template shadowrootmode=open><p>now</p></template>",
            "<p>now</p>",
        ),
        (
            "a<noscript>switch it on <img src=a.jpg></noscript>b",
            r#"a<img src="a.jpg">b"#,
        ),
        ("a<button>Share <b>this</b></button>b", "ab"),
        ("a<video src=x>b", "ab"),
        ("a<noscript>b", "ab"),
        ("<x-card><my-thing>a</my-thing></x-card>", "a"),
        (
            r#"<p onclick="x()" class="lead" data-x='1'>a"#,
            r#"<p class="lead">a"#,
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(html(page), expected, "{page}");
    }
}

#[test]
fn end_tags_that_a_page_leaves_out_are_put_in() {
    let cases = [
        ("<p>a<p>b", "<p>a</p><p>b"),
        ("<p><b>a<p>b</b>c", "<p><b>a</b></p><p>bc"),
        ("<p>a<div>b</div>", "<p>a</p><div>b</div>"),
        (
            "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>",
        ),
        (
            "<dl><dt>a<dd>b<dt>c</dl>",
            "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
        ),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>",
            "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>",
        ),
        ("<div><b>a</div>b", "<div><b>a</b></div>b"),
        ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
        ("<b><p>a</b>b</p>", "<b><p>a</b>b</p>"),
        (
            "<a href=x>a<a href=y>b</a>",
            r#"<a href="x">a</a><a href="y">b</a>"#,
        ),
        ("</div></b>a", "a"),
        ("<div><table><tr><td></div>a", "<div><table><tr><td>a"),
        ("<td>a</td><td>b</td>", " a b"),
        ("<h2>a<h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
        (
            "<html lang=en><head><body><html><body>a</body>b</html>",
            r#"<html lang="en"><head><body>ab"#,
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(html(page), expected, "{page}");
    }
}

#[test]
fn a_tag_never_comes_out_of_what_was_left_out() {
    assert_eq!(html("<<x-y>div>"), "&lt;div>");
    assert_eq!(html("1 < 2 & <3"), "1 &lt; 2 & &lt;3");
    assert_eq!(html("<title>a <b> c</title>"), "<title>a &lt;b> c</title>");
}

#[test]
fn what_describes_the_page_is_kept_aside() {
    let page = "<!-- saved from url=(1)x --><script type='application/ld+json; charset=utf-8'>{}</script>a";
    let stripped = strip(page, &Budget::default());
    assert_eq!(stripped.json_ld, ["{}"]);
    assert_eq!(stripped.comments, [" saved from url=(1)x "]);
}

#[test]
fn deep_pages_are_flattened_and_keep_their_words() {
    for tag in [
        "div",
        "blockquote",
        "ul><li",
        "span",
        "b",
        "table><tr><td",
        "x-y",
    ] {
        let mut page = String::new();
        for level in 0..20_000 {
            write!(page, "<{tag}>w{level} ").unwrap();
        }
        let stripped = strip(&page, &Budget::default());
        assert!(!stripped.is_cut);
        assert!(deepest(&stripped.html) <= 512, "{tag}");
        for level in [0, 511, 512, 19_999] {
            assert!(
                stripped.html.contains(&format!("w{level} ")),
                "{tag} {level}"
            );
        }
    }
}

#[test]
fn end_tags_of_what_was_flattened_close_nothing_else() {
    let page = format!(
        "<main>{}x{}after</main>end",
        "<div>".repeat(600),
        "</div>".repeat(600)
    );
    let html = html(&page);
    assert!(html.ends_with("</div>after</main>end"), "{html}");
    assert_eq!(
        html.matches("<div>").count(),
        html.matches("</div>").count()
    );
}

#[test]
fn pages_that_cost_too_much_are_cut_or_flattened() {
    let wide = strip(&"<p>x".repeat(2_000_000), &Budget::default());
    assert!(wide.is_cut);
    let dense = format!("{}{}", "<ul><li>".repeat(250), "<p>x</p>".repeat(300_000));
    let dense = strip(&dense, &Budget::default());
    assert!(
        dense.steps < MOST_STEPS + MOST_TAGS * 512 / 8,
        "{}",
        dense.steps
    );
}

fn deepest(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        match piece {
            Piece::Open { name, .. } if name != "br" => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
