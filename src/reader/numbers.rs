//! The numbers of links on the page, by which they are opened: in the text, or beside it.
//!
//! They are only in what is [shown](Line::shown), as hyphens and the spaces of even edges are: finding,
//! marking and copying never meet them. Where they stand in the text, lines are broken with room for
//! them.

use std::ops::Range;

use crate::reader::fragment::Fragment;
use crate::reader::galley::span;
use crate::reader::typography::LinkNumbers;
use crate::reader::{Line, Link, Page, Place, Role, Span};

/// The narrowest pane that numbers stand beside the text in.
const NARROWEST_CELLS: u16 = 50;

/// The number of a link that is shown in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Bytes into the text at which the words of the link end.
    end: usize,
    /// The cells that it takes.
    cells: usize,
}

/// Numbers beside a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The line.
    pub line: usize,
    /// The number of the first link that begins on it.
    pub number: u32,
    /// Whether others begin on it too.
    pub has_more: bool,
}

impl Beside {
    /// The number as it is shown, with a sign that others follow.
    pub fn label(self) -> String {
        let more = if self.has_more { "+" } else { "" };
        format!("{}{more}", self.number)
    }
}

/// The numbers of the links of `links` in `text`, which begins at `begin`.
pub(crate) fn within(links: &[Link], begin: Place, text: &str) -> Vec<Number> {
    let first = links.partition_point(|link| link.place < begin);
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let end = Place {
        offset: begin.offset.saturating_add(length),
        ..begin
    };
    let of_text = links.iter().enumerate().skip(first);
    let of_text = of_text.take_while(|(_, link)| link.place < end);
    let numbers = of_text.filter_map(|(place, link)| {
        let start = link.place.offset.checked_sub(begin.offset)? as usize;
        let end = link.end.checked_sub(begin.offset)? as usize;
        let words = text.get(start..end)?.trim_end();
        let cells = label(u32::try_from(place + 1).ok()?).len();
        let end = start + words.len();
        (!words.is_empty()).then_some(Number { end, cells })
    });
    numbers.collect()
}

/// `numbers` of a text that begins at byte `start` of another, as those of the other.
pub(crate) fn moved(numbers: Vec<Number>, start: usize) -> Vec<Number> {
    let moved = |number: Number| Number {
        end: start + number.end,
        ..number
    };
    numbers.into_iter().map(moved).collect()
}

/// The cells of all `numbers`.
pub(crate) fn cells(numbers: &[Number]) -> usize {
    numbers.iter().map(|number| number.cells).sum()
}

/// The cells of the widest of `numbers`.
pub(crate) fn widest(numbers: &[Number]) -> usize {
    let cells = numbers.iter().map(|number| number.cells);
    cells.max().unwrap_or(0)
}

/// Makes room in the fragments of the line at `hard` for the numbers that end there; those that would
/// make a fragment wider than `cells` are left out.
pub(crate) fn make_room(
    numbers: &mut Vec<Number>,
    hard: &Range<usize>,
    fragments: &mut [Fragment],
    cells: usize,
) {
    numbers.retain(|number| {
        let is_here = hard.start < number.end && number.end <= hard.end;
        if !is_here {
            return true;
        }
        let end = number.end - hard.start;
        let place = fragments.partition_point(|fragment| fragment.end < end);
        let Some(fragment) = fragments.get_mut(place) else {
            return false;
        };
        let taken = (fragment.cells + fragment.hyphen_cells) as usize + number.cells;
        if taken > cells {
            return false;
        }
        fragment.cells += u32::try_from(number.cells).unwrap_or(0);
        true
    });
}

/// Whether one of `numbers` follows on the bytes of `range`.
pub(crate) fn ends_in(numbers: &[Number], range: Range<usize>) -> bool {
    let after_start = numbers.partition_point(|number| number.end <= range.start);
    let next = numbers.get(after_start);
    next.is_some_and(|number| number.end <= range.end)
}

/// `spans` with the numbers that are shown after them.
pub(crate) fn put_in(spans: Vec<Span>) -> Vec<Span> {
    let with_number = |shown: Span| {
        let number = shown.link.filter(|_| shown.has_number);
        let number = number.map(|number| span(&label(number), Role::LinkNumber));
        std::iter::once(shown).chain(number)
    };
    spans.into_iter().flat_map(with_number).collect()
}

/// The cells beside a text of so many links in a pane of `width_cells`; 0 where no number stands there.
pub(crate) fn gutter_cells(place: LinkNumbers, links: usize, width_cells: u16) -> u16 {
    let is_beside = place == LinkNumbers::Margin && width_cells >= NARROWEST_CELLS;
    let digits = links.checked_ilog10().filter(|_| is_beside);
    // The sign that others follow, and a space.
    digits.map_or(0, |digits| u16::try_from(digits + 3).unwrap_or(0))
}

fn label(number: u32) -> String {
    format!("[{number}]")
}

impl Page {
    /// Notes which spans are part of which of `links`, and on which line each begins.
    pub(crate) fn number_links(&mut self, links: Vec<Link>) {
        let mut is_seen = vec![false; links.len()];
        for (number, line) in self.lines.iter_mut().enumerate() {
            let first = links.partition_point(|link| link.place.block < line.place.block);
            let of_block = links.get(first..).unwrap_or_default();
            if of_block
                .first()
                .is_none_or(|link| link.place.block > line.place.block)
            {
                continue;
            }
            let mut beside: Option<Beside> = None;
            for place in number_line(line, first, &links) {
                if is_seen
                    .get_mut(place)
                    .is_none_or(|is_seen| std::mem::replace(is_seen, true))
                {
                    continue;
                }
                match &mut beside {
                    Some(beside) => beside.has_more = true,
                    None => {
                        beside = Some(Beside {
                            line: number,
                            number: u32::try_from(place + 1).unwrap_or(u32::MAX),
                            has_more: false,
                        });
                    }
                }
            }
            self.beside.extend(beside);
        }
        self.links = links;
    }

