//! Who is at the keyboard, as far as the operating system tells.

/// The operating system's user and the machine, `mara@build-7`. What can't be told is `unknown`.
pub fn who() -> String {
    let user = ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|user| !user.is_empty());
    let host = gethostname::gethostname().to_string_lossy().into_owned();
    let known = |text: Option<String>| text.unwrap_or_else(|| "unknown".to_owned());
    format!(
        "{}@{}",
        known(user),
        known(Some(host).filter(|host| !host.is_empty()))
    )
}
