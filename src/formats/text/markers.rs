//! The signs at the start of a line that say what it is: items of lists, quotations, rules.

/// What a line says of itself by its first signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// An item of a list with a bullet, and its words.
    Bullet(&'a str),
    /// An item of a numbered list, its number and its words.
    Number(u32, &'a str),
    /// A quotation: how deep, and its words.
    Quote(u8, &'a str),
    /// A heading, its level and its words.
    Heading(u8, &'a str),
    /// A line drawn between two parts.
    Rule,
    /// Nothing.
    Plain,
}

/// Bullets that need no space after them.
const BULLETS: [char; 10] = ['•', '◦', '▪', '‣', '●', '■', '○', '▸', '►', '∙'];

/// What `line` says of itself. A dash of any length but the shortest opens speech in half of
/// Europe, so it is no bullet.
pub(super) fn sign(line: &str) -> Sign<'_> {
    if is_rule(line) {
        return Sign::Rule;
    }
    if line.starts_with('>') {
        let (depth, words) = quote(line);
        return Sign::Quote(depth, words);
    }
    if let Some((level, words)) = heading(line) {
        return Sign::Heading(level, words);
    }
    if let Some(words) = line.strip_prefix(BULLETS) {
        return item(Sign::Bullet(words.trim_start()), words);
    }
    let bullet = ["- ", "* ", "-\t", "*\t", "· "].iter();
    if let Some(words) = bullet.copied().find_map(|mark| line.strip_prefix(mark)) {
        return item(Sign::Bullet(words.trim_start()), words);
    }
    match numbered(line) {
        Some((number, words)) => item(Sign::Number(number, words), words),
        None => Sign::Plain,
    }
}

/// `sign`, unless nothing follows it.
fn item<'a>(sign: Sign<'a>, words: &str) -> Sign<'a> {
    if words.trim().is_empty() {
        Sign::Plain
    } else {
        sign
    }
}

/// The number and the words of "1. word", "1) word" or "(1) word".
fn numbered(line: &str) -> Option<(u32, &str)> {
    let is_open = line.starts_with('(');
    let rest = line.strip_prefix('(').unwrap_or(line);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let (number, rest) = rest.split_at_checked(digits)?;
    let rest = if is_open {
        rest.strip_prefix(')')?
    } else {
        rest.strip_prefix(['.', ')'])?
    };
    let words = rest.strip_prefix([' ', '\t'])?;
    Some((number.parse().ok()?, words.trim_start()))
}

/// The level and the words of "## Words", and of "- Words -", as agencies set their cross-heads.
fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if (1..=6).contains(&level) && words.starts_with(' ') && !words.trim().is_empty() {
        let level = u8::try_from(level).unwrap_or(6);
        return Some((level, words.trim().trim_end_matches('#').trim_end()));
    }
    let words = line.strip_prefix("- ")?.strip_suffix(" -")?.trim();
    (!words.is_empty() && words.len() <= 80).then_some((2, words))
}

fn quote(line: &str) -> (u8, &str) {
    let mut depth: u8 = 0;
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        depth = depth.saturating_add(1);
        // "> > deeper", but "> words" keeps no space either.
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (depth, rest.trim())
}

/// Whether the line is nothing but three or more of the signs that rules are drawn with.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else {
        return false;
    };
    let is_sign = matches!(
        first,
        '*' | '-' | '_' | '=' | '~' | '—' | '–' | '─' | '━' | '⁂' | '#' | '•' | '·'
    );
    let mut count = 1;
    is_sign
        && signs.inspect(|_| count += 1).all(|c| c == first)
        && (count >= 3 || line == "--" || first == '⁂')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_signs_say_what_a_line_is() {
        let cases = [
            ("- milk", Sign::Bullet("milk")),
            ("*  milk", Sign::Bullet("milk")),
            ("•milk", Sign::Bullet("milk")),
            ("1. milk", Sign::Number(1, "milk")),
            ("12) milk", Sign::Number(12, "milk")),
            ("(3) milk", Sign::Number(3, "milk")),
            ("> he said", Sign::Quote(1, "he said")),
            ("> > she said", Sign::Quote(2, "she said")),
            (">>she said", Sign::Quote(2, "she said")),
            ("## Milk", Sign::Heading(2, "Milk")),
            ("- No way back -", Sign::Heading(2, "No way back")),
            ("* * *", Sign::Rule),
            ("-----", Sign::Rule),
            ("⁂", Sign::Rule),
            ("-", Sign::Plain),
            ("--", Sign::Rule),
            ("- ", Sign::Plain),
            ("#milk", Sign::Plain),
            ("-5 degrees", Sign::Plain),
            ("— Да, сказал он", Sign::Plain),
            ("2023. A year", Sign::Plain),
            ("1.5 million", Sign::Plain),
            ("*bold* words", Sign::Plain),
            ("", Sign::Plain),
        ];
        for (line, expected) in cases {
            assert_eq!(sign(line), expected, "{line}");
        }
    }
}
