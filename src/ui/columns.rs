//! How the cells of a row are shared out among its columns.

use crate::config::{Column, Shows};
use crate::ui::dates::Room;

/// Cells between two columns.
const GAP: u16 = 2;

/// Cells that a title gets at least in a list that has them, before columns beside it.
const TITLE: u16 = 18;

/// Cells of the marks without their gap: one, the other, and a space.
pub(crate) const MARKS: u16 = 3;

/// How the cells of a row are shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Cells between the two marks and after them.
    pub gap: u16,
    /// What is shown, in the order of the row, with its cells.
    pub places: Vec<(Shows, u16)>,
}

impl Columns {
    /// The columns `set` for a list of `width` cells.
    pub fn new(set: &[Column], width: u16) -> Self {
        let (gap, date, source, hits) = match width {
            0..24 => (0, 0, 0, 0),
            24..36 => (0, Room::Narrow.cells(), 0, 0),
            36..46 => (0, Room::Narrow.cells(), 0, 4),
            46..56 => (1, Room::Narrow.cells(), 10, 4),
            56..72 => (1, Room::Middle.cells(), 13, 4),
            72..100 => (1, Room::Wide.cells(), 16, 5),
            _ => (1, Room::Wide.cells(), 22, 5),
        };
        let cells = |shows: Shows| match shows {
            Shows::Marks => MARKS + gap,
            Shows::Date => date,
            Shows::Source => source,
            Shows::Hits => hits,
            other => other.cells(),
        };
        Self {
            gap,
            places: share(set, width, cells),
        }
    }

    /// Cells before what stands below a row: under what comes after its marks.
    pub fn indent(&self) -> u16 {
        match self.places.first() {
            Some((Shows::Marks, cells)) => *cells,
            _ => GAP,
        }
    }
}

/// Shares `width` out among the columns `set`: each has the cells that are stated for it, else `cells`, and
/// none where these are 0; the title has what is left. While that is too little, the last column goes.
pub(crate) fn share(set: &[Column], width: u16, cells: impl Fn(Shows) -> u16) -> Vec<(Shows, u16)> {
    let own = |column: &Column| match column.shows {
        Shows::Title => (Shows::Title, 0),
        shows => (shows, column.cells.unwrap_or_else(|| cells(shows))),
    };
    let mut places: Vec<_> = set.iter().map(own).collect();
    places.retain(|(shows, cells)| *shows == Shows::Title || *cells > 0);
    let title = places.iter().position(|(shows, _)| *shows == Shows::Title);
    let fewest = title.map_or(0, |_| TITLE.min(width / 2));
    loop {
        let left = width.checked_sub(taken(&places));
        let last = places.iter().rposition(|(shows, _)| *shows != Shows::Title);
        match (left.filter(|left| *left >= fewest), last) {
            (None, Some(last)) => drop(places.remove(last)),
            (left, _) => {
                let title = places.iter_mut().find(|(shows, _)| *shows == Shows::Title);
                if let Some((_, cells)) = title {
                    *cells = left.unwrap_or(0);
                }
                return places;
            }
        }
    }
}

/// The cells that `places` take, with what stands between them.
fn taken(places: &[(Shows, u16)]) -> u16 {
    let cells = places.iter().enumerate().map(|(number, (_, cells))| {
        let after = gap_after(places, number);
        cells.saturating_add(after)
    });
    cells.fold(0, u16::saturating_add)
}

/// The cells after the column `number` of `places`: marks and hits bring their own.
pub(crate) fn gap_after(places: &[(Shows, u16)], number: usize) -> u16 {
    let shows = |number: usize| places.get(number).map(|(shows, _)| *shows);
    match (shows(number), shows(number + 1)) {
        (_, None | Some(Shows::Hits)) | (Some(Shows::Marks), _) => 0,
        _ => GAP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_wide_as_the_list_and_its_title_can_be_read() {
        let all: Vec<_> = Shows::ALL.iter().copied().map(Column::of).collect();
        let wide = Column {
            shows: Shows::Source,
            cells: Some(200),
        };
        let odd = [Column::of(Shows::Title), wide, Column::of(Shows::Date)];
        let bare = [Column::of(Shows::Date), Column::of(Shows::Id)];
        for (set, has_title) in [
            (&Column::READER[..], true),
            (&all, true),
            (&odd, true),
            (&bare, false),
        ] {
            for width in 0..300 {
                let places = Columns::new(set, width).places;
                assert!(taken(&places) <= width, "{width}: {places:?}");
                let title = places.iter().find(|(shows, _)| *shows == Shows::Title);
                assert_eq!(title.is_some(), has_title);
                if let Some((_, cells)) = title {
                    assert_eq!(taken(&places), width, "{places:?}");
                    assert!(*cells >= TITLE.min(width / 2), "{width}: {places:?}");
                }
            }
        }
    }

    #[test]
    fn of_the_customary_columns_none_goes_for_want_of_room() {
        let shown = |width| Columns::new(&Column::READER, width).places.len();
        let widths = [20, 24, 36, 46, 56, 72, 100, 200];
        assert_eq!(widths.map(shown), [2, 3, 4, 5, 5, 5, 5, 5]);
    }
}
