//! Lines above the story: the headline again, who wrote it, when, where to share it.

use crate::article::{Article, Block, Kind};
use crate::formats::html::facts::{is_same_title, plain};
use crate::formats::{byline, furniture, news_date};
use crate::text::Clean;

use super::lines;
use super::trim::drop_blocks;

/// The most blocks above a story.
const MOST: usize = 16;

/// The most words that a line of names, dates and small words may hold besides.
const MOST_OTHER_WORDS: usize = 2;

/// The most words of a line that is a role or a place between those of the head.
const MOST_OF_ROLE: usize = 4;

/// Where the story begins: at its first paragraph of prose that is not the line under the headline, and
/// that has no byline and no day of the article close below it.
pub(super) fn start_of_story(article: &Article) -> usize {
    let body = &article.body;
    let subtitle = article.subtitle.as_deref().map(plain);
    let is_head = |block: &Block| lines::line(block).is_some_and(|line| is_signed(article, line));
    let is_start = |block: &Block| {
        let is_words = matches!(block.kind, Kind::Paragraph) && block.quote_depth == 0;
        is_words
            && lines::is_prose(&block.inline.text)
            && byline::byline(&block.inline.text, None).is_none()
            && subtitle.as_deref() != Some(&plain(&block.inline.text))
            && !is_head(block)
    };
    let mut start = body.iter().take(MOST).position(is_start);
    while let Some(place) = start {
        let behind = || body.iter().enumerate().skip(place + 1);
        let short = behind().take_while(|(_, block)| block.inline.text.len() <= LONGEST_OF_HEAD);
        let Some((head, _)) = short.take(CLOSE).filter(|(_, block)| is_head(block)).last() else {
            break;
        };
        start = behind()
            .take(MOST)
            .find(|(place, block)| *place > head && is_start(block))
            .map(|(place, _)| place);
    }
    start.unwrap_or_else(|| MOST.min(body.len()))
}

/// How many blocks below a line above the story its byline stands, and how long such lines are at most,
/// in bytes.
const CLOSE: usize = 3;
const LONGEST_OF_HEAD: usize = 160;

/// Whether a line says who wrote the article, or is the day of it.
fn is_signed(article: &Article, line: &str) -> bool {
    if line.len() > LONGEST_OF_HEAD {
        return false;
    }
    let lang = article.lang.as_deref();
    let of_article = |day| {
        let dates = [&article.published, &article.updated].into_iter().flatten();
        dates.map(|date| date.local.date()).any(|own| own == day)
    };
    byline::byline(line, lang).is_some_and(|byline| byline.authors == article.authors)
        || news_date::stamps(line, lang, "text")
            .iter()
            .any(|stamp| of_article(stamp.date.local.date()))
}

/// Takes lines away above the first `story` blocks, and the headline wherever it stands near them.
pub(super) fn trim(article: &mut Article, heading: Option<&str>, story: usize) {
    let known = Known::of(article, heading);
    let menus = menus(&article.body, story);
    drop_blocks(article, |place, block| {
        let Some(line) = lines::line(block) else {
            return false;
        };
        // A heading further down may hold words of the headline.
        let is_again = known.is_title(line) || place <= story && known.is_headline(block, line);
        if place < MOST && is_again {
            return true;
        }
        let is_item = matches!(block.kind, Kind::Item { .. });
        let is_of_head = || {
            if is_item {
                menus.binary_search(&place).is_ok()
            } else {
                known.is_of_head(line)
            }
        };
        place < story && (is_of_head() || known.is_whole_head(block, line))
            || place <= story && known.is_subtitle(line)
    });
}

/// The places, in order, of items above the story in lists of nothing but links. A list that goes on with sentences is
/// of the story, links and all.
fn menus(body: &[Block], story: usize) -> Vec<usize> {
    let is_item = |block: &Block| matches!(block.kind, Kind::Item { .. });
    let is_bare = |block: &Block| lines::is_link(block) && !lines::is_prose(&block.inline.text);
    let mut places = Vec::new();
    let mut start = 0;
    for list in body.chunk_by(|one, next| is_item(one) && is_item(next)) {
        let is_of_story = list.iter().any(|block| lines::is_prose(&block.inline.text));
        if start >= story {
            break;
        }
        if !is_of_story {
            let above = list.iter().zip(start..story);
            let items = above.filter(|(block, _)| is_bare(block));
            places.extend(items.map(|(_, place)| place));
        }
        start += list.len();
    }
    places
}

/// What the head of the article says already.
struct Known {
    titles: Vec<String>,
    subtitle: Option<String>,
    authors: Vec<String>,
    /// Section, source, tags: lines that are just one of these.
    names: Vec<String>,
    lang: Option<Clean>,
}

