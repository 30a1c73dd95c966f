//! Whose voice is each word in, and is it denied or put as possible?

use framelens::text::{Hyphens, Language, Tokenizer, Voice, Voices, voices};
use proptest::prelude::*;

use crate::text::{PLAIN, pieces, surface};

fn read(text: &str) -> Voices {
    voices(Language::English, text, &pieces(&PLAIN, text), None)
}

/// The words of `text` in this voice, stretches joined by `|`.
fn spoken(text: &str, voice: Voice) -> String {
    let marks = read(text).marks;
    chosen(text, |i| marks[i].voice() == voice)
}

fn flagged(text: &str, negated: bool) -> String {
    let marks = read(text).marks;
    let flag = |i: usize| if negated { marks[i].negated() } else { marks[i].hedged() };
    chosen(text, |i| flag(i) == Some(true))
}

fn chosen(text: &str, choose: impl Fn(usize) -> bool) -> String {
    let (mut words, mut before) = (String::new(), false);
    for (i, piece) in pieces(&PLAIN, text).into_iter().enumerate() {
        let word = surface(text, piece);
        if !word.contains(char::is_alphanumeric) {
            continue;
        }
        let now = choose(i);
        if now {
            let joint = if words.is_empty() {
                ""
            } else if before {
                " "
            } else {
                "|"
            };
            words += joint;
            words += word;
        }
        before = now;
    }
    words
}

/// The speaker of each attribution and the words that he is given.
fn speakers(text: &str) -> Vec<(String, String)> {
    let at = |range: &std::ops::Range<u32>| text[range.start as usize..range.end as usize].into();
    let named = read(text).attributions.into_iter();
    named.map(|one| (one.speaker.as_ref().map_or(String::new(), at), at(&one.span))).collect()
}

#[test]
fn quotations_in_marks_of_every_style_are_direct() {
    for text in [
        "He said: \"We will stay here.\" Then he left.",
        "He said: “We will stay here.” Then he left.",
        "He said: ”We will stay here.” Then he left.",
        "He said: „We will stay here.“ Then he left.",
        "He said: «We will stay here.» Then he left.",
        "He said: « We will stay here. » Then he left.",
        "He said: 「We will stay here.」 Then he left.",
        "He said: ‘We will stay here.’ Then he left.",
        "He said: 'We will stay here.' Then he left.",
        "He said: ''We will stay here.'' Then he left.",
        "He said: ``We will stay here.'' Then he left.",
        "He said: ``We will stay here.\" Then he left.",
    ] {
        assert_eq!(spoken(text, Voice::Direct), "We will stay here", "{text}");
        assert_eq!(speakers(text)[0].0, "He", "{text}");
    }
}

#[test]
fn apostrophes_open_and_close_nothing() {
    for text in [
        "It's the states' rights and rock 'n' roll of the '90s.",
        "Don’t wake ’em; it’s Putin’s dog.",
    ] {
        assert_eq!(spoken(text, Voice::Own), chosen(text, |_| true), "{text}");
    }
    let text = "‘It’s the states’ right,’ she said.";
    assert_eq!(spoken(text, Voice::Direct), "It’s the states right");
}

#[test]
fn a_mark_that_is_missing_spoils_no_more_than_its_paragraph() {
    let text =
        "He said \"we stay. Nobody moved.\n\nThe weather was fine.\nShe said: \"Go away now.\"";
    assert_eq!(spoken(text, Voice::Direct), "we stay|Go away now");
    let reopened = "“One begins here,” he said. “And it goes on.\n\n“Two ends here.”\n\nThe end.";
    assert_eq!(spoken(reopened, Voice::Own), "he said|The end");
}

#[test]
fn clauses_are_reported_up_to_their_end() {
    for (text, reported, speaker) in [
        ("Xi said that the talks went well.", "that the talks went well", "Xi"),
        ("The talks went well, said Xi.", "The talks went well", "Xi"),
        ("The talks, Xi said, went well.", "The talks|went well", "Xi"),
        ("According to Xi, the talks went well.", "the talks went well", "Xi"),
        ("The talks went well, according to Xi.", "The talks went well", "Xi"),
        ("Anna Ray, a lawyer from Ohio, said it rained.", "it rained", "Anna Ray"),
        ("Senator Lynch (D-Mass.) said it rained.", "it rained", "Senator Lynch"),
        ("They resist what Xi describes as hegemony.", "as hegemony", "Xi"),
        ("His claim that it rained is old.", "that it rained is old", "His"),
    ] {
        assert_eq!(spoken(text, Voice::Reported), reported, "{text}");
        assert_eq!(speakers(text)[0].0, speaker, "{text}");
    }
}

