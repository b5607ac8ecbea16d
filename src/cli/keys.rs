//! `newsprint keys`: the keys and what they do, from the tables that the reader itself uses.

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::end::{Status, Stop};
use crate::cli::output::Output;
use crate::input::{Command, Key, Keymap, Layer};
use crate::text::{Clean, width};

/// What `keys` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint keys                        the table
  newsprint keys | grep -i bookmark     what has to do with bookmarks
  newsprint keys --json                 one object a command; keys apart by spaces are typed in turn

^x is Ctrl and x, A-x is Alt and x. Counts come first, as in vi: 3J.")]
pub(crate) struct KeysArguments {
    /// Write JSON Lines: one object a command and pane
    #[arg(long)]
    json: bool,
}

/// A command with all the keys it has in the same panes.
#[derive(Debug, PartialEq, Eq)]
struct Bound {
    keys: Vec<String>,
    layer: Layer,
    command: Command,
}

/// Writes the keys.
pub(crate) fn run(wanted: &KeysArguments, output: &mut Output) -> Result<Status, Stop> {
    let all = bound(&Keymap::default());
    if wanted.json {
        for each in &all {
            output.json(object(each))?;
        }
        return Ok(Status::Done);
    }
    let rows: Vec<_> = all.iter().map(row).collect();
    let cells = |nth: usize| {
        let fields = rows.iter().filter_map(|row| row.get(nth));
        fields.map(|field| width::width(field)).max().unwrap_or(0)
    };
    let cells = [0, 1, 2].map(cells);
    for [keys, place, name, help] in &rows {
        let fields = [keys, place, name].into_iter().zip(cells);
        let line: String = fields
            .flat_map(|(field, cells)| [width::fit(field, cells), "  ".to_owned()])
            .chain([help.clone()])
            .collect();
        output.line(&Clean::text(&line))?;
    }
    Ok(Status::Done)
}

/// Every command in the order of the help, in each of its panes; one without a key too.
fn bound(keymap: &Keymap) -> Vec<Bound> {
    let mut all: Vec<Bound> = Vec::new();
    for command in Command::ALL.iter().copied() {
        let before = all.len();
        for binding in keymap.bindings().iter().filter(|of| of.command == command) {
            let keys = sequence(&binding.keys);
            match all
                .iter_mut()
                .skip(before)
                .find(|of| of.layer == binding.layer)
            {
                Some(same) => same.keys.push(keys),
                None => all.push(Bound {
                    keys: vec![keys],
                    layer: binding.layer,
                    command,
                }),
            }
        }
        if all.len() == before {
            all.push(Bound {
                keys: Vec::new(),
                layer: Layer::Both,
                command,
            });
        }
    }
    all
}

/// A sequence as it is written in a file: `g a`.
fn sequence(keys: &[Key]) -> String {
    let keys: Vec<_> = keys.iter().map(Key::to_string).collect();
    keys.join(" ")
}

/// The fields of a line of the table.
fn row(of: &Bound) -> [String; 4] {
    let place = match of.layer {
        Layer::List => "list",
        Layer::Article => "article",
        Layer::Both => "both",
    };
    let keys = of.keys.join(", ");
    [
        keys,
        place.to_owned(),
        of.command.name().to_owned(),
        of.command.help().to_owned(),
    ]
}

/// The object of a command.
fn object(of: &Bound) -> Map<String, Value> {
    let panes = match of.layer {
        Layer::List => json!(["list"]),
        Layer::Article => json!(["article"]),
        Layer::Both => json!(["list", "article"]),
    };
    let fields = [
        ("command", json!(of.command.name())),
        ("keys", json!(of.keys)),
        ("panes", panes),
        ("help", json!(of.command.help())),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_binding_is_told_of_as_it_can_be_written() {
        let keymap = Keymap::default();
        let all = bound(&keymap);
        let told: usize = all.iter().map(|of| of.keys.len()).sum();
        assert_eq!(told, keymap.bindings().len());
        for binding in keymap.bindings() {
            let written = sequence(&binding.keys);
            assert_eq!(Key::parse_sequence(&written), Some(binding.keys.clone()));
            assert!(all.iter().any(|of| of.command == binding.command
                && of.layer == binding.layer
                && of.keys.contains(&written)));
        }
        let mut commands: Vec<_> = all.iter().map(|of| of.command).collect();
        commands.dedup();
        assert_eq!(commands, Command::ALL);
    }
}
