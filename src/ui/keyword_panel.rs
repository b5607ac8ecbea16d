//! The keyword panel.
//!
//! ```text
//! ┌ keywords · 2 groups, 5 words ──────────────────────────┐
//! │                                  article  list library │
//! │  security                              3    12   1,234 │
//! │   drone                                2     9     810 │
//! │   US  exact                            1     3     420 │
//! │ a add word · A add group · e edit · c colour · …        │
//! └────────────────────────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::keyword_panel::{Asked, Entry, KeywordPanel, LOW, Typing};
use crate::app::notice::{Weight, grouped};
use crate::app::{App, Rect};
use crate::input::{Command, Layer};
use crate::text::{Clean, width};
use crate::ui::bar;
use crate::ui::draw::put;
use crate::ui::keyword_words::{
    Counts, group_counts, group_note, plain_words, word_counts, word_note,
};
use crate::ui::popup::{inset_rows, open_box};
use crate::ui::style::Styles;

/// Cells of a panel under which its counts are close together.
const NARROW: u16 = 50;

/// Widest that the panel gets, in cells.
const WIDEST: u16 = 100;

/// What the keys of the foot do; the words are left out where the screen is low.
const KEYS: [(&[Command], &str); 15] = [
    (&[Command::AddWord], "add a word"),
    (&[Command::AddGroup], "add a group"),
    (&[Command::EditKeyword], "edit"),
    (&[Command::NextColor], "colour"),
    (&[Command::NextRule], "match rule"),
    (&[Command::TurnKeyword], "on, off"),
    (&[Command::DeleteKeyword], "delete"),
    (&[Command::Undo], "undo"),
    (
        &[Command::WordToNext, Command::WordToPrevious],
        "other group",
    ),
    (
        &[Command::LowerGroup, Command::RaiseGroup],
        "group down, up",
    ),
    (&[Command::Search], "narrow"),
    (&[Command::OpenArticle], "list articles"),
    (&[Command::Down, Command::Up], "move"),
    (&[Command::First, Command::Last], "ends"),
    (&[Command::Quit], "close"),
];

/// Draws the panel.
pub fn draw(buffer: &mut Buffer, app: &App, panel: &KeywordPanel, styles: &Styles) -> Position {
    let screen = app.size;
    let is_low = screen.rows < LOW;
    let cells = if is_low || screen.columns < 60 {
        screen.columns
    } else {
        (screen.columns - 4).min(WIDEST)
    };
    let title = title(app, panel);
    let size = (cells, inset_rows(screen.rows));
    let area = open_box(buffer, app, size, &title, styles);
    let mut at = Position::new(area.x, area.y);
    let head = if area.width < NARROW {
        ["here", "list", "all"]
    } else {
        ["article", "list", "library"]
    };
    let head = head.map(str::to_owned);
    if !app.is_plain() {
        put_counts(buffer, area, area.y, &head, styles.quiet());
    }
    let rows = u16::try_from(app.keyword_rows()).unwrap_or(u16::MAX);
    let entries = app.keyword_entries(panel);
    if entries.is_empty() {
        let words = if panel.narrowed.text().is_empty() {
            app.no_keywords_words()
        } else {
            "no group and no word has that in it".to_owned()
        };
        put(
            buffer,
            (area.x, area.y + 1),
            &words,
            area.width,
            styles.quiet(),
        );
    }
    let shown = entries.iter().enumerate().skip(panel.top);
    for ((place, entry), y) in shown.zip(area.y + 1..area.y + 1 + rows) {
        draw_entry(buffer, (area, y), app, (panel, *entry), styles);
        if place == panel.cursor {
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            // The colour of a group stays in sight: it can be changed here.
            bar::lay_under_marks(buffer, line, styles.selected());
            at = Position::new(area.x, y);
        }
    }
    let foot = Rect {
        y: area.y + 1 + rows,
        height: area.height.saturating_sub(1 + rows),
        ..area
    };
    draw_foot(buffer, foot, app, panel, styles);
    at
}

/// What there is, and what it is narrowed to.
fn title(app: &App, panel: &KeywordPanel) -> String {
    let dot = app.look.dot();
    let groups = app.outline.groups.len();
    let words: usize = app.outline.groups.iter().map(|of| of.words.len()).sum();
    let plural = |number: usize, what: &str| {
        let s = if number == 1 { "" } else { "s" };
        format!("{} {what}{s}", grouped(number))
    };
    let all = format!(
        " keywords {dot} {}, {} ",
        plural(groups, "group"),
        plural(words, "word")
    );
    match panel.narrowed.text() {
        "" => all,
        narrowed => format!("{all}{dot} /{narrowed} "),
    }
}

