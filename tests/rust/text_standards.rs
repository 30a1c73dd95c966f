//! Do borders, normal forms and stems agree with what Unicode and Snowball publish?
#![allow(clippy::print_stdout, reason = "a test says why it is skipped")]

use std::io::Read;

use framelens::text::{Language, Tokenizer};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{PLAIN, keys, pieces, surface};

/// The lines of a test file; none, with a printed reason, if it is not here.
fn lines(name: &str) -> Vec<String> {
    let root = std::env::var("FRAMELENS_DATA")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned());
    let tried = ["data/", ""].map(|dir| format!("{root}/{dir}{name}"));
    let Some(file) = tried.iter().find_map(|path| std::fs::File::open(path).ok()) else {
        println!("skipped: none of {tried:?} is here");
        return Vec::new();
    };
    let mut text = String::new();
    let read = flate2::read::GzDecoder::new(file).read_to_string(&mut text);
    assert!(read.is_ok(), "{read:?}");
    text.lines().map(str::to_owned).collect()
}

/// The cases of a test file of Unicode, without comments.
fn unicode_lines(name: &str) -> Vec<String> {
    let lines = lines(&format!("unicode/{name}"));
    let cases = lines.iter().map(|line| line.split('#').next().unwrap_or_default().trim());
    cases.filter(|line| !line.is_empty() && !line.starts_with('@')).map(str::to_owned).collect()
}

fn chars(hex: &str) -> String {
    let code = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    hex.split_whitespace().filter_map(code).collect()
}

#[test]
fn the_borders_that_we_start_from_are_those_of_uax_29() {
    for line in unicode_lines("WordBreakTest_17.txt.gz") {
        let expected: Vec<String> =
            line.split('÷').map(|part| chars(&part.replace('×', " "))).collect();
        let expected: Vec<&str> =
            expected.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        let text = expected.concat();
        assert_eq!(text.split_word_bounds().collect::<Vec<_>>(), expected, "{line}");
        // Ours are the same, but for what is documented: no border is in another place where
        // only letters, digits and punctuation of one script stand.
        let plain = |c: char| c.is_ascii_alphanumeric() || ",.:_\"".contains(c);
        if text.chars().all(plain) {
            let ours = pieces(&PLAIN, &text);
            let ours: Vec<&str> = ours.into_iter().map(|piece| surface(&text, piece)).collect();
            assert_eq!(ours, expected, "{line}");
        }
    }
}

#[test]
fn canonically_equal_texts_have_equal_keys() {
    let mut newer = Vec::new();
    for line in unicode_lines("NormalizationTest.txt.gz") {
        let forms: Vec<String> = line.split(';').take(3).map(chars).collect();
        // In a word, as alone most of these are marks.
        let forms = [0, 1, 2].map(|i| format!("a{}b", forms[i]));
        let [source, nfc, nfd] = [0, 1, 2].map(|i| keys(&forms[i]));
        if source == nfc && nfd == nfc {
            continue;
        }
        // A mark that is newer than the word borders is none to them, and where it stands
        // depends on the form.
        let borders = |i: usize| forms[i].split_word_bounds().count();
        assert!(borders(0) > 1 && borders(1) > 1, "{line}: {source:?} {nfc:?} {nfd:?}");
        newer.push(line);
    }
    assert!(newer.len() < 100, "{newer:#?}");
}

#[test]
fn stems_are_those_that_snowball_publishes() {
    for (language, file) in [
        (Language::English, "english"),
        (Language::French, "french"),
        (Language::German, "german"),
        (Language::Italian, "italian"),
        (Language::Portuguese, "portuguese"),
        (Language::Russian, "russian"),
        (Language::Spanish, "spanish"),
    ] {
        let tokenizer = Tokenizer { language, stem: true, ..PLAIN };
        for line in lines(&format!("snowball/{file}.tsv.gz")) {
            let Some((word, stem)) = line.split_once('\t') else { continue };
            if word.chars().all(|c| c.is_alphabetic() && c.is_lowercase()) {
                assert_eq!(tokenizer.term(word), stem, "{word}");
            }
        }
    }
}
