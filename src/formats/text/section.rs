//! Names of sections, and the way to them that pages print above a title.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::formats::furniture;
use crate::formats::word_list::entries;

/// Names of sections as papers print them, lower case.
static SECTIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(NAMES).collect());

const NAMES: &str = "
    -- English
    world; world news; international; politics; national; nation; local; local news; regional; business;
    economy; finance; markets; money; technology; tech; science; health; sport; sports; football; culture;
    arts; entertainment; lifestyle; travel; education; environment; climate; energy; opinion; opinions;
    comment; editorial; analysis; feature; features; interview; explainer; investigation; review; society;
    crime; justice; defense; defence; security; military; history; africa; asia; asia-pacific; europe;
    americas; latin america; middle east; north america; us; u.s.; uk; us news; uk news; china; russia;
    ukraine; iran; india; caucasus; central asia; weather; obituaries; obituary; letters; media; books;
    film; music; food; real estate; property; press release; fact check; live updates; correspondence
    -- German
    politik; ausland; inland; welt; wirtschaft; finanzen; börse; wissenschaft; wissen; gesundheit; kultur;
    feuilleton; gesellschaft; panorama; meinung; kommentar; leitartikel; reportage; regional; lokales;
    digital; netzwelt; technik; umwelt; reise; bildung; europa; interview; analyse; hintergrund
    -- French
    monde; politique; économie; société; sciences; santé; planète; sport; culture; opinions; idées;
    débats; international; europe; france; technologies; environnement; éditorial; tribune; enquête;
    entretien; reportage
    -- Spanish, Italian, Portuguese, Dutch
    mundo; internacional; política; economía; sociedad; ciencia; salud; deportes; cultura; opinión;
    tecnología; españa; américa; mondo; esteri; cronaca; politica; economia; scienze; salute; cultura;
    opinioni; tecnologia; internacionais; economia; sociedade; ciência; saúde; esportes; desporto;
    opinião; buitenland; binnenland; politiek; economie; wetenschap; gezondheid; cultuur; opinie
    -- Russian
    мир; в мире; политика; экономика; общество; наука; здоровье; спорт; культура; мнения; мнение;
    технологии; россия; происшествия; бизнес; финансы; армия; интервью; аналитика; репортаж
    -- Arabic
    العالم; سياسة; السياسة; اقتصاد; الاقتصاد; مجتمع; علوم; صحة; رياضة; ثقافة; رأي; تكنولوجيا; محليات; دولي;
    الشرق الأوسط; تقارير; مقالات; تحليل
    -- Chinese, Japanese
    国际; 國際; 政治; 经济; 經濟; 财经; 財經; 社会; 社會; 科技; 科学; 健康; 体育; 體育; 文化; 观点; 觀點; 评论; 中国; 中國;
    国内; 世界; 军事; 娱乐; 教育; 国際; 経済; 科学; 医療; スポーツ; 文化; オピニオン; 社説; テクノロジー; 地域
";

/// First steps of a way, which say nothing of the section.
const HOMES: [&str; 14] = [
    "home",
    "homepage",
    "news",
    "startseite",
    "nachrichten",
    "accueil",
    "inicio",
    "portada",
    "início",
    "главная",
    "новости",
    "الرئيسية",
    "首页",
    "ホーム",
];

/// Whether `line` is the name of a section.
pub(super) fn is_section(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    line.len() <= 60 && SECTIONS.contains(line.to_lowercase().as_str())
}

/// Whether `line` is set as newsrooms set the word above a title: a few words, all in capitals.
pub(super) fn is_in_capitals(line: &str) -> bool {
    let has_capital = line.chars().any(char::is_uppercase);
    let is_short = line.split_whitespace().count() <= 3 && line.len() <= 40;
    is_short && has_capital && !line.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
}

/// Whether `line` says as what somebody writes: "Political editor", "Staff writer".
pub(super) fn is_role(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ROLES.contains(word.to_lowercase().as_str()))
}

/// Words of such lines, lower case.
static ROLES: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(ROLE_WORDS).collect());

const ROLE_WORDS: &str = "
    reporter; correspondent; editor; writer; staff; journalist; contributor; columnist; analyst; producer;
    korrespondent; korrespondentin; redakteur; redakteurin; redaktion; autorin; reporterin; journaliste;
    rédaction; rédacteur; rédactrice; envoyé; envoyée; correspondant; correspondante; corresponsal;
    redacción; redactor; redactora; redazione; inviato; inviata; redação; reportagem; repórter; redactie;
    verslaggever; корреспондент; обозреватель; редактор; журналист; колумнист
";

