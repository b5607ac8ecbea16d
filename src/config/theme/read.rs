//! The file of a theme to its looks, and what is wrong in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::document::{Document, entries};
use crate::config::fault::Fault;
use crate::config::theme::{Attribute, BuiltIn, Paint, Role, Theme};
use crate::keywords::Color;
use crate::keywords::color::{EXPECTED, parse};
use crate::text::nearest::hint;

/// What a theme has where its file states nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// No look at all.
    Nothing,
    /// The looks of the built-in theme that it names, or of `terminal`.
    BuiltIn,
}

/// The keys of a look.
const PAINT_KEYS: [&str; 3] = ["color", "background", "attributes"];

/// Reads the theme `name` from the text of its file.
pub(crate) fn read(name: &str, text: &str, base: Base) -> (Theme, Vec<Fault>) {
    let text = text.trim_start_matches('\u{feff}');
    let mut document = Document::new(text);
    let sound = document.sound_text();
    let (table, _) = DeTable::parse_recoverable(&sound);
    let all = entries(table.get_ref());
    let mut theme = match base {
        Base::Nothing => Theme::plain(name),
        Base::BuiltIn => {
            let stated = all.iter().find(|(key, ..)| *key == "base");
            let base = stated.and_then(|(key, _, value)| {
                let choices = BuiltIn::ALL.map(|theme| (theme.name(), theme));
                document.choice(value, key, &choices)
            });
            Theme {
                name: crate::text::Clean::line(name),
                ..base.unwrap_or(BuiltIn::Terminal).theme()
            }
        }
    };
    for (key, at, value) in all {
        let role = Role::ALL.iter().find(|role| role.name() == key);
        match (key, role) {
            ("base", _) => {}
            ("groups", _) => theme.groups = read_groups(&mut document, value),
            (_, Some(role)) => {
                let paint = read_paint(&mut document, key, value);
                if let (Some(paint), Some(place)) = (paint, theme.paints.get_mut(*role as usize)) {
                    *place = paint;
                }
            }
            _ => {
                let roles = Role::ALL.iter().map(|role| role.name());
                let known: Vec<_> = roles.chain(["base", "groups"]).collect();
                let what = format!("the role {key} is not known");
                document.say(at, &what, Some(&hint(key, &known)));
            }
        }
    }
    let mut faults = document.faults;
    faults.sort_by_key(|fault| (fault.line, fault.column));
    (theme, faults)
}

/// A look: a colour, or a table of what it has.
fn read_paint(document: &mut Document, role: &str, value: &Spanned<DeValue>) -> Option<Paint> {
    let DeValue::Table(table) = value.get_ref() else {
        let color = read_color(document, role, value)?;
        return Some(Paint {
            color: Some(color),
            ..Paint::default()
        });
    };
    let mut paint = Paint::default();
    for (key, at, value) in entries(table) {
        match key {
            "color" => paint.color = read_color(document, key, value),
            "background" => paint.background = read_color(document, key, value),
            "attributes" => paint.attributes = read_attributes(document, key, value),
            other => document.say_unknown(other, at, &PAINT_KEYS),
        }
    }
    Some(paint)
}

/// A colour; anything else is said.
fn read_color(document: &mut Document, key: &str, value: &Spanned<DeValue>) -> Option<Color> {
    let color = match value.get_ref() {
        DeValue::String(text) => parse(text),
        DeValue::Integer(number) => parse(number.as_str()),
        _ => None,
    };
    if color.is_none() {
        let what = format!("no colour for {key}");
        document.say(value.span().start, &what, Some(EXPECTED));
    }
    color
}

/// The attributes that a list names.
fn read_attributes(document: &mut Document, key: &str, value: &Spanned<DeValue>) -> Vec<Attribute> {
    let values = match value.get_ref() {
        DeValue::Array(values) => values.iter().collect(),
        _ => vec![value],
    };
    let one = |value| document.choice(value, key, &Attribute::NAMED);
    values.into_iter().filter_map(one).collect()
}

/// The colours of keyword groups.
fn read_groups(document: &mut Document, value: &Spanned<DeValue>) -> Vec<Color> {
    let DeValue::Array(values) = value.get_ref() else {
        let what = "expected a list of colours for groups";
        document.say(value.span().start, what, Some("groups = [\"#e69f00\", 39]"));
        return Vec::new();
    };
    let values = values.iter();
    values
        .filter_map(|value| read_color(document, "groups", value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_states_what_is_other_than_in_its_base() {
        let text = "base = 'light'\nborder = 'blue'\nlink = { color = '#FC0', attributes = ['bold', 'underlined'] }\ngroups = [1, 'green']\n";
        let (theme, faults) = read("mine", text, Base::BuiltIn);
        assert_eq!(faults, []);
        let light = BuiltIn::Light.theme();
        assert_eq!(theme.paint(Role::Border).color, Some(Color::Indexed(4)));
        assert_eq!(theme.paint(Role::Link).color, Some(Color::Rgb(255, 204, 0)));
        let attributes = &theme.paint(Role::Link).attributes;
        assert_eq!(*attributes, [Attribute::Bold, Attribute::Underlined]);
        assert_eq!(theme.paint(Role::Title), light.paint(Role::Title));
        assert_eq!(theme.groups, [Color::Indexed(1), Color::Indexed(2)]);
    }

    #[test]
    fn whatever_is_wrong_is_said_with_its_place_and_the_rest_holds() {
        let text = "base = 'drak'\nbordre = 'red'\nlink = 'ochre'\ntitle = { colour = 'red', attributes = 'blod' }\nquote = 2\n";
        let (theme, faults) = read("mine", text, Base::BuiltIn);
        let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let expected = [
            "1:8: base cannot be \"drak\"; dark may be meant",
            "2:1: the role bordre is not known; border may be meant",
            "3:8: no colour for link; a colour is a name",
            "4:11: the key colour is not known; color may be meant",
            "4:40: attributes cannot be \"blod\"; bold may be meant",
        ];
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}");
        }
        assert_eq!(theme.paint(Role::Quote).color, Some(Color::Indexed(2)));
    }
}
