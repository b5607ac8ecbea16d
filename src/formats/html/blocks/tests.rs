//! Pieces of HTML and the blocks they become, written small.

use std::fmt::Write;

use crate::article::{Block, Inline, Kind, Marker};
use crate::formats::Budget;
use crate::formats::html::fragment;

/// Blocks as text, one a line: `>` for each quotation, a sign for the kind, words with their looks.
pub(in crate::formats::html) fn notation(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let words = inline(&block.inline);
    let line = match &block.kind {
        Kind::Paragraph => words,
        Kind::Heading(level) => format!("{} {words}", "#".repeat(usize::from(*level))),
        Kind::Item { depth, marker } => {
            let marker = match marker {
                Marker::Bullet => "-".to_owned(),
                Marker::Number(number) => format!("{number}."),
                Marker::Letter(..) => format!("{}.", marker.number().unwrap()),
                Marker::Continued => "|".to_owned(),
            };
            format!("{}{marker} {words}", "  ".repeat(usize::from(*depth)))
        }
        Kind::Code => format!("`{words}`"),
        Kind::Rule => "---".to_owned(),
        Kind::Image(image) => {
            let part =
                |text: &Option<_>| text.as_ref().map(ToString::to_string).unwrap_or_default();
            let parts = [&image.src, &image.alt, &image.caption, &image.credit].map(part);
            format!("[{}]", parts.join("|"))
        }
        Kind::Table(table) => {
            let row = |row: &Vec<Inline>| row.iter().map(inline).collect::<Vec<_>>().join(" | ");
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            format!(
                "{} {}",
                if table.has_header { "T" } else { "t" },
                rows.join(" / ")
            )
        }
    };
    let within = match block.item_depth.checked_sub(1) {
        Some(depth) => format!("{}| ", "  ".repeat(usize::from(depth))),
        None => String::new(),
    };
    let quotes = ">".repeat(usize::from(block.quote_depth));
    format!("{quotes}{within}{line}")
}

fn inline(inline: &Inline) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for run in &inline.runs {
        out.push_str(inline.text.get(at..run.range.start).unwrap());
        let mut words = inline.text.get(run.range.clone()).unwrap().to_owned();
        let marks = [
            (run.style.code, "`"),
            (run.style.struck, "~"),
            (run.style.italic, "_"),
            (run.style.bold, "*"),
        ];
        for (_, mark) in marks.into_iter().filter(|(is_set, _)| *is_set) {
            words = format!("{mark}{words}{mark}");
        }
        if let Some(link) = &run.link {
            words = format!("{{{words} {link}}}");
        }
        out.push_str(&words);
        at = run.range.end;
    }
    out.push_str(inline.text.get(at..).unwrap());
    out
}

fn check(cases: &[(&str, &[&str])]) {
    for (html, expected) in cases {
        let blocks = notation(&fragment(html, &Budget::default()));
        assert_eq!(blocks, *expected, "{html}");
    }
}

#[test]
fn paragraphs_and_line_ends() {
    check(&[
        ("", &[]),
        ("plain", &["plain"]),
        (" a\n b<p>c</p>d", &["a b", "c", "d"]),
        ("<p>a<p>b", &["a", "b"]),
        ("<p>a<br>b</p>", &["a\nb"]),
        ("a<br><br>b<br>\n<br>c<br>", &["a", "b", "c"]),
        ("<p>a<div>b</div>c", &["a", "b", "c"]),
        ("<p> &nbsp; </p><p>\u{200b}</p><div></div>", &[]),
        ("a<hr>b<hr><hr>", &["a", "---", "b", "---"]),
        (
            "<section><header>a</header><div>b<div>c</div></div></section>",
            &["a", "b", "c"],
        ),
        ("<p>word<!-- x -->s<wbr>s</p>", &["wordss"]),
        (
            "<p hidden>a</p><p style='display:none'>b</p><p>c<span class=sr-only> d</span></p>",
            &["c"],
        ),
    ]);
}