/// Whether `line` is a row of the sections of a paper, and says nothing of the story: "News   Sport   Jobs",
/// "Home | World | Business | Culture".
pub(super) fn is_navigation(line: &str) -> bool {
    let has_gaps = line.trim().contains("  ") || line.contains('\t');
    let signs = ['|', '｜', '·', '•', '\t'];
    let pieces: Vec<&str> = if has_gaps {
        line.split("  ")
            .flat_map(|part| part.split(signs))
            .collect()
    } else if line.contains(signs) {
        line.split(signs).collect()
    } else if is_all_capitals(line) {
        line.split_whitespace().collect()
    } else {
        return false;
    };
    let pieces = pieces
        .into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = pieces.collect();
    let is_short = |piece: &&str| piece.split_whitespace().count() <= 4 && piece.len() <= 60;
    let is_known = |piece: &&&str| is_section(piece) || furniture::is_above_title(piece);
    let known = pieces.iter().filter(is_known).count();
    let is_row = pieces.len() >= 4 && known >= 2 || pieces.len() >= 2 && known == pieces.len();
    let names_one = pieces.len() <= 3 && pieces.iter().any(|piece| is_section(piece));
    is_row && !names_one && pieces.iter().all(is_short)
}

/// Whether `line` has no letter that is not a capital, and some that are.
pub(super) fn is_all_capitals(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// The section at the end of the way that `line` prints: "World / Europe" for
/// "Home > World > Europe".
pub(super) fn way(line: &str) -> Option<String> {
    let between = [
        " / ", " > ", " » ", " › ", " :: ", " → ", " ▸ ", " | ", "»", "›", " · ",
    ];
    // These stand in titles too.
    let rare = ["｜", "|", "＞", ">"];
    let has = |between: &&str| line.contains(between);
    let is_rare = !between.iter().any(has);
    let between = between.into_iter().chain(rare).find(has)?;
    let steps: Vec<&str> = line
        .split(between)
        .map(str::trim)
        .filter(|step| !step.is_empty())
        .collect();
    let is_step = |step: &&str| {
        let words = step.split_whitespace().count();
        words <= 3 && step.len() <= 60 && !step.contains(['.', ':', '?', '!', ',', '"'])
    };
    let is_home = |step: &str| HOMES.contains(&step.to_lowercase().as_str());
    let mut known = steps.iter().map(|step| is_home(step) || is_section(step));
    let is_known = if is_rare {
        known.all(|is_known| is_known)
    } else {
        known.any(|is_known| is_known)
    };
    if steps.len() < 2 || !steps.iter().all(is_step) || !is_known {
        return None;
    }
    let steps = steps.into_iter().filter(|step| !is_home(step));
    let way = steps.collect::<Vec<_>>().join(" / ");
    (!way.is_empty()).then_some(way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_to_sections() {
        let cases = [
            ("World / Europe", Some("World / Europe")),
            ("Home > World > Europe", Some("World / Europe")),
            ("Startseite » Politik", Some("Politik")),
            ("Главная › Политика", Some("Политика")),
            ("首页 > 国际", Some("国际")),
            ("ホーム｜社会", Some("社会")),
            ("Home|World|Europe", Some("World / Europe")),
            ("政治｜連絡船、冬も運航へ", None),
            ("Iran|Israel", None),
            ("Peace / War", None),
            ("Iran / Russia: ties widen", None),
            ("World", None),
            ("Home", None),
        ];
        for (line, expected) in cases {
            assert_eq!(way(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn sections_have_names() {
        for (line, expected) in [
            ("NEWS   SPORT   WHAT'S ON   JOBS   BOOK AN AD", true),
            ("NEWS SPORT WHAT'S ON JOBS BOOK AN AD", true),
            ("Home | World | Business | Culture", true),
            ("الرئيسية | سياسة | اقتصاد | رياضة | منوعات", true),
            ("Menu | Search", true),
            ("Home | World", false),
            ("Ann Lee | 10 Feb 2023 | World | 3 min", false),
            ("FERRY STAYS IN PORT ALL WINTER", false),
            ("BUSINESS AS USUAL", false),
        ] {
            assert_eq!(is_navigation(line), expected, "{line}");
        }
        for line in [
            "World",
            "POLITICS",
            "Wirtschaft",
            "Политика",
            "国际",
            "[Opinion]",
        ] {
            assert!(is_section(line), "{line}");
        }
        assert!(!is_section("World leaders meet"));
        assert!(
            is_in_capitals("MIDDLE EAST") && !is_in_capitals("World") && !is_in_capitals("国际")
        );
    }
}
