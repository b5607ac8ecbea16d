//! Bylines in Chinese, Japanese and Korean.
//!
//! They have no word for "by" but one for "reporter", before the names or after them, and often no
//! space between it and the names.

use super::{names, part};
use crate::text::Clean;

/// What stands before the names.
const BEFORE: &[&str] = &[
    "本报记者",
    "本刊记者",
    "记者",
    "本報記者",
    "記者",
    "撰文",
    "作者",
    "文/",
    "文／",
    "文|",
    "文｜",
    "執筆",
    "著者",
    "取材・文",
    "文・",
    "文＝",
    "文=",
    "글=",
    "글 ",
];

/// What stands after the names.
const AFTER: &[&str] = &[
    "선임기자",
    "인턴기자",
    "객원기자",
    "기자",
    "특파원",
    "논설위원",
    "記者",
    "编辑部",
];

/// Where the names end, if anything stands after them.
const ENDS: &[&str] = &[
    "／", "/", "｜", "|", "報導", "报道", "綜合", "摄", "攝", "编辑", "編輯", "（", "(", "=", "＝",
];

/// Labels of authors that a colon follows, wherever they stand in a line of labels.
const LABELS: &[&str] = &["作者", "记者", "記者", "撰文"];

/// What else stands in such a line.
const OTHERS: &[&str] = &[
    "编辑", "編輯", "责编", "責編", "来源", "來源", "字号", "评论", "評論", "阅读", "閱讀", "浏览",
    "点击", "分享", "发布", "责任", "審核", "审核",
];

/// What stands among the names of reporters and says what they did.
const DEEDS: &[&str] = &[
    "整合",
    "综合",
    "綜合",
    "整理",
    "编译",
    "編譯",
    "报道",
    "報道",
    "报导",
    "報導",
    "通讯员",
];

/// In how many characters at the start of a story its dateline stands.
const DATELINE: usize = 40;

/// The most characters of a name.
const LONGEST_NAME: usize = 12;

/// The most characters of the paper's name before "reporter".
const LONGEST_PAPER: usize = 8;

/// Whether `line` has a word for "reporter" or "text by".
pub(super) fn has_reporter(line: &str) -> bool {
    !line.is_ascii() && BEFORE.iter().chain(AFTER).any(|word| line.contains(word))
}

/// The names in `line`; nothing where it is no byline.
pub(super) fn names(line: &str) -> Option<Vec<Clean>> {
    labelled(line)
        .or_else(|| before(line))
        .or_else(|| after(line))
}

/// The reporters that the dateline of a story names: "本报讯（记者 张三）".
pub fn in_dateline(story: &str) -> Option<Vec<Clean>> {
    let end = story.char_indices().nth(DATELINE).map(|(end, _)| end);
    let start = story.get(..end.unwrap_or(story.len()))?;
    let (_, rest) = start.split_once(['（', '('])?;
    let (inside, _) = rest.split_once(['）', ')'])?;
    before(&inside.replace("通讯员", " "))
}

/// "来源：新华网 作者：张三 李四 编辑：王五".
fn labelled(line: &str) -> Option<Vec<Clean>> {
    let rest = LABELS.iter().find_map(|label| {
        let (before, rest) = line.split_once(label)?;
        let is_word = !before.ends_with(is_name_character) || before.ends_with([' ', '\u{3000}']);
        rest.strip_prefix([':', '：']).filter(|_| is_word)
    })?;
    let end = OTHERS.iter().chain(ENDS).filter_map(|end| rest.find(end));
    let text = rest.get(..end.min().unwrap_or(rest.len()))?;
    // "我要评论" is a word of its own, as is what any other label begins with.
    let is_whole = text.len() == rest.len() || text.ends_with(char::is_whitespace);
    let text = match text.trim_start().rsplit_once(char::is_whitespace) {
        Some((names, _)) if !is_whole => names,
        _ => text,
    };
    short_names(text)
}

/// "记者 张三 李四", "聯合報 記者林宸誼／即時報導".
fn before(line: &str) -> Option<Vec<Clean>> {
    let (paper, word) = BEFORE
        .iter()
        .filter_map(|word| Some((line.split_once(word)?.0, *word)))
        .min_by_key(|(paper, _)| paper.len())?;
    let is_paper = paper.chars().count() <= LONGEST_PAPER && paper.chars().all(is_name_character);
    let rest = line.get(paper.len() + word.len()..)?;
    let rest = rest.trim_start_matches([':', '：', '/', '／', '=', '＝', ' ', '\u{3000}']);
    let end = ENDS.iter().filter_map(|end| rest.find(end)).min();
    let text = rest.get(..end.unwrap_or(rest.len()))?;
    is_paper.then(|| short_names(text)).flatten()
}

