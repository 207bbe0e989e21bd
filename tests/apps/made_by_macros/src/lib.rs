mod calls;
#[macro_use]
mod macros;
automod::dir!("src/models");
mod models;
cfg_if::cfg_if! {
    if #[cfg(unix)] {
        mod on_unix;
    } else {
        mod elsewhere;
    }
}
