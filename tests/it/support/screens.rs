//! Whole frames against their snapshots, a test a line.

/// Opens the reader on a home at a size, presses keys, and compares the frame with its snapshot.
macro_rules! screens {
    ($home:expr; $($name:ident: $columns:literal x $rows:literal, $keys:literal;)*) => {
        $(
            #[test]
            fn $name() {
                let home = $home;
                let mut screen = $crate::support::Screen::open(&home, $columns, $rows);
                if !$keys.is_empty() {
                    screen.keys($keys);
                }
                insta::assert_snapshot!(screen.frame());
            }
        )*
    };
}

pub(crate) use screens;
