//! What a body repeats of the head, taken out of it: the title, the byline, the lead image.

use crate::article::{Article, Block, Date, Image, Kind};
use crate::formats::fields::images;
use crate::formats::{byline, news_date};
use crate::text::{Clean, fold};

/// The longest line that may be a byline, a date or a caption, in bytes.
const LINE_BYTES: usize = 400;

/// Blocks at the start of a body among which the head may be repeated.
const HEAD_BLOCKS: usize = 6;

/// Takes out of the body of `article` what its head says already, and makes a picture that stands
/// before the first words the lead image.
pub fn tidy(article: &mut Article) {
    let mut place = 0;
    for _ in 0..HEAD_BLOCKS {
        let Some(block) = article.body.get(place) else {
            break;
        };
        if is_title(block, &article.title) || says_what_is_known(block, article) {
            article.body.remove(place);
        } else if matches!(block.kind, Kind::Image(_)) && place == 0 {
            place = take_lead_image(article);
        } else {
            break;
        }
    }
}

/// Whether `block` is the title again.
pub fn is_title(block: &Block, title: &str) -> bool {
    let is_line = matches!(block.kind, Kind::Heading(_) | Kind::Paragraph);
    is_line && block.quote_depth == 0 && !title.is_empty() && is_same(&block.inline.text, title)
}

/// Whether two lines say the same, punctuation at their ends aside.
pub fn is_same(one: &str, other: &str) -> bool {
    // Folding a book to compare it with a headline would be a waste.
    let is_near = one.len() <= other.len() * 2 + 40;
    let plain = |text: &str| {
        let folded = fold::folded(text);
        folded
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    };
    is_near && plain(one) == plain(other)
}

/// Whether `block` is a byline or a date line that states nothing but what is known already.
fn says_what_is_known(block: &Block, article: &Article) -> bool {
    let line = block.inline.text.as_str();
    let is_line =
        matches!(block.kind, Kind::Paragraph) && line.len() <= LINE_BYTES && !line.is_empty();
    if !is_line {
        return false;
    }
    if article
        .subtitle
        .as_ref()
        .is_some_and(|subtitle| is_same(line, subtitle))
    {
        return true;
    }
    // Reading a line as a byline takes long; most lines name nobody and no year.
    if !names_author(line, article) && !names_year(line, article) {
        return false;
    }
    let lang = article.lang.as_deref();
    if let Some(byline) = byline::byline(line, lang) {
        let knows = |name: &Clean| article.authors.iter().any(|known| is_same(name, known));
        let knows_date = byline
            .date
            .as_ref()
            .is_none_or(|date| knows_day(date, article));
        let states = !byline.authors.is_empty() || byline.date.is_some();
        return states && byline.authors.iter().all(knows) && knows_date;
    }
    let date = news_date::parse(line, lang, "text");
    date.is_some_and(|date| knows_day(&date, article))
}

/// The dates of an article that a line below its title may repeat.
fn known_dates(article: &Article) -> impl Iterator<Item = &Date> {
    [&article.published, &article.updated].into_iter().flatten()
}

fn knows_day(date: &Date, article: &Article) -> bool {
    known_dates(article).any(|known| known.local.date() == date.local.date())
}

/// Whether a line holds the last word of an author's name.
fn names_author(line: &str, article: &Article) -> bool {
    let lower = line.to_lowercase();
    let mut names = article
        .authors
        .iter()
        .filter_map(|name| name.split_whitespace().next_back());
    names.any(|name| lower.contains(&name.to_lowercase()))
}

/// Whether a line holds the last two digits of the year of a date.
fn names_year(line: &str, article: &Article) -> bool {
    known_dates(article)
        .any(|date| line.contains(&format!("{:02}", date.local.year().rem_euclid(100))))
}

