//! The text that stands for a logo.

/// Longer lines are no logo, in words.
const MOST_WORDS: usize = 7;

/// Words for a logo.
const LOGO: &[&str] = &[
    "logo",
    "logotype",
    "логотип",
    "ロゴ",
    "شعار",
    "标志",
    "標誌",
    "徽标",
];

/// Words that no name holds, so that news about a logo is told by them: "A new logo for …".
const NEWS: &[&str] = &[
    "new", "old", "its", "their", "his", "her", "neues", "nouveau", "nuevo", "nuovo", "novo",
    "nieuw",
];

/// Small words that names hold: "Logo du Phare du Détroit", "Logo de La Voz".
const IN_NAMES: &[&str] = &[
    "of", "the", "de", "du", "des", "la", "le", "les", "del", "el", "los", "las", "der", "von",
    "di", "della", "da", "do", "dos", "van", "het", "y", "et", "e", "and", "und",
];

/// Whether `line` is the text that stands for a logo: a name and "logo", or "logo" and a name.
pub(super) fn is_logo(line: &str) -> bool {
    if line.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some((first, name)) = words.split_first() else {
        return false;
    };
    let last = words.last().unwrap_or(first);
    let first = first.to_lowercase();
    let last = last.to_lowercase();
    let is_word = |word: &str| LOGO.contains(&word) || word.ends_with("-logo");
    let is_of_cased = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let is_news = |word: &&str| {
        let lower = word.to_lowercase();
        NEWS.contains(&lower.as_str()) || lower.ends_with("'s") || lower.ends_with("’s")
    };
    if words.iter().any(is_news) {
        return false;
    }
    let is_name = name
        .iter()
        .all(|word| !is_of_cased(word) || IN_NAMES.contains(word));
    let lower_cased = words.iter().filter(|word| is_of_cased(word)).count();
    (is_word(&last) && lower_cased <= 1 && words.len() <= 6)
        || (is_word(&first) && (words.len() <= 4 || is_name))
        || words.iter().all(|word| word.ends_with("ロゴ"))
}
