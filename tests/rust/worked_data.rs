//! Are the published figures of whole corpora ours as well? Skipped where the corpora are not.
#![allow(clippy::unwrap_used, clippy::float_cmp)] // tests panic on purpose

use std::collections::BTreeMap;
use std::sync::Arc;

use framelens::analysis::{Similarity, similarity, summary};
use framelens::corpus::{Corpus, Ids, View};
use framelens::count::{Groups, Ngrams};
use framelens::measure::diversity::{Diversity, Settings, Words};
use framelens::measure::proximity::Proximity;
use framelens::measure::weight::Weight;
use framelens::parallel::Job;
use framelens::text::{Case, Drop, Language, Possessives, Tokenizer};

use crate::data;
use crate::worked::{found, view};

#[test]
fn phrases_of_kremlin_ru_are_found_through_its_blanks() {
    let Some(rows) = data::rows("kremlin_en.jsonl.gz") else { return };
    let texts: Vec<&str> = rows.iter().map(|row| row["text"].as_str().unwrap()).collect();
    let view = view(&texts);
    let sizes = summary(&view, &Job::new(2)).unwrap();
    assert_eq!((sizes.chars.len(), sizes.chars.iter().sum::<i64>()), (7235, 18_048_977));
    assert_eq!(sizes.chars.iter().filter(|&&chars| chars == 0).count(), 174);
    let hits = found(&view, &[&["multipolar*"], &["multi-polar*"], &["=a =multipolar"]]);
    let of = |frame| hits.frame.iter().filter(|&&one| one == frame).count();
    assert_eq!([of(0), of(1), of(2)], [29, 22, 9]);
}

#[test]
fn nine_states_speak_of_hegemony_as_often_as_others_counted() {
    let Some(rows) = data::rows("ungdc_15.jsonl.gz") else { return };
    let texts: Vec<&str> = rows.iter().map(|row| row["text"].as_str().unwrap()).collect();
    // They counted inside words; here a compound is a word of its own.
    let hegemon: &[&str] = &["hegemon*", "anti-hegemon*", "counter-hegemon*"];
    let hits = found(&view(&texts), &[&["multipolar*", "multi-polar*"], hegemon]);
    let mut of: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for (&doc, &frame) in hits.doc.iter().zip(&hits.frame) {
        let country = rows[doc as usize]["country"].as_str().unwrap();
        of.entry(country).or_default()[frame as usize] += 1;
    }
    for (country, counts) in [
        ("RUS", [22, 29]),
        ("CHN", [27, 209]),
        ("VEN", [26, 53]),
        ("CUB", [4, 41]),
        ("USA", [0, 2]),
        ("FRA", [3, 23]),
        ("IRN", [0, 42]),
        ("BLR", [9, 24]),
    ] {
        assert_eq!(of[country], counts, "{country}");
    }
}

#[test]
fn the_figures_of_korpus_are_ours() {
    let Some(text) = data::text("koRpus/tokens.json") else { return };
    let tokens: Vec<String> = serde_json::from_str(&text).unwrap();
    let mut numbers = BTreeMap::new();
    let number = |token| {
        let next = u32::try_from(numbers.len()).unwrap();
        *numbers.entry(token).or_insert(next)
    };
    let words = Words::new(tokens.iter().map(number).collect());
    assert_eq!((tokens.len(), numbers.len()), (556, 294));
    let settings = Settings::new(100, 10, 10.0).unwrap();
    for (name, wanted) in [
        ("ttr", 0.53),
        ("msttr", 0.72),
        ("mattr", 0.73),
        ("log_ttr", 0.9),
        ("root_ttr", 12.47),
        ("corrected_ttr", 8.82),
        ("dugast", 27.23),
        ("summer", 0.89),
        ("yule_k", 119.24),
        ("mtld", 97.27),
    ] {
        let ours = name.parse::<Diversity>().unwrap().of(&words, settings);
        assert!((ours - wanted).abs() <= 0.011, "{name}: {ours}");
    }
    let maas = "maas".parse::<Diversity>().unwrap().of(&words, settings);
    assert!((maas.sqrt() - 0.19).abs() <= 0.011);
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
fn whole(number: f64) -> usize {
    number.round() as usize
}

/// The novels of a table of stylo, whose cells are per cent, as texts of as many words.
fn novels(table: &str) -> (Vec<String>, View) {
    let mut lines = table.lines().map(|line| {
        line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect::<Vec<_>>()
    });
    let head = lines.next().unwrap();
    let (mut titles, mut docs) = (Vec::new(), Vec::new());
    for row in lines {
        let percents: Vec<f64> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
        // The rarest of the words occurs once in every text.
        let rarest = percents.iter().copied().filter(|&one| one > 0.0).fold(100.0, f64::min);
        let size = whole(100.0 / rarest);
        let mut words = Vec::new();
        for (word, percent) in head[1..].iter().zip(percents) {
            let count = whole(percent * size as f64 / 100.0);
            words.extend(std::iter::repeat_n(word.clone(), count));
        }
        // Other words, none of them frequent enough to be compared.
        words.extend((words.len()..size).map(|place| format!("{} {}", row[0], place / 300)));
        titles.push(row[0].clone());
        docs.push(Some(words));
    }
    let tokenizer = Tokenizer {
        case: Case::Keep,
        possessives: Possessives::Keep,
        drop: Drop::default(),
        ..Tokenizer::plain(Language::English)
    };
    let ids = Ids::numbered(docs.len()).unwrap();
    (titles, View::all(Arc::new(Corpus::from_tokens(&docs, ids, tokenizer).unwrap())))
}

#[test]
fn the_novel_nearest_to_the_cuckoos_is_by_the_same_hand() {
    let Some(table) = data::text("stylo/galbraith.csv.gz") else { return };
    let (titles, view) = novels(&table);
    let place = |title: &str| titles.iter().position(|one| one == title).unwrap();
    let n = titles.len();
    let groups = Groups::new(&view, &(0..).take(n).collect::<Vec<_>>(), n).unwrap();
    let coben = (place("coben_breaker"), place("coben_dropshot"));
    for (top, wanted) in [(100, 0.398_368_3), (500, 0.520_626_1)] {
        let how = Similarity {
            measure: Proximity::BurrowsDelta,
            weight: Weight::COUNT,
            top: Some(top),
            smooth: 0.0,
            power: 2.0,
        };
        let square = similarity(&view, Ngrams::TERMS, &groups, how, &Job::new(2)).unwrap();
        assert!((square[coben.0 * n + coben.1] - wanted).abs() < 1e-7, "{top}");
        let cuckoos = place("galbraith_cuckoos");
        let others = (0..n).filter(|&other| other != cuckoos);
        let delta = |other: usize| square[cuckoos * n + other];
        let nearest = others.min_by(|&a, &b| delta(a).total_cmp(&delta(b))).unwrap();
        assert_eq!(titles[nearest], "rowling_casual", "{top}");
    }
}
