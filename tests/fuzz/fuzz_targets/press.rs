//! What press databases write.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::file("a.txt", bytes));
