//! The cargo plugin: `cargo data-class`.

fn main() -> std::process::ExitCode {
    cargo_data_class::cli::main()
}
