//! What the word at the cursor of a prompt could become: fields, and the values known of them.
//!
//! Those that the catalogue holds come from a worker when the prompt is opened; until they
//! are there, nothing is offered for their fields.

use std::collections::HashMap;

use crate::app::line::Line;
use crate::formats::FORMATS;
use crate::keywords::Keywords;
use crate::keywords::group::Match;
use crate::library::Names;
use crate::query::ast::{DateField, Field, Has, Is};
use crate::query::{Sort, print};
use crate::text::Clean;
use crate::text::fold::folded;

/// The most that are offered; of more, a letter more is the shorter way.
const MOST: usize = 200;

/// The names of the library by their kind, the commonest first.
pub(crate) type AllNames = HashMap<Names, Vec<KnownName>>;

/// A name that articles bear.
#[derive(Debug, Clone)]
pub struct KnownName {
    name: Clean,
    /// The name as names are compared: made once, for all of them are compared at each key.
    folded: String,
    articles: usize,
}

impl KnownName {
    /// A name that so many articles bear.
    pub fn new(name: Clean, articles: usize) -> Self {
        Self {
            folded: folded(&name),
            name,
            articles,
        }
    }

    /// The name.
    pub fn name(&self) -> &Clean {
        &self.name
    }

    /// How many articles bear it.
    pub fn articles(&self) -> usize {
        self.articles
    }

    /// Whether it begins like `typed`, as names are compared.
    pub(crate) fn begins_with(&self, typed: &str) -> bool {
        self.folded.starts_with(&folded(typed))
    }
}

/// What a word could become.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The value without its field, or the field.
    pub name: Clean,
    /// How many articles bear it, where that is known.
    pub articles: Option<usize>,
    /// As it would be typed.
    typed: String,
}

/// What the word at the cursor could become.
#[derive(Debug, Clone)]
pub struct Completion {
    /// What is offered.
    pub candidates: Vec<Candidate>,
    /// Which of them stands in the line, if one does.
    pub chosen: Option<usize>,
    /// How many more there are.
    pub more: usize,
    /// The place in the line where the word begins, in bytes.
    pub start: usize,
    is_of_values: bool,
    /// Whether the word is the only candidate already.
    is_whole: bool,
}

impl Completion {
    /// What the word before the cursor could become; `None` where nothing is known.
    pub(crate) fn of(line: &Line, keywords: &Keywords, names: &AllNames) -> Option<Self> {
        let (before, _) = line.parts();
        let start = word_start(before);
        let word = before.get(start..).filter(|word| !word.is_empty())?;
        let (candidates, more) = known(word, keywords, names);
        let is_whole = matches!(candidates.as_slice(), [only] if only.typed == word);
        (!candidates.is_empty()).then_some(Self {
            candidates,
            chosen: None,
            more,
            start,
            is_of_values: word.contains(':'),
            is_whole,
        })
    }

    /// That the word which begins at `start` of `before` could become one of `words`: each as it is
    /// typed, and as it is shown.
    pub(crate) fn of_words(
        before: &str,
        start: usize,
        words: Vec<(String, String)>,
    ) -> Option<Self> {
        let word = before.get(start..)?;
        let is_whole = matches!(words.as_slice(), [(only, _)] if only == word);
        let candidate = |(typed, shown): (String, String)| Candidate {
            name: Clean::line(&shown),
            articles: None,
            typed,
        };
        let candidates: Vec<_> = words.into_iter().map(candidate).collect();
        (!candidates.is_empty()).then_some(Self {
            candidates,
            chosen: None,
            more: 0,
            start,
            is_of_values: true,
            is_whole,
        })
    }

    /// Whether the candidates are values of a field.
    pub(crate) fn is_of_values(&self) -> bool {
        self.is_of_values
    }

    /// Whether one of them stands in the line.
    pub(crate) fn is_turning(&self) -> bool {
        self.chosen.is_some()
    }

    /// Whether there is something to choose.
    pub(crate) fn is_shown(&self) -> bool {
        self.candidates.len() > 1 || !self.is_turning() && !self.is_whole
    }

