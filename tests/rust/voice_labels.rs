//! How often do the voices agree with what the developers labelled by reading?
//!
//! `cargo test --test rust voice_labels -- --ignored --nocapture`
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use framelens::text::{Language, Voice, voices};
use serde_json::Value;

use crate::text::{PLAIN, pieces, surface};

/// A word with its place in code points, its voice and its flags.
struct Word {
    at: u64,
    voice: &'static str,
    negated: bool,
    hedged: bool,
}

fn words(text: &str) -> Vec<Word> {
    let pieces = pieces(&PLAIN, text);
    let marks = voices(Language::English, text, &pieces, None).marks;
    let words = pieces.iter().zip(marks);
    let words = words.filter(|(piece, _)| surface(text, **piece).contains(char::is_alphanumeric));
    let word = |(piece, mark): (&framelens::text::Piece, framelens::text::Mark)| Word {
        at: text[..piece.start as usize].chars().count() as u64,
        voice: mark.voice().name(),
        negated: mark.negated() == Some(true),
        hedged: mark.hedged() == Some(true),
    };
    words.map(word).collect()
}

fn holds(label: &Value, at: u64) -> bool {
    let number = |name: &str| label[name].as_u64().unwrap_or_default();
    number("start") <= at && at < number("end")
}

/// The voice of most words.
fn most<'a>(words: impl Iterator<Item = &'a Word>) -> &'static str {
    let mut counts = BTreeMap::<_, usize>::new();
    words.for_each(|word| *counts.entry(word.voice).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map_or("", |(voice, _)| voice)
}

fn golden(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let file = std::fs::read_to_string(path).expect("a golden file");
    serde_json::from_str(&file).expect("JSON")
}

/// For each voice: labels, and those that most words agree with.
type Agreement = BTreeMap<String, (usize, usize)>;

fn count(agreement: &mut Agreement, name: &str, agrees: bool) {
    let (all, right) = agreement.entry(name.to_owned()).or_default();
    *all += 1;
    *right += usize::from(agrees);
}

fn print(title: &str, agreement: &Agreement) {
    println!("{title}");
    for (name, (all, right)) in agreement {
        println!("  {name:<24} {right:>4} of {all}");
    }
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

#[test]
#[ignore = "prints a table; reads the seeds from FRAMELENS_DATA"]
fn voices_agree_with_the_labels_of_the_seeds() {
    let Some(folder) = std::env::var_os("FRAMELENS_DATA").map(PathBuf::from) else { return };
    let mut agreement = Agreement::new();
    let mut flags = BTreeMap::<_, [usize; 3]>::new();
    for file in list(&golden("seed_labels.json"), "files") {
        let name = file["file"].as_str().unwrap_or_default();
        let Ok(text) = std::fs::read_to_string(folder.join("data/seeds").join(name)) else {
            println!("skipped: {name} is not in data/seeds");
            return;
        };
        let words = words(&text);
        for label in list(file, "voices") {
            let voice = label["voice"].as_str().unwrap_or_default();
            let agrees = most(words.iter().filter(|word| holds(label, word.at))) == voice;
            count(&mut agreement, voice, agrees);
            count(&mut agreement, "all", agrees);
            if label["doubt"].is_null() {
                count(&mut agreement, "all without doubt", agrees);
            }
        }
        let regions: Vec<_> =
            list(file, "regions").iter().filter(|region| of_article(region)).collect();
        for word in words.iter().filter(|word| regions.iter().any(|region| holds(region, word.at)))
        {
            for (flag, is) in [("negated", word.negated), ("hedged", word.hedged)] {
                let labelled = list(file, flag).iter().any(|label| holds(label, word.at));
                let [predicted, gold, both] = flags.entry(flag).or_default();
                *predicted += usize::from(is);
                *gold += usize::from(labelled);
                *both += usize::from(is && labelled);
            }
        }
    }
    print("seeds", &agreement);
    println!("  words (predicted, labelled, both) {flags:?}");
    assert!(agreement["all"].1 * 10 >= agreement["all"].0 * 9);
}

fn of_article(region: &Value) -> bool {
    const ARTICLE: [&str; 6] = ["headline", "lead", "body", "caption", "list", "quote"];
    ARTICLE.contains(&region["region"].as_str().unwrap_or_default())
}

#[test]
#[ignore = "prints a table"]
fn voices_agree_with_the_truth_of_the_sample() {
    let truth = golden("sample_truth.json");
    let path = "python/framelens/sample/articles.jsonl";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut agreement = Agreement::new();
    for line in std::fs::read_to_string(path).expect("the sample").lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let labels = &truth["articles"][row["id"].as_str().unwrap_or_default()];
        let words = words(row["text"].as_str().unwrap_or_default());
        let width = |label: &Value| label["end"].as_u64().zip(label["start"].as_u64());
        // Labels nest, and the innermost is that of a word.
        let innermost = |word: &Word| {
            let around = list(labels, "voices").iter().filter(|label| holds(label, word.at));
            around.min_by_key(|label| width(label).map(|(end, start)| end - start))
        };
        for label in list(labels, "voices") {
            let own = |word: &&Word| innermost(word).is_some_and(|one| one == label);
            let voice = label["voice"].as_str().unwrap_or_default();
            let most = most(words.iter().filter(own));
            if !most.is_empty() {
                count(&mut agreement, voice, most == voice);
                count(&mut agreement, "all", most == voice);
            }
        }
        for hit in list(labels, "frames") {
            let here = words.iter().find(|word| holds(hit, word.at));
            let agrees = here.is_some_and(|word| hit["voice"] == word.voice);
            count(&mut agreement, "hits of frames", agrees);
        }
    }
    print("sample", &agreement);
    assert!(agreement["direct"].1 * 100 >= agreement["direct"].0 * 95);
    assert!(Voice::ALL.iter().all(|voice| voice.name() != "all"));
}
