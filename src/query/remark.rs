//! What may be meant where a query lists nothing: a field or a keyword that there is not, a folder
//! that was taken for a source, a format or a language by another name.

use crate::query::ast::{DateField, Field, Node, Text};
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
        Node::Text(Text::Word(word) | Text::Prefix(word)) => no_field(word),
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
            ("-keyword:tdie", Some("is called tdie")),
        ] {
            let remark = remark(&parse(text).unwrap().tree, &|name| name == "Tide");
            match expected {
                None => assert_eq!(remark, None, "{text}"),
                Some(words) => assert!(remark.as_ref().unwrap().contains(words), "{remark:?}"),
            }
        }
    }
}
