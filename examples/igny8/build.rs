//! An unclassified model fails the build.

fn main() {
    cargo_data_class::build();
}
