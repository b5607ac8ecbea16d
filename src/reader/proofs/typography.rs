//! What holds for pages that are justified and hyphenated.

use proptest::prelude::*;

use super::build::{matcher, set_as, story};
use crate::article::{Article, Block, Inline, Kind, Marker};
use crate::keywords::{Match, Matcher};
use crate::reader::{
    Find, Hyphenation, Images, LinkNumbers, Marking, Page, Typography, layout_with,
};
use crate::search::Marks;
use crate::text::Clean;
use crate::text::width::width;
use crate::user::Added;

const BOTH: Typography = Typography {
    measure_cells: 100,
    is_justified: true,
    hyphenation: Hyphenation::OfArticle,
    images: Images::All,
    links: LinkNumbers::Inline,
};

const PLAIN: Typography = Typography {
    measure_cells: 100,
    is_justified: false,
    hyphenation: Hyphenation::Never,
    images: Images::All,
    links: LinkNumbers::None,
};

/// Paragraphs, items and quotations of long words in several scripts.
fn any_article() -> impl Strategy<Value = Article> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "organization", "international", "Iran", "the", "security", "e\u{301}tude", "a",
            "Bundesverfassungsgericht", "well-established", "oﬃce", "правительство",
            "muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine", "14", "Uhr", "km/h", "—",
            "www.example-site.org/?first_name=value&second=other", "«\u{a0}Oui\u{a0}!\u{a0}»",
        ]).prop_map(str::to_owned),
        1 => "[東京大阪、。]{1,6}",
        1 => "[ابتثلا]{1,6}",
        1 => Just("👩\u{200d}👩\u{200d}👧".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("  ".to_owned()),
    ];
    let text = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "));
    let kind = prop_oneof![
        3 => Just(Kind::Paragraph),
        1 => Just(Kind::Item { depth: 1, marker: Marker::Number(7) }),
    ];
    let block = (kind, text, 0u8..3).prop_map(|(kind, text, quote_depth)| Block {
        quote_depth,
        ..Block::new(kind, Inline::plain(&text))
    });
    let lang = prop::sample::select(vec!["en", "de", "ru", "ja"]);
    (prop::collection::vec(block, 1..4), lang).prop_map(|(body, lang)| Article {
        body,
        lang: Some(Clean::line(lang)),
        ..story()
    })
}

/// The words of a page in their order, without white space.
fn words(page: &Page) -> String {
    let spans = page.lines.iter().flat_map(|line| &line.spans);
    let text: String = spans.map(|span| span.text.as_str()).collect();
    text.replace([' ', '│', '\n'], "")
}

/// What is marked on a page by keywords and by the find, without white space.
fn marked(page: &Page) -> [String; 2] {
    let spans = page.lines.iter().flat_map(|line| &line.spans);
    let (mut hits, mut finds) = (String::new(), String::new());
    for span in spans {
        let words = span.text.replace(' ', "");
        if span.hit.is_some() {
            hits.push_str(&words);
        }
        if span.find.is_some() {
            finds.push_str(&words);
        }
    }
    [hits, finds]
}

#[test]
fn a_paragraph_with_both_edges_even() {
    let article = Article {
        title: Clean::line("T"),
        lang: Some(Clean::line("en")),
        body: vec![Block::paragraph(
            "International organizations said the administration would reconsider its \
             representation in the neighbouring capital.",
        )],
        ..Article::default()
    };
    let page = set_as(&article, BOTH, 30);
    let shown = page.lines.iter().filter(|line| line.place.block == 1);
    let shown: Vec<String> = shown
        .map(|line| line.shown().iter().map(|span| span.text.as_str()).collect())
        .collect();
    let expected = [
        "International organizations",
        "said the administration  would",
        "reconsider its  representation",
        "in the neighbouring capital.",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn a_quotation_from_right_to_left_gets_no_hyphen() {
    let text = "ل organization ت Bundesverfassungsgericht organization";
    let article = Article {
        body: vec![Block {
            quote_depth: 1,
            ..Block::paragraph(text)
        }],
        lang: Some(Clean::line("en")),
        ..story()
    };
    let (page, plain) = (set_as(&article, BOTH, 14), set_as(&article, PLAIN, 14));
    assert_eq!(words(&page), words(&plain));
    let body: Vec<_> = page
        .lines
        .iter()
        .filter(|line| line.place.block == 1)
        .collect();
    assert!(body.len() > 2);
    assert!(body.iter().all(|line| !line.has_hyphen), "{body:?}");
    for line in &page.lines {
        let taken: usize = line.shown().iter().map(|span| width(&span.text)).sum();
        assert!(taken <= 14, "{line:?}");
    }
}

proptest! {
    #[test]
    fn no_line_is_too_wide_and_no_word_is_lost_or_changed(
        article in any_article(),
        cells in 1u16..=100,
    ) {
        let page = set_as(&article, BOTH, cells);
        let plain = set_as(&article, PLAIN, cells);
        prop_assert_eq!(words(&page), words(&plain));
        for line in &page.lines {
            let shown = line.shown();
            let taken: usize = shown.iter().map(|span| width(&span.text)).sum();
            prop_assert!(taken <= usize::from(cells).max(2), "{} in {}: {:?}", taken, cells, line);
            if line.spread_cells > 0 {
                prop_assert_eq!(taken, usize::from(cells), "{:?}", line);
            }
        }
        for pair in page.lines.windows(2) {
            let [line, next] = pair else { continue };
            if line.has_hyphen {
                let last = line.spans.last().and_then(|span| span.text.chars().next_back());
                prop_assert!(last.is_some_and(char::is_alphabetic));
                prop_assert_eq!(line.place.block, next.place.block);
            }
        }
    }

    #[test]
    fn what_is_marked_is_the_same_words(
        article in any_article(),
        typed in prop::sample::select(vec!["organization", "national", "the", "y i", "tu", "京"]),
        cells in 1u16..=100,
    ) {
        let matcher: &Matcher = &matcher(&[
            ("organization", Match::Plain),
            ("gericht", Match::Part),
            ("office", Match::Plain),
            ("правительство", Match::Plain),
            ("étude", Match::Plain),
        ]);
        let find = Find::parse(typed).unwrap().unwrap();
        let marking = Marking { matcher, marks: &Marks::default(), find: Some(&find), new_from: None };
        let set = |typography| layout_with(&article, marking, &Added::default(), typography, cells);
        let (page, plain) = (set(BOTH), set(PLAIN));
        prop_assert_eq!(marked(&page), marked(&plain));
        let groups = |page: &Page| page.hits.iter().map(|hit| hit.group).collect::<Vec<_>>();
        prop_assert_eq!(groups(&page), groups(&plain));
        prop_assert_eq!(page.finds.len(), plain.finds.len());
        for hit in &page.hits {
            let spans = &page.lines[hit.line].spans;
            prop_assert!(spans.iter().any(|span| span.hit == Some(hit.group)));
        }
    }
}
