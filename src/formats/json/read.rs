//! The format `json`.

use crate::formats::json::records::Records;
use crate::formats::json::scan;
use crate::formats::json::walk::Walk;
use crate::formats::registry::{Input, Reading};

/// Whether the start of a file is of this format: an object or a list of objects, and no template
/// (`{{ … }}`) or link (`[text](…)`).
pub fn recognises(input: &Input) -> bool {
    let text = input.text.trim_start_matches('\u{feff}');
    let start = scan::skip_space(text, 0);
    let inner = scan::skip_space(text, start + 1);
    match (scan::byte(text, start), scan::byte(text, inner)) {
        (Some(b'{'), Some(b'"' | b'}')) => true,
        (Some(b'['), Some(b'{' | b']' | b'[')) => {
            let deeper = scan::skip_space(text, inner + 1);
            scan::byte(text, inner) != Some(b'[')
                || matches!(scan::byte(text, deeper), Some(b'{' | b'[' | b'"'))
        }
        _ => false,
    }
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let text = input.text.trim_start_matches('\u{feff}');
    let records = Records::new(input.budget, reading);
    Walk::new(text, input.budget, records).run();
}
