//! The questions asked of a line, wherever it stands or in its zone.

use std::collections::HashSet;

use super::absent;
use super::calls::{asks_to_subscribe, is_mail_address};
use super::logo::is_logo;
use super::opening::may_be_furniture;
use super::tables::{
    ABOVE_TITLE, ANYWHERE, ASKS, BELOW, CALLS, COMMENTS, COUNTED, ENDS, HEADS, LINKS, NOTICES,
    READING_TIMES, RIGHTS, SHARE_LINKS, SHARE_WORDS, TAGS,
};

/// Longer lines, in bytes, are never furniture: they say too much.
const LONGEST: usize = 800;

/// No entry of the tables of lines and starts is longer, in bytes.
pub(super) const LONGEST_ENTRY: usize = 80;

/// How many characters a line may have at most that points to another story, asks for something,
/// or stands below a story, and one that is a notice.
pub const LONGEST_CALL: usize = 200;
const LONGEST_NOTICE: usize = 400;

/// Whether `line` is furniture wherever it stands: `None`, "Newsroom logo", "Share", "Advertisement".
pub fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    if line.len() > LONGEST {
        return false;
    }
    if asks_to_subscribe(line) {
        return true;
    }
    if !may_be_furniture(line) {
        return is_logo(line);
    }
    let plain = plain(line);
    ANYWHERE.contains(plain.as_str())
        || is_count(&plain)
        || absent::is_absent_line(line)
        || starts_with_one_of(&plain, &LINKS, LONGEST_CALL)
        || starts_with_one_of(&plain, &CALLS, LONGEST_CALL)
        || starts_with_one_of(&plain, &NOTICES, LONGEST_NOTICE)
        || is_share_bar(&plain)
        || is_logo(line)
}

/// Whether `line` is furniture if it stands above a title: "Menu", "Breaking news", "Home".
pub fn is_above_title(line: &str) -> bool {
    is_furniture(line) || (line.len() <= 80 && ABOVE_TITLE.contains(plain(line).as_str()))
}

/// Whether `line` is furniture if nothing of the story follows it: rights, contacts, the address of
/// the page.
pub fn is_below_story(line: &str) -> bool {
    let line = line.trim();
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    is_furniture(line)
        || line.len() <= LONGEST_CALL && line.split_whitespace().any(is_mail_address)
        || RIGHTS.iter().any(|claim| lower.contains(claim))
        || starts_with_one_of(&lower, &BELOW, LONGEST_CALL)
}

/// Whether `line` heads a part of the page that is not the story: "Related stories", "Comments (3)".
pub fn ends_story(line: &str) -> bool {
    is_heading_of(line, &ENDS) || heads_comments(line)
}

/// Whether `line` heads the comments on a story: "Comments (3)", "Leave a reply".
pub fn heads_comments(line: &str) -> bool {
    is_heading_of(line, &COMMENTS)
}

/// Whether `line`, without a count at its end, is one of `headings`.
fn is_heading_of(line: &str, headings: &HashSet<&str>) -> bool {
    if line.len() > 120 {
        return false;
    }
    headings.contains(without_count(&plain(line)))
}

/// Whether `line` heads links to other stories, if links are what follows it: "Related", "Läs mer".
pub fn heads_links(line: &str) -> bool {
    let plain = plain(line);
    ends_story(line) || HEADS.contains(without_count(&plain))
}

/// Whether `line` asks to subscribe, if it heads a box or all there is in one: "Sign up for Tide Table".
pub fn is_call(line: &str) -> bool {
    starts_with_one_of(&plain_start(line, LONGEST_ENTRY), &ASKS, LONGEST_CALL)
}

/// A plain line without a number behind it: "comments (3)".
fn without_count(plain: &str) -> &str {
    plain.trim_end_matches(|c: char| {
        c.is_numeric() || c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ':' | '：')
    })
}

