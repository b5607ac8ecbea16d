//! One thing of megabytes where a few words are expected.

use super::scale::Scale;
use super::whole::Whole;

/// What is repeated, with what stands before and after it, in a file of that name.
pub(super) type Repeated = (&'static str, &'static str, &'static str, &'static str);

const LINES: &[Repeated] = &[
    ("line.txt", "A title\n\n", "ferry ", "\n"),
    ("word.txt", "A title\n\n", "x", "\n"),
    ("title.txt", "", "ferry ", "\n\nThe ferry runs.\n"),
    ("han.txt", "標題\n\n", "海藻の森", "\n"),
    ("line.md", "# A title\n\n", "ferry ", "\n"),
    ("line.html", "<title>A</title><p>", "ferry ", "</p>"),
    ("word.html", "<title>A</title><p>", "x", "</p>"),
    (
        "title.html",
        "<title>",
        "ferry ",
        "</title><p>The ferry runs.</p>",
    ),
    (
        "attribute.html",
        "<title>A</title><p class=\"",
        "ferry ",
        "\">The ferry runs.</p>",
    ),
    (
        "address.html",
        "<title>A</title><p><a href=\"https://a.example/",
        "x/",
        "\">The ferry</a> runs.</p>",
    ),
    (
        "picture.html",
        "<title>A</title><img src=\"data:image/png;base64,",
        "AAAA",
        "\"><p>The ferry runs.</p>",
    ),
    (
        "script.html",
        "<title>A</title><script>",
        "var a;",
        "</script><p>The ferry runs.</p>",
    ),
    (
        "linked-data.html",
        "<title>A</title><script type=\"application/ld+json\">{\"headline\":\"",
        "ferry ",
        "\"}</script><p>The ferry runs.</p>",
    ),
    (
        "string.json",
        "{\"title\":\"A\",\"text\":\"",
        "ferry ",
        "\"}",
    ),
    (
        "escapes.json",
        "{\"title\":\"A\",\"text\":\"",
        "\\u0041\\n",
        "\"}",
    ),
    ("number.json", "{\"title\":\"A\",\"date\":", "1", "}"),
    (
        "line.jsonl",
        "{\"title\":\"A\",\"text\":\"B\"}\n{\"title\":\"C\",\"text\":\"",
        "ferry ",
        "\"}\n{\"title\":\"D\",\"text\":\"E\"}\n",
    ),
    ("cell.csv", "title,text\nA,", "ferry ", "\nB,C\n"),
    (
        "quoted.csv",
        "title,text\nA,\"",
        "ferry \"\"a\"\"\n",
        "\"\nB,C\n",
    ),
    ("unclosed.csv", "title,text\nA,\"", "ferry,a\n", "B,C\n"),
    ("cells.csv", "title,text\nA", ",", "\nB,C\n"),
    ("header.csv", "title", ",text", "\nA,B\n"),
    (
        "header.eml",
        "From: a@b.example\nSubject: ",
        "ferry ",
        "\nDate: Tue, 24 Nov 2026 03:30:00 +0000\n\nThe ferry runs.\n",
    ),
    (
        "body.eml",
        "From: a@b.example\nSubject: A\nDate: Tue, 24 Nov 2026 03:30:00 +0000\n\n",
        "ferry ",
        "\n",
    ),
    (
        "encoded.eml",
        "From: a@b.example\nSubject: A\nDate: Tue, 24 Nov 2026 03:30:00 +0000\nContent-Transfer-Encoding: base64\n\n",
        "QUFB",
        "\n",
    ),
    (
        "printable.eml",
        "From: a@b.example\nSubject: A\nDate: Tue, 24 Nov 2026 03:30:00 +0000\nContent-Transfer-Encoding: quoted-printable\n\n",
        "=41=",
        "\n",
    ),
    (
        "text.xml",
        "<rss><channel><item><title>A</title><description>",
        "ferry ",
        "</description></item></channel></rss>",
    ),
    (
        "attribute.xml",
        "<doc title=\"",
        "ferry ",
        "\"><main><p>The ferry runs.</p></main></doc>",
    ),
    (
        "comment.xml",
        "<rss><channel><!--",
        "ferry ",
        "--><item><title>A</title></item></channel></rss>",
    ),
    (
        "section.xml",
        "<rss><channel><item><title>A</title><description><![CDATA[",
        "ferry ",
        "]]></description></item></channel></rss>",
    ),
    (
        "front.md",
        "---\ntitle: \"",
        "ferry ",
        "\"\n---\n\nThe ferry runs.\n",
    ),
    (
        "head.warc",
        "WARC/1.0\r\nWARC-Target-URI: https://a.example/",
        "x",
        "\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    ),
];

/// Every file of this kind.
pub(super) fn files(scale: Scale) -> impl Iterator<Item = Whole> {
    LINES.iter().map(move |one| repeated(one, scale))
}

/// The file that something is repeated in.
pub(super) fn repeated((name, before, part, after): &Repeated, scale: Scale) -> Whole {
    let middle = part.repeat(scale.bytes / part.len());
    let text = [before, middle.as_str(), after].concat();
    ((*name).to_owned(), text.into_bytes())
}
