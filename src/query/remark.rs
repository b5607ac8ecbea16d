//! What may be meant where a query lists nothing.
//!
//! A field or a keyword that there is not, a folder that was taken for a source, a format or a language
//! by another name, an operator of another language, a range from its end to its beginning.

use crate::query::ast::{DateField, Field, Node, Text};
use crate::query::bounds::Bounds;
use crate::query::term::OTHERS;
use crate::text::nearest::nearest;

/// A hint on a query whose tree is `tree`, as a sentence; `None` where there is none to give. `is_keyword`
/// says whether a keyword or a group of them has a name.
pub fn remark(tree: &Node, is_keyword: &dyn Fn(&str) -> bool) -> Option<String> {
    match tree {
        Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter().find_map(|node| remark(node, is_keyword))
        }
        Node::Not(inner) => remark(inner, is_keyword),
        Node::Keyword(name) if !is_keyword(name) => Some(format!(
            "No keyword, and no group of them, is called {name}."
        )),
        Node::Text(Text::Word(word) | Text::Prefix(word)) => {
            no_field(word).or_else(|| no_operator(word))
        }
        Node::Date(_, Bounds::Between(first, last)) if first.start() >= last.end() => {
            Some(format!(
                "{first}..{last} ends before it begins: {last}..{first} is the same the other way round."
            ))
        }
        Node::Words(Bounds::Between(least, most)) | Node::Hits(Bounds::Between(least, most))
            if least > most =>
        {
            Some(format!(
                "Nothing lies in {least}..{most}; {most}..{least} may be meant."
            ))
        }
        Node::Field(Field::Format, _) => Some(
            "Formats are called text, markdown, html, json, feed, mail and the like; \
             newsprint check names that of every file."
                .to_owned(),
        ),
        Node::Field(Field::Lang, Text::Word(word)) if word.chars().count() > 3 => {
            Some("Languages go by their tags: lang:en, lang:de, lang:zh.".to_owned())
        }
        Node::Field(Field::Source, Text::Word(word)) => Some(format!(
            "Where no source is known the list shows a folder: path:{word} asks for those."
        )),
        _ => None,
    }
}

/// That what stands before the colon of `word` is no field.
fn no_field(word: &str) -> Option<String> {
    let (name, value) = word.split_once(':')?;
    let is_name = name.len() > 1 && name.chars().all(|letter| letter.is_ascii_alphabetic());
    // An address is looked for as it is, and so is what ends with its colon.
    if !is_name || value.is_empty() || value.starts_with('/') {
        return None;
    }
    let names = Field::NAMED.iter().map(|(name, _)| *name);
    let dates = DateField::NAMED.iter().map(|(name, _)| *name);
    let meant = nearest(name, names.chain(dates).chain(OTHERS));
    let hint = meant.map_or_else(String::new, |meant| format!(", {meant}: is"));
    Some(format!(
        "{name}: is no field{hint}; the text was looked for as it is."
    ))
}

/// That `word` is an operator elsewhere, and how the same is said here.
fn no_operator(word: &str) -> Option<String> {
    let hint = match word {
        "|" | "||" | "or" => "OR in capitals lists either: one OR other",
        "&" | "&&" | "+" => "words beside each other must all be there: one other",
        "!" | "not" => "a minus sign excludes, or NOT: -word",
        "<" | "<=" | ">" | ">=" | "=" => {
            "no space stands between a field and what it must be: words>=500"
        }
        _ => {
            let rest = word.strip_prefix('!')?;
            let excluded = rest.starts_with(char::is_alphanumeric);
            return excluded.then(|| format!("A minus sign excludes: -{rest}."));
        }
    };
    Some(format!("{word} was looked for as a word; {hint}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_query_that_lists_nothing_may_be_meant_otherwise() {
        for (text, expected) in [
            ("drones", None),
            ("https://example.org/a", None),
            ("12:30", None),
            ("c:x", None),
            ("source:harbour", Some("path:harbour asks for those")),
            ("format:md", Some("called text, markdown")),
            ("lang:german", Some("lang:de")),
            ("lang:de", None),
            ("foo:bar", Some("foo: is no field; the text")),
            ("rail titel:x", Some("titel: is no field, title: is;")),
            ("-(autor:x OR y)", Some("autor: is no field, author: is;")),
            ("Tag:sea", None),
            ("keyword:Tide", None),
            ("sea | land", Some("OR in capitals lists either")),
            ("sea or land", Some("OR in capitals lists either")),
            ("sea OR land", None),
            ("!opinion", Some("A minus sign excludes: -opinion")),
            ("sea not land", Some("a minus sign excludes, or NOT")),
            ("words > 500", Some("words>=500")),
            ("words:900..500", Some("500..900 may be meant")),
            ("words:500..900", None),
            ("date:2024-05..2023", Some("2023..2024-05 is the same")),
            ("date:2023-05..2023", None),
            ("date:2023..2023-05", None),
            ("-keyword:tdie", Some("is called tdie")),
        ] {
            let remark = remark(&parse(text).unwrap().tree, &|name| name == "Tide");
            match expected {
                None => assert_eq!(remark, None, "{text}"),
                Some(words) => {
                    let is_said = remark.as_ref().is_some_and(|said| said.contains(words));
                    assert!(is_said, "{text}: {remark:?}");
                }
            }
        }
    }
}