/// The tags that a line names: what follows "Tags:", "Schlagwörter:", "标签：".
pub fn tags(line: &str) -> Option<&str> {
    if line.len() > LONGEST {
        return None;
    }
    let (label, tags) = line.split_once([':', '：'])?;
    let label = label.trim().to_lowercase();
    let tags = tags.trim();
    (TAGS.contains(label.as_str()) && !tags.is_empty() && !tags.ends_with('.')).then_some(tags)
}

/// Whether `line` is what stands before tags: "Tags:", "More about".
pub fn heads_tags(line: &str) -> bool {
    line.len() <= LONGEST_ENTRY && TAGS.contains(plain(line).as_str())
}

/// Whether `line` only says how long the story takes to read: "4 min read", "Lesezeit: 3 Minuten".
pub fn is_reading_time(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let mut shape = String::with_capacity(line.len());
    for c in plain(line).chars() {
        match c {
            _ if !c.is_numeric() => shape.push(c),
            _ if shape.ends_with('#') => {}
            _ => shape.push('#'),
        }
    }
    shape.contains('#') && READING_TIMES.contains(shape.as_str())
}

/// `line` in lower case, with single spaces and straight apostrophes, without the signs around it:
/// arrows, bullets, brackets, a colon at the end.
fn plain(line: &str) -> String {
    plain_start(line, usize::MAX)
}

/// The first words of that, of no more than `bytes` bytes but for the last one.
fn plain_start(line: &str, bytes: usize) -> String {
    let line = line.trim_matches(is_sign);
    let mut out = String::with_capacity(line.len().min(bytes));
    for word in line.split_whitespace() {
        if out.len() > bytes {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        // Most words are plain: every line of every story comes through here.
        if word.is_ascii() {
            let start = out.len();
            out.push_str(word);
            if let Some(word) = out.get_mut(start..) {
                word.make_ascii_lowercase();
            }
            continue;
        }
        out.extend(plain_letters(word));
    }
    out
}

/// Whether `c` is a sign that plain lines do not begin or end with.
pub(super) fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '©' | '|')
}

/// The letters of a word of a plain line.
pub(super) fn plain_letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.map(|c| match c {
        '’' | '‘' | 'ʼ' => '\'',
        c => c,
    })
}

fn starts_with_one_of(line: &str, starts: &[&str], longest: usize) -> bool {
    // Nearly every start is told apart by its first byte.
    let first = line.bytes().next();
    let mut starts = starts.iter().filter(|start| start.bytes().next() == first);
    starts.any(|start| line.starts_with(start)) && line.chars().nth(longest).is_none()
}

/// What stands on a share bar, one after the other.
pub(super) fn words_of_bar(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | ':'))
}

/// Whether a line says only how often the story was commented on, shared or looked at: "5 comments",
/// "1.2K shares", "コメント 3", "12条评论".
fn is_count(plain: &str) -> bool {
    let is_number = |c: char| c.is_numeric() || matches!(c, '.' | ',' | ' ' | '(' | ')' | ':');
    let counted = plain.trim_matches(is_number);
    let counted = ["k ", "m "]
        .iter()
        .find_map(|unit| counted.strip_prefix(unit));
    let counted = counted.unwrap_or_else(|| plain.trim_matches(is_number));
    counted.len() < plain.len()
        && plain.contains(char::is_numeric)
        && COUNTED.contains(counted.trim())
}

