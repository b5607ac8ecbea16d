//! Text to hits: every keyword in one pass.
//!
//! The automaton depends on the language of the text, whose inflections count. Each is built when
//! its first text comes, and kept: most libraries hold a few languages only.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::keywords::automaton::{Automaton, MOST_HITS};
use crate::keywords::{Keywords, Match, overlap, pattern};
use crate::text::stem::Stems;

/// One place where a keyword stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text, on grapheme boundaries.
    pub range: Range<usize>,
    /// Place of the group in [`Keywords::groups`].
    pub group: u16,
    /// Place of the word in its group.
    pub word: u16,
}

/// All keywords, built once for many texts.
///
/// The fields are private since they are made of one another.
#[derive(Default)]
pub struct Matcher {
    keywords: Keywords,
    /// One a language, by the place of its stems; `None` where no keyword is found by folded text.
    automatons: [OnceLock<Option<Automaton>>; Stems::COUNT],
    /// The keywords that are patterns, with group and word.
    patterns: Vec<(Regex, u16, u16)>,
}

impl Matcher {
    /// Makes ready for matching with `keywords`.
    pub fn new(keywords: Keywords) -> Self {
        let patterns = keywords
            .all_words()
            .filter(|(.., word)| word.rule == Match::Regex);
        let patterns = patterns.filter_map(|(group, place, word)| {
            let pattern = pattern::compile(&word.text).ok()?;
            Some((pattern, group, place))
        });
        Self {
            patterns: patterns.collect(),
            keywords,
            ..Self::default()
        }
    }

    /// The keywords it was built from.
    pub fn keywords(&self) -> &Keywords {
        &self.keywords
    }

    /// The hits in `text`, sorted by start, none overlapping: of two that overlap the earlier group
    /// wins, then the longer. `lang` (BCP 47) is the language whose inflections count; where it is
    /// not known, the commonest of each script.
    pub fn hits(&self, text: &str, lang: Option<&str>) -> Vec<Hit> {
        let mut found = Vec::new();
        if text.is_empty() || self.keywords.groups.is_empty() {
            return found;
        }
        let stems = Stems::of(lang);
        let automaton = self.automatons.get(stems.place()).and_then(|slot| {
            slot.get_or_init(|| Automaton::new(&self.keywords, stems))
                .as_ref()
        });
        if let Some(automaton) = automaton {
            automaton.find(text, &mut found);
        }
        for (pattern, group, word) in &self.patterns {
            let left = MOST_HITS.saturating_sub(found.len());
            let matches = pattern.find_iter(text).take(left);
            found.extend(matches.map(|found| Hit {
                range: found.range(),
                group: *group,
                word: *word,
            }));
        }
        overlap::settle(text, found)
    }
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Matcher")
            .field("keywords", &self.keywords)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::{Group, Word};
    use crate::text::Clean;
    use proptest::prelude::*;

    /// A matcher of one group.
    fn matcher(words: &[(&str, Match)]) -> Matcher {
        let words = words.iter().map(|(text, rule)| Word {
            text: (*text).to_owned(),
            rule: *rule,
        });
        let group = Group {
            name: Clean::line("group"),
            color: None,
            words: words.collect(),
            number: 0,
        };
        Matcher::new(Keywords {
            groups: vec![group],
            stamp: [0; 16],
        })
    }

    /// What is marked in `text`, joined by bars.
    fn marked(word: &str, rule: Match, lang: Option<&str>, text: &str) -> String {
        let hits = matcher(&[(word, rule)]).hits(text, lang);
        let marked: Vec<_> = hits
            .into_iter()
            .map(|hit| text.get(hit.range).unwrap())
            .collect();
        marked.join("|")
    }

