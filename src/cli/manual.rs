//! `newsprint man`: the manual page, one page for all commands, made from the arguments that are read.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::cli::args::Arguments;
use crate::cli::end::{Status, Stop};
use crate::cli::output::Output;
use crate::text::Clean;

/// The day of this version.
const DATED: &str = "2026-11-29";

/// Writes the page.
pub(crate) fn run(output: &mut Output) -> Result<Status, Stop> {
    let page = page().map_err(Stop::Output)?;
    output.line(&Clean::text(page.trim_end()))?;
    Ok(Status::Done)
}

/// The page: what holds for all commands, then each command under a heading of its own.
fn page() -> io::Result<String> {
    let root = Arguments::command().disable_help_subcommand(true);
    let mut commands = Vec::new();
    for command in root.get_subcommands() {
        add_command(command, "newsprint", &mut commands)?;
    }
    let man = Man::new(root).date(DATED).manual("newsprint manual");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    page.append(&mut commands);
    man.render_extra_section(&mut page)?;
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH NOTES\n");
    // A blank line between two breaks is a paragraph.
    let page = page.replace(".br\n\n.br\n", ".sp\n");
    Ok(page)
}

/// Adds `command` and the commands under it.
fn add_command(command: &Command, above: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let name = format!("{above} {}", command.get_name());
    let bare = command
        .clone()
        .bin_name(name.clone())
        .disable_help_flag(true)
        .disable_help_subcommand(true);
    let man = Man::new(bare);
    let mut section = Vec::new();
    man.render_synopsis_section(&mut section)?;
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    man.render_extra_section(&mut section)?;
    page.extend_from_slice(as_part(&String::from_utf8_lossy(&section), &name).as_bytes());
    for under in command.get_subcommands() {
        add_command(under, &name, page)?;
    }
    Ok(())
}

/// A section of a page as a part of the section of the commands. Examples keep their lines.
fn as_part(section: &str, name: &str) -> String {
    let mut part = String::new();
    let mut is_example = false;
    for line in section.lines() {
        let line = match line {
            ".SH SYNOPSIS" => &format!(".SS \"{name}\""),
            ".SH DESCRIPTION" => ".PP",
            ".SH OPTIONS" => continue,
            ".SH EXTRA" => {
                is_example = true;
                ".PP\n.nf"
            }
            _ if line.starts_with(".ie ") || line.starts_with(".el ") => continue,
            _ => line,
        };
        part.push_str(line);
        part.push('\n');
    }
    if is_example {
        part.push_str(".fi\n");
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_of_every_command_once() {
        let page = page().unwrap();
        for command in Arguments::command().get_subcommands() {
            let heading = format!(".SS \"newsprint {}\"\n", command.get_name());
            assert_eq!(page.matches(&heading).count(), 1, "{heading}");
        }
        assert_eq!(page.matches(".SH COMMANDS\n").count(), 1);
        assert_eq!(Clean::text(&page).as_str(), page);
    }
}
