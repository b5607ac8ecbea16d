//! Words of a query that leave articles out, told from options: `newsprint list drones -opinion`.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory};

use crate::cli::args::Arguments;

/// `arguments` with a space before each that begins with one dash, is no option of its command and
/// stands where a query does: to the query it is the same word, and it is no option any more.
pub(crate) fn spaced(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    if !arguments.iter().skip(1).any(may_exclude) {
        return arguments;
    }
    let mut all = Arguments::command();
    all.build();
    let (mut command, mut is_value) = (&all, false);
    for argument in arguments.iter_mut().skip(1) {
        if std::mem::take(&mut is_value) {
            continue;
        }
        let Some(text) = argument.to_str() else {
            continue;
        };
        if text == "--" {
            break;
        }
        if let Some(name) = text.strip_prefix("--") {
            let option = option(command, |it| it.get_long() == Some(name));
            is_value = option.is_some_and(takes_value);
        } else if let Some(letters) = text.strip_prefix('-').filter(|it| !it.is_empty()) {
            let first = letters.chars().next();
            let option = option(command, |it| it.get_short() == first);
            let is_alone = letters.chars().nth(1).is_none();
            if option.is_some_and(|it| is_alone || takes_value(it)) {
                is_value = is_alone && option.is_some_and(takes_value);
            } else if has_query(command) {
                *argument = format!(" {text}").into();
            }
        } else {
            command = command.find_subcommand(text).unwrap_or(command);
        }
    }
    arguments
}

/// Whether an argument begins with one dash, and goes on.
fn may_exclude(argument: &OsString) -> bool {
    let bytes = argument.as_encoded_bytes();
    bytes.len() > 1 && bytes.starts_with(b"-") && !bytes.starts_with(b"--")
}

fn option(command: &Command, is_it: impl Fn(&Arg) -> bool) -> Option<&Arg> {
    command.get_arguments().find(|argument| is_it(argument))
}

/// Whether what follows an option is its value.
fn takes_value(option: &Arg) -> bool {
    option.get_action().takes_values()
}

/// Whether a command takes a query.
fn has_query(command: &Command) -> bool {
    let mut positionals = command.get_positionals();
    positionals.any(|it| {
        let names = it.get_value_names().unwrap_or_default();
        names.iter().any(|name| name == "QUERY")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_query_leaves_out_is_no_option() {
        for (typed, expected) in [
            ("list -opinion", "list| -opinion"),
            (
                "list drones -title:ferry --json",
                "list|drones| -title:ferry|--json",
            ),
            ("list --in news -history", "list|--in|news| -history"),
            ("list --sort -date -opinion", "list|--sort|-date| -opinion"),
            ("list -h", "list|-h"),
            ("list -V", "list| -V"),
            ("list -- -opinion", "list|--|-opinion"),
            ("export -o news.csv -opinion", "export|-o|news.csv|-opinion"),
            ("mark read -source:bbc", "mark|read| -source:bbc"),
            ("keywords -by", "keywords| -by"),
            ("-x news", "-x|news"),
            ("show -x", "show|-x"),
        ] {
            let typed = std::iter::once("newsprint").chain(typed.split(' '));
            let spaced = spaced(typed.map(OsString::from));
            let spaced: Vec<_> = spaced
                .iter()
                .skip(1)
                .map(|it| it.to_str().unwrap())
                .collect();
            assert_eq!(spaced.join("|"), expected);
        }
    }
}
