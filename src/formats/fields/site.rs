//! The name of the site at the end of a title, taken off it, and for the source where only the address
//! told it.

use crate::article::Article;
use crate::formats::fields::{lead, places};
use crate::text::{Clean, fold};

/// What stands between a title and the name of the site behind it.
const SIGNS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " » "];

/// Hosts have short labels for their country: `co`, `com`.
const SHORTEST_LABEL: usize = 4;

/// Takes the name of the source off the end of the title of `article`: the stated name, or one that the
/// host of the address bears out, which then is the name of the source.
pub fn settle(article: &mut Article) {
    let host = article.url.as_deref().and_then(places::host);
    let cut = SIGNS.iter().find_map(|sign| {
        let (title, name) = article.title.rsplit_once(sign)?;
        let source = article.source.as_deref().unwrap_or_default();
        let is_told = host.is_some_and(|host| bears_out(host, name));
        let is_named = is_told || lead::is_same(name, source);
        is_named.then(|| (Clean::line(title), Clean::line(name), is_told))
    });
    let Some((title, name, is_told)) = cut.filter(|(title, _, _)| !title.is_empty()) else {
        return;
    };
    article.title = title;
    let is_only_host = article
        .source
        .as_deref()
        .is_none_or(|source| Some(source) == host);
    if is_told && is_only_host {
        article.source = Some(name);
        article.from.source = "title";
    }
}

/// Whether a label of `host` is `name`: `www.northernpost.example` and "Northern Post".
fn bears_out(host: &str, name: &str) -> bool {
    let joined = |text: &str| -> String {
        let folded = fold::folded(text);
        folded.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let name = joined(name);
    let is_label = |label: &str| label.len() >= SHORTEST_LABEL && joined(label) == name;
    joined(host) == name || host.split('.').any(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_without_its_source_and_may_name_it() {
        // Title, source, address; the title and the source that are left.
        for (title, source, url, expected, named) in [
            (
                "Rail plan | The Daily",
                "the daily",
                "",
                "Rail plan",
                "the daily",
            ),
            (
                "Rail plan - The Weekly",
                "The Daily",
                "",
                "Rail plan - The Weekly",
                "The Daily",
            ),
            ("The Daily", "The Daily", "", "The Daily", "The Daily"),
            (
                "Rail plan | Northern Post",
                "northernpost.example",
                "https://www.northernpost.example/a",
                "Rail plan",
                "Northern Post",
            ),
            (
                "Rail plan – Post",
                "",
                "https://post.example/a",
                "Rail plan",
                "Post",
            ),
            (
                "Rail plan – History",
                "",
                "https://post.example/a",
                "Rail plan – History",
                "",
            ),
            (
                "Rail plan – Post",
                "The Weekly",
                "https://post.example/a",
                "Rail plan",
                "The Weekly",
            ),
        ] {
            let line = |text: &str| Some(Clean::line(text)).filter(|line| !line.is_empty());
            let mut article = Article {
                title: Clean::line(title),
                source: line(source),
                url: line(url),
                ..Article::default()
            };
            settle(&mut article);
            assert_eq!(article.title, expected);
            assert_eq!(
                article.source.as_deref().unwrap_or_default(),
                named,
                "{title}"
            );
        }
    }
}
