//! Everything that is known of an article but its body, as the JSON of `product.md`.

use serde_json::{Map, Value, json};

use crate::article::{Article, Date, Image};

/// The facts of `article`, in the order of the specification.
///
/// The keys are `format`, `title`, `subtitle`, `authors`, `source`, `section`, `lang`, `url`,
/// `published`, `updated`, `saved`, `summary`, `tags`, `words`, `image`, `inner`, `from`. Absent ones are
/// null, or empty lists; `from` says where the title, the dates, authors, source, section, language and
/// address were found.
pub fn facts(article: &Article) -> Map<String, Value> {
    let facts = [
        ("format", json!(article.format)),
        ("title", json!(article.title)),
        ("subtitle", json!(article.subtitle)),
        ("authors", json!(article.authors)),
        ("source", json!(article.source)),
        ("section", json!(article.section)),
        ("lang", json!(article.lang)),
        ("url", json!(article.url)),
        ("published", date(article.published.as_ref())),
        ("updated", date(article.updated.as_ref())),
        ("saved", date(article.saved.as_ref())),
        ("summary", json!(article.summary)),
        ("tags", json!(article.tags)),
        ("words", json!(article.words())),
        ("image", image(article.image.as_ref())),
        ("inner", json!(article.inner)),
        ("from", from(article)),
    ];
    facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A date with the words it was read from, no more precise than they are.
fn date(date: Option<&Date>) -> Value {
    date.map_or(Value::Null, |date| {
        json!({
            "raw": date.raw,
            "value": date.value(),
            "precision": date.precision.name(),
            "from": date.from,
        })
    })
}

/// Where facts were found, by their names.
fn from(article: &Article) -> Value {
    let dates = [
        ("published", &article.published),
        ("updated", &article.updated),
        ("saved", &article.saved),
    ];
    let dates = dates.into_iter().filter_map(|(name, date)| {
        let date = date.as_ref()?;
        Some((name.to_owned(), json!(date.from)))
    });
    let others = article.from.named().into_iter();
    let others = others.filter(|(_, from)| !from.is_empty());
    let others = others.map(|(name, from)| (name.to_owned(), json!(from)));
    let title = ("title".to_owned(), json!(article.title_from));
    Value::Object(std::iter::once(title).chain(dates).chain(others).collect())
}

/// The lead image by its words.
fn image(image: Option<&Image>) -> Value {
    image.map_or(Value::Null, |image| {
        json!({
            "src": image.src,
            "alt": image.alt,
            "caption": image.caption,
            "credit": image.credit,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Origins, Precision};
    use crate::text::Clean;
    use jiff::civil::DateTime;

    #[test]
    fn facts_are_written_in_the_order_of_the_specification_and_absent_ones_are_null() {
        let article = Article {
            format: "text",
            title: Clean::line("Iran and Russia"),
            title_from: "text",
            authors: vec![Clean::line("Nigar Bayramli")],
            from: Origins {
                authors: "byline",
                ..Origins::default()
            },
            published: Some(Date {
                raw: Clean::line("February 10, 2023"),
                local: DateTime::constant(2023, 2, 10, 0, 0, 0, 0),
                precision: Precision::Date,
                offset_minutes: None,
                from: "byline",
            }),
            ..Article::default()
        };
        let written = Value::Object(facts(&article)).to_string();
        let expected = concat!(
            r#"{"format":"text","title":"Iran and Russia","subtitle":null,"#,
            r#""authors":["Nigar Bayramli"],"source":null,"section":null,"lang":null,"url":null,"#,
            r#""published":{"raw":"February 10, 2023","value":"2023-02-10","precision":"date","from":"byline"},"#,
            r#""updated":null,"saved":null,"summary":null,"tags":[],"words":0,"image":null,"inner":null,"#,
            r#""from":{"title":"text","published":"byline","authors":"byline"}}"#
        );
        assert_eq!(written, expected);
    }
}
