//! The address of an article without what does not name it: two files with one such address hold one
//! article.
//!
//! What is taken away says how a reader came to a page, or in which dress it was served. A path and
//! the parameters of a query that may tell two pages apart stay.

use url::Url;

/// Parameters that say how a reader came to a page, not which page it is.
const TRACKING: &str = "\
    fbclid gclid gclsrc dclid gbraid wbraid gad_source srsltid msclkid yclid twclid ttclid \
    li_fat_id epik igshid igsh mc_cid mc_eid _ga _gl _hsenc _hsmi hsctatracking mkt_tok \
    oly_enc_id oly_anon_id vero_id wickedid cmpid cmp icid ncid ocid ito xtor smid smtyp \
    s_cid soc_src soc_trk sref ref_src ref_url guccounter guce_referrer guce_referrer_sig \
    wt_mc wtrid partner ns_mchannel ns_source ns_campaign phpsessid jsessionid";

/// Beginnings of such parameters.
const TRACKING_PREFIXES: &str = "\
    utm_ at_medium at_campaign at_custom at_link at_bbc at_format pk_ piwik_ mtm_ matomo_ \
    hsa_";

/// What the page of a folder is called where it is called anything.
const INDEX_PAGES: [&str; 4] = ["/index.html", "/index.htm", "/index.php", "/index.asp"];

/// How many addresses are looked for inside each other: a cached page of an archived page.
const NESTED: usize = 3;

/// `url` without what does not name the article; `None` where it has neither path nor query or is no
/// web address.
///
/// Taken away are the fragment, tracking parameters, user and password, `www.` and `amp.`, the
/// default port, the dress of AMP, the name of an index page and the final slash; `http` and `https`
/// are one, and so are the ways to write one character and the orders of parameters. A page from a
/// cache or an archive has the address of the page that it is of.
pub fn canonical_url(url: &str) -> Option<String> {
    let mut url = Url::parse(url.trim()).ok()?;
    for _ in 0..NESTED {
        let Some(inner) = inside(&url) else { break };
        url = inner;
    }
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host = host.strip_prefix("amp.").unwrap_or(host);
    let port = url
        .port()
        .filter(|port| !matches!(port, 80 | 443))
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let path = named_path(url.path());
    let query = named_parameters(&url);
    let state = url.fragment().filter(|fragment| fragment.starts_with('!'));
    let state = state.map(|state| format!("#{state}")).unwrap_or_default();
    if path.is_empty() && query.is_empty() && state.is_empty() {
        return None;
    }
    Some(format!("https://{host}{port}{path}{query}{state}"))
}

/// The address of the page that a cache of AMP pages, or an archive, holds under `url`.
fn inside(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let path = url.path();
    let query = url
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let bare = if host.ends_with(".cdn.ampproject.org") {
        let rest = ["/c/", "/v/"]
            .iter()
            .find_map(|kind| path.strip_prefix(kind))?;
        rest.strip_prefix("s/").unwrap_or(rest)
    } else if matches!(host, "www.google.com" | "google.com") {
        let rest = path.strip_prefix("/amp/")?;
        rest.strip_prefix("s/").unwrap_or(rest)
    } else if matches!(host, "web.archive.org" | "archive.org") {
        let (time, page) = path.strip_prefix("/web/")?.split_once('/')?;
        time.starts_with(|c: char| c.is_ascii_digit())
            .then_some(page)?
    } else {
        return None;
    };
    let bare = bare
        .strip_prefix("https:")
        .or_else(|| bare.strip_prefix("http:"))
        .unwrap_or(bare)
        .trim_start_matches('/');
    Url::parse(&format!("https://{bare}{query}")).ok()
}

/// The path without what does not name the page.
fn named_path(path: &str) -> String {
    let path = path.split(";jsessionid=").next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    let path = INDEX_PAGES
        .iter()
        .find_map(|name| path.strip_suffix(name))
        .unwrap_or(path);
    let path = path
        .strip_suffix("/amp")
        .or_else(|| path.strip_suffix(".amp"))
        .unwrap_or(path);
    let path = path
        .strip_prefix("/amp/")
        .map_or_else(|| path.to_owned(), |rest| format!("/{rest}"));
    let path = path
        .strip_suffix(".amp.html")
        .map_or_else(|| path.clone(), |page| format!("{page}.html"));
    same_characters(&path)
}

/// The query of `url` with its `?`, without tracking parameters, in order; empty where nothing is
/// left.
fn named_parameters(url: &Url) -> String {
    let parameters = url.query().unwrap_or_default().split('&');
    let mut named: Vec<_> = parameters
        .filter(|parameter| !parameter.is_empty() && !is_tracking(parameter))
        .map(same_characters)
        .collect();
    named.sort_unstable();
    if named.is_empty() {
        String::new()
    } else {
        format!("?{}", named.join("&"))
    }
}

/// Whether a parameter of a query does not name the page.
fn is_tracking(parameter: &str) -> bool {
    let parameter = parameter.to_ascii_lowercase();
    let name = parameter.split('=').next().unwrap_or_default();
    TRACKING.split(' ').any(|tracking| tracking == name)
        || TRACKING_PREFIXES
            .split(' ')
            .any(|prefix| name.starts_with(prefix))
        || matches!(
            parameter.as_str(),
            "amp" | "amp=1" | "amp=true" | "outputtype=amp"
        )
}