/// Makes the picture that the body begins with the lead image, with the line in italics below it as
/// its caption. Gives the place at which the body goes on to be looked at.
fn take_lead_image(article: &mut Article) -> usize {
    let Some(Kind::Image(found)) = article.body.first().map(|block| &block.kind) else {
        return 1;
    };
    let known = article.image.clone().unwrap_or_default();
    let is_other = known.src.is_some() && !is_same_picture(&known, found);
    if is_other {
        return 1;
    }
    let mut image = Image {
        src: known.src.or_else(|| found.src.clone()),
        alt: known.alt.or_else(|| found.alt.clone()),
        caption: known.caption.or_else(|| found.caption.clone()),
        credit: known.credit.or_else(|| found.credit.clone()),
    };
    article.body.remove(0);
    let below = article.body.first().filter(|block| is_caption_line(block));
    if image.caption.is_none()
        && let Some(line) = below.map(|block| block.inline.text.clone())
    {
        images::set_caption(&mut image, &line);
        article.body.remove(0);
    }
    article.image = Some(image);
    0
}

/// Whether two pictures have one address, sizes in the query aside.
fn is_same_picture(one: &Image, other: &Image) -> bool {
    let path = |image: &Image| {
        image
            .src
            .as_deref()
            .and_then(|src| src.split('?').next().map(str::to_owned))
    };
    path(one).is_some() && path(one) == path(other)
}

/// Whether `block` is a line that stands in italics from end to end.
fn is_caption_line(block: &Block) -> bool {
    let text = &block.inline.text;
    let styled = block.inline.runs.iter().filter(|run| run.style.italic);
    let bytes: usize = styled.map(|run| run.range.len()).sum();
    let is_line = matches!(block.kind, Kind::Paragraph) && (1..=LINE_BYTES).contains(&text.len());
    is_line && bytes + 2 >= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Inline, Run, Style};

    fn italic(text: &str) -> Block {
        let style = Style {
            italic: true,
            ..Style::default()
        };
        let run = Run {
            range: 0..text.len(),
            style,
            link: None,
        };
        Block::new(
            Kind::Paragraph,
            Inline {
                text: Clean::line(text),
                runs: vec![run],
            },
        )
    }

    fn picture(src: &str) -> Block {
        let image = Image {
            src: Some(Clean::line(src)),
            ..Image::default()
        };
        Block::new(Kind::Image(image), Inline::default())
    }

    fn tidied(body: Vec<Block>, image: Option<Image>) -> (Vec<String>, Option<Image>) {
        let mut article = Article {
            title: Clean::line("Rail plan"),
            subtitle: Some(Clean::line("A second try")),
            image,
            body,
            ..Article::default()
        };
        tidy(&mut article);
        (
            article.body.iter().map(Block::plain).collect(),
            article.image,
        )
    }

    #[test]
    fn what_the_head_says_is_not_said_again() {
        let heading = Block::new(Kind::Heading(1), Inline::plain("Rail Plan"));
        let body = vec![
            heading,
            Block::paragraph("A second try."),
            Block::paragraph("One."),
            Block::paragraph("Rail plan"),
        ];
        assert_eq!(tidied(body, None).0, ["One.", "Rail plan"]);
    }

    #[test]
    fn a_picture_before_the_words_is_the_lead_image() {
        let body = vec![
            picture("a.jpg"),
            italic("A bridge."),
            Block::paragraph("One."),
            picture("b.jpg"),
        ];
        let (texts, image) = tidied(body, None);
        assert_eq!(texts, ["One.", ""]);
        let image = image.unwrap();
        assert_eq!(image.src.unwrap(), "a.jpg");
        assert_eq!(image.caption.unwrap(), "A bridge.");
    }

    #[test]
    fn another_picture_than_the_stated_one_stays() {
        let stated = Image {
            src: Some(Clean::line("z.jpg")),
            ..Image::default()
        };
        let (texts, image) = tidied(
            vec![picture("a.jpg"), Block::paragraph("One.")],
            Some(stated.clone()),
        );
        assert_eq!((texts.len(), image), (2, Some(stated)));
        let again = Image {
            src: Some(Clean::line("a.jpg?w=9")),
            ..Image::default()
        };
        let (texts, _) = tidied(
            vec![picture("a.jpg"), Block::paragraph("One.")],
            Some(again),
        );
        assert_eq!(texts, ["One."]);
    }
}
