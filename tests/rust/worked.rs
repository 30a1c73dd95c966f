//! Are published examples of counting ours as well? Those of measures are in `tests/golden`.
#![allow(clippy::unwrap_used)] // tests panic on purpose

use std::collections::BTreeMap;
use std::sync::Arc;

use framelens::analysis::{Align, AlignSide, Items, align, dispersion, dtm, frequency, kwic};
use framelens::corpus::{Corpus, Ids, Packed, Page, Pattern, Texts, View};
use framelens::count::{
    Dictionary, Entry, Groups, Hits, Limits, Ngrams, Scope, Select, Skip, Skips,
};
use framelens::measure::interval::RateSettings;
use framelens::measure::weight::{Df, Tf, Weight};
use framelens::parallel::Job;
use framelens::text::{Drop, Language, Tokenizer};

pub(crate) fn view(given: &[&str]) -> View {
    let mut texts = Packed::default();
    for text in given {
        texts.push(Some(text)).unwrap();
    }
    let ids = Ids::numbered(given.len()).unwrap();
    let texts: Arc<dyn Texts> = Arc::new(texts);
    let drop = Drop { punctuation: true, ..Drop::default() };
    let tokenizer = Tokenizer { drop, ..Tokenizer::plain(Language::English) };
    let corpus = Corpus::new(texts, ids, tokenizer, Page::default(), &Job::new(2)).unwrap();
    View::all(Arc::new(corpus))
}

/// The hits of some frames, each a list of patterns.
pub(crate) fn found(view: &View, frames: &[&[&str]]) -> Hits {
    let (tokenizer, mut entries) = (view.corpus().tokenizer(), Vec::new());
    for (frame, patterns) in (0..).zip(frames) {
        for pattern in *patterns {
            let pattern = Pattern::parse(pattern, tokenizer).unwrap();
            entries.push(Ok(Entry { frame, pattern, exclude: false }));
        }
    }
    let dictionary =
        Dictionary::new(entries.into_iter(), frames.len(), Scope::Frame, view).unwrap();
    dictionary.hits(view, &Job::new(2)).unwrap()
}

/// Occurrences and documents of each n-gram.
fn counts(given: &[&str], ngrams: Ngrams) -> BTreeMap<String, (i64, i64)> {
    let (view, job) = (view(given), Job::new(2));
    let groups = Groups::new(&view, &vec![0; given.len()], 1).unwrap();
    let select = Select { limits: Limits::NONE, vocabulary: None, nested: true };
    let rates = RateSettings::new(1000.0, 0.95).unwrap();
    let table = frequency(&view, ngrams, &groups, &select, rates, &job).unwrap();
    let name = |term: u32| table.vocabulary[term as usize].clone();
    let pairs = table.rates.count.iter().copied().zip(table.rates.docs.iter().copied());
    table.term.iter().copied().map(name).zip(pairs).collect()
}

fn ngrams(n: usize, skip: usize, rule: Skips) -> Ngrams {
    Ngrams { skip: Skip::new(0, skip, rule).unwrap(), ..Ngrams::new(n, n, true, true).unwrap() }
}

#[test]
fn skip_grams_are_as_many_as_guthrie_and_others_count() {
    // Guthrie et al. 2006, section 2.
    for (n, skip, many) in [(2, 0, 4), (2, 2, 9), (3, 0, 3), (3, 2, 10)] {
        let found =
            counts(&["insurgents killed in ongoing fighting"], ngrams(n, skip, Skips::Total));
        assert_eq!(found.len(), many, "{n} {skip}");
        assert!(found.values().all(|&count| count == (1, 1)));
    }
}

#[test]
fn skip_grams_of_equal_gaps_are_those_of_textreuse() {
    let text = "How many roads must a man walk down";
    let found = counts(&[text], ngrams(3, 2, Skips::Equal));
    let mut theirs = [
        ["how many roads", "many roads must", "roads must a", "must a man"],
        ["a man walk", "man walk down", "how must walk", "many a down"],
        ["how roads a", "many must man", "roads a walk", "must man down"],
    ]
    .concat();
    theirs.sort_unstable();
    assert!(found.keys().eq(theirs), "{found:?}");
}

#[test]
fn five_grams_are_those_of_textreuse() {
    let text = "This is a sentence which has a number of words in it; also some tricky puncuation \
                and spacing. Does it work?";
    let found = counts(&[text], ngrams(5, 0, Skips::Total));
    assert_eq!(found.values().map(|&(count, _)| count).sum::<i64>(), 17);
    for shingle in ["this is a sentence which", "and spacing does it work"] {
        assert!(found.contains_key(shingle), "{shingle}");
    }
}

#[test]
fn terms_are_counted_and_their_documents_as_quanteda_does() {
    let found = counts(&["a a b b c d", "a d d d", "a a a"], ngrams(1, 0, Skips::Total));
    let theirs = [("a", (6, 3)), ("b", (2, 1)), ("c", (1, 1)), ("d", (4, 2))];
    assert!(found.iter().map(|(term, &count)| (term.as_str(), count)).eq(theirs), "{found:?}");
}

