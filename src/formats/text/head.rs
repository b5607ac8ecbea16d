//! The head of a text: title, byline, stamps and caption above the story.
//!
//! Newsrooms and scrapers set these in every order, so each line is taken for what it says it is;
//! only title, subtitle and the start of the story are told by their place. What is dropped is kept
//! in the article's list of it.

use super::facts::{self, Facts};
use super::head_line::{self, HeadLine, looks_like_names};
use super::paragraph::Paragraph;
use super::title::{is_drawn, is_number, is_sentence_with_credit, is_title};
use super::{paper, section};
use crate::formats::{byline, caption, furniture};
use crate::text::Clean;

/// A head has no more lines than this.
const MOST_LINES: usize = 40;

/// So many lines from a line on tell what it is.
const LOOKED_AHEAD: usize = 7;

/// The most characters of a subtitle, and of one that nothing but its look speaks for.
const SUBTITLE_CHARS: usize = 400;
const SURE_SUBTITLE_CHARS: usize = 160;

/// A head being read.
struct Head<'h, 'a, 't> {
    facts: &'h mut Facts<'a>,
    /// What each paragraph of the head is, as far as it was looked at.
    lines: Vec<HeadLine>,
    lang: Option<&'h str>,
    paragraphs: &'h [Paragraph<'h, 't>],
    /// Whether the page says that there is no subtitle.
    has_no_subtitle: bool,
    /// The last line of a title that stands under its name.
    open_title: Option<usize>,
}

/// Reads the head of `paragraphs`, and says with which of them the story starts.
pub(super) fn read(paragraphs: &[Paragraph], lang: Option<&str>, facts: &mut Facts) -> usize {
    let mut head = Head {
        lines: Vec::new(),
        lang,
        facts,
        paragraphs,
        has_no_subtitle: false,
        open_title: None,
    };
    let title = head.read_title();
    head.facts.is_below_title = true;
    head.read_below_title(title)
}

