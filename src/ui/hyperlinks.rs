//! Where the links of the article stand on the screen, for terminals that know links themselves.

use crate::app::App;
use crate::text::width;

/// Cells of a link, side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkCells {
    /// The first column.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// How many cells.
    pub cells: u16,
    /// The number of the link, from 1.
    pub number: u32,
}

/// The cells of the links that are to be seen; none while something else may stand over them.
pub fn hyperlinks(app: &App) -> Vec<LinkCells> {
    let is_covered = app.is_over_panes() || app.editor.is_some() || app.prompt.is_some();
    let (Some(area), Some(page)) = (app.panes().article, app.reading.page()) else {
        return Vec::new();
    };
    if is_covered {
        return Vec::new();
    }
    let measure = page.width_cells.min(area.width);
    let left = app.measure_left(area, page);
    let end = area.x + area.width;
    let mut found = Vec::new();
    let lines = page.lines.iter().skip(app.reading.top);
    for (line, y) in lines.zip(area.y..area.y + area.height) {
        if line.spans.iter().all(|span| span.link.is_none()) {
            continue;
        }
        let indent = line.indent_cells(usize::from(measure));
        let mut x = left.saturating_add(u16::try_from(indent).unwrap_or(0));
        for span in line.shown().iter() {
            let cells = u16::try_from(width::width(&span.text)).unwrap_or(0);
            let cells = cells.min(end.saturating_sub(x));
            if let Some(number) = span.link.filter(|_| cells > 0) {
                found.push(LinkCells {
                    x,
                    y,
                    cells,
                    number,
                });
            }
            x += cells;
        }
    }
    found
}
