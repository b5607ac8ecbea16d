//! `newsprint keys`: the keys and what they do, from the tables that the reader itself uses.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Map, Value, json};

use crate::cli::end::{Status, Stop};
use crate::cli::library::say_faults;
use crate::cli::output::Output;
use crate::config::{self, Places};
use crate::input::table::Row;
use crate::input::{Keymap, Layer, Preset};
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
^x is Ctrl and x, A-x is Alt and x. Counts come first, as in vi: 3J. The second column says where keys hold;\npanels have the keys of the list too, for moving, choosing and closing.")]
pub(crate) struct KeysArguments {
    /// Write JSON Lines: one object a command and place
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

/// Writes the keys.
pub(crate) fn run(
    wanted: &KeysArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    let all = keymap(wanted.preset, places).rows();
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
    say_faults(places);
    config::load(&places.settings()).settings.keymap
}

/// The fields of a line of the table.
fn row(of: &Row) -> [String; 4] {
    [
        of.keys.join(", "),
        of.layer.name().to_owned(),
        of.name(),
        of.help().to_owned(),
    ]
}

/// The object of a command.
fn object(of: &Row) -> Map<String, Value> {
    let panes = match of.layer {
        Layer::Both => json!(Layer::PANES.map(Layer::name)),
        layer => json!([layer.name()]),
    };
    let names: Vec<_> = of.commands.iter().map(|command| command.name()).collect();
    let fields = [
        ("command", json!(of.name())),
        ("commands", json!(names)),
        ("keys", json!(of.keys)),
        ("panes", panes),
        ("help", json!(of.help())),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}
