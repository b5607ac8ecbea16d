//! What the body of an article keeps, and where it is found.

use super::support::{STORY, STORY_LINES, article, check_body, lines, page};

#[test]
fn lists_tables_quotations_and_code_keep_their_shape() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<p>The line will stop at:</p><ol><li>The mill<ul><li>North gate</li><li>South gate</li></ul></li><li>The market</li></ol><p>More may follow after the vote.</p>",
            &[
                "The line will stop at:",
                "1. The mill",
                "  - North gate",
                "  - South gate",
                "2. The market",
                "More may follow after the vote.",
            ],
        ),
        (
            "<table><tr><th>Station</th><th>Year</th></tr><tr><td>Mill</td><td>2031</td></tr><tr><td>Market</td><td>2032</td></tr></table><p>All years are estimates of the council.</p>",
            &[
                "T Station | Year / Mill | 2031 / Market | 2032",
                "All years are estimates of the council.",
            ],
        ),
        (
            "<blockquote><p>We waited for this for thirty years.</p></blockquote><p>So said the mayor when the vote was over.</p>",
            &[
                ">We waited for this for thirty years.",
                "So said the mayor when the vote was over.",
            ],
        ),
        (
            "<pre><code>fn main() {\n    go();\n}</code></pre><p>The program prints when the next train comes.</p>",
            &[
                "`fn main() {\n    go();\n}`",
                "The program prints when the next train comes.",
            ],
        ),
        (
            "<h2>What it costs</h2><p>First line of an address,<br>second line of an address.</p>",
            &[
                "## What it costs",
                "First line of an address,\nsecond line of an address.",
            ],
        ),
        (
            "<p>One part of the story ends here, they said.<br><br>And another part of it begins there.</p>",
            &[
                "One part of the story ends here, they said.",
                "And another part of it begins there.",
            ],
        ),
        (
            "<figure><img src=https://a.example/b.jpg alt='A train'><figcaption>The first train. Photo: Bo Ek</figcaption></figure><p>It was built in a town by the sea.</p>",
            &[
                "[https://a.example/b.jpg|A train|The first train.|Bo Ek]",
                "It was built in a town by the sea.",
            ],
        ),
    ];
    for (html, expected) in cases {
        check_body(html, expected);
    }
}

#[test]
fn the_article_is_found_wherever_it_stands() {
    let menu = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>";
    let foot = "<footer><p>© 2023 The Valley Post. All rights reserved.</p></footer>";
    let cases = [
        format!("{menu}<article>{STORY}</article>{foot}"),
        format!("{menu}<main>{STORY}</main>{foot}"),
        format!("{menu}<div><div class=content>{STORY}</div></div>{foot}"),
        format!("{menu}{STORY}{foot}"),
        format!("{menu}<table><tr><td>&nbsp;</td><td>{STORY}</td></tr></table>{foot}"),
        format!(
            "{menu}<div role=main>{STORY}</div><aside><h3>Most read</h3><ul><li><a href=/z>Zoo opens</a></ul></aside>"
        ),
        format!("{menu}<div hidden>{STORY}</div><div>{STORY}</div>"),
        format!(
            "<script>document.write('x')</script><style>p{{}}</style>{STORY}<noscript><p>Turn scripts on.</p></noscript>"
        ),
    ];
    for body in cases {
        let article = article(&page("<title>New line approved</title>", &body));
        assert_eq!(lines(&article), STORY_LINES, "{body}");
    }
}

#[test]
fn a_short_page_is_read_whole() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<article><p>Snow is expected.</p></article>",
            &["Snow is expected."],
        ),
        (
            "<main><p>Snow is expected.</p><p>Roads may close.</p></main>",
            &["Snow is expected.", "Roads may close."],
        ),
        ("<p>Snow is expected.", &["Snow is expected."]),
        ("Snow is expected.", &["Snow is expected."]),
    ];
    for (body, expected) in cases {
        let article = article(&page("<title>Snow</title>", body));
        assert_eq!(lines(&article), *expected, "{body}");
    }
}

#[test]
fn short_lists_at_the_start_are_of_the_story() {
    let html = "<h1>Bread</h1><ul><li>500 g flour</li><li>10 g salt</li></ul><ol><li>Mix.</li><li>Bake.</li></ol>";
    let article = article(&page("<title>Bread</title>", html));
    assert_eq!(
        lines(&article),
        ["- 500 g flour", "- 10 g salt", "1. Mix.", "2. Bake."]
    );
}