impl Known {
    fn of(article: &Article, heading: Option<&str>) -> Self {
        let titles = [Some(article.title.as_str()), heading];
        let names = article
            .section
            .iter()
            .chain(&article.source)
            .chain(&article.tags);
        Self {
            titles: titles.into_iter().flatten().map(str::to_owned).collect(),
            subtitle: article.subtitle.as_deref().map(plain),
            authors: article.authors.iter().map(|author| plain(author)).collect(),
            names: names.map(|name| plain(name)).collect(),
            lang: article.lang.clone(),
        }
    }

    fn is_title(&self, line: &str) -> bool {
        let words = plain(line);
        let mut titles = self.titles.iter();
        !words.is_empty() && titles.any(|title| plain(title) == words)
    }

    fn is_headline(&self, block: &Block, line: &str) -> bool {
        let is_first_level = matches!(block.kind, Kind::Heading(1 | 2));
        self.is_title(line)
            || (is_first_level
                && line.len() > 20
                && self.titles.iter().any(|title| {
                    // A heading that is longer by far tells more than the headline.
                    is_same_title(title, line) && line.len() * 4 <= title.len() * 5
                }))
    }

    /// Whether a block of several lines is the headline with names and dates: pages from before style
    /// sheets part them by line breaks alone.
    fn is_whole_head(&self, block: &Block, line: &str) -> bool {
        let is_short = |line: &str| line.split_whitespace().count() <= MOST_OF_ROLE;
        line.contains('\n')
            && line.lines().any(|line| self.is_of_head(line))
            && line.lines().all(|line| {
                self.is_headline(block, line) || self.is_of_head(line) || is_short(line)
            })
    }

    fn is_subtitle(&self, line: &str) -> bool {
        self.subtitle
            .as_ref()
            .is_some_and(|subtitle| *subtitle == plain(line))
    }

    /// Whether a line says only what the head says, or what no one wants to read.
    fn is_of_head(&self, line: &str) -> bool {
        if line.len() > 400 || lines::is_prose(line) && line.len() > 200 {
            return false;
        }
        let words = plain(line);
        words.is_empty()
            || self.names.contains(&words)
            || self.authors.contains(&words)
            || self.is_of_author(&words)
            || furniture::is_relative_time(line)
            || byline::is_role(line)
            || furniture::is_above_title(line)
            || furniture::is_reading_time(line)
            || !news_date::stamps(line, self.lang.as_deref(), "text").is_empty()
            || news_date::label(line).is_some()
            || byline::byline(line, self.lang.as_deref()).is_some()
            || self.is_made_of_facts(line)
    }

    /// Whether a line above the story tells something of its author: "Ann Lee reported from the coast."
    fn is_of_author(&self, words: &str) -> bool {
        let mut rest = self
            .authors
            .iter()
            .filter_map(|name| words.strip_prefix(name));
        rest.any(|rest| rest.starts_with(' '))
    }

    /// Whether a line is made of names and dates and little else: "Ann Lee, Staff writer · 3 May 2023".
    fn is_made_of_facts(&self, line: &str) -> bool {
        let mut rest = line.to_owned();
        let mut has_facts = false;
        while let Some((range, _)) = news_date::find(&rest, self.lang.as_deref(), "text") {
            rest.replace_range(range, " ");
            has_facts = true;
        }
        let mut words = format!(" {} ", plain(&rest));
        for name in self
            .authors
            .iter()
            .chain(&self.names)
            .filter(|name| !name.is_empty())
        {
            let name = format!(" {name} ");
            has_facts |= words.contains(&name);
            words = words.replace(&name, "  ");
        }
        let others = words
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic) && !is_small(word));
        has_facts && others.count() <= MOST_OTHER_WORDS
    }
}

/// Words that stand between names and dates.
fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a",
        "am",
        "and",
        "at",
        "by",
        "con",
        "da",
        "date",
        "de",
        "door",
        "edited",
        "est",
        "et",
        "for",
        "from",
        "gmt",
        "in",
        "ist",
        "la",
        "le",
        "min",
        "minutes",
        "mins",
        "on",
        "par",
        "pm",
        "por",
        "posted",
        "publish",
        "published",
        "read",
        "the",
        "to",
        "um",
        "und",
        "updated",
        "utc",
        "von",
        "y",
        "uhr",
    ];
    SMALL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Budget;
    use crate::formats::html::fragment;

    #[test]
    fn a_menu_is_read_no_further_than_the_story() {
        let link = "<li><a href=https://a.example/x>Link</a></li>";
        let html = format!("<ul>{}</ul>", link.repeat(100));
        let body = fragment(&html, &Budget::default());
        assert_eq!(menus(&body, 3), [0, 1, 2]);
    }
}