    /// The numbers beside `line`.
    pub fn beside(&self, line: usize) -> Option<Beside> {
        let place = self
            .beside
            .binary_search_by_key(&line, |beside| beside.line);
        self.beside.get(place.ok()?).copied()
    }
}

/// Notes which spans of `line` are part of which links; gives the places of these in `links`, of which
/// those of the block begin at `first`.
fn number_line(line: &mut Line, first: usize, links: &[Link]) -> Vec<usize> {
    let block = line.place.block;
    let mut places = Vec::new();
    for span in &mut line.spans {
        let Some(offset) = span.offset else { continue };
        let of_block = links.get(first..).unwrap_or_default();
        let before = of_block
            .partition_point(|link| (link.place.block, link.place.offset) <= (block, offset));
        let Some(place) = before.checked_sub(1).map(|before| first + before) else {
            continue;
        };
        if links.get(place).is_some_and(|link| offset < link.end) {
            span.link = u32::try_from(place + 1).ok();
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Kind, Run, Style, Table};
    use crate::keywords::Matcher;
    use crate::reader::{Typography, layout_as, links};
    use crate::text::{Clean, width};

    /// Text in which `[words]` are links.
    fn linked(text: &str) -> Inline {
        let mut plain = String::new();
        let mut runs = Vec::new();
        let mut start = 0;
        for sign in text.chars() {
            match sign {
                '[' => start = plain.len(),
                ']' => runs.push(Run {
                    range: start..plain.len(),
                    style: Style::default(),
                    link: Some(Clean::line(&format!("https://example.org/{start}"))),
                }),
                sign => plain.push(sign),
            }
        }
        let text = Clean::text(&plain);
        Inline { text, runs }
    }

    fn article() -> Article {
        let mut quote = Block::paragraph("");
        quote.quote_depth = 1;
        quote.inline = linked("Said [in the other report on ships].");
        let row = ["[one]", "no", "[two]"].map(linked).to_vec();
        let table = Kind::Table(Table {
            has_header: false,
            rows: vec![row],
        });
        let paragraph = |text| Block::new(Kind::Paragraph, linked(text));
        Article {
            body: vec![
                paragraph("See [the report] and [another], or 港[の船]を."),
                Block::new(Kind::Heading(2), linked("[A heading]")),
                quote,
                Block::new(table, Inline::default()),
                paragraph("السفن في [الميناء] هنا"),
            ],
            ..Article::default()
        }
    }

    fn page(links: LinkNumbers, cells: u16) -> Page {
        let typography = Typography {
            links,
            measure_cells: cells,
            ..Typography::default()
        };
        layout_as(&article(), &Matcher::default(), typography)
    }

    #[test]
    fn numbers_follow_the_words_and_count_as_the_links_do() {
        let page = page(LinkNumbers::Inline, 30);
        let line = |line: &Line| {
            let spans = line.shown();
            spans
                .iter()
                .map(|span| span.text.as_str())
                .collect::<String>()
        };
        let shown: Vec<_> = page.lines.iter().map(line).collect();
        let text = shown.join("\n");
        for expected in [
            "the report[1] and",
            "another[2],",
            "の船[3]を.",
            "\nA heading[4]\n",
            "one[6] │ no │ two[7]\n",
            "الميناء[8] هنا",
        ] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
        let wrapped = shown.iter().find(|line| line.contains("[5]")).unwrap();
        assert!(wrapped.starts_with("│ "), "{text}");
        assert!(shown.iter().all(|line| width::width(line) <= 30), "{text}");
        assert_eq!(links(&article()).len(), 8);
        let plain = self::page(LinkNumbers::None, 30);
        let words = |page: &Page| {
            let spans = page.lines.iter().flat_map(|line| &line.spans);
            let text: String = spans.map(|span| span.text.as_str()).collect();
            text.replace([' ', '│'], "")
        };
        assert_eq!(
            words(&page),
            words(&plain),
            "they are only in what is shown"
        );
    }

    #[test]
    fn numbers_stand_beside_the_line_on_which_a_link_begins() {
        let page = page(LinkNumbers::Margin, 60);
        let beside: Vec<_> = page.beside.iter().map(|beside| beside.label()).collect();
        assert_eq!(beside, ["1+", "4", "5", "6+", "8"]);
        assert_eq!(page.gutter_cells, 3);
        assert_eq!(self::page(LinkNumbers::Margin, 40).gutter_cells, 0);
        assert_eq!(self::page(LinkNumbers::None, 60).gutter_cells, 0);
        assert_eq!(gutter_cells(LinkNumbers::Margin, 0, 60), 0);
        assert_eq!(gutter_cells(LinkNumbers::Margin, 10, 60), 4);
    }

    #[test]
    fn every_word_of_a_link_knows_its_number() {
        for cells in [12, 20, 60] {
            let page = page(LinkNumbers::Inline, cells);
            let mut words = vec![String::new(); page.links.len()];
            for span in page.lines.iter().flat_map(|line| &line.spans) {
                if let Some(number) = span.link {
                    words[number as usize - 1].push_str(&span.text);
                }
            }
            let plain = |text: &str| text.replace(' ', "");
            let expected: Vec<_> = page.links.iter().map(|link| plain(&link.words)).collect();
            let words: Vec<_> = words.iter().map(|words| plain(words)).collect();
            assert_eq!(words, expected, "{cells}");
        }
    }
}
