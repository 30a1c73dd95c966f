//! How long do voice, negation and hedging take, beside the cut of the same texts?
//!
//! `cargo bench --bench voice -- FILE.jsonl…` with the texts in the field `text` or `title`.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::Instant;

use framelens::text::{Language, Piece, Tokenizer, voices};

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

/// The median time of a run in seconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begin = Instant::now();
            run();
            begin.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[ROUNDS / 2]
}

fn cut(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let done = Tokenizer::plain(Language::English).cut(text, &mut |piece| {
        pieces.push(piece);
        Ok(())
    });
    assert!(done.is_ok());
    pieces
}

fn main() {
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let texts = texts(&path);
        let bytes: usize = texts.iter().map(String::len).sum();
        let pieces: Vec<_> = texts.iter().map(|text| cut(text)).collect();
        let cutting = median(|| {
            for text in &texts {
                black_box(cut(text).len());
            }
        });
        let speaking = median(|| {
            for (text, pieces) in texts.iter().zip(&pieces) {
                black_box(voices(Language::English, text, pieces, None).marks.len());
            }
        });
        let speed = |seconds: f64| bytes as f64 / seconds / 1e6;
        println!(
            "{path}: cut {:.0} MB/s, voices {:.0} MB/s: {:.2} of the time of the cut",
            speed(cutting),
            speed(speaking),
            speaking / cutting
        );
    }
}
