//! Are the examples that scikit-learn tests its vectorizers with ours as well?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use framelens::analysis::{FeatureColumns, dtm, features};
use framelens::corpus::Packed;
use framelens::count::{Bound, Limits, Ngrams, Select};
use framelens::measure::weight::Weight;
use framelens::parallel::Job;
use framelens::text::{Alphabet, Units};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::worked::view;

/// Small letters without accents.
fn plain(c: char) -> String {
    c.to_lowercase().nfkd().filter(|&c| !is_combining_mark(c)).collect()
}

/// Words of so many letters (0: characters) in small letters, without accents.
fn counted(texts: &[&str], least: usize, lengths: (usize, usize)) -> FeatureColumns {
    let mut packed = Packed::default();
    let mut chars: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    chars.sort_unstable();
    chars.dedup();
    for text in texts {
        packed.push(Some(text)).unwrap();
    }
    let becomes: Vec<String> = chars.iter().map(|&c| plain(c)).collect();
    let of = |is: fn(char) -> bool| becomes.concat().chars().filter(|&c| is(c)).collect::<String>();
    let (word, space) = (of(|c| c.is_alphanumeric() || c == '_'), of(char::is_whitespace));
    let chars: String = chars.into_iter().collect();
    let alphabet = Alphabet::new(&chars, &becomes, &word, &space);
    let units = if least == 0 { Units::Chars } else { Units::Words(least) };
    features(&packed, &alphabet, units, lengths, &[], None, &Job::new(2)).unwrap()
}

/// The terms of `texts` that are within `limits`.
fn kept(texts: &[&str], limits: Limits) -> Vec<String> {
    let select = Select { limits, vocabulary: None, nested: true };
    let view = view(texts);
    dtm(&view, Ngrams::TERMS, &select, &Weight::COUNT, None, &Job::new(2)).unwrap().terms
}

#[test]
fn words_of_two_letters_without_accents() {
    let text = "J'ai mangé du kangourou  ce midi, c'était pas très bon.";
    let wanted = ["ai", "mange", "du", "kangourou", "ce", "midi", "etait", "pas", "tres", "bon"];
    assert_eq!(counted(&[text], 2, (1, 1)).terms, wanted);
}

#[test]
fn letters_lose_their_accents() {
    for (text, wanted) in [
        ("àáâãäåçèéêë", "aaaaaaceeee"),
        ("ìíîïñòóôõöùúûüý", "iiiinooooouuuuy"),
        ("\u{625}", "\u{627}"),
        ("o\u{308}", "o"),
        ("\u{300}\u{301}", ""),
        ("o\u{308}\u{304}", "o"),
    ] {
        let terms = counted(&[&format!("{text}.")], 0, (1, 50)).terms;
        assert!(terms.contains(&format!("{wanted}.")), "{text}: {terms:?}");
    }
}

#[test]
fn cyrillic_words_are_words() {
    let text = "Машинное обучение — обширный подраздел искусственного интеллекта, изучающий \
                методы построения алгоритмов, способных обучаться.";
    assert_eq!(counted(&[text], 2, (1, 1)).terms.len(), 12);
    assert_eq!(kept(&[text], Limits::NONE).len(), 12);
}

#[test]
fn letters_are_counted() {
    let table = counted(&["aaabc", "abbde"], 0, (1, 1));
    assert_eq!(table.terms, ["a", "b", "c", "d", "e"]);
    let mut rows = [[0; 5]; 2];
    for (place, &column) in table.columns.iter().enumerate() {
        rows[usize::from(place >= table.ends[0])][column as usize] = table.counts[place];
    }
    assert_eq!(rows, [[3, 1, 1, 0, 0], [1, 2, 0, 1, 1]]);
}

#[test]
fn terms_in_too_many_or_too_few_documents_are_left_out() {
    let letters = ["a b c", "d e a", "e a t"];
    let docs = |least, most| kept(&letters, Limits { docs: (least, most), ..Limits::NONE }).len();
    assert_eq!(docs(Bound::Count(1), Some(Bound::Share(0.5))), 4);
    assert_eq!(docs(Bound::Count(1), Some(Bound::Count(1))), 4);
    assert_eq!(docs(Bound::Count(2), None), 2);
    assert_eq!(docs(Bound::Share(0.8), None), 1);
}

#[test]
fn of_frequent_terms_the_first_are_kept() {
    let food = [
        "the pizza pizza beer copyright",
        "the pizza burger beer copyright",
        "the the pizza beer beer copyright",
        "the burger beer beer copyright",
        "the coke burger coke copyright",
        "the coke burger burger",
        "the salad celeri copyright",
        "the salad salad sparkling water copyright",
        "the the celeri celeri copyright",
        "the tomato tomato salad water",
        "the tomato salad water copyright",
    ];
    let docs = (Bound::Count(1), Some(Bound::Share(0.6)));
    let limits = Limits { docs, most: Some(4), ..Limits::NONE };
    assert_eq!(kept(&food, limits), ["beer", "burger", "pizza", "salad"]);
}

#[test]
fn ties_do_not_follow_the_order_of_documents() {
    let first = Limits { most: Some(1), ..Limits::NONE };
    for limits in [Limits::NONE, first] {
        assert_eq!(kept(&["hello", "world"], limits), kept(&["world", "hello"], limits));
    }
}
