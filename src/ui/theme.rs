//! Themes on a terminal: every look as it can be shown there.
//!
//! A colour that the terminal has not becomes the nearest that it has. Without colours the attributes
//! are left, and where a theme has none for a role, nothing tells it.

use ratatui::buffer::Buffer;
use ratatui::style::{Color as Cell, Modifier, Style};

use crate::app::Colors;
use crate::config::theme::{Attribute, Paint, Role, Theme};
use crate::keywords::Color;
use crate::ui::colors::{cell, contrast, reduced_behind, shown};

/// How far what is to be read stands out at least, by WCAG 2.
pub(super) const LEAST: f64 = 3.0;

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
    /// The looks of `theme` on a terminal that can show `colors`, on the page `on` if that is known. A colour
    /// of the terminal's own that does not stand out there gives way to that of the page's letters.
    pub(super) fn new(theme: &Theme, colors: Colors, on: Option<Color>) -> Self {
        let styles = Role::ALL.iter().map(|role| {
            let paint = theme.paint(*role);
            let look = style(paint, colors);
            let named = paint.color.filter(|it| matches!(it, Color::Indexed(..16)));
            let own = named.zip(on.filter(|_| paint.background.is_none()));
            let is_lost = own.is_some_and(|(color, page)| contrast(color, page) < LEAST);
            let fg = look.fg.filter(|_| !is_lost);
            Style { fg, ..look }
        });
        let page = theme.paint(Role::Page);
        let page = page.color.zip(page.background);
        let page = page.filter(|_| colors != Colors::None);
        let find = theme.paint(Role::Find);
        Self {
            styles: styles.collect(),
            page: page.map(|(letters, page)| {
                let page = cell(reduced_behind(page, colors));
                (shown(letters, colors), page)
            }),
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
        bg: paint
            .background
            .map(|color| cell(reduced_behind(color, colors))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Ground, Look};
    use crate::config::theme::BuiltIn;
    use crate::ui::colors::{self, NAMES};
    use crate::ui::style::{Styles, page_of};

    /// The colour that a terminal shows; of named ones as they usually look.
    fn seen(cell: Cell) -> Color {
        match (cell, NAMES.iter().position(|name| *name == cell)) {
            (Cell::Rgb(red, green, blue), _) => Color::Rgb(red, green, blue),
            (Cell::Indexed(index), _) => Color::Indexed(index),
            (_, Some(index)) => Color::Indexed(u8::try_from(index).unwrap()),
            (other, None) => panic!("{other:?}"),
        }
    }

    /// How far two colours stand out from each other, by WCAG 2.
    fn contrast(one: Cell, other: Cell) -> f64 {
        colors::contrast(seen(one), seen(other))
    }

    /// What a terminal is like.
    fn on(colors: Colors, ground: Option<Ground>) -> Look {
        Look {
            colors,
            ground,
            ..Look::default()
        }
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
                let looks = Looks::new(&theme, colors, None);
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

    /// Pages that terminals have, and what they are like.
    const PAGES: [(BuiltIn, Ground, [&str; 3]); 2] = [
        (
            BuiltIn::Dark,
            Ground::Dark,
            ["#000000", "#1e1e2e", "#282828"],
        ),
        (
            BuiltIn::Light,
            Ground::Light,
            ["#ffffff", "#fdf6e3", "#f2f2f2"],
        ),
    ];

    #[test]
    fn on_the_terminals_own_page_every_role_and_row_stands_out_too() {
        for (built_in, ground, pages) in PAGES {
            for (colors, theme) in [
                (Colors::True, built_in.theme().on_own_page()),
                (Colors::Indexed, built_in.theme().on_own_page()),
                (Colors::Sixteen, BuiltIn::Terminal.theme()),
            ] {
                let look = on(colors, Some(ground));
                let styles = Styles::of(&theme, look, (0..7).map(|number| (number, None)));
                let own = Looks::new(&theme, colors, Some(page_of(ground)));
                let roles = Role::ALL.iter().map(|role| (role.name(), own.of(*role)));
                let rows = (0..7).map(|group| ("row", styles.row(group)));
                let looks: Vec<_> = roles.chain(rows).collect();
                for page in pages {
                    let page = shown(crate::keywords::color::parse(page).unwrap(), Colors::True);
                    for (name, look) in &looks {
                        let Some(letters) = look.fg else { continue };
                        // The terminal's own colours are weighed on black and on white.
                        let is_named = NAMES.contains(&letters) && look.bg.is_none();
                        let least = if is_named { 2.4 } else { 3.0 };
                        let found = contrast(letters, look.bg.unwrap_or(page));
                        let at = format!("{built_in:?} {colors:?} {page:?} {name}");
                        assert!(found >= least, "{at}: {found:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn hits_and_rows_of_keyword_groups_stand_out() {
        for (built_in, least) in PROMISED {
            for colors in [Colors::True, Colors::Indexed] {
                let theme = built_in.theme();
                let looks = Looks::new(&theme, colors, None);
                let page = looks.page.unwrap().1;
                let behind = looks.of(Role::SelectedBehind).bg.unwrap_or(page);
                let styles = Styles::of(
                    &theme,
                    on(colors, None),
                    (0..7).map(|number| (number, None)),
                );
                for group in 0..7 {
                    let (hit, row) = (styles.hit(group), styles.row(group));
                    let found = [
                        contrast(hit.fg.unwrap(), hit.bg.unwrap()),
                        contrast(row.fg.unwrap(), page),
                        contrast(row.fg.unwrap(), behind),
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
            for colors in [Colors::True, Colors::Indexed, Colors::Sixteen] {
                let looks = Looks::new(&built_in.theme(), colors, None);
                for role in [Role::Find, Role::Current, Role::SelectedText] {
                    let look = looks.of(role);
                    let Some((letters, ground)) = look.fg.zip(look.bg) else {
                        assert_eq!(built_in, BuiltIn::Monochrome);
                        continue;
                    };
                    let found = contrast(letters, ground);
                    let name = role.name();
                    let least = if colors == Colors::Sixteen { 4.0 } else { 4.5 };
                    assert!(found > least, "{built_in:?} {colors:?} {name}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colours_attributes_are_left() {
        let looks = Looks::new(&BuiltIn::Dark.theme(), Colors::None, None);
        let heading = looks.of(Role::Heading);
        assert_eq!((heading.fg, heading.bg), (None, None));
        assert!(heading.add_modifier.contains(Modifier::UNDERLINED));
    }
}
