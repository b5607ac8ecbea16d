//! Properties that hold for any file: reading never fails, and never loses a word of a text.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use crate::article::{Article, Block, Kind};
use crate::formats::{Budget, Reading, read};

const NAMES: [&str; 11] = [
    "a.txt",
    "a.md",
    "a.html",
    "a.json",
    "a.jsonl",
    "a.xml",
    "a",
    "cur/a.csv",
    "a.eml",
    "a.epub",
    "a.tar.gz",
];

/// Starts of real-looking files, to be cut and mixed.
const STARTS: [&[u8]; 31] = [
    include_bytes!("text/examples/first.txt"),
    include_bytes!("text/examples/arabic.txt"),
    include_bytes!("text/examples/wrapped.txt"),
    include_bytes!("press/examples/nexis-classic.txt"),
    include_bytes!("press/examples/nexis-uni.txt"),
    include_bytes!("press/examples/proquest.txt"),
    include_bytes!("press/examples/factiva.txt"),
    b"---\ntitle: \"Rail plan\"\nauthor: [A, B]\ndate: 2023-02-10\n---\n# Rail plan\n\n> *One* [two](http://a.b)\n\n- three\n",
    b"<!DOCTYPE html><html><head><meta charset=utf-8><title>Rail plan</title></head><body><article><h1>Rail plan</h1><p>One &amp; <b>two</b></p></article></body></html>",
    b"{\"title\": \"Rail plan\", \"text\": \"One.\\n\\nTwo.\", \"authors\": [\"A\"], \"date\": \"2023-02-10\"}",
    b"{\"title\": \"A\", \"text\": \"One.\"}\n{\"title\": \"B\", \"text\": \"Two.\"}\n",
    b"\xff\xfeR\0a\0i\0l\0\n\0\n\0p\0l\0a\0n\0",
    b"<rss version='2.0' xmlns:dc='x'><channel><title>A</title><item><title>Rail &amp; plan</title><link>https://a.b/c</link><dc:creator>B</dc:creator><description><![CDATA[<p>One & <b>two</b></p>]]></description></item><item><title>B</title></item></channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.b/'><entry><title>A</title><link href='c'/><content type='xhtml'><div><p>One</p></div></content></entry></feed>",
    b"{\"version\": \"https://jsonfeed.org/version/1\", \"author\": {\"name\": \"A\"}, \"items\": [{\"id\": 1, \"content_text\": \"One.\"}]}",
    b"title;text;date\n\"Rail; plan\";\"One.\n\nTwo\";2023-02-10\nB;Two.\n",
    b"<doc title='A' url='https://a.b/c'><main><head rend='h1'>A</head><list><item>One <hi rend='#b'>two</hi></item></list></main></doc>",
    b"<TEI xmlns='x'><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader><text><body><p>One.</p></body></text></TEI>",
    b"<?xml version='1.0'?><en-export><note><title>A</title><content><![CDATA[<en-note><div>One &amp; two</div></en-note>]]></content></note></en-export>",
    b"<!DOCTYPE lewis SYSTEM 'x'><REUTERS><DATE>26-FEB-1987</DATE><TEXT><TITLE>A</TITLE><BODY>One.\n    Two.&#3;</BODY></TEXT></REUTERS>",
    b"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>F</H3><DL><DT><A HREF='https://a.b/c' ADD_DATE='1686813518'>A</A><DD>B</DL></DL>",
    b"Feed: A\nTitle: Rail plan\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://a.b/c\n\nOne [1].\n\nLinks:\n[1]: https://a.b/d (link)\n",
    b"One.\n\n@highlight\n\nTwo\n",
    b"From: a@b.c\nSubject: Rail plan\nDate: today\n\nOne.\n",
    include_bytes!("../../sample-data/mail/the-narrows-letter.eml"),
    include_bytes!("../../sample-data/mail/Feeds/Sound News Agency"),
    include_bytes!("../../sample-data/pages/the-clock-that-waits.mhtml"),
    include_bytes!("../../sample-data/archives/port-asel-courier.warc.gz"),
    include_bytes!("../../sample-data/archives/summer of the Lantern.zip"),
    include_bytes!("../../sample-data/archives/Velmar Evening [Sat, 30 Aug 2025].epub"),
    include_bytes!("../../sample-data/archives/forecast for fishing.txt.gz"),
];

