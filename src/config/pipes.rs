//! Commands that get an article, each by a name of its own, under `[pipe]`.

use toml::Spanned;
use toml::de::DeValue;

use crate::config::document::{Document, entries};
use crate::text::Clean;
use crate::text::arguments::arguments;

/// A command that gets an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipe {
    /// The word by which it is called.
    pub name: Clean,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// Reads the table `[pipe]`.
pub(crate) fn read(document: &mut Document, value: &Spanned<DeValue>) -> Vec<Pipe> {
    let DeValue::Table(table) = value.get_ref() else {
        let found = value.get_ref().type_str();
        let what = format!("expected a table for pipe, found {found}");
        let hint = "[pipe] count = [\"wc\", \"-w\"]";
        document.say(value.span().start, &what, Some(hint));
        return Vec::new();
    };
    let mut pipes = Vec::new();
    for (name, at, value) in entries(table) {
        let is_word = arguments(name).is_ok_and(|words| words == [name]);
        if !is_word {
            let what = format!("{name:?} is no word");
            document.say(at, &what, Some("a name has no spaces and no quotes"));
            continue;
        }
        let Some(command) = document.words(value, name) else {
            continue;
        };
        if command
            .first()
            .is_none_or(|program| program.trim().is_empty())
        {
            let what = format!("{name} names no program");
            let hint = format!("{name} = [\"program\", \"argument\"]");
            document.say(value.span().start, &what, Some(&hint));
            continue;
        }
        pipes.push(Pipe {
            name: Clean::line(name),
            command,
        });
    }
    pipes
}

/// The command that `words` call: where the first is the name of one of `pipes`, that command and the other
/// words as further arguments; else they themselves.
pub fn called(pipes: &[Pipe], words: Vec<String>) -> Vec<String> {
    let first = words.first();
    let named = pipes
        .iter()
        .find(|pipe| first.is_some_and(|first| *first == *pipe.name));
    match named {
        Some(pipe) => pipe
            .command
            .iter()
            .cloned()
            .chain(words.into_iter().skip(1))
            .collect(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load::read;

    #[test]
    fn a_name_stands_for_its_command_and_all_else_for_itself() {
        let loaded = read("[pipe]\ncount = ['wc', '-w']\nread-aloud = ['espeak-ng', '--stdin']\n");
        assert_eq!(loaded.faults, []);
        let pipes = &loaded.settings.pipes;
        for (line, expected) in [
            ("count", &["wc", "-w"][..]),
            ("count -l", &["wc", "-w", "-l"]),
            ("counts", &["counts"]),
            ("wc count", &["wc", "count"]),
        ] {
            assert_eq!(called(pipes, arguments(line).unwrap()), expected, "{line}");
        }
        assert!(called(pipes, Vec::new()).is_empty());
    }

    #[test]
    fn what_is_no_command_is_said_and_the_others_hold() {
        let text = "[pipe]\n'to mail' = ['mail']\na = []\nb = 'wc -w'\nc = ['wc', 3]\nd = ['wc']\n";
        let loaded = read(text);
        let said: Vec<_> = loaded.faults.iter().map(ToString::to_string).collect();
        let expected = [
            "2:1: \"to mail\" is no word; a name has no spaces and no quotes",
            "3:5: a names no program; a = [\"program\", \"argument\"]",
            "4:5: expected a list of texts for b, found string; b = [\"program\", \"argument\"]",
            "5:12: expected a text in quotes for c, found integer",
        ];
        assert_eq!(said, expected);
        let names: Vec<_> = loaded
            .settings
            .pipes
            .iter()
            .map(|pipe| pipe.name.as_str())
            .collect();
        assert_eq!(names, ["d"]);
        assert_eq!(read("pipe = 3").faults.len(), 1);
    }
}
