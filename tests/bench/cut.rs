//! How fast is text cut, beside the plain UAX #29 word borders of `unicode-segmentation`?
//!
//! `cargo bench --bench cut -- FILE.jsonl…` with the texts in the field `text` or `title`.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

use std::hint::black_box;
use std::time::Instant;

use framelens::text::{Language, Tokenizer};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 7;

fn texts(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let field = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).ok()?;
        let text = row.get("text").or_else(|| row.get("title"))?;
        text.as_str().map(str::to_owned)
    };
    file.lines().filter_map(field).collect()
}

/// The median time of a run in seconds, and what it counted.
fn median(mut run: impl FnMut() -> usize) -> (f64, usize) {
    let mut counted = run();
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begin = Instant::now();
            counted = black_box(run());
            begin.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    (seconds[ROUNDS / 2], counted)
}

fn main() {
    let tokenizer = Tokenizer::plain(Language::English);
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let texts = texts(&path);
        let bytes: usize = texts.iter().map(String::len).sum();
        let (plain, segments) =
            median(|| texts.iter().map(|text| text.split_word_bound_indices().count()).sum());
        let (ours, tokens) = median(|| {
            let (mut tokens, mut sentences) = (0, 0);
            for text in &texts {
                let cut = tokenizer.cut(text, &mut |piece| {
                    tokens += 1;
                    sentences += usize::from(piece.sentence_start);
                    Ok(())
                });
                black_box((cut.is_ok(), sentences));
            }
            tokens
        });
        let speed = |seconds: f64| bytes as f64 / seconds / 1e6;
        println!(
            "{path}: {bytes} bytes, {tokens} tokens {:.0} MB/s; {segments} segments {:.0} MB/s; {:.2} times as fast",
            speed(ours),
            speed(plain),
            plain / ours
        );
    }
}
