//! Bytes to text, whatever the charset.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::decode(bytes));