#[test]
fn a_quotation_without_a_verb_goes_to_who_spoke_last() {
    let text = "“We stay,” Mr. Xi said. “The others leave.”\n\n“It is late, and we know it.”";
    let names: Vec<_> = speakers(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Mr. Xi", "Mr. Xi", "Mr. Xi"]);
}

#[test]
fn short_quotations_may_be_terms_mentions_or_titles() {
    for (text, voice, words) in [
        ("It is known as a \"no-limits partnership,\" too.", Voice::Scare, "no-limits partnership"),
        ("The so-called ‘partnership’ grew.", Voice::Scare, "partnership"),
        ("The 'friendship' grew.", Voice::Scare, "friendship"),
        ("The term “co-operation” was mentioned 130 times.", Voice::Mention, "co-operation"),
        ("He read “War and Peace” again.", Voice::Scare, ""),
        ("He read “War and Peace” again.", Voice::Direct, ""),
    ] {
        assert_eq!(spoken(text, voice), words, "{text}");
    }
}

#[test]
fn turns_of_a_transcript_belong_to_the_name_before_the_colon() {
    let text =
        "MODERATOR: Is there one?\nXI: No, there is none.\nNone at all.\nMODERATOR: Thank you.";
    assert_eq!(spoken(text, Voice::Direct), "Is there one|No there is none None at all|Thank you");
    assert_eq!(speakers(text)[1].0, "XI");
    let subheads = "Broken Promises: it goes on.\nThe war goes on.\nInsights: it ends.\nIt ends.";
    assert_eq!(spoken(subheads, Voice::Direct), "");
}

#[test]
fn negations_reach_to_the_end_of_their_clause() {
    for (text, negated) in [
        ("This is not a bloc, it is a table.", "a bloc"),
        ("They don't want war.", "want war"),
        ("It works without any pressure.", "any pressure"),
        ("They refuse to condemn it.", "condemn it"),
        ("The absence of rules is a risk.", "rules"),
        ("It is a goal rather than a plan.", "a plan"),
        ("It is not a pact but a friendship.", "a pact"),
        ("It is not only a pact but also a friendship.", ""),
        ("A no-limits friendship began.", ""),
        ("See No. 5 of the list.", ""),
    ] {
        assert_eq!(flagged(text, true), negated, "{text}");
    }
    let split = Tokenizer { hyphens: Hyphens::Split, ..PLAIN };
    let text = "A no-limits friendship.";
    let marks = voices(Language::English, text, &pieces(&split, text), None).marks;
    assert!(marks.iter().all(|mark| mark.negated() == Some(false)));
}

#[test]
fn hedges_reach_to_the_end_of_their_clause_or_noun() {
    for (text, hedged) in [
        ("Such support could undermine the talks.", "undermine the talks"),
        ("The alleged interference was old.", "interference"),
        ("The alliance seems strong.", "strong"),
        ("They met on May 9 in Moscow.", ""),
    ] {
        assert_eq!(flagged(text, false), hedged, "{text}");
    }
}

#[test]
fn other_languages_and_what_is_not_the_article_are_unknown() {
    let text = "Er sagte: „Nein.“";
    let german = voices(Language::German, text, &pieces(&PLAIN, text), None);
    assert!(german.marks.iter().all(|mark| mark.voice() == Voice::Unknown));
    assert!(german.marks.iter().all(|mark| mark.negated().is_none() && mark.hedged().is_none()));
    let text = "Read more\nXi said it rained.\nShare";
    let parts = voices(
        Language::English,
        text,
        &pieces(&PLAIN, text),
        Some(std::slice::from_ref(&(10..29))),
    );
    let voices: Vec<_> = parts.marks.iter().map(|mark| mark.voice().name()).collect();
    assert_eq!(voices.join(" "), "unknown unknown own own reported reported own unknown");
}

fn part() -> impl Strategy<Value = String> {
    let words = "“|”|\"|'|’|''|«|»|said|he|Xi|that|,|.|:|\n|\n\n| | | |according|to|not|may|(|)|claim|\
                 of|NAME:|the|term|who|was|accused|by|-|—|'s|n't|\u{200B}|é";
    let words: Vec<&str> = words.split('|').collect();
    prop_oneof![
        9 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_has_one_mark_a_token_and_spans_within(
        text in proptest::collection::vec(part(), 0..60).prop_map(|parts| parts.concat()),
        cut in 0_usize..60,
    ) {
        let pieces = pieces(&PLAIN, &text);
        let read = voices(Language::English, &text, &pieces, None);
        prop_assert_eq!(read.marks.len(), pieces.len());
        for one in &read.attributions {
            let spans = [Some(&one.span), one.speaker.as_ref(), one.cue.as_ref()];
            for span in spans.into_iter().flatten() {
                prop_assert!(span.start < span.end);
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
        let border = u32::try_from(cut).expect("small");
        let parts = voices(Language::English, &text, &pieces, Some(std::slice::from_ref(&(border..border + 20))));
        prop_assert_eq!(parts.marks.len(), pieces.len());
    }
}
