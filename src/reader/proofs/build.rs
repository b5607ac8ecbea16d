//! Small articles to be set, and pages as plain text.

use std::fmt::Write;

use crate::article::{Article, Block, Date, Image, Inline, Kind, Marker, Precision, Table};
use crate::keywords::{Group, Keywords, Match, Matcher, Word};
use crate::reader::{LinkNumbers, Marking, Page, Typography, layout, layout_as, layout_with};
use crate::search::Marks;
use crate::text::Clean;
use crate::user::Added;

/// The lines of a page as plain text, `←` before those that stand at the right edge.
pub(super) fn shown(page: &Page) -> String {
    let mut shown = String::new();
    for line in &page.lines {
        let words: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        let edge = if line.is_rtl { "←" } else { "" };
        writeln!(shown, "{edge}{}", words.trim_end()).unwrap();
    }
    shown
}

/// Sets an article that its reader has added nothing to, with all that `marking` marks.
pub(super) fn set_with_marks(article: &Article, marking: Marking<'_>, width_cells: u16) -> Page {
    let typography = Typography {
        links: LinkNumbers::None,
        ..Typography::default()
    };
    let width_cells = typography.cells_in(width_cells);
    layout_with(article, marking, &Added::default(), typography, width_cells)
}

/// Checks that the body `blocks` looks like `expected`, under the title `T`.
pub(super) fn assert_body(blocks: Vec<Block>, width_cells: u16, expected: &str) {
    let article = Article {
        title: Clean::line("T"),
        body: blocks,
        ..Article::default()
    };
    let page = shown(&set(&article, width_cells));
    let minutes = page.find("min\n").map_or(0, |place| place + 4);
    assert_eq!(
        page.get(minutes..).unwrap().trim_matches('\n'),
        expected.trim_matches('\n')
    );
}

/// Sets `article` without keywords, as `typography` has it.
pub(super) fn set_as(article: &Article, typography: Typography, width_cells: u16) -> Page {
    let measure_cells = typography.cells_in(width_cells);
    let typography = Typography {
        measure_cells,
        ..typography
    };
    layout_as(article, &Matcher::default(), typography)
}

/// Sets `article` in a pane that is wider than the measure.
pub(super) fn set_in_pane(article: &Article, measure_cells: u16, pane_cells: u16) -> Page {
    let typography = Typography {
        measure_cells,
        links: LinkNumbers::None,
        ..Typography::default()
    };
    let marking = Marking {
        matcher: &Matcher::default(),
        marks: &Marks::default(),
        find: None,
        new_from: None,
    };
    layout_with(article, marking, &Added::default(), typography, pane_cells)
}

/// Sets `article` without keywords.
pub(super) fn set(article: &Article, width_cells: u16) -> Page {
    layout(article, &Matcher::default(), width_cells)
}

pub(super) fn block(kind: Kind, text: &str) -> Block {
    Block::new(kind, Inline::plain(text))
}

pub(super) fn item(depth: u8, marker: Marker, text: &str) -> Block {
    block(Kind::Item { depth, marker }, text)
}

pub(super) fn quoted(quote_depth: u8, block: Block) -> Block {
    Block {
        quote_depth,
        ..block
    }
}

pub(super) fn within_items(item_depth: u8, block: Block) -> Block {
    Block {
        item_depth,
        ..block
    }
}

pub(super) fn table(has_header: bool, rows: &[&[&str]]) -> Block {
    let row = |row: &&[&str]| row.iter().map(|cell| Inline::plain(cell)).collect();
    let rows = rows.iter().map(row).collect();
    Block::new(Kind::Table(Table { has_header, rows }), Inline::default())
}

pub(super) fn date(year: i16, hour: Option<i8>) -> Date {
    Date {
        raw: Clean::default(),
        local: jiff::civil::DateTime::constant(year, 10, 13, hour.unwrap_or(0), 44, 0, 0),
        precision: if hour.is_some() {
            Precision::Minute
        } else {
            Precision::Date
        },
        offset_minutes: None,
        from: "text",
    }
}

/// A fact that the file states, unless it is empty.
pub(super) fn clean(text: &str) -> Option<Clean> {
    (!text.is_empty()).then(|| Clean::line(text))
}

pub(super) fn story() -> Article {
    Article {
        title: Clean::line("Iran and Russia widen security ties at a meeting in Tehran"),
        subtitle: clean("Two secretaries meet"),
        authors: vec![Clean::line("Nigar Bayramli"), Clean::line("Orkhan Jalilov")],
        source: clean("Caspian News"),
        section: clean("Politics"),
        published: Some(date(2023, None)),
        updated: Some(date(2024, Some(3))),
        tags: vec![Clean::line("Iran"), Clean::line("#Middle East")],
        image: Some(Image {
            caption: clean("The two secretaries shake hands in Tehran"),
            credit: clean("IRNA"),
            ..Image::default()
        }),
        body: vec![
            Block::paragraph("The first paragraph goes on over a line."),
            block(Kind::Heading(2), "What is next"),
            Block::paragraph("The second."),
        ],
        ..Article::default()
    }
}

/// A matcher of so many words, a group each.
pub(super) fn matcher(words: &[(&str, Match)]) -> Matcher {
    let group = |(text, rule): &(&str, Match)| Group {
        name: Clean::line(text),
        color: None,
        words: vec![Word {
            text: (*text).to_owned(),
            rule: *rule,
        }],
        number: 0,
    };
    Matcher::new(Keywords {
        groups: words.iter().map(group).collect(),
        stamp: [0; 16],
    })
}