#[test]
fn lines_around_a_word_are_those_of_quanteda() {
    let alphabet: Vec<String> = ('A'..='Z').map(String::from).collect();
    let view_of_letters = view(&[&alphabet.join(" ")]);
    let d = found(&view_of_letters, &[&["D"]]);
    let lines = kwic(&view_of_letters, &d, 5, &Job::new(1)).unwrap();
    assert_eq!((&d.first[..], &lines.left[0][..]), (&[3][..], "A B C"));
    assert_eq!((&lines.node[0][..], &lines.right[0][..]), ("D", "E F G H I"));
    let some = view(&["A B C D E F G D H"]);
    let both = found(&some, &[&["D", "E"]]);
    let lines = kwic(&some, &both, 3, &Job::new(1)).unwrap();
    assert_eq!(both.first, [3, 4, 7]);
    assert_eq!(lines.left, ["A B C", "B C D", "E F G"]);
    assert_eq!(lines.right, ["E F G", "F G D", "H"]);
}

#[test]
fn frames_are_found_where_quanteda_finds_its_keys() {
    let two = view(&[
        "The United States is bordered by the Atlantic Ocean and the Pacific Ocean.",
        "The Supreme Court of the United States is seldom in a united state.",
    ]);
    let [countries, oceans, swords] = [0, 1, 3];
    let hits = found(&two, &[&["Stat*"], &["*ic"], &["?box", "Nintendo*"], &["*s"]]);
    let of = |doc| -> Vec<u32> {
        (0..hits.len()).filter(|&i| hits.doc[i] == doc).map(|i| hits.frame[i]).collect()
    };
    assert_eq!(of(0), [countries, swords, swords, oceans, oceans]);
    assert_eq!(of(1), [countries, swords, swords, countries]);
    let six = view(&[
        "The United States is bordered by the Atlantic Ocean and the Pacific Ocean.",
        "The Supreme Court of the United States is seldom in a united state.",
        // Punctuation was removed before quanteda looked words up.
        "It's Arsenal versus Manchester United states the announcer",
        "We need Manchester Unity in the Federal Republic of Germany today.",
        "United statehood is a good state.",
        "luv the united states XXOO!",
    ]);
    let countries: &[&str] = &["United States", "Federal Republic of Germany"];
    let exactly: &[&str] = &["=United =States", "=Federal =Republic =of =Germany"];
    let hits = found(&six, &[countries, &["Manchester United", "Arsenal"], exactly]);
    let in_each = |frame| {
        let mut counts = [0; 6];
        for hit in (0..hits.len()).filter(|&hit| hits.frame[hit] == frame) {
            counts[hits.doc[hit] as usize] += 1;
        }
        counts
    };
    assert_eq!(in_each(0), [1, 1, 1, 1, 0, 1]);
    assert_eq!(in_each(1), [0, 0, 2, 0, 0, 0]);
    assert_eq!(in_each(2), [1, 1, 0, 1, 0, 0]);
}

#[test]
fn the_weights_of_the_encyclopedias_two_texts_are_ours() {
    let two = view(&["this is a  a sample", "this is another example another example example"]);
    let select = Select { limits: Limits::NONE, vocabulary: None, nested: true };
    let weight = Weight { tf: Tf::Proportion, df: Df::Inverse, ..Weight::COUNT };
    let table = dtm(&two, Ngrams::TERMS, &select, &weight, None, &Job::new(1)).unwrap();
    let mut start = 0;
    for (end, expected) in table.ends.iter().copied().zip([
        &[("a", 0.120_412), ("sample", 0.060_206)],
        &[("another", 0.086_008_57), ("example", 0.129_012_9)],
    ]) {
        // Terms that both texts hold weigh nothing and have no cell.
        assert_eq!(end - start, expected.len());
        for (cell, &(term, weight)) in (start..end).zip(expected) {
            assert_eq!(table.terms[table.columns[cell] as usize], term);
            assert!((table.weights[cell] - weight).abs() < 1e-5, "{term}");
        }
        start = end;
    }
}

#[test]
fn engwalls_fm_is_a_product_of_columns_of_dispersion() {
    // Engwall 1974, p. 122: occurrences by the share of the parts that have one.
    for (v, fm) in [([4, 2, 1, 1, 0], 6.4), ([1, 2, 3, 4, 5], 15.0)] {
        let texts = v.map(|v| format!("{}{}", "x ".repeat(v), "y ".repeat(20 - v)));
        let view = view(&texts.each_ref().map(String::as_str));
        let groups = Groups::new(&view, &[0, 1, 2, 3, 4], 5).unwrap();
        let table = dispersion(&view, Items::Terms(1), &groups, &Job::new(1)).unwrap();
        let x = table.term.iter().position(|term| term == "x").unwrap();
        let product = table.count[x] as f64 * table.range[x] as f64 / table.parts[x] as f64;
        assert!((product - fm).abs() < 1e-12, "{product}");
    }
}

#[test]
fn two_sentences_are_aligned_as_textreuse_does() {
    let two = view(&[
        "How can we tell if this is a match, he asked?",
        "Surely, this is a good match, she replied.",
    ]);
    let side = |place| AlignSide { place, passage: None };
    let how = Align::new(2, -1, -1).unwrap();
    let found = align(&two, (side(0), side(1)), how, &Job::new(1)).unwrap();
    let words = |words: &[Option<String>]| -> Vec<String> {
        words.iter().map(|word| word.clone().unwrap_or_default()).collect()
    };
    assert_eq!(words(&found.a.word), ["this", "is", "a", "", "match"]);
    assert_eq!(words(&found.b.word), ["this", "is", "a", "good", "match"]);
    assert_eq!((found.score, &found.kind[..]), (7, &[0, 0, 0, 3, 0][..]));
    assert_eq!((found.b.start[3], found.b.end[3], found.a.start[3]), (18, 22, -1));
}
