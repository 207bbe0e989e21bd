//! Names as file names.

use std::fmt::Write;

/// A name as a file name: all but letters, digits, `_`, `.` and `-` percent-encoded as UTF-8.
///
/// `.` and `..` would be folders, so there the dots are encoded, too.
pub(super) fn file_name(name: &str) -> String {
    let folder = matches!(name, "." | "..");
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'-')
            || (byte == b'.' && !folder);
        if plain {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn everything_that_a_file_system_might_mind_is_encoded() {
        assert_eq!(file_name("auth.users"), "auth.users");
        assert_eq!(file_name("a/b c"), "a%2Fb%20c");
        assert_eq!(file_name(".."), "%2E%2E");
        assert_eq!(file_name("größe"), "gr%C3%B6%C3%9Fe");
    }
}
