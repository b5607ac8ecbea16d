//! An article set in lines for a width.
//!
//! Blocks stand apart by a blank line, a heading close to what it heads, the items of a short list
//! close together. A text is set once, whole, for a width; of a book the beginning is set first, for
//! whoever waits for it.

use crate::article::texts::has_text;
use crate::article::{Article, Block, Kind};
use crate::keywords::Matcher;
use crate::reader::galley::{Frame, Galley, Marking};
use crate::reader::highlight::Marked;
use crate::reader::hits::PageHit;
use crate::reader::list::{self, Hang};
use crate::reader::numbers::{self, Beside};
use crate::reader::parting::Parting;
use crate::reader::{Line, Link, LinkNumbers, Role, Typography, blocks, head, links, noted, wrap};
use crate::search::Marks;
use crate::user::{Added, Note};

/// Bytes of text from which on the beginning is worth setting first, and bytes of that: some dozens of
/// screens, which take less time than a key.
const LONG_BYTES: usize = 200_000;
const BEGINNING_BYTES: usize = 48_000;

/// An article set for a width: the head, then the body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The measure it was set in, in cells.
    pub width_cells: u16,
    /// The width of its widest table; lines of text are never wider than the measure.
    pub widest_cells: u16,
    /// The lines, from top to bottom, blank ones included.
    pub lines: Vec<Line>,
    /// The keyword hits, in the order of the lines.
    pub hits: Vec<PageHit>,
    /// The line on which each place starts that was searched for, in the order of the lines.
    pub found: Vec<usize>,
    /// The line on which each place starts that one finds in the article, in the order of the lines.
    pub finds: Vec<usize>,
    /// The first line of each paragraph, item, quote, code and table, in order.
    pub paragraphs: Vec<usize>,
    /// The line of each heading, in order.
    pub headings: Vec<usize>,
    /// Of the beginning of an article, about how many lines are to come; 0 for all of it.
    pub lines_to_come: usize,
    /// The links of the article, in the order of their numbers.
    pub links: Vec<Link>,
    /// The numbers of links beside the lines.
    pub beside: Vec<Beside>,
    /// Cells before the measure that these take; 0 where none are to be seen.
    pub gutter_cells: u16,
}

impl Page {
    /// Whether it is only the beginning of the article.
    pub fn is_beginning(&self) -> bool {
        self.lines_to_come > 0
    }

    /// Its lines, with those to come as far as can be told.
    pub fn line_count(&self) -> usize {
        self.lines.len() + self.lines_to_come
    }
}

/// Sets `article` in a measure of at most `width_cells`, with the hits of `matcher` and without numbers of
/// links.
pub fn layout(article: &Article, matcher: &Matcher, width_cells: u16) -> Page {
    let mut typography = Typography {
        links: LinkNumbers::None,
        ..Typography::default()
    };
    typography.measure_cells = typography.cells_in(width_cells);
    layout_as(article, matcher, typography)
}

/// Sets `article` as `typography` has it, in all of its measure, with the hits of `matcher`.
pub fn layout_as(article: &Article, matcher: &Matcher, typography: Typography) -> Page {
    let marking = Marking {
        matcher,
        marks: &Marks::default(),
        find: None,
        new_from: None,
    };
    let (added, cells) = (Added::default(), typography.measure_cells);
    layout_with(article, marking, &added, typography, cells)
}

/// The same, with what was searched for, what one finds in the article and what its reader has
/// added, set as its reader likes.
pub fn layout_with(
    article: &Article,
    marking: Marking<'_>,
    added: &Added,
    typography: Typography,
    width_cells: u16,
) -> Page {
    set(
        article,
        marking,
        added,
        (typography, width_cells),
        usize::MAX,
    )
}

/// The beginning of a long article, set like the whole; `None` where the whole takes no time.
pub fn layout_beginning(
    article: &Article,
    marking: Marking<'_>,
    added: &Added,
    typography: Typography,
    width_cells: u16,
) -> Option<Page> {
    let bytes = |block: &Block| block.inline.text.len();
    let all: usize = article.body.iter().map(bytes).sum();
    if all < LONG_BYTES {
        return None;
    }
    let mut set_bytes = 0;
    let blocks = article.body.iter().take_while(|block| {
        let is_wanted = set_bytes < BEGINNING_BYTES;
        set_bytes += if is_wanted { bytes(block) } else { 0 };
        is_wanted
    });
    let blocks = blocks.count();
    let rest = all - set_bytes;
    if rest < LONG_BYTES / 2 {
        return None;
    }
    let mut page = set(article, marking, added, (typography, width_cells), blocks);
    page.lines_to_come = (page.lines.len() * rest / set_bytes.max(1)).max(1);
    Some(page)
}

