//! One condition of a query: a text, or a field with what it must be.

use std::str::FromStr;

use regex::RegexBuilder;

use crate::query::ast::{Age, DateField, Field, Has, Is, Node, Text, Unit};
use crate::query::bounds::{Bounds, Day};
use crate::query::parse::{QueryError, group};
use crate::query::sort::Sort;

/// Largest program that a pattern may become, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// A place in the query, and what was found on the way that is no condition.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Bytes read so far.
    at: usize,
    /// Parentheses that are open.
    pub(super) depth: usize,
    /// The order that was asked for.
    pub(super) sort: Option<Sort>,
    /// The field that a group of texts is for: `title:(a OR b)`.
    field: Option<Field>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            sort: None,
            field: None,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    pub(super) fn sees(&self, sign: &str) -> bool {
        self.rest().starts_with(sign)
    }

    /// Takes `sign` if it comes next.
    pub(super) fn take(&mut self, sign: &str) -> bool {
        let is_next = self.sees(sign);
        if is_next {
            self.at += sign.len();
        }
        is_next
    }

    /// Whether the query or the group ends here.
    pub(super) fn is_at_end_of_group(&self) -> bool {
        self.rest().is_empty() || self.depth > 0 && self.sees(")")
    }

    /// Whether `word` comes next, alone.
    pub(super) fn sees_word(&self, word: &str) -> bool {
        let after = self.rest().strip_prefix(word);
        after.is_some_and(|after| self.ends_word(after) || after.starts_with('('))
    }

    /// Takes `word` if it comes next, alone.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        self.sees_word(word) && self.take(word)
    }

    /// Takes a minus sign that excludes something.
    pub(super) fn take_minus(&mut self) -> bool {
        let after = self.rest().strip_prefix('-');
        after.is_some_and(|after| !self.ends_word(after)) && self.take("-")
    }

    /// Whether a word before `after` ends there.
    fn ends_word(&self, after: &str) -> bool {
        after
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || self.depth > 0 && next == ')')
    }

    /// Takes everything up to white space, or to the end of the group.
    fn take_bare(&mut self) -> &'a str {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || self.depth > 0 && c == ')';
        let bare = rest
            .get(..rest.find(ends).unwrap_or(rest.len()))
            .unwrap_or_default();
        self.at += bare.len();
        bare
    }

    /// The error that `what` is wrong here.
    pub(super) fn error(&self, what: &str, hint: &str) -> QueryError {
        self.error_at(self.at, what, hint)
    }

    fn error_at(&self, at: usize, what: &str, hint: &str) -> QueryError {
        let before = self.text.get(..at).unwrap_or(self.text);
        QueryError {
            column: before.chars().count() + 1,
            what: what.to_owned(),
            hint: hint.to_owned(),
        }
    }
}

/// Reads one condition; `None` where it is no condition but an order, or holds of everything.
pub(super) fn term(cursor: &mut Cursor) -> Result<Option<Node>, QueryError> {
    if cursor.field.is_none()
        && let Some((name, sign)) = field_here(cursor)
    {
        return of_field(cursor, name, sign);
    }
    let field = cursor.field;
    Ok(text(cursor)?.map(|text| match field {
        Some(field) => Node::Field(field, text),
        None => Node::Text(text),
    }))
}

/// The signs that may stand between a field and its value, longest first.
const SIGNS: [&str; 6] = ["<=", ">=", ":", "<", ">", "="];

/// The fields whose value is neither a text nor a date.
pub(super) const OTHERS: [&str; 8] = [
    "words", "hits", "age", "keyword", "is", "has", "near", "sort",
];

/// The name of a known field and the sign after it, if they come next.
fn field_here<'a>(cursor: &Cursor<'a>) -> Option<(&'a str, &'static str)> {
    let rest = cursor.rest();
    let end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let (name, after) = rest.split_at_checked(end)?;
    let sign = SIGNS.into_iter().find(|sign| after.starts_with(sign))?;
    let is_other = OTHERS.iter().any(|other| other.eq_ignore_ascii_case(name));
    let is_text = Field::named(name).is_some() && sign == ":";
    (is_text || is_other || DateField::named(name).is_some()).then_some((name, sign))
}

