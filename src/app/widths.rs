//! How wide text and list are, as keys have made them: for this library, and kept with its session.

use crate::app::{App, Notice};
use crate::config::value::LIST_PERCENT;
use crate::reader::Typography;

/// Columns of a step of the text.
const TEXT_STEP_CELLS: isize = 4;

/// A step of the list, in percent of the width.
const LIST_STEP_PERCENT: isize = 2;

/// How wide text and list were made by key; `None` where no key has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widths {
    /// The widest measure of the text, in cells.
    pub text_cells: Option<u16>,
    /// The list's share of the width beside the article, in percent.
    pub list_percent: Option<u16>,
}

impl Widths {
    /// These within what keys can make of them: a session may say anything.
    #[must_use]
    pub fn sane(self) -> Self {
        let text = |cells: u16| cells.clamp(Typography::NARROWEST_CELLS, Typography::WIDEST_CELLS);
        let list = |percent: u16| percent.clamp(LIST_PERCENT.0, LIST_PERCENT.1);
        Self {
            text_cells: self.text_cells.map(text),
            list_percent: self.list_percent.map(list),
        }
    }
}

impl App {
    /// How text is to be set: as the settings say, as wide as keys have made it.
    pub fn typography(&self) -> Typography {
        let mut typography = self.settings.typography;
        if let Some(cells) = self.widths.text_cells {
            typography.measure_cells = cells;
        }
        typography
    }

    /// Sets the text wider by `steps`, from the width that is seen.
    pub(crate) fn widen_text(&mut self, steps: isize) {
        let pane_cells = match self.panes().text_cells() {
            0 => Typography::WIDEST_CELLS,
            cells => cells,
        };
        let measure_cells = self.typography().measure_cells;
        if steps > 0 && measure_cells >= pane_cells {
            let words = format!("the text is as wide as its pane: {pane_cells} columns");
            self.notice = Some(Notice::info(&words));
            return;
        }
        let seen = measure_cells.min(pane_cells);
        let cells = isize::try_from(seen)
            .unwrap_or(0)
            .saturating_add(steps.saturating_mul(TEXT_STEP_CELLS));
        let widths = Widths {
            text_cells: Some(u16::try_from(cells.max(0)).unwrap_or(u16::MAX)),
            ..self.widths
        };
        self.widths = widths.sane();
        let cells = self.typography().measure_cells;
        self.notice = Some(Notice::info(&format!("text width: {cells} columns")));
    }

    /// Gives the list more of the width.
    pub(crate) fn widen_list(&mut self, steps: isize) {
        let Some(percent) = self.panes().list_percent() else {
            let words = "list and article do not stand side by side here";
            self.notice = Some(Notice::info(words));
            return;
        };
        let seen = self.widths.list_percent.unwrap_or(percent);
        let percent = isize::try_from(seen)
            .unwrap_or(0)
            .saturating_add(steps.saturating_mul(LIST_STEP_PERCENT));
        let widths = Widths {
            list_percent: Some(u16::try_from(percent.max(0)).unwrap_or(u16::MAX)),
            ..self.widths
        };
        self.widths = widths.sane();
        let percent = self.widths.list_percent.unwrap_or(seen);
        self.notice = Some(Notice::info(&format!("list width: {percent} %")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Size;

    fn app(columns: u16) -> App {
        App {
            size: Size { columns, rows: 40 },
            ..App::default()
        }
    }

    #[test]
    fn the_text_changes_at_once_and_not_beyond_its_pane() {
        let mut app = app(200);
        assert_eq!(app.typography().measure_cells, 72);
        app.widen_text(3);
        assert_eq!(app.typography().measure_cells, 84);
        app.widen_text(-100);
        assert_eq!(app.typography().measure_cells, 20);
        // The pane has 61 columns for text: what is seen is what a step starts from.
        let mut app = self::app(120);
        app.widen_text(1);
        assert_eq!(app.typography().measure_cells, 72);
        app.widen_text(-1);
        assert_eq!(app.typography().measure_cells, 57);
    }

    #[test]
    fn the_list_has_the_share_that_is_set_until_a_key_gives_it_another() {
        let mut app = app(120);
        app.settings.list_percent = Some(60);
        let list_columns = |app: &App| app.panes().list.map(|list| list.width);
        assert_eq!(list_columns(&app), Some(70));
        app.widen_list(-1);
        assert_eq!(list_columns(&app), Some(68));
        app.settings.list_percent = Some(30);
        assert_eq!(list_columns(&app), Some(68));
    }

    #[test]
    fn the_border_moves_between_a_narrow_list_and_a_narrow_article() {
        let mut app = app(120);
        let list_columns = |app: &App| app.panes().list.map(|list| list.width);
        assert_eq!(list_columns(&app), Some(54));
        app.widen_list(1);
        assert_eq!(list_columns(&app), Some(56));
        app.widen_list(99);
        assert_eq!(list_columns(&app), Some(89));
        app.widen_list(-99);
        assert_eq!(list_columns(&app), Some(23));
        assert_eq!(app.panes().article.map(|article| article.width), Some(94));
        app.is_zen = true;
        app.widen_list(1);
        app.is_zen = false;
        assert_eq!(list_columns(&app), Some(23));
    }
}
