//! How long do regions, voices, negation and hedging take, beside the cut of the same texts?
//!
//! `cargo bench --bench voice -- FILE.jsonl…` with the texts in the field `text` or `title`.
//! Time of this thread alone, the parts in turn, and the median of their ratios.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::HashMap;
use std::hint::black_box;

use framelens::text::{Language, Piece, Tokenizer, Word, regions, voices_of};
use rustix::time::{ClockId, clock_gettime};

const ROUNDS: usize = 15;

fn texts(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let field = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).ok()?;
        let text = row.get("text").or_else(|| row.get("title"))?;
        text.as_str().map(str::to_owned)
    };
    file.lines().filter_map(field).collect()
}

/// Seconds that this thread has worked.
fn worked() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
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
        let pieces: Vec<_> = texts.iter().map(|text| cut(text)).collect();
        let (words, ids) = looked_up(&texts, &pieces);
        let parts: [&dyn Fn(usize) -> usize; 3] =
            [&|i| cut(&texts[i]).len(), &|i| regions(&texts[i], None).len(), &|i| {
                let words = ids[i].iter().map(|id| words[*id]).collect();
                voices_of(&texts[i], &pieces[i], words, None).marks.len()
            }];
        let mut seconds = [const { Vec::new() }; 3];
        for _ in 0..ROUNDS {
            for (part, seconds) in parts.iter().zip(&mut seconds) {
                let begin = worked();
                (0..texts.len()).for_each(|i| _ = black_box(part(i)));
                seconds.push(worked() - begin);
            }
        }
        let [cutting, regions, voices] = seconds;
        let of_cut = |part: &dyn Fn(usize) -> f64| {
            median((0..ROUNDS).map(|round| part(round) / cutting[round]).collect())
        };
        let bytes: usize = texts.iter().map(String::len).sum();
        println!("{path}: {:.1} MB, {} texts", bytes as f64 / 1e6, texts.len());
        println!("  cut                    {:.3} s", median(cutting.clone()));
        println!("  regions / cut          {:.2}", of_cut(&|round| regions[round]));
        println!("  voices, negation / cut {:.2}", of_cut(&|round| voices[round]));
        println!("  sum / cut              {:.2}", of_cut(&|round| regions[round] + voices[round]));
    }
}
