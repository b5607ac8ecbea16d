//! The one door for untrusted text.
#![no_main]

libfuzzer_sys::fuzz_target!(|raw: &str| newsprint_fuzz::sanitise(raw));
