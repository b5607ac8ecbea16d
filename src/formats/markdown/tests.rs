//! Pieces of Markdown, block by block, and what may be done to a parser.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::article::{Block, Kind, Marker};
use crate::formats::{Budget, markdown, text};

/// A block in short: a sign for what it is, a `>` for each quotation, and its words.
pub(super) fn short(block: &Block) -> String {
    let quotes = ">".repeat(usize::from(block.quote_depth));
    let sign = match &block.kind {
        Kind::Paragraph => "p".to_owned(),
        Kind::Heading(level) => format!("h{level}"),
        Kind::Item { depth, marker } => match marker {
            Marker::Bullet => format!("{depth}*"),
            Marker::Number(number) => format!("{depth}{number}."),
            Marker::Letter(..) => format!("{depth}{}.", marker.number().unwrap()),
            Marker::Continued => format!("{depth}+"),
        },
        Kind::Code => "code".to_owned(),
        Kind::Rule => return format!("{quotes}rule"),
        Kind::Table(table) => format!("table{}", if table.has_header { "#" } else { "" }),
        Kind::Image(image) => {
            let parts = [&image.src, &image.alt, &image.caption, &image.credit];
            let parts = parts.map(|part| {
                part.as_ref()
                    .map_or_else(|| "-".to_owned(), ToString::to_string)
            });
            return format!("{quotes}img {}", parts.join(" "));
        }
    };
    let within = match block.item_depth.checked_sub(1) {
        Some(depth) => format!("{depth}+"),
        None => String::new(),
    };
    format!("{quotes}{within}{sign} {}", block.plain())
}

fn blocks(text: &str) -> Vec<String> {
    let blocks = markdown::blocks(text, &Budget::default());
    blocks.iter().map(short).collect()
}

#[test]
fn every_kind_of_block_is_set() {
    for (text, expected) in [
        (
            "# A\n\nOne\ntwo.\n\nB\n===\n\n###### C",
            &["h1 A", "p One two.", "h1 B", "h6 C"][..],
        ),
        (
            "- a\n- b\n  - c\n\n    more c\n1. d\n2. e",
            &["0* a", "0* b", "1* c", "1+ more c", "01. d", "02. e"],
        ),
        ("7. a\n8. b\n", &["07. a", "08. b"]),
        ("- [ ] to do\n- [x] done", &["0* ☐ to do", "0* ☑ done"]),
        ("> a\n>\n> > b\n\nc", &[">p a", ">>p b", "p c"]),
        ("> - a\n>   > b", &[">0* a", ">>0+ b"]),
        (
            "1. a\n\n   ```\n   b\n   ```\n\n   > c\n\n   - d\n\n     | x |\n     |---|\n     | 1 |\n\n   e\n\nf",
            &[
                "01. a",
                "0+code b",
                ">0+ c",
                "1* d",
                "1+table# x\n1",
                "0+ e",
                "p f",
            ],
        ),
        (
            "- a\n\n  <ol type=a><li>b</ol>\n- ![c](c.png)",
            &["0* a", "1a. b", "img c.png c - -"],
        ),
        (
            "```rust\nfn a() {\n    b\n}\n```\n\n    x\n    y",
            &["code fn a() {\n    b\n}", "code x\ny"],
        ),
        (
            "| a | b |\n|---|---|\n| 1 | *2* |\n| 3 |",
            &["table# a\tb\n1\t2\n3\t"],
        ),
        ("a\n\n---\n\nb", &["p a", "rule", "p b"]),
        (
            "![alt](p.jpg \"A bridge. / IRNA news agency\")",
            &["img p.jpg alt A bridge. IRNA news agency"],
        ),
        (
            "One ![alt](p.jpg) two.",
            &["p One two.", "img p.jpg alt - -"],
        ),
        (
            "[![alt](p.jpg)](https://example.org)\n*Below.*",
            &["img p.jpg alt - -", "p Below."],
        ),
        (
            "One[^1] and[^b].\n\n[^b]: Note b.\n\n[^1]: Note one.\n\n    More.\n\nTwo.",
            &[
                "p One[1] and[b].",
                "p Two.",
                "p [b] Note b.",
                "p [1] Note one.",
                "p More.",
            ],
        ),
        ("a  \nb\\\nc<br>d", &["p a\nb\nc\nd"]),
        (
            "5 m<sup>2</sup>, CO<sub>2</sub>, the 1<sup>st</sup> in 1997<sup>[^b]</sup>\n\n[^b]: Note.",
            &["p 5 m², CO₂, the 1st in 1997[b]", "p [b] Note."],
        ),
        ("日本語の\n文章。\nand", &["p 日本語の文章。 and"]),
        (
            "See [[Page|words]], [[Other]] and ![[note]].",
            &["p See words, Other and note."],
        ),
        ("![[p.png|300]]", &["img p.png - - -"]),
        (
            "> [!warning] Beware\n> of this\n\n> [!note]\n> that",
            &[">p Beware", ">p of this", ">p Note", ">p that"],
        ),
        (
            "<!-- gone -->\nText <!-- gone too --> here <script>bad()</script>now",
            &["p Text here now"],
        ),
        (
            "<div>\n\nText\n\n</div>\n\n<p>One <b>two</b>.</p>",
            &["p Text", "p One two."],
        ),
        (
            "See [#12][] and [this][] and [sic] and [x][y].",
            &["p See #12 and this and [sic] and x."],
        ),
        (
            "~~gone~~ `a  b` <https://example.org> x",
            &["p gone a b https://example.org x"],
        ),
        ("", &[]),
    ] {
        assert_eq!(blocks(text), expected, "{text}");
    }
}

