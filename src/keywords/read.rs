//! The text of one keywords file to groups, and what is wrong in it.
//!
//! The file is cut at the headers of its groups and each piece is parsed alone, by a parser that
//! goes on after an error: an open bracket costs the rest of its group and not the next one.

use toml::Spanned;
use toml::de::DeValue;

use crate::article::Problem;
use crate::keywords::piece::{Entry, Piece, values};
use crate::keywords::word::StatedWord;
use crate::keywords::{Color, color};
use crate::text::Clean;

/// The keys of a group.
const GROUP_KEYS: [&str; 4] = ["name", "color", "words", "enabled"];

/// What one file states.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    /// The files it takes in, each with its line.
    pub(crate) includes: Vec<(String, u32)>,
    /// Its groups.
    pub(crate) groups: Vec<StatedGroup>,
    /// What is wrong in it, by line.
    pub(crate) problems: Vec<Problem>,
}

/// A group as the file states it.
#[derive(Debug)]
pub(crate) struct StatedGroup {
    pub(crate) name: Clean,
    pub(crate) color: Option<Color>,
    pub(crate) words: Vec<StatedWord>,
    pub(crate) is_enabled: bool,
}

/// Reads the text of a keywords file.
pub(crate) fn read(text: &str) -> Stated {
    let mut stated = Stated::default();
    let (mut header, mut body, mut first_line) = (None, String::new(), 1);
    for (line, number) in text.lines().zip(1..) {
        if is_header(line) {
            read_piece(Piece::new(&body, first_line), header, &mut stated);
            (header, first_line) = (Some(line), number);
            body.clear();
        } else {
            body.push_str(line);
        }
        // A header's own line is blank in its body, so that lines count alike.
        body.push('\n');
    }
    read_piece(Piece::new(&body, first_line), header, &mut stated);
    stated.problems.sort_by_key(|problem| problem.line);
    stated
}

