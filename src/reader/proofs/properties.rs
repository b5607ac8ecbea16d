//! What holds for every page at every width.

use proptest::prelude::*;

use super::build::{clean, matcher, set, set_in_pane, set_with_marks, shown, story};
use crate::article::{
    Article, Block, Image, Inline, Kind, Letters, Marker, Run, Style, Table, texts,
};
use crate::keywords::{Match, Matcher, counts};
use crate::query::parse;
use crate::reader::{Find, Marking, Page, Role, layout};
use crate::search::Marks;
use crate::text::Clean;
use crate::text::fold::folded;
use crate::text::stem::Stems;
use crate::text::width::width;

/// Words of many scripts.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{1,9}",
        1 => "[東京大阪、。]{1,6}",
        1 => "[ابتثلا]{1,6}",
        1 => "[e\u{301}]{1,3}",
        1 => Just("👩\u{200d}👩\u{200d}👧".to_owned()),
        1 => Just("https://example.org/a/very/long/path-to-something".to_owned()),
        1 => Just("\n".to_owned()),
        1 => "[0-9]{1,5}",
    ];
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

/// Text with runs over it, some of them links.
fn inline() -> impl Strategy<Value = Inline> {
    (words(), prop::collection::vec(0usize..40, 0..6)).prop_map(|(words, edges)| {
        let text = Clean::text(&words);
        let mut edges: Vec<_> = edges
            .into_iter()
            .filter(|edge| text.is_char_boundary(*edge))
            .collect();
        edges.sort_unstable();
        let runs = edges.chunks_exact(2).map(|edge| Run {
            range: edge[0]..edge[1],
            style: Style::default(),
            link: (edge[0] % 2 == 0).then(|| Clean::line("https://example.org")),
        });
        let runs = runs.collect();
        Inline { text, runs }
    })
}

/// Any block at all.
fn any_block() -> impl Strategy<Value = Block> {
    let marker = prop_oneof![
        Just(Marker::Bullet),
        (0u32..2000).prop_map(Marker::Number),
        (0u32..2000).prop_map(|number| Marker::Letter(number, Letters::UpperRoman)),
        Just(Marker::Continued),
    ];
    let rows = prop::collection::vec(prop::collection::vec(inline(), 0..5), 0..4);
    let kind = prop_oneof![
        4 => Just(Kind::Paragraph),
        1 => (1u8..7).prop_map(Kind::Heading),
        2 => (0u8..20, marker).prop_map(|(depth, marker)| Kind::Item { depth, marker }),
        1 => Just(Kind::Code),
        1 => (any::<bool>(), rows).prop_map(|(has_header, rows)| Kind::Table(Table { has_header, rows })),
        1 => (words(), words()).prop_map(|(alt, credit)| Kind::Image(Image {
            alt: clean(&alt),
            credit: clean(&credit),
            ..Image::default()
        })),
        1 => Just(Kind::Rule),
    ];
    (kind, (0u8..12, 0u8..12), inline()).prop_map(|(kind, (quotes, items), inline)| Block {
        inline: match kind {
            Kind::Table(_) | Kind::Image(_) | Kind::Rule => Inline::default(),
            _ => inline,
        },
        kind,
        quote_depth: quotes.saturating_sub(8),
        item_depth: items.saturating_sub(8),
    })
}

fn any_article() -> impl Strategy<Value = Article> {
    let body = prop::collection::vec(any_block(), 0..8);
    (words(), words(), prop::collection::vec(words(), 0..3), body).prop_map(
        |(title, author, tags, body)| Article {
            title: Clean::line(&title),
            authors: vec![Clean::line(&author)],
            tags: tags.iter().map(|tag| Clean::line(tag)).collect(),
            body,
            ..story()
        },
    )
}

/// All that is written in the body, without white space.
fn written(article: &Article) -> String {
    let text = |block: &Block| match &block.kind {
        Kind::Image(image) => [&image.alt, &image.credit]
            .into_iter()
            .flatten()
            .map(Clean::as_str)
            .collect(),
        _ => block.plain(),
    };
    let body: String = article.body.iter().map(text).collect();
    body.split_whitespace().collect()
}

