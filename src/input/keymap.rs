//! Sequences of keys to commands, with counts and a layer for each pane.
//!
//! A sequence is typed key by key: what was typed so far is [`Pending`], and the caller shows it.
//! A key that continues nothing drops what was pending and is tried once more on its own, so that
//! a slip costs one key and never a command that was not meant.

use crate::input::{Code, Command, Key, defaults};

/// Largest count that is taken; more digits are ignored.
const COUNT_LIMIT: u32 = 9_999_999;

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// In the list.
    List,
    /// In the article.
    Article,
    /// In both panes.
    Both,
}

impl Layer {
    /// Whether a binding of this layer holds in `pane`.
    fn holds_in(self, pane: Self) -> bool {
        self == Self::Both || self == pane
    }
}

/// One binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub layer: Layer,
    /// The keys, in the order they are pressed.
    pub keys: Vec<Key>,
    /// What they mean.
    pub command: Command,
}

/// What was typed of a sequence, and its count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// The number typed before the keys.
    pub count: Option<u32>,
    /// The keys typed so far.
    pub keys: Vec<Key>,
}

impl Pending {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }
}

/// What a key press came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A command, with its count if one was typed.
    Command(Command, Option<u32>),
    /// More keys are expected.
    Pending,
    /// Nothing is bound to it.
    Unbound,
}

/// All bindings.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let binding = |(layer, sequences, command): &(Layer, &str, Command)| {
            let (layer, command) = (*layer, *command);
            let sequences = sequences.split(',').filter_map(Key::parse_sequence);
            sequences
                .map(|keys| Binding {
                    layer,
                    keys,
                    command,
                })
                .collect::<Vec<_>>()
        };
        Self {
            bindings: defaults::BINDINGS.iter().flat_map(binding).collect(),
        }
    }
}

impl Keymap {
    /// Takes one key in `pane`, after what is pending.
    pub fn press(&self, pane: Layer, pending: &mut Pending, key: Key) -> Outcome {
        if let Some(count) = counted(pending, key) {
            pending.count = Some(count);
            return Outcome::Pending;
        }
        if key.code == Code::Esc && !pending.is_empty() {
            *pending = Pending::default();
            return Outcome::Pending;
        }
        pending.keys.push(key);
        let outcome = self.meaning(pane, pending);
        match outcome {
            Outcome::Pending => outcome,
            Outcome::Command(..) => {
                *pending = Pending::default();
                outcome
            }
            Outcome::Unbound => {
                let was_sequence = pending.keys.len() > 1;
                *pending = Pending::default();
                if was_sequence {
                    self.press(pane, pending, key)
                } else {
                    outcome
                }
            }
        }
    }

    /// What `pending` means now.
    fn meaning(&self, pane: Layer, pending: &Pending) -> Outcome {
        let begun = self.continuations(pane, &pending.keys);
        let mut is_open = false;
        for binding in begun {
            if binding.keys.len() == pending.keys.len() {
                return Outcome::Command(binding.command, pending.count);
            }
            is_open = true;
        }
        if is_open {
            Outcome::Pending
        } else {
            Outcome::Unbound
        }
    }

    /// The bindings that hold in `pane` and begin with `keys`.
    pub fn continuations<'a>(
        &'a self,
        pane: Layer,
        keys: &'a [Key],
    ) -> impl Iterator<Item = &'a Binding> {
        let begins = move |binding: &&Binding| {
            binding.layer.holds_in(pane) && binding.keys.starts_with(keys)
        };
        self.bindings.iter().filter(begins)
    }

    /// All of them, in the order in which they were made.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys of `command`, as the help shows them: `j ↓`, `gg`.
    pub fn keys_of(&self, command: Command) -> Vec<String> {
        let shown = |binding: &Binding| binding.keys.iter().map(Key::to_string).collect::<String>();
        let of_command = self
            .bindings
            .iter()
            .filter(|binding| binding.command == command);
        of_command.map(shown).collect()
    }
}

/// The count that `key` makes of what is pending, if it is a digit of one.
fn counted(pending: &Pending, key: Key) -> Option<u32> {
    let Code::Char(character) = key.code else {
        return None;
    };
    if key.ctrl || key.alt || !pending.keys.is_empty() {
        return None;
    }
    let digit = character.to_digit(10)?;
    if digit == 0 && pending.count.is_none() {
        return None;
    }
    let count = pending.count.unwrap_or(0);
    Some(if count > COUNT_LIMIT / 10 {
        count
    } else {
        count * 10 + digit
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types `keys` in the list and gives what the last one came to.
    fn typed(keys: &str) -> (Outcome, Pending) {
        let keymap = Keymap::default();
        let mut pending = Pending::default();
        let mut outcome = Outcome::Unbound;
        for key in Key::parse_sequence(keys).unwrap() {
            outcome = keymap.press(Layer::List, &mut pending, key);
        }
        (outcome, pending)
    }

    #[test]
    fn keys_sequences_and_counts_come_to_their_commands() {
        let cases = [
            ("j", Outcome::Command(Command::Down, None)),
            ("3 J", Outcome::Command(Command::NextArticle, Some(3))),
            ("4 0 g g", Outcome::Command(Command::First, Some(40))),
            ("g p", Outcome::Command(Command::Problems, None)),
            ("g", Outcome::Pending),
            ("1 2", Outcome::Pending),
            ("0", Outcome::Unbound),
            ("g j", Outcome::Command(Command::Down, None)),
            (")", Outcome::Unbound),
            ("5 Esc", Outcome::Pending),
        ];
        for (keys, expected) in cases {
            assert_eq!(typed(keys).0, expected, "{keys}");
        }
    }

    #[test]
    fn nothing_is_left_pending_after_a_command_or_escape() {
        for keys in ["3 J", "g p", "g j", "5 Esc", "g Esc", ")"] {
            assert!(typed(keys).1.is_empty(), "{keys}");
        }
    }

    #[test]
    fn a_count_never_overflows() {
        let (outcome, pending) = typed(&["9"; 40].join(" "));
        assert_eq!(outcome, Outcome::Pending);
        assert!(pending.count.unwrap() <= COUNT_LIMIT);
    }

    #[test]
    fn every_default_binding_can_be_reached() {
        let keymap = Keymap::default();
        for binding in &keymap.bindings {
            let pane = if binding.layer == Layer::Article {
                Layer::Article
            } else {
                Layer::List
            };
            let mut pending = Pending::default();
            let outcomes: Vec<_> = binding
                .keys
                .iter()
                .map(|key| keymap.press(pane, &mut pending, *key))
                .collect();
            assert_eq!(
                outcomes.last(),
                Some(&Outcome::Command(binding.command, None))
            );
        }
    }

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::default();
        assert!(
            Command::ALL
                .iter()
                .all(|command| !keymap.keys_of(*command).is_empty())
        );
    }
}
