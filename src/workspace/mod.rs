//! Packages, folders and files: the thin shell around [`crate::source`].
