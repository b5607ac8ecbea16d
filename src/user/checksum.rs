//! The checksum that every row carries: a flipped bit in a text is no error to SQLite, and must
//! not become a wrong bookmark or a wrong headline.

/// Collects the values of a row. Each is kept apart from the next, and the name of the table comes
/// first, so that no row passes for one of another table.
#[derive(Debug)]
pub(crate) struct Checksum(Vec<u8>);

impl Checksum {
    /// The checksum of a row of `table`.
    pub(crate) fn of(table: &str) -> Self {
        Self(Vec::with_capacity(512)).text(Some(table))
    }

    /// Takes a number.
    pub(crate) fn int(mut self, value: impl Into<Option<i64>>) -> Self {
        match value.into() {
            Some(value) => {
                self.0.push(1);
                self.0.extend(value.to_le_bytes());
            }
            None => self.0.push(0),
        }
        self
    }

    /// Takes bytes.
    pub(crate) fn bytes(mut self, value: Option<&[u8]>) -> Self {
        match value {
            Some(value) => {
                self.0.reserve(value.len() + 9);
                self.0.push(2);
                self.0.extend((value.len() as u64).to_le_bytes());
                self.0.extend(value);
            }
            None => self.0.push(0),
        }
        self
    }

    /// Takes a text.
    pub(crate) fn text(self, value: Option<&str>) -> Self {
        self.bytes(value.map(str::as_bytes))
    }

    /// The checksum, as SQLite stores it.
    pub(crate) fn finish(self) -> i64 {
        let hash = blake3::hash(&self.0);
        let (first, _) = hash
            .as_bytes()
            .split_first_chunk()
            .unwrap_or((&[0; 8], &[]));
        i64::from_le_bytes(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_apart() {
        let sums = [
            Checksum::of("mark").text(Some("ab")).text(Some("c")),
            Checksum::of("mark").text(Some("a")).text(Some("bc")),
            Checksum::of("mark").text(Some("abc")).text(None),
            Checksum::of("mark").text(None).text(Some("abc")),
            Checksum::of("alias").text(Some("ab")).text(Some("c")),
            Checksum::of("mark").int(7).int(None),
            Checksum::of("mark").int(None).int(7),
        ]
        .map(Checksum::finish);
        let distinct: std::collections::HashSet<_> = sums.into_iter().collect();
        assert_eq!(distinct.len(), sums.len());
    }
}
