//! The last step on terminals without Unicode: every cell becomes ASCII.
//!
//! Letters lose their accents, signs become their nearest kin, and what has none becomes `?`: a
//! terminal of another charset would show rubbish, or worse, take it for control characters.

use ratatui::buffer::Buffer;

use crate::text::fold;

/// Signs of the page and of prose, and what stands for them.
const SIGNS: [(&str, char); 10] = [
    ("─━┄┈‐‑‒–—―−", '-'),
    ("│┃┆┊", '|'),
    ("┌┬┐├┼┤└┴┘╞╪╡", '+'),
    ("•▪★·", '*'),
    ("●◦○", 'o'),
    ("…", '~'),
    ("↳→", '>'),
    ("✎", 'n'),
    ("‘’‚‛′", '\''),
    ("“”„‟«»″", '"'),
];

/// Makes every cell of `buffer` ASCII.
pub(crate) fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let plain = nearest(cell.symbol());
            cell.set_char(plain);
        }
    }
}

/// The ASCII character nearest to what a cell shows.
fn nearest(symbol: &str) -> char {
    let sign = SIGNS.iter().find(|(signs, _)| signs.contains(symbol));
    if let Some((_, plain)) = sign {
        return *plain;
    }
    let is_upper = symbol.chars().next().is_some_and(char::is_uppercase);
    let folded = fold::folded(symbol).chars().next();
    match folded.filter(char::is_ascii_graphic) {
        Some(letter) if is_upper => letter.to_ascii_uppercase(),
        Some(letter) => letter,
        None => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_their_nearest_kin() {
        for (symbol, plain) in [
            ("é", 'e'),
            ("Å", 'A'),
            ("ß", 's'),
            ("—", '-'),
            ("”", '"'),
            ("┼", '+'),
            ("東", '?'),
            ("🚢", '?'),
            ("e\u{301}", 'e'),
        ] {
            assert_eq!(nearest(symbol), plain, "{symbol}");
        }
    }
}