/// Reads the rest of a condition on the field `name`.
fn of_field(cursor: &mut Cursor, name: &str, sign: &str) -> Result<Option<Node>, QueryError> {
    cursor.at += name.len() + sign.len();
    if let Some(field) = Field::named(name) {
        return of_text_field(cursor, field);
    }
    if let Some(field) = DateField::named(name) {
        return bounds(
            cursor,
            sign,
            Day::parse,
            "a date such as 2023, 2023-02 or 2023-02-08",
        )
        .map(|span| Some(Node::Date(field, span)));
    }
    match name.to_ascii_lowercase().as_str() {
        "words" => number_bounds(cursor, sign).map(|bounds| Some(Node::Words(bounds))),
        "hits" => number_bounds(cursor, sign).map(|bounds| Some(Node::Hits(bounds))),
        "age" => age(cursor, sign).map(Some),
        "keyword" => Ok(text(cursor)?.map(|text| Node::Keyword(spelled(text)))),
        "is" => one_of(cursor, Is::NAMED).map(|is| Some(Node::Is(is))),
        "has" => one_of(cursor, Has::NAMED).map(|has| Some(Node::Has(has))),
        "near" => near(cursor).map(Some),
        _ => {
            let orders: Vec<_> = Sort::ALL.iter().map(|sort| (sort.name(), *sort)).collect();
            cursor.sort = Some(one_of(cursor, &orders)?);
            Ok(None)
        }
    }
}

/// What is looked for in a field that holds text.
fn of_text_field(cursor: &mut Cursor, field: Field) -> Result<Option<Node>, QueryError> {
    if cursor.sees("(") {
        cursor.field = Some(field);
        let node = group(cursor);
        cursor.field = None;
        return node.map(Some);
    }
    let start = cursor.at;
    match text(cursor)? {
        Some(text) => Ok(Some(Node::Field(field, text))),
        None if cursor.at > start => Ok(None),
        None => Err(cursor.error(
            &format!("{}: stands alone", field.name()),
            "write after it what to look for, or take it away",
        )),
    }
}

/// Reads a phrase, a pattern, a prefix or a word; `None` where there is nothing to look for.
fn text(cursor: &mut Cursor) -> Result<Option<Text>, QueryError> {
    if cursor.sees("\"") && !cursor.rest().starts_with("\"\"") {
        return Ok(
            Some(Text::Phrase(quoted(cursor))).filter(|text| *text != Text::Phrase(String::new()))
        );
    }
    if let Some(length) = pattern_length(cursor) {
        return pattern(cursor, length).map(Some);
    }
    let bare = cursor.take_bare();
    let stem = bare.trim_end_matches('*');
    // Written anew beside another slash it would be taken for a pattern, if it did not stand in quotes.
    let is_like_pattern = bare.starts_with('/') && cursor.rest().contains('/');
    Ok(match stem {
        "" => None,
        stem if is_like_pattern => Some(Text::Phrase(stem.to_owned())),
        stem if stem.len() < bare.len() => Some(Text::Prefix(stem.to_owned())),
        word => Some(Text::Word(word.to_owned())),
    })
}

/// Takes what stands in quotes; `\"` and `\\` stand for themselves. Open quotes end with the query.
fn quoted(cursor: &mut Cursor) -> String {
    cursor.take("\"");
    let mut phrase = String::new();
    let mut characters = cursor.rest().char_indices();
    let mut end = cursor.rest().len();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                end = at + 1;
                break;
            }
            '\\' => phrase.extend(characters.next().map(|(_, next)| next)),
            other => phrase.push(other),
        }
    }
    cursor.at += end;
    phrase
}