/// A group or a word on the line `y`.
fn draw_entry(
    buffer: &mut Buffer,
    (area, y): (Rect, u16),
    app: &App,
    (panel, entry): (&KeywordPanel, Entry),
    styles: &Styles,
) {
    let (Entry::Group(place) | Entry::Word(place, _)) = entry;
    let Some(group) = app.outline.groups.get(place) else {
        return;
    };
    if app.is_plain() {
        let words = plain_words(app, panel, (group, entry));
        put(buffer, (area.x, y), &words, area.width, Style::new());
        return;
    }
    let room = area.width.saturating_sub(3 * count_cells(area));
    let end = area.x + room;
    match entry {
        Entry::Group(_) => {
            let look = group
                .place
                .map_or_else(|| styles.quiet(), |place| styles.hit(place));
            let name = width::truncate(&format!(" {} ", group.name), usize::from(room));
            let x = put(buffer, (area.x, y), &name, room, look);
            let note = format!(" {}", group_note(group));
            let left = end.saturating_sub(x);
            if width::width(&note) <= usize::from(left) {
                put(buffer, (x, y), &note, left, styles.quiet());
            }
            put_counts(
                buffer,
                area,
                y,
                &group_counts(app, panel, group),
                Style::new(),
            );
        }
        Entry::Word(_, word) => {
            let Some(of) = group.words.get(word) else {
                return;
            };
            let look = if of.place.is_some() {
                Style::new()
            } else {
                styles.quiet()
            };
            let note = word_note(of);
            let note_cells = u16::try_from(width::width(note)).unwrap_or(0);
            let text_room = room.saturating_sub(2 + note_cells.min(room / 2));
            let text = width::truncate(&Clean::line(&of.word.text), usize::from(text_room));
            let x = put(buffer, (area.x + 2, y), &text, text_room, look);
            put(buffer, (x, y), note, end.saturating_sub(x), styles.quiet());
            put_counts(buffer, area, y, &word_counts(app, panel, (group, of)), look);
        }
    }
}

/// Cells of a count.
fn count_cells(area: Rect) -> u16 {
    if area.width < NARROW { 6 } else { 8 }
}

/// Writes three texts at the right of the line `y`, each at the right of its column.
fn put_counts(buffer: &mut Buffer, area: Rect, y: u16, counts: &Counts, look: Style) {
    let count_cells = count_cells(area);
    let mut end = (area.x + area.width).saturating_sub(3 * count_cells);
    for count in counts {
        end += count_cells;
        let cells = u16::try_from(width::width(count)).unwrap_or(count_cells);
        let cells = cells.min(count_cells);
        put(buffer, (end.saturating_sub(cells), y), count, cells, look);
    }
}

/// The line that is typed, the last message, or the keys.
fn draw_foot(buffer: &mut Buffer, foot: Rect, app: &App, panel: &KeywordPanel, styles: &Styles) {
    let mut y = foot.y;
    if let Some(typing) = &panel.typing {
        let words = typed_words(app, typing);
        put(
            buffer,
            (foot.x, y),
            &width::truncate_start(&words, usize::from(foot.width)),
            foot.width,
            styles.label(),
        );
        y += 1;
    }
    if let Some(notice) = app.notice.as_ref().filter(|_| y < foot.y + foot.height) {
        let look = match notice.weight {
            Weight::Info => Style::new(),
            Weight::Error => styles.error(),
        };
        let words = width::truncate(&notice.text, usize::from(foot.width));
        put(buffer, (foot.x, y), &words, foot.width, look);
        y += 1;
    }
    if panel.typing.is_some() {
        return;
    }
    let is_short = foot.height < 2;
    let mut x = foot.x;
    for (commands, words) in KEYS {
        let keymap = &app.settings.keymap;
        let keys = commands
            .iter()
            .map(|it| keymap.hint_in(Layer::Keywords, *it));
        let key = keys.collect::<Vec<_>>().join(" ");
        let cells = width::width(&key) + if is_short { 1 } else { 3 + width::width(words) };
        let cells = u16::try_from(cells).unwrap_or(u16::MAX);
        if x + cells > foot.x + foot.width {
            (x, y) = (foot.x, y + 1);
        }
        if y >= foot.y + foot.height {
            return;
        }
        let bold = Style::new().add_modifier(Modifier::BOLD);
        x = put(buffer, (x, y), &key, cells, bold) + 1;
        if !is_short {
            x = put(buffer, (x, y), words, cells, styles.quiet()) + 2;
        }
    }
}

/// What is asked for, what was typed so far, and the rule that Tab changes.
fn typed_words(app: &App, typing: &Typing) -> String {
    let caret = if app.look.is_ascii { "_" } else { "▏" };
    let (before, after) = typing.line.parts();
    let typed = format!("{before}{caret}{after}");
    let (group, here) = app.keyword_here();
    match typing.asked {
        Asked::Word => format!("add to {group}: {typed}  {} (Tab)", typing.rule.name()),
        Asked::EditedWord => format!("{here} becomes: {typed}  {} (Tab)", typing.rule.name()),
        Asked::Group => format!("new group: {typed}"),
        Asked::EditedGroup => format!("{group} becomes: {typed}"),
        Asked::Narrowing => format!("/{typed}"),
    }
}
