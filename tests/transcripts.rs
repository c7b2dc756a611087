//! What the README and the examples print is what the program prints.

#[test]
fn the_transcripts_are_true() {
    trycmd::TestCases::new().case("README.md");
}
