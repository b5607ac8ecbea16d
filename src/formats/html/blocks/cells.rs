//! The walk within a table of data: words go into cells, and a block within one begins a line.

use dom_query::NodeRef;

use crate::article::{Inline, Kind};
use crate::formats::html::dom;

use super::table::Grid;
use super::walk::Setter;
use crate::formats::inline::Spaces;

impl Setter<'_> {
    pub(super) fn begin_in_table(&mut self, node: &NodeRef, name: &str) {
        match name {
            "tr" => {
                if let Some(grid) = &mut self.grid {
                    grid.begin_row();
                }
            }
            "td" | "th" | "caption" | "thead" | "tbody" | "tfoot" => {}
            "li" => {
                self.boundary();
                self.sign("• ");
            }
            _ if dom::is_within_lines(node) => self.begin_within_lines(node, name),
            _ => self.boundary(),
        }
    }

    pub(super) fn end_in_table(&mut self, node: &NodeRef, name: &str) {
        match name {
            "table" => {
                self.words.take(Spaces::Collapsed);
                self.end_table();
            }
            "caption" => {
                let inline = self.words.take(Spaces::Collapsed);
                self.push(Kind::Paragraph, inline);
            }
            "td" | "th" => {
                let words = self.words.take(Spaces::Collapsed);
                if let Some(grid) = &mut self.grid {
                    grid.cell(node, words);
                }
            }
            "tr" => {
                if let Some(grid) = &mut self.grid {
                    grid.end_row();
                }
            }
            _ if dom::is_within_lines(node) => self.end_within_lines(node, name),
            "br" | "hr" | "img" => {}
            _ => self.boundary(),
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.grid.take().and_then(Grid::finish) {
            self.push(Kind::Table(table), Inline::default());
        }
        for image in std::mem::take(&mut self.pictures) {
            self.push_image(image);
        }
    }
}
