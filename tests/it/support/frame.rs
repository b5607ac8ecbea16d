//! What the reader draws, as text.

use std::fmt::Write as _;

use newsprint::app::{App, Size};
use newsprint::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// What is drawn of `app`.
pub(crate) fn buffer(app: &App) -> Buffer {
    let Size { columns, rows } = app.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| ui::draw(frame, app)).unwrap();
    terminal.backend().buffer().clone()
}

/// The same as text, with a hash of its styles.
pub(super) fn frame(app: &App) -> String {
    let buffer = buffer(app);
    let mut frame = rows(&buffer).join("\n");
    let mut styles = blake3::Hasher::new();
    for cell in &buffer.content {
        styles.update(format!("{:?}", cell.style()).as_bytes());
    }
    let hash = styles.finalize().to_hex();
    write!(frame, "\nstyles {:.16}", hash.as_str()).unwrap();
    frame
}

/// The rows of a buffer as text, without the spaces at their ends. The cell after a wide character
/// is passed over.
pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    use newsprint::text::width::width;
    let columns = usize::from(buffer.area.width).max(1);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let mut row = String::new();
        let mut place = 0;
        while let Some(cell) = cells.get(place) {
            row.push_str(cell.symbol());
            place += width(cell.symbol()).max(1);
        }
        row.trim_end().to_owned()
    };
    buffer.content.chunks(columns).map(row).collect()
}
