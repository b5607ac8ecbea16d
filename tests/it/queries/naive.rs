//! Each article looked at by itself, as the manual says what a query means.

use jiff::civil::DateTime;
use newsprint::article::{Article, Block, Date, Kind, Precision};
use newsprint::keywords::{Keywords, Matcher};
use newsprint::query::ast::{DateField, Field, Has, Is, Node, Text};
use newsprint::query::{Bounds, Span};
use newsprint::text::fold::folded;
use newsprint::text::stem::{Stems, inflects};
use regex::Regex;

use super::library::{Library, NOW, Told};

/// The rows that a query asks for.
pub(crate) fn rows(library: &Library, tree: &Node) -> Vec<u32> {
    let meets = |told: &&Told| meets(library, told, tree) != Some(false);
    let found = library.all.iter().filter(meets);
    found.map(|told| told.row).collect()
}

/// Whether an article meets `node`; `None` where the node says nothing.
fn meets(library: &Library, told: &Told, node: &Node) -> Option<bool> {
    let article = &told.article;
    Some(match node {
        Node::All => return None,
        Node::Not(inner) => !meets(library, told, inner)?,
        Node::And(nodes) => {
            let mut said = nodes
                .iter()
                .filter_map(|node| meets(library, told, node))
                .peekable();
            said.peek()?;
            said.all(|meets| meets)
        }
        Node::Or(nodes) => {
            let mut said = nodes
                .iter()
                .filter_map(|node| meets(library, told, node))
                .peekable();
            said.peek()?;
            said.any(|meets| meets)
        }
        Node::Text(text) => {
            let everything = [titles(article), authors(article), body(article)].concat();
            return any_holds(library, &everything, text);
        }
        Node::Field(field, text) => return in_field(library, told, *field, text),
        Node::Date(field, span) => {
            let date = match field {
                DateField::Any => listed_by(article),
                DateField::Updated => article.updated.as_ref(),
                DateField::Saved => article.saved.as_ref(),
            };
            date.is_some_and(|date| lies_within(date, span))
        }
        Node::Age(age) => listed_by(article).is_some_and(|date| {
            let unix = |at: DateTime| {
                at.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0))
                    .as_secs()
            };
            let (youngest, oldest) = (NOW - unix(end(date)), NOW - unix(date.local));
            let is_vague = date.precision < Precision::Date;
            let bounds = age.map(newsprint::query::ast::Age::secs);
            let reaches_up = matches!(
                bounds,
                Bounds::AtLeast(_) | Bounds::Above(_) | Bounds::Exactly(_) | Bounds::Between(..)
            );
            // Of a date that is known to the month every moment must be so old.
            bounds.hold(oldest) && (!is_vague || !reaches_up || bounds.hold(youngest + 1))
        }),
        Node::Words(words) => words.hold(u32::try_from(article.words()).unwrap()),
        Node::Hits(hits) => hits.hold(told.summary.hit_count()),
        Node::Keyword(name) => keyword(library, told, name),
        Node::Is(Is::Read) => told.mark.is_read,
        Node::Is(Is::Unread) => !told.mark.is_read,
        Node::Is(Is::Bookmarked) => told.mark.is_bookmarked,
        Node::Is(Is::Duplicate) => {
            let mut others = library.all.iter().filter(|other| other.row != told.row);
            let content = told.summary.keys.content;
            told.copies > 0 || others.any(|other| other.summary.keys.content == content)
        }
        Node::Is(Is::Missing) | Node::Has(Has::Note) => false,
        Node::Has(Has::Image) => article.image.is_some(),
        Node::Has(Has::Problem) => told.has_problem,
        Node::Near(distance, words) => return near(library, article, *distance, words),
    })
}