/// Reads, and looks at all that came out.
fn reading(name: &str, bytes: &[u8]) -> Reading {
    let reading = read(Path::new(name), bytes, &Budget::default());
    for article in &reading.articles {
        assert!(!article.title.is_empty(), "every article has a title");
        assert!(!article.format.is_empty() && !article.title_from.is_empty());
        for block in &article.body {
            let text = &block.inline.text;
            for run in &block.inline.runs {
                assert!(
                    text.get(run.range.clone()).is_some(),
                    "runs stand on characters"
                );
            }
        }
    }
    let has_said = !reading.articles.is_empty() || !reading.problems.is_empty();
    assert!(
        has_said || reading.skipped.is_some(),
        "a file is never passed over in silence"
    );
    reading
}

/// All the words of an article, wherever they went.
fn words(article: &Article) -> String {
    let mut words = vec![article.title.to_string()];
    let facts = [
        &article.subtitle,
        &article.source,
        &article.section,
        &article.url,
        &article.summary,
    ];
    words.extend(facts.into_iter().flatten().map(ToString::to_string));
    let lists = [&article.authors, &article.tags, &article.dropped];
    words.extend(lists.into_iter().flatten().map(ToString::to_string));
    words.extend(article.body.iter().map(Block::plain));
    let images = article.body.iter().filter_map(|block| match &block.kind {
        Kind::Image(image) => Some(image),
        _ => None,
    });
    for image in images.chain(&article.image) {
        words.extend(
            [&image.caption, &image.credit]
                .into_iter()
                .flatten()
                .map(ToString::to_string),
        );
    }
    words.join("\n")
}

/// Lines as scrapes hold them; each `#` becomes a word that stands nowhere else.
const LINES: &[&str] = &[
    "# #",
    "# # # # # # # # # # # # # # # # # # # # # # # # # #.",
    "# # # # #. # # # # #.",
    "By # #",
    "By # # February 10, 2023",
    "# # | 10 Feb 2023 | 3 min read",
    "Last update: October 13, 2024 03:44",
    "Published: 10 February 2023",
    "None",
    "Advertisement",
    "# logo",
    "# # # # #. / # # #",
    "# # # (Reuters)",
    "Photo: # #",
    "Tags: #, #",
    "Source: #",
    "Date: #",
    "Title: # # #",
    "World / #",
    "#, February 10, 2023",
    "- # # #",
    "1. # #",
    "2. # #",
    "> # # #",
    "    # # #",
    "# | # | #",
    "Related stories",
    "Comments (3)",
    "© 2023 # #. All rights reserved.",
    "https://#.example/#",
    "[1]: https://#.example/#",
    "Image caption,",
    "Read also: # # #",
    "-----",
    "\u{200b}",
    "",
];

fn line() -> impl Strategy<Value = String> {
    select(LINES).prop_map(ToOwned::to_owned)
}

/// The lines as a text, each `#` a word of its own, and those words.
fn marked(lines: &[String], between: &str) -> (String, Vec<String>) {
    let mut words = Vec::new();
    let mut text = String::new();
    for c in lines.join(between).chars() {
        if c == '#' {
            let word = format!("Word{}x", words.len());
            text.push_str(&word);
            words.push(word);
        } else {
            text.push(c);
        }
    }
    (text, words)
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..600), name in select(&NAMES[..])) {
        reading(name, &bytes);
    }

    #[test]
    fn files_that_are_cut_or_mixed_are_read(
        one in select(&STARTS[..]),
        other in select(&STARTS[..]),
        cut in 0..=1000_usize,
        from in 0..=1000_usize,
        name in select(&NAMES[..]),
    ) {
        let at = |bytes: &[u8], share: usize| bytes.len() * share / 1000;
        let cut = at(one, cut);
        let from = at(other, from);
        reading(name, &one[..cut]);
        reading(name, &[&one[..cut], &other[from..]].concat());
    }

    #[test]
    fn files_with_a_few_flipped_bits_are_read(
        start in select(&STARTS[..]),
        flips in prop::collection::vec((0..=999_usize, 0..8_u8), 1..5),
        name in select(&NAMES[..]),
    ) {
        let mut bytes = start.to_vec();
        for (share, bit) in flips {
            let at = bytes.len() * share / 1000;
            bytes[at] ^= 1 << bit;
        }
        reading(name, &bytes);
    }

    #[test]
    fn no_word_of_a_text_is_lost(
        lines in prop::collection::vec(line(), 1..24),
        between in select(&["\n", "\n\n", "\r\n\r\n"][..]),
    ) {
        let (text, marks) = marked(&lines, between);
        let reading = reading("a.txt", text.as_bytes());
        let told: Vec<String> = reading.articles.iter().map(words).collect();
        let told = told.join("\n");
        for mark in marks {
            prop_assert!(told.contains(&mark) || reading.articles.is_empty(), "{} of {:?} in {}", mark, text, told);
        }
    }
}
