//! Does any text at all survive any settings? A million of them, on request alone:
//! `cargo test --release -- --ignored fuzz`, as many as `FRAMELENS_FUZZ` says.

use std::slice::from_ref;

use framelens::text::{
    Attribution, Language, Recurring, Tokenizer, Voice, lines_that_may_recur, regions_besides,
    voices,
};
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

/// Regions tile the text and each token stands in one, also where half of the text is known as the
/// title, and where every other line is known to recur.
fn has_regions(tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let half = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let lines = lines_that_may_recur(text).into_iter().step_by(2);
    let known: Recurring = lines.map(|(_, line)| line.to_owned()).collect();
    let cut = pieces(tokenizer, text);
    for (title, known) in [(None, None), (Some(&text[..half]), None), (None, Some(&known))] {
        let found = regions_besides(text, title, known);
        let mut end = 0;
        for stretch in &found {
            prop_assert!(stretch.start == end && stretch.start < stretch.end);
            prop_assert!(text.is_char_boundary(stretch.end) && !stretch.rule.is_empty());
            end = stretch.end;
        }
        prop_assert_eq!(end, text.len());
        for piece in &cut {
            let (start, end) = (piece.start as usize, piece.end as usize);
            let first = found.partition_point(|stretch| stretch.end <= start);
            let last = found.partition_point(|stretch| stretch.end < end);
            // A listed name may stand across a line break, "United States" in a text that was cut
            // into lines; it is where its first word is.
            let is_name = text[start..end].contains(char::is_whitespace);
            prop_assert!(
                is_name || first == last,
                "a token reaches over {:?}",
                &found[first..=last]
            );
        }
    }
    Ok(())
}

/// Each token has one voice, the article's own outside of attributions and only there;
/// attributions stand in order, and they, their speakers and cues are whole tokens of the article.
fn has_voices(tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let cut = pieces(tokenizer, text);
    let half = cut.get(cut.len() / 2).map_or(0, |piece| piece.start);
    let (all, part) = (0..u32::MAX, half..u32::MAX);
    for article in [None, Some(from_ref(&all)), Some(from_ref(&part)), Some(&[])] {
        let found = voices(Language::English, text, &cut, article);
        prop_assert_eq!(found.marks.len(), cut.len());
        let is_inside =
            |at: u32| article.is_none_or(|article| article.iter().any(|a| a.contains(&at)));
        let (mut attributed, mut before) = (vec![false; cut.len()], (0, 0));
        for Attribution { span, speaker, cue, .. } in &found.attributions {
            prop_assert!(before <= (span.start, span.end));
            before = (span.start, span.end);
            for part in [Some(span), speaker.as_ref(), cue.as_ref()].into_iter().flatten() {
                let first = cut.binary_search_by_key(&part.start, |piece| piece.start);
                let last = cut.binary_search_by_key(&part.end, |piece| piece.end);
                prop_assert!(first.is_ok() && first <= last && is_inside(part.start));
            }
            let first = cut.partition_point(|piece| piece.start < span.start);
            let after = cut.partition_point(|piece| piece.start < span.end);
            attributed[first..after].fill(true);
        }
        for ((piece, mark), attributed) in cut.iter().zip(&found.marks).zip(attributed) {
            let inside = is_inside(piece.start);
            prop_assert_eq!(mark.voice() == Voice::Unknown, !inside);
            prop_assert_eq!(mark.voice() == Voice::Own, inside && !attributed);
            prop_assert_eq!(mark.negated().is_none(), !inside);
            prop_assert_eq!(mark.hedged().is_none(), !inside);
        }
    }
    let other = voices(tokenizer.language, text, &cut, None);
    let known = other.marks.iter().any(|mark| mark.voice() != Voice::Unknown);
    prop_assert_eq!(known, tokenizer.language == Language::English && !cut.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(Config::with_cases(300))]

    #[test]
    fn any_text_has_regions_and_voices_at_any_settings(
        tokenizer in any_tokenizer(),
        text in prop_oneof![3 => hard_text(), 1 => any::<String>()],
    ) {
        has_regions(&tokenizer, &text)?;
        has_voices(&tokenizer, &text)?;
    }
}

#[test]
#[ignore = "takes minutes"]
fn fuzz_any_text_at_any_settings() {
    let cases = std::env::var("FRAMELENS_FUZZ").ok().and_then(|n| n.parse().ok());
    let config = Config { cases: cases.unwrap_or(1_000_000), ..Config::default() };
    let any = prop_oneof![3 => hard_text(), 1 => any::<String>()];
    let done = TestRunner::new(config).run(&(any_tokenizer(), any), |(tokenizer, text)| {
        holds(&tokenizer, &text)?;
        has_regions(&tokenizer, &text)?;
        has_voices(&tokenizer, &text)
    });
    assert!(done.is_ok(), "{done:?}");
}