fn in_field(library: &Library, told: &Told, field: Field, text: &Text) -> Option<bool> {
    let article = &told.article;
    let own = |text: &Option<newsprint::text::Clean>| -> Vec<String> {
        text.iter().map(ToString::to_string).collect()
    };
    match field {
        Field::Title => any_holds(library, &titles(article), text),
        Field::Author => any_holds(library, &authors(article), text),
        Field::Source => any_holds(library, &own(&article.source), text),
        Field::Section => any_holds(library, &own(&article.section), text),
        Field::Tag => {
            let tags: Vec<_> = article.tags.iter().map(ToString::to_string).collect();
            any_holds(library, &tags, text)
        }
        Field::Note => Some(false),
        Field::Lang => Some(article.lang.as_deref().is_some_and(|lang| {
            is_called(text, lang)
                || lang
                    .split('-')
                    .next()
                    .is_some_and(|lang| is_called(text, lang))
        })),
        Field::Format => Some(is_called(text, article.format)),
        Field::Path => {
            let path = told.summary.path.to_str().unwrap();
            Some(is_part(
                text,
                path,
                path.split('/')
                    .enumerate()
                    .map(|(at, _)| path.splitn(at + 1, '/').last().unwrap()),
            ))
        }
        Field::Url => Some(article.url.as_deref().is_some_and(|url| {
            let bare = url.split_once("//").map_or(url, |(_, rest)| rest);
            let short = bare.strip_prefix("www.").unwrap_or(bare);
            is_part(text, url, [url, bare, short].into_iter())
        })),
    }
}

/// The date that an article is listed by.
fn listed_by(article: &Article) -> Option<&Date> {
    let other = article.updated.as_ref().or(article.saved.as_ref());
    article.published.as_ref().or(other)
}

fn is_called(text: &Text, name: &str) -> bool {
    match text {
        Text::Word(word) | Text::Phrase(word) => folded(word) == folded(name),
        Text::Prefix(start) => folded(name).starts_with(&folded(start)),
        Text::Regex(pattern) => Regex::new(pattern).unwrap().is_match(name),
    }
}

fn is_part<'a>(text: &Text, whole: &str, mut starts: impl Iterator<Item = &'a str>) -> bool {
    match text {
        Text::Word(word) | Text::Phrase(word) => folded(whole).contains(&folded(word)),
        Text::Prefix(start) => starts.any(|from| folded(from).starts_with(&folded(start))),
        Text::Regex(pattern) => Regex::new(pattern).unwrap().is_match(whole),
    }
}

fn titles(article: &Article) -> Vec<String> {
    let titles = std::iter::once(&article.title).chain(&article.subtitle);
    titles.map(ToString::to_string).collect()
}

fn authors(article: &Article) -> Vec<String> {
    article.authors.iter().map(ToString::to_string).collect()
}

fn body(article: &Article) -> Vec<String> {
    let caption = article.image.iter().flat_map(|image| &image.caption);
    let blocks = article.body.iter().map(Block::plain);
    assert!(
        article
            .body
            .iter()
            .all(|block| !matches!(block.kind, Kind::Table(_) | Kind::Image(_)))
    );
    caption.map(ToString::to_string).chain(blocks).collect()
}

/// Whether `text` stands in one of `texts`; `None` where it looks for nothing.
fn any_holds(library: &Library, texts: &[String], text: &Text) -> Option<bool> {
    if let Text::Regex(pattern) = text {
        let pattern = Regex::new(pattern).unwrap();
        return Some(texts.iter().any(|text| pattern.is_match(text)));
    }
    let (Text::Word(asked) | Text::Phrase(asked) | Text::Prefix(asked)) = text else {
        unreachable!();
    };
    let asked = words(asked);
    if asked.is_empty() {
        return None;
    }
    let languages = languages(library);
    let is = |number: usize, asked: &str, found: &str| match text {
        Text::Prefix(_) if number + 1 == 0 => unreachable!(),
        Text::Word(_) => is_inflection(asked, found, &languages),
        _ => folded(asked) == folded(found),
    };
    Some(texts.iter().any(|text_found| {
        let found = words(text_found);
        found.windows(asked.len()).any(|window| {
            window.iter().enumerate().all(|(number, found)| {
                let is_last = number + 1 == asked.len();
                if matches!(text, Text::Prefix(_)) && is_last {
                    return folded(found).starts_with(&folded(&asked[number]));
                }
                is(number, &asked[number], found)
            })
        })
    }))
}