/// "홍길동 기자 hong@example.org", "김철수·이영희 기자", "山田太郎記者".
fn after(line: &str) -> Option<Vec<Clean>> {
    let line = line.trim_start_matches(['[', '(', '【']);
    // "(서울=연합뉴스) 홍길동 기자" has the town and the agency before it.
    let line = line
        .split_once([')', ']', '】'])
        .map_or(line, |(_, rest)| rest);
    let mut names = Vec::new();
    let mut rest = line;
    while let Some((text, after)) = first_reporter(rest) {
        names.push(text.trim());
        rest = after;
    }
    let is_end = rest
        .split_whitespace()
        .all(|word| word.contains('@') || !word.chars().any(char::is_alphabetic));
    (is_end && names.iter().all(|text| !text.is_empty()))
        .then(|| short_names(&names.join(" ")))
        .flatten()
}

/// What stands before the first word for "reporter", and after it.
fn first_reporter(line: &str) -> Option<(&str, &str)> {
    let words = AFTER.iter().filter_map(|word| line.split_once(word));
    words.min_by_key(|(text, _)| text.len())
}

/// The names in `text`, if it holds nothing else.
fn short_names(text: &str) -> Option<Vec<Clean>> {
    let is_korean = |character: char| matches!(character, '\u{ac00}'..='\u{d7a3}');
    let parts: Vec<String> = text
        .split(|character: char| {
            character.is_whitespace()
                || matches!(
                    character,
                    '、' | '，' | ',' | '·' | '・' | '和' | '與' | '与'
                )
        })
        .map(part::name)
        .filter(|name| !name.is_empty() && !DEEDS.contains(&name.as_str()))
        .collect();
    let is_name = |name: &String| {
        let length = name.chars().count();
        let longest = if name.chars().any(is_korean) { 5 } else { 4 };
        name.chars().all(is_name_character)
            && (2..=LONGEST_NAME).contains(&length)
            && (length <= longest || name.is_ascii())
    };
    (!parts.is_empty() && parts.len() <= 8 && parts.iter().all(is_name))
        .then(|| names::distinct(parts.into_iter()))
}

/// Whether `character` can stand in a name: a letter, none of Japanese grammar.
fn is_name_character(character: char) -> bool {
    (character.is_alphabetic() && !matches!(character, '\u{3041}'..='\u{309f}'))
        || matches!(character, ' ' | '\u{3000}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reporters_of_the_far_east_are_named() {
        for (line, expected) in [
            ("记者 张三 李四", "张三|李四"),
            ("本报记者 张三", "张三"),
            ("聯合報 記者林宸誼／即時報導", "林宸誼"),
            ("文/張三", "張三"),
            ("撰文：张三、李四", "张三|李四"),
            ("홍길동 기자 hong@example.org", "홍길동"),
            ("김철수·이영희 기자", "김철수|이영희"),
            ("(서울=연합뉴스) 홍길동 기자", "홍길동"),
            ("山田太郎記者", "山田太郎"),
            ("김민수 기자 minsu@example.org 박서연 기자", "김민수|박서연"),
            ("来源：新华网 作者：张三 李四 编辑：王五", "张三|李四"),
            ("作者：张三 我要评论(36)", "张三"),
            ("记者从国家统计局获悉", ""),
            ("기자 회견이 열렸다", ""),
            ("記者会見で首相は述べた", ""),
        ] {
            let found = names(line).unwrap_or_default();
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("|"), expected, "{line}");
        }
    }

    #[test]
    fn a_dateline_names_its_reporters() {
        for (story, expected) in [
            ("本报讯（记者 张三）记者昨日从青海省水文局获悉", "张三"),
            ("新华社北京3月12日电（记者张三、李四）", "张三|李四"),
            ("本报讯（记者 张三 通讯员 李四）昨日", "张三|李四"),
            ("青海湖（海拔3193米）", ""),
            ("本报讯（记者张三 整合）昨日", "张三"),
            ("本报讯 昨日", ""),
        ] {
            let found = in_dateline(story).unwrap_or_default();
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("|"), expected, "{story}");
        }
    }
}
