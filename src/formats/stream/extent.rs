//! Where a piece of a file lies.

/// Where a piece lies: reading begins at a byte of the file, and leaves out what is not of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extent {
    /// The byte of the file at which reading begins: of a packed file where a member of it begins,
    /// and of an archive the number of the file in it.
    pub start: u64,
    /// Bytes that are left out first, as they are when unpacked.
    pub skip: u64,
    /// Bytes of the piece, unpacked.
    pub length: u64,
}
