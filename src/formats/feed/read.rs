//! The items of a feed, and what it says of itself for all of them.

use crate::article::{Article, Problem};
use crate::formats::feed::{item, json};
use crate::formats::fields::{labels, value};
use crate::formats::records::{Names, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::{Element, Ending, parts};
use crate::text::Clean;

const NAMES: Names = Names {
    from: "feed",
    file: "a feed",
};

/// The deepest an item may stand: in the channel of an `<rss>`, which may stand in something else.
const DEEPEST: usize = 6;

/// Reads a feed: an article an item.
pub fn read(input: &Input, reading: &mut Reading) {
    if json::recognises(input.text) {
        return json::read(input, reading);
    }
    let first = reading.articles.len();
    let mut records = Records::new(NAMES, input.budget, reading);
    let is_item = |name: &str, depth: usize| matches!(name, "item" | "entry") && depth <= DEEPEST;
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let map = item::map(&part.element, &part.around);
        let number = records.next_part();
        records.take_item(&map, number, part.line);
        true
    };
    let (root, ending) = parts(input.text, input.budget, &is_item, &mut take);
    let count = records.count;
    if let Ending::CutOff { line, part } = ending {
        records.list(cut_off(count, line, part));
    }
    if count > 0 {
        records.finish();
    } else if reading.problems.is_empty() {
        reading.skipped = Some("a feed without items".to_owned());
    }
    let channel = Channel::of(&root);
    for article in reading.articles.iter_mut().skip(first) {
        channel.share(article);
    }
    // A document that is one item holds no parts.
    if let [only] = reading.articles.as_mut_slice()
        && root == Element::default()
    {
        only.part = None;
    }
}

/// Says how far a feed was read that ends too early.
fn cut_off(count: u32, line: u32, part: Option<u32>) -> Problem {
    let items = if count == 1 { "item" } else { "items" };
    let what = match part {
        Some(from) => format!(
            "the feed is cut off in the item that begins on line {from}; {count} whole {items} before it"
        ),
        None => format!("the feed is cut off after {count} {items}"),
    };
    let problem = Problem::file(&what).at_line(line);
    problem.with_hint("save the feed again to have the rest")
}

/// What a feed says of itself.
#[derive(Debug, Default)]
struct Channel {
    title: Option<Clean>,
    lang: Option<Clean>,
    authors: Vec<Clean>,
}

impl Channel {
    fn of(root: &Element) -> Self {
        let own = root.child("channel").unwrap_or(root);
        let title = own.text_of("title").map(|title| value::line(&title));
        let lang = ["language", "dc:language"]
            .iter()
            .find_map(|name| own.text_of(name));
        let lang = lang
            .or_else(|| own.attribute("xml:lang").map(str::to_owned))
            .or_else(|| root.attribute("xml:lang").map(str::to_owned));
        // Only Atom says that its authors wrote the items.
        let is_atom = root.name == "feed";
        Self {
            title: title.filter(|title| !title.is_empty()),
            lang: lang.and_then(|lang| labels::tag_of(&lang)),
            authors: if is_atom {
                item::authors(root)
            } else {
                Vec::new()
            },
        }
    }

    /// Gives an article what its feed says for all.
    fn share(&self, article: &mut Article) {
        let title = self.title.as_ref();
        article.source = article.source.take().or_else(|| title.cloned());
        article.lang = article.lang.take().or_else(|| self.lang.clone());
        if article.authors.is_empty() {
            article.authors.clone_from(&self.authors);
        }
    }
}
