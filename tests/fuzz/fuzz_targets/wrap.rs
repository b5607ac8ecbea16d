//! Line breaking.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| newsprint_fuzz::wrap(text));