impl Head<'_, '_, '_> {
    /// What the paragraph at `place` is; those around it that tell more of it are looked at too.
    fn line(&mut self, place: usize) -> Option<HeadLine> {
        let end = (place + LOOKED_AHEAD).min(MOST_LINES);
        let known = self.lines.len();
        let missing = self.paragraphs.get(known..end.min(self.paragraphs.len()));
        let lines = missing.unwrap_or_default().iter();
        let lang = self.lang;
        self.lines
            .extend(lines.map(|paragraph| head_line::read(&paragraph.text(), lang)));
        self.lines.get(place).cloned()
    }

    /// Reads down to the title, and says where the lines below it start.
    fn read_title(&mut self) -> usize {
        let mut place = 0;
        while let Some(line) = self.line(place) {
            match line {
                HeadLine::Words(words) if self.goes_on_with_title(place) => {
                    self.facts.go_on_with_title(&words);
                    self.open_title = Some(place);
                }
                HeadLine::Words(_) if !self.facts.article.title.is_empty() => return place,
                HeadLine::Words(words) if self.is_of_page(&words, place) => {
                    self.facts.drop(&words);
                }
                HeadLine::Words(words) if self.is_above_title(&words, place) => {
                    self.take_above_title(&words);
                }
                HeadLine::Words(words) if is_drawn(&words) => {}
                HeadLine::Words(words) => {
                    if !is_title(&words) || is_sentence_with_credit(&words) {
                        return place;
                    }
                    self.facts.article.title = Clean::line(&words);
                    self.facts.article.title_from = "text";
                    return place + 1;
                }
                other => self.take(other, place),
            }
            place += 1;
        }
        place
    }

    /// Reads the lines between the title and the story, and says where the story starts.
    fn read_below_title(&mut self, from: usize) -> usize {
        let mut place = from;
        while let Some(line) = self.line(place) {
            match line {
                HeadLine::Words(words) if is_drawn(&words) => {}
                HeadLine::Words(words) if self.goes_on_with_title(place) => {
                    self.facts.go_on_with_title(&words);
                    self.open_title = Some(place);
                }
                HeadLine::Words(words) if self.is_title_again(&words) => self.facts.drop(&words),
                HeadLine::Words(words) if self.is_of_page(&words, place) => {
                    self.facts.drop(&words);
                }
                HeadLine::Words(words) if self.take_words(&words, place) => {}
                HeadLine::Words(_) => return place,
                other => self.take(other, place),
            }
            place += 1;
        }
        place
    }

    /// Whether `words` are a button of the page, or a number that it counts by.
    fn is_of_page(&self, words: &str, place: usize) -> bool {
        furniture::is_above_title(words) || is_number(words) && self.has_words_after(place)
    }

    /// Takes words below the title that are not of the story, if they are not.
    fn take_words(&mut self, words: &str, place: usize) -> bool {
        let within = head_line::name_after_place(words)
            .map(str::to_owned)
            .or_else(|| head_line::name_before_handle(words));
        let name = within.filter(|name| self.is_name(name, place));
        if name.is_some() || self.is_name(words, place) {
            let words = name.as_deref().unwrap_or(words);
            self.facts.article.authors = byline::authors(words);
            if self.facts.article.authors.is_empty() {
                self.facts.article.authors.push(Clean::line(words));
            }
            self.facts.article.from.authors = "byline";
            return true;
        }
        if self.take_affiliation(words, place) || self.take_shorter_title(words) {
            return true;
        }
        if section::is_section(words) && self.stands_by_date(place) {
            self.facts.note(|article| &mut article.section, words);
            return true;
        }
        if self.has_story_after(place) && self.take_caption(words) {
            return true;
        }
        if self.facts.article.subtitle.is_none() && self.is_subtitle(words, place) {
            self.facts.article.subtitle = Some(Clean::line(words));
            return true;
        }
        false
    }

    /// Whether `words` are the names of those who wrote it: they look like it and stand by a date, or
    /// right below the title.
    fn is_name(&self, words: &str, place: usize) -> bool {
        let is_open = self.facts.article.authors.is_empty() && looks_like_names(words);
        let is_below_title = matches!(place.checked_sub(1).map(|above| self.lines.get(above)),
            Some(Some(HeadLine::Words(above))) if Clean::line(above) == self.facts.article.title);
        let is_one = (2..=3).contains(&words.split_whitespace().count());
        let is_certain = is_below_title && is_one && self.facts.has_evidence;
        is_open && (self.stands_by_date(place) || is_certain)
    }

    /// Takes the line below a byline that says for whom, or as what, they write.
    fn take_affiliation(&mut self, words: &str, place: usize) -> bool {
        let above = place.checked_sub(1).and_then(|above| self.lines.get(above));
        let is_below_byline = match above {
            Some(HeadLine::Byline(_)) => true,
            Some(HeadLine::Words(above)) => self
                .facts
                .article
                .authors
                .iter()
                .any(|author| author == above.as_str()),
            _ => false,
        };
        let is_short = words.split_whitespace().count() <= 6 && !words.ends_with(['.', '?', '!']);
        if !is_below_byline || !is_short {
            return false;
        }
        if paper::is_paper(words) || caption::is_agency(words) {
            let mut pieces = words.split([',', '|', '·']);
            // "BBC News, London", "Dispatch desk, Velmar Herald".
            let paper = pieces.rfind(|piece| paper::is_paper(piece) || caption::is_agency(piece));
            let paper = paper.unwrap_or(words);
            self.facts.note(|article| &mut article.source, paper);
        } else if !section::is_role(words) {
            return false;
        }
        self.facts.drop(words);
        true
    }

    /// Takes the title that stands below the title of the page, which says the name of the paper too.
    fn take_shorter_title(&mut self, words: &str) -> bool {
        let Some(rest) = self.facts.article.title.strip_prefix(words) else {
            return false;
        };
        let paper = rest
            .trim()
            .strip_prefix(['|', '-', '–', '—', '·', ':'])
            .map(str::trim);
        let Some(paper) =
            paper.filter(|paper| !paper.is_empty() && paper.split_whitespace().count() <= 5)
        else {
            return false;
        };
        let paper = paper.to_owned();
        self.facts.article.title = Clean::line(words);
        self.facts.note(|article| &mut article.source, &paper);
        true
    }

    /// Takes a caption: words that say who took a picture.
    fn take_caption(&mut self, words: &str) -> bool {
        if !caption::is_caption(words) {
            return false;
        }
        let (shown, credit) = caption::part(words);
        let line = |text: &str| (!text.is_empty()).then(|| Clean::line(text));
        let (shown, credit) = (line(shown), credit.and_then(line));
        let image = self.facts.article.image.get_or_insert_default();
        if (image.caption.is_some() && shown.is_some())
            || (image.credit.is_some() && credit.is_some())
        {
            return false;
        }
        image.caption = image.caption.take().or(shown);
        image.credit = image.credit.take().or(credit);
        true
    }

    /// Whether `words` below the title are a subtitle: something of a head follows them, or they are
    /// set like one in a text that has a head.
    fn is_subtitle(&self, words: &str, place: usize) -> bool {
        let length = words.chars().count();
        if length > SUBTITLE_CHARS || self.facts.article.title.is_empty() {
            return false;
        }
        let next = |offset: usize| self.lines.get(place + offset);
        let is_of_head = |line: Option<&HeadLine>| match line {
            Some(
                HeadLine::Byline(_)
                | HeadLine::Stamps(_)
                | HeadLine::Several(_)
                | HeadLine::Dated(..),
            ) => true,
            Some(HeadLine::Words(words)) => {
                caption::is_caption(words) && self.facts.article.image.is_none()
            }
            _ => false,
        };
        let skipped = usize::from(matches!(next(1), Some(HeadLine::Furniture)));
        let follows = is_of_head(next(1 + skipped));
        let is_names = matches!(next(1), Some(HeadLine::Words(words)) if looks_like_names(words))
            && matches!(next(2), Some(HeadLine::Stamps(_) | HeadLine::Several(_)));
        if follows || is_names {
            return true;
        }
        let is_open = !words.ends_with(['.', ':', '。', '…', '?', '!', '؟']);
        let is_before_text =
            matches!(next(1), Some(HeadLine::Words(next)) if next.chars().count() > length);
        self.facts.has_evidence
            && !self.has_no_subtitle
            && is_open
            && is_before_text
            && length <= SURE_SUBTITLE_CHARS
            && words.split_whitespace().count() > 4
    }

    /// Whether `words` above a title name the section or the paper: they look like it, and a title
    /// follows.
    fn is_above_title(&self, words: &str, place: usize) -> bool {
        let is_known = section::is_section(words)
            || self.paper_above_title(words).is_some()
            || self.is_dateline(words);
        let is_next_of_head = matches!(
            self.lines.get(place + 1),
            Some(HeadLine::Byline(_) | HeadLine::Stamps(_))
        );
        if !(is_known || (section::is_in_capitals(words) && !is_next_of_head)) {
            return false;
        }
        let rest = self.lines.iter().skip(place + 1).take(5);
        let mut words = rest.filter_map(|line| match line {
            HeadLine::Words(words) => Some(words),
            _ => None,
        });
        words
            .next()
            .is_some_and(|next| is_title(next) && !next.ends_with(['.', '。']))
    }

    /// Whether `words` are the place that the story begins with: "Wittenberge. Am Sonnabend hat …".
    fn is_dateline(&self, words: &str) -> bool {
        let begins = |paragraph: &Paragraph| {
            let rest = paragraph.first().strip_prefix(words);
            rest.is_some_and(|rest| {
                rest.trim_start_matches([' '])
                    .starts_with(['.', '–', '—', '-', '('])
            })
        };
        words.split_whitespace().count() <= 2 && self.paragraphs.iter().any(begins)
    }

    /// The paper that `words` above a title name: by their own look, or the page gives it the rights.
    fn paper_above_title<'w>(&self, words: &'w str) -> Option<&'w str> {
        let has_rights = |paragraph: &Paragraph| paper::has_rights(paragraph.first(), words);
        let is_short = words.split_whitespace().count() <= 4 && words.len() <= 60;
        paper::name_above_title(words)
            .or_else(|| (is_short && self.paragraphs.iter().any(has_rights)).then_some(words))
    }

    fn take_above_title(&mut self, words: &str) {
        if section::is_section(words) {
            // A known section is believed before a word that is only set like one.
            let known = self.facts.article.section.replace(Clean::line(words));
            self.facts.article.dropped.extend(known);
        } else if let Some(paper) = self.paper_above_title(words) {
            let paper = paper.to_owned();
            self.facts.note(|article| &mut article.source, &paper);
        } else if paper::is_paper(words) {
            self.facts.note(|article| &mut article.source, words);
        } else {
            self.facts.note(|article| &mut article.section, words);
        }
    }

    /// Whether a line with a date stands next to `place`, furniture aside.
    fn stands_by_date(&self, place: usize) -> bool {
        let is_date = |line: &&HeadLine| {
            matches!(
                line,
                HeadLine::Stamps(_) | HeadLine::Several(_) | HeadLine::Dated(..)
            )
        };
        let is_other = |line: &&HeadLine| !matches!(line, HeadLine::Furniture);
        let before = self.lines.iter().take(place).rev().find(is_other);
        let after = self.lines.iter().skip(place + 1).find(is_other);
        before.as_ref().is_some_and(is_date) || after.as_ref().is_some_and(is_date)
    }

    /// Whether anything but lines of a head follows `place`: a caption needs a story below it.
    fn has_story_after(&self, place: usize) -> bool {
        self.paragraphs.len() > self.lines.len() || self.has_words_after(place)
    }

    /// Whether words follow `place` among the lines that were looked at.
    fn has_words_after(&self, place: usize) -> bool {
        let mut after = self.lines.iter().skip(place + 1);
        after.any(|line| matches!(line, HeadLine::Words(_)))
    }

    /// Whether the line at `place` goes on with a title under its name: it stands right below, and
    /// another fact follows before the next blank line.
    fn goes_on_with_title(&self, place: usize) -> bool {
        let is_below = self.open_title.is_some() && self.open_title == place.checked_sub(1);
        let opens = |place: &usize| self.paragraphs.get(*place).is_none_or(Paragraph::opens);
        let next = (place + 1..place + 3).take_while(|place| !opens(place));
        let mut next = next.filter_map(|place| self.lines.get(place));
        is_below
            && !opens(&place)
            && next.any(|line| matches!(line, HeadLine::Field(..) | HeadLine::Stamps(_)))
    }

    fn is_title_again(&self, words: &str) -> bool {
        !self.facts.article.title.is_empty() && Clean::line(words) == self.facts.article.title
    }

    /// Takes a line that says what it is.
    fn take(&mut self, line: HeadLine, place: usize) {
        match line {
            HeadLine::Furniture => {
                let words = self.paragraphs.get(place).map(Paragraph::text);
                let words = words.unwrap_or_default();
                self.has_no_subtitle |=
                    !self.facts.article.title.is_empty() && furniture::is_absent(&words);
                self.facts.drop(&words);
            }
            other => {
                if let HeadLine::Field(name, _) = &other {
                    // Where facts have names, none is told by its look.
                    self.has_no_subtitle = true;
                    self.open_title = facts::is_title(name).then_some(place);
                }
                self.facts.take(other);
            }
        }
    }
}