#[test]
fn words_keep_their_looks_and_links() {
    let text = "a *i **bi*** `c` ~~s~~ [l](https://example.org/x) [[w]] [h](#h) <b>html</b> me@example.org <me@example.org>";
    let blocks = markdown::blocks(text, &Budget::default());
    let inline = &blocks[0].inline;
    let seen = inline.runs.iter().map(|run| {
        let style = run.style;
        let looks = [
            (style.bold, 'b'),
            (style.italic, 'i'),
            (style.code, 'c'),
            (style.struck, 's'),
        ];
        let looks: String = looks
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, sign)| sign)
            .collect();
        let words = inline.text.get(run.range.clone()).unwrap();
        format!(
            "{words}|{looks}|{}",
            run.link.as_deref().unwrap_or_default()
        )
    });
    assert_eq!(
        seen.collect::<Vec<_>>(),
        [
            "i |i|",
            "bi|bi|",
            "c|c|",
            "s|s|",
            "l||https://example.org/x",
            "html|b|",
            "me@example.org||mailto:me@example.org"
        ]
    );
}

#[test]
fn towers_and_floods_cost_little_and_lose_no_words() {
    let deep = |sign: &str, count: usize| format!("{}words", sign.repeat(count));
    let towers = [
        deep("> ", 100_000),
        deep(">", 100_000),
        deep("- ", 50_000),
        deep("1. ", 50_000),
        deep("[", 50_000),
        deep("![[", 30_000),
        deep("*a _b ", 30_000),
        deep("`", 100_000),
        deep("<b>", 50_000),
        deep("<!-- ", 50_000),
        deep("# ", 100_000),
        deep("[^a]: ", 20_000),
        deep("|a", 50_000),
        deep("{{< x ", 50_000),
        deep("\\", 100_000),
        deep("&", 100_000),
        deep("<a href=\"", 30_000),
        "a".repeat(3 << 20),
        "word ".repeat(600_000),
        (0..700).fold(String::new(), |text, level| {
            text + &" ".repeat(level * 2) + "- x\n"
        }),
    ];
    for tower in &towers {
        let started = Instant::now();
        let budget = Budget::with_time(Duration::from_secs(5));
        let blocks = markdown::blocks(tower, &budget);
        let head: String = tower.chars().take(12).collect();
        assert!(
            !blocks.is_empty() || tower.starts_with(['<', '`']),
            "{head}"
        );
        assert!(
            started.elapsed() < Duration::from_secs(8),
            "{head} {:?}",
            started.elapsed()
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_plain_words_stay(words in proptest::collection::vec("[a-z]{1,8}|[#>*_`\\[\\]()|!-]{1,4}|\\{\\{|%\\}|<b>|\n|\n\n|    |---\n|é日", 0..40)) {
        let text = words.join(" ");
        let blocks = markdown::blocks(&text, &Budget::default());
        for block in &blocks {
            for run in &block.inline.runs {
                prop_assert!(block.inline.text.get(run.range.clone()).is_some());
            }
        }
    }
}

#[test]
fn a_table_without_end_is_words() {
    for text in [
        format!("|{}\n|---|\n| a |\n", " a |".repeat(300_000)),
        format!("|{}\n| a | b |\n", " a |".repeat(2_000)),
    ] {
        let blocks = text::blocks(&text, &Budget::default());
        assert!(
            !blocks
                .iter()
                .any(|block| matches!(block.kind, Kind::Table(_)))
        );
        assert!(
            blocks
                .iter()
                .any(|block| block.inline.text.contains("| a | a |"))
        );
    }
    let rows = "| a | b |\n".repeat(100_000);
    let blocks = markdown::blocks(&format!("| a | b |\n|---|---|\n{rows}"), &Budget::default());
    assert!(
        !blocks
            .iter()
            .any(|block| matches!(block.kind, Kind::Table(_)))
    );
}