/// Runs of letters and digits; of scripts without spaces each character by itself.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.chars() {
        let is_unspaced = matches!(character, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        if is_unspaced {
            words.extend([character.to_string(), String::new()]);
        } else if character.is_alphanumeric() || character == '\u{301}' {
            words.last_mut().unwrap().push(character);
        } else {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_inflection(asked: &str, found: &str, languages: &[Stems]) -> bool {
    let (asked_folded, found) = (folded(asked), folded(found));
    asked_folded == found
        || inflects(asked)
            && inflects(&found)
            && languages.iter().any(|stems| {
                let stem = stems.stem(&found);
                stem == stems.stem(asked) || stem == asked_folded
            })
}

fn languages(library: &Library) -> Vec<Stems> {
    let tags = library.all.iter().map(|told| told.article.lang.as_deref());
    tags.map(Stems::of).chain([Stems::default()]).collect()
}

fn near(library: &Library, article: &Article, distance: u32, asked: &[String]) -> Option<bool> {
    let languages = languages(library);
    let asked: Vec<(String, bool)> = asked
        .iter()
        .flat_map(|word| {
            let stem = word.strip_suffix('*');
            words(stem.unwrap_or(word))
                .into_iter()
                .map(move |part| (part, stem.is_some()))
        })
        .collect();
    if asked.is_empty() {
        return None;
    }
    let is = |(asked, begins): &(String, bool), found: &str| {
        if *begins {
            folded(found).starts_with(&folded(asked))
        } else {
            is_inflection(asked, found, &languages)
        }
    };
    let distance = distance as usize;
    Some([titles(article), body(article)].iter().any(|texts| {
        // Texts of an article stand sixteen words apart.
        let mut places = Vec::new();
        let mut at = 0;
        for text in texts {
            let found = words(text);
            places.extend(
                found
                    .iter()
                    .enumerate()
                    .map(|(place, word)| (at + place, word.clone())),
            );
            at += found.len() + 16;
        }
        places.iter().any(|(start, _)| {
            asked.iter().all(|asked| {
                places.iter().any(|(place, found)| {
                    place >= start && place - start <= distance && is(asked, found)
                })
            })
        })
    }))
}

fn end(date: &Date) -> DateTime {
    use jiff::ToSpan;
    let length = match date.precision {
        Precision::Year => 1.year(),
        Precision::Month => 1.month(),
        Precision::Date => 1.day(),
        Precision::Minute => 1.minute(),
        Precision::Second => 1.second(),
    };
    date.local.checked_add(length).unwrap()
}

fn lies_within(date: &Date, span: &Span) -> bool {
    let (first, after) = span.moments();
    first.is_none_or(|first| date.local >= first) && after.is_none_or(|after| end(date) <= after)
}

fn keyword(library: &Library, told: &Told, name: &str) -> bool {
    let keywords = library.matcher.keywords();
    let has_group = |group: u16| told.summary.hits.iter().any(|(hit, _)| *hit == group);
    (0..).zip(&keywords.groups).any(|(number, group)| {
        let is_group = folded(&group.name) == folded(name);
        let of_word = || {
            let words = group
                .words
                .iter()
                .filter(|word| folded(&word.text) == folded(name));
            words.into_iter().any(|word| {
                let alone = Matcher::new(Keywords {
                    groups: vec![newsprint::keywords::Group {
                        words: vec![word.clone()],
                        ..group.clone()
                    }],
                    stamp: [0; 16],
                });
                let article = &told.article;
                let texts = [titles(article), body(article)].concat();
                texts
                    .iter()
                    .any(|text| !alone.hits(text, article.lang.as_deref()).is_empty())
            })
        };
        has_group(number) && (is_group || of_word())
    })
}
