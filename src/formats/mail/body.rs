//! Which parts of a message are its body, and their blocks.

use mail_parser::{Message, PartType};

use super::parts::{self, Text};
use crate::article::Block;
use crate::formats::{Budget, html, text};

/// The body of a message.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// Whether its end is missing.
    pub(super) is_cut: bool,
}

/// The body of a message: its HTML, unless the text beside that says far more.
pub(super) fn body(message: &Message, budget: &Budget) -> Body {
    let rich = of_parts(message, &message.html_body, budget);
    let is_same = message.html_body == message.text_body;
    if is_same && !rich.blocks.is_empty() {
        return rich;
    }
    let plain = of_parts(message, &message.text_body, budget);
    let letters = |body: &Body| {
        body.blocks
            .iter()
            .map(|block| block.plain().len())
            .sum::<usize>()
    };
    if letters(&plain) > letters(&rich) * 4 {
        plain
    } else if rich.blocks.is_empty() {
        of_attached(message, budget)
    } else {
        rich
    }
}

/// The blocks of the parts `ids`.
fn of_parts(message: &Message, ids: &[u32], budget: &Budget) -> Body {
    let mut body = Body::default();
    for id in ids {
        let Some(part) = message.parts.get(*id as usize) else {
            continue;
        };
        let is_html = match part.body {
            PartType::Html(_) => true,
            PartType::Text(_) => false,
            _ => continue,
        };
        let Text { text, is_cut } = parts::text(message, part);
        body.is_cut |= is_cut;
        body.blocks.extend(if is_html {
            html::fragment(&text, budget)
        } else {
            text::blocks(&text, budget)
        });
    }
    body
}

/// The first attached text, where there is nothing else.
fn of_attached(message: &Message, budget: &Budget) -> Body {
    let texts = message.attachments.iter().filter(|id| {
        let part = message.parts.get(**id as usize);
        part.is_some_and(|part| matches!(part.body, PartType::Html(_) | PartType::Text(_)))
    });
    texts
        .map(|id| of_parts(message, &[*id], budget))
        .find(|body| !body.blocks.is_empty())
        .unwrap_or_default()
}
