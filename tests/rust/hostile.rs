//! Does a text that was made to be slow take no more time a character than any other?
#![allow(clippy::print_stdout, reason = "the worst ratio is worth reading")]

use std::collections::BTreeSet;

use framelens::text::{
    Drop, Hyphens, Language, Possessives, Rules, Spelling, Tokenizer, Variants, regions, voices,
};
use rustix::time::{ClockId, clock_gettime};

use crate::text::{PLAIN, pieces, surface};

/// What is said again and again, a kind of hostility a line.
const KINDS: &[(&str, &[&str])] = &[
    ("letters without end", &["a", "A", "é", "中", "ก", "א\"", "ж"]),
    ("initials", &["U.", "U.S.", "U.S.-", "A.B", "é.-", "É.", "U.S.’s ", "a.b-"]),
    ("half a variant", &["United ", "United United States ", "United States of ", "US\u{200B}"]),
    ("variants", &["United States ", "USA-", "United States-", "AT&T", "U.S. US us ", "a b "]),
    ("apostrophes", &["'", "a'", "é'", "s’ ", "’s", "a's's", "\u{2BC}", "s\u{2BC}", "‘s’ "]),
    ("hyphens", &["-", "a-", "‐", "é‐", "-a", "co-", "defence-", "7-", "a-\u{AD}"]),
    ("marks", &["\u{301}", "a\u{301}", "\u{301}\u{327}", "क\u{94D}", "\u{17D2}ក", "\u{600}"]),
    ("joiners", &["\u{200D}", "👩\u{200D}", "🇷", "\u{200B}", "a\u{200B}", "\u{FE0F}#", "\u{AD}"]),
    ("white space", &["\n", "\r\n", " ", "\0", "\u{A0}", "A.\n", "United\u{A0}", "a\n\n"]),
    ("quotes", &["\"", "“", "‘", "“a” ", "’ ", "a\" ", "「", "«", "! \" ", "\"! a"]),
    ("brackets", &["(", "a)", "([", "(a) ", "www.a.b/(", "http://a.b/)"]),
    ("stops", &[".", "a. ", "! ", "…", "e.g. ", "Mr. ", "No. ", "p.m. ", "A. ", "Dr. Jr. "]),
    ("links", &["www.", "http://", "http://a.b/", "://", "ftp://a", "www.a", "w.w"]),
    ("addresses", &["@", "a@", "a@b.", "a@b.c", "@a", "+a", "_@_", "a@b.cc,"]),
    ("tags", &["#", "#a", "#1", "#\u{200D}", "##a", "#a-"]),
];

/// What is hard to give a voice, a kind of hostility a line.
const SAID: &[(&str, &[&str])] = &[
    ("quotes that never close", &["“", "\"", "‘a ", "« ", "“a\n", "\"a "]),
    ("quotes that never open", &["”", "a” ", "’ ", "»", "a,” he said. "]),
    ("quotes in quotes", &["“a ‘b ", "\"a 'b ", "“‘", "«„“", "\"'a"]),
    ("cues", &["said ", "he said, ", "said that ", "according to ", "that he said ", "who said, "]),
    ("names", &["Name: ", "Name: Name:\n", "NAME: said ", "Xi said: ", "Xi, Xi, ", "Ms. "]),
    ("denials", &["not ", "may not ", "never said that ", "no “a” ", "n't "]),
    ("clauses", &["which, ", "( ", "(", "He said:\n", "\"a\"\n"]),
];

/// What is hard to tell from an article, a kind of hostility a line.
const LINES: &[(&str, &[&str])] = &[
    ("short lines", &["a\n", "\n", ". ", "#", "a b "]),
    ("what pages say", &["Related\n", "Home | News | A | B\n", "“a” “\n", "• •\n"]),
];

const WORDS: usize = 150;
const TIMES: usize = 8;
/// One long text takes as long as its eighths, one after another; were the time quadratic, eight
/// times as long.
const TOO_LONG: f64 = 5.0;

fn variants() -> Variants {
    let list = [
        ("US", &["United States", "United States of America", "USA", "U.S. US us us"][..]),
        ("AT&T", &["AT&T AT&T", "a a a a a a a a", "a b a b a b a c", "é é", "‘s’ ‘"]),
    ];
    let owned = |phrases: &[&str]| phrases.iter().map(|&phrase| phrase.to_owned()).collect();
    let listed = list.iter().map(|(term, phrases)| ((*term).to_owned(), owned(phrases)));
    let variants = Variants::new(listed.collect());
    assert!(variants.is_ok(), "{variants:?}");
    variants.unwrap_or_default()
}

