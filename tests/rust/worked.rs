//! Are published examples of counting ours as well? Those of measures are in `tests/golden`.
#![allow(clippy::unwrap_used)] // tests panic on purpose

use std::collections::BTreeMap;
use std::sync::Arc;

use framelens::analysis::frequency;
use framelens::corpus::{Corpus, Ids, Packed, Page, Texts, View};
use framelens::count::{Groups, Limits, Ngrams, Select, Skip, Skips};
use framelens::measure::interval::RateSettings;
use framelens::parallel::Job;
use framelens::text::{Drop, Language, Tokenizer};

/// Occurrences and documents of each n-gram.
fn counts(given: &[&str], ngrams: Ngrams) -> BTreeMap<String, (i64, i64)> {
    let mut texts = Packed::default();
    for text in given {
        texts.push(Some(text)).unwrap();
    }
    let (job, ids) = (Job::new(2), Ids::numbered(given.len()).unwrap());
    let texts: Arc<dyn Texts> = Arc::new(texts);
    let drop = Drop { punctuation: true, ..Drop::default() };
    let tokenizer = Tokenizer { drop, ..Tokenizer::plain(Language::English) };
    let corpus = Corpus::new(texts, ids, tokenizer, Page::default(), &job).unwrap();
    let view = View::all(Arc::new(corpus));
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
