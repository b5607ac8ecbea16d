//! Where everything stands, in plain numbers, so that neither state nor tests need a terminal.
//!
//! ```text
//! ┌ title ─────────┬──────────────┐
//! │ list           │ article      │
//! ├────────────────┴──────────────┤
//! │ status                        │
//! └───────────────────────────────┘
//! ```
//!
//! Under 100 columns one pane has the whole width; on a small terminal the box goes too, and only
//! a title line, the pane and the status line stay.

/// The size of the terminal, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rect {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Cells across.
    pub width: u16,
    /// Cells down.
    pub height: u16,
}

/// Which panes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// List and article side by side.
    Both,
    /// Only the list.
    List,
    /// Only the article.
    Article,
}

/// The rectangles of a screen. What is not shown has no rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// Whether a box is drawn around everything.
    pub is_boxed: bool,
    /// The whole screen.
    pub screen: Rect,
    /// The rows of the list.
    pub list: Option<Rect>,
    /// The text of the article with its margins.
    pub article: Option<Rect>,
    /// The column between the panes.
    pub divider: Option<u16>,
    /// The title line of a screen without a box.
    pub title: Option<Rect>,
    /// The status line.
    pub status: Option<Rect>,
}

/// Columns from which list and article stand side by side, where there are rows for a box around them.
const TWO_PANES_COLUMNS: u16 = 100;

/// Smallest screen that gets a box.
const BOX: Size = Size {
    columns: 60,
    rows: 14,
};

/// The share of the width that the list takes beside the article, in percent.
const LIST_PERCENT: u16 = 46;

/// Widest that the list gets beside the article; more would only widen the gaps.
const LIST_COLUMNS: u16 = 88;

impl Panes {
    /// The rectangles for a terminal of `size` that shows `shown`.
    pub fn new(size: Size, shown: Shown) -> Self {
        let screen = Rect {
            x: 0,
            y: 0,
            width: size.columns,
            height: size.rows,
        };
        if size.columns >= BOX.columns && size.rows >= BOX.rows {
            Self::boxed(screen, shown)
        } else {
            Self::bare(screen, shown)
        }
    }

    /// Whether a terminal of `size` has room for list and article side by side.
    pub fn has_both(size: Size) -> bool {
        size.columns >= TWO_PANES_COLUMNS && size.rows >= BOX.rows
    }

    /// The same without a box and with one pane at a time, however large the terminal is.
    pub fn plain(size: Size, shown: Shown) -> Self {
        let screen = Rect {
            x: 0,
            y: 0,
            width: size.columns,
            height: size.rows,
        };
        Self::bare(screen, shown)
    }

    /// The rectangles within a box.
    fn boxed(screen: Rect, shown: Shown) -> Self {
        let inner = Rect {
            x: 1,
            y: 1,
            width: screen.width - 2,
            height: screen.height - 4,
        };
        let status = Rect {
            y: screen.height - 2,
            height: 1,
            ..inner
        };
        let base = Self {
            is_boxed: true,
            screen,
            status: Some(status),
            ..Self::default()
        };
        match shown {
            Shown::List => Self {
                list: Some(inner),
                ..base
            },
            Shown::Article => Self {
                article: Some(inner),
                ..base
            },
            Shown::Both => {
                let width = (inner.width * LIST_PERCENT / 100).min(LIST_COLUMNS);
                let divider = inner.x + width;
                let article = Rect {
                    x: divider + 1,
                    width: inner.width - width - 1,
                    ..inner
                };
                Self {
                    list: Some(Rect { width, ..inner }),
                    divider: Some(divider),
                    article: Some(article),
                    ..base
                }
            }
        }
    }

    /// The rectangles of a small screen: a title line and a status line while they leave room.
    fn bare(screen: Rect, shown: Shown) -> Self {
        let has_title = screen.height >= 4;
        let has_status = screen.height >= 2;
        let title = has_title.then_some(Rect {
            height: 1,
            ..screen
        });
        let status = has_status.then(|| Rect {
            y: screen.height - 1,
            height: 1,
            ..screen
        });
        let lines = u16::from(has_title) + u16::from(has_status);
        let pane = Rect {
            y: u16::from(has_title),
            height: screen.height - lines,
            ..screen
        };
        let base = Self {
            screen,
            title,
            status,
            ..Self::default()
        };
        match shown {
            Shown::Article => Self {
                article: Some(pane),
                ..base
            },
            Shown::List | Shown::Both => Self {
                list: Some(pane),
                ..base
            },
        }
    }

    /// The same with the list as wide as `percent` of the width, where it stands beside the article.
    #[must_use]
    pub fn with_list(self, percent: Option<u16>) -> Self {
        let (Some(percent), Some(list), Some(article), Some(_)) =
            (percent, self.list, self.article, self.divider)
        else {
            return self;
        };
        let inner = list.width + article.width + 1;
        let share = u32::from(inner) * u32::from(percent.min(100)) / 100;
        let width = u16::try_from(share).unwrap_or(inner).min(inner - 1);
        let divider = list.x + width;
        Self {
            list: Some(Rect { width, ..list }),
            divider: Some(divider),
            article: Some(Rect {
                x: divider + 1,
                width: inner - width - 1,
                ..article
            }),
            ..self
        }
    }

    /// The list's share of the width in percent, where it stands beside the article.
    pub fn list_percent(&self) -> Option<u16> {
        let (list, article, _) = (self.list?, self.article?, self.divider?);
        let inner = u32::from(list.width) + u32::from(article.width) + 1;
        let share = (u32::from(list.width) * 100).div_ceil(inner);
        u16::try_from(share).ok()
    }

    /// The width that an article is set for: its pane less a margin on each side.
    pub fn text_cells(&self) -> u16 {
        self.article
            .map_or(0, |pane| pane.width.saturating_sub(2).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn panes(columns: u16, rows: u16, shown: Shown) -> Panes {
        Panes::new(Size { columns, rows }, shown)
    }

    #[test]
    fn the_panes_of_common_sizes() {
        let both = panes(120, 40, Shown::Both);
        assert_eq!(
            both.list,
            Some(Rect {
                x: 1,
                y: 1,
                width: 54,
                height: 36
            })
        );
        assert_eq!(
            both.article,
            Some(Rect {
                x: 56,
                y: 1,
                width: 63,
                height: 36
            })
        );
        assert_eq!(
            both.status,
            Some(Rect {
                x: 1,
                y: 38,
                width: 118,
                height: 1
            })
        );
        let small = panes(40, 10, Shown::List);
        assert_eq!(
            small.list,
            Some(Rect {
                x: 0,
                y: 1,
                width: 40,
                height: 8
            })
        );
        assert!(!small.is_boxed);
    }

    proptest! {
        #[test]
        fn every_rectangle_lies_on_the_screen(columns in 0u16..400, rows in 0u16..200) {
            for shown in [Shown::Both, Shown::List, Shown::Article] {
                let panes = panes(columns, rows, shown);
                let rectangles = [panes.list, panes.article, panes.title, panes.status];
                for rect in rectangles.into_iter().flatten() {
                    prop_assert!(rect.x + rect.width <= columns);
                    prop_assert!(rect.y + rect.height <= rows);
                }
            }
        }
    }
}
