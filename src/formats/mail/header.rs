//! The fields above a message, decoded from their bytes: charsets that a field does not state are
//! guessed as those of files are.

use mail_parser::{Addr, Message, MessagePart};

use super::words;
use crate::formats::decode;

/// The bytes of a field are read so far, at most.
const LONGEST: usize = 16 << 10;

/// The words of the field `name` of a message, if it says anything.
pub(in crate::formats) fn field(message: &Message, name: &str) -> Option<String> {
    raw(message, message.parts.first()?, name)
}

/// The words of the field `name` of a part.
pub(in crate::formats) fn raw(message: &Message, part: &MessagePart, name: &str) -> Option<String> {
    let mut fields = part.headers.iter();
    let found = fields.find(|field| field.name.as_str().eq_ignore_ascii_case(name))?;
    let (start, end) = (found.offset_start as usize, found.offset_end as usize);
    let bytes = message.raw_message.get(start..end)?;
    let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
    let text = words::decoded(&decode::decode(bytes).text);
    (!text.is_empty()).then_some(text)
}

/// A person or a list with a mailbox.
#[derive(Debug, Default)]
pub(super) struct Sender {
    /// The name, if one is stated that is more than the address again.
    pub(super) name: Option<String>,
    /// The address.
    pub(super) address: Option<String>,
}

/// The first sender of a message.
pub(super) fn sender(message: &Message) -> Sender {
    let addresses = message.from().and_then(|from| from.first());
    let Some(Addr { name, address }) = addresses else {
        return Sender {
            name: field(message, "From").filter(|from| !from.contains('@')),
            address: None,
        };
    };
    // Names in a raw charset are lost to the parser; the field's own bytes are not.
    let stated = field(message, "From").unwrap_or_default();
    let own = stated.split(['<', '(']).next().unwrap_or_default();
    let name = match name.as_deref() {
        Some(name) if !name.contains('\u{fffd}') && !name.contains("=?") => name.to_owned(),
        _ => own.to_owned(),
    };
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let address = address.as_deref().map(str::to_owned);
    let is_name = !name.is_empty() && Some(name) != address.as_deref() && !name.contains('@');
    Sender {
        name: is_name.then(|| name.to_owned()),
        address,
    }
}
