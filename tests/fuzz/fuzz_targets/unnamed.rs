//! A file whose name says nothing: its content decides.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| newsprint_fuzz::file("a", bytes));
