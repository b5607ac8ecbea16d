//! What the name of a file says, where its content could be text.

use std::path::Path;

/// Extensions of files that hold text but no article, and what is said of them.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("an index that a mail program makes", &["msf"]),
    ("OPML lists hold feeds, not articles", &["opml"]),
    ("subtitles are not read", &["srt", "vtt", "sub"]),
    ("calendars and address books are not read", &["ics", "vcf"]),
    ("bibliographies are not read", &["bib", "ris", "csl"]),
    (
        "a part of a page or a program, not an article",
        &[
            "css", "scss", "js", "mjs", "cjs", "ts", "jsx", "tsx", "map", "wasm", "py", "ipynb",
            "rs", "c", "h", "cpp", "hpp", "java", "go", "rb", "php", "pl", "sh", "bash", "bat",
            "ps1", "sql", "r", "lua", "swift", "kt",
        ],
    ),
    (
        "settings, not an article",
        &[
            "toml",
            "yaml",
            "yml",
            "ini",
            "cfg",
            "conf",
            "lock",
            "desktop",
            "properties",
            "plist",
        ],
    ),
];

/// The name of a file, as far as it speaks.
pub(super) struct Name {
    extension: String,
}

impl Name {
    pub(super) fn of(path: &Path) -> Self {
        let extension = path.extension().unwrap_or_default();
        Self {
            extension: extension.to_string_lossy().to_lowercase(),
        }
    }

    /// Whether it is Markdown, whatever it holds.
    pub(super) fn is_markdown(&self) -> bool {
        let names = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"];
        names.contains(&self.extension.as_str())
    }

    /// Whether it should hold an XML document.
    pub(super) fn is_xml(&self) -> bool {
        ["xml", "rss", "atom", "rdf", "opml", "enex"].contains(&self.extension.as_str())
    }

    /// Why such a file is passed over.
    pub(super) fn known(&self) -> Option<&'static str> {
        let row = EXTENSIONS
            .iter()
            .find(|(_, extensions)| extensions.contains(&self.extension.as_str()));
        row.map(|(reason, _)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_where_contents_do_not() {
        let cases = [
            ("a/list.CSV", None),
            ("a/feeds.OPML", Some("OPML lists hold feeds, not articles")),
            (
                "a/style.css",
                Some("a part of a page or a program, not an article"),
            ),
            ("a/story.txt", None),
            ("a/story", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Name::of(Path::new(path)).known(), expected, "{path}");
        }
    }
}
