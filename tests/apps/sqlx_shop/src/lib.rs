pub mod models;
mod orders;
#[cfg(test)]
mod fixtures;
#[path = "odd/place.rs"]
mod placed;
mod generated {
    include!("generated.rs");
}
