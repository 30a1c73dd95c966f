//! Do borders, normal forms and stems agree with what Unicode and Snowball publish?
#![allow(clippy::print_stdout, reason = "a test says why it is skipped")]

use framelens::text::{Language, Rules, Tokenizer, is_invisible, sentence_bounds, word_bounds};

use crate::data;
use crate::text::{PLAIN, keys, pieces, surface};

/// The lines of a test file; none, with a printed reason, if it is not here.
fn lines(name: &str) -> Vec<String> {
    data::text(name).iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
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

/// The parts of a case between the signs `÷`.
fn parts(line: &str) -> Vec<String> {
    let parts = line.split('÷').map(|part| chars(&part.replace('×', " ")));
    parts.filter(|part| !part.is_empty()).collect()
}

/// `text` cut at `bounds`.
fn cut_at(text: &str, bounds: impl Iterator<Item = usize>) -> Vec<String> {
    let bounds: Vec<usize> = bounds.collect();
    bounds.windows(2).map(|two| text[two[0]..two[1]].to_owned()).collect()
}

fn surfaces(tokenizer: &Tokenizer, text: &str) -> Vec<String> {
    let pieces = pieces(tokenizer, text).into_iter();
    pieces.map(|piece| surface(text, piece).to_owned()).collect()
}

#[test]
fn the_plain_rules_are_those_of_uax_29_on_every_line() {
    let (words, sentences) =
        (unicode_lines("WordBreakTest_17.txt.gz"), unicode_lines("SentenceBreakTest_17.txt.gz"));
    let unseen = |part: &String| {
        part.chars().all(|c| c.is_whitespace() || "\0\u{FEFF}".contains(c) || is_invisible(c))
    };
    let plain = Tokenizer { rules: Rules::Unicode, ..PLAIN };
    for line in &words {
        let expected = parts(line);
        let text = expected.concat();
        assert_eq!(cut_at(&text, word_bounds(&text)), expected, "{line}");
        let seen: Vec<String> = expected.iter().filter(|part| !unseen(part)).cloned().collect();
        assert_eq!(surfaces(&plain, &text), seen, "{line}");
        // Ours are the same where only letters, digits and punctuation of one script stand.
        let simple = |c: char| c.is_ascii_alphanumeric() || ",.:_\"".contains(c);
        if text.chars().all(simple) {
            assert_eq!(surfaces(&PLAIN, &text), expected, "{line}");
        }
    }
    for line in &sentences {
        let expected = parts(line);
        let text = expected.concat();
        assert_eq!(cut_at(&text, sentence_bounds(&text)), expected, "{line}");
    }
    println!("word borders: {} lines, sentence borders: {}", words.len(), sentences.len());
}

#[test]
fn no_line_of_grapheme_clusters_is_cut_inside_one() {
    let lines = unicode_lines("GraphemeBreakTest_17.txt.gz");
    for line in &lines {
        let (mut ends, mut text) = (vec![0], String::new());
        for cluster in parts(line) {
            text += &cluster;
            ends.push(text.len());
        }
        for acronyms in [false, true] {
            for piece in pieces(&Tokenizer { acronyms, ..PLAIN }, &text) {
                // White space is in no token, though signs beside it are in its cluster.
                let after_blank = text[..piece.start as usize].ends_with(char::is_whitespace);
                let before_blank = text[piece.end as usize..].starts_with(char::is_whitespace);
                let begin = ends.contains(&(piece.start as usize)) || after_blank;
                let end = ends.contains(&(piece.end as usize)) || before_blank;
                assert!(begin && end, "{line}: {piece:?}");
            }
        }
    }
    println!("grapheme clusters: {} lines", lines.len());
}

#[test]
fn canonically_equal_texts_have_equal_terms() {
    let lines = unicode_lines("NormalizationTest.txt.gz");
    for line in &lines {
        let forms: Vec<String> = line.split(';').map(chars).collect();
        // The first three are equal, and the last two; in a word, as alone most of these are marks.
        let keys: Vec<_> = forms.iter().take(5).map(|form| keys(&format!("a{form}b"))).collect();
        assert!(keys[0] == keys[1] && keys[1] == keys[2] && keys[3] == keys[4], "{line}: {keys:?}");
    }
    println!("normal forms: {} lines", lines.len());
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
        let pairs = lines(&format!("snowball/{file}.tsv.gz"));
        let wrong = |line: &&String| {
            let (word, stem) = line.split_once('\t').unwrap_or_default();
            let is_word = word.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
            language.stem(word).as_deref() != Some(stem)
                || (is_word && tokenizer.term(word) != stem)
        };
        let wrong: Vec<_> = pairs.iter().filter(wrong).collect();
        println!("{file}: {} of {} stems", pairs.len() - wrong.len(), pairs.len());
        assert!(wrong.is_empty(), "{file}: {wrong:?}");
    }
}
