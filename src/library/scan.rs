//! scan

/// How the names of the threads begin that run parsers: their panics are problems of a file.
pub const PARSER_THREAD: &str = "newsprint-parser";
