//! What does not compile, with what rustc says then: `TRYBUILD=overwrite cargo test -p data-class --test fail`
//! writes the texts anew.

#[test]
fn mistakes_are_errors_at_their_token() {
    trybuild::TestCases::new().compile_fail("tests/fail/*.rs");
}