#[test]
fn looks_and_links() {
    check(&[
        ("<b>a</b> <i>b <strong>c</strong></i>", &["*a* _b _*_c_*"]),
        ("x <b> y </b> z", &["x *y* z"]),
        (
            "<code>a</code><s>b</s><del>c</del><kbd>d</kbd>",
            &["`a`~bc~`d`"],
        ),
        (
            "<a href='https://a.example/x'>a <b>b</b></a>",
            &["{a  https://a.example/x}{*b* https://a.example/x}"],
        ),
        (
            "<a href='/x'>a</a> <a href='#n'>b</a> <a href='javascript:x()'>c</a>",
            &["a b c"],
        ),
        (
            "<a href='mailto:a@b.example'>a</a>",
            &["{a mailto:a@b.example}"],
        ),
        ("<b><p>a</p><p>b</p></b>c", &["*a*", "*b*", "c"]),
        (
            "<q>a</q> <ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
            &["“a” 漢字(かんじ)"],
        ),
        (
            "so<sup><a href='#1'>12</a></sup> m<sup>2</sup>",
            &["so[12] m²"],
        ),
        (
            "<p>3.4×10<sup>6</sup> t CO<sub>2</sub>, in 1997<sup>3</sup> the 21<sup>st</sup> <b>x<sup>−1</sup></b>",
            &["3.4×10⁶ t CO₂, in 1997³ the 21st *x⁻¹*"],
        ),
        ("10<sup>2<sup>3</sup></sup> <sup></p>a</sup>", &["10²³ a"]),
        ("Smile <img class='emoji' alt='😀'> now", &["Smile 😀 now"]),
    ]);
}

#[test]
fn entities_are_decoded_once() {
    check(&[
        (
            "a &amp; b &lt;c&gt; &eacute;&#233;&#xe9;",
            &["a & b <c> ééé"],
        ),
        ("&amp;amp; &amp;lt;b&amp;gt;", &["&amp; &lt;b&gt;"]),
        ("&#27;[31m &#x9b;31m", &["␛[31m ›31m"]),
        ("&#2<b>7;</b>", &["␂*7;*"]),
    ]);
}

#[test]
fn headings_quotations_code() {
    check(&[
        (
            "<h1>a</h1><h3>b <em>c</em></h3><h7>d</h7>",
            &["# a", "### b _c_", "d"],
        ),
        (
            "<blockquote>a<blockquote><p>b</p></blockquote></blockquote>c",
            &[">a", ">>b", "c"],
        ),
        (
            "<pre>\nfn a() {\n    b\n}\n\n</pre>c",
            &["`fn a() {\n    b\n}`", "c"],
        ),
        ("<pre><code>a <b>b</b></code></pre>", &["`a *b*`"]),
        ("<pre><div>a</div><div>  b</div></pre>", &["`a\n  b`"]),
        (
            "<table><tr><td class=gutter><pre>1\n2</pre></td><td><pre>a\nb</pre></td></tr></table>",
            &["`a\nb`"],
        ),
    ]);
}

#[test]
fn lists() {
    check(&[
        (
            "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
            &["- a", "- b", "  - c", "- d"],
        ),
        (
            "<ol start=3><li>a<li value=7>b<li>c</ol>",
            &["3. a", "7. b", "8. c"],
        ),
        ("<ol reversed><li>a<li>b</ol>", &["2. a", "1. b"]),
        ("<ol type=a start=2><li>a<li>b</ol>", &["b. a", "c. b"]),
        ("<ol type=I reversed><li>a<li>b</ol>", &["II. a", "I. b"]),
        (
            "<ol><li>a<pre>b</pre><ul><li>c<pre>d</pre></ul><hr>e<blockquote>f</blockquote></ol>g",
            &[
                "1. a", "| `b`", "  - c", "  | `d`", "| ---", "| e", ">| f", "g",
            ],
        ),
        (
            "<ul><li>a<table><tr><th>b<th>c<tr><td>1<td>2</table><li><pre>d</pre></ul><hr>",
            &["- a", "| T b | c / 1 | 2", "`d`", "---"],
        ),
        ("<ul><li><p>a</p><p>b</p></li></ul>", &["- a", "| b"]),
        (
            "<ul><li>a<ol><li>b<li>c</ol>d</li></ul>",
            &["- a", "  1. b", "  2. c", "| d"],
        ),
        ("<li>a</li>b", &["- a", "b"]),
        ("<ul>x<li>a</ul>", &["x", "- a"]),
        ("<blockquote><ul><li>a</ul></blockquote>", &[">- a"]),
        (
            "<dl><dt>a<dd>b<dd>c<dt>d<dd><p>e</p><p>f</p></dl>",
            &["*a*", "| b", "| c", "*d*", "| e", "| f"],
        ),
    ]);
}

