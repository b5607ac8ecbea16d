//! File systems that do not tell of every change: what another machine or another program does on
//! them goes by unseen.

use std::path::Path;

/// The numbers of such file systems, as `statfs` gives them, and their names.
const SILENT: [(u32, &str); 16] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x5346_414f, "AFS"),
    (0x6b41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00c3_6400, "Ceph"),
    (0x0bd0_0bd0, "Lustre"),
    (0x0116_1970, "GFS2"),
    (0x7461_636f, "OCFS2"),
    (0x786f_4256, "VirtualBox"),
    (0xbacb_acbc, "VMware"),
    (0x564c, "NCP"),
];

/// The name of the file system that `folder` lies on, if it does not tell of every change.
pub fn silent(folder: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    // The number has another type, and another sign, on each platform; its kinds fit 32 bits.
    name_of(u32::try_from(i128::from(kind) & 0xffff_ffff).ok()?)
}

fn name_of(kind: u32) -> Option<&'static str> {
    let found = SILENT.iter().find(|(number, _)| *number == kind);
    found.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_known_and_local_ones_are_not_among_them() {
        let (ext4, btrfs, tmpfs, overlay) = (0xef53, 0x9123_683e, 0x0102_1994, 0x794c_7630);
        for local in [ext4, btrfs, tmpfs, overlay] {
            assert_eq!(name_of(local), None);
        }
        assert_eq!(name_of(0x6969), Some("NFS"));
        assert_eq!(name_of(0xff53_4d42), Some("CIFS"));
        assert_eq!(name_of(0x6573_5546), Some("FUSE"));
        assert_eq!(silent(Path::new("/proc/self/nothing")), None);
    }
}