/// All that stands on the page for the body, without white space and what the program adds.
fn printed(page: &Page) -> String {
    let added = |role: Role| {
        matches!(
            role,
            Role::QuoteBar | Role::Marker | Role::Rule | Role::Note | Role::Own
        )
    };
    let spans = page.lines.iter().filter(|line| line.place.block > 0);
    let spans = spans.flat_map(|line| &line.spans);
    let text: String = spans
        .filter(|span| !added(span.role))
        .map(|span| span.text.as_str())
        .collect();
    let text: String = text.split_whitespace().collect();
    text.replace("[image:", "").replace([']', '/'], "")
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_measure(article in any_article(), cells in 1u16..=100) {
        let page = set(&article, cells);
        for line in &page.lines {
            let taken: usize = line.spans.iter().map(|span| width(&span.text)).sum();
            // One character may be wider than a measure of one cell.
            let most = usize::from(cells.min(72)).max(2);
            prop_assert!(taken <= most, "{} in {}: {:?}", taken, cells, line);
            prop_assert!(line.spans.iter().all(|span| !span.text.contains('\n')));
        }
    }

    #[test]
    fn only_a_table_is_wider_than_the_measure_and_none_than_the_pane(
        article in any_article(),
        (cells, pane) in (1u16..=60, 1u16..=100),
    ) {
        let page = set_in_pane(&article, cells, pane);
        for line in &page.lines {
            let taken: usize = line.spans.iter().map(|span| width(&span.text)).sum();
            let block = (line.place.block as usize).checked_sub(1);
            let block = block.and_then(|block| article.body.get(block));
            let is_table = block.is_some_and(|block| matches!(block.kind, Kind::Table(_)));
            let most = if is_table { page.widest_cells.max(page.width_cells) } else { page.width_cells };
            prop_assert!(taken <= usize::from(most).max(2), "{} in {}: {:?}", taken, most, line);
            prop_assert!(most <= pane);
        }
    }

    #[test]
    fn no_word_of_the_body_is_lost(article in any_article(), cells in 1u16..=100) {
        let mut article = article;
        // Cells are set side by side, so that their words are not in order.
        article.body.retain(|block| !matches!(block.kind, Kind::Table(_)));
        let page = set(&article, cells);
        let written = written(&article).replace([']', '/'], "");
        prop_assert_eq!(printed(&page), written);
    }

    #[test]
    fn no_word_of_a_table_is_lost(article in any_article(), cells in 1u16..=100) {
        let mut article = article;
        article.body.retain(|block| matches!(block.kind, Kind::Table(_)));
        let page = set(&article, cells);
        let mut left: Vec<char> = printed(&page).chars().collect();
        left.sort_unstable();
        let mut wanted: Vec<char> = written(&article).replace('/', "").chars().collect();
        wanted.sort_unstable();
        let mut left = left.into_iter();
        for character in wanted {
            prop_assert!(left.any(|one| one == character), "{} is lost", character);
        }
    }

    #[test]
    fn a_place_is_found_again_at_every_width(
        article in any_article(),
        widths in (1u16..=100, 1u16..=100),
    ) {
        let pages = [set(&article, widths.0), set(&article, widths.1)];
        for page in &pages {
            prop_assert!(page.lines.is_sorted_by_key(|line| line.place));
            prop_assert!(page.paragraphs.is_sorted() && page.headings.is_sorted());
            for line in 0..page.lines.len() {
                let place = page.place_at(line);
                prop_assert_eq!(page.place_at(page.line_of(place)), place);
            }
        }
        let [from, to] = &pages;
        for line in &from.lines {
            let found = to.line_of(line.place);
            prop_assert!(to.place_at(found) <= line.place);
            let next = to.lines.get(found + 1);
            prop_assert!(next.is_none_or(|next| next.place > line.place));
        }
    }

    #[test]
    fn every_hit_is_counted_once_and_marked_where_it_starts(
        article in any_article(),
        cells in 1u16..=100,
    ) {
        let matcher = matcher(&[
            ("[0-9]+", Match::Regex),
            ("secretary", Match::Plain),
            ("[a-c] [a-z]+", Match::Regex),
            ("e", Match::Part),
            ("東京", Match::Plain),
            ("\\pL+", Match::Regex),
        ]);
        let page = layout(&article, &matcher, cells);
        let mut found = std::collections::BTreeMap::new();
        for hit in &page.hits {
            *found.entry(hit.group).or_insert(0) += 1;
            let spans = &page.lines[hit.line].spans;
            prop_assert!(spans.iter().any(|span| span.hit == Some(hit.group)));
        }
        let found: Vec<(u16, u32)> = found.into_iter().collect();
        prop_assert_eq!(found, counts::count(&article, &matcher));
        prop_assert!(page.hits.is_sorted_by_key(|hit| hit.line));
    }

    #[test]
    fn every_place_that_was_searched_for_is_marked_once_and_in_order(
        article in any_article(),
        cells in 1u16..=100,
    ) {
        let tree = parse("secretary OR e* OR /[0-9]+/ OR 東京 OR author:/[A-Z]/ OR title:a*").unwrap().tree;
        let marks = Marks::of(&tree, &[Stems::default()]);
        let marking = Marking {
            matcher: &matcher(&[("e", Match::Part)]),
            marks: &marks,
            find: None,
            new_from: None,
        };
        let page = set_with_marks(&article, marking, cells);
        let there = texts::texts(&article).map(|(zone, text)| marks.hits(text, zone, article.lang.as_deref()).len());
        prop_assert_eq!(page.found.len(), there.sum::<usize>());
        prop_assert!(page.found.is_sorted());
        let mut next = 0;
        for (number, line) in page.lines.iter().enumerate() {
            for found in line.spans.iter().filter_map(|span| span.found) {
                if found == next {
                    prop_assert_eq!(page.found[found as usize], number);
                    next += 1;
                }
                prop_assert!(found < next);
            }
        }
        prop_assert_eq!(next as usize, page.found.len());
    }

    #[test]
    fn what_one_finds_is_marked_exactly_across_looks_and_line_ends(
        article in any_article(),
        typed in prop::sample::select(vec!["e", "se", "東", "/[0-9]+/", "s t", "Tehran", "é"]),
        cells in 1u16..=100,
    ) {
        let find = Find::parse(typed).unwrap().unwrap();
        let bare = layout(&article, &Matcher::default(), cells);
        let matcher = matcher(&[("e", Match::Part), ("東京", Match::Plain)]);
        let marking = Marking {
            matcher: &matcher,
            marks: &Marks::of(&parse("e* OR /[0-9]+/").unwrap().tree, &[Stems::default()]),
            find: Some(&find),
            new_from: None,
        };
        let page = set_with_marks(&article, marking, cells);
        // Nothing moves: the same words on the same lines.
        prop_assert_eq!(shown(&page), shown(&bare));
        prop_assert!(page.finds.is_sorted());
        for (number, line) in page.finds.iter().enumerate() {
            let number = u32::try_from(number).unwrap();
            let first = page.lines[*line].spans.iter().position(|span| span.find == Some(number));
            prop_assert!(first.is_some(), "{} is not on its line", number);
            let marked = page.lines.iter().skip(*line).filter_map(|line| {
                let marked = line.spans.iter().filter(|span| span.find == Some(number));
                let marked: String = marked.map(|span| span.text.as_str()).collect();
                (!marked.is_empty()).then_some(marked)
            });
            // A line end stands for a space, or for nothing where a word was cut.
            let marked = marked.collect::<String>().replace([' ', '\n'], "");
            let is_whole = match find.pattern() {
                Some(_) => find.places(&marked).first() == Some(&(0..marked.len())),
                None => folded(&marked) == folded(&typed.replace(' ', "")),
            };
            prop_assert!(is_whole, "{:?} is not {}", marked, typed);
        }
    }
}