/// Sets as many blocks of the body.
fn set(
    article: &Article,
    marking: Marking<'_>,
    added: &Added,
    (typography, width_cells): (Typography, u16),
    blocks: usize,
) -> Page {
    let links = links(article);
    let gutter_cells = numbers::gutter_cells(typography.links, links.len(), width_cells);
    // A pane has one cell beside the text in any case.
    let beside_cells = gutter_cells.saturating_sub(1);
    let pane_cells = width_cells.saturating_sub(beside_cells);
    let width_cells = typography.cells_in(pane_cells);
    let cells = usize::from(width_cells);
    let lang = article.lang.as_deref();
    let mut galley = Galley::new(marking, lang, (typography, cells));
    galley.pane_cells = usize::from(pane_cells).max(cells);
    galley.links = links;
    head::set(&mut galley, article, &added.tags);
    let notes = added.each_note();
    let notes: Vec<_> = notes
        .map(|note| (noted::block_of(article, note), note))
        .collect();
    set_notes(&mut galley, &notes);
    body(&mut galley, article, &notes, blocks);
    let mut page = Page {
        width_cells,
        gutter_cells,
        ..galley.page
    };
    page.number_places();
    page.number_links(galley.links);
    page
}

/// Sets the first `blocks` of the body, or says that there is none.
fn body(galley: &mut Galley<'_>, article: &Article, notes: &[(u32, &Note)], blocks: usize) {
    let hangs = list::hangs(&article.body);
    let mut before: Option<(&Block, &Hang)> = None;
    for ((number, block), hang) in article.body.iter().enumerate().zip(&hangs).take(blocks) {
        galley.block = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let end = galley.page.lines.len();
        if end > 0 && is_apart(before, block, hang) {
            let bars = bars_between(galley, before, hang);
            galley.put_blank(&bars);
        }
        galley.put_news_rule();
        let top = galley.page.lines.len();
        blocks::set(galley, block, hang);
        if galley.page.lines.len() == top {
            galley.page.lines.truncate(end);
            set_notes(galley, notes);
            continue;
        }
        set_notes(galley, notes);
        before = Some((block, hang));
        match block.kind {
            Kind::Heading(_) => galley.page.headings.push(top),
            Kind::Image(_) | Kind::Rule => {}
            _ => galley.page.paragraphs.push(top),
        }
    }
    if blocks < article.body.len() {
        return;
    }
    galley.block = u32::try_from(article.body.len() + 1).unwrap_or(u32::MAX);
    if galley.is_cut() {
        galley.put_note("The rest is too long to be shown here.");
    }
    if !has_text(article) && !is_one_line(article) {
        no_text(galley, article);
    }
}

/// Sets those of the notes that belong here.
fn set_notes(galley: &mut Galley<'_>, notes: &[(u32, &Note)]) {
    for (block, note) in notes {
        if *block == galley.block {
            noted::set(galley, note);
        }
    }
}

/// Whether a blank line stands between two blocks that follow each other.
fn is_apart(before: Option<(&Block, &Hang)>, block: &Block, hang: &Hang) -> bool {
    let Some((before, _)) = before else {
        return true;
    };
    let are_alike = before.quote_depth == block.quote_depth;
    match (&before.kind, &block.kind) {
        (Kind::Heading(_), Kind::Paragraph | Kind::Item { .. }) => !are_alike,
        (Kind::Item { .. }, Kind::Item { .. }) => !are_alike || hang.is_loose || hang.begins_next,
        _ => true,
    }
}

/// The bars that go on from one block to the next.
fn bars_between(galley: &Galley<'_>, before: Option<(&Block, &Hang)>, hang: &Hang) -> Frame {
    let Some((before, before_hang)) = before else {
        return Frame::default();
    };
    let steps = list::shared(&before_hang.steps, &hang.steps);
    let has_bars = steps.iter().any(|step| step.bars > 0);
    let bars = blocks::beside(&steps, (galley.cells, 0), Role::Body);
    Frame::of(bars, has_bars && galley.is_rtl(&before.inline.text))
}

/// Whether the title is all that the file holds, a line of plain text, so that nothing is missing.
fn is_one_line(article: &Article) -> bool {
    let has_more = article.url.is_some()
        || article.summary.is_some()
        || article.dated().is_some()
        || !article.authors.is_empty()
        || !article.dropped.is_empty();
    article.format == "text" && article.title_from == "text" && !has_more
}

/// Says that no text was saved and where the article stands, and gives the summary if there is one.
fn no_text(galley: &mut Galley<'_>, article: &Article) {
    let summary = article.summary.as_ref();
    let summary = summary.filter(|summary| !summary.trim().is_empty());
    galley.put_blank(&Frame::default());
    let what = if summary.is_some() {
        "No text was saved with this article but a summary"
    } else {
        "No text was saved with this article"
    };
    let end = if summary.is_some() { ":" } else { "." };
    match &article.url {
        Some(url) => galley.put_note(&format!("{what}. It stands at {url}")),
        None => galley.put_note(&format!("{what}{end}")),
    }
    let Some(summary) = summary else { return };
    galley.block = galley.block.saturating_add(1);
    galley.put_blank(&Frame::default());
    let marked = Marked::of(summary, Role::Body);
    let frame = Frame {
        is_rtl: galley.is_rtl(summary),
        ..Frame::default()
    };
    let parting = Parting::of(&galley.hyphens, frame.is_rtl);
    let lines = wrap::running_lines(summary, galley.cells, &parting, &mut Vec::new());
    let top = galley.put_text(&marked, &lines, &frame, |start| start);
    galley.page.paragraphs.push(top);
}
