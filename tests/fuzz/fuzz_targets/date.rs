//! Dates as newsrooms write them.
#![no_main]

libfuzzer_sys::fuzz_target!(|line: &str| newsprint_fuzz::date(line));
