//! Lines that belong to the page and not to the story: logos, share bars, cookie notes, `None`.

/// Whether `line` is furniture wherever it stands: `None`, "Newsroom logo", "Share", "Advertisement".
pub fn is_furniture(line: &str) -> bool {
    let _ = line;
    false
}

/// Whether `value` says that a fact is absent: `None`, `null`, `nan`, `N/A`, empty.
pub fn is_absent(value: &str) -> bool {
    value.trim().is_empty()
}
