//! Where facts were found, said of every fact that there is and of no other.

use crate::article::Article;

/// Says of every fact whose place its format did not name that it was found in a file of that
/// format, and takes back what was said of facts that are absent.
pub(super) fn settle(article: &mut Article) {
    let from = &mut article.from;
    let facts = [
        (&mut from.authors, !article.authors.is_empty()),
        (&mut from.source, article.source.is_some()),
        (&mut from.section, article.section.is_some()),
        (&mut from.lang, article.lang.is_some()),
        (&mut from.url, article.url.is_some()),
    ];
    for (from, is_there) in facts {
        match (is_there, from.is_empty()) {
            (true, true) => *from = article.format,
            (true, false) => {}
            (false, _) => *from = "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origins;
    use crate::article::origins::DETECTED;
    use crate::text::Clean;

    #[test]
    fn every_fact_has_its_place_and_no_other_has_one() {
        let mut article = Article {
            format: "feed",
            source: Some(Clean::line("Harbour Post")),
            lang: Some(Clean::line("en")),
            from: Origins {
                lang: DETECTED,
                url: "text",
                ..Origins::default()
            },
            ..Article::default()
        };
        settle(&mut article);
        let expected = Origins {
            source: "feed",
            lang: DETECTED,
            ..Origins::default()
        };
        assert_eq!(article.from, expected);
    }
}
