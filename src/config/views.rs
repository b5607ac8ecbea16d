//! The views in the configuration, each under its own `[[view]]`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::document::{Document, entries};
use crate::config::settings::View;
use crate::query::{Group, Sort, parse};
use crate::text::Clean;

/// The keys of a view.
pub(crate) const VIEW_KEYS: [&str; 4] = ["name", "query", "sort", "group"];

/// The views, each under its own `[[view]]`.
pub(crate) fn read_views(
    document: &mut Document,
    at: usize,
    value: &Spanned<DeValue>,
) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let stated: Vec<_> = match value.get_ref() {
        DeValue::Array(stated) => stated.iter().collect(),
        _ => vec![value],
    };
    for view in stated {
        let DeValue::Table(table) = view.get_ref() else {
            let found = view.get_ref().type_str();
            let what = format!("expected a view under [[view]], found {found}");
            document.say(at, &what, None);
            continue;
        };
        let Some(view) = read_view(document, view.span().start, table) else {
            continue;
        };
        if views.iter().any(|other| other.name == view.name) {
            let what = format!("there is another view of the name {}", view.name);
            document.say(at_name(table).unwrap_or(at), &what, None);
            continue;
        }
        views.push(view);
    }
    views
}

/// Where the name of a view stands.
fn at_name(table: &DeTable) -> Option<usize> {
    table.get("name").map(|name| name.span().start)
}

/// One view; `None` where it cannot be used.
fn read_view(document: &mut Document, at: usize, table: &DeTable) -> Option<View> {
    let mut view = View::default();
    let (mut has_query, mut is_query_wrong) = (false, false);
    for (key, at, value) in entries(table) {
        match key {
            "name" => {
                let name = document.string(value, key).unwrap_or_default();
                view.name = Clean::line(name.trim());
            }
            "query" => {
                has_query = true;
                let text = document.string(value, key).unwrap_or_default();
                match parse(&text) {
                    Ok(query) => view.query = query,
                    Err(error) => {
                        is_query_wrong = true;
                        let what = format!("{} (column {} of the query)", error.what, error.column);
                        document.say(value.span().start, &what, Some(&error.hint));
                    }
                }
            }
            "sort" => {
                let choices = Sort::ALL.map(|sort| (sort.name(), sort));
                view.sort = document.choice(value, key, &choices).unwrap_or_default();
            }
            "group" => {
                let choices = Group::ALL.map(|group| (group.name(), group));
                view.group = document.choice(value, key, &choices).unwrap_or_default();
            }
            other => document.say_unknown(other, at, &VIEW_KEYS),
        }
    }
    if view.name.is_empty() {
        document.say(at, "a view has no name", Some("name = \"…\" names it"));
        return None;
    }
    let has_something = has_query || view.sort != Sort::default() || view.group != Group::None;
    if !has_something {
        let hint = "query = \"…\" says what it lists";
        document.say(
            at,
            &format!("the view {} says nothing", view.name),
            Some(hint),
        );
    }
    (!is_query_wrong).then_some(view)
}
