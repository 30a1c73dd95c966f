//! Does any text at all survive any settings? A million of them, on request alone:
//! `cargo test --release -- --ignored fuzz`, as many as `FRAMELENS_FUZZ` says.

use framelens::text::{Tokenizer, regions};
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

/// Each token stands in one region, also where half of the text is known as the title.
fn has_regions(tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let half = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    for title in [None, Some(&text[..half])] {
        let found = regions(text, title);
        let mut end = 0;
        for stretch in &found {
            prop_assert!(stretch.start == end && stretch.start < stretch.end);
            end = stretch.end;
        }
        prop_assert_eq!(end, text.len());
        for piece in pieces(tokenizer, text) {
            let (start, end) = (piece.start as usize, piece.end as usize);
            let first = found.partition_point(|stretch| stretch.end <= start);
            let last = found.partition_point(|stretch| stretch.end < end);
            prop_assert!(first == last, "a token reaches over {:?}", &found[first..=last]);
        }
    }
    Ok(())
}

#[test]
#[ignore = "takes minutes"]
fn fuzz_any_text_at_any_settings() {
    let cases = std::env::var("FRAMELENS_FUZZ").ok().and_then(|n| n.parse().ok());
    let config = Config { cases: cases.unwrap_or(1_000_000), ..Config::default() };
    let any = prop_oneof![3 => hard_text(), 1 => any::<String>()];
    let done = TestRunner::new(config).run(&(any_tokenizer(), any), |(tokenizer, text)| {
        holds(&tokenizer, &text)?;
        has_regions(&tokenizer, &text)
    });
    assert!(done.is_ok(), "{done:?}");
}
