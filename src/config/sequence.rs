//! What one binding of the configuration states: the keys of its sequence, and its commands.

use toml::Spanned;
use toml::de::DeValue;

use crate::config::document::Document;
use crate::input::{Code, Command, Key, Layer, NOTHING};
use crate::text::nearest::nearest;

/// The longest sequence.
const MOST_KEYS: usize = 8;

/// The keys of a sequence; what is none, or could never be typed, is said.
pub(crate) fn read_sequence(document: &mut Document, written: &str, at: usize) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    for name in written.split_whitespace() {
        let Some(key) = Key::parse(name) else {
            let what = format!("{name} is no key");
            document.say(at, &what, Some(&meant(name)));
            return None;
        };
        if let Some(sent) = sent_for(key) {
            let what = format!("{key} cannot be told from {sent} in a terminal");
            document.say(at, &what, Some(&format!("bind {sent}")));
            return None;
        }
        keys.push(key);
    }
    let wrong = match keys.as_slice() {
        [] => Some((
            "the sequence has no keys".to_owned(),
            "the space bar is Space",
        )),
        [first, ..] if is_count(*first) => Some((
            format!("{written} cannot be reached: 1 to 9 begin a count"),
            "begin with another key",
        )),
        [_, rest @ ..] if rest.contains(&Key::plain(Code::Esc)) => Some((
            format!("{written} cannot be reached: Esc takes back what was typed before it"),
            "take another key",
        )),
        keys if keys.len() > MOST_KEYS => Some((
            format!("the sequence is longer than {MOST_KEYS} keys"),
            "take fewer",
        )),
        _ => None,
    };
    if let Some((what, hint)) = wrong {
        document.say(at, &what, Some(hint));
        return None;
    }
    Some(keys)
}

/// What may be meant by what is no key.
fn meant(name: &str) -> String {
    let lower: Vec<String> = Key::names().map(str::to_lowercase).collect();
    let known = nearest(name, lower.iter().map(String::as_str));
    let place = known.and_then(|known| lower.iter().position(|lower| lower == known));
    if let Some(known) = place.and_then(|place| Key::names().nth(place)) {
        return format!("{known} may be meant");
    }
    let apart: Vec<_> = name.chars().map(String::from).collect();
    if apart.len() <= 3 {
        return format!(
            "the keys of a sequence stand apart: \"{}\"",
            apart.join(" ")
        );
    }
    "write j, ^d for Ctrl and d, A-x for Alt and x, Enter, PgDn".to_owned()
}

/// Whether a key is the first digit of a count.
fn is_count(key: Key) -> bool {
    matches!(key.code, Code::Char('1'..='9')) && !key.ctrl && !key.alt
}

/// The key that a terminal sends for `key` as well.
fn sent_for(key: Key) -> Option<Key> {
    let sent = match key.code {
        _ if !key.ctrl => return None,
        Code::Char('i') => Key::plain(Code::Tab),
        Code::Char('m') => Key::plain(Code::Enter),
        Code::Char('[') => Key::plain(Code::Esc),
        Code::Char(upper) if upper.is_ascii_uppercase() => Key::ctrl(upper.to_ascii_lowercase()),
        _ => return None,
    };
    Some(Key {
        alt: key.alt,
        ..sent
    })
}

/// The commands that a key is bound to in `layer`; what is none, or means nothing there, is said.
pub(crate) fn read_commands(
    document: &mut Document,
    written: &str,
    layer: Layer,
    value: &Spanned<DeValue>,
) -> Option<Vec<Command>> {
    let values = match value.get_ref() {
        DeValue::Array(values) => values.iter().collect(),
        _ => vec![value],
    };
    let mut commands = Vec::new();
    for value in values {
        let name = document.string(value, written)?;
        if let Some(command) = Command::named(&name) {
            if !layer.takes(command) {
                let what = format!("{name} means nothing {}", layer.words());
                let home = command.panel().unwrap_or(Layer::Both).name();
                let hint = format!("bind it in [keys.{home}]");
                document.say(value.span().start, &what, Some(&hint));
                return None;
            }
            commands.push(command);
        } else if name != NOTHING {
            let names = Command::ALL.iter().map(|command| command.name());
            let hint = match nearest(&name, names.chain([NOTHING])) {
                Some(known) => format!("{known} may be meant"),
                None => "newsprint keys lists them all".to_owned(),
            };
            let what = format!("the command {name} is not known");
            document.say(value.span().start, &what, Some(&hint));
            return None;
        }
    }
    Some(commands)
}
