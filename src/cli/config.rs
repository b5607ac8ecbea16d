//! `newsprint config`: where the files are, what can be set, and what is wrong with what was set.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use crate::article::Problem;
use crate::cli::end::{Status, Stop};
use crate::cli::output::{self, Output};
use crate::config::load::{MANUAL, read_regular};
use crate::config::theme::{BuiltIn, choice};
use crate::config::{self, Fault, Places};
use crate::text::Clean;
use crate::text::nearest::hint;
use crate::tui::workers::refresher::read_keywords;

/// What `config` may be asked for.
#[derive(Debug, Args)]
pub(crate) struct ConfigArguments {
    #[command(subcommand)]
    wanted: Wanted,
}

/// Which of it.
#[derive(Debug, Subcommand)]
enum Wanted {
    /// Say where settings, keywords, bookmarks and catalogues are kept
    #[command(after_help = "\
Examples:
  newsprint config path
  NEWSPRINT_CONFIG_DIR=~/dotfiles/newsprint newsprint config path")]
    Path(AsJson),
    /// Write the configuration file as it is without one, with what each setting means
    #[command(after_help = "\
Example:
  newsprint config default > ~/.config/newsprint/config.toml")]
    Default,
    /// Write a theme that comes with the program, as a start for your own, or one of your own
    #[command(after_help = "\
Example:
  newsprint config theme dark > ~/.config/newsprint/themes/mine.toml

Then theme = \"mine\" in config.toml shows it. What a theme of your own does not state it has from the
one that its line base = \"dark\" names, or from terminal.")]
    Theme {
        /// Its name
        #[arg(value_name = "NAME", value_parser = ThemeParser)]
        theme: String,
    },
    /// Say what is wrong in config.toml and in the keywords, by line and column
    #[command(after_help = "\
Exit status: 0 all is well, or there is no file; 1 something is wrong.

Example:
  newsprint config check && echo well")]
    Check(AsJson),
}

/// Takes the name of any theme, and tells shells which come with the program.
#[derive(Debug, Clone)]
struct ThemeParser;

impl TypedValueParser for ThemeParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = BuiltIn::ALL.map(BuiltIn::name);
        Some(Box::new(names.into_iter().map(PossibleValue::new)))
    }
}

/// How it is written.
#[derive(Debug, Args)]
struct AsJson {
    /// Write JSON Lines
    #[arg(long)]
    json: bool,
}

/// Does what was asked for.
pub(crate) fn run(
    wanted: &ConfigArguments,
    places: &Places,
    output: &mut Output,
) -> Result<Status, Stop> {
    match &wanted.wanted {
        Wanted::Path(how) => write_paths(how, places, output),
        Wanted::Default => {
            output.line(&Clean::text(MANUAL.trim_end()))?;
            Ok(Status::Done)
        }
        Wanted::Theme { theme } => {
            output.line(&Clean::text(text_of(theme, places)?.trim_end()))?;
            Ok(Status::Done)
        }
        Wanted::Check(how) => check(how, places, output),
    }
}

/// The text of the theme `name`: one that comes with the program, or the file of one's own.
fn text_of(name: &str, places: &Places) -> Result<String, Stop> {
    if let Some(theme) = BuiltIn::named(name) {
        return Ok(theme.text().to_owned());
    }
    let file = choice::file(name, Some(&places.config));
    if let Some(file) = file.filter(|file| file.exists()) {
        let text = read_regular(&file);
        return text
            .map_err(|error| Stop::because(&format!("cannot read {}: {error}", file.display())));
    }
    let known = BuiltIn::ALL.map(BuiltIn::name);
    let folder = places.config.join(choice::FOLDER);
    Err(Stop::because(&format!(
        "there is no theme {name}; {}; your own lie in {}",
        hint(name, &known),
        folder.display()
    )))
}

/// Writes what is kept where.
fn write_paths(how: &AsJson, places: &Places, output: &mut Output) -> Result<Status, Stop> {
    let state = crate::user::file::path_in(&places.data);
    let named: [(&str, &Path); 4] = [
        ("settings", &places.settings()),
        ("keywords", &places.keywords()),
        ("bookmarks", &state),
        ("catalogues", &places.cache),
    ];
    for (name, path) in named {
        let is_there = path.exists();
        let shown = Clean::line(&path.display().to_string());
        if how.json {
            output.json(object([
                ("name", json!(name)),
                ("path", json!(shown)),
                ("exists", json!(is_there)),
            ]))?;
        } else {
            let missing = if is_there { "" } else { "  (not there yet)" };
            output.line(&Clean::text(&format!("{name:<10}  {shown}{missing}")))?;
        }
    }
    Ok(Status::Done)
}

/// What is wrong at one place of a file.
#[derive(Debug)]
struct Wrong {
    path: PathBuf,
    line: Option<usize>,
    column: Option<usize>,
    what: Clean,
    hint: Option<Clean>,
}

impl Wrong {
    fn fault(path: &Path, fault: Fault) -> Self {
        Self {
            path: path.with_file_name(fault.file.as_str()),
            line: Some(fault.line).filter(|line| *line > 0),
            column: Some(fault.column).filter(|column| *column > 0),
            what: fault.what,
            hint: fault.hint,
        }
    }

    fn problem(path: PathBuf, problem: Problem) -> Self {
        Self {
            path,
            line: problem.line.and_then(|line| usize::try_from(line).ok()),
            column: None,
            what: problem.what,
            hint: problem.hint,
        }
    }

    /// It in a line, its place first, as compilers write it.
    fn line(&self) -> Clean {
        let number = |of: Option<usize>| of.map_or(String::new(), |number| format!(":{number}"));
        let (line, column) = (number(self.line), number(self.column));
        let hint = self.hint.as_ref();
        let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
        let path = self.path.display();
        Clean::line(&format!("{path}{line}{column}: {}{hint}", self.what))
    }

    fn object(&self) -> Map<String, Value> {
        object([
            ("path", json!(Clean::line(&self.path.display().to_string()))),
            ("line", json!(self.line)),
            ("column", json!(self.column)),
            ("problem", json!(self.what)),
            ("hint", json!(self.hint)),
        ])
    }
}

/// Writes what is wrong with the files of the user.
fn check(how: &AsJson, places: &Places, output: &mut Output) -> Result<Status, Stop> {
    let settings = places.settings();
    let faults = config::load(&settings).faults.into_iter();
    let faults = faults.map(|fault| Wrong::fault(&settings, fault));
    let (_, problems) = read_keywords(&places.keywords());
    let problems = problems.into_iter();
    let problems = problems.map(|(path, problem)| Wrong::problem(path, problem));
    let all: Vec<_> = faults.chain(problems).collect();
    for wrong in &all {
        if how.json {
            output.json(wrong.object())?;
        } else {
            output.line(&wrong.line())?;
        }
    }
    if all.is_empty() {
        let words = if settings.exists() {
            "config.toml and the keywords are in order".to_owned()
        } else {
            let path = settings.display();
            format!("there is no {path}; newsprint config default writes one to start from")
        };
        output::say(&Clean::line(&words));
        return Ok(Status::Done);
    }
    Ok(Status::Found)
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    fields.into_iter().collect()
}
