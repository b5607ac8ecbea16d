//! Where a link leads in truth, and what about it deceives.
//!
//! A link shows its reader one thing and may lead to another. What is opened is the address as a
//! browser would read it; its host is said, and whatever makes it look like another is named. A
//! link is only suspected for what stands in it: one that just leads far away is plain.

use std::fmt;

use url::{Host, Url};

use crate::article::named_host::{self, is_same_site};

/// Signs that look like the slashes and the marks around a host.
const LOOK_ALIKES: [char; 9] = [
    '\u{2044}', '\u{2215}', '\u{29f8}', '\u{ff0f}', '\u{2571}', '\u{29f5}', '\u{ff3c}', '\u{ff1f}',
    '\u{ff03}',
];

/// Parts of a mail that an address may fill in; any other could attach a file.
const MAIL_PARTS: [&str; 4] = ["subject", "body", "cc", "bcc"];

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The address to open: in ASCII, without white space.
    pub address: String,
    /// The host that it leads to; for mail, the address that is written to.
    pub host: String,
    /// What makes it look like another.
    pub deceptions: Vec<Deception>,
}

/// What makes a link look like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deception {
    /// Its words name another host.
    NamesAnother(String),
    /// Its host is written in letters that may look like others, which the address states as `xn--`.
    Punycode,
    /// Its host mixes letters of several scripts.
    MixedScript,
    /// A name or a password stands before the host.
    UserInfo,
    /// Signs that look like slashes stand in or before the host.
    LookAlikeSlash,
}

impl fmt::Display for Deception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamesAnother(host) => write!(f, "its words name {host}"),
            Self::Punycode => write!(f, "its host is punycode"),
            Self::MixedScript => write!(f, "its host mixes scripts"),
            Self::UserInfo => write!(f, "a user name stands before its host"),
            Self::LookAlikeSlash => write!(f, "it has look-alike slashes"),
        }
    }
}

/// Why an address is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no address.
    #[error("{0} is no address that can be opened")]
    NoAddress(String),
    /// It is not one of the web or of mail.
    #[error("{0}: links are not opened; only http, https and mailto are")]
    Scheme(String),
}

/// Where the link `address` with the words `words` leads; one that names no host of its own is
/// taken from `base`, the address of its article.
pub fn destination(words: &str, address: &str, base: Option<&str>) -> Result<Destination, Refusal> {
    let address = address.trim();
    let url = parse(address, base).ok_or_else(|| Refusal::NoAddress(address.to_owned()))?;
    match url.scheme() {
        "http" | "https" => web(words, address, url),
        "mailto" => mail(words, &url),
        other => Err(Refusal::Scheme(other.to_owned())),
    }
}

/// The address, as a browser reads it.
fn parse(address: &str, base: Option<&str>) -> Option<Url> {
    if address.is_empty() {
        return None;
    }
    match Url::parse(address) {
        Ok(url) => Some(url),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let host = address.split('/').next().unwrap_or_default();
            match base.and_then(|base| Url::parse(base.trim()).ok()) {
                Some(base) => base.join(address).ok(),
                // `example.org/story`, as people write it.
                None if named_host::is_domain(host) => {
                    Url::parse(&format!("https://{address}")).ok()
                }
                None => None,
            }
        }
        Err(_) => None,
    }
}

/// Where a web address leads.
fn web(words: &str, written: &str, mut url: Url) -> Result<Destination, Refusal> {
    let no_address = || Refusal::NoAddress(written.to_owned());
    let host = url
        .host()
        .map(|host| host.to_string())
        .ok_or_else(no_address)?;
    let mut deceptions = Vec::new();
    if let Some(named) = named_host::in_words(words)
        && !is_same_site(&named, &host)
    {
        deceptions.push(Deception::NamesAnother(named));
    }
    let authority = authority(written);
    if mixes_scripts(authority) {
        deceptions.push(Deception::MixedScript);
    } else if matches!(url.host(), Some(Host::Domain(host)) if is_punycode(host)) {
        deceptions.push(Deception::Punycode);
    }
    if !url.username().is_empty() || url.password().is_some() {
        deceptions.push(Deception::UserInfo);
    }
    if has_look_alikes(authority) || has_look_alikes(named_host::address_in(words)) {
        deceptions.push(Deception::LookAlikeSlash);
    }
    // A browser would send them to the host, and show only it; they are no part of the way.
    let stripped = url.set_username("").and_then(|()| url.set_password(None));
    debug_assert!(stripped.is_ok(), "a web address has a host");
    Ok(Destination {
        address: url.to_string(),
        host,
        deceptions,
    })
}

/// Where a mail goes.
fn mail(words: &str, url: &Url) -> Result<Destination, Refusal> {
    let to = url.path();
    if to.is_empty() || to.starts_with('-') {
        return Err(Refusal::NoAddress(url.to_string()));
    }
    let kept = url.query_pairs().filter(|(name, _)| {
        let name = name.to_ascii_lowercase();
        MAIL_PARTS.contains(&name.as_str())
    });
    let parts: Vec<_> = kept
        .map(|(name, value)| {
            let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
            format!("{name}={}", value.replace('+', "%20"))
        })
        .collect();
    let query = if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    };
    let host = to
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let named = named_host::in_words(words).filter(|named| !is_same_site(named, &host));
    Ok(Destination {
        address: format!("mailto:{to}{query}"),
        host: to.to_owned(),
        deceptions: named.map(Deception::NamesAnother).into_iter().collect(),
    })
}