#[test]
fn tables() {
    check(&[
        (
            "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
            &["T a | b / 1 | 2"],
        ),
        (
            "<table><thead><tr><td>a<td>b</thead><tr><td>1<td>2</table>",
            &["T a | b / 1 | 2"],
        ),
        (
            "<table><caption>c</caption><tr><td>a<td>b<tr><td>1<td>2</table>",
            &["c", "t a | b / 1 | 2"],
        ),
        (
            "<table><tr><td>m<sup>2</sup><td>1<tr><td>b<td>2</table>",
            &["t m² | 1 / b | 2"],
        ),
        (
            "<table><tr><th>a<td>1<tr><th>b<td>2</table>",
            &["t a | 1 / b | 2"],
        ),
        (
            "<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>",
            &["t a |  | b / 1 | 2 | 3"],
        ),
        (
            "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
            &["t a | b /  | c"],
        ),
        (
            "<table><tr><td><p>a</p><p>b</p><td><b>c</b><tr><td>1<td></table>",
            &["t a\nb | *c* / 1 | "],
        ),
        (
            "<table><tr><td><p>a</p><p>b</p></td></tr></table>",
            &["a", "b"],
        ),
        ("<table><tr><td>a<td>b</table>", &["a", "b"]),
        (
            "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
            &["a", "b", "c", "d"],
        ),
        (
            "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>",
            &["## a", "b", "c", "d"],
        ),
    ]);
}

#[test]
fn pictures() {
    check(&[
        (
            "<img src='https://a.example/b.jpg' alt='A cat'>",
            &["[https://a.example/b.jpg|A cat||]"],
        ),
        ("<img src='b.jpg'>", &["[b.jpg|||]"]),
        (
            "<img src='data:image/png;base64,AA' alt='A cat'><img src='data:x'>",
            &["[|A cat||]"],
        ),
        (
            "<img src=a.gif width=1 height=1><img class='x-icon' src=b.png alt=Menu>",
            &[],
        ),
        ("<p>one <img src=a.jpg> two</p>", &["one two", "[a.jpg|||]"]),
        (
            "<img data-src=a.jpg alt=x><noscript><img src=a.jpg alt=x></noscript>",
            &["[a.jpg|x||]"],
        ),
        ("<img src=a.jpg alt='IMG_1.JPG'>", &["[a.jpg|||]"]),
        (
            "<figure><img src=a.jpg alt=b><figcaption>A dog<span class=credit>J. Roe</span></figcaption></figure>c",
            &["[a.jpg|b|A dog|J. Roe]", "c"],
        ),
        (
            "<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>A dog</p></div>",
            &["[a.jpg||A dog|]"],
        ),
        (
            "<figure><blockquote>a</blockquote><figcaption>B</figcaption></figure>",
            &[">a", "B"],
        ),
        (
            "<figure><table><tr><th>a<th>b<tr><td>1<td>2</table></figure>",
            &["T a | b / 1 | 2"],
        ),
        (
            "<figure><img src=a.jpg><img src=b.jpg><figcaption>Two</figcaption></figure>",
            &["[a.jpg|||]", "[b.jpg||Two|]"],
        ),
        (
            "<picture><source srcset='a.webp 1x'><img src=a.jpg></picture>",
            &["[a.jpg|||]"],
        ),
    ]);
}

#[test]
fn hostile_fragments_are_bounded_and_keep_their_words() {
    for tag in [
        "div",
        "blockquote",
        "ul><li",
        "ol><li",
        "b",
        "table><tr><td",
        "figure",
        "dl><dd",
        "pre",
        "ruby",
        "q",
    ] {
        let mut html = String::new();
        for _ in 0..100_000 {
            write!(html, "<{tag}>").unwrap();
        }
        html.push_str("the end");
        let blocks = fragment(&html, &Budget::default());
        let words: String = blocks.iter().map(Block::plain).collect();
        assert!(words.contains("the end"), "{tag} {blocks:?}");
    }
}
