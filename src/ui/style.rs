//! Roles to colours and attributes.
//!
//! The page itself stays in the terminal's own foreground and background, so that it suits dark
//! and light alike; only keywords bring colours. Hits are black or white on their group's colour,
//! whichever contrasts more. Rows take the same hue at a lightness that can be read on both
//! backgrounds. Groups differ in attributes too, since neither every eye nor every
//! terminal tells all colours apart.

use ratatui::style::{Color as Cell, Modifier, Style};

use crate::app::App;
use crate::app::Colors;
use crate::article::DatedBy;
use crate::keywords::Color;
use crate::library::stories::Change;
use crate::reader::Role;
use crate::ui::colors::{MIDDLE_LUMINANCE, cell, luminance, middle, palette, rgb};

/// The look of one keyword group.
#[derive(Debug, Clone, Copy)]
struct GroupLook {
    hit: Style,
    row: Style,
}

/// The looks of a frame.
#[derive(Debug)]
pub struct Styles {
    pub(super) colors: Colors,
    groups: Vec<GroupLook>,
}

impl Styles {
    /// The looks for what the terminal can show and the keywords that are loaded.
    pub fn new(app: &App) -> Self {
        let groups = app.matcher.keywords().groups.iter();
        let groups = groups.map(|group| (usize::from(group.number), group.color));
        Self::of(app.look.colors, groups)
    }

    /// The looks for groups of these numbers and colours.
    pub(super) fn of(colors: Colors, groups: impl Iterator<Item = (usize, Option<Color>)>) -> Self {
        let groups = groups.map(|(number, color)| look(colors, number, color));
        Self {
            colors,
            groups: groups.collect(),
        }
    }

