//! The file of keywords, and the text that they are looked for in.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| newsprint_fuzz::keywords(text));
