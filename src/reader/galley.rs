//! The page while it grows: as printers call the tray that set lines are put in.
//!
//! Everything set goes through here, so that places, hits and the limit on lines are kept in one
//! spot.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use crate::article::{Style, Zone};
use crate::keywords::{Hit, Match, Matcher};
use crate::reader::find::Find;
use crate::reader::highlight::Marked;
use crate::reader::hits::{Hits, PageHit};
use crate::reader::hyphens::Hyphens;
use crate::reader::numbers::{self, Number};
use crate::reader::wrap::{self, Broken};
use crate::reader::{
    Line, Link, LinkNumbers, Page, Place, Role, Span, Typography, direction, justify,
};
use crate::search::Marks;
use crate::text::{Clean, width};

/// The most lines of a page, some twenty megabytes of text at a full measure: what is longer is cut
/// and says so, rather than take the memory of the machine.
const MOST_LINES: usize = 300_000;

/// Cells of the words that a pattern has matched that are kept to be said.
const MATCHED: usize = 60;

/// The offset of the blank line after a block: beyond all its text.
pub(crate) const AFTER_BLOCK: u32 = u32::MAX;

/// A page that grows.
#[derive(Debug)]
pub(crate) struct Galley<'a> {
    /// The page so far.
    pub page: Page,
    /// The block that is being set: 0 for the head, then one more than its number.
    pub block: u32,
    /// The measure.
    pub cells: usize,
    /// The width of the pane, which tables may have.
    pub pane_cells: usize,
    /// How its reader likes text set.
    pub typography: Typography,
    /// Where the words of the article may be parted.
    pub hyphens: Rc<Hyphens>,
    matcher: &'a Matcher,
    marks: &'a Marks,
    find: Option<&'a Find>,
    new_from: Option<u32>,
    lang: Option<&'a str>,
    /// The links of the article.
    pub links: Vec<Link>,
    /// Places that were searched for and have a number.
    numbered: Cell<u32>,
    /// Places that one finds in the article and that have a number.
    numbered_finds: u32,
    is_cut: bool,
}

/// What is marked on a page.
#[derive(Debug, Clone, Copy)]
pub struct Marking<'a> {
    /// Hits of the keywords.
    pub matcher: &'a Matcher,
    /// What the list was searched for.
    pub marks: &'a Marks,
    /// What one finds in the article.
    pub find: Option<&'a Find>,
    /// The block from which on the article is new, as its number on the page: a rule stands before it.
    pub new_from: Option<u32>,
}

/// What stands beside the lines of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    /// Before the first line: bars, indent, marker.
    pub first: Vec<Span>,
    /// Before the lines that follow.
    pub rest: Vec<Span>,
    /// Before what goes on of a line of code; `None` where it is like the rest.
    pub continued: Option<Vec<Span>>,
    /// Whether the text is written from right to left; what stands before it then stands after it.
    pub is_rtl: bool,
    /// Whether both edges of the text are to be even.
    pub is_justified: bool,
}

impl Frame {
    /// The same spans before every line.
    pub(crate) fn of(beside: Vec<Span>, is_rtl: bool) -> Self {
        Self {
            first: beside.clone(),
            rest: beside,
            continued: None,
            is_rtl,
            is_justified: false,
        }
    }

    /// The cells it takes.
    pub(crate) fn cells(&self) -> usize {
        self.rest.iter().map(|span| width::width(&span.text)).sum()
    }
}

impl<'a> Galley<'a> {
    /// An empty page of `cells` for the words of `lang`, set as its reader likes.
    pub(crate) fn new(
        Marking {
            matcher,
            marks,
            find,
            new_from,
        }: Marking<'a>,
        lang: Option<&'a str>,
        (typography, cells): (Typography, usize),
    ) -> Self {
        let hyphens = Hyphens::of(typography.hyphenation.language(lang));
        Self {
            typography,
            hyphens: Rc::new(hyphens),
            page: Page::default(),
            block: 0,
            cells,
            pane_cells: cells,
            matcher,
            marks,
            find,
            new_from,
            lang,
            links: Vec::new(),
            numbered: Cell::new(0),
            numbered_finds: 0,
            is_cut: false,
        }
    }