    /// Borders and rules.
    pub fn border(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Words on borders, and names in panels.
    pub fn label(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Dates, sources, and whatever is beside the point.
    pub fn quiet(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The date of a row: one that is not that of publication leans.
    pub fn date(&self, by: DatedBy) -> Style {
        match by {
            DatedBy::Published => self.quiet(),
            DatedBy::Updated | DatedBy::Saved => self.quiet().add_modifier(Modifier::ITALIC),
        }
    }

    /// The unread mark.
    pub fn unread(&self) -> Style {
        self.colored(Cell::Cyan)
    }

    /// The bookmark mark.
    pub fn bookmark(&self) -> Style {
        self.colored(Cell::Magenta)
    }

    /// A message about something that could not be done.
    pub fn error(&self) -> Style {
        self.colored(Cell::Red).add_modifier(Modifier::BOLD)
    }

    /// The selected row of the pane in focus.
    pub fn selected(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The selected row while the other pane has the focus.
    pub fn selected_behind(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A hit of the group at `group`.
    pub fn hit(&self, group: u16) -> Style {
        let plain = Style::new().add_modifier(Modifier::REVERSED);
        self.groups
            .get(usize::from(group))
            .map_or(plain, |look| look.hit)
    }

    /// A row whose strongest group is `group`.
    pub fn row(&self, group: u16) -> Style {
        self.groups
            .get(usize::from(group))
            .map_or_else(Style::new, |look| look.row)
    }

    /// What the reader has added: a note, a selection.
    pub fn own(&self) -> Style {
        self.colored(Cell::Magenta)
    }

    /// What a span of the page is.
    pub fn role(&self, role: Role) -> Style {
        let style = Style::new();
        match role {
            Role::Heading(1 | 2) => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Title | Role::HeaderCell | Role::Heading(_) => style.add_modifier(Modifier::BOLD),
            Role::Subtitle | Role::Caption | Role::Quote => style.add_modifier(Modifier::ITALIC),
            Role::Author | Role::Body | Role::Cell => style,
            Role::Meta | Role::Credit | Role::QuoteBar | Role::Rule | Role::Note => {
                style.add_modifier(Modifier::DIM)
            }
            Role::Tag | Role::Marker | Role::Image => self.colored(Cell::Cyan),
            Role::Own => self.own(),
            Role::Code => self.colored(Cell::Green),
            Role::Link => style.add_modifier(Modifier::UNDERLINED),
            Role::Deceptive => self
                .error()
                .add_modifier(Modifier::UNDERLINED | Modifier::REVERSED),
        }
    }

    /// Words that one text has alone, and those that the other has: told by the line in or under them as
    /// well as by their colour.
    pub fn change(&self, change: Change) -> Style {
        match change {
            Change::Same => Style::new(),
            Change::Removed => self.colored(Cell::Red).add_modifier(Modifier::CROSSED_OUT),
            Change::Added => self.colored(Cell::Green).add_modifier(Modifier::UNDERLINED),
        }
    }

    /// A foreground colour where there are colours.
    fn colored(&self, color: Cell) -> Style {
        if self.colors == Colors::None {
            Style::new()
        } else {
            Style::new().fg(color)
        }
    }
}

/// The attributes of a group's hits, where there are colours as well. What is searched for is
/// underlined, what one finds bold and slanted: each of these is left to tell them.
fn attributes(number: usize) -> Modifier {
    match (number + number / 3 + number / 7) % 3 {
        0 => Modifier::empty(),
        1 => Modifier::ITALIC,
        _ => Modifier::BOLD,
    }
}

/// The look of the group at `place`.
fn look(colors: Colors, place: usize, color: Option<Color>) -> GroupLook {
    if colors == Colors::None {
        let marks = [
            Modifier::REVERSED,
            Modifier::BOLD.union(Modifier::UNDERLINED),
            Modifier::REVERSED.union(Modifier::UNDERLINED),
            Modifier::ITALIC.union(Modifier::UNDERLINED),
        ];
        let mark = marks
            .get(place % marks.len())
            .copied()
            .unwrap_or(Modifier::REVERSED);
        return GroupLook {
            hit: Style::new().add_modifier(mark),
            row: Style::new(),
        };
    }
    let color = color.unwrap_or_else(|| palette(place));
    let (red, green, blue) = rgb(color);
    let ink = if luminance((red, green, blue)) > MIDDLE_LUMINANCE {
        Cell::Black
    } else {
        Cell::White
    };
    let row = match (colors, color) {
        (Colors::Sixteen, _) => cell(colors, color),
        _ => cell(colors, middle((red, green, blue))),
    };
    GroupLook {
        hit: Style::new()
            .fg(ink)
            .bg(cell(colors, color))
            .add_modifier(attributes(place)),
        row: Style::new().fg(row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::colors::{NAMED, PALETTE};

    #[test]
    fn rows_can_be_read_on_black_and_on_white() {
        for color in PALETTE
            .into_iter()
            .chain(NAMED)
            .map(|(r, g, b)| Color::Rgb(r, g, b))
        {
            let light = luminance(rgb(middle(rgb(color))));
            let on_black = (light + 0.05) / 0.05;
            let on_white = 1.05 / (light + 0.05);
            assert!(
                on_black > 4.0 && on_white > 4.0,
                "{color:?}: {on_black} {on_white}"
            );
        }
    }

    #[test]
    fn groups_of_the_palette_are_told_apart_by_colour_and_attribute_together() {
        for (colors, groups) in [
            (Colors::True, 14),
            (Colors::Indexed, 14),
            (Colors::Sixteen, 7),
        ] {
            let styles = Styles::of(colors, (0..groups).map(|number| (number, None)));
            let hits = (0..)
                .zip(&styles.groups)
                .map(|(group, _)| styles.hit(group));
            let seen: std::collections::HashSet<String> = hits
                .map(|hit| format!("{:?} {:?}", hit.bg, hit.add_modifier))
                .collect();
            assert_eq!(seen.len(), groups, "{colors:?}");
        }
    }

    #[test]
    fn rows_stand_out_three_to_one_where_the_terminal_has_but_256_colours() {
        for color in PALETTE {
            let Cell::Indexed(index) = cell(Colors::Indexed, middle(color)) else {
                panic!("no colour of the 256");
            };
            let light = luminance(rgb(Color::Indexed(index)));
            let contrasts = [(light + 0.05) / 0.05, 1.05 / (light + 0.05)];
            assert!(
                contrasts.iter().all(|contrast| *contrast >= 3.0),
                "{color:?}: {contrasts:?}"
            );
        }
    }

    #[test]
    fn hits_can_be_read_on_their_colour() {
        for color in PALETTE.into_iter().chain(NAMED) {
            let light = luminance(color);
            let ink = if light > MIDDLE_LUMINANCE { 0.0 } else { 1.0 };
            let (high, low) = if light > ink {
                (light, ink)
            } else {
                (ink, light)
            };
            assert!((high + 0.05) / (low + 0.05) > 4.0, "{color:?}");
        }
    }
}
