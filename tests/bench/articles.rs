//! Articles of our own words, the same each time, in the formats that folders of news are kept in.

use std::fmt::Write as _;

/// Words of a newsroom, from the commonest on: a word is taken the more often the nearer the front
/// it stands.
const WORDS: &str = "
    the of and to in a that for was on with by from at has are were said would which council city
    harbour ferry winter minister budget police court storm water bridge talks schools energy market
    report island railway farmers election museum hospital vaccine satellite drought parliament
    coast wages inflation repairs inquiry witness carnival orchard lighthouse quarry tram granite
    herring census archive turbine levee glacier pension referendum customs timber saffron beacon
";

/// A rare word, in one article of 500, and one of a phrase, in one of 50.
pub(crate) const RARE: &str = "zephyrine";
pub(crate) const PHRASE: &str = "northern pier";

/// Numbers that look random and are the same each time.
#[derive(Debug, Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // Knuth's multiplier; the high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }
}

/// An article.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    title: String,
    author: &'static str,
    source: &'static str,
    date: String,
    paragraphs: Vec<String>,
}

impl Told {
    /// The article of this number, with about so many words.
    pub(crate) fn new(number: usize, words: usize) -> Self {
        let mut dice = Dice(number as u64 + 1);
        let vocabulary: Vec<_> = WORDS.split_whitespace().collect();
        let mut word = || {
            let most = dice.below(vocabulary.len()) + 1;
            *vocabulary.get(dice.below(most)).unwrap_or(&"the")
        };
        let title: Vec<_> = (0..7).map(|_| word()).collect();
        let mut paragraphs: Vec<String> = Vec::new();
        for _ in 0..words.div_ceil(60) {
            let sentences: Vec<_> = (0..4)
                .map(|_| (0..15).map(|_| word()).collect::<Vec<_>>().join(" "))
                .collect();
            paragraphs.push(format!("It is known that {}.", sentences.join(". There ")));
        }
        let last = if number % 500 == 3 {
            RARE
        } else if number % 50 == 7 {
            PHRASE
        } else {
            "old quay"
        };
        paragraphs.push(format!("Nothing was said of the {last}."));
        let authors = ["Ada Lindqvist", "Tomas Okoro", "Mina Farouk", "José Duarte"];
        let sources = ["Harbour Post", "Granite Herald", "Valley Observer"];
        Self {
            title: format!("Council {} {number}", title.join(" ")),
            author: authors.get(number % 4).unwrap_or(&"Ada Lindqvist"),
            source: sources.get(number % 3).unwrap_or(&"Harbour Post"),
            date: format!(
                "{}-{:02}-{:02}",
                2010 + number % 14,
                number % 12 + 1,
                number % 28 + 1
            ),
            paragraphs,
        }
    }

    /// As a text file.
    pub(crate) fn text(&self) -> String {
        let Self {
            title,
            author,
            source,
            date,
            paragraphs,
        } = self;
        format!(
            "{source} logo\n\n{title}\n\nBy {author} {date}\n\nNone\n\n{}\n",
            paragraphs.join("\n\n")
        )
    }

    /// As Markdown with front matter.
    pub(crate) fn markdown(&self) -> String {
        let Self {
            title,
            author,
            source,
            date,
            paragraphs,
        } = self;
        let body = paragraphs.join("\n\n");
        format!(
            "---\ntitle: {title}\nauthor: {author}\nsource: {source}\ndate: {date}\n---\n\n# {title}\n\n{body}\n"
        )
    }

    /// As a web page.
    pub(crate) fn html(&self) -> String {
        let Self {
            title,
            author,
            source,
            date,
            paragraphs,
        } = self;
        let mut body = String::new();
        for paragraph in paragraphs {
            // Writing into memory cannot fail.
            let _ = writeln!(body, "<p>{paragraph}</p>");
        }
        format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>{title} | {source}</title>\
             <meta property=\"article:published_time\" content=\"{date}\"><meta name=\"author\" content=\"{author}\">\
             </head><body><nav><a href=\"/\">Home</a></nav><article><h1>{title}</h1>\n{body}</article></body></html>"
        )
    }

    /// As JSON.
    pub(crate) fn json(&self) -> String {
        let Self {
            title,
            author,
            source,
            date,
            paragraphs,
        } = self;
        let body = paragraphs.join("\n\n");
        serde_json::json!({"title": title, "author": author, "source": source, "date": date, "content": body}).to_string()
    }
}
