//! What do folding, acronyms, variants and spellings cost? A corpus with them, beside one without.
//!
//! `cargo bench --bench settings -- FILE.jsonl…` with the texts in the field `text` or `title`.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use framelens::corpus::{Corpus, Ids, Packed, Page, Texts};
use framelens::parallel::Job;
use framelens::text::{Case, Language, Possessives, Spelling, Tokenizer, Variants};

/// As many rounds as fit into these seconds, but so many at least.
const SECONDS: f64 = 20.0;
const ROUNDS: usize = 9;

const ARMS: [&str; 4] = ["off", "folding", "folding, acronyms, variants", "spellings too"];

fn texts(path: &str) -> Packed {
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let mut texts = Packed::default();
    for line in file.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let text = row.get("text").or_else(|| row.get("title"));
        assert!(texts.push(text.and_then(serde_json::Value::as_str)).is_ok());
    }
    texts
}

fn variants() -> Variants {
    let list = [
        ("US", &["United States", "United States of America", "USA"][..]),
        ("UK", &["United Kingdom", "Great Britain"]),
        ("UN", &["United Nations"]),
        ("EU", &["European Union"]),
        ("SCO", &["Shanghai Cooperation Organisation", "Shanghai Cooperation Organization"]),
        ("CIS", &["Commonwealth of Independent States"]),
    ];
    let owned = |phrases: &[&str]| phrases.iter().map(|&phrase| phrase.to_owned()).collect();
    let listed: BTreeMap<String, Vec<String>> =
        list.iter().map(|(term, phrases)| ((*term).to_owned(), owned(phrases))).collect();
    Variants::new(listed).unwrap_or_default()
}

/// One tokenizer for each of [`ARMS`].
fn tokenizers() -> [Tokenizer; 4] {
    let folding = Tokenizer::plain(Language::English);
    let off = Tokenizer { case: Case::Keep, possessives: Possessives::Keep, ..folding.clone() };
    let on = Tokenizer { acronyms: true, variants: variants(), ..folding.clone() };
    let respelt = Tokenizer { spelling: Some(Spelling::American), ..on.clone() };
    [off, folding, on, respelt]
}

/// Seconds that a corpus takes to build.
fn built(texts: &Arc<dyn Texts>, tokenizer: &Tokenizer) -> Option<f64> {
    let (ids, job) = (Ids::numbered(texts.len()).ok()?, Job::new(1));
    let begin = Instant::now();
    let corpus = Corpus::new(Arc::clone(texts), ids, tokenizer.clone(), Page::default(), &job);
    let seconds = begin.elapsed().as_secs_f64();
    corpus.is_ok().then_some(seconds)
}

/// The median seconds of each arm.
fn medians(texts: &Arc<dyn Texts>, tokenizers: &[Tokenizer; 4]) -> [f64; 4] {
    let mut seconds = [const { Vec::new() }; 4];
    let begin = Instant::now();
    while seconds[0].len() < ROUNDS || begin.elapsed().as_secs_f64() < SECONDS {
        // By turns, so that a busy moment of the machine meets all of them.
        for (seconds, tokenizer) in seconds.iter_mut().zip(tokenizers) {
            seconds.push(built(texts, tokenizer).unwrap_or(f64::NAN));
        }
    }
    seconds.map(|mut seconds| {
        seconds.sort_by(f64::total_cmp);
        seconds[seconds.len() / 2]
    })
}

fn print(what: &str, seconds: [f64; 4]) {
    println!("{what}: {} {:.4} s", ARMS[0], seconds[0]);
    for (arm, time) in ARMS.iter().zip(seconds).skip(1) {
        println!("    {:.3} times with {arm}", time / seconds[0]);
    }
}

fn main() {
    let tokenizers = tokenizers();
    let mut total = [0.0; 4];
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let texts: Arc<dyn Texts> = Arc::new(texts(&path));
        let seconds = medians(&texts, &tokenizers);
        print(&path, seconds);
        for (total, seconds) in total.iter_mut().zip(seconds) {
            *total += seconds;
        }
    }
    print("together", total);
}