/// The length of a pattern with its slashes, if one comes next: it ends at a slash that a word
/// could end at.
fn pattern_length(cursor: &Cursor) -> Option<usize> {
    let inner = cursor.rest().strip_prefix('/')?;
    let mut is_escaped = false;
    for (at, character) in inner.char_indices() {
        if character == '/' && !is_escaped && at > 0 {
            let after = inner.get(at + 1..)?;
            return cursor.ends_word(after).then_some(at + 2);
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    None
}

/// Takes a pattern of `length` bytes; `\/` in it is a slash.
fn pattern(cursor: &mut Cursor, length: usize) -> Result<Text, QueryError> {
    let inner = cursor.rest().get(1..length - 1).unwrap_or_default();
    let pattern = inner.replace("\\/", "/");
    let built = RegexBuilder::new(&pattern)
        .size_limit(PATTERN_BYTES)
        .build();
    if let Err(error) = built {
        let words = error.to_string();
        let reason = words.lines().last().unwrap_or_default();
        let reason = reason.trim_start_matches("error: ");
        return Err(cursor.error(
            &format!("this pattern cannot be used: {reason}"),
            "put it in quotes to look for it as it stands",
        ));
    }
    cursor.at += length;
    Ok(Text::Regex(pattern))
}

/// The words of a text, whatever it is.
fn spelled(text: Text) -> String {
    match text {
        Text::Word(words) | Text::Phrase(words) | Text::Prefix(words) | Text::Regex(words) => words,
    }
}

/// Reads one of the names of a list.
fn one_of<T: Copy>(cursor: &mut Cursor, choices: &[(&str, T)]) -> Result<T, QueryError> {
    let start = cursor.at;
    let name = cursor.take_bare();
    let found = choices
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, one)| *one).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(known, _)| *known).collect();
        let hint = format!("write one of {}", names.join(", "));
        cursor.error_at(start, &format!("{name:?} is not known here"), &hint)
    })
}

/// Reads bounds of numbers.
fn number_bounds(cursor: &mut Cursor, sign: &str) -> Result<Bounds<u32>, QueryError> {
    bounds(cursor, sign, |text| u32::from_str(text).ok(), "a number")
}

/// Reads a value, or two with `..` between them, after `sign`.
fn bounds<T>(
    cursor: &mut Cursor,
    sign: &str,
    read: impl Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<Bounds<T>, QueryError> {
    let start = cursor.at;
    let bare = cursor.take_bare();
    let wrong = || {
        let found = if bare.is_empty() {
            "nothing".to_owned()
        } else {
            format!("{bare:?}")
        };
        let what = format!("expected {expected}, found {found}");
        cursor.error_at(start, &what, "a span is written with two dots: 1..9")
    };
    let value = |text: &str| read(text).ok_or_else(wrong);
    if let Some((first, last)) = bare.split_once("..").filter(|_| matches!(sign, ":" | "=")) {
        return Ok(match (first, last) {
            ("", last) => Bounds::AtMost(value(last)?),
            (first, "") => Bounds::AtLeast(value(first)?),
            (first, last) => Bounds::Between(value(first)?, value(last)?),
        });
    }
    let value = value(bare)?;
    Ok(match sign {
        "<" => Bounds::Below(value),
        "<=" => Bounds::AtMost(value),
        ">" => Bounds::Above(value),
        ">=" => Bounds::AtLeast(value),
        _ => Bounds::Exactly(value),
    })
}

/// Reads an age; `age:7d` means up to seven days.
fn age(cursor: &mut Cursor, sign: &str) -> Result<Node, QueryError> {
    let read = |text: &str| {
        let unit = text.chars().next_back()?;
        let unit = Unit::ALL.into_iter().find(|known| known.letter() == unit)?;
        let number = text.get(..text.len() - 1)?.parse().ok()?;
        Some(Age { number, unit })
    };
    let bounds = bounds(cursor, sign, read, "an age such as 12h, 7d, 2w, 3m or 1y")?;
    Ok(Node::Age(match bounds {
        Bounds::Exactly(age) => Bounds::AtMost(age),
        bounds => bounds,
    }))
}

/// Reads `5(iran drone)`.
fn near(cursor: &mut Cursor) -> Result<Node, QueryError> {
    const HINT: &str = "write near:5(two words): both within five words";
    let rest = cursor.rest();
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let number = rest.get(..digits).and_then(|digits| digits.parse().ok());
    let Some(number) = number else {
        return Err(cursor.error("expected a number of words", HINT));
    };
    cursor.at += digits;
    if !cursor.take("(") {
        return Err(cursor.error("expected the words in parentheses", HINT));
    }
    let rest = cursor.rest();
    let end = rest.find(')').unwrap_or(rest.len());
    let words = rest.get(..end).unwrap_or_default().split_whitespace();
    let words: Vec<_> = words.map(str::to_owned).collect();
    if words.len() < 2 {
        return Err(cursor.error("expected two words or more", HINT));
    }
    cursor.at += end;
    cursor.take(")");
    Ok(Node::Near(number, words))
}
