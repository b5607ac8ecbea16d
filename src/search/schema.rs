//! The fields of the index. Nothing is stored: rows come from the catalogue, texts from the files.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};

/// The name under which the project's tokenizer is registered.
pub(crate) const TOKENIZER: &str = "news";

/// The fields of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    /// The number of the article's row in the catalogue.
    pub row: Field,
    /// Headline and subtitle.
    pub title: Field,
    /// The authors.
    pub author: Field,
    /// Caption and body.
    pub body: Field,
}

/// The schema, with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        row: builder.add_u64_field("row", INDEXED | FAST),
        title: builder.add_text_field("title", text.clone()),
        author: builder.add_text_field("author", text.clone()),
        body: builder.add_text_field("body", text),
    };
    (builder.build(), fields)
}
