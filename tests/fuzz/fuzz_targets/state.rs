//! The store of bookmarks, however damaged.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::state(bytes));
