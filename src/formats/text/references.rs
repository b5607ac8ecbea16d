//! The list of addresses below a text, and the numbers in it that point there: "[1]: https://…".
//!
//! newsboat, lynx and mail programs keep the links of a page this way.

use std::collections::HashMap;

use super::lines::Line;
use crate::article::{Block, Run, Style};
use crate::text::Clean;

/// The longest line above the list, in bytes, that is its heading: "Links:", in any language.
const LONGEST_HEADING: usize = 40;

/// Takes the list off the end of `lines`; gives its lines, with the heading, and the addresses by
/// their numbers.
pub(super) fn take<'a>(lines: &mut Vec<Line<'a>>) -> (Vec<&'a str>, Vec<(u32, &'a str)>) {
    let of_list = lines
        .iter()
        .rev()
        .take_while(|line| is_reference(line.text));
    let length = of_list.count();
    let mut start = lines.len() - length;
    let heading = start.checked_sub(1).and_then(|above| lines.get(above));
    let has_heading = heading
        .is_some_and(|line| line.text.ends_with([':', '：']) && line.text.len() <= LONGEST_HEADING);
    if length == 0 || (length == 1 && !has_heading) {
        return (Vec::new(), Vec::new());
    }
    if has_heading {
        start -= 1;
    }
    let list: Vec<&str> = lines.drain(start..).map(|line| line.text).collect();
    let addresses = list.iter().filter_map(|line| reference(line)).collect();
    (list, addresses)
}

/// Whether `line` gives the address of a number.
pub(super) fn is_reference(line: &str) -> bool {
    reference(line).is_some()
}

/// The number and the address of `[1]: https://example.org (link)`.
fn reference(line: &str) -> Option<(u32, &str)> {
    let (number, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let address = rest.split_whitespace().next()?;
    let number = number.parse().ok().filter(|_| number.len() <= 5)?;
    let is_address = address.contains("://") || address.starts_with("mailto:");
    is_address.then_some((number, address))
}

/// Makes each number in `blocks` that `addresses` knows a link.
pub(super) fn link(blocks: &mut [Block], addresses: &[(u32, &str)]) {
    if addresses.is_empty() {
        return;
    }
    // The first address of a number holds, so it is put in last.
    let addresses: HashMap<u32, &str> = addresses.iter().rev().copied().collect();
    for block in blocks {
        let text = &block.inline.text;
        let mut runs = Vec::new();
        for (start, _) in text.match_indices('[') {
            let rest = text.get(start + 1..).unwrap_or_default();
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number = rest
                .get(..digits)
                .filter(|_| rest.get(digits..).is_some_and(|rest| rest.starts_with(']')));
            let number = number.and_then(|number| number.parse::<u32>().ok());
            let known = number.and_then(|number| addresses.get(&number));
            runs.extend(known.map(|address| Run {
                range: start..start + digits + 2,
                style: Style::default(),
                link: Some(Clean::line(address)),
            }));
        }
        block.inline.runs.extend(runs);
        block.inline.runs.sort_by_key(|run| run.range.start);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;
    use crate::formats::Budget;

    #[test]
    fn a_list_of_addresses_becomes_links() {
        let text = "The plan[1] fails[2], again [3].\n\nLinks:\n[1]: https://example.org/a (link)\n[2]: mailto:a@example.org (link)\n";
        let mut lines = Lines::of(text, &Budget::default()).lines;
        let (list, addresses) = take(&mut lines);
        assert_eq!((list.len(), lines.len()), (3, 1));
        let mut blocks = vec![Block::paragraph("The plan[1] fails[2], again [3].")];
        link(&mut blocks, &addresses);
        let runs = blocks.iter().flat_map(|block| &block.inline.runs);
        let found: Vec<_> = runs
            .map(|run| (run.range.clone(), run.link.clone().unwrap()))
            .collect();
        let expected = [
            (8..11, "https://example.org/a"),
            (17..20, "mailto:a@example.org"),
        ];
        assert_eq!(
            found,
            expected.map(|(range, link)| (range, Clean::line(link)))
        );
    }

    #[test]
    fn a_text_without_a_list_stays() {
        for text in [
            "One [1].",
            "[1] not an address",
            "[1]: words",
            "Words\n[1]: https://example.org",
        ] {
            let mut lines = Lines::of(text, &Budget::default()).lines;
            let before = lines.len();
            assert!(
                take(&mut lines).1.is_empty() && lines.len() == before,
                "{text}"
            );
        }
    }
}
