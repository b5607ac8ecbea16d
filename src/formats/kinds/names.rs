//! What the name of a file says, where its content could be text.

use std::path::Path;

/// Extensions of files that hold text but no article, and what is said of them.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("CSV tables are not yet read", &["csv", "tsv", "psv", "tab"]),
    ("mail is not yet read", &["eml", "mbox", "emlx"]),
    ("MHTML pages are not yet read", &["mhtml", "mht"]),
    (
        "archives of the web are not yet read",
        &["warc", "arc", "wacz"],
    ),
    ("Evernote exports are not yet read", &["enex"]),
    ("SGML collections are not yet read", &["sgm", "sgml"]),
    ("feeds are not yet read", &["rss", "atom", "rdf"]),
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
    is_of_maildir: bool,
}

impl Name {
    pub(super) fn of(path: &Path) -> Self {
        let extension = path.extension().unwrap_or_default();
        Self {
            extension: extension.to_string_lossy().to_lowercase(),
            is_of_maildir: is_of_maildir(path),
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

    /// Whether it says nothing, or only that the file is text.
    pub(super) fn is_plain(&self) -> bool {
        ["", "txt", "text"].contains(&self.extension.as_str())
    }

    /// Why such a file is passed over.
    pub(super) fn known(&self) -> Option<&'static str> {
        if self.is_of_maildir {
            return Some("mail is not yet read");
        }
        let row = EXTENSIONS
            .iter()
            .find(|(_, extensions)| extensions.contains(&self.extension.as_str()));
        row.map(|(reason, _)| *reason)
    }
}

/// Whether a file lies where a Maildir keeps its messages and is named like one of them, with its
/// flags or its size.
fn is_of_maildir(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_box = ["cur", "new", "tmp"].iter().any(|name| folder == *name);
    is_box && [":2,", ";2,", ",S="].iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_where_contents_do_not() {
        let cases = [
            ("a/list.CSV", Some("CSV tables are not yet read")),
            (
                "cur/1491941793.M41850P8566.mx1.example.com,S=10956;2,STln",
                Some("mail is not yet read"),
            ),
            ("cur/1491941793.M41850P8566.mx1.example.com", None),
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
