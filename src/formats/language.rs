//! The language of a text that does not say.

use whatlang::{Lang, detect};

use crate::formats::word_list::entries;

/// So many bytes tell the language; more only take longer.
const SAMPLE_BYTES: usize = 1 << 10;

/// Fewer letters than these tell nothing, but of scripts in which a character is a word or half one.
const FEWEST_LETTERS: usize = 60;
const FEWEST_WIDE_LETTERS: usize = 15;

/// How sure the statistics must be: Dutch is taken for Danish at 0.01.
const LEAST_CONFIDENCE: f64 = 0.9;

/// The language of `text` as a BCP 47 tag, where its first words tell it clearly.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES))?;
    if is_plain_english(sample) {
        return Some("en");
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic());
    let wide = letters.clone().filter(|c| *c >= '\u{2e80}').count();
    if letters.count() < FEWEST_LETTERS && wide < FEWEST_WIDE_LETTERS {
        return None;
    }
    let found = detect(sample)?;
    let is_sure = found.confidence() >= LEAST_CONFIDENCE;
    is_sure.then(|| tag(found.lang())).flatten()
}

/// Small words of English that no other language has as many of.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "that", "with", "from", "this", "which", "have", "has", "been", "were",
    "their", "would", "said", "by", "to",
];

/// Small words of English that other languages have too, each of them some.
const SHARED: &[&str] = &[
    "a", "in", "is", "it", "for", "on", "as", "was", "at", "be", "are", "he", "his", "not", "but",
    "they", "or", "an", "who", "will",
];

/// Fewest words that show a language by its small words.
const FEWEST_WORDS: usize = 40;

/// How many of a hundred words must be `the`, of English alone, and of both lists: either row is
/// enough. Of 640 real articles of 40 words and more, none in another language passes.
const SURE: [[usize; 3]; 2] = [[2, 14, 14], [1, 8, 22]];

/// Whether `sample` is English beyond doubt. The statistics say so too, a hundred times slower, and
/// most texts of most libraries are.
fn is_plain_english(sample: &str) -> bool {
    let (mut words, mut articles, mut own, mut shared) = (0, 0, 0, 0);
    for word in sample.split_ascii_whitespace() {
        let is = |known: &&str| word.eq_ignore_ascii_case(known);
        words += 1;
        if word.len() > 5 {
            continue;
        }
        if ENGLISH.iter().any(is) {
            own += 1;
            articles += usize::from(is(&"the"));
        } else {
            shared += usize::from(SHARED.iter().any(is));
        }
    }
    let counts = [articles, own, own + shared];
    let reaches = |shares: &[usize; 3]| {
        let mut pairs = counts.iter().zip(shares);
        pairs.all(|(count, share)| count * 100 >= words * share)
    };
    words >= FEWEST_WORDS && SURE.iter().any(reaches)
}

/// The tag of a language; those that no newspaper is written in are mistakes of the statistics.
fn tag(lang: Lang) -> Option<&'static str> {
    let mut rows = entries(TAGS).filter_map(|row| row.split_once(' '));
    rows.find(|(code, _)| *code == lang.code())
        .map(|(_, tag)| tag)
}

/// Three letters as the statistics name a language, and its tag.
const TAGS: &str = "
    eng en; rus ru; cmn zh; spa es; por pt; ita it; ben bn; fra fr; deu de; ukr uk; kat ka; ara ar;
    hin hi; jpn ja; heb he; pol pl; amh am; jav jv; kor ko; nob nb; dan da; swe sv; fin fi; tur tr;
    nld nl; hun hu; ces cs; ell el; bul bg; bel be; mar mr; kan kn; ron ro; slv sl; hrv hr; srp sr;
    mkd mk; lit lt; lav lv; est et; tam ta; vie vi; urd ur; tha th; guj gu; uzb uz; pan pa; aze az;
    ind id; tel te; pes fa; mal ml; ori or; mya my; nep ne; sin si; khm km; tuk tk; zul zu; sna sn;
    afr af; slk sk; cat ca; tgl tl; hye hy; cym cy; yid yi; epo eo
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_where_they_are_clear() {
        let cases = [
            (
                "The ferry to the islands will run through the winter for the first time, the office said.",
                Some("en"),
            ),
            (
                "Die Fähre zu den Inseln fährt zum ersten Mal auch im Winter, wie das Hafenamt mitteilte.",
                Some("de"),
            ),
            (
                "Le ferry vers les îles circulera pour la première fois tout l'hiver, a annoncé le port.",
                Some("fr"),
            ),
            (
                "El transbordador a las islas funcionará por primera vez todo el invierno, dijo la oficina.",
                Some("es"),
            ),
            (
                "Паром на острова впервые будет ходить всю зиму, сообщило в пятницу управление порта. Местные жители давно просили об этом.",
                Some("ru"),
            ),
            (
                "ستعمل العبارة إلى الجزر طوال فصل الشتاء للمرة الأولى، حسبما قال مكتب الميناء يوم الجمعة.",
                Some("ar"),
            ),
            (
                "島を結ぶ連絡船がこの冬から初めて通年で運航されることになった。",
                Some("ja"),
            ),
            (
                "港务局星期五表示，通往各岛的渡轮将首次在整个冬季运行。",
                Some("zh"),
            ),
            (
                "Die Zeitung The Harbour Post of the Islands schreibt, dass die Fähre zum ersten Mal \
                 auch im Winter fährt, wie das Hafenamt am Freitag mitteilte, und dass die Bewohner \
                 der Inseln seit Jahren darum gebeten hatten, weil der Weg über die Brücke im Winter \
                 oft gesperrt ist und niemand sonst zum Festland kommt.",
                Some("de"),
            ),
            ("OK", None),
            ("1234 5678 — …", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