    /// Makes the word as long as all candidates agree; gives whether it became longer.
    pub(crate) fn take_common(&self, line: &mut Line) -> bool {
        let mut typed = self.candidates.iter().map(|one| one.typed.as_str());
        let Some(first) = typed.next().filter(|_| self.more == 0) else {
            return false;
        };
        let agreed = typed.fold(first, |agreed, other| {
            let pairs = agreed.char_indices().zip(other.chars());
            let end = pairs
                .take_while(|((_, a), b)| a == b)
                .last()
                .map_or(0, |((at, a), _)| at + a.len_utf8());
            agreed.get(..end).unwrap_or_default()
        });
        // A line takes no white space at the end of what is put into it.
        let agreed = agreed.trim_end();
        let word = line.parts().0.get(self.start..).unwrap_or_default();
        let is_longer = agreed.chars().count() > word.chars().count();
        if is_longer {
            line.replace_before(self.start, agreed);
        }
        is_longer
    }

    /// Puts the next candidate into the line, or the one before.
    pub(crate) fn turn(&mut self, is_back: bool, line: &mut Line) {
        let last = self.candidates.len().saturating_sub(1);
        let next = match (self.chosen, is_back) {
            (None, false) => 0,
            (None | Some(0), true) => last,
            (Some(at), true) => at - 1,
            (Some(at), false) if at >= last => 0,
            (Some(at), false) => at + 1,
        };
        if let Some(candidate) = self.candidates.get(next) {
            line.replace_before(self.start, &candidate.typed);
            self.chosen = Some(next);
        }
    }
}

/// Where the word at the end of `before` begins: after white space, parentheses and a minus sign,
/// but for those in quotes.
fn word_start(before: &str) -> usize {
    let mut start = 0;
    let mut is_quoted = false;
    let mut last = None;
    let mut characters = before.char_indices();
    while let Some((at, character)) = characters.next() {
        let after = at + character.len_utf8();
        match character {
            '\\' if is_quoted => drop(characters.next()),
            '"' if is_quoted => {
                is_quoted = false;
                start = after;
            }
            _ if is_quoted => {}
            '"' => is_quoted = at == start || last == Some(':'),
            '-' if at == start => start = after,
            '(' => start = after,
            other if other.is_whitespace() => start = after,
            _ => {}
        }
        last = Some(character);
    }
    start
}

/// What `word` could become, and how many more there are: values of a field if it names one, else
/// whatever begins a condition.
fn known(word: &str, keywords: &Keywords, names: &AllNames) -> (Vec<Candidate>, usize) {
    let Some((field, value)) = word.split_once(':') else {
        return (fields(word), 0);
    };
    let field = field.to_ascii_lowercase();
    let wanted = wanted(value);
    let value = |name: &str, articles| Candidate {
        name: Clean::line(name),
        articles,
        typed: match field.as_str() {
            // Orders may begin with a minus sign, and are never quoted.
            "sort" => format!("sort:{name}"),
            field => print::condition(field, name),
        },
    };
    let of_names = |of| {
        let all = names.get(&of).map(Vec::as_slice).unwrap_or_default();
        let fit = all.iter().filter(|name| name.folded.starts_with(&wanted));
        let candidates = fit.clone().take(MOST);
        let candidates = candidates.map(|name| value(&name.name, Some(name.articles)));
        (candidates.collect(), fit.count().saturating_sub(MOST))
    };
    match Field::named(&field) {
        Some(Field::Source) => return of_names(Names::Source),
        Some(Field::Section) => return of_names(Names::Section),
        Some(Field::Tag) => return of_names(Names::Tag),
        Some(Field::Lang) => return of_names(Names::Language),
        Some(Field::Author) => return of_names(Names::Author),
        // Until they are counted those are offered that there are at all.
        Some(Field::Format) if names.contains_key(&Names::Format) => {
            return of_names(Names::Format);
        }
        _ => {}
    }
    let all: Vec<String> = match field.as_str() {
        "format" => owned(FORMATS.iter().map(|format| format.name)),
        "is" => owned(Is::NAMED.iter().map(|(name, _)| *name)),
        "has" => owned(Has::NAMED.iter().map(|(name, _)| *name)),
        "sort" => owned(Sort::ALL.iter().map(|sort| sort.name())),
        "keyword" => {
            let groups = keywords.groups.iter().map(|group| group.name.to_string());
            let words = keywords.all_words().map(|(_, _, word)| word);
            let plain = words.filter(|word| word.rule == Match::Plain);
            groups.chain(plain.map(|word| word.text.clone())).collect()
        }
        _ => Vec::new(),
    };
    let fit = all.iter().filter(|name| folded(name).starts_with(&wanted));
    let mut candidates: Vec<_> = fit.map(|name| value(name, None)).collect();
    candidates.dedup_by(|a, b| a.typed == b.typed);
    let more = candidates.len().saturating_sub(MOST);
    candidates.truncate(MOST);
    (candidates, more)
}