/// What stands between the scheme and the path, as written.
fn authority(written: &str) -> &str {
    let rest = written.split_once(':').map_or(written, |(_, rest)| rest);
    // A backslash is a slash to a browser and a letter to a reader: it stays in sight.
    let rest = rest.trim_start_matches('/');
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn has_look_alikes(text: &str) -> bool {
    text.contains(LOOK_ALIKES) || text.contains('\\') || text.to_ascii_lowercase().contains("%2f")
}

fn is_punycode(host: &str) -> bool {
    host.split('.').any(|label| label.starts_with("xn--"))
}

/// Whether letters that look alike come from several of the scripts that have such.
fn mixes_scripts(text: &str) -> bool {
    let is_latin = |c: char| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}');
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}');
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    let is_armenian = |c: char| matches!(c, '\u{530}'..='\u{58f}');
    text.split('.').any(|label| {
        let scripts = [
            label.contains(is_latin),
            label.contains(is_greek),
            label.contains(is_cyrillic),
            label.contains(is_armenian),
        ];
        scripts.into_iter().filter(|has| *has).count() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str, address: &str) -> (String, String) {
        match destination(
            words,
            address,
            Some("https://news.example.org/2023/story.html"),
        ) {
            Ok(found) => {
                let why: Vec<_> = found.deceptions.iter().map(ToString::to_string).collect();
                (found.host, why.join("; "))
            }
            Err(refusal) => (String::new(), refusal.to_string()),
        }
    }

    /// Checks lines of words, address, host, and what is said.
    fn check(lines: &str) {
        for line in lines.trim().lines() {
            let fields: Vec<_> = line.trim().split(" | ").collect();
            let expected = (fields[2].to_owned(), fields.get(3).map(ToString::to_string));
            let (host, why) = said(fields[0], fields[1]);
            assert_eq!(
                (host, Some(why)),
                (expected.0, expected.1.or(Some(String::new()))),
                "{line}"
            );
        }
    }

    #[test]
    fn plain_links_are_not_marked() {
        check(
            "the report | https://www.example.org/a | www.example.org
            www.bbc.co.uk | https://news.bbc.co.uk/1 | news.bbc.co.uk
            https://bbc.com/news | http://www.bbc.com/news | www.bbc.com
            Reuters.com | https://www.reuters.com/ | www.reuters.com
            Node.js | https://nodejs.org/ | nodejs.org
            ASP.NET | https://dotnet.microsoft.com/ | dotnet.microsoft.com
            README.md | https://github.com/a/b | github.com
            U.S. | https://en.wikipedia.org/wiki/US | en.wikipedia.org
            3.5 percent | https://stat.example/ | stat.example
            and⁄or 1/2 | https://example.org/x | example.org
            @reporter@mastodon.social | https://example.social/@reporter | example.social
            read on | /2023/next.html | news.example.org
            read on | //cdn.example.net/x | cdn.example.net
            write to us | mailto:desk@example.org?subject=Hello | desk@example.org
            desk@example.org | mailto:desk@example.org | desk@example.org
            日本語の記事 | https://www.asahi.com/articles/x.html?a=1&b=2#c | www.asahi.com
            a path / with\\ slashes | https://example.org/a%2Fb／c | example.org
            the end of the sentence.The next | https://example.org/ | example.org",
        );
    }

    #[test]
    fn deceptive_links_say_what_deceives() {
        check(
            "https://bank.com/login | https://evil.example/login | evil.example | its words name bank.com
            www.bank.com | https://bank.com.evil.example/ | bank.com.evil.example | its words name www.bank.com
            bank.com | http://evil.example | evil.example | its words name bank.com
            see (https://bank.com). | http://evil.example | evil.example | its words name bank.com
            info@bank.com | https://evil.example/ | evil.example | its words name bank.com
            info@bank.com | mailto:info@evil.example | info@evil.example | its words name bank.com
            a.github.io | https://b.github.io/ | b.github.io | its words name a.github.io
            pаypal.com | https://paypal.com/ | paypal.com | its words name pаypal.com
            sign in | https://pаypal.com/ | xn--pypal-4ve.com | its host mixes scripts
            sign in | https://xn--pypal-4ve.com/ | xn--pypal-4ve.com | its host is punycode
            news | https://bücher.example/ | xn--bcher-kva.example | its host is punycode
            sign in | https://bank.com@evil.example/ | evil.example | a user name stands before its host
            sign in | https://u:p@evil.example/ | evil.example | a user name stands before its host
            sign in | https:\\\\evil.example\\bank.com | evil.example | it has look-alike slashes
            https:∕∕example.org∕a | https://example.org/a | example.org | it has look-alike slashes",
        );
    }

    #[test]
    fn only_web_and_mail_are_opened() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ssh://h",
            "x-man-page:ls",
            "vscode://x",
        ] {
            assert!(
                said("", address).1.contains("only http, https and mailto"),
                "{address}"
            );
        }
        for address in [
            "",
            "https://",
            "http://a b/",
            "mailto:",
            "mailto:-x@y",
            "https://bank.com∕a@/",
        ] {
            assert!(
                said("", address).1.contains("no address"),
                "{address}: {:?}",
                said("", address)
            );
        }
    }

    #[test]
    fn what_is_opened_is_one_word_of_ascii_without_user_and_attachments() {
        let opened = |address| destination("", address, None).unwrap().address;
        assert_eq!(
            opened("https://u:p@example.org/a b'\"`$(x);é"),
            "https://example.org/a%20b'%22%60$(x);%C3%A9"
        );
        assert_eq!(
            opened("mailto:a@b.org?attach=/etc/passwd&subject=x y"),
            "mailto:a@b.org?subject=x%20y"
        );
        assert_eq!(opened("example.org/story"), "https://example.org/story");
    }
}
