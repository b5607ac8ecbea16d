//! Sequences of keys to commands, with counts and a layer for each pane.
//!
//! A sequence is typed key by key: what was typed so far is [`Pending`], and the caller shows it.
//! A key that continues nothing drops what was pending and is tried once more on its own, so that
//! a slip costs one key and never a command that was not meant.

use std::collections::VecDeque;

use crate::input::overlay::clash;
use crate::input::{Code, Command, Key, Layer, Preset};

/// Largest count that is taken; more digits are ignored.
const COUNT_LIMIT: u32 = 9_999_999;

/// What a key is bound to that is to do nothing.
pub const NOTHING: &str = "nop";

/// The keys of one command beside each other: apart by two spaces where one of them is a sequence.
pub fn beside(keys: &[String]) -> String {
    let has_sequence = keys.iter().any(|keys| keys.contains(' '));
    keys.join(if has_sequence { "  " } else { " " })
}

/// One binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub layer: Layer,
    /// The keys, in the order they are pressed.
    pub keys: Vec<Key>,
    /// What they mean: commands that follow one another; none where they are to do nothing.
    pub commands: Vec<Command>,
}

impl Binding {
    /// Its keys as they are written in the configuration: `g g`.
    pub fn written(&self) -> String {
        let keys: Vec<_> = self.keys.iter().map(Key::to_string).collect();
        keys.join(" ")
    }

    /// What it does, by the names of its commands.
    pub fn words(&self) -> String {
        let names: Vec<_> = self.commands.iter().map(|command| command.name()).collect();
        match names.as_slice() {
            [] => NOTHING.to_owned(),
            names => names.join(", "),
        }
    }

    /// The same in plain words: `toggle bookmark`.
    pub fn names(&self) -> String {
        if self.commands.is_empty() {
            return "nothing".to_owned();
        }
        self.words().replace('-', " ")
    }

    /// What it does, as a sentence where it is one command.
    pub fn help(&self) -> String {
        match self.commands.as_slice() {
            [command] => command.help().to_owned(),
            _ => self.names(),
        }
    }
}

/// What was typed of a sequence, and its count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// The number typed before the keys.
    pub count: Option<u32>,
    /// The keys typed so far.
    pub keys: Vec<Key>,
    /// What is still to follow of the last keys that came to several commands, and their count.
    pub(crate) rest: VecDeque<Command>,
    pub(crate) rest_count: Option<u32>,
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
    /// A command, with its count if one was typed; those that follow it are in what is pending.
    Command(Command, Option<u32>),
    /// It is bound, to nothing.
    Nothing,
    /// More keys are expected.
    Pending,
    /// Nothing is bound to it.
    Unbound,
}

/// All bindings.
///
/// The field is private to guard that no binding hides another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    pub(in crate::input) bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(Preset::default())
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
            (pending.count, pending.keys) = (None, Vec::new());
            return Outcome::Pending;
        }
        pending.keys.push(key);
        let outcome = self.meaning(pane, pending);
        if outcome == Outcome::Pending {
            return outcome;
        }
        let was_sequence = pending.keys.len() > 1;
        (pending.count, pending.keys) = (None, Vec::new());
        if outcome == Outcome::Unbound && was_sequence {
            return self.press(pane, pending, key);
        }
        outcome
    }

    /// What `pending` means now; commands that follow the first are put into it.
    fn meaning(&self, pane: Layer, pending: &mut Pending) -> Outcome {
        let Some(binding) = self.continuations(pane, &pending.keys).next() else {
            return Outcome::Unbound;
        };
        // No binding hides another: the only one that is whole is the only one there is.
        if binding.keys.len() > pending.keys.len() {
            return Outcome::Pending;
        }
        let mut commands = binding.commands.iter().copied();
        let Some(first) = commands.next() else {
            return Outcome::Nothing;
        };
        let count = pending.count;
        (pending.rest, pending.rest_count) = (commands.collect(), count);
        Outcome::Command(first, count)
    }

    /// The bindings that hold in `pane` and begin with `keys`.
    pub fn continuations<'a>(
        &'a self,
        pane: Layer,
        keys: &'a [Key],
    ) -> impl Iterator<Item = &'a Binding> {
        let begins =
            move |binding: &&Binding| binding.keys.starts_with(keys) && self.holds(binding, pane);
        self.bindings.iter().filter(begins)
    }

    /// Whether `binding` holds in `pane`: as one of its own, or as one of the panes that its own leave.
    fn holds(&self, binding: &Binding, pane: Layer) -> bool {
        let is_hidden = || {
            let mut own = self.bindings.iter().filter(|own| own.layer == pane);
            own.any(|own| clash(&own.keys, &binding.keys))
        };
        binding.layer.holds_in(pane) || pane.inherits(binding) && !is_hidden()
    }

    /// All of them, in the order in which they were made.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys of `command` in the panes, as they are written: `j`, `g g`.
    pub fn keys_of(&self, command: Command) -> Vec<String> {
        let of_command = |binding: &&Binding| binding.commands == [command];
        let in_panes = |binding: &&Binding| !binding.layer.is_panel();
        let all = self.bindings.iter().filter(of_command).filter(in_panes);
        all.map(Binding::written).collect()
    }

    /// How `command` is asked for, for a hint: by its first keys, those of the list before others since
    /// they hold in menus too; or else by its name.
    pub fn hint(&self, command: Command) -> String {
        let of_command = |binding: &&Binding| binding.commands == [command];
        let mut all = self.bindings.iter().filter(of_command);
        let mut of_list = all.clone().filter(|it| it.layer.holds_in(Layer::List));
        let binding = of_list.next().or_else(|| all.next());
        binding.map_or_else(|| command.name().to_owned(), Binding::written)
    }

    /// How `command` is asked for in `pane`: by the pane's own keys before those that it shares.
    pub fn hint_in(&self, pane: Layer, command: Command) -> String {
        let mut all = self.continuations(pane, &[]);
        let of_command = all.by_ref().filter(|binding| binding.commands == [command]);
        let mut of_command: Vec<_> = of_command.collect();
        of_command.sort_by_key(|binding| binding.layer != pane);
        let first = of_command.first();
        first.map_or_else(|| command.name().to_owned(), |binding| binding.written())
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
    fn several_commands_follow_one_another_with_the_count_of_all() {
        let binding = |keys: &str, commands: &[Command]| Binding {
            layer: Layer::Both,
            keys: Key::parse_sequence(keys).unwrap(),
            commands: commands.to_vec(),
        };
        let own = [
            binding("g n", &[Command::ToggleRead, Command::Down, Command::Zen]),
            binding("x", &[]),
        ];
        let keymap = Keymap::default().with(&own);
        let mut pending = Pending::default();
        let keys = Key::parse_sequence("3 g n").unwrap();
        let outcome = keys
            .iter()
            .map(|key| keymap.press(Layer::List, &mut pending, *key))
            .last();
        assert_eq!(
            outcome,
            Some(Outcome::Command(Command::ToggleRead, Some(3)))
        );
        assert_eq!(pending.rest, [Command::Down, Command::Zen]);
        assert!(pending.is_empty() && pending.rest_count == Some(3));
        let nothing = keymap.press(Layer::List, &mut pending, Key::char('x'));
        assert_eq!(nothing, Outcome::Nothing);
    }
}
