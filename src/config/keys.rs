//! The keys in the configuration: a preset, and one's own bindings over it.
//!
//! A binding that could never be reached, or that takes a key away that one may not want to lose, is
//! said as whatever is wrong: with its place and what to write. All others hold.

use toml::Spanned;
use toml::de::DeValue;

use crate::config::document::{Document, entries};
use crate::config::hidden::{say_taken, without_hidden};
use crate::config::sequence::{read_commands, read_sequence};
use crate::input::{Binding, Command, Key, Keymap, Layer, Preset};

/// A binding, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    /// The binding.
    pub(crate) binding: Binding,
    /// The byte at which its keys stand.
    pub(crate) at: usize,
}

/// Reads the table `[keys]` that begins at byte `at`.
pub(crate) fn read(document: &mut Document, at: usize, value: &Spanned<DeValue>) -> Keymap {
    let DeValue::Table(table) = value.get_ref() else {
        let found = value.get_ref().type_str();
        let what = format!("expected a table for keys, found {found}");
        document.say(value.span().start, &what, Some("[keys] preset = \"vi\""));
        return Keymap::default();
    };
    let mut preset = Preset::default();
    let mut stated = Vec::new();
    for (key, at, value) in entries(table) {
        match (
            key,
            Layer::ALL.into_iter().find(|layer| layer.name() == key),
        ) {
            ("preset", _) => {
                let choices = Preset::ALL.map(|preset| (preset.name(), preset));
                preset = document.choice(value, key, &choices).unwrap_or_default();
            }
            (_, Some(layer)) => stated.extend(read_layer(document, layer, value)),
            _ if Key::parse_sequence(key).is_some() => {
                let what = format!("no pane is named for the key {key}");
                let hint = "bind it in [keys.everywhere], [keys.list] or [keys.article]";
                document.say(at, &what, Some(hint));
            }
            _ => {
                let layers = Layer::ALL.iter().map(|layer| layer.name());
                let known: Vec<_> = layers.chain(["preset"]).collect();
                document.say_unknown(key, at, &known);
            }
        }
    }
    let stated = without_hidden(document, &stated);
    let below = Keymap::of(preset);
    say_taken(document, &below, &stated, preset);
    let of = |is_both: bool| -> Vec<Binding> {
        let bindings = stated.iter().map(|stated| &stated.binding);
        let bindings = bindings.filter(|binding| (binding.layer == Layer::Both) == is_both);
        bindings.cloned().collect()
    };
    let keymap = below.with(&of(true)).with(&of(false));
    say_if_none_quits(document, &keymap, at);
    keymap
}

/// The bindings of a pane.
fn read_layer(document: &mut Document, layer: Layer, value: &Spanned<DeValue>) -> Vec<Stated> {
    let name = layer.name();
    let DeValue::Table(table) = value.get_ref() else {
        let found = value.get_ref().type_str();
        let what = format!("expected a table for keys.{name}, found {found}");
        document.say(value.span().start, &what, None);
        return Vec::new();
    };
    let mut stated = Vec::new();
    for (written, at, value) in entries(table) {
        let keys = read_sequence(document, written, at);
        let commands = read_commands(document, written, layer, value);
        if let (Some(keys), Some(commands)) = (keys, commands) {
            let binding = Binding {
                layer,
                keys,
                commands,
            };
            stated.push(Stated { binding, at });
        }
    }
    stated
}

/// Says that the reader cannot be left.
fn say_if_none_quits(document: &mut Document, keymap: &Keymap, at: usize) {
    let quits = [Command::Quit, Command::QuitNow];
    let has_key = |binding: &Binding| {
        let last = binding.commands.last();
        binding.layer.holds_in(Layer::List) && last.is_some_and(|last| quits.contains(last))
    };
    if !keymap.bindings().iter().any(has_key) {
        document.say(at, "no key quits", Some("bind a key to quit"));
    }
}

#[cfg(test)]
mod tests {
    use crate::config::load;
    use crate::input::{Command, Key, Keymap, Layer, Outcome, Pending, Preset};

    fn faults(text: &str) -> Vec<String> {
        let faults = load::read(text).faults;
        faults.iter().map(ToString::to_string).collect()
    }

    /// What `keys` come to in `pane`.
    fn outcome(keymap: &Keymap, pane: Layer, keys: &str) -> Outcome {
        let mut pending = Pending::default();
        let keys = Key::parse_sequence(keys).unwrap();
        let outcomes = keys
            .into_iter()
            .map(|key| keymap.press(pane, &mut pending, key));
        outcomes.last().unwrap()
    }

