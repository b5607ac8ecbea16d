//! `newsprint completions`: the script that teaches a shell the commands and their options.
//!
//! It is made from the same arguments that are read, so that the two cannot differ.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::cli::args::Arguments;
use crate::cli::end::{Status, Stop};
use crate::cli::output::Output;
use crate::text::Clean;

/// What `completions` may be asked for.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  newsprint completions bash > ~/.local/share/bash-completion/completions/newsprint
  newsprint completions zsh > ~/.zfunc/_newsprint       (a folder of $fpath)
  newsprint completions fish > ~/.config/fish/completions/newsprint.fish
  newsprint completions elvish >> ~/.config/elvish/rc.elv")]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Writes the script.
pub(crate) fn run(wanted: &CompletionsArguments, output: &mut Output) -> Result<Status, Stop> {
    let script = script(wanted.shell);
    output.line(&Clean::text(script.trim_end()))?;
    Ok(Status::Done)
}

fn script(shell: Shell) -> String {
    let mut bytes = Vec::new();
    let mut command = Arguments::command();
    generate(shell, &mut command, "newsprint", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_shell_is_taught_every_command_and_the_script_is_written_as_it_is() {
        for shell in Shell::value_variants() {
            let script = script(*shell);
            for command in Arguments::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}");
            }
            let (bash, zsh, fish) = (Shell::Bash, Shell::Zsh, Shell::Fish);
            // A theme, a preset, an order, a column, a period, a form, by the shells that complete them.
            for (value, shells) in [
                ("high-contrast", &[bash, zsh][..]),
                ("emacs", &[bash, zsh, fish]),
                ("-date", &[bash, zsh, fish]),
                ("authors", &[bash, zsh, fish]),
                ("month", &[bash, zsh, fish]),
                ("bibtex", &[bash, zsh, fish]),
            ] {
                let completes = shells.contains(shell);
                assert!(!completes || script.contains(value), "{shell}: {value}");
            }
            assert_eq!(Clean::text(&script).as_str(), script, "{shell}");
        }
    }
}
