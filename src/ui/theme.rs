//! Themes on a terminal: every look as it can be shown there.
//!
//! A colour that the terminal has not becomes the nearest that it has. Without colours the attributes
//! are left, and where a theme has none for a role, nothing tells it.

use ratatui::buffer::Buffer;
use ratatui::style::{Color as Cell, Modifier, Style};

use crate::app::Colors;
use crate::config::theme::{Attribute, Paint, Role, Theme};
use crate::keywords::Color;
use crate::ui::colors::{NAMED, rgb};

/// The looks of all roles.
#[derive(Debug)]
pub(super) struct Looks {
    styles: Vec<Style>,
    /// The colours of letters and page, where they are not the terminal's own.
    page: Option<(Cell, Cell)>,
    /// The colour that tells what one finds.
    pub(super) find: Option<Color>,
}

impl Looks {
    /// The looks of `theme` on a terminal with `colors`.
    pub(super) fn new(theme: &Theme, colors: Colors) -> Self {
        let styles = Role::ALL.iter();
        let styles = styles.map(|role| style(theme.paint(*role), colors));
        let page = theme.paint(Role::Page);
        let page = page.color.zip(page.background);
        let page = page.filter(|_| colors != Colors::None);
        let find = theme.paint(Role::Find);
        Self {
            styles: styles.collect(),
            page: page.map(|(letters, page)| (shown(letters, colors), shown(page, colors))),
            find: find.background.or(find.color),
        }
    }

