//! The host that the words of a link name, if they name one.
//!
//! `bank.com` in a link is a promise; `Node.js` is none. So a bare name counts only where it is all
//! that the link says and ends as hosts end; with `https://`, `www.` or `@` before it, anywhere.

/// Endings of hosts that people write without more; those of countries have two letters.
const ENDINGS: &str =
    " com org net info edu gov mil int biz news online site app dev xyz shop blog cloud tv eu ";

/// Endings of two letters that more often end the names of files and programs.
const NO_ENDINGS: &str = " js rs md py sh so pl cc ps vb cs hs kt ml mk go mm am pm ii iv vi ";

/// Names that end as hosts do and are none.
const NO_HOSTS: [&str; 4] = ["asp.net", "ado.net", "vb.net", "ml.net"];

/// Second parts of hosts under countries: `bbc.co.uk` is one site, not a part of `co.uk`.
const SECOND_LEVELS: &str = " co com org net gov edu ac or ne go gob gouv nom asso ltd plc me id ";

/// Hosts whose parts belong to many.
const SHARED: [&str; 16] = [
    "github.io",
    "gitlab.io",
    "blogspot.com",
    "wordpress.com",
    "tumblr.com",
    "substack.com",
    "netlify.app",
    "vercel.app",
    "pages.dev",
    "web.app",
    "firebaseapp.com",
    "herokuapp.com",
    "azurewebsites.net",
    "amazonaws.com",
    "cloudfront.net",
    "appspot.com",
];

/// Signs around a word that are no part of an address.
const AROUND: &[char] = &[
    '(', ')', '[', ']', '{', '}', '<', '>', '"', '\'', '“', '”', '‘', '’', '«', '»', '„', ',', '.',
    ';', ':', '!', '?', '…', '→', '›', '*', '|', '。', '、', '「', '」',
];

/// The host that `words` name, in lower case.
pub(crate) fn in_words(words: &str) -> Option<String> {
    let is_alone = words.split_whitespace().count() == 1;
    words
        .split_whitespace()
        .find_map(|word| named_by(word, is_alone))
}

/// The word of `words` that is written as an address; empty where none is.
pub(crate) fn address_in(words: &str) -> &str {
    let is_address = |word: &&str| {
        let (plain, word) = (slashes(word).to_lowercase(), word);
        plain.contains("://") || plain.contains(":\\\\") || named_by(word, false).is_some()
    };
    words
        .split_whitespace()
        .find(is_address)
        .unwrap_or_default()
}

/// Whether `text` is the name of a host as people write it.
pub(crate) fn is_domain(text: &str) -> bool {
    let text = text.to_lowercase();
    let labels: Vec<_> = text.split('.').collect();
    let are_names = labels.iter().all(|label| {
        let is_named = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && label.len() <= 63 && label.chars().all(is_named)
    });
    let (Some(last), true) = (labels.last(), labels.len() > 1 && are_names) else {
        return false;
    };
    let ending = format!(" {last} ");
    let is_country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_ending = ENDINGS.contains(&ending) || (is_country && !NO_ENDINGS.contains(&ending));
    // `U.S` and `e.g`: letters with full stops between.
    let has_name = labels
        .iter()
        .rev()
        .skip(1)
        .any(|label| label.chars().count() > 1);
    is_ending && has_name && !NO_HOSTS.contains(&text.as_str())
}

/// Whether two hosts belong to one site.
pub(crate) fn is_same_site(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    one == other || site(&one) == site(&other)
}

/// The part of `host` that one owner has.
fn site(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    let mut ends = host.rmatch_indices('.').map(|(at, _)| at);
    let (Some(_), Some(second)) = (ends.next(), ends.next()) else {
        return host;
    };
    let after = |at: usize| host.get(at + 1..).unwrap_or(host);
    let pair = after(second);
    let (name, ending) = pair.split_once('.').unwrap_or((pair, ""));
    let is_shared = SHARED.contains(&pair);
    let is_number = ending.bytes().all(|byte| byte.is_ascii_digit());
    let is_second_level = ending.len() == 2 && SECOND_LEVELS.contains(&format!(" {name} "));
    if is_number {
        return host;
    }
    if is_shared || is_second_level {
        return ends.next().map_or(host, after);
    }
    pair
}

/// The host that one word names.
fn named_by(word: &str, is_alone: bool) -> Option<String> {
    let word = slashes(word);
    let word = word.trim_matches(AROUND);
    let rest = match word.split_once("://") {
        Some((scheme, rest))
            if matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") =>
        {
            rest
        }
        Some(_) => return None,
        None => word,
    };
    let has_scheme = rest.len() != word.len();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (user, host) = authority.rsplit_once('@').unwrap_or(("-", authority));
    // `@name@host` is how some networks call a person.
    if user.is_empty() || word.starts_with('@') {
        return None;
    }
    let host = host
        .split(':')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();
    let is_named = has_scheme || host.starts_with("www.") || authority.contains('@') || is_alone;
    let is_host = if has_scheme {
        host.contains('.')
    } else {
        is_domain(&host)
    };
    (is_named && is_host).then_some(host)
}

/// `word` with plain slashes for those that look like one.
fn slashes(word: &str) -> String {
    word.replace(
        [
            '\u{2044}', '\u{2215}', '\u{29f8}', '\u{ff0f}', '\u{2571}', '\\',
        ],
        "/",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_what_one_owner_has() {
        for (one, other, is_same) in [
            ("bbc.co.uk", "news.bbc.co.uk", true),
            ("bbc.co.uk", "itv.co.uk", false),
            ("www.example.com", "m.example.com", true),
            ("example.com", "example.com.evil.net", false),
            ("a.github.io", "b.github.io", false),
            ("10.0.0.1", "11.0.0.1", false),
            ("Example.COM", "example.com", true),
        ] {
            assert_eq!(is_same_site(one, other), is_same, "{one} {other}");
        }
    }

    #[test]
    fn hosts_are_found_in_words() {
        for (words, host) in [
            ("see https://A.example.org/x now", Some("a.example.org")),
            ("www.example.org.", Some("www.example.org")),
            ("example.org/story", Some("example.org")),
            ("more at example.org today", None),
            ("e.g. this", None),
            ("v1.2", None),
            ("photo.jpg", None),
            ("main.rs", None),
            ("ftp://example.org", None),
        ] {
            assert_eq!(in_words(words).as_deref(), host, "{words}");
        }
    }
}
