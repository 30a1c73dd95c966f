//! What do the settings that join words cost? A corpus with them, beside one without.
//!
//! `cargo bench --bench settings -- FILE.jsonl…` with the texts in the field `text` or `title`.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use framelens::corpus::{Corpus, Ids, Packed, Page, Texts};
use framelens::parallel::Job;
use framelens::text::{Language, Spelling, Tokenizer, Variants};

const ROUNDS: usize = 7;

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

fn main() {
    let off = Tokenizer::plain(Language::English);
    let on = Tokenizer { acronyms: true, variants: variants(), ..off.clone() };
    let respelt = Tokenizer { spelling: Some(Spelling::American), ..on.clone() };
    for path in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        let texts: Arc<dyn Texts> = Arc::new(texts(&path));
        let mut best = [f64::INFINITY; 3];
        // By turns, so that a busy moment of the machine meets both.
        for _ in 0..ROUNDS {
            for (best, tokenizer) in best.iter_mut().zip([&off, &on, &respelt]) {
                let (Ok(ids), job) = (Ids::numbered(texts.len()), Job::new(1)) else { return };
                let begin = Instant::now();
                let corpus =
                    Corpus::new(Arc::clone(&texts), ids, tokenizer.clone(), Page::default(), &job);
                *best = best.min(begin.elapsed().as_secs_f64());
                assert!(corpus.is_ok());
            }
        }
        let [off, on, respelt] = best;
        println!(
            "{path}: off {off:.3} s; acronyms and variants {:.2} times; spellings too {:.2} times",
            on / off,
            respelt / off
        );
    }
}
