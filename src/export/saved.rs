//! An article as a file of its own: Markdown, plain text or JSON, as the ending of its name says.

use std::path::Path;

use serde_json::{Value, json};

use crate::article::{Article, facts};
use crate::export::{body, citation, json, markdown};
use crate::text::Clean;
use crate::user::Added;

/// The endings that say a form.
pub const ENDINGS: &str = ".md, .txt or .json";

/// Bytes of a name that is made of a title, at most: far fewer than the 255 that a file system takes.
const NAME_BYTES: usize = 80;

/// A form that an article is saved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown, its facts in front matter.
    Markdown,
    /// Title, where it is from, text.
    Text,
    /// An object of its facts, its text and its blocks.
    Json,
}

impl Form {
    /// The form that the name of a file says, if it says one.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// The text of a file that holds `article` in `form`.
pub fn saved(form: Form, article: &Article, added: &Added) -> Clean {
    let text = match form {
        Form::Markdown => markdown::file(article, added),
        Form::Text => text(article),
        Form::Json => object(article, added),
    };
    Clean::text(&format!("{}\n", text.trim_end()))
}

/// An article as plain text: its title, where it is from, its body.
pub fn text(article: &Article) -> String {
    let subtitle = article.subtitle.as_ref();
    let subtitle = subtitle.map(|words| format!("\n{words}"));
    let parts = [
        format!("{}{}", article.title, subtitle.unwrap_or_default()),
        citation::plain(article),
        body::text(&article.body),
    ];
    format!("{}\n", parts.join("\n\n").trim_end())
}

/// An article as an object, with the note and the tags that its reader gave it.
fn object(article: &Article, added: &Added) -> String {
    let mut object = facts::facts(article);
    json::add_tags(&mut object, &added.tags);
    let note = added.note.as_ref().map(|note| &note.text);
    object.insert("note".to_owned(), json!(note));
    object.insert("text".to_owned(), json!(body::text(&article.body)));
    object.insert("body".to_owned(), body::blocks(&article.body));
    Value::Object(object).to_string()
}

/// A name for the file of an article, in Markdown: the words of its title, without what a path or a
/// shell could take for its own.
pub fn name(article: &Article) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let title: String = article.title.chars().map(plain).collect();
    let mut name = String::new();
    for word in title.split_whitespace() {
        let room = NAME_BYTES.saturating_sub(name.len() + 1);
        if !name.is_empty() && word.len() > room {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        // Where nothing parts words, the first may be the whole title.
        name.push_str(word.get(..word.floor_char_boundary(room)).unwrap_or(word));
    }
    if name.is_empty() {
        name.push_str("article");
    }
    format!("{name}.md")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use proptest::prelude::*;

    fn titled(title: &str) -> Article {
        Article {
            title: Clean::line(title),
            ..Article::default()
        }
    }

    #[test]
    fn the_ending_says_the_form() {
        let article = Article {
            url: Some(Clean::line("https://example.org/a")),
            body: vec![Block::paragraph("One *two*.")],
            ..titled("../Ships: $(x) 港?")
        };
        let saved = |name: &str| {
            let form = Form::of(Path::new(name))?;
            Some(saved(form, &article, &Added::default()).to_string())
        };
        assert_eq!(
            saved("a.TXT").unwrap(),
            "../Ships: $(x) 港?\n\n“../Ships: $(x) 港?”. https://example.org/a\n\nOne *two*.\n"
        );
        assert!(saved("a.md").unwrap().ends_with("---\n\nOne \\*two\\*.\n"));
        let object: Value = serde_json::from_str(&saved("a.json").unwrap()).unwrap();
        assert_eq!(object["text"], "One *two*.");
        assert_eq!(saved("a.doc"), None);
        assert_eq!(saved("md"), None);
    }

    #[test]
    fn a_name_is_the_words_of_the_title() {
        for (title, expected) in [
            ("../Ships: $(x) 港?", "Ships-x-港.md"),
            ("", "article.md"),
            ("…—%s", "s.md"),
            ("-rf / *", "rf.md"),
        ] {
            assert_eq!(name(&titled(title)), expected);
        }
    }

    proptest! {
        #[test]
        fn a_name_is_short_and_plain(title in "\\PC{0,200}") {
            let name = name(&titled(&title));
            prop_assert!(name.len() <= NAME_BYTES + 3, "{name}");
            let stem = name.strip_suffix(".md").unwrap();
            prop_assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{name}");
            prop_assert!(!stem.starts_with('-') && !stem.is_empty());
        }
    }
}
