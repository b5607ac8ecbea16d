//! JSON: objects, arrays, and the shapes of every exporter.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::file("a.json", bytes));
