//! What the fields above a message say of the article in it.

use mail_parser::Message;

use super::header::{self, Sender};
use crate::article::{Article, Date, Origins};
use crate::formats::fields::dates;
use crate::formats::{byline, furniture};
use crate::text::Clean;

/// Writes the facts of `message` into `article`.
pub(super) fn fill(message: &Message, article: &mut Article) {
    let stated =
        |name: &str| header::field(message, name).filter(|text| !furniture::is_absent(text));
    let language = stated("Content-Language");
    let lang = language.as_deref().and_then(|tags| tags.split(',').next());
    article.from = Origins::all("header");
    article.lang = lang.map(|tag| Clean::line(&tag.trim().to_lowercase()));
    if let Some(subject) = stated("Subject") {
        article.title = Clean::line(&subject);
        article.title_from = "subject";
    }
    article.url = address(message).map(|url| Clean::line(&url));
    set_people(message, article);
    article.section = stated("Newsgroups").map(|groups| Clean::line(&groups));
    let tags = ["X-RSS-TAGS", "Keywords"].into_iter().find_map(stated);
    let tags = tags.unwrap_or_default();
    let tags = tags.split([',', ';']).map(str::trim);
    article.tags = tags
        .filter(|tag| !furniture::is_absent(tag))
        .map(Clean::line)
        .collect();
    set_dates(message, article);
}

/// Whether the message was made of an item of a feed.
pub(super) fn is_of_feed(message: &Message) -> bool {
    let has = |name| header::field(message, name).is_some();
    let agent = header::field(message, "User-Agent").unwrap_or_default();
    has("X-RSS-URL") || has("X-RSS-Feed") || agent.starts_with("rss2email")
}

/// The address of the article: that of the item of a feed, or of the letter on the web.
fn address(message: &Message) -> Option<String> {
    let names = ["X-RSS-URL", "Content-Base", "Archived-At", "X-Archive-URL"];
    names.into_iter().find_map(|name| {
        let url = header::field(message, name)?;
        let url = url.trim_matches(['<', '>', ' ']);
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        is_web.then(|| url.to_owned())
    })
}

/// Who published it, and who wrote it where that is someone else.
fn set_people(message: &Message, article: &mut Article) {
    let Sender { name, address } = header::sender(message);
    let list = header::field(message, "List-Id").and_then(|list| name_of_list(&list));
    // A feed by mail comes from `feed: author`.
    if let Some(name) = name.as_deref().filter(|_| is_of_feed(message)) {
        let (feed, author) = name.rsplit_once(": ").unwrap_or((name, ""));
        article.source = Some(Clean::line(feed));
        article.authors = byline::authors(author);
        return;
    }
    let is_group = header::field(message, "Newsgroups").is_some();
    let organisation = header::field(message, "Organization").filter(|_| is_group);
    let source = organisation.or_else(|| list.clone());
    let is_author = is_group
        || list
            .as_ref()
            .is_some_and(|list| Some(list) != name.as_ref());
    if let Some(name) = name.as_deref().filter(|_| is_author) {
        article.authors = byline::authors(name);
    }
    let domain = || {
        let address = address.as_deref()?;
        Some(address.rsplit_once('@')?.1.to_owned())
    };
    let sender = if is_group { None } else { name.or_else(domain) };
    article.source = source.or(sender).map(|source| Clean::line(&source));
}

/// The name before the id of a list, if there is one: `Harbour Post <post.lists.example>`.
fn name_of_list(list: &str) -> Option<String> {
    let (name, _) = list.split_once('<')?;
    let name = name.trim().trim_matches('"').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// When it was published: as the sender says, for that is when the letter went out. Where the sender
/// does not say, the day on which it came is kept as that on which it was saved.
fn set_dates(message: &Message, article: &mut Article) {
    let lang = article.lang.clone();
    let read = |text: &str| -> Option<Date> { dates::of_text(text, lang.as_deref(), "mail") };
    article.published = header::field(message, "Date").and_then(|date| read(&date));
    if article.published.is_none() {
        let received =
            header::field(message, "Received").or_else(|| header::field(message, "Delivery-Date"));
        let received = received.unwrap_or_default();
        let time = received.rsplit(';').next().unwrap_or_default();
        article.saved = read(time);
    }
}
