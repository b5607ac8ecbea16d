//! The looks of what is marked in a text: keywords, what was searched for, what one finds.
//!
//! They lie over each other, and whatever lies there is told from all else: by colours and attributes,
//! and where there are no colours by attributes alone.

use ratatui::style::{Modifier, Style};

use crate::app::Colors;
use crate::ui::colors::{middle, rgb, shown};
use crate::ui::style::Styles;

/// What is marked at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The group of the keyword.
    pub group: Option<u16>,
    /// Whether it was searched for.
    pub is_found: bool,
    /// Whether one finds it in the article.
    pub is_find: bool,
}

impl Marks {
    /// Whether anything is.
    fn is_any(self) -> bool {
        self != Self::default()
    }
}

impl Styles {
    /// The look of what is marked there, else `look`. The search turns the page's own colours two round, the
    /// find has a colour that no group of the palette has: neither takes anything from the text under it. A
    /// keyword brings its colour, which stays where several marks are: it is underlined where the search is,
    /// bold and slanted where the find is.
    pub fn marked(&self, look: Style, marks: Marks) -> Style {
        if !marks.is_any() {
            return look;
        }
        let Some(group) = marks.group else {
            return self.unkept(marks);
        };
        let plain = look.remove_modifier(Modifier::DIM | Modifier::UNDERLINED);
        let look = plain.patch(self.hit(group));
        let look = match (marks.is_find, self.colors) {
            (false, _) => look,
            (true, Colors::None) => look.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (true, _) => look.add_modifier(Modifier::BOLD | Modifier::ITALIC),
        };
        match (marks.is_found, self.colors) {
            (false, _) => look,
            // Some group is told by each of these alone.
            (true, Colors::None) => look.add_modifier(Modifier::REVERSED | Modifier::ITALIC),
            (true, _) => look.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The look of what was searched for, what one finds, or both, where no keyword is.
    fn unkept(&self, marks: Marks) -> Style {
        let over = match (self.colors, marks.is_found, marks.is_find) {
            (Colors::None, false, _) => Modifier::REVERSED | Modifier::BOLD,
            (Colors::None, true, false) => Modifier::REVERSED | Modifier::ITALIC,
            (Colors::None, true, true) => Modifier::REVERSED | Modifier::BOLD | Modifier::ITALIC,
            (_, _, false) => return self.found(),
            (_, false, true) => Modifier::BOLD,
            (_, true, true) => Modifier::BOLD | Modifier::UNDERLINED,
        };
        let look = if marks.is_find {
            self.find()
        } else {
            self.found()
        };
        look.add_modifier(over)
    }

    /// The look of such marks by themselves.
    pub fn mark(&self, marks: Marks) -> Style {
        self.marked(Style::new(), marks)
    }

    /// The look of the one place among many that one has gone to, whatever else is marked there.
    pub fn gone_to(&self) -> Style {
        match self.colors {
            Colors::None => Style::new()
                .add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            _ => self.current(),
        }
    }

    /// What is selected, whatever is marked there. A mark in it is underlined.
    pub fn selected_text(&self, look: Style, is_marked: bool) -> Style {
        let kept = look.add_modifier & (Modifier::BOLD | Modifier::ITALIC);
        let selected = self.selection().add_modifier(kept);
        if is_marked {
            selected.add_modifier(Modifier::UNDERLINED)
        } else {
            selected
        }
    }

    /// The mark of a find at the scrollbar.
    pub fn find_mark(&self) -> Style {
        let color = match self.find_color() {
            Some(color) if self.colors == Colors::Sixteen => shown(color, self.colors),
            Some(color) if self.colors != Colors::None => shown(middle(rgb(color)), self.colors),
            _ => return self.label(),
        };
        Style::new().fg(color).add_modifier(Modifier::BOLD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Look;
    use crate::config::theme::{BuiltIn, Theme};

    /// A terminal with `colors`.
    fn on(colors: Colors) -> Look {
        Look {
            colors,
            ..Look::default()
        }
    }

    /// Everything that can be marked on a terminal with `colors`: without colours there are not attributes
    /// enough for what overlaps.
    fn all_marks(colors: Colors) -> impl Iterator<Item = Marks> {
        let groups = [None, Some(0), Some(1), Some(2)];
        let others = [(false, false), (true, false), (false, true), (true, true)];
        let all = groups.into_iter().flat_map(move |group| {
            others.map(|(is_found, is_find)| Marks {
                group,
                is_found,
                is_find,
            })
        });
        let overlaps = |marks: &Marks| marks.group.is_some() && (marks.is_found || marks.is_find);
        all.filter(move |marks| colors != Colors::None || !overlaps(marks))
    }

    #[test]
    fn whatever_is_marked_is_told_from_all_else() {
        for colors in [Colors::True, Colors::Indexed, Colors::Sixteen, Colors::None] {
            let theme = Theme::default();
            let styles = Styles::of(&theme, on(colors), (0..3).map(|number| (number, None)));
            let mut seen = std::collections::HashMap::new();
            for marks in all_marks(colors) {
                let marked = styles.marked(Style::new(), marks);
                let other = seen.insert(format!("{marked:?}"), marks);
                assert_eq!(other, None, "{colors:?}: {marks:?}");
                assert_ne!(styles.gone_to(), marked, "{colors:?}: {marks:?}");
            }
        }
    }

    #[test]
    fn a_mark_without_a_keyword_takes_nothing_from_the_text_under_it() {
        for built_in in BuiltIn::ALL {
            let theme = built_in.theme();
            let styles = Styles::of(&theme, on(Colors::True), std::iter::empty());
            let heading = styles.role(crate::reader::Role::Heading(1));
            let link = styles.role(crate::reader::Role::Link);
            let faint = Style::new().add_modifier(Modifier::DIM);
            for (is_found, is_find) in [(true, false), (false, true), (true, true)] {
                let marks = Marks {
                    group: None,
                    is_found,
                    is_find,
                };
                for look in [heading, link, faint] {
                    assert_eq!(styles.marked(look, marks), styles.mark(marks), "{marks:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_selected_is_told_from_every_mark() {
        let many = [
            BuiltIn::Dark,
            BuiltIn::Light,
            BuiltIn::HighContrast,
            BuiltIn::Terminal,
        ];
        let many = many
            .into_iter()
            .flat_map(|theme| [Colors::True, Colors::Indexed].map(|colors| (theme, colors)));
        let few = [
            (BuiltIn::Terminal, Colors::Sixteen),
            (BuiltIn::Monochrome, Colors::None),
        ];
        for (built_in, colors) in many.chain(few) {
            let theme = built_in.theme();
            let styles = Styles::of(&theme, on(colors), (0..3).map(|number| (number, None)));
            let [plain, marked] =
                [false, true].map(|is_marked| styles.selected_text(Style::new(), is_marked));
            assert_ne!(plain, marked, "{built_in:?} {colors:?}");
            for selected in [plain, marked] {
                let at = format!("{built_in:?} {colors:?}");
                assert_ne!(selected, styles.selected(), "{at}");
                for marks in all_marks(colors) {
                    assert_ne!(
                        selected,
                        styles.marked(Style::new(), marks),
                        "{at} {marks:?}"
                    );
                    assert_ne!(selected, styles.gone_to(), "{at} {marks:?}");
                }
                if colors != Colors::None {
                    assert_ne!(selected.bg, styles.find().bg, "{at}");
                    let hits = (0..3).map(|group| styles.hit(group).bg);
                    assert!(hits.into_iter().all(|hit| hit != selected.bg), "{at}");
                }
            }
        }
    }
}
