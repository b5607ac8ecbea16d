//! Roles to colours and attributes, as the theme has them.
//!
//! Hits are black or white on their group's colour, whichever contrasts more. Rows take the same hue at a
//! lightness that can be read on the page, or on dark and light ones alike where that is not known. Groups differ in attributes too, since
//! neither every eye nor every terminal tells all colours apart.

use ratatui::buffer::Buffer;
use ratatui::style::{Color as Cell, Modifier, Style};

use crate::app::{App, Colors, Ground, Look};
use crate::article::DatedBy;
use crate::config::theme::{self, Theme};
use crate::keywords::Color;
use crate::library::stories::Change;
use crate::reader::Role;
use crate::ui::colors::{
    MIDDLE_LUMINANCE, cell, contrast, lit, luminance, middle, reduced_group, rgb, shown,
};
use crate::ui::theme::{LEAST, Looks};

/// How far the colour of a row stands out from its page so that it does so from a selected row too.
const WELL: f64 = 5.5;

/// Relative luminance that stands out from black by 6.6 : 1.
const ON_DARK: f64 = 0.28;

/// Relative luminance that stands out from white by 5.8 : 1.
const ON_LIGHT: f64 = 0.13;

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
    looks: Looks,
    groups: Vec<GroupLook>,
}

impl Styles {
    /// The looks for what the terminal can show and the keywords that are loaded.
    pub fn new(app: &App) -> Self {
        let groups = app.matcher.keywords().groups.iter();
        let groups = groups.map(|group| (usize::from(group.number), group.color));
        Self::of(&app.theme, app.look, groups)
    }

    /// The looks of a theme on a terminal, for groups of these numbers and colours.
    pub(super) fn of(
        theme: &Theme,
        look: Look,
        groups: impl Iterator<Item = (usize, Option<Color>)>,
    ) -> Self {
        let colors = if theme.is_colorless() {
            Colors::None
        } else {
            look.colors
        };
        let own_page = theme.paint(theme::Role::Page).background;
        let page = own_page.or_else(|| look.ground.map(page_of));
        let palette = |number: usize| {
            let place = number.checked_rem(theme.groups.len());
            place.and_then(|place| theme.groups.get(place).copied())
        };
        let groups = groups.map(|(number, color)| {
            look_of((colors, page), number, color.or_else(|| palette(number)))
        });
        Self {
            colors,
            looks: Looks::new(theme, colors, page),
            groups: groups.collect(),
        }
    }

    /// Borders and rules.
    pub fn border(&self) -> Style {
        self.looks.of(theme::Role::Border)
    }

    /// Words on borders, and names in panels.
    pub fn label(&self) -> Style {
        self.looks.of(theme::Role::Label)
    }

    /// Dates, sources, and whatever is beside the point.
    pub fn quiet(&self) -> Style {
        self.looks.of(theme::Role::Quiet)
    }

    /// The date of a row: one that is not that of publication leans.
    pub fn date(&self, by: DatedBy) -> Style {
        match by {
            DatedBy::Published => self.looks.of(theme::Role::Date),
            DatedBy::Updated | DatedBy::Saved => self.looks.of(theme::Role::OtherDate),
        }
    }

    /// The unread mark.
    pub fn unread(&self) -> Style {
        self.looks.of(theme::Role::Unread)
    }

    /// The bookmark mark.
    pub fn bookmark(&self) -> Style {
        self.looks.of(theme::Role::Bookmark)
    }

    /// A message about something that could not be done.
    pub fn error(&self) -> Style {
        self.looks.of(theme::Role::Error)
    }

    /// The selected row of the pane in focus.
    pub fn selected(&self) -> Style {
        self.looks.of(theme::Role::Selected)
    }

    /// The selected row while the other pane has the focus.
    pub fn selected_behind(&self) -> Style {
        self.looks.of(theme::Role::SelectedBehind)
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
        self.looks.of(theme::Role::Own)
    }

    /// What one finds in the article.
    pub(super) fn find(&self) -> Style {
        self.looks.of(theme::Role::Find)
    }

    /// What the list was searched for.
    pub(super) fn found(&self) -> Style {
        self.looks.of(theme::Role::Found)
    }

    /// The place of a find or of the search that one has gone to.
    pub(super) fn current(&self) -> Style {
        self.looks.of(theme::Role::Current)
    }

    /// Text that is selected.
    pub(super) fn selection(&self) -> Style {
        self.looks.of(theme::Role::SelectedText)
    }

    /// The colour that tells what one finds, if one does.
    pub(super) fn find_color(&self) -> Option<Color> {
        self.looks.find
    }

