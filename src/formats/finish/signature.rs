//! The name that a story ends with: in brackets, as Japanese papers sign it ("…決まっていない。（佐久間健一）"),
//! or on a line of its own, as many others do.

use crate::article::{Article, Block, Kind};
use crate::formats::{byline, caption};
use crate::text::Clean;

/// How many characters a name has: a surname and a given name.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;

/// Among how many blocks at the end of a body the story ends: lines of the page stand below it.
const LAST: usize = 6;

/// What else stands so: notes, and endings of what no person is called.
const NOTES: &[&str] = &["敬称略", "以下同じ", "関連記事", "随時更新", "抜粋", "要旨"];
const ENDINGS: &[&str] = &[
    "通信", "新聞", "支局", "社", "部", "局", "報", "記事", "時間", "更新", "写真", "提供", "撮影",
    "終",
];

/// Takes the name for the author of an article of which none is known.
pub(super) fn take(article: &mut Article) {
    if !article.authors.is_empty() {
        return;
    }
    let paragraphs = article.body.iter().rev().take(LAST);
    let paragraphs = paragraphs.filter(|block| matches!(block.kind, Kind::Paragraph));
    let name = paragraphs
        .map(|block| &block.inline.text)
        .find_map(|text| signed(text))
        .or_else(|| below(article));
    if let Some(name) = name {
        article.authors = vec![Clean::line(name)];
        article.from.authors = "text";
    }
}

/// The name that `paragraph` ends with, behind its last sentence.
fn signed(paragraph: &str) -> Option<&str> {
    let text = paragraph.trim_end().strip_suffix(['）', ')'])?;
    let (story, name) = text.rsplit_once(['（', '('])?;
    let is_behind_sentence = story.trim_end().ends_with(['。', '」']);
    let is_han = |c: char| matches!(c, '々' | '\u{4e00}'..='\u{9fff}');
    let is_name = LENGTH.contains(&name.chars().count())
        && name.chars().all(is_han)
        && !NOTES.contains(&name)
        && !ENDINGS.iter().any(|ending| name.ends_with(ending));
    // Chinese stories end with what they are from and who edits them.
    let is_japanese = story.chars().any(|c| matches!(c, '\u{3041}'..='\u{309f}'));
    (is_behind_sentence && is_name && is_japanese).then_some(name)
}

/// Languages whose stories are signed below, and whose headings begin no word but the first with a capital:
/// a line of nothing but capitalised words is a name in them.
const SIGNED_BELOW: &[&str] = &[
    "be", "bg", "ca", "cs", "da", "el", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "mk",
    "nb", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk", "vi",
];

/// Words that papers, places and lines about the source of a story begin with, lower case.
const FIRST_OF_OTHERS: &[&str] = &[
    "theo",
    "nguồn",
    "fuente",
    "source",
    "fonte",
    "foto",
    "photo",
    "фото",
    "источник",
    "джерело",
    "el",
    "la",
    "los",
    "las",
    "le",
    "les",
    "il",
    "lo",
    "gli",
    "os",
    "as",
    "buenos",
    "santa",
    "são",
    "new",
    "north",
    "south",
];

/// The shortest paragraph, in characters, that a name stands below.
const SHORTEST_STORY: usize = 60;

/// The name that stands alone below the story of `article`.
fn below(article: &Article) -> Option<&str> {
    let lang = article.lang.as_deref()?;
    let lang = lang.split('-').next().unwrap_or_default();
    if !SIGNED_BELOW.contains(&lang) {
        return None;
    }
    let [.., story, last] = article.body.as_slice() else {
        return None;
    };
    let is_paragraph = |block: &Block| matches!(block.kind, Kind::Paragraph);
    let story_text = story.inline.text.trim_end();
    let is_below_story = is_paragraph(story)
        && is_paragraph(last)
        && last.inline.runs.is_empty()
        && story_text.ends_with(['.', '!', '?', '…', '"', '”', '»', ')'])
        && story_text.chars().nth(SHORTEST_STORY).is_some();
    name_alone(&last.inline.text).filter(|_| is_below_story)
}

/// The name that is all of a line, but for whom it follows: "Anh Ngọc (Theo Reuters)".
fn name_alone(line: &str) -> Option<&str> {
    let name = match line.split_once('(') {
        Some((name, after)) if after.trim_end().ends_with(')') => name.trim(),
        _ => line.trim(),
    };
    let is_of_name = |word: &str| {
        let mut letters = word.chars().filter(|c| !matches!(c, '-' | '\'' | '’'));
        let is_initial = word.chars().count() == 2 && word.ends_with('.');
        letters.next().is_some_and(char::is_uppercase)
            && (is_initial || letters.clone().count() > 0 && letters.all(char::is_lowercase))
    };
    let mut words = name.split_whitespace();
    let is_name = (2..=4).contains(&words.clone().count()) && words.clone().all(is_of_name);
    // A paper, a place, or where the story is from: "El País", "Buenos Aires", "Theo Reuters".
    let first = words.next().unwrap_or_default().to_lowercase();
    let is_other = FIRST_OF_OTHERS.contains(&first.as_str())
        || caption::is_agency(name)
        || byline::is_house(name)
        || byline::is_place(name);
    (is_name && !is_other).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_signed_behind_its_last_sentence() {
        for (paragraph, expected) in [
            (
                "使い道が決まっていなかった。（佐久間健一）",
                Some("佐久間健一"),
            ),
            ("使い道が決まっていなかった。(山田太郎)", Some("山田太郎")),
            ("使い道が決まっていなかった。（共同通信）", None),
            ("使い道が決まっていなかった。（敬称略）", None),
            ("使い道が決まっていなかった。（２０日）", None),
            ("元駅長は工藤さん（山田太郎）", None),
            ("记者从水文局获悉。（张三丰）", None),
            ("", None),
        ] {
            assert_eq!(signed(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn a_line_of_nothing_but_a_name_is_one() {
        for (line, expected) in [
            ("Анна Линдквист", Some("Анна Линдквист")),
            ("А. Линдквист", Some("А. Линдквист")),
            ("Anh Ngọc (Theo Reuters)", Some("Anh Ngọc")),
            ("Ana María López", Some("Ana María López")),
            ("(Theo Reuters)", None),
            ("Читайте также", None),
            ("Линдквист", None),
            ("ANNA LINDQVIST", None),
            ("Nous revenons demain", None),
            ("Agence France-Presse", None),
            ("Theo Reuters", None),
            ("El País", None),
            ("Buenos Aires", None),
            ("Le Figaro", None),
            ("Anna Lindqvist 2023", None),
        ] {
            assert_eq!(name_alone(line), expected, "{line}");
        }
    }
}