    #[test]
    fn plain_words_match_in_any_case_accent_width_and_script() {
        for (word, text, expected) in [
            (
                "café",
                "Café cafe CAFÉ cafe\u{301}.",
                "Café|cafe|CAFÉ|cafe\u{301}",
            ),
            ("strasse", "die Straße, STRASSE", "Straße|STRASSE"),
            ("Straße", "Strasse", "Strasse"),
            (
                "istanbul",
                "İstanbul ISTANBUL ıstanbul",
                "İstanbul|ISTANBUL|ıstanbul",
            ),
            (
                "σίσυφος",
                "ΣΊΣΥΦΟΣ σίσυφοσ Σίσυφος",
                "ΣΊΣΥΦΟΣ|σίσυφοσ|Σίσυφος",
            ),
            (
                "national security",
                "National\n   Security",
                "National\n   Security",
            ),
            (
                "national security",
                "national\u{a0}security",
                "national\u{a0}security",
            ),
            ("伊朗", "在伊朗的人。伊朗", "伊朗|伊朗"),
            ("office", "an oﬃce, of\u{ad}fice", "oﬃce|of\u{ad}fice"),
            ("القرآن", "القُرْآن هنا", "القُرْآن"),
            ("don't", "Don’t I don't", "Don’t|don't"),
            ("kelvin", "\u{212a}elvin", "\u{212a}elvin"),
            ("łódź", "LODZ Łódź", "LODZ|Łódź"),
            ("naive", "naïve", "naïve"),
            ("Tehran", "T\u{435}hran", ""),
            ("대통령", "대통령이 말했다", "대통령"),
            ("กรุงเทพ", "ในกรุงเทพมหานคร", "กรุงเทพ"),
            ("हिन्दी", "हिन्दी में", "हिन्दी"),
            ("हिन", "हिन्दी", ""),
            ("C++", "C++ and c++.", "C++|c++"),
            ("#metoo", "the #MeToo wave, metoo", "#MeToo"),
            ("AI技術", "生成AI技術は", "AI技術"),
            ("drone", "ｄｒｏｎｅ", "ｄｒｏｎｅ"),
        ] {
            assert_eq!(
                marked(word, Match::Plain, None, text),
                expected,
                "{word} in {text}"
            );
        }
    }

    #[test]
    fn plain_words_match_in_their_inflections_as_whole_words() {
        for (word, lang, text, expected) in [
            (
                "policy",
                "en",
                "Policies, POLICY and policing",
                "Policies|POLICY",
            ),
            ("policies", "en", "a policy", "policy"),
            ("drone", "en", "drones dronesque hydrone", "drones"),
            ("iran", "en", "Iran's Iranian IRAN-led", "Iran|IRAN"),
            ("sanction", "de", "sanctions", "sanctions"),
            ("BRICS", "en", "brics bric Brics", "brics|Brics"),
            ("US", "en", "us uses US", "us|US"),
            ("war", "en", "wars war", "war"),
            ("election", "en", "elections", "elections"),
            ("journal", "fr", "les journaux", "journaux"),
            ("Haus", "de", "Häuser", "Häuser"),
            ("санкция", "ru", "Санкциями и санкции", "Санкциями|санкции"),
            ("Иран", "ru", "Ирана, Ираном", "Ирана|Ираном"),
            ("عقوبة", "ar", "العقوبات الجديدة", "العقوبات"),
            (
                "chip maker",
                "en",
                "Chip makers, chips maker",
                "Chip makers|chips maker",
            ),
            (
                "cease-fire",
                "en",
                "cease-fires, cease fires",
                "cease-fires",
            ),
            ("covid-19", "en", "Covid-19 covid-190", "Covid-19"),
        ] {
            let found = marked(word, Match::Plain, Some(lang), text);
            assert_eq!(found, expected, "{word} in {text}");
        }
    }

