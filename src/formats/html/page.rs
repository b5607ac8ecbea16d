//! A saved page, read as an article.

use dom_query::Document;

use crate::article::Article;
use crate::formats::registry::{Input, Reading};

use super::strip::strip;
use super::{content, facts, trim};

/// Reads a saved web page.
pub fn read(input: &Input, reading: &mut Reading) {
    let stripped = strip(input.text, input.budget);
    let page = Document::from(stripped.html.as_str());
    let gathered = facts::gather(&page, &stripped);
    let said = content::Said {
        heading: gathered.heading.as_deref(),
        text: gathered.facts.text.as_deref(),
    };
    let found = content::find(page, &stripped, said, &gathered.base, input.budget);
    let mut article = Article::default();
    gathered.facts.fill(&mut article);
    article.body = found;
    trim::trim(&mut article, gathered.heading.as_deref(), gathered.lead);
    reading.articles.push(article);
}
