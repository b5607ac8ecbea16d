//! Where links and pictures of a page lead.

use url::Url;

/// The address against which a page's relative addresses stand, if it is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Base(Option<Url>);

impl Base {
    /// The base of a page saved from `address`; `base` is what its `<base href>` says.
    pub(super) fn new(address: Option<&str>, base: Option<&str>) -> Self {
        let page = address.and_then(web_address);
        let stated = base.and_then(|base| match &page {
            Some(page) => page.join(base).ok(),
            None => Url::parse(base).ok(),
        });
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        Self(stated.filter(is_web).or(page))
    }

    /// The full address of a link; `None` where it leads nowhere outside the page, or is no address
    /// that a reader could open.
    pub(super) fn link(&self, href: &str) -> Option<String> {
        self.absolute(href, &["http", "https", "mailto"])
    }

    /// The full address of a picture.
    pub(super) fn picture(&self, src: &str) -> Option<String> {
        self.absolute(src, &["http", "https"])
    }

    fn absolute(&self, address: &str, schemes: &[&str]) -> Option<String> {
        let address: String = address.trim().replace(['\n', '\r', '\t'], "");
        if address.is_empty() || address.starts_with('#') {
            return None;
        }
        if let Ok(url) = Url::parse(&address) {
            let is_open = schemes.contains(&url.scheme()) && !self.is_this_page(&url);
            return is_open.then_some(address);
        }
        if self.0.is_none() && address.starts_with("//") {
            return Some(format!("https:{address}"));
        }
        let url = self.0.as_ref()?.join(&address).ok()?;
        (schemes.contains(&url.scheme()) && !self.is_this_page(&url)).then(|| url.to_string())
    }

    /// Whether an address names a place within this page.
    fn is_this_page(&self, url: &Url) -> bool {
        let Some(base) = &self.0 else { return false };
        url.fragment().is_some() && {
            let mut whole = url.clone();
            whole.set_fragment(base.fragment());
            whole == *base
        }
    }
}

/// `address` as an address of the web; `None` where it is none.
pub(super) fn web_address(address: &str) -> Option<Url> {
    let url = Url::parse(address.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_made_whole_only_where_the_page_is_known() {
        let page = Some("https://paper.example/2023/story.html");
        let cases = [
            (page, None, "/about", Some("https://paper.example/about")),
            (
                page,
                None,
                "next.html",
                Some("https://paper.example/2023/next.html"),
            ),
            (
                page,
                Some("/docs/"),
                "next.html",
                Some("https://paper.example/docs/next.html"),
            ),
            (page, None, "//cdn.example/a", Some("https://cdn.example/a")),
            (page, None, "#notes", None),
            (page, None, "story.html#notes", None),
            (page, None, "https://paper.example/2023/story.html#n", None),
            (page, None, "javascript:alert(1)", None),
            (page, None, "file:///etc/passwd", None),
            (page, None, "mailto:a@b.example", Some("mailto:a@b.example")),
            (
                page,
                None,
                " https://a.example/\n b ",
                Some("https://a.example/ b"),
            ),
            (None, None, "/about", None),
            (None, None, "//cdn.example/a", Some("https://cdn.example/a")),
            (None, None, "HTTPS://A.example", Some("HTTPS://A.example")),
            (
                None,
                Some("https://paper.example/x/"),
                "y",
                Some("https://paper.example/x/y"),
            ),
            (Some("/home/me/a.html"), None, "b", None),
            (None, Some("file:///home/me/"), "b", None),
        ];
        for (address, base, href, expected) in cases {
            let link = Base::new(address, base).link(href);
            assert_eq!(link.as_deref(), expected, "{href} on {address:?} {base:?}");
        }
    }
}