/// Whether `line` begins a group, be it written wrongly.
fn is_header(line: &str) -> bool {
    let bare: &[_] = &['[', ' ', '\t', '"', '\''];
    let line = line.trim_start();
    let name = line.trim_start_matches(bare);
    line.starts_with('[')
        && name
            .strip_prefix("group")
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Reads a piece of the file: what stands before the first group, or what stands under `header`.
fn read_piece(piece: Piece, header: Option<&str>, stated: &mut Stated) {
    let mut problems = piece.parse(|piece, entries| match header {
        None => piece.read_top(entries, stated),
        Some(header) => {
            piece.check_header(header);
            let number = stated.groups.len() + 1;
            stated.groups.extend(piece.read_group(entries, 0, number));
        }
    });
    stated.problems.append(&mut problems);
}

impl Piece<'_> {
    fn check_header(&mut self, header: &str) {
        let bare = header.split('#').next().unwrap_or_default();
        let bare: String = bare
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\''))
            .collect();
        if bare != "[[group]]" && bare != "[group]" {
            let what = format!(
                "expected [[group]] alone on its line, found {}",
                header.trim()
            );
            self.say(0, &what, None);
        }
    }

    /// The keys before the first header.
    fn read_top(&mut self, entries: &[Entry], stated: &mut Stated) {
        for (key, value) in entries {
            match key.get_ref().as_ref() {
                "include" => self.read_includes(value, stated),
                "group" => {
                    for group in values(value) {
                        if let DeValue::Table(table) = group.get_ref() {
                            let number = stated.groups.len() + 1;
                            let group = self.read_group(
                                &table.iter().collect::<Vec<_>>(),
                                group.span().start,
                                number,
                            );
                            stated.groups.extend(group);
                        }
                    }
                }
                other if GROUP_KEYS.contains(&other) => {
                    let what = format!("the key {other} stands outside of a group");
                    let hint = "only include stands before the first [[group]]";
                    self.say(key.span().start, &what, Some(hint));
                }
                other => self.say_unknown(other, key.span().start, &["include", "group"]),
            }
        }
    }

    fn read_includes(&mut self, value: &Spanned<DeValue>, stated: &mut Stated) {
        for file in values(value) {
            let at = file.span().start;
            match self.string(file) {
                Ok(name) => stated.includes.push((name, self.line(at))),
                Err(found) => self.say_wrong(at, "the name of a file", &found),
            }
        }
    }

    /// A group whose first byte is `start`; `number` is its place in the file, from 1.
    fn read_group(
        &mut self,
        entries: &[Entry],
        start: usize,
        number: usize,
    ) -> Option<StatedGroup> {
        let (mut name, mut color, mut words, mut is_enabled) = (None, None, Vec::new(), true);
        for (key, value) in entries {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "name" => match self.string(value) {
                    Ok(stated) => name = Some(Clean::line(&stated)),
                    Err(found) => self.say_wrong(at, "a name in quotes", &found),
                },
                "color" | "colour" => color = self.color(value),
                "words" => words = self.words(value),
                "enabled" => match value.get_ref() {
                    DeValue::Boolean(enabled) if self.is_sound(value) => is_enabled = *enabled,
                    other => self.say_wrong(at, "true or false", other.type_str()),
                },
                other => self.say_unknown(other, key.span().start, &GROUP_KEYS),
            }
        }
        let name = name.filter(|name| !name.is_empty());
        let is_named = name.is_some();
        let name = name.unwrap_or_else(|| {
            if !self.has_errors() {
                self.say(start, "the group has no name", Some("add name = \"…\""));
            }
            Clean::line(&format!("group {number}"))
        });
        // A group that has a name may still wait for its first word.
        (!words.is_empty() || is_named).then_some(StatedGroup {
            name,
            color,
            words,
            is_enabled,
        })
    }

    fn color(&mut self, value: &Spanned<DeValue>) -> Option<Color> {
        let text = match value.get_ref() {
            DeValue::Integer(number) => Ok(number.as_str().to_owned()),
            _ => self.string(value),
        };
        let color = text.as_ref().ok().and_then(|text| color::parse(text));
        if color.is_none() {
            let what = match text {
                Ok(text) => format!("no colour is called {text}"),
                Err(found) => format!("expected a colour, found {found}"),
            };
            self.say(value.span().start, &what, Some(color::EXPECTED));
        }
        color
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text states, in a line a group and a line a problem.
    fn stated(text: &str) -> (Vec<String>, Vec<String>) {
        let stated = read(text);
        let groups = stated.groups.iter().map(|group| {
            let words: Vec<_> = group
                .words
                .iter()
                .map(|stated| {
                    let off = if stated.is_enabled { "" } else { "/off" };
                    format!("{}/{:?}{off}", stated.word.text, stated.word.rule)
                })
                .collect();
            let color = group
                .color
                .map_or(String::new(), |color| format!(" {color:?}"));
            let off = if group.is_enabled { "" } else { " off" };
            format!("{}{color}{off}: {}", group.name, words.join(" "))
        });
        let problems = stated.problems.iter();
        let problems =
            problems.map(|problem| format!("{} {}", problem.line.unwrap(), problem.what));
        (groups.collect(), problems.collect())
    }

    #[test]
    fn groups_are_read_as_the_manual_says() {
        let text = r##"# my keywords
include = ["other.toml"]
[[group]]
name = "security"
color = "yellow"
words = ["drone", "BRICS", "Shanghai Cooperation Organization",
         { text = "US", match = "exact" },
         { text = "sanction(s|ed)?", match = "regex" }]
enabled = true

[[ group ]]   # off
name = "oil"
color = 208
words = [{ text = " gas ", match = "word" }, { text = "pipe", match = "part" }, { text = "x", enabled = false }]
enabled = false
[[group]]
name = "rest"
color = "#e0a000"
words = "one"
"##;
        let (groups, problems) = stated(text);
        let security = "security Indexed(3): drone/Plain BRICS/Plain \
            Shanghai Cooperation Organization/Plain US/Exact sanction(s|ed)?/Regex";
        let expected = [
            security,
            "oil Indexed(208) off: gas/Word pipe/Part x/Plain/off",
            "rest Rgb(224, 160, 0): one/Plain",
        ];
        assert_eq!(groups, expected);
        assert_eq!(problems, [""; 0]);
        assert_eq!(read(text).includes, [("other.toml".to_owned(), 2)]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_the_rest_works() {
        let good = "[[group]]\nname = 'good'\nwords = ['tea']\n";
        for (bad, group, problem) in [
            ("words = ['a', 'b'", "x: a/Plain b/Plain", "3 "),
            (
                "words = ['a', b, 'c']",
                "x: a/Plain c/Plain",
                "3 string values must be quoted",
            ),
            ("words = ['a' 'c']", "x: a/Plain c/Plain", "3 missing comma"),
            (
                "words = ['a',\n'',\n'c']",
                "x: a/Plain c/Plain",
                "4 the word is empty",
            ),
            (
                "words = ['a', 5]",
                "x: a/Plain",
                "3 expected a word in quotes",
            ),
            (
                "color yellow\nwords = ['a']",
                "x: a/Plain",
                "3 key with no value",
            ),
            (
                "color = 'ochre'\nwords = ['a']",
                "x: a/Plain",
                "3 no colour is called ochre",
            ),
            (
                "color = 256\nwords = ['a']",
                "x: a/Plain",
                "3 no colour is called 256",
            ),
            (
                "colr = 1\nwords = ['a']",
                "x: a/Plain",
                "3 the key colr is not known",
            ),
            ("enabled = maybe\nwords = ['a']", "x: a/Plain", "3 "),
            (
                "enabled = 'no'\nwords = ['a']",
                "x: a/Plain",
                "3 expected true or false",
            ),
            (
                "words = ['a',\n{ text = '(', match = 'regex' }]",
                "x: a/Plain",
                "4 the pattern ( cannot be used: unclosed group",
            ),
            (
                "words = ['a', { text = 'b', match = 'fuzzy' }]",
                "x: a/Plain",
                "3 no match is called fuzzy",
            ),
            (
                "words = ['a', { match = 'word' }]",
                "x: a/Plain",
                "3 the word has no text",
            ),
            (
                "words = ['a', { text = 'US' match = 'exact' }]",
                "x: a/Plain",
                "3 missing comma",
            ),
            ("words = ['a', 'US]", "x: a/Plain", "3 "),
            ("name = 'y'\nwords = ['a']", "x: a/Plain", "3 duplicate key"),
        ] {
            let (groups, problems) = stated(&format!("[[group]]\nname = 'x'\n{bad}\n{good}"));
            assert_eq!(groups, [group, "good: tea/Plain"], "{bad}: {problems:?}");
            assert_eq!(problems.len(), 1, "{bad}: {problems:?}");
            assert!(problems[0].starts_with(problem), "{bad}: {problems:?}");
        }
    }

    #[test]
    fn headers_and_names_that_are_wrong_cost_nothing_else() {
        for (text, group, problem) in [
            (
                "[[group]\nname='x'\nwords=['a']",
                "x: a/Plain",
                "1 expected [[group]]",
            ),
            ("[group]\nname='x'\nwords=['a']", "x: a/Plain", ""),
            ("[[group]]\nname='x\nwords=['a']", "group 1: a/Plain", "2 "),
            (
                "[[group]]\nwords=['a']",
                "group 1: a/Plain",
                "1 the group has no name",
            ),
            (
                "word=['b']\n[[group]]\nname='x'\nwords=['a']",
                "x: a/Plain",
                "1 the key word is",
            ),
            ("group = [{ name = 'x', words = ['a'] }]", "x: a/Plain", ""),
        ] {
            let (groups, problems) = stated(text);
            assert_eq!(groups, [group], "{text}");
            let first = problems.first().map_or("", String::as_str);
            assert_eq!(first.is_empty(), problem.is_empty(), "{text}: {problems:?}");
            assert!(first.starts_with(problem), "{text}: {problems:?}");
        }
    }

    #[test]
    fn a_group_may_wait_for_words_and_garbage_is_only_problems() {
        assert_eq!(stated("[[group]]\nname = 'x'").0, ["x: "]);
        assert_eq!(stated("[[group]]\nwords = []").0, [""; 0]);
        let deep = "[".repeat(100_000);
        for text in ["\0\u{1}=[", "[[[[[[", "= = =", &deep, "'''\n[[group]]\n'''"] {
            assert_eq!(stated(text).0, [""; 0]);
        }
    }
}
