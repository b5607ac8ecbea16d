//! How large a folder of broken files is, and the dice that decide what is broken in it.

/// How many files, and how bad the worst of them are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Files in all; those that are made one by one take what the fixed ones leave.
    pub(super) files: usize,
    /// Levels of what is nested.
    pub(super) levels: usize,
    /// Bytes of a line that is too long, and of what is too many.
    pub(super) bytes: usize,
    /// Bytes that a bomb swells to.
    pub(super) bomb: usize,
    /// Bytes that a bomb of records swells to, each of which is read.
    pub(super) bomb_of_records: usize,
}

impl Scale {
    /// Small enough for every run of the tests.
    pub(super) const SMALL: Self = Self {
        files: 450,
        levels: 1_000,
        bytes: 20_000,
        bomb: 9 << 20,
        bomb_of_records: 100_000,
    };

    /// As bad as is promised.
    pub(super) const FULL: Self = Self {
        files: 10_000,
        levels: 100_000,
        bytes: 10 << 20,
        bomb: 1 << 30,
        bomb_of_records: 1 << 30,
    };
}

/// Numbers that look like chance and are the same in every run.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    /// A number below `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap()
    }

    /// One of `things`.
    pub(super) fn one<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }

    pub(super) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count)
            .map(|_| u8::try_from(self.below(256)).unwrap())
            .collect()
    }
}
