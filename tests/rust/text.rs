//! Is a text cut into what stands in it, all of it, once, at any settings and on any input?

use framelens::text::{
    Case, CodePoints, Drop, Hyphens, Kind, Language, Piece, Possessives, Rules, Spelling,
    Tokenizer, Variants,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

pub(crate) const PLAIN: Tokenizer = Tokenizer::plain(Language::English);

pub(crate) fn pieces(tokenizer: &Tokenizer, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let done = tokenizer.cut(text, &mut |piece| {
        pieces.push(piece);
        Ok(())
    });
    assert_eq!(done, Ok(()));
    pieces
}

pub(crate) fn surface(text: &str, piece: Piece) -> &str {
    &text[piece.start as usize..piece.end as usize]
}

pub(crate) fn keys(text: &str) -> Vec<String> {
    let pieces = pieces(&PLAIN, text);
    pieces.into_iter().map(|piece| PLAIN.key(surface(text, piece)).into_owned()).collect()
}

fn separates(c: char) -> bool {
    c.is_whitespace() || c == '\0' || c == '\u{FEFF}'
}

/// Invisible signs that are in no grapheme cluster, and those that are.
const LOOSE: &str = "\u{AD}\u{200B}\u{200E}\u{200F}\u{202A}\u{202E}\u{2060}\u{2066}\u{61C}";
const JOINERS: &str = "\u{200C}\u{200D}\u{FE0F}\u{FE00}\u{34F}\u{E0067}\u{E007F}";

/// Characters that meet a rule, more often than chance would have them.
fn hard_char() -> impl Strategy<Value = char> {
    let pick = |chars: &str| proptest::sample::select(chars.chars().collect::<Vec<_>>());
    prop_oneof![
        6 => pick("aSwWéжΣ7_"),
        4 => pick(".,:;!?'’-‐/@#…。\"“”()"),
        2 => pick(" \n\r\u{A0}\u{202F}\0\u{FEFF}\u{2029}"),
        2 => pick(LOOSE),
        2 => pick(JOINERS),
        2 => pick("\u{301}\u{300}\u{20E3}👩🏽🇷🇺中ひカกำ가ᄀ\u{600}क\u{94D}ष\u{17D2}ក🏴"),
        1 => any::<char>(),
    ]
}

pub(crate) fn hard_text() -> impl Strategy<Value = String> {
    let words = ["http://", "www.", "@e.org", "U.S.", "Mr.", "\n\n", "'s", "-"];
    let part = prop_oneof![
        8 => hard_char().prop_map(String::from),
        1 => proptest::sample::select(words.to_vec()).prop_map(String::from),
    ];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Variants that hard texts hold by chance.
fn hard_variants() -> Variants {
    let list = [("US", vec!["a S", "w-ж", "U.S. a"]), ("é", vec!["中 ひ", "7", "a a a a"])];
    let owned = |(term, phrases): (&str, Vec<&str>)| {
        (term.to_owned(), phrases.into_iter().map(str::to_owned).collect())
    };
    Variants::new(list.into_iter().map(owned).collect()).unwrap_or_default()
}

pub(crate) fn any_tokenizer() -> impl Strategy<Value = Tokenizer> {
    let language = proptest::sample::select(Language::ALL.to_vec());
    let hyphens = proptest::sample::select(Hyphens::ALL.to_vec());
    let possessives = proptest::sample::select(Possessives::ALL.to_vec());
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (language, hyphens, possessives, flags, proptest::bool::weighted(0.1)).prop_map(
        |(language, hyphens, possessives, (keep, stem, all, acronyms, listed), plain)| Tokenizer {
            acronyms,
            segmenter: None,
            rules: if plain { Rules::Unicode } else { Rules::Words },
            spelling: (language == Language::English && all).then_some(Spelling::American),
            variants: if listed { hard_variants() } else { Variants::NONE },
            language,
            case: if keep { Case::Keep } else { Case::Fold },
            hyphens,
            possessives,
            stem,
            drop: Drop { stopwords: all, short: all, numbers: all, ..Drop::default() },
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_character_that_is_seen_is_in_exactly_one_token(
        text in hard_text(),
        tokenizer in any_tokenizer(),
    ) {
        let tokenizer = Tokenizer { rules: Rules::Words, ..tokenizer };
        let mut at = 0;
        for piece in pieces(&tokenizer, &text) {
            let (start, end) = (piece.start as usize, piece.end as usize);
            prop_assert!(at <= start && start < end);
            let skipped = &text[at..start];
            let hyphen = piece.glued && tokenizer.hyphens == Hyphens::Split;
            let unseen = |c: char| separates(c) || (hyphen && "-‐".contains(c))
                || LOOSE.contains(c) || JOINERS.contains(c);
            prop_assert!(skipped.chars().all(|c| unseen(c) || is_unseen_elsewhere(c)), "{skipped:?}");
            let joined = tokenizer.variant(&text[start..end]).is_some();
            prop_assert!(joined || !text[start..end].contains(separates));
            at = end;
        }
        prop_assert!(text[at..].chars().all(|c| separates(c)
            || LOOSE.contains(c) || JOINERS.contains(c) || is_unseen_elsewhere(c)));
    }

    #[test]
    fn a_surface_decides_all_without_a_panic(text in hard_text(), tokenizer in any_tokenizer()) {
        for piece in pieces(&tokenizer, &text) {
            let surface = surface(&text, piece);
            let kind = tokenizer.kind(surface);
            prop_assert!(!tokenizer.term(surface).is_empty());
            prop_assert!(!tokenizer.key(surface).is_empty());
            tokenizer.counted(surface, kind);
            let folded = tokenizer.key(surface);
            let both = (tokenizer.term(surface), folded.clone());
            prop_assert_eq!(tokenizer.term_and_key(surface), both);
            if tokenizer.variant(surface).is_none() {
                prop_assert_eq!(tokenizer.key(&folded), folded.clone(), "{}", surface);
            }
        }
    }

    #[test]
    fn no_grapheme_cluster_is_cut(text in hard_text(), tokenizer in any_tokenizer()) {
        let tokenizer = Tokenizer { rules: Rules::Words, ..tokenizer };
        let text: String = text.chars().filter(|c| !is_loose(*c)).collect();
        for chunk in text.split(separates) {
            let mut clusters: Vec<usize> = chunk.grapheme_indices(true).map(|(i, _)| i).collect();
            clusters.push(chunk.len());
            for piece in pieces(&tokenizer, chunk) {
                prop_assert!(clusters.contains(&(piece.start as usize)), "{chunk:?} {piece:?}");
                prop_assert!(clusters.contains(&(piece.end as usize)), "{chunk:?} {piece:?}");
            }
        }
    }

    #[test]
    fn the_first_token_begins_a_sentence_and_a_blank_line_ends_one(text in hard_text()) {
        let first = pieces(&PLAIN, &text).first().map(|piece| piece.sentence_start);
        prop_assert!(first.is_none_or(|starts| starts));
        let doubled = pieces(&PLAIN, &format!("{text}\n\nand so on"));
        prop_assert_eq!(doubled.iter().rev().nth(2).map(|piece| piece.sentence_start), Some(true));
    }

    #[test]
    fn code_points_are_counted_in_one_pass(text in hard_text()) {
        let mut points = CodePoints::new(&text);
        for piece in pieces(&PLAIN, &text) {
            for byte in [piece.start, piece.end] {
                let expected = text[..byte as usize].chars().count();
                prop_assert_eq!(points.at(byte) as usize, expected);
            }
        }
    }

    #[test]
    fn any_white_space_is_as_good_as_a_blank(
        words in proptest::collection::vec("[a-zé]{1,6}", 1..8),
        blank in proptest::sample::select("\u{A0}\u{202F}\u{2007}\u{3000}\t\0\u{FEFF}".chars().collect::<Vec<_>>()),
    ) {
        let joined = words.join(&blank.to_string());
        prop_assert_eq!(keys(&joined), words);
    }
}

fn is_loose(c: char) -> bool {
    LOOSE.contains(c) || matches!(c, '\u{180E}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// The invisible signs that the generator draws only by chance.
fn is_unseen_elsewhere(c: char) -> bool {
    is_loose(c)
        || matches!(
            c,
            '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}'
            | '\u{180B}'..='\u{180F}' | '\u{17B4}'..='\u{17B5}'
        )
}

#[test]
fn contractions_are_stop_words_with_every_apostrophe() {
    let tokenizer = Tokenizer { drop: Drop { stopwords: true, ..Drop::default() }, ..PLAIN };
    for sign in "'’ʼ′‘`´＇‛".chars() {
        for word in ["don't", "It's", "WEREN'T", "you've"] {
            let word = word.replace('\'', &sign.to_string());
            assert_eq!(pieces(&tokenizer, &word).len(), 1, "{word}");
            assert!(!tokenizer.counted(&word, Kind::Word), "{word}");
        }
    }
}

/// The signs of the documentation, and two that are among them in another normal form.
const APOSTROPHES: &str = "'’ʼ′‘`´＇‛\u{1FEF}\u{1FFD}";

#[test]
fn a_possessive_is_the_same_with_every_apostrophe_stripped_or_kept() {
    for (text, stripped, kept) in [
        ("the Jones' house", "the jones house", "the jones house"),
        ("our states' rights", "our states rights", "our states rights"),
        ("the STATES' RIGHTS, the allies' envoy", "the states rights the allies envoy", ""),
        ("in the states'.", "in the states", "in the states"),
        ("the Jones's house", "the jones house", "the jones's house"),
        ("China's and IT'S", "china and it's", "china's and it's"),
        ("the U.S.'s and G20's F-16s' way", "the US and g20 f-16s way", ""),
        ("no-limits' end", "no-limits end", "no-limits end"),
        ("the United States' goal, the USA's", "the US goal the US", ""),
    ] {
        for sign in APOSTROPHES.chars() {
            let text = text.replace('\'', &sign.to_string());
            for possessives in Possessives::ALL {
                let tokenizer = Tokenizer {
                    possessives: *possessives,
                    acronyms: true,
                    variants: states(),
                    ..PLAIN
                };
                let expected = if *possessives == Possessives::Strip { stripped } else { kept };
                let terms = words(&tokenizer, &text).join(" ");
                assert!(expected.is_empty() || terms == expected, "{text}: {terms}");
            }
        }
    }
}

fn states() -> Variants {
    let listed = ("US".to_owned(), vec!["United States".to_owned(), "USA".to_owned()]);
    Variants::new([listed].into()).unwrap_or_default()
}

/// The terms of what is no punctuation.
fn words(tokenizer: &Tokenizer, text: &str) -> Vec<String> {
    let surfaces = pieces(tokenizer, text).into_iter().map(|piece| surface(text, piece));
    let seen = surfaces.filter(|surface| tokenizer.kind(surface) != Kind::Punctuation);
    // ´ is a symbol where it stands alone.
    let seen = seen.filter(|surface| tokenizer.kind(surface) != Kind::Symbol);
    seen.map(|surface| tokenizer.term(surface).into_owned()).collect()
}

/// The table of the documentation: which dash joins words, and to which terms.
#[test]
fn five_of_twelve_dashes_join_and_all_of_them_in_one_way() {
    let terms = |dash: char, hyphens| -> Vec<String> {
        let (text, tokenizer) = (format!("no{dash}limits"), Tokenizer { hyphens, ..PLAIN });
        let pieces = pieces(&tokenizer, &text).into_iter();
        pieces.map(|piece| tokenizer.term(surface(&text, piece)).into_owned()).collect()
    };
    for dash in "-\u{2010}\u{2011}\u{FE63}\u{FF0D}".chars() {
        assert_eq!(terms(dash, Hyphens::Keep), ["no-limits"], "{dash:?}");
        assert_eq!(terms(dash, Hyphens::Split), ["no", "limits"], "{dash:?}");
        assert_eq!(terms(dash, Hyphens::Fold), ["nolimits"], "{dash:?}");
    }
    for dash in "\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{2E3A}".chars() {
        for hyphens in Hyphens::ALL {
            assert_eq!(terms(dash, *hyphens), ["no", &dash.to_string(), "limits"], "{dash:?}");
        }
    }
}
