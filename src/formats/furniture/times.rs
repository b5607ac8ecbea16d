//! Lines that say how long ago something was: "5 hours ago", "vor 3 Stunden", "3小时前".
//!
//! They were true when the page was saved, and say nothing any more.

/// Longer lines, in bytes, say more.
const LONGEST: usize = 60;

/// Words that stand before and after a number and a unit.
const AGO: &[(&str, &str)] = &[
    ("", " ago"),
    ("vor ", ""),
    ("il y a ", ""),
    ("hace ", ""),
    ("há ", ""),
    ("", " atrás"),
    ("", " fa"),
    ("", " geleden"),
    ("", " temu"),
    ("", " назад"),
    ("", " тому"),
    ("", " önce"),
    ("منذ ", ""),
    ("قبل ", ""),
    ("", " پیش"),
    ("", "前"),
    ("", " 전"),
];

/// Labels before them.
const LABELS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "last updated",
    "modified",
    "aktualisiert",
    "publié",
    "mis à jour",
    "publicado",
    "actualizado",
    "atualizado",
    "pubblicato",
    "aggiornato",
    "обновлено",
    "оновлено",
];

/// Whether `line` only says how long ago something was.
pub fn is_relative_time(line: &str) -> bool {
    let line = line.trim();
    if line.len() > LONGEST || !line.contains(char::is_numeric) {
        return false;
    }
    let lower = line.to_lowercase();
    let plain = LABELS.iter().fold(lower.as_str(), |line, label| {
        let rest = line.strip_prefix(label).unwrap_or(line);
        rest.trim_start_matches([':', ' '])
    });
    AGO.iter().any(|(before, after)| {
        let span = plain.strip_prefix(before);
        let span = span.and_then(|span| span.strip_suffix(after));
        span.is_some_and(is_span)
    })
}

/// Whether `text` is a number and a unit, or two of each: "5 hours", "2 hours, 3 min", "3小时".
fn is_span(text: &str) -> bool {
    let number = text.chars().take_while(|c| c.is_numeric()).count();
    let unit: String = text.chars().skip(number).collect();
    let words = unit.split_whitespace().count();
    let is_of_units = unit
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.'));
    (1..=3).contains(&number) && (1..=4).contains(&words) && is_of_units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_something_was_is_told_from_sentences() {
        for line in [
            "5 hours ago",
            "Updated 9 months ago",
            "2 hours, 3 minutes ago",
            "vor 3 Stunden",
            "il y a 2 heures",
            "hace 4 horas",
            "3 uur geleden",
            "5 часов назад",
            "منذ 3 ساعات",
            "3小时前",
            "5時間前",
            "2시간 전",
        ] {
            assert!(is_relative_time(line), "{line}");
        }
        for line in [
            "ago",
            "It was built 5 years ago",
            "5 October 2023",
            "Vor 3 Stunden hat der Rat beschlossen, die Brücke zu sperren.",
            "hace",
            "1911",
        ] {
            assert!(!is_relative_time(line), "{line}");
        }
    }
}
