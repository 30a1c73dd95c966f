//! Does any text at all survive any settings? A million of them, on request alone:
//! `cargo test --release -- --ignored fuzz`, as many as `FRAMELENS_FUZZ` says.

use framelens::text::Tokenizer;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::text::{any_tokenizer, hard_text, pieces, surface};

/// Tokens stand in order, none is empty, and each decides all that follows from it.
fn holds(tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let mut at = 0;
    for piece in pieces(tokenizer, text) {
        prop_assert!(at <= piece.start && piece.start < piece.end);
        at = piece.end;
        let surface = surface(text, piece);
        prop_assert!(!tokenizer.term(surface).is_empty());
        prop_assert!(!tokenizer.key(surface).is_empty());
        tokenizer.counted(surface, tokenizer.kind(surface));
    }
    Ok(())
}

#[test]
#[ignore = "takes minutes"]
fn fuzz_any_text_at_any_settings() {
    let cases = std::env::var("FRAMELENS_FUZZ").ok().and_then(|n| n.parse().ok());
    let config = Config { cases: cases.unwrap_or(1_000_000), ..Config::default() };
    let any = prop_oneof![3 => hard_text(), 1 => any::<String>()];
    let done = TestRunner::new(config)
        .run(&(any_tokenizer(), any), |(tokenizer, text)| holds(&tokenizer, &text));
    assert!(done.is_ok(), "{done:?}");
}