    #[test]
    fn each_rule_matches_what_it_says() {
        let text = "US us uses Us; the u.s. sanctions, sanctioned SANCTION New  York";
        for (word, rule, expected) in [
            ("US", Match::Exact, "US"),
            ("us", Match::Exact, "us"),
            ("New York", Match::Exact, "New  York"),
            ("new york", Match::Exact, ""),
            ("us", Match::Word, "US|us|Us"),
            ("sanction", Match::Word, "SANCTION"),
            ("sanction", Match::Plain, "sanctions|sanctioned|SANCTION"),
            ("anction", Match::Part, "anction|anction|ANCTION"),
            ("sanction(s|ed)?", Match::Regex, "sanctions|sanctioned"),
            (r"\bu\.s\.", Match::Regex, "u.s."),
            ("x*", Match::Regex, ""),
            ("(", Match::Regex, ""),
        ] {
            assert_eq!(
                marked(word, rule, Some("en"), text),
                expected,
                "{word} {rule:?}"
            );
        }
    }

    #[test]
    fn exact_words_may_be_composed_otherwise() {
        for (word, text, expected) in [
            ("Café", "Cafe\u{301} café", "Cafe\u{301}"),
            ("CO2", "CO₂ and co₂", "CO₂"),
        ] {
            assert_eq!(marked(word, Match::Exact, None, text), expected);
        }
    }

    #[test]
    fn hits_name_group_and_word_and_do_not_overlap() {
        let matcher = matcher(&[
            ("council", Match::Plain),
            ("security council", Match::Plain),
            ("secur", Match::Part),
        ]);
        let hits = matcher.hits(
            "The Security Councils met; the council, insecure",
            Some("en"),
        );
        let found: Vec<_> = hits
            .iter()
            .map(|hit| (hit.range.clone(), hit.word))
            .collect();
        assert_eq!(found, [(4..21, 1), (31..38, 0), (42..47, 2)]);
    }

    #[test]
    fn thousands_of_keywords_are_found_in_one_pass() {
        let words: Vec<_> = (0..5000)
            .map(|number| format!("word{number:04}x thing"))
            .collect();
        let words: Vec<_> = words
            .iter()
            .map(|word| (word.as_str(), Match::Plain))
            .collect();
        let hits = matcher(&words).hits("a word0042x things and word4999x thing", Some("en"));
        let found: Vec<_> = hits.iter().map(|hit| hit.word).collect();
        assert_eq!(found, [42, 4999]);
    }

    #[test]
    fn a_word_without_end_and_a_storm_of_hits_are_bounded() {
        let endless = "ال".repeat(200_000);
        assert_eq!(marked("القرآن", Match::Plain, Some("ar"), &endless), "");
        let hits = matcher(&[("a", Match::Part)]).hits(&"a".repeat(1 << 20), None);
        assert_eq!(hits.len(), MOST_HITS);
    }

    proptest! {
        #[test]
        fn hits_lie_in_any_text_sorted_and_apart(
            text in "(drone |Straße|ﬃ|e\u{301}|伊朗|\u{1f1ee}\u{1f1f7}|עִבְרִית|\\PC){0,12}",
            word in "(drone|ss|f|e|伊|\u{1f1ee}|ע|\\PC){1,3}",
            lang in prop::option::of("[a-z]{2}"),
        ) {
            for rule in [Match::Plain, Match::Exact, Match::Word, Match::Part, Match::Regex] {
                let hits = matcher(&[(&word, rule), ("drone", Match::Plain)]).hits(&text, lang.as_deref());
                let mut end = 0;
                for hit in hits {
                    prop_assert!(hit.range.start >= end && hit.range.start < hit.range.end);
                    prop_assert!(text.get(hit.range.clone()).is_some());
                    end = hit.range.end;
                }
            }
        }

        #[test]
        fn a_word_that_stands_alone_is_always_found(
            word in "[a-zA-ZäöüßéИранё]{1,12}|[一-龥]{1,4}|[ا-غف-ي]{2,9}",
            lang in prop::option::of("de|fr|ru|ar|tr|en"),
        ) {
            for rule in [Match::Plain, Match::Exact, Match::Word, Match::Part] {
                let found = marked(&word, rule, lang.as_deref(), &format!("… {word}, "));
                prop_assert_eq!(&found, &word);
            }
        }
    }
}
