//! How many hard sentences of news are found whole? `tests/golden/sentences.json`, made by hand.
#![allow(clippy::print_stdout, reason = "the share is worth reading")]

use framelens::text::{CodePoints, Tokenizer};
use serde::Deserialize;

use crate::golden::read;
use crate::text::{PLAIN, pieces};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    starts: Vec<u32>,
}

fn starts(tokenizer: &Tokenizer, text: &str) -> Vec<u32> {
    let mut points = CodePoints::new(text);
    let first = pieces(tokenizer, text).into_iter().filter(|piece| piece.sentence_start);
    first.map(|piece| points.at(piece.start)).collect()
}

/// Sentences found with the right beginning and the right end, and all.
fn found(tokenizer: &Tokenizer, cases: &[Case]) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for case in cases {
        let found = starts(tokenizer, &case.text);
        let ends = |starts: &[u32]| -> Vec<(u32, Option<u32>)> {
            starts
                .iter()
                .zip(starts.iter().skip(1).map(|end| Some(*end)).chain([None]))
                .map(|(s, e)| (*s, e))
                .collect()
        };
        let wanted = ends(&case.starts);
        let here = ends(&found).into_iter().filter(|sentence| wanted.contains(sentence)).count();
        if here < wanted.len() {
            println!("{:?}: wanted {:?}, found {found:?}", case.text, case.starts);
        }
        right += here;
        all += wanted.len();
    }
    (right, all)
}

#[test]
fn hard_sentences_of_news_are_found_whole() {
    let file: File = read("sentences");
    for acronyms in [false, true] {
        let (right, all) = found(&Tokenizer { acronyms, ..PLAIN }, &file.cases);
        println!("acronyms {acronyms}: {right} of {all} sentences");
        assert!(all >= 250 && right * 100 >= all * 98, "{right} of {all}");
    }
}
