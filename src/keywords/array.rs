//! A word put into a list of words, or taken out of it: every comment stays, and lines stay lines.

use toml_edit::{Array, Value};

/// How far the items of a list are set in that has none yet.
const INDENT: &str = "    ";

/// Adds `value` to the end of `array`, on a line of its own where the others are.
pub(crate) fn push(array: &mut Array, mut value: Value) {
    let (before, after) = space_for_next(array);
    let decor = value.decor_mut();
    decor.set_prefix(before);
    decor.set_suffix(after);
    array.push_formatted(value);
}

/// Takes the item at `place` out of `array`; comments beside it stay.
pub(crate) fn remove(array: &mut Array, place: usize) {
    if place >= array.len() {
        return;
    }
    let removed = array.remove(place);
    let (before, after) = (prefix(&removed), suffix(&removed));
    let is_first = place == 0;
    if let Some(next) = array.get_mut(place) {
        let own = prefix(next);
        next.decor_mut()
            .set_prefix(joined(&before, &after, &own, is_first));
        return;
    }
    if !array.trailing_comma() && !before.contains('#') && !after.contains('#') {
        match last(array) {
            Some(last) if after.contains('\n') => last.decor_mut().set_suffix(after),
            _ => {}
        }
        return;
    }
    let own = text(array.trailing().as_str());
    let rest = joined(&before, &after, &own, false);
    array.set_trailing(rest);
}

/// The space before the item that stands where another stood: what was commented stays commented.
fn joined(before: &str, after: &str, own: &str, is_first: bool) -> String {
    let mut kept = String::new();
    for piece in [before, after] {
        if piece.contains('#') {
            let piece = piece.trim_end();
            kept.push_str(piece);
            kept.push('\n');
        }
    }
    if !kept.is_empty() {
        let indent = indent(own).or_else(|| indent(before));
        let own = own.trim_start();
        let own = if own.is_empty() {
            indent.unwrap_or_default()
        } else {
            format!("{}{own}", indent.unwrap_or_default())
        };
        return kept + &own;
    }
    if is_first && !own.contains('#') {
        before.to_owned()
    } else {
        own.to_owned()
    }
}

/// The space before an item that comes last, and after it; what stands there now is moved there.
fn space_for_next(array: &mut Array) -> (String, String) {
    let trailing = text(array.trailing().as_str());
    let has_comma = array.trailing_comma();
    let before = array.get(array.len().saturating_sub(1)).map(prefix);
    let line = before.as_deref().and_then(indent);
    let Some(last) = last(array) else {
        if trailing.trim().is_empty() {
            array.set_trailing("");
            return (String::new(), String::new());
        }
        array.set_trailing("\n");
        return (format!("{}\n{INDENT}", trailing.trim_end()), String::new());
    };
    let space = if has_comma {
        trailing
    } else {
        let space = suffix(last);
        last.decor_mut().set_suffix("");
        space
    };
    let Some((above, below)) = space.rsplit_once('\n') else {
        if has_comma {
            array.set_trailing("");
        }
        let alone = line.map(|indent| format!("\n{indent}"));
        return (alone.unwrap_or_else(|| " ".to_owned()), space);
    };
    let indent = line.unwrap_or_else(|| INDENT.to_owned());
    let end = format!("\n{below}");
    let before = if line_is_shared(before.as_deref()) && above.trim().is_empty() {
        " ".to_owned()
    } else {
        format!("{above}\n{indent}")
    };
    if has_comma {
        array.set_trailing(end);
        return (before, String::new());
    }
    (before, end)
}

/// Whether an item stands on the line of the one before it.
fn line_is_shared(before: Option<&str>) -> bool {
    before.is_some_and(|before| !before.contains('\n') && !before.is_empty())
}

/// The space that an item is set in by, if it begins its line.
fn indent(before: &str) -> Option<String> {
    let (_, indent) = before.rsplit_once('\n')?;
    Some(indent.to_owned())
}

fn last(array: &mut Array) -> Option<&mut Value> {
    array.get_mut(array.len().checked_sub(1)?)
}

fn prefix(value: &Value) -> String {
    text(value.decor().prefix().and_then(|raw| raw.as_str()))
}

fn suffix(value: &Value) -> String {
    text(value.decor().suffix().and_then(|raw| raw.as_str()))
}

fn text(raw: Option<&str>) -> String {
    raw.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml_edit::DocumentMut;

    /// The list as it is after something was done to it.
    fn after(list: &str, act: impl Fn(&mut Array)) -> String {
        let mut document: DocumentMut = format!("words = {list} # end\n").parse().unwrap();
        act(document["words"].as_array_mut().unwrap());
        let text = document.to_string();
        assert!(text.parse::<DocumentMut>().is_ok(), "{text}");
        let text = text.strip_prefix("words = ").unwrap();
        text.strip_suffix(" # end\n").unwrap().to_owned()
    }

    #[test]
    fn a_word_comes_to_the_end_as_the_others_stand() {
        for (list, expected) in [
            ("[]", r#"["z"]"#),
            (r#"["a"]"#, r#"["a", "z"]"#),
            (r#"["a", "b",]"#, r#"["a", "b", "z",]"#),
            (r#"[ "a" ]"#, r#"[ "a", "z" ]"#),
            ("[\n  'a',\n  'b'\n]", "[\n  'a',\n  'b',\n  \"z\"\n]"),
            ("[\n  'a', # one\n]", "[\n  'a', # one\n  \"z\",\n]"),
            ("[\n  'a' # one\n]", "[\n  'a', # one\n  \"z\"\n]"),
            ("[\n  # none yet\n]", "[\n  # none yet\n    \"z\"\n]"),
            ("['a',\n 'b', 'c']", "['a',\n 'b', 'c', \"z\"]"),
        ] {
            assert_eq!(
                after(list, |array| push(array, "z".into())),
                expected,
                "{list}"
            );
        }
    }

    #[test]
    fn a_word_goes_and_every_comment_stays() {
        for (list, place, expected) in [
            ("['a']", 0, "[]"),
            ("['a', 'b']", 0, "['b']"),
            ("['a', 'b']", 1, "['a']"),
            ("['a', 'b', 'c']", 1, "['a', 'c']"),
            ("[\n  'a',\n  'b',\n]", 1, "[\n  'a',\n]"),
            ("[\n  'a',\n  'b'\n]", 1, "[\n  'a'\n]"),
            (
                "[\n  'a', # one\n  'b', # two\n  'c', # three\n]",
                1,
                "[\n  'a', # one\n  # two\n  'c', # three\n]",
            ),
            (
                "[\n  # first\n  'a',\n  'b',\n]",
                0,
                "[\n  # first\n  'b',\n]",
            ),
        ] {
            let found = after(list, |array| remove(array, place));
            assert_eq!(found, expected, "{list}");
        }
    }
}
