//! From arguments to exit status.

use std::ffi::OsString;
use std::io;
use std::panic;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Arguments, Command};
use crate::cli::end::{Status, Stop};
use crate::cli::output::{self, Output};
use crate::cli::{
    bookmarks, check, completions, config, demo, excluded, export, index, keys, keywords, library,
    list, manual, mark, show, undo,
};
use crate::config::Places;
use crate::contained;
use crate::library::PARSER_THREAD;
use crate::text::Clean;
use crate::tui::{self, Setup};

/// Does what the arguments of this process ask for.
pub fn run() -> ExitCode {
    say_panics_cleanly();
    let status = match perform(std::env::args_os()) {
        Ok(status) => status,
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(Stop::Output(error)) => {
            let words = format!("cannot write to standard output: {error}");
            output::say(&Clean::line(&words));
            Status::Failed
        }
        Err(Stop::Failed(words)) => {
            output::say(&words);
            Status::Failed
        }
    };
    ExitCode::from(status as u8)
}

/// Does what `arguments` ask for.
fn perform(arguments: impl Iterator<Item = OsString>) -> Result<Status, Stop> {
    let arguments = match Arguments::try_parse_from(excluded::spaced(arguments)) {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    let places = Places::find(&arguments.places.named());
    let Some(command) = &arguments.command else {
        return read(&arguments, places);
    };
    if !arguments.paths.is_empty() {
        return Err(Stop::because(
            "a folder and a command were named together; write ./list for a folder called list, \
             and --in FOLDER after a command",
        ));
    }
    let mut output = Output::stdout();
    if goes_by_settings(command) {
        library::say_faults(&places);
    }
    let status = match command {
        Command::Demo => demo::run(&places, arguments.is_plain),
        Command::List(wanted) => list::run(wanted, &places, &mut output),
        Command::Show(wanted) => show::run(wanted, &places, &mut output),
        Command::Export(wanted) => export::run(wanted, &places, &mut output),
        Command::Keywords(wanted) => keywords::run(wanted, &places, &mut output),
        Command::Check(wanted) => check::run(wanted, &places, &mut output),
        Command::Index(wanted) => index::run(wanted, &places, &mut output),
        Command::Mark(wanted) => mark::run(wanted, &places, &mut output),
        Command::Bookmarks(wanted) => bookmarks::run(wanted, &places, &mut output),
        Command::Undo(wanted) => undo::run(wanted, &places, &mut output),
        Command::Config(wanted) => config::run(wanted, &places, &mut output),
        Command::Keys(wanted) => keys::run(wanted, &places, &mut output),
        Command::Completions(wanted) => completions::run(wanted, &mut output),
        Command::Man => manual::run(&mut output),
    }?;
    output.finish()?;
    Ok(status)
}

/// Whether a command goes by the settings and says nothing of them itself.
fn goes_by_settings(command: &Command) -> bool {
    !matches!(
        command,
        Command::Demo
            | Command::Config(_)
            | Command::Keys(_)
            | Command::Completions(_)
            | Command::Man
    )
}

/// Opens the reader.
fn read(arguments: &Arguments, places: Places) -> Result<Status, Stop> {
    let named = library::or_set(&arguments.paths, &places);
    let setup = Setup {
        roots: library::roots(&arguments.paths, &places)?,
        named,
        places,
        is_plain: arguments.is_plain,
    };
    tui::run(&setup).map_err(|error| Stop::because(&error.to_string()))?;
    Ok(Status::Done)
}

/// Writes help or version where it was asked for; else says what was wrong. The words repeat
/// arguments, which may hold anything.
fn explain(error: &clap::Error) -> Result<Status, Stop> {
    let words = Clean::text(&error.render().ansi().to_string());
    if error.use_stderr() {
        output::say_lines(&words);
        return Ok(Status::Failed);
    }
    let mut output = Output::stdout();
    output.line(&Clean::text(words.trim_end()))?;
    output.finish()?;
    Ok(Status::Done)
}

/// A panic's message may hold text of an article. A parser's panic is a problem of its file and
/// says nothing here.
fn say_panics_cleanly() {
    panic::set_hook(Box::new(|panic| {
        let thread = std::thread::current();
        let is_parser = thread
            .name()
            .is_some_and(|name| name.starts_with(PARSER_THREAD));
        if !is_parser && !contained::contains_panic() {
            output::say(&Clean::line(&panic.to_string()));
        }
    }));
}
