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
    /// `look` under what is marked there: a keyword brings its colour, the search turns the page's own
    /// two round, the find has a colour that no group of the palette has. Where several are, the
    /// keyword's colour stays, or else the find's: it is underlined where the search is, bold and
    /// slanted where the find is.
    pub fn marked(&self, look: Style, marks: Marks) -> Style {
        if !marks.is_any() {
            return look;
        }
        let look = match marks.group {
            Some(group) => look.patch(self.hit(group)),
            None if marks.is_find => look.patch(self.find()),
            None => look,
        };
        let look = look.remove_modifier(Modifier::DIM);
        let look = if marks.is_find {
            look.patch(self.find_over(marks.group.is_some()))
        } else {
            look
        };
        if !marks.is_found {
            return look;
        }
        match marks.group {
            // Some group is told by each of these alone.
            _ if self.colors == Colors::None => {
                look.add_modifier(Modifier::REVERSED | Modifier::ITALIC)
            }
            None if !marks.is_find => look.add_modifier(Modifier::REVERSED),
            _ => look.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The look of such marks by themselves.
    pub fn mark(&self, marks: Marks) -> Style {
        self.marked(Style::new(), marks)
    }

    /// The same where one has gone to: among many that are marked, the one is in the page's own colours,
    /// turned round. It is slanted where a keyword is.
    pub fn gone_to(&self, look: Style, marks: Marks) -> Style {
        let of_search = Marks {
            is_found: marks.is_found,
            ..Marks::default()
        };
        let look = self.marked(look, of_search).remove_modifier(Modifier::DIM);
        let look = look.add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED);
        match marks.group {
            Some(_) => look.add_modifier(Modifier::ITALIC),
            None => look,
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

    /// What a find adds, over a keyword or by itself.
    fn find_over(&self, is_keyword: bool) -> Style {
        let added = match self.colors {
            Colors::None => Modifier::REVERSED | Modifier::BOLD,
            _ if is_keyword => Modifier::BOLD | Modifier::ITALIC,
            _ => Modifier::BOLD,
        };
        Style::new().add_modifier(added)
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
                assert_ne!(styles.gone_to(Style::new(), marks), marked, "{marks:?}");
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
                    assert_ne!(
                        selected,
                        styles.gone_to(Style::new(), marks),
                        "{at} {marks:?}"
                    );
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
