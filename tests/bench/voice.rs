//! How long do voice, negation and hedging take, beside the cut of the same texts?
//!
//! `cargo bench --bench voice -- FILE.jsonl…` with the texts in the field `text` or `title`.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use framelens::text::{Language, Piece, Tokenizer, Word, voices, voices_of};

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

/// Words looked up once for each distinct surface, as a corpus does, and those of each text.
fn looked_up(texts: &[String], pieces: &[Vec<Piece>]) -> (Vec<Word>, Vec<Vec<usize>>) {
    let (mut numbers, mut words) = (HashMap::new(), Vec::new());
    let mut number = |surface: &str| {
        *numbers.entry(surface.to_owned()).or_insert_with(|| {
            words.push(Word::new(surface));
            words.len() - 1
        })
    };
    let of_text = |(text, pieces): (&String, &Vec<Piece>)| -> Vec<usize> {
        let surface = |piece: &Piece| &text[piece.start as usize..piece.end as usize];
        pieces.iter().map(|piece| number(surface(piece))).collect()
    };
    let ids = texts.iter().zip(pieces).map(of_text).collect();
    (words, ids)
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
        let (words, ids) = looked_up(&texts, &pieces);
        let listening = median(|| {
            for ((text, pieces), ids) in texts.iter().zip(&pieces).zip(&ids) {
                let words = ids.iter().map(|id| words[*id]).collect();
                black_box(voices_of(text, pieces, words, None).marks.len());
            }
        });
        let speed = |seconds: f64| bytes as f64 / seconds / 1e6;
        println!(
            "{path}: cut {:.0} MB/s, voices {:.0} MB/s: {:.2} of its time; words known: {:.2}",
            speed(cutting),
            speed(speaking),
            speaking / cutting,
            listening / cutting
        );
    }
}
