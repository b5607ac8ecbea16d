//! The bars with which calibre frames an article: ways to its neighbours, and where it was found.

/// What the bars are called.
const CLASS: &str = "calibre_navbar";

/// What the link to the page that an article was made of is called.
const SOURCE: &str = "calibre-downloaded-from";

/// A page without its bars, and the address it was made of.
pub(super) fn without(page: &str) -> (String, Option<String>) {
    let mut rest = page;
    let mut left = String::with_capacity(page.len());
    let mut source = None;
    while let Some((before, bar, after)) = bar(rest) {
        left.push_str(before);
        source = source.or_else(|| address(bar));
        rest = after;
    }
    left.push_str(rest);
    (left, source)
}

/// The first bar of a page, with what stands before and after it.
fn bar(page: &str) -> Option<(&str, &str, &str)> {
    let name = page.find(CLASS)?;
    let start = page.get(..name)?.rfind('<')?;
    let tag = page
        .get(start..)?
        .split_whitespace()
        .next()?
        .trim_start_matches('<');
    let end_tag = format!("</{tag}>");
    let rest = page.get(start..)?;
    let end = rest
        .find(&end_tag)
        .map_or(rest.len(), |end| end + end_tag.len());
    Some((page.get(..start)?, rest.get(..end)?, rest.get(end..)?))
}

/// The address in a bar.
fn address(bar: &str) -> Option<String> {
    let name = bar.find(SOURCE)?;
    let start = bar.get(..name)?.rfind("<a")?;
    let tag = bar.get(start..)?.split('>').next()?;
    let (_, value) = tag.split_once("href=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let url = value.get(1..)?.split(quote).next()?;
    let url = url.replace("&amp;", "&");
    url.starts_with("http").then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_taken_off_and_the_address_is_kept() {
        let page = "<body><div class=\"calibre_navbar\">| <a href=\"x\">Next</a> <hr/></div><p>Tide</p><div class='calibre_navbar'><p>from <a href=\"https://a.example/?x=1&amp;y=2\" rel=\"calibre-downloaded-from\">here</a></p></div></body>";
        let (left, source) = without(page);
        assert_eq!(left, "<body><p>Tide</p></body>");
        assert_eq!(source.as_deref(), Some("https://a.example/?x=1&y=2"));
        assert_eq!(without("<p>calibre_navbar"), (String::new(), None));
        assert_eq!(without("plain"), ("plain".to_owned(), None));
    }
}
