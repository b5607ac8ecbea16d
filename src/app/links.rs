//! Links: the article's own and those of its text, chosen by number or by letter, and opened.
//!
//! Whatever is opened, its host is said first; a link that looks like another is opened only after
//! a further key.

use crate::app::outside::Outside;
use crate::app::question::{Question, Yes};
use crate::app::{App, Effect, Notice, Popup};
use crate::article::{Article, Destination, Refusal, destination};
use crate::input::{Command, Key, Layer};
use crate::reader;
use crate::text::Clean;

/// The letters of links in view, those that are easy to reach first; what moves and closes is left out.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// What is said of an article that leads nowhere.
const NOTHING_TO_OPEN: &str = "the article states no URL and has no links";

/// The menu of the links of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkMenu {
    /// They, in the order of the text.
    pub links: Vec<MenuLink>,
    /// The one under the cursor.
    pub cursor: usize,
}

/// A link in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuLink {
    /// The letter that opens it, where it was in view and letters were left.
    pub letter: Option<char>,
    /// Its words.
    pub words: Clean,
    /// Where it leads, or why it is not opened.
    pub leads: Result<Destination, Refusal>,
}

impl App {
    /// Opens the article's own address; with a count, its link of that number.
    pub(crate) fn open_url(&mut self, number: Option<u32>) -> Vec<Effect> {
        let Some(article) = self.article_at_hand() else {
            return Vec::new();
        };
        let base = article.url.as_deref();
        let Some(number) = number else {
            let Some(url) = base else {
                let has_links = !reader::links(&article).is_empty();
                let words = if has_links {
                    let links = self.hint(Command::Links);
                    format!("the article states no URL; {links} shows its links")
                } else {
                    NOTHING_TO_OPEN.to_owned()
                };
                self.notice = Some(Notice::info(&words));
                return Vec::new();
            };
            return self.open_link("", destination("", url, None));
        };
        let links = reader::links(&article);
        let place = (number as usize).checked_sub(1);
        let Some(link) = place.and_then(|place| links.get(place)) else {
            let words = format!("no link {number}: {}", counted(links.len()));
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        };
        self.open_link(&link.words, destination(&link.words, &link.address, base))
    }

    /// Opens the menu of links.
    pub(crate) fn open_links(&mut self) -> Vec<Effect> {
        let Some(article) = self.article_at_hand() else {
            return Vec::new();
        };
        let links = reader::links(&article);
        if links.is_empty() {
            let words = if article.url.is_some() {
                let opens = self.hint(Command::OpenUrl);
                format!("the article has no links; {opens} opens its own URL")
            } else {
                NOTHING_TO_OPEN.to_owned()
            };
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        let on_screen = self.reading.on_screen();
        let page = self.reading.page().filter(|_| self.reading.raw.is_none());
        let mut letters = self.letters().into_iter();
        let mut cursor = None;
        let mut rows = Vec::with_capacity(links.len());
        for (place, link) in links.iter().enumerate() {
            let line = page.map(|page| page.line_of(link.place));
            let is_in_view = line.is_some_and(|line| on_screen.contains(&line));
            if is_in_view {
                cursor.get_or_insert(place);
            }
            rows.push(MenuLink {
                letter: is_in_view.then(|| letters.next()).flatten(),
                words: link.words.clone(),
                leads: destination(&link.words, &link.address, article.url.as_deref()),
            });
        }
        self.popup = Some(Popup::Links(LinkMenu {
            links: rows,
            cursor: cursor.unwrap_or(0),
        }));
        Vec::new()
    }

    /// Opens the link whose letter `key` is; `None` where there is none.
    pub(crate) fn choose_link(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(Popup::Links(menu)) = &self.popup else {
            return None;
        };
        let has_letter = |link: &MenuLink| link.letter.map(Key::char) == Some(key);
        let place = menu.links.iter().position(has_letter)?;
        match self.popup.take() {
            Some(Popup::Links(menu)) => Some(self.take_link(menu, place)),
            _ => None,
        }
    }

    /// The letters that choose a link: those that do not move in the menu, or leave it.
    fn letters(&self) -> Vec<char> {
        let kept = [Command::Down, Command::Up, Command::Quit, Command::Help];
        let bindings = self.settings.keymap.continuations(Layer::Links, &[]);
        let bindings = bindings.filter(|it| it.commands.iter().any(|it| kept.contains(it)));
        let taken: Vec<_> = bindings.filter_map(|it| it.keys.first().copied()).collect();
        let is_free = |letter: &char| !taken.contains(&Key::char(*letter));
        LETTERS.chars().filter(is_free).collect()
    }

    /// Opens the link at `place` of the menu.
    pub(crate) fn take_link(&mut self, mut menu: LinkMenu, place: usize) -> Vec<Effect> {
        if place >= menu.links.len() {
            return Vec::new();
        }
        let link = menu.links.swap_remove(place);
        self.open_link(&link.words, link.leads)
    }

    /// Opens a link, or asks first, or says why not.
    fn open_link(&mut self, words: &str, leads: Result<Destination, Refusal>) -> Vec<Effect> {
        let leads = match leads {
            Ok(leads) => leads,
            Err(refusal) => {
                self.notice = Some(Notice::error(&refusal.to_string()));
                return Vec::new();
            }
        };
        if leads.deceptions.is_empty() {
            return self.open_destination(&leads);
        }
        let why: Vec<_> = leads.deceptions.iter().map(ToString::to_string).collect();
        let asked = format!(
            "open {}? {} (Enter opens, Esc not)",
            leads.host,
            why.join(", ")
        );
        debug_assert!(!why.is_empty(), "{words}: asked about without a reason");
        self.question = Some(Question {
            words: Clean::line(&asked),
            yes: Yes::OpenLink(Box::new(leads)),
        });
        Vec::new()
    }

    /// Opens where a link leads.
    pub(crate) fn open_destination(&mut self, leads: &Destination) -> Vec<Effect> {
        self.notice = Some(Notice::info(&format!("opening {}", leads.host)));
        vec![Effect::Outside(Outside::OpenLink(leads.address.clone()))]
    }

    /// The article under the cursor, if it is there.
    pub(crate) fn article_at_hand(&mut self) -> Option<std::sync::Arc<Article>> {
        let is_shown = self.reading.row.is_some()
            && self.reading.row == self.list.current()
            && !self.reading.is_waiting;
        let article = self.reading.article().filter(|_| is_shown).cloned();
        if article.is_none() {
            self.notice = Some(Notice::info("there is no article to take this from"));
        }
        article
    }
}

/// How many links an article has, in words.
fn counted(links: usize) -> String {
    match links {
        0 => "the article has none".to_owned(),
        1 => "the article has one".to_owned(),
        links => format!("the article has {links}"),
    }
}
