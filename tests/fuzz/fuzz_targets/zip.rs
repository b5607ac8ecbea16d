//! Whatever a zip file holds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::file("a.zip", bytes));