    /// What is marked in `text`, a text of `zone`.
    pub(crate) fn hits(&self, text: &str, zone: Zone) -> Hits {
        Hits {
            keywords: self.matcher.hits(text, self.lang),
            found: self.found(text, zone),
        }
    }

    /// What was searched for in `text`, a text of `zone`.
    pub(crate) fn found(&self, text: &str, zone: Zone) -> Vec<(Range<usize>, u32)> {
        let places = self.marks.hits(text, zone, self.lang).into_iter();
        let number = |place| {
            let number = self.numbered.get();
            self.numbered.set(number.saturating_add(1));
            (place, number)
        };
        places.map(number).collect()
    }

    /// What one finds in a text that is put down, each with a number of its own.
    pub(crate) fn finds(&mut self, marked: &Marked<'_>) -> Vec<(Range<usize>, u32)> {
        let Some(find) = self.find else {
            return Vec::new();
        };
        let first = self.numbered_finds;
        let places = (first..).zip(find.places(&marked.text));
        let finds: Vec<_> = places.map(|(number, place)| (place, number)).collect();
        self.numbered_finds = first.saturating_add(u32::try_from(finds.len()).unwrap_or(u32::MAX));
        finds
    }

    /// The numbers of links that are shown in `text`, which begins `start` bytes into that of the block.
    pub(crate) fn numbers(&self, text: &str, start: usize) -> Vec<Number> {
        if self.typography.links != LinkNumbers::Inline {
            return Vec::new();
        }
        let offset = u32::try_from(start).unwrap_or(u32::MAX);
        let block = self.block;
        numbers::within(&self.links, Place { block, offset }, text)
    }

    /// Whether `text` is written from right to left.
    pub(crate) fn is_rtl(&self, text: &str) -> bool {
        direction::is_rtl(text, self.lang)
    }

    /// Notes how wide lines are that may be wider than the measure.
    pub(crate) fn note_width(&mut self, cells: usize) {
        let cells = u16::try_from(cells).unwrap_or(u16::MAX);
        self.page.widest_cells = self.page.widest_cells.max(cells);
    }

    /// Whether there was more than a page may hold.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Puts down the lines of a text; `place` says where in the block a byte of the text stands.
    /// Gives the first of the lines.
    pub(crate) fn put_text(
        &mut self,
        marked: &Marked<'_>,
        lines: &[Broken],
        frame: &Frame,
        place: impl Fn(usize) -> usize,
    ) -> usize {
        let top = self.page.lines.len();
        let finds = self.finds(marked);
        for (number, line) in lines.iter().enumerate() {
            let beside = match (number, &frame.continued) {
                (0, _) => &frame.first,
                (_, Some(continued)) if line.is_continued => continued,
                _ => &frame.rest,
            };
            let mut spans = Vec::new();
            marked.cut(line, &finds, &mut spans);
            self.put_line(
                framed(beside, spans, frame.is_rtl),
                place(line.range.start),
                frame.is_rtl,
            );
            let is_last = lines.get(number + 1).is_none_or(|next| !next.is_continued);
            self.finish_line(line, frame, is_last);
        }
        for hit in &marked.hits {
            let line = lines.partition_point(|line| line.range.start <= hit.range.start);
            self.put_hit(top + line.saturating_sub(1), hit, &marked.text);
        }
        top
    }

    /// Finishes the line that was put down last: its hyphen, and its right edge.
    fn finish_line(&mut self, broken: &Broken, frame: &Frame, is_last: bool) {
        if self.is_cut {
            return;
        }
        let room = self.cells.saturating_sub(frame.cells() + broken.cells);
        let is_even = frame.is_justified && !is_last;
        if let Some(line) = self.page.lines.last_mut() {
            line.has_hyphen = broken.has_hyphen;
            if is_even {
                line.spread_cells = justify::spread_cells(&line.spans, room);
            }
        }
    }

    /// Puts down one line whose first word stands `offset` bytes into the block.
    pub(crate) fn put_line(&mut self, spans: Vec<Span>, offset: usize, is_rtl: bool) {
        if self.page.lines.len() >= MOST_LINES {
            self.is_cut = true;
            return;
        }
        let offset = u32::try_from(offset).map_or(AFTER_BLOCK - 1, |it| it.min(AFTER_BLOCK - 1));
        let block = self.block;
        self.page.lines.push(Line {
            spans,
            place: Place { block, offset },
            is_rtl,
            spread_cells: 0,
            has_hyphen: false,
        });
    }