/// The names as texts of their own.
fn owned<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    names.map(str::to_owned).collect()
}

/// What the value that is typed so far must be the beginning of, folded: the quotes are no part of it.
fn wanted(value: &str) -> String {
    let text = value.strip_prefix('"').unwrap_or(value);
    let mut wanted = folded(&text.replace("\\\"", "\""));
    let goes_on = text.ends_with(char::is_whitespace) && !wanted.is_empty();
    if goes_on && !wanted.ends_with(' ') {
        wanted.push(' ');
    }
    wanted
}

/// The fields that begin like `word`.
fn fields(word: &str) -> Vec<Candidate> {
    let named = Field::NAMED.iter().map(|(name, _)| *name);
    let others = ["is", "has", "sort", "keyword", "near"];
    let measures = ["hits>", "words>", "age<"].map(str::to_owned);
    let dates = DateField::NAMED.iter().map(|(name, _)| *name);
    let all = named.chain(others).chain(dates);
    let mut all: Vec<_> = all.map(|name| format!("{name}:")).chain(measures).collect();
    let wanted = folded(word);
    all.retain(|field| field.starts_with(&wanted));
    all.sort_unstable();
    all.dedup();
    let candidate = |typed: String| Candidate {
        name: Clean::line(&typed),
        articles: None,
        typed,
    };
    all.into_iter().map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_completes_what_all_agree_on_then_one_after_another() {
        for (typed, tabs, expected) in [
            ("so", 1, "sort:"),
            ("so", 2, "source:"),
            ("tide -SOU", 0, "tide -source:"),
            ("(is:b", 0, "(is:bookmarked"),
            ("is:", 1, "is:unread"),
            ("is:", 2, "is:read"),
            ("sort:-", 0, "sort:-date"),
            ("tide", 1, "tide"),
        ] {
            let mut line = Line::new(typed);
            let completion = Completion::of(&line, &Keywords::default(), &AllNames::default());
            if let Some(mut completion) = completion {
                let is_longer = completion.take_common(&mut line);
                assert_eq!(is_longer, tabs == 0, "{typed}");
                for _ in 0..tabs {
                    completion.turn(false, &mut line);
                }
            }
            assert_eq!(line.text(), expected, "{typed} {tabs}");
        }
    }

    #[test]
    fn names_are_found_without_case_and_accents_and_quoted_where_they_must_be() {
        let name = |name: &str, articles| KnownName::new(Clean::line(name), articles);
        let sources = vec![
            name("Caspian News", 9),
            name("Caspian Times", 4),
            name("Café \"Nord\"", 2),
            name("Tidings", 1),
        ];
        let names = AllNames::from([(Names::Source, sources)]);
        for (typed, tabs, expected) in [
            ("source:t", 0, "source:Tidings"),
            ("tide -source:cas", 0, "tide -source:\"Caspian"),
            ("source:\"caspian n", 0, "source:\"Caspian News\""),
            ("source:\"Caspian", 1, "source:\"Caspian News\""),
            ("source:\"Caspian ", 2, "source:\"Caspian Times\""),
            ("(source:\"Caspian", 3, "(source:\"Caspian News\""),
            ("source:cafe", 0, r#"source:"Café \"Nord\"""#),
            (r#"source:"café \"n"#, 0, r#"source:"Café \"Nord\"""#),
            ("\"a source:t", 0, "\"a source:t"),
            ("\"a b\" source:t", 0, "\"a b\" source:Tidings"),
            ("source:x", 0, "source:x"),
        ] {
            let mut line = Line::new("");
            typed
                .chars()
                .for_each(|c| line.insert(c.encode_utf8(&mut [0; 4])));
            if let Some(mut completion) = Completion::of(&line, &Keywords::default(), &names) {
                let is_longer = completion.take_common(&mut line);
                assert_eq!(is_longer, tabs == 0, "{typed}");
                for _ in 0..tabs {
                    completion.turn(false, &mut line);
                }
            }
            assert_eq!(line.text(), expected, "{typed} {tabs}");
        }
    }
}
