//! Who wrote an item: names as feeds write them, each with an address of mail about it.

use crate::formats::xml::Element;

/// The names of the authors of `element`, from the surest element that names any.
pub(super) fn names(element: &Element) -> Vec<String> {
    let of = |name: &str| -> Vec<String> {
        let found = element.all(name).map(|author| {
            let named = author.text_of("name").or_else(|| author.text_of("email"));
            named.unwrap_or_else(|| {
                if author.has_elements() {
                    String::new()
                } else {
                    author.text()
                }
            })
        });
        found.filter_map(|author| name_of(&author)).collect()
    };
    let kinds = ["dc:creator", "author", "itunes:author", "dcterms:creator"];
    let found = kinds.iter().map(|name| of(name));
    let mut found = found.filter(|names| !names.is_empty());
    found.next().unwrap_or_default()
}

/// The name in what may be `ann@example.org (Ann Lee)` or `Ann Lee <ann@example.org>`.
fn name_of(stated: &str) -> Option<String> {
    let stated = stated.trim();
    let is_address = |text: &str| text.contains('@') && !text.trim().contains(' ');
    let in_brackets = || {
        let (address, rest) = stated.split_once('(')?;
        let name = rest.strip_suffix(')')?.trim();
        (is_address(address) && !name.is_empty()).then_some(name)
    };
    let before_address = || {
        let (name, rest) = stated.split_once('<')?;
        let address = rest.strip_suffix('>')?;
        (is_address(address) && !name.trim().is_empty()).then_some(name.trim().trim_matches('"'))
    };
    let name = in_brackets().or_else(before_address).unwrap_or(stated);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_its_address() {
        for (stated, expected) in [
            ("ann@example.org (Ann Lee)", "Ann Lee"),
            ("Ann Lee <ann@example.org>", "Ann Lee"),
            ("\"Ann Lee\" <ann@example.org>", "Ann Lee"),
            ("Ann Lee", "Ann Lee"),
            ("Ann Lee (the harbour desk)", "Ann Lee (the harbour desk)"),
            ("ann@example.org", "ann@example.org"),
        ] {
            assert_eq!(name_of(stated).as_deref(), Some(expected), "{stated}");
        }
    }
}
