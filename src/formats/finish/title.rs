//! A title where the file states none: the first heading, the first sentence, the name of the file.

use std::path::Path;

use crate::article::{Article, Kind};
use crate::text::{Clean, width};

/// The columns a title made of a sentence has at most.
const COLUMNS: usize = 100;

/// Among how many blocks at the start of a body a heading is the title.
const FIRST_BLOCKS: usize = 3;

/// Gives `article` a title if it has none, and says where it was found.
pub(super) fn give(article: &mut Article, path: &Path) {
    if !article.title.is_empty() {
        if article.title_from.is_empty() {
            article.title_from = "text";
        }
        return;
    }
    let heading = article
        .body
        .iter()
        .take(FIRST_BLOCKS)
        .position(|block| matches!(block.kind, Kind::Heading(_)) && block.quote_depth == 0);
    if let Some(place) = heading {
        article.title = Clean::line(&article.body.remove(place).inline.text);
        article.title_from = "heading";
        return;
    }
    let texts = article.body.iter().filter(|block| block.kind != Kind::Code);
    let sentence = texts
        .map(|block| sentence(&block.inline.text))
        .find(|text| !text.is_empty());
    if let Some(sentence) = sentence {
        article.title = Clean::line(&sentence);
        article.title_from = "first sentence";
        return;
    }
    // Of what was only marked nothing is known but where it stands.
    if let Some(url) = article.url.as_ref().filter(|_| article.body.is_empty()) {
        article.title = url.clone();
        article.title_from = "url";
        return;
    }
    article.title = Clean::line(&of_name(path));
    article.title_from = "file name";
}

/// The first sentence of `text`, cut to fit.
fn sentence(text: &str) -> String {
    let start = text
        .get(..text.floor_char_boundary(COLUMNS * 8))
        .unwrap_or_default();
    let start = start.lines().next().unwrap_or_default().trim();
    let sentence = end_of_sentence(start)
        .and_then(|end| start.get(..end))
        .unwrap_or(start);
    let sentence = sentence.trim();
    if width::width(sentence) <= COLUMNS {
        return sentence.trim_end_matches(['.', '。']).to_owned();
    }
    let cut = width::take(sentence, COLUMNS - 1);
    let cut = match cut.rsplit_once(' ') {
        Some((whole, _)) if whole.len() * 2 > cut.len() => whole,
        _ => cut,
    };
    format!(
        "{}…",
        cut.trim_end_matches([',', ';', ':', ' ', '-', '–', '—'])
    )
}

/// The byte after the end of the first sentence: a full stop after a word of more than two letters,
/// for "Mr. Lee" and "U.S. ships" are not ends.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut letters = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let is_last = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        let ends = match c {
            '。' | '！' | '？' => true,
            '!' | '?' | '؟' | '।' => is_last,
            '.' => is_last && letters > 2,
            _ => false,
        };
        if ends {
            return Some(at + c.len_utf8());
        }
        letters = if c.is_alphanumeric() { letters + 1 } else { 0 };
    }
    None
}

/// The name of a file as a title: without extension, hash, date and number, `%20` and `_` as spaces.
fn of_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = unescaped(&stem);
    // A name that is an address ends in what names the article.
    let stem = stem
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let parts = stem.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | '+' | '.'));
    let words: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let kept: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_noise(word))
        .collect();
    let kept = if kept.is_empty() { words } else { kept };
    let title = kept.join(" ");
    let mut characters = title.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => name.into_owned(),
    }
}

/// Whether a part of a name is a number or a hash.
fn is_noise(word: &str) -> bool {
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    let is_hex =
        word.chars().all(|c| c.is_ascii_hexdigit()) && word.chars().any(|c| c.is_ascii_digit());
    is_number || (is_hex && word.len() >= 6)
}

/// `text` with `%XX` undone.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let code = digits
            .and_then(|digits| str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = match code {
            Some(_) => after.get(2..).unwrap_or_default(),
            None => after,
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Inline};

    #[test]
    fn the_first_heading_then_the_first_sentence_then_the_name() {
        let heading = Block::new(Kind::Heading(2), Inline::plain("Rail plan"));
        let words = Block::paragraph("The plan is old. It is good.");
        let cases = [
            (vec![heading, words.clone()], "Rail plan", "heading", 1),
            (vec![words], "The plan is old", "first sentence", 1),
            (vec![], "Rail plan fails", "file name", 0),
        ];
        for (body, title, from, left) in cases {
            let mut article = Article {
                body,
                ..Article::default()
            };
            give(
                &mut article,
                Path::new("2023/000_rail-plan-fails_ef36b827.txt"),
            );
            assert_eq!(
                (&*article.title, article.title_from, article.body.len()),
                (title, from, left)
            );
        }
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        let long = "word ".repeat(40);
        let cases = [
            (
                "Mr. Lee met Ms. Ek. They talked.",
                "Mr. Lee met Ms. Ek. They talked",
            ),
            ("The U.S. ships left. Others came.", "The U.S. ships left"),
            ("Who won? Nobody.", "Who won?"),
            ("政府宣布新措施。专家欢迎。", "政府宣布新措施"),
            ("No end at all", "No end at all"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(sentence(text), expected);
        }
        let cut = sentence(&long);
        assert!(
            width::width(&cut) <= COLUMNS && cut.ends_with("word…"),
            "{cut}"
        );
    }

    #[test]
    fn names_of_files_become_titles() {
        let cases = [
            ("2023-02-10-rail-plan-fails.md", "Rail plan fails"),
            ("000_ef36b827.txt", "000 ef36b827"),
            (
                "https%3A%2F%2Fexample.org%2F2023%2Frail_plan.json",
                "Rail plan",
            ),
            ("Straßenbahn%20f%C3%A4hrt.html", "Straßenbahn fährt"),
            ("100%.txt", "100%"),
            ("news", "News"),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(of_name(Path::new(name)), expected, "{name}");
        }
    }
}
