//! Where a row of a table ends, told from its bytes alone: quotation marks may hold line breaks.

/// How far a row reaches.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) enum RowEnd {
    /// After so many bytes, its line break among them.
    At(usize),
    /// Not within what is at hand.
    Beyond,
    /// Not within what is at hand, in quotation marks; its first line has so many bytes.
    Quoted(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Cell,
    Quoted,
    /// After a mark in a quoted cell: the end of it, unless another mark follows.
    Mark,
}

/// How far the row reaches that `bytes` begin with.
pub(in crate::formats) fn row_end(bytes: &[u8], delimiter: u8) -> RowEnd {
    let mut place = Place::Start;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        place = match (place, byte) {
            (Place::Quoted, b'"') => Place::Mark,
            (Place::Quoted, _) => {
                let rest = bytes.get(at..).unwrap_or_default();
                at += rest.iter().take_while(|byte| **byte != b'"').count();
                Place::Quoted
            }
            (Place::Start | Place::Mark, b'"') => Place::Quoted,
            (_, b'\n') => return RowEnd::At(at),
            (_, b'\r') => match bytes.get(at) {
                Some(b'\n') => return RowEnd::At(at + 1),
                Some(_) => return RowEnd::At(at),
                None => return RowEnd::Beyond,
            },
            (_, byte) if byte == delimiter => Place::Start,
            _ => Place::Cell,
        };
    }
    let first_line = bytes.iter().position(|byte| *byte == b'\n');
    match first_line {
        Some(end) if place == Place::Quoted => RowEnd::Quoted(end + 1),
        _ => RowEnd::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_where_the_reader_ends_them() {
        for (bytes, expected) in [
            ("a,b\nc,d\n", RowEnd::At(4)),
            ("a,\"b\nc\"\nd\n", RowEnd::At(8)),
            ("a,\"b\"\"\nc\"\r\nd\n", RowEnd::At(11)),
            ("a,b\"c\nd\n", RowEnd::At(6)),
            ("a\rb\n", RowEnd::At(2)),
            ("a,\"b\"c\nd\n", RowEnd::At(7)),
            ("a,b", RowEnd::Beyond),
            ("a,b\r", RowEnd::Beyond),
            ("a,\"b\nc", RowEnd::Quoted(5)),
            ("a,\"b", RowEnd::Beyond),
        ] {
            assert_eq!(row_end(bytes.as_bytes(), b','), expected, "{bytes:?}");
        }
    }
}
