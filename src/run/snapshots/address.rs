//! What other programs need to know of an address: parts of a URL, decoded. A password goes to them by their
//! environment or a file, never by their command line.

/// The URL's password.
pub(super) fn password(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let login = authority.rsplit_once('@').map(|(login, _)| login);
    match login.and_then(|login| login.split_once(':')) {
        Some((_, password)) => Some(decoded(password)),
        None => parameter(url, &["password"]),
    }
}

/// The value of the first of these parameters that the URL has.
pub(super) fn parameter(url: &str, names: &[&str]) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next().unwrap_or("");
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut known = pairs.filter(|(name, _)| names.contains(name));
    known.next().map(|(_, value)| decoded(value))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_found_and_decoded() {
        for (url, expected) in [
            ("postgres://a:b%40c%2F@h/d", Some("b@c/")),
            ("postgres://a@h/d?x=1&password=p%25", Some("p%")),
            ("postgres://a:p@q@h/d", Some("p@q")),
            ("postgres://a@h/d", None),
            ("postgres:///d?host=/tmp", None),
        ] {
            assert_eq!(password(url).as_deref(), expected, "{url}");
        }
        assert_eq!(
            parameter("mysql://h/d?socket=%2Ftmp%2Fs", &["socket"]).as_deref(),
            Some("/tmp/s")
        );
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