    /// Puts down a blank line after the block before; the bars of quotations go on through it.
    pub(crate) fn put_blank(&mut self, bars: &Frame) {
        if self.page.lines.len() >= MOST_LINES {
            return;
        }
        let place = Place {
            block: self.block.saturating_sub(1),
            offset: AFTER_BLOCK,
        };
        self.page.lines.push(Line {
            spans: framed(&bars.rest, Vec::new(), bars.is_rtl),
            place,
            is_rtl: bars.is_rtl,
            spread_cells: 0,
            has_hyphen: false,
        });
    }

    /// Puts down something the program says, even on a page that is full.
    pub(crate) fn put_note(&mut self, words: &str) {
        let place = Place {
            block: self.block,
            offset: 0,
        };
        let lines = wrap::plain_lines(words, self.cells).into_iter();
        self.page.lines.extend(lines.map(|line| Line {
            spans: vec![span(&line, Role::Note)],
            place,
            is_rtl: false,
            spread_cells: 0,
            has_hyphen: false,
        }));
    }

    /// Puts down the rule before the block that is set now, where it is the first that is new.
    pub(crate) fn put_news_rule(&mut self) {
        if self.new_from != Some(self.block) {
            return;
        }
        let words = "── new since you last read ";
        let rest = self.cells.saturating_sub(width::width(words));
        let rule = width::take(words, self.cells).to_owned() + &"─".repeat(rest);
        self.put_line(vec![span(&rule, Role::Note)], 0, false);
        self.put_line(Vec::new(), 0, false);
    }

    /// Notes a hit in `text` that starts on `line`; on a page that was cut, those beyond are on its last
    /// line.
    pub(crate) fn put_hit(&mut self, line: usize, hit: &Hit, text: &str) {
        let word = self.matcher.keywords().word(hit);
        let is_pattern = word.is_some_and(|word| word.rule == Match::Regex);
        let matched = text.get(hit.range.clone()).filter(|_| is_pattern);
        let matched = matched.map(|words| Clean::line(width::take(words, MATCHED)));
        let last = self.page.lines.len().saturating_sub(1);
        self.page.hits.push(PageHit {
            line: line.min(last),
            group: hit.group,
            word: hit.word,
            matched: matched.filter(|words| !words.is_empty()),
        });
    }
}

/// A line with what stands beside it, on the side it is read from.
pub(crate) fn framed(beside: &[Span], mut words: Vec<Span>, is_rtl: bool) -> Vec<Span> {
    if is_rtl {
        words.extend(beside.iter().rev().map(mirrored));
        return words;
    }
    if beside.is_empty() {
        return words;
    }
    if words.is_empty() {
        return bare(beside);
    }
    let mut spans = Vec::with_capacity(beside.len() + words.len());
    spans.extend_from_slice(beside);
    spans.append(&mut words);
    spans
}

/// What stands beside a line without words, without the space at its end.
fn bare(beside: &[Span]) -> Vec<Span> {
    let is_said = |span: &Span| !span.text.trim().is_empty();
    let Some(last) = beside.iter().rposition(is_said) else {
        return Vec::new();
    };
    let mut spans: Vec<Span> = beside.iter().take(last + 1).cloned().collect();
    if let Some(said) = spans.last_mut() {
        said.text = said.text.slice(0..said.text.trim_end().len());
    }
    spans
}

/// A span of the program's own.
pub(crate) fn span(text: &str, role: Role) -> Span {
    Span {
        text: Clean::text(text),
        role,
        style: Style::default(),
        hit: None,
        found: None,
        find: None,
        offset: None,
        link: None,
        has_number: false,
        is_selected: false,
    }
}

/// What stands before a text, for the other side of it: `│ ` becomes ` │`.
fn mirrored(before: &Span) -> Span {
    let words = before.text.trim_end();
    let space = before.text.len() - words.len();
    let text = Clean::text(&format!("{}{words}", " ".repeat(space)));
    Span {
        text,
        ..before.clone()
    }
}