    /// The look of a role.
    pub(super) fn of(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Gives all that has no colour of its own those of the page.
    pub(super) fn lay_page(&self, buffer: &mut Buffer) {
        let Some((letters, page)) = self.page else {
            return;
        };
        for cell in &mut buffer.content {
            if cell.fg == Cell::Reset {
                cell.fg = letters;
            }
            if cell.bg == Cell::Reset {
                cell.bg = page;
            }
        }
    }
}

/// A look on a terminal with `colors`.
fn style(paint: &Paint, colors: Colors) -> Style {
    let attributes = paint.attributes.iter().map(|it| modifier(*it));
    let style = Style::new().add_modifier(attributes.collect());
    if colors == Colors::None {
        return style;
    }
    Style {
        fg: paint.color.map(|color| shown(color, colors)),
        bg: paint.background.map(|color| shown(color, colors)),
        ..style
    }
}

fn modifier(attribute: Attribute) -> Modifier {
    match attribute {
        Attribute::Bold => Modifier::BOLD,
        Attribute::Dim => Modifier::DIM,
        Attribute::Italic => Modifier::ITALIC,
        Attribute::Underlined => Modifier::UNDERLINED,
        Attribute::Reversed => Modifier::REVERSED,
        Attribute::Struck => Modifier::CROSSED_OUT,
    }
}

/// The colour of the terminal that is nearest to `color`.
pub(super) fn shown(color: Color, colors: Colors) -> Cell {
    match (color, colors) {
        (Color::Indexed(index @ ..16), _) => named(index),
        (Color::Rgb(red, green, blue), Colors::True) => Cell::Rgb(red, green, blue),
        (Color::Rgb(..), Colors::Indexed) => Cell::Indexed(nearest_of_256(rgb(color))),
        (Color::Indexed(index), Colors::True | Colors::Indexed) => Cell::Indexed(index),
        _ => named(nearest_of_16(rgb(color))),
    }
}

/// One of the first sixteen by its name: the shorter way to ask a terminal for it.
fn named(index: u8) -> Cell {
    const NAMES: [Cell; 16] = [
        Cell::Black,
        Cell::Red,
        Cell::Green,
        Cell::Yellow,
        Cell::Blue,
        Cell::Magenta,
        Cell::Cyan,
        Cell::Gray,
        Cell::DarkGray,
        Cell::LightRed,
        Cell::LightGreen,
        Cell::LightYellow,
        Cell::LightBlue,
        Cell::LightMagenta,
        Cell::LightCyan,
        Cell::White,
    ];
    NAMES.get(usize::from(index)).copied().unwrap_or_default()
}

/// The nearest of the cube and of the greys: the first sixteen are whatever the terminal makes of them.
fn nearest_of_256(color: (u8, u8, u8)) -> u8 {
    let step = |channel: u8| match channel {
        0..48 => 0,
        48..115 => 1,
        _ => (channel - 35) / 40,
    };
    let (red, green, blue) = color;
    let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
    let middle = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = (middle.saturating_sub(3) / 10).min(23);
    let grey = 232 + u8::try_from(grey).unwrap_or(0);
    let distance = |index: &u8| distance(rgb(Color::Indexed(*index)), color);
    [cube, grey]
        .into_iter()
        .min_by_key(distance)
        .unwrap_or(cube)
}

/// The nearest of the terminal's first sixteen, as they usually look.
fn nearest_of_16(color: (u8, u8, u8)) -> u8 {
    let distance = |index: &u8| {
        let named = NAMED.get(usize::from(*index)).copied();
        distance(named.unwrap_or_default(), color)
    };
    (0..16).min_by_key(distance).unwrap_or(7)
}

/// How far two colours are apart.
fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    apart(one.0, other.0) + apart(one.1, other.1) + apart(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::theme::BuiltIn;
    use crate::ui::colors::luminance;
    use crate::ui::style::Styles;

    /// The red, green and blue that a terminal shows.
    fn seen(cell: Cell) -> (u8, u8, u8) {
        match cell {
            Cell::Rgb(red, green, blue) => (red, green, blue),
            Cell::Indexed(index) => rgb(Color::Indexed(index)),
            Cell::Black => (0, 0, 0),
            Cell::White => (255, 255, 255),
            other => panic!("{other:?}"),
        }
    }

    /// How far two colours stand out from each other, by WCAG 2.
    fn contrast(one: Cell, other: Cell) -> f64 {
        let [one, other] = [one, other].map(|cell| luminance(seen(cell)) + 0.05);
        one.max(other) / one.min(other)
    }

    /// The themes with a page of their own, and the least contrast that each promises.
    const PROMISED: [(BuiltIn, f64); 3] = [
        (BuiltIn::Dark, 3.0),
        (BuiltIn::Light, 3.0),
        (BuiltIn::HighContrast, 4.5),
    ];

    #[test]
    fn every_role_stands_out_from_what_it_stands_on() {
        for (built_in, least) in PROMISED {
            for colors in [Colors::True, Colors::Indexed] {
                let theme = built_in.theme();
                let looks = Looks::new(&theme, colors);
                let (letters, page) = looks.page.unwrap();
                assert!(contrast(letters, page) > 10.0, "{built_in:?}");
                for role in Role::ALL {
                    let look = looks.of(*role);
                    let found = contrast(look.fg.unwrap_or(letters), look.bg.unwrap_or(page));
                    assert!(
                        found >= least,
                        "{built_in:?} {colors:?} {}: {found:.2}",
                        role.name()
                    );
                }
            }
        }
    }

    #[test]
    fn on_the_terminals_own_page_every_role_stands_out_too() {
        let pages = [
            (BuiltIn::Dark, ["#000000", "#1e1e2e", "#282828"]),
            (BuiltIn::Light, ["#ffffff", "#fdf6e3", "#f2f2f2"]),
        ];
        for (built_in, pages) in pages {
            let looks = Looks::new(&built_in.theme().on_own_page(), Colors::True);
            for page in pages {
                let page = shown(crate::keywords::color::parse(page).unwrap(), Colors::True);
                for role in Role::ALL {
                    let look = looks.of(*role);
                    let Some(letters) = look.fg else { continue };
                    let found = contrast(letters, look.bg.unwrap_or(page));
                    assert!(
                        found >= 3.0,
                        "{built_in:?} {page:?} {}: {found:.2}",
                        role.name()
                    );
                }
            }
        }
    }

    #[test]
    fn hits_and_rows_of_keyword_groups_stand_out() {
        for (built_in, least) in PROMISED {
            for colors in [Colors::True, Colors::Indexed] {
                let theme = built_in.theme();
                let page = Looks::new(&theme, colors).page.unwrap().1;
                let styles = Styles::of(&theme, colors, (0..7).map(|number| (number, None)));
                for group in 0..7 {
                    let (hit, row) = (styles.hit(group), styles.row(group));
                    let found = [
                        contrast(hit.fg.unwrap(), hit.bg.unwrap()),
                        contrast(row.fg.unwrap(), page),
                    ];
                    let is_told = found.iter().all(|found| *found >= least);
                    assert!(is_told, "{built_in:?} {colors:?} {group}: {found:.2?}");
                }
            }
        }
    }

    #[test]
    fn what_one_finds_and_what_is_selected_can_be_read_in_every_theme() {
        for built_in in BuiltIn::ALL {
            for colors in [Colors::True, Colors::Indexed] {
                let looks = Looks::new(&built_in.theme(), colors);
                for role in [Role::Find, Role::SelectedText] {
                    let look = looks.of(role);
                    let Some((letters, ground)) = look.fg.zip(look.bg) else {
                        assert_eq!(built_in, BuiltIn::Monochrome);
                        continue;
                    };
                    let found = contrast(letters, ground);
                    let name = role.name();
                    assert!(found > 4.5, "{built_in:?} {colors:?} {name}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_colour_of_a_terminal_is_taken() {
        let grey = Color::Rgb(0x2b, 0x2d, 0x2e);
        assert_eq!(shown(grey, Colors::Indexed), Cell::Indexed(236));
        let red = Color::Rgb(0xff, 0, 0);
        assert_eq!(shown(red, Colors::Indexed), Cell::Indexed(196));
        assert_eq!(shown(Color::Rgb(0, 0, 0), Colors::Sixteen), Cell::Black);
        assert_eq!(shown(Color::Indexed(231), Colors::Sixteen), Cell::White);
        assert_eq!(shown(Color::Indexed(3), Colors::True), Cell::Yellow);
    }

    #[test]
    fn without_colours_attributes_are_left() {
        let looks = Looks::new(&BuiltIn::Dark.theme(), Colors::None);
        let heading = looks.of(Role::Heading);
        assert_eq!((heading.fg, heading.bg), (None, None));
        assert!(heading.add_modifier.contains(Modifier::UNDERLINED));
    }
}
