//! Names of papers, stations and agencies.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::section::is_section;
use crate::formats::word_list::entries;

/// Words that such names hold, lower case.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(NAMED).collect());

const NAMED: &str = "
    news; newsroom; herald; times; post; press; tribune; gazette; guardian; journal; daily; chronicle;
    observer; telegraph; courier; bulletin; dispatch; broadcasting; radio; tv; television; agency; bbc; cnn;
    reuters; afp; ap; dpa; tass; zeitung; tagesschau; nachrichten; tageblatt; rundschau; presse; journal;
    ledger; examiner; mercury; advertiser; newspaper; quotidien; agence; diario; periódico; agencia; noticias; giornale; corriere; gazzetta; agenzia; jornal;
    folha; krant; новости; газета; вести; известия; агентство
";

/// Words that such names end with and few headlines do, lower case.
static LAST: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(LAST_WORDS).collect());

const LAST_WORDS: &str = "
    argus; herald; tribune; gazette; chronicle; telegraph; courier; ledger; examiner; advertiser; newsroom;
    newswire; inquirer; enquirer; kurier;
    anzeiger; tageblatt; volksblatt; zeitung; nachrichten; rundschau; tagesschau; presse; krant; dagblad;
    gazetesi; ajansı; новости; вести; известия; ведомости; вестник
";

/// Words that such names end with if they begin with "The", lower case.
const LAST_AFTER_THE: [&str; 8] = [
    "times", "post", "news", "observer", "guardian", "journal", "dispatch", "star",
];

/// Words that such names begin with and few headlines do, lower case.
static FIRST: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(FIRST_WORDS).collect());

const FIRST_WORDS: &str = "
    gazeta; dziennik; kurier; corriere; gazzetta; giornale; diario; periódico; heraldo; diário; jornal; folha;
    correio; agencia; agência; agence; agenzia; риа; тасс; радио; газета; агентство; صحيفة; جريدة; وكالة; قناة
";

/// Ends of such names in scripts that set no spaces.
const ENDS: [&str; 14] = [
    "新聞",
    "新闻",
    "新闻网",
    "日報",
    "日报",
    "晚報",
    "晚报",
    "通讯社",
    "通信社",
    "ニュース",
    "일보",
    "신문",
    "뉴스",
    "통신",
];

/// Whether `line` is such a name, by a word that it holds, where nothing else can stand.
pub(super) fn is_paper(line: &str) -> bool {
    let is_short = line.split_whitespace().count() <= 5 && line.len() <= 60;
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    is_short && words.any(|word| WORDS.contains(word.to_lowercase().as_str()))
}

/// The name of a paper that a line above a title is, where a headline could stand: it is set as a name,
/// and says by its first or last word what it is. A place may stand beside it: "GAZETA POMORSKA | Gdynia".
pub(super) fn name_above_title(line: &str) -> Option<&str> {
    let mut pieces = line.split(['|', '｜', '·']).map(str::trim);
    let first = pieces.next().filter(|first| is_name(first))?;
    let is_place = |piece: &str| piece.split_whitespace().count() <= 2 && !piece.is_empty();
    (pieces.clone().count() <= 1 && pieces.all(is_place)).then_some(first)
}

/// Whether `line` claims the rights of what `name` names: "© 2023 Tidewire LLC" for "TIDEWIRE".
pub(super) fn has_rights(line: &str, name: &str) -> bool {
    let squeezed = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = squeezed(name);
    let claims = line.contains('©') || line.contains("Copyright");
    claims && name.chars().count() >= 4 && squeezed(line).contains(&name)
}

fn is_name(text: &str) -> bool {
    const SMALL: [&str; 16] = [
        "of", "the", "de", "du", "des", "la", "le", "del", "della", "di", "do", "da", "dos", "das",
        "и", "в",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let lower = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let last = lower(last);
    let last = last.rsplit('-').next().unwrap_or_default();
    let is_told = FIRST.contains(lower(first).as_str()) && words.len() > 1
        || LAST.contains(last) && (words.len() > 1 || text.contains('-'))
        || LAST_AFTER_THE.contains(&last) && lower(first) == "the"
        || ENDS
            .iter()
            .any(|end| text.len() > end.len() && text.ends_with(end));
    let is_cased =
        |word: &&str| SMALL.contains(word) || !word.chars().next().is_some_and(char::is_lowercase);
    is_told
        && words.len() <= 4
        && text.chars().count() <= 40
        && !text.ends_with(['.', '!', '?', '。'])
        && !text.contains([':', ',', '、', '。', '"'])
        && words.iter().all(is_cased)
        && !is_section(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_have_names() {
        assert!(is_paper("Velmar Herald") && is_paper("BBC News") && !is_paper("Mara Lindqvist"));
        for (line, expected) in [
            ("The Tamworth Argus", Some("The Tamworth Argus")),
            ("Elbe-Kurier", Some("Elbe-Kurier")),
            ("РИА Приморье", Some("РИА Приморье")),
            ("GAZETA POMORSKA | Gdynia", Some("GAZETA POMORSKA")),
            ("ヤフー風ニュース", Some("ヤフー風ニュース")),
            ("Corriere della Sera", Some("Corriere della Sera")),
            ("Good news", None),
            ("End times", None),
            ("News", None),
            ("Daily News Lays Off Staff", None),
            ("Mayor quits, says the Post", None),
            ("Hard Times", None),
            ("The Islands Post", Some("The Islands Post")),
            ("Ferry stays", None),
        ] {
            assert_eq!(name_above_title(line), expected, "{line}");
        }
        for (line, name, expected) in [
            ("© 2023 Tidewire LLC", "TIDEWIRE", true),
            ("© РИА Приморье / Иван Петров", "РИА Приморье", true),
            ("© 2023 Tidewire LLC", "WORLD", false),
            ("Tidewire said", "TIDEWIRE", false),
        ] {
            assert_eq!(has_rights(line, name), expected, "{line}");
        }
    }
}