    /// What a span of the page is.
    pub fn role(&self, role: Role) -> Style {
        let role = match role {
            Role::Author => theme::Role::Author,
            Role::Body | Role::Cell => return Style::new(),
            Role::Heading(1 | 2) => theme::Role::Heading,
            Role::HeaderCell | Role::Heading(3) => theme::Role::Subheading,
            Role::Heading(_) => return lesser(self.looks.of(theme::Role::Subheading)),
            Role::Title => theme::Role::Title,
            Role::Subtitle => theme::Role::Subtitle,
            Role::Caption => theme::Role::Caption,
            Role::Quote => theme::Role::Quote,
            Role::Meta
            | Role::Credit
            | Role::QuoteBar
            | Role::Rule
            | Role::Note
            | Role::LinkNumber => theme::Role::Meta,
            Role::Tag | Role::Marker | Role::Image => theme::Role::Tag,
            Role::Own => theme::Role::Own,
            Role::Code => theme::Role::Code,
            Role::Link => theme::Role::Link,
            Role::Deceptive => theme::Role::Deceptive,
        };
        self.looks.of(role)
    }

    /// Words that one text has alone, and those that the other has: told by the line in or under them as
    /// well as by their colour.
    pub fn change(&self, change: Change) -> Style {
        match change {
            Change::Same => Style::new(),
            Change::Removed => self.looks.of(theme::Role::Removed),
            Change::Added => self.looks.of(theme::Role::Added),
        }
    }

    /// Gives all that has no colour of its own those of the page.
    pub(super) fn lay_page(&self, buffer: &mut Buffer) {
        self.looks.lay_page(buffer);
    }
}

/// The look of a heading below one of this look: slanted, and as bold as the text where its colour tells it.
fn lesser(look: Style) -> Style {
    let look = look.add_modifier(Modifier::ITALIC);
    match look.fg {
        Some(_) => look.remove_modifier(Modifier::BOLD),
        None => look,
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

/// The page of a terminal, as far as it is known.
pub(super) fn page_of(ground: Ground) -> Color {
    match ground {
        Ground::Dark => Color::Rgb(0, 0, 0),
        Ground::Light => Color::Rgb(255, 255, 255),
    }
}

/// The look of the group at `place`, on the page if that is known.
fn look_of(
    (colors, page): (Colors, Option<Color>),
    place: usize,
    color: Option<Color>,
) -> GroupLook {
    let Some(color) = color.filter(|_| colors != Colors::None) else {
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
    };
    let ground = reduced_group(color, colors);
    let ink = if luminance(rgb(ground)) > MIDDLE_LUMINANCE {
        Cell::Black
    } else {
        Cell::White
    };
    GroupLook {
        hit: Style::new()
            .fg(ink)
            .bg(cell(ground))
            .add_modifier(attributes(place)),
        row: Style {
            fg: row_color(color, colors, page),
            ..Style::new()
        },
    }
}

/// The colour of the rows of a group: its own where that stands out from the page, else the same hue at a
/// lightness that does. Where the page is not known it suits dark and light ones alike; of the terminal's
/// sixteen colours one that would be lost on the page is not taken at all.
fn row_color(color: Color, colors: Colors, page: Option<Color>) -> Option<Cell> {
    let own = reduced_group(color, colors);
    if colors == Colors::Sixteen {
        let is_lost = page.is_some_and(|page| contrast(own, page) < LEAST);
        return (!is_lost).then(|| cell(own));
    }
    let Some(page) = page else {
        return Some(shown(middle(rgb(color)), colors));
    };
    if contrast(color, page) >= WELL {
        return Some(cell(own));
    }
    let is_dark = luminance(rgb(page)) < MIDDLE_LUMINANCE;
    let light = if is_dark { ON_DARK } else { ON_LIGHT };
    Some(shown(lit(rgb(color), light), colors))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::colors::NAMED;

    /// The colours of groups that state none.
    fn palette() -> impl Iterator<Item = (u8, u8, u8)> {
        let groups = Theme::default().groups;
        groups.into_iter().map(rgb)
    }

    #[test]
    fn rows_can_be_read_on_black_and_on_white() {
        for color in palette().chain(NAMED).map(|(r, g, b)| Color::Rgb(r, g, b)) {
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
            let theme = Theme::default();
            let look = Look {
                colors,
                ..Look::default()
            };
            let styles = Styles::of(&theme, look, (0..groups).map(|number| (number, None)));
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
        for color in palette() {
            let Cell::Indexed(index) = shown(middle(color), Colors::Indexed) else {
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
        for color in palette().chain(NAMED) {
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
