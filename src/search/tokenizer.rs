//! The project's tokens, as tantivy wants them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::search::backlog::Backlog;
use crate::text::fold;
use crate::text::tokens::Cutter;

/// Cuts texts as [`tokens`](crate::text::tokens) does.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewsTokenizer {
    /// What it cuts is on its way no more.
    pub(crate) backlog: Backlog,
}

/// The tokens of one text, one after the other.
#[derive(Debug)]
pub(crate) struct NewsTokens {
    folded: String,
    cutter: Cutter,
    token: Token,
}

impl Tokenizer for NewsTokenizer {
    type TokenStream<'a> = NewsTokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> NewsTokens {
        let folded = fold::folded(text);
        self.backlog.remove(text.len());
        NewsTokens {
            folded,
            cutter: Cutter::default(),
            token: Token::default(),
        }
    }
}

impl TokenStream for NewsTokens {
    fn advance(&mut self) -> bool {
        let Some(next) = self.cutter.next_token(&self.folded) else {
            return false;
        };
        let text = self.folded.get(next.range.clone()).unwrap_or_default();
        self.token.text.clear();
        self.token.text.push_str(text);
        self.token.position = next.position;
        self.token.offset_from = next.range.start;
        self.token.offset_to = next.range.end;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