    #[test]
    fn own_bindings_lie_over_the_preset_and_those_of_a_pane_over_all() {
        let text = "[keys]\npreset = 'mutt'\n[keys.everywhere]\n'w' = 'zen'\n'C-x C-s' = 'tags'\n[keys.article]\n'w' = ['down', 'details']\n";
        let loaded = load::read(text);
        assert_eq!(loaded.faults, []);
        let keymap = loaded.settings.keymap;
        let is = |command| Outcome::Command(command, None);
        for (pane, keys, expected) in [
            (Layer::List, "w", is(Command::Zen)),
            (Layer::Article, "w", is(Command::Down)),
            (Layer::Article, "^x ^s", is(Command::Tags)),
            (
                Layer::List,
                "2 F",
                Outcome::Command(Command::ToggleBookmark, Some(2)),
            ),
        ] {
            assert_eq!(outcome(&keymap, pane, keys), expected, "{keys}");
        }
        let plain = load::read("[keys]\npreset = 'emacs'").settings.keymap;
        assert_eq!(plain, Keymap::of(Preset::Emacs));
    }

    #[test]
    fn whatever_is_wrong_is_said_with_its_place_and_the_rest_holds() {
        let table = [
            (
                "preset = 'emcas'",
                "2:10: preset cannot be \"emcas\"; emacs may be meant",
            ),
            (
                "'j' = 'down'",
                "2:1: no pane is named for the key j; bind it in [keys.everywhere], [keys.list] or [keys.article]",
            ),
            (
                "lists = {}",
                "2:1: the key lists is not known; list may be meant",
            ),
            (
                "[keys.list]\n'x' = 'next-artcle'",
                "3:7: the command next-artcle is not known; next-article may be meant",
            ),
            (
                "[keys.list]\n'x' = ['down', 'qwertz']",
                "3:16: the command qwertz is not known; newsprint keys lists them all",
            ),
            (
                "[keys.list]\n'Entr' = 'down'",
                "3:1: Entr is no key; Enter may be meant",
            ),
            (
                "[keys.list]\n'gg' = 'first'",
                "3:1: gg is no key; the keys of a sequence stand apart: \"g g\"",
            ),
            (
                "[keys.list]\n' ' = 'first'",
                "3:1: the sequence has no keys; the space bar is Space",
            ),
            (
                "[keys.list]\n'3 x' = 'first'",
                "3:1: 3 x cannot be reached: 1 to 9 begin a count; begin with another key",
            ),
            (
                "[keys.list]\n'x Esc' = 'first'",
                "3:1: x Esc cannot be reached: Esc takes back what was typed before it; take another key",
            ),
            (
                "[keys.list]\n'^i' = 'first'",
                "3:1: ^i cannot be told from Tab in a terminal; bind Tab",
            ),
            (
                "[keys.list]\n'Up' = 'down'\n'↑' = 'up'",
                "4:1: ↑ is bound twice: line 3 binds it to down; take one of the two out",
            ),
            (
                "[keys.list]\n'x y' = 'down'\n[keys.everywhere]\n'x' = 'up'",
                "3:1: x y cannot be reached: line 5 binds x to up; take other keys, or \"x\" = \"nop\"",
            ),
            (
                "[keys.everywhere]\n'w y' = 'down'\n[keys.article]\n'w' = 'up'",
                "3:1: w y cannot be reached in the article: line 5 binds w to up",
            ),
            (
                "[keys.list]\n'j x' = 'zen'",
                "3:1: j x takes j from down, which has it in the preset vi; \"j\" = \"nop\" says that this is meant",
            ),
            (
                "[keys.everywhere]\n'q' = 'nop'\n'Q' = 'nop'",
                "1:2: no key quits; bind a key to quit",
            ),
            (
                "[keys.list]\n'x' = 'add-word'",
                "3:7: add-word means nothing in the list; bind it in [keys.keywords]",
            ),
            (
                "[keys.coverage]\n'x' = 'zen'",
                "3:7: zen means nothing in coverage over time; bind it in [keys.everywhere]",
            ),
            (
                "[keys.keyword]\n'x' = 'add-word'",
                "2:7: the key keyword is not known; keywords may be meant",
            ),
            (
                "[keys.list]\n'x' = 7",
                "3:7: expected a text in quotes for x, found integer",
            ),
        ];
        for (text, expected) in table {
            let said = faults(&format!("[keys]\n{text}\n"));
            assert_eq!(said.len(), 1, "{said:?}");
            assert!(said[0].starts_with(expected), "{said:?}");
        }
        let all = "[keys.list]\n'gg' = 'first'\n'w' = 'zen'\n'Q' = 'zne'\n";
        assert_eq!(faults(all).len(), 2);
        let keymap = load::read(all).settings.keymap;
        let zen = Outcome::Command(Command::Zen, None);
        assert_eq!(outcome(&keymap, Layer::List, "w"), zen);
    }

    #[test]
    fn what_is_meant_is_no_fault() {
        for text in [
            "[keys.list]\n'j' = 'nop'\n'j x' = 'zen'",
            "[keys.everywhere]\n'w' = 'zen'\n[keys.list]\n'w' = 'details'",
            "[keys.everywhere]\n'g' = 'zen'",
            "[keys.keywords]\n'j' = 'add-word'\n'x x' = 'delete-keyword'\n'd' = 'nop'",
        ] {
            assert_eq!(faults(text), [""; 0], "{text}");
        }
    }
}