fn tokenizers() -> Vec<Tokenizer> {
    let all = Tokenizer {
        acronyms: true,
        variants: variants(),
        spelling: Some(Spelling::American),
        stem: true,
        drop: Drop { stopwords: true, short: true, ..Drop::default() },
        ..PLAIN
    };
    let split = Tokenizer { hyphens: Hyphens::Split, ..all.clone() };
    let (hyphens, possessives) = (Hyphens::Fold, Possessives::Keep);
    let folded = Tokenizer { hyphens, possessives, ..all.clone() };
    let plain = Tokenizer { rules: Rules::Unicode, ..all.clone() };
    vec![all, split, folded, plain]
}

/// Seconds that this thread has worked: those it waits for other work of the machine do not count.
fn worked() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds that the tokens of `text`, and all that follows from their surfaces, take.
fn seconds(tokenizer: &Tokenizer, text: &str) -> f64 {
    let begin = worked();
    let cut = pieces(tokenizer, text);
    let surfaces: BTreeSet<&str> = cut.into_iter().map(|piece| surface(text, piece)).collect();
    for surface in surfaces {
        let (term, key) = tokenizer.term_and_key(surface);
        assert!(!term.is_empty() && !key.is_empty());
        tokenizer.counted(surface, tokenizer.kind(surface));
    }
    worked() - begin
}

/// How many times as long a text takes as its eighths: the least of several tries, as what else
/// the machine does takes its caches, too.
fn growth(part: &str, seconds: impl Fn(&str) -> f64) -> f64 {
    let (short, long) = (part.repeat(WORDS), part.repeat(TIMES * WORDS));
    let (mut eighths, mut whole) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..40 {
        eighths = eighths.min((0..TIMES).map(|_| seconds(&short)).sum());
        whole = whole.min(seconds(&long));
        if whole < 2.5 * eighths {
            break;
        }
    }
    whole / eighths
}

#[test]
fn hostile_texts_take_linear_time_at_any_settings() {
    let mut worst = (0.0, String::new());
    for tokenizer in tokenizers() {
        for (kind, parts) in KINDS {
            for part in *parts {
                let growth = growth(part, |text| seconds(&tokenizer, text));
                let what = format!("{kind}: {part:?} with hyphens {:?}", tokenizer.hyphens);
                assert!(growth < TOO_LONG, "{what}: {growth:.1} times the time of its eighths");
                if growth > worst.0 {
                    worst = (growth, what);
                }
            }
        }
    }
    let (kinds, parts) = (KINDS.len(), KINDS.iter().map(|(_, parts)| parts.len()).sum::<usize>());
    println!("{kinds} kinds, {parts} texts; worst {:.1} times its eighths: {}", worst.0, worst.1);
}

/// Seconds that the voices of `text` take, its tokens known.
fn seconds_of_voices(text: &str) -> f64 {
    let cut = pieces(&PLAIN, text);
    let begin = worked();
    assert_eq!(voices(Language::English, text, &cut, None).marks.len(), cut.len());
    worked() - begin
}

/// Seconds that the regions of `text` take, which is its own title, too.
fn seconds_of_regions(text: &str) -> f64 {
    let begin = worked();
    assert!(!regions(text, Some(text)).is_empty());
    worked() - begin
}

/// Says how `seconds` grow with texts that are made of `kinds`, and that none is slow.
fn linear(kinds: &[(&str, &[&str])], seconds: fn(&str) -> f64) {
    let mut worst = (0.0, String::new());
    for (kind, parts) in kinds {
        for part in *parts {
            let growth = growth(part, seconds);
            let what = format!("{kind}: {part:?}");
            assert!(growth < TOO_LONG, "{what}: {growth:.1} times the time of its eighths");
            if growth > worst.0 {
                worst = (growth, what);
            }
            let spent = seconds(&part.repeat(100_000));
            assert!(spent < 20.0, "{kind}: {part:?} takes {spent} s");
        }
    }
    println!("{} kinds; worst {:.1} times its eighths: {}", kinds.len(), worst.0, worst.1);
}

#[test]
fn voices_of_hostile_texts_take_linear_time() {
    linear(SAID, seconds_of_voices);
}

#[test]
fn regions_of_hostile_texts_take_linear_time() {
    linear(LINES, seconds_of_regions);
}

#[test]
fn a_long_text_of_one_kind_is_cut_at_once() {
    for (kind, parts) in KINDS {
        for part in *parts {
            let text = part.repeat(200_000 / part.len());
            let spent = seconds(&PLAIN, &text);
            assert!(spent < 20.0, "{kind}: {part:?} takes {spent} s");
        }
    }
}
