//! Copying: an address, a title, a path, a citation or a quote, of the article or of all that is selected.

use crate::app::notice::counted;
use crate::app::noting::Quote;
use crate::app::outside::Outside;
use crate::app::{App, Effect, Notice};
use crate::article::Article;
use crate::export::citation::{self, Form};
use crate::reader::Place;
use crate::text::Clean;

/// What is copied of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The address.
    Url,
    /// The headline.
    Title,
    /// Where the file lies.
    Path,
    /// A citation.
    Citation(Form),
}

impl Copied {
    /// What one of them is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Url => "URL",
            Self::Title => "title",
            Self::Path => "path",
            Self::Citation(Form::Plain) => "citation",
            Self::Citation(Form::Bibtex) => "BibTeX entry",
            Self::Citation(Form::Csl) => "CSL-JSON item",
        }
    }
}

/// What was gathered to be copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The text.
    pub text: Clean,
    /// How many articles gave some of it.
    pub given: usize,
    /// How many have none.
    pub without: usize,
}

impl App {
    /// Asks for what is to be copied, of the article or of all that is selected.
    pub(crate) fn copy(&mut self, what: Copied) -> Vec<Effect> {
        let rows = if self.is_for_selection() {
            self.selected()
        } else {
            self.list.current().into_iter().collect()
        };
        if rows.is_empty() {
            self.notice = Some(Notice::info("there is no article to copy from"));
            return Vec::new();
        }
        vec![Effect::Outside(Outside::Gather { what, rows })]
    }

    /// Takes what was gathered: it is copied.
    pub(crate) fn take_gathered(
        &mut self,
        what: Copied,
        result: Result<Gathered, Clean>,
    ) -> Vec<Effect> {
        let gathered = match result {
            Ok(gathered) => gathered,
            Err(reason) => {
                let words = format!("nothing was copied: {reason}");
                self.notice = Some(Notice::error(&words));
                return Vec::new();
            }
        };
        let name = what.name();
        let words = match (gathered.given, gathered.without) {
            (0, 1) => format!("nothing was copied: the article states no {name}"),
            (0, _) => format!("nothing was copied: none of the articles states a {name}"),
            (1, 0) => format!("copied the {name}: {}", in_one_line(&gathered.text)),
            (given, 0) => format!("copied {}", plural(given, name)),
            (given, without) => {
                let without = counted(without, "article");
                format!("copied {}; {without} without", plural(given, name))
            }
        };
        self.notice = Some(Notice::info(&words));
        if gathered.given == 0 {
            return Vec::new();
        }
        vec![Effect::Outside(Outside::Copy(gathered.text))]
    }

    /// Copies the paragraph at the top of the article, with where it is from.
    pub(crate) fn copy_quote(&mut self) -> Vec<Effect> {
        let Some(article) = self.article_at_hand() else {
            return Vec::new();
        };
        let Some(quote) = paragraph(&article, self.reading.article_place()) else {
            self.notice = Some(Notice::info("the article has no text to quote"));
            return Vec::new();
        };
        self.copy_words_of(&article, &quote)
    }

    /// Copies `quote` of `article`.
    pub(crate) fn copy_words_of(&mut self, article: &Article, quote: &Quote) -> Vec<Effect> {
        let quoted: Vec<_> = quote
            .words
            .lines()
            .map(|line| format!("> {line}"))
            .collect();
        let text = format!("{}\n\n— {}\n", quoted.join("\n"), citation::plain(article));
        let words = format!(
            "copied the quote with its source: {}",
            in_one_line(&quote.words)
        );
        self.notice = Some(Notice::info(&words));
        vec![Effect::Outside(Outside::Copy(Clean::text(&text)))]
    }
}

/// The first paragraph of `article` that stands at `place` or after it, else its last.
fn paragraph(article: &Article, place: Place) -> Option<Quote> {
    let blocks = (1..).zip(&article.body);
    let texts = blocks.filter(|(_, block)| !block.inline.text.trim().is_empty());
    let after = texts.clone().find(|(number, _)| *number >= place.block);
    let (number, block) = after.or_else(|| texts.last())?;
    Some(Quote {
        words: block.inline.text.clone(),
        place: Place {
            block: number,
            offset: 0,
        },
    })
}

/// The first line of a text, and a sign that more follows.
pub(crate) fn in_one_line(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let more = if lines.next().is_some() { " …" } else { "" };
    format!("{first}{more}")
}

/// `3 URLs`, `2 BibTeX entries`.
fn plural(number: usize, name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) if number != 1 => counted(number, &format!("{stem}ie")),
        _ => counted(number, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Inline, Kind};

    #[test]
    fn the_paragraph_at_the_top_is_quoted_or_the_last_one() {
        let article = Article {
            body: vec![
                Block::paragraph("One"),
                Block::new(Kind::Rule, Inline::default()),
                Block::paragraph("Two"),
            ],
            ..Article::default()
        };
        for (block, words) in [(0, "One"), (1, "One"), (2, "Two"), (3, "Two"), (4, "Two")] {
            let quote = paragraph(&article, Place { block, offset: 0 }).unwrap();
            assert_eq!(quote.words.as_str(), words, "{block}");
        }
        assert_eq!(paragraph(&Article::default(), Place::default()), None);
    }

    #[test]
    fn several_are_counted() {
        assert_eq!(plural(3, "URL"), "3 URLs");
        assert_eq!(plural(1, "BibTeX entry"), "1 BibTeX entry");
        assert_eq!(plural(2, "BibTeX entry"), "2 BibTeX entries");
    }
}