/// `part` with each escape in capitals, and none where none is needed.
fn same_characters(part: &str) -> String {
    let mut same = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('%') {
        same.push_str(before);
        let escape = after.get(..2);
        let byte = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.map(char::from) {
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') => {
                same.push(c);
            }
            Some(_) => {
                same.push('%');
                same.push_str(&escape.unwrap_or_default().to_ascii_uppercase());
            }
            None => same.push('%'),
        }
        rest = if byte.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    same.push_str(rest);
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses of one page, each with the one that it is known by.
    const SAME: [(&str, &str); 44] = [
        ("http://example.org/a", "https://example.org/a"),
        ("https://www.example.org/a", "https://example.org/a"),
        ("http://www.example.org/a", "https://example.org/a"),
        ("https://EXAMPLE.org/a", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "https://example.org/a"),
        ("http://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://user:pw@example.org/a", "https://example.org/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/a//", "https://example.org/a"),
        ("https://example.org/a/index.html", "https://example.org/a"),
        ("https://example.org/a/index.php", "https://example.org/a"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/a#", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?&", "https://example.org/a"),
        (
            "https://example.org/a?utm_source=x&utm_medium=y",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?UTM_Source=x",
            "https://example.org/a",
        ),
        ("https://example.org/a?fbclid=Iw", "https://example.org/a"),
        (
            "https://example.org/a?gclid=1&gad_source=2",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?mc_cid=1&mc_eid=2",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?at_medium=RSS&at_campaign=x",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?xtor=RSS-3208",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?smid=tw-share",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?PHPSESSID=ab12",
            "https://example.org/a",
        ),
        (
            "https://example.org/a;jsessionid=ab12",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?id=7&utm_source=x",
            "https://example.org/a?id=7",
        ),
        (
            "https://example.org/a?b=2&a=1",
            "https://example.org/a?a=1&b=2",
        ),
        ("https://example.org/?p=12", "https://example.org?p=12"),
        (
            "https://example.org/index.php?p=12",
            "https://example.org?p=12",
        ),
        ("https://amp.example.org/a", "https://example.org/a"),
        ("https://www.amp.example.org/a", "https://example.org/a"),
        ("https://example.org/a/amp/", "https://example.org/a"),
        ("https://example.org/amp/a", "https://example.org/a"),
        ("https://example.org/a.amp", "https://example.org/a"),
        (
            "https://example.org/a.amp.html",
            "https://example.org/a.html",
        ),
        ("https://example.org/a?amp=1", "https://example.org/a"),
        (
            "https://www.google.com/amp/s/www.example.org/a",
            "https://example.org/a",
        ),
        (
            "https://example-org.cdn.ampproject.org/c/s/example.org/a?amp",
            "https://example.org/a",
        ),
        (
            "https://web.archive.org/web/20230210093000/http://example.org/a",
            "https://example.org/a",
        ),
        (
            "https://example.org/caf%c3%a9%2da",
            "https://example.org/caf%C3%A9-a",
        ),
    ];

    /// Addresses of two pages.
    const OTHER: [(&str, &str); 22] = [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a", "https://news.example.org/a"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/a/b"),
        ("https://example.org/a", "https://example.org/a.html"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?id=1", "https://example.org/a"),
        ("https://example.org/a?page=2", "https://example.org/a"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://example.org/a?amp=2", "https://example.org/a"),
        (
            "https://example.org/a?lang=de",
            "https://example.org/a?lang=fr",
        ),
        ("https://example.org/a?ref=1", "https://example.org/a?ref=2"),
        ("https://example.org/#!/a", "https://example.org/#!/b"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://example.org/amplify", "https://example.org/lify"),
        ("https://example.org/stamp", "https://example.org/st"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        (
            "https://example.org/2023/02/10",
            "https://example.org/2023/02/11",
        ),
        ("https://example.org/indexes", "https://example.org/"),
        (
            "https://web.archive.org/web/2023/https://example.org/a",
            "https://example.org/b",
        ),
        (
            "https://www.google.com/amp/s/example.org/a",
            "https://www.google.com/amp/s/example.org/b",
        ),
    ];

    #[test]
    fn an_address_keeps_only_what_names_the_article() {
        for (url, expected) in SAME {
            assert_eq!(canonical_url(url).as_deref(), Some(expected), "{url}");
            assert_eq!(
                canonical_url(expected).as_deref(),
                Some(expected),
                "{url} again"
            );
        }
    }

    #[test]
    fn what_may_tell_two_pages_apart_stays() {
        for (one, other) in OTHER {
            assert_ne!(canonical_url(one), canonical_url(other), "{one} {other}");
        }
    }

    #[test]
    fn what_names_no_page_is_no_address() {
        for url in [
            "https://example.org/",
            "https://example.org/#top",
            "https://example.org/?utm_source=x",
            "https://www.example.org/index.html",
            "ftp://example.org/a",
            "mailto:desk@example.org",
            "not an address",
            "",
        ] {
            assert_eq!(canonical_url(url), None, "{url}");
        }
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        let table = [
            ("%", "%"),
            ("%4", "%4"),
            ("%zz%41", "%zzA"),
            ("é%c3", "é%C3"),
            ("%é1", "%é1"),
        ];
        for (part, same) in table {
            assert_eq!(same_characters(part), same);
        }
    }
}