fn is_share_bar(plain: &str) -> bool {
    let mut places = 0;
    for word in words_of_bar(plain) {
        if SHARE_WORDS.contains(word) {
            places += 1;
        } else if !word.is_empty() && !SHARE_LINKS.contains(word) {
            return false;
        }
    }
    places >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_furniture() {
        for line in [
            "None",
            "null",
            "NaN",
            "N/A",
            "Newsroom logo",
            "BBC News logo",
            "Tagesschau-Logo",
            "Logo Le Monde",
            "Logo du Phare du Détroit",
            "Logo de La Voz de Velmar",
            "logo",
            "Логотип",
            "Share",
            "SHARE THIS ARTICLE",
            "» Share:",
            "[Print]",
            "Facebook Twitter WhatsApp",
            "Share on Facebook",
            "Facebook, X, Telegram",
            "Advertisement",
            "ADVERTISEMENT",
            "- Advertisement -",
            "Story continues below advertisement",
            "Anzeige",
            "Werbung",
            "Publicité",
            "Publicidad",
            "Реклама",
            "إعلان",
            "广告",
            "広告",
            "Read also: Ministers meet again on Friday",
            "Lire aussi : Le Sénat vote",
            "Lesen Sie auch: Was jetzt gilt",
            "Читайте также: Новые меры",
            "Follow us on Telegram for more news",
            "We use cookies to improve your experience on our site.",
            "Sign up for our morning newsletter",
            "続きを読む",
            "シェアする",
            "Поделиться",
            "شارك المقال",
            "Leggi anche: Il governo cade",
            "Teilen | Drucken",
            "Share this:",
            "Read more",
            "Read more →",
            "5 comments",
            "1 Comment",
            "Comments (3)",
            "1.2K shares",
            "12条评论",
            "コメント 3",
            "5 bình luận",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn lines_of_the_story_are_not() {
        for line in [
            "",
            "Nobody came.",
            "None of the ministers came.",
            "Null and void",
            "Share prices fell on Friday.",
            "A share of the profits",
            "Twitter unveils a new logo",
            "Jaguar's new logo",
            "Its logo is a lion",
            "Facebook",
            "X",
            "On it",
            "Print is not dead",
            "Advertisement rules tighten",
            "Read the report here.",
            "Related to this, he said",
            "Follow the money",
            "More",
            "Home",
            "World",
            "Subscribe and perish",
            "Follow us, he told them, and they did.",
            "Werbung wirkt",
            "Реклама подорожала",
            "Comments",
            "5 comments were sent to the police",
            "300 shares and a boat",
            "Unknown",
            "-",
            "***",
            "The company said it had sold its logo",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn zones_have_lines_of_their_own() {
        for line in [
            "Menu",
            "Home",
            "Breaking news",
            "Startseite",
            "Главная",
            "首页",
            "Newsroom logo",
        ] {
            assert!(is_above_title(line), "{line}");
        }
        for line in [
            "© 2023 Caspian News. All rights reserved.",
            "Copyright 2023 The Associated Press",
            "Все права защищены",
            "Our Standards: The Thomson Reuters Trust Principles.",
            "Share",
        ] {
            assert!(is_below_story(line), "{line}");
        }
        for line in [
            "Related stories",
            "RELATED ARTICLES:",
            "Comments (12)",
            "Mehr zum Thema",
            "関連記事",
            "По теме",
        ] {
            assert!(ends_story(line), "{line}");
        }
        for line in [
            "Comments were closed",
            "The related stories",
            "Rights groups protest",
        ] {
            assert!(
                !ends_story(line) && !is_below_story(line) && !is_above_title(line),
                "{line}"
            );
        }
    }

    #[test]
    fn tags_and_reading_times_are_known_in_many_languages() {
        let cases = [
            ("Tags: Iran, Russia", Some("Iran, Russia")),
            ("Schlagwörter: Bahn, Verkehr", Some("Bahn, Verkehr")),
            ("标签：经济", Some("经济")),
            ("Теги: дороги", Some("дороги")),
            ("Tags:", None),
            ("Topics: he listed them one by one.", None),
            ("He said: Iran", None),
        ];
        for (line, expected) in cases {
            assert_eq!(tags(line), expected, "{line}");
        }
        for line in [
            "4 min read",
            "12 Min. Lesezeit",
            "Lesezeit: 3 Minuten",
            "Temps de lecture : 2 min",
            "この記事は3分で読めます",
        ] {
            assert!(is_reading_time(line), "{line}");
        }
        for line in ["4 men read", "The 4 min read was long", "min read"] {
            assert!(!is_reading_time(line), "{line}");
        }
    }
}
