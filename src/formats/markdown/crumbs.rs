//! The way to the page that clippers keep above a story, taken out of it: "Home › Chronicle".
//!
//! It is known by its addresses: each is a folder of the address of the article.

use url::Url;

use crate::article::{Article, Block, Kind};

/// The fewest links of a way.
const FEWEST: usize = 2;

/// Takes the way to the page out of the start of the body, and the name of its last folder where it
/// stands again below: that is the section.
pub(super) fn take(article: &mut Article) {
    let Some(page) = article.url.as_deref().and_then(|url| Url::parse(url).ok()) else {
        return;
    };
    let way = article.body.iter().map_while(|block| folders(block, &page));
    let way: Vec<Vec<bool>> = way.collect();
    let Some(is_section) = way.iter().flatten().next_back().copied() else {
        return;
    };
    if way.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return;
    }
    let blocks: Vec<Block> = article.body.drain(..way.len()).collect();
    let last = blocks.last().and_then(last_link).filter(|_| is_section);
    article
        .dropped
        .extend(blocks.into_iter().map(|block| block.inline.text));
    let Some(last) = last else { return };
    let is_again =
        |block: &Block| matches!(block.kind, Kind::Paragraph) && block.inline.text.as_str() == last;
    if article.body.first().is_some_and(is_again) {
        article.dropped.push(article.body.remove(0).inline.text);
    }
    if article.section.is_none() {
        article.section = Some(crate::text::Clean::line(&last));
        article.from.section = "text";
    }
}

/// Of each link in a block that is nothing but links to folders of `page`, whether its folder is below
/// the whole site.
fn folders(block: &Block, page: &Url) -> Option<Vec<bool>> {
    let is_line =
        matches!(block.kind, Kind::Paragraph | Kind::Item { .. }) && block.quote_depth == 0;
    let runs: Vec<_> = block
        .inline
        .runs
        .iter()
        .filter(|run| run.link.is_some())
        .collect();
    let mut end = 0;
    let mut is_between = is_line && !runs.is_empty();
    for run in &runs {
        let between = block
            .inline
            .text
            .get(end..run.range.start)
            .unwrap_or_default();
        is_between &= !between.contains(char::is_alphanumeric);
        end = run.range.end;
    }
    let after = block.inline.text.get(end..).unwrap_or_default();
    if !is_between || after.contains(char::is_alphanumeric) {
        return None;
    }
    let links = runs.iter().filter_map(|run| run.link.as_deref());
    links.map(|link| folder(link, page)).collect()
}

/// Whether `link`, which is a folder of `page`, is more than the site; nothing where it is none.
fn folder(link: &str, page: &Url) -> Option<bool> {
    let link = Url::parse(link).ok()?;
    let (path, whole) = (link.path().trim_end_matches('/'), page.path());
    let rest = whole.strip_prefix(path)?;
    let is_folder = link.host_str() == page.host_str() && rest.starts_with('/') && rest.len() > 1;
    is_folder.then_some(!path.is_empty())
}

/// The words of the last link in a block.
fn last_link(block: &Block) -> Option<String> {
    let mut runs = block.inline.runs.iter().rev();
    let run = runs.find(|run| run.link.is_some())?;
    Some(block.inline.text.get(run.range.clone())?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Budget, markdown};
    use crate::text::Clean;

    #[test]
    fn the_way_to_the_page_is_no_part_of_the_story() {
        let home = "[Home](https://post.example/)";
        let trade = "[Trade](https://post.example/trade)";
        for (text, body, section) in [
            (
                format!("1. {home}\n2. {trade}\n\nTrade\n\nOne."),
                vec!["One."],
                Some("Trade"),
            ),
            (
                format!("{home} › {trade}\n\nOne."),
                vec!["One."],
                Some("Trade"),
            ),
            (
                format!("{home}\n\n{trade}\n\nOne."),
                vec!["One."],
                Some("Trade"),
            ),
            (format!("{trade}\n\nOne."), vec!["Trade", "One."], None),
            (
                format!("{home} and {trade}\n\nOne."),
                vec!["Home and Trade", "One."],
                None,
            ),
            (
                "- [A](https://post.example/sport)\n- [B](https://other.example/)".to_owned(),
                vec!["A", "B"],
                None,
            ),
        ] {
            let mut article = Article {
                url: Some(Clean::line("https://post.example/trade/new-line-42")),
                body: markdown::blocks(&text, &Budget::default()),
                ..Article::default()
            };
            take(&mut article);
            let lines: Vec<String> = article.body.iter().map(Block::plain).collect();
            assert_eq!(lines, body, "{text}");
            assert_eq!(article.section.as_deref(), section, "{text}");
        }
    }
}
