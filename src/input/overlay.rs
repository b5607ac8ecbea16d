//! Bindings laid over others: a preset over the keys as they come, one's own over that.
//!
//! What is laid over wins. A binding below it that it would hide, or that would hide it, holds no
//! longer in the panes where both would: so no binding of a map ever hides another.

use crate::input::{Binding, Key, Keymap, Layer};

/// Whether two sequences cannot be told apart while they are typed: one begins as the other goes.
pub fn clash(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

impl Keymap {
    /// The map with `over` laid over it. One of them may do nothing and begin another of them: it has
    /// only taken away what stood below it.
    #[must_use]
    pub fn with(&self, over: &[Binding]) -> Self {
        let begins = |binding: &Binding| {
            let goes_on = |other: &Binding| {
                other.keys.len() > binding.keys.len()
                    && other.keys.starts_with(&binding.keys)
                    && hold_together(binding.layer, other.layer)
            };
            binding.commands.is_empty() && over.iter().any(goes_on)
        };
        let above = over.iter().filter(|binding| !begins(binding)).cloned();
        let below = self.bindings.iter();
        let below = below.filter_map(|binding| left_of(binding, over));
        Self {
            bindings: above.chain(below).collect(),
        }
    }
}

/// Whether there is a pane in which both hold.
pub(crate) fn hold_together(one: Layer, other: Layer) -> bool {
    one == other || one.holds_in(other) || other.holds_in(one)
}

/// What is left of a binding under `over`: it holds in fewer panes, or in none.
fn left_of(binding: &Binding, over: &[Binding]) -> Option<Binding> {
    let holds = |pane: &Layer| {
        let is_hidden =
            |above: &Binding| above.layer.holds_in(*pane) && clash(&above.keys, &binding.keys);
        binding.layer.holds_in(*pane) && !over.iter().any(is_hidden)
    };
    if binding.layer.is_panel() {
        return holds(&binding.layer).then(|| binding.clone());
    }
    let [list, article] = Layer::PANES.map(|pane| holds(&pane));
    let layer = match (list, article) {
        (true, true) => Layer::Both,
        (true, false) => Layer::List,
        (false, true) => Layer::Article,
        (false, false) => return None,
    };
    Some(Binding {
        layer,
        ..binding.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Command, Outcome, Pending};

    fn binding(layer: Layer, keys: &str, commands: &[Command]) -> Binding {
        Binding {
            layer,
            keys: Key::parse_sequence(keys).unwrap(),
            commands: commands.to_vec(),
        }
    }

    /// What `keys` come to in `pane` of the keys as they come with `over` over them.
    fn outcome(over: &[Binding], pane: Layer, keys: &str) -> Outcome {
        let keymap = Keymap::default().with(over);
        let mut pending = Pending::default();
        let keys = Key::parse_sequence(keys).unwrap();
        let outcomes = keys
            .into_iter()
            .map(|key| keymap.press(pane, &mut pending, key));
        outcomes.last().unwrap()
    }

    #[test]
    fn what_is_laid_over_wins_in_its_panes_alone() {
        let is = |command| Outcome::Command(command, None);
        let over = [binding(Layer::List, "j", &[Command::Zen])];
        assert_eq!(outcome(&over, Layer::List, "j"), is(Command::Zen));
        assert_eq!(outcome(&over, Layer::Article, "j"), is(Command::Down));
        assert_eq!(outcome(&over, Layer::List, "↓"), is(Command::Down));
    }

    #[test]
    fn a_shorter_or_longer_sequence_takes_the_place_of_what_it_clashes_with() {
        let is = |command| Outcome::Command(command, None);
        let short = [binding(Layer::Both, "g", &[Command::Zen])];
        assert_eq!(outcome(&short, Layer::List, "g"), is(Command::Zen));
        let long = [binding(Layer::Article, "j x", &[Command::Zen])];
        assert_eq!(outcome(&long, Layer::Article, "j x"), is(Command::Zen));
        assert_eq!(outcome(&long, Layer::List, "j"), is(Command::Down));
    }

    #[test]
    fn what_does_nothing_takes_away_and_may_begin_another() {
        let over = [
            binding(Layer::Both, "g", &[]),
            binding(Layer::Both, "g o", &[Command::Zen]),
            binding(Layer::Both, "q", &[]),
        ];
        let zen = Outcome::Command(Command::Zen, None);
        assert_eq!(outcome(&over, Layer::List, "g o"), zen);
        assert_eq!(outcome(&over, Layer::List, "g"), Outcome::Pending);
        assert_eq!(
            outcome(&over, Layer::List, "g a"),
            outcome(&over, Layer::List, "a")
        );
        assert_eq!(outcome(&over, Layer::List, "q"), Outcome::Nothing);
    }

    #[test]
    fn a_panel_has_its_own_keys_and_those_of_the_list_that_they_leave() {
        let is = |command| Outcome::Command(command, None);
        let over = [
            binding(Layer::Keywords, "j", &[Command::AddWord]),
            binding(Layer::Keywords, "d d", &[Command::DeleteKeyword]),
            binding(Layer::List, "w", &[Command::Down]),
        ];
        for (pane, keys, expected) in [
            (Layer::Keywords, "j", is(Command::AddWord)),
            (Layer::Keywords, "↓", is(Command::Down)),
            (Layer::Keywords, "w", is(Command::Down)),
            (Layer::Keywords, "Space", is(Command::TurnKeyword)),
            (Layer::Keywords, "g g", is(Command::First)),
            (Layer::Keywords, "d", Outcome::Pending),
            (Layer::Keywords, "d d", is(Command::DeleteKeyword)),
            (Layer::Keywords, "b", Outcome::Unbound),
            (Layer::List, "j", is(Command::Down)),
            (Layer::Coverage, "w", is(Command::ByWeek)),
            (Layer::Selection, "b", is(Command::PreviousWord)),
            (Layer::Selection, "}", is(Command::NextParagraph)),
            (Layer::Views, "j", Outcome::Unbound),
            (
                Layer::Links,
                "3 j",
                Outcome::Command(Command::Down, Some(3)),
            ),
        ] {
            assert_eq!(outcome(&over, pane, keys), expected, "{pane:?} {keys}");
        }
    }
}
