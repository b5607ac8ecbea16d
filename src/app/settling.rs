//! What follows from any event: panes, rows and article are brought in line, once, at its end.

use crate::app::panes::Shown;
use crate::app::reading::Arrival;
use crate::app::{App, Effect};

impl App {
    /// Brings panes, rows and article in line with what has changed.
    pub(crate) fn settle(&mut self, effects: &mut Vec<Effect>) {
        let panes = self.panes();
        // A list that is hidden keeps the height it would have: its rows are read all the same.
        let list = panes.list.or_else(|| self.panes_of(Shown::List).list);
        if let Some(list) = list {
            self.list.set_height(usize::from(list.height));
        }
        if let Some(article) = panes.article {
            self.reading.set_height(usize::from(article.height));
            self.set_width(panes.text_cells(), effects);
        }
        self.settle_context(effects);
        if self.reading.row != self.list.current() {
            let is_spot = self
                .list
                .current()
                .is_some_and(|row| self.places.leads_to(row));
            let arrival = if is_spot { Arrival::Spot } else { Arrival::Top };
            effects.extend(self.show_current(arrival));
        }
        if let Some((first, ids)) = self.list.wanted_rows() {
            effects.push(Effect::Rows { first, ids });
        } else if self.list.rows_around().is_some() {
            effects.push(Effect::RowsAround);
        }
        self.ask_snippets(effects);
        self.note_progress(effects);
        self.settle_keywords(effects);
        self.settle_sparkline(effects);
        self.settle_which_key(effects);
        self.settle_hints(effects);
        self.remember(effects);
    }

    /// Takes the width of the article's pane, and how it is to be set; an article set otherwise is
    /// asked for anew.
    fn set_width(&mut self, width_cells: u16, effects: &mut Vec<Effect>) {
        let typography = self.typography();
        let reading = &mut self.reading;
        if (reading.width_cells, reading.typography) == (width_cells, typography) {
            return;
        }
        (reading.width_cells, reading.typography) = (width_cells, typography);
        effects.extend(self.set_page_again());
    }

    /// Asks for the page of the article anew: the width or the keywords are others.
    pub(crate) fn set_page_again(&mut self) -> Vec<Effect> {
        let width_cells = self.reading.width_cells;
        if self.reading.is_waiting {
            let row = self.reading.row;
            let arrival = self.reading.arrival;
            return row.map_or_else(Vec::new, |row| self.open_row(row, arrival));
        }
        if self.reading.raw.is_some() {
            return self.ask_raw();
        }
        let Some(article) = self.reading.article().cloned() else {
            return Vec::new();
        };
        self.reading.generation += 1;
        let generation = self.reading.generation;
        vec![Effect::SetPage {
            generation,
            article,
            width_cells,
        }]
    }

    /// Asks for the article under the cursor.
    pub(crate) fn show_current(&mut self, arrival: Arrival) -> Vec<Effect> {
        let Some(row) = self.list.current() else {
            self.reading.clear();
            return Vec::new();
        };
        self.open_row(row, arrival)
    }

    /// Asks for the article of `row`, naming those that may be asked for next.
    fn open_row(&mut self, row: u32, arrival: Arrival) -> Vec<Effect> {
        if self.reading.width_cells == 0 {
            let text = self.panes_of(Shown::Article).text_cells();
            self.reading.width_cells = text;
            self.reading.typography = self.typography();
        }
        if arrival != Arrival::SamePlace {
            self.taken_up = None;
        }
        if self.reading.row != Some(row) {
            self.finding.marked = None;
            self.reading.new_from = None;
        }
        let generation = self.reading.ask(row, arrival);
        let around = [
            self.list.cursor.checked_add(1),
            self.list.cursor.checked_sub(1),
        ];
        let neighbours = around
            .into_iter()
            .flatten()
            .filter_map(|place| self.list.row_at(place))
            .collect();
        let width_cells = self.reading.width_cells;
        vec![Effect::Open {
            generation,
            row,
            neighbours,
            width_cells,
        }]
    }
}
