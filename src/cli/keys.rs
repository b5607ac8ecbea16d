//! `newsprint keys`: the keys and what they do, from the tables that the reader itself uses.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Map, Value, json};

use crate::cli::end::{Status, Stop};
use crate::cli::output::{self, Output};
use crate::config::{self, Places};
use crate::input::{Command, Key, Keymap, Layer, NOTHING, Preset};
use crate::text::{Clean, width};

/// What `keys` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint keys                        the table
  newsprint keys | grep -i bookmark     what has to do with bookmarks
  newsprint keys --preset emacs         the keys of a preset, without one's own
  newsprint keys --json                 one object a command; keys apart by spaces are typed in turn

They are those of the configuration: a preset (vi, newsboat, mutt, emacs), and one's own bindings over it.
^x is Ctrl and x, A-x is Alt and x. Counts come first, as in vi: 3J.")]
pub(crate) struct KeysArguments {
    /// Write JSON Lines: one object a command and pane
    #[arg(long)]
    json: bool,

    /// Those of a preset, whatever the configuration says
    #[arg(long, value_name = "NAME", value_parser = presets())]
    preset: Option<Preset>,
}

/// The presets by their names, which shells complete.
fn presets() -> impl TypedValueParser<Value = Preset> {
    let names = PossibleValuesParser::new(Preset::ALL.map(Preset::name));
    names.try_map(|name| {
        let found = Preset::ALL.into_iter().find(|preset| preset.name() == name);
        found.ok_or("there is no such preset")
    })
}

/// Commands with all the keys they have in the same panes: one almost always, none for what keys are
/// bound to so that they do nothing.
#[derive(Debug, PartialEq, Eq)]
struct Bound {
    keys: Vec<String>,
    layer: Layer,
    commands: Vec<Command>,
}

/// Writes the keys.
pub(crate) fn run(
    wanted: &KeysArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let all = bound(&keymap(wanted.preset, places));
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

/// The keys of a preset, else of the configuration; what is wrong in that is said.
fn keymap(preset: Option<Preset>, places: &Places) -> Keymap {
    if let Some(preset) = preset {
        return Keymap::of(preset);
    }
    let loaded = config::load(&places.settings());
    for fault in &loaded.faults {
        output::say(&Clean::line(&fault.said()));
    }
    loaded.settings.keymap
}

/// Every command in the order of the help, in each of its panes; one without a key too. Then what is
/// bound to several, or to nothing.
fn bound(keymap: &Keymap) -> Vec<Bound> {
    let mut all: Vec<Bound> = Vec::new();
    let single = Command::ALL.iter().map(|command| vec![*command]);
    let others = keymap.bindings().iter().filter(|of| of.commands.len() != 1);
    let mut others: Vec<_> = others.map(|binding| binding.commands.clone()).collect();
    others.sort_by_key(Vec::len);
    others.dedup();
    for commands in single.chain(others) {
        let before = all.len();
        for binding in keymap
            .bindings()
            .iter()
            .filter(|of| of.commands == commands)
        {
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
                    commands: commands.clone(),
                }),
            }
        }
        if all.len() == before {
            all.push(Bound {
                keys: Vec::new(),
                layer: Layer::Both,
                commands,
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
    [
        of.keys.join(", "),
        of.layer.name().to_owned(),
        name(&of.commands),
        help(&of.commands),
    ]
}

/// What commands are called: by their names, as the configuration has them.
fn name(commands: &[Command]) -> String {
    let names: Vec<_> = commands.iter().map(|command| command.name()).collect();
    match names.as_slice() {
        [] => NOTHING.to_owned(),
        names => names.join(", "),
    }
}

/// What commands do.
fn help(commands: &[Command]) -> String {
    match commands {
        [] => "Nothing".to_owned(),
        [command] => command.help().to_owned(),
        _ => "One after another".to_owned(),
    }
}

/// The object of a command.
fn object(of: &Bound) -> Map<String, Value> {
    let panes = match of.layer {
        Layer::List => json!(["list"]),
        Layer::Article => json!(["article"]),
        Layer::Both => json!(["list", "article"]),
    };
    let names: Vec<_> = of.commands.iter().map(|command| command.name()).collect();
    let fields = [
        ("command", json!(name(&of.commands))),
        ("commands", json!(names)),
        ("keys", json!(of.keys)),
        ("panes", panes),
        ("help", json!(help(&of.commands))),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Binding;

    #[test]
    fn every_binding_is_told_of_as_it_can_be_written() {
        let own = Binding {
            layer: Layer::List,
            keys: Key::parse_sequence("g x").unwrap(),
            commands: vec![Command::Down, Command::Zen],
        };
        for keymap in Preset::ALL.map(|preset| Keymap::of(preset).with(std::slice::from_ref(&own)))
        {
            let all = bound(&keymap);
            let told: usize = all.iter().map(|of| of.keys.len()).sum();
            assert_eq!(told, keymap.bindings().len());
            for binding in keymap.bindings() {
                let written = sequence(&binding.keys);
                assert_eq!(Key::parse_sequence(&written), Some(binding.keys.clone()));
                assert!(all.iter().any(|of| of.commands == binding.commands
                    && of.layer == binding.layer
                    && of.keys.contains(&written)));
            }
            let single = all.iter().filter(|of| of.commands.len() == 1);
            let mut commands: Vec<_> = single.flat_map(|of| of.commands.clone()).collect();
            commands.dedup();
            assert_eq!(commands, Command::ALL);
        }
    }
}
