//! The name of a person taken apart, for bibliographies that sort by family names.

use crate::formats::byline;
use crate::text::fold::folded;

/// Words of names that are no person's: of papers, agencies, offices.
const HOUSES: &str = "
    agencies agency association associated bbc blog board broadcasting bureau campaign center centre
    channel chronicle club committee company correspondent council courier daily desk digital dpa
    editor editorial editors foundation gazette government group guardian herald house institute
    international journal magazine mail media ministry monitor network new news newspaper newsroom
    office online party police post press radio redaktion report reporter reporters reuters review
    service society staff standard star studio sun syndicate team telegraph television the times today
    tribune union university weekly wire world writer writers";

/// Small words that begin a family name.
const PARTICLES: &str =
    "af al av bin d da dal de del della der di dos du el ibn la le ten ter van vom von y zu zur";

/// The given and the family name of `name`, where it is plainly that of a person in Latin letters, of
/// two or three words.
pub(super) fn person(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_one = (2..=3).contains(&words.len())
        && !byline::is_role(name)
        && !byline::is_place(name)
        && words.iter().all(|word| is_part(word));
    let (last, before) = words.split_last()?;
    let (first, middle) = before.split_first()?;
    if !is_one || is_particle(first) || is_particle(last) || last.ends_with('.') {
        return None;
    }
    let (given, family) = match middle {
        [small] if is_particle(small) => ((*first).to_owned(), format!("{small} {last}")),
        _ => (before.join(" "), (*last).to_owned()),
    };
    Some((given, family))
}

/// Whether `word` may be one of a name: Ann, J., O’Neill, Jean-Luc, van.
fn is_part(word: &str) -> bool {
    let is_letter = |letter: char| matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    let mut letters = word.trim_end_matches('.').chars();
    let is_written =
        letters.all(|letter| is_letter(letter) || matches!(letter, '-' | '\'' | '’' | '.'));
    let begins_large = word.starts_with(char::is_uppercase);
    // AFP and NGO are no names, though J. and JR are parts of some.
    let spoken = word.chars().filter(|letter| letter.is_alphabetic());
    let is_short = spoken.clone().count() > 2 && spoken.clone().all(char::is_uppercase);
    let is_house = HOUSES.split_whitespace().any(|house| house == folded(word));
    is_written && !is_short && !is_house && (begins_large || is_particle(word))
}

fn is_particle(word: &str) -> bool {
    PARTICLES
        .split_whitespace()
        .any(|particle| particle == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_taken_apart_and_others_stay_whole() {
        for (name, expected) in [
            ("Rosa Delgado", Some(("Rosa", "Delgado"))),
            ("Mary Ellen Chase", Some(("Mary Ellen", "Chase"))),
            ("J. K. Rowling", Some(("J. K.", "Rowling"))),
            ("Ludwig van Beethoven", Some(("Ludwig", "van Beethoven"))),
            ("Siân O’Neill-Țară", Some(("Siân", "O’Neill-Țară"))),
            ("Reuters", None),
            ("Associated Press", None),
            ("Caspian News", None),
            ("AFP Berlin", None),
            ("ROSA DELGADO", None),
            ("Reuters, Baku", None),
            ("Rosa Delgado and Ann Lee", None),
            ("John Smith Jr.", None),
            ("Staff Writer", None),
            ("New York", None),
            ("Иван Петров", None),
            ("村上 春樹", None),
            ("Agent 47", None),
            ("van Dyke", None),
            ("rosa delgado", None),
        ] {
            let found = person(name);
            let found = found.as_ref().map(|(given, family)| (&**given, &**family));
            assert_eq!(found, expected, "{name}");
        }
    }
}
