//! What the parts of newsprint cost, one by one: `cargo bench`.
//!
//! Libraries of 1,000 and 100,000 articles are made in a temporary folder, of our own text and the
//! same each time; `NEWSPRINT_BENCH_ARTICLES` names other sizes (`1000,1000000`). What the whole
//! program costs from outside is measured by `tests/bench/outside`.

#![expect(
    clippy::expect_used,
    reason = "a bench that cannot make its library has nothing to measure"
)]

mod articles;
mod jump;
mod list;
mod page;
mod parse;
mod query;
mod sample;
mod scan;

fn main() {
    divan::main();
}
