//! Bindings that hide others: one's own that can never be reached, and keys of a preset that are lost.

use std::collections::HashMap;

use crate::config::document::Document;
use crate::config::keys::Stated;
use crate::input::overlay::hold_together;
use crate::input::{Binding, Key, Keymap, Layer, NOTHING, Preset};

/// Those of `stated` that can be reached: what is bound twice, or begins as another, is said.
pub(crate) fn without_hidden(document: &mut Document, stated: &[Stated]) -> Vec<Stated> {
    let mut first: HashMap<(Vec<Key>, &str), usize> = HashMap::new();
    for (place, Stated { binding, .. }) in stated.iter().enumerate() {
        let name = binding.layer.name();
        first.entry((binding.keys.clone(), name)).or_insert(place);
    }
    let hider = |place: usize, binding: &Binding| {
        let panes = Layer::ALL.into_iter();
        let panes = panes.filter(|pane| hold_together(*pane, binding.layer));
        let mut begun =
            panes.flat_map(|pane| (1..=binding.keys.len()).map(move |length| (pane, length)));
        begun.find_map(|(pane, length)| {
            let keys = binding.keys.get(..length)?.to_vec();
            let is_whole = length == binding.keys.len();
            let other = *first.get(&(keys, pane.name()))?;
            let hides = if is_whole {
                // The same in a pane is meant to beat what holds everywhere.
                other != place && pane == binding.layer
            } else {
                stated
                    .get(other)
                    .is_some_and(|it| !it.binding.commands.is_empty())
            };
            hides.then_some(other)
        })
    };
    let mut kept = Vec::new();
    for (place, one) in stated.iter().enumerate() {
        let by = hider(place, &one.binding).and_then(|other| stated.get(other));
        if let Some(by) = by {
            say_hidden(document, one, by);
        }
        // What is hidden in one pane holds in the other.
        if by.is_none_or(|by| is_in_one_pane(one, by)) {
            kept.push(one.clone());
        }
    }
    kept
}

/// Whether `hidden` holds everywhere and `by` in one pane alone.
fn is_in_one_pane(hidden: &Stated, by: &Stated) -> bool {
    hidden.binding.layer == Layer::Both && by.binding.layer != Layer::Both
}

/// Says that a binding is hidden by another.
fn say_hidden(document: &mut Document, hidden: &Stated, by: &Stated) {
    let (keys, others) = (hidden.binding.written(), by.binding.written());
    let (words, line) = (by.binding.words(), document.line(by.at));
    let (what, hint) = if keys == others {
        (
            format!("{keys} is bound twice: line {line} binds it to {words}"),
            "take one of the two out".to_owned(),
        )
    } else {
        let place = if is_in_one_pane(hidden, by) {
            format!(" in the {}", by.binding.layer.name())
        } else {
            String::new()
        };
        (
            format!("{keys} cannot be reached{place}: line {line} binds {others} to {words}"),
            format!("take other keys, or \"{others}\" = \"{NOTHING}\""),
        )
    };
    document.say(hidden.at, &what, Some(&hint));
}

/// Says which keys of the preset are lost because one's own go on after them, unless that is stated.
pub(crate) fn say_taken(
    document: &mut Document,
    below: &Keymap,
    stated: &[Stated],
    preset: Preset,
) {
    let is_given_up = |keys: &[Key]| stated.iter().any(|own| own.binding.keys == keys);
    for own in stated {
        let (layer, keys) = (own.binding.layer, &own.binding.keys);
        let lost = below.bindings().iter().find(|binding| {
            keys.len() > binding.keys.len()
                && keys.starts_with(&binding.keys)
                && hold_together(layer, binding.layer)
                && !is_given_up(&binding.keys)
        });
        if let Some(lost) = lost {
            let short = lost.written();
            let what = format!(
                "{} takes {short} from {}, which has it in the preset {}",
                own.binding.written(),
                lost.words(),
                preset.name()
            );
            let hint = format!("\"{short}\" = \"{NOTHING}\" says that this is meant");
            document.say(own.at, &what, Some(&hint));
        }
    }
}
