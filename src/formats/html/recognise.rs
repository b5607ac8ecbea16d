//! Whether a file is a web page.

use crate::formats::registry::Input;

/// How many bytes of a file are looked at: comments may stand before the first tag.
const LOOKED_AT: usize = 16 << 10;

/// Tags that only a page begins with.
const FIRST: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<title",
    "<meta",
    "<main",
];

/// Whether the start of a file is a web page: a doctype or one of the first tags of a page, after
/// comments and an XML declaration, whatever stands in them.
pub fn recognises(input: &Input) -> bool {
    let start = input.text.floor_char_boundary(LOOKED_AT);
    is_page(input.text.get(..start).unwrap_or_default())
}

fn is_page(start: &str) -> bool {
    let mut rest = start.trim_start_matches(['\u{feff}', '\0']).trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("<!--") {
            if is_saved(comment) {
                return true;
            }
            comment.split_once("-->")
        } else if rest.starts_with("<?xml") {
            rest.split_once("?>")
        } else {
            break;
        };
        let Some((_, after)) = after else {
            return false;
        };
        rest = after.trim_start();
    }
    FIRST.iter().any(|tag| begins_with(rest, tag))
}

/// Whether a comment is one that browsers and `SingleFile` leave in a page that they save.
fn is_saved(comment: &str) -> bool {
    let comment = comment.trim_start();
    begins_with(comment, "saved from url=") || begins_with(comment, "page saved with singlefile")
}

/// Whether `text` begins with `start` in any case, and the word ends there.
fn begins_with(text: &str, start: &str) -> bool {
    let Some(found) = text.get(..start.len()) else {
        return false;
    };
    let after = text.get(start.len()..).and_then(|rest| rest.chars().next());
    let ends =
        start.ends_with('=') || after.is_none_or(|next| !next.is_alphanumeric() && next != '-');
    found.eq_ignore_ascii_case(start) && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_recognised_by_how_they_begin() {
        let cases = [
            ("<!DOCTYPE html><html>", true),
            (
                "\u{feff}\n  <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
                true,
            ),
            ("<html lang=en>", true),
            ("<HEAD><title>a", true),
            ("<body>", true),
            ("<article class=post>", true),
            ("<!-- saved from url=(0014)about:internet -->\n<x>", true),
            ("<!--\n Page saved with SingleFile \n url: x -->", true),
            ("<!-- any words -->\n<!-- more -->\n<html>", true),
            (
                "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC 'x'>",
                true,
            ),
            (
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
                true,
            ),
            ("<?xml version='1.0'?><rss version='2.0'>", false),
            (
                "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>",
                false,
            ),
            ("<!DOCTYPE rss SYSTEM 'x'><rss>", false),
            ("<!DOCTYPE NETSCAPE-Bookmark-file-1>", false),
            ("<doc title='a'>", false),
            ("<header>", false),
            ("<headline>", false),
            ("<!-- never ends", false),
            ("<p>A line of Markdown with HTML", false),
            ("Words about <html>", false),
            ("", false),
        ];
        for (start, expected) in cases {
            assert_eq!(is_page(start), expected, "{start}");
        }
    }
}
