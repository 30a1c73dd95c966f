//! How far does a negation reach, and how far a hedge? Sentences with the words in the scope.

use framelens::text::{Hyphens, Language, Tokenizer, voices};

use crate::text::{PLAIN, pieces, surface};

/// The words of `text` in a scope, stretches joined by `|`.
fn scope(text: &str, negated: bool) -> String {
    let pieces = pieces(&PLAIN, text);
    let marks = voices(Language::English, text, &pieces, None).marks;
    let (mut words, mut before) = (String::new(), false);
    for (piece, mark) in pieces.iter().zip(marks) {
        let word = surface(text, *piece);
        if !word.contains(char::is_alphanumeric) {
            continue;
        }
        let now = if negated { mark.negated() } else { mark.hedged() } == Some(true);
        if now {
            words += if words.is_empty() {
                ""
            } else if before {
                " "
            } else {
                "|"
            };
            words += word;
        }
        before = now;
    }
    words
}

/// A sentence and what of it is denied.
const NEGATED: &[(&str, &str)] = &[
    // not, n't, never, cannot
    ("China does not seek hegemony.", "seek hegemony"),
    ("China doesn't seek hegemony.", "seek hegemony"),
    ("China doesn’t seek hegemony.", "seek hegemony"),
    ("China has never sought hegemony.", "sought hegemony"),
    ("China will never seek hegemony or expansion.", "seek hegemony or expansion"),
    ("They cannot win this war.", "win this war"),
    ("They can't win this war.", "win this war"),
    ("The two are not allies.", "allies"),
    ("It is not a bloc; it is a table.", "a bloc"),
    ("It is not a bloc: it is a table.", "a bloc"),
    ("It is not a bloc – it is a table.", "a bloc"),
    ("It is not a bloc, but it is a table.", "a bloc"),
    ("It is not a pact but a friendship.", "a pact"),
    ("They did not come because it rained.", "come"),
    ("They did not sign, and they left.", "sign"),
    ("Not everyone agrees.", "everyone agrees"),
    ("They hardly trade with us.", "trade with us"),
    ("Scarcely a week passes.", "a week passes"),
    // no, neither, nor, none, nobody, nothing, nowhere
    ("There is no limit to it.", "limit to it"),
    ("No country wants this.", "country wants this"),
    ("Nobody wants a new war.", "wants a new war"),
    ("None of them is an ally.", "of them is an ally"),
    ("Nothing can stop this partnership.", "can stop this partnership"),
    ("Neither side wants sanctions.", "side wants sanctions"),
    ("It is neither a pact nor an alliance.", "a pact nor an alliance"),
    ("Nowhere is trust lower.", "is trust lower"),
    // without
    ("It works without any pressure.", "any pressure"),
    ("They trade without dollars, and they trade more.", "dollars"),
    // verbs and nouns that deny
    ("They deny that sanctions work.", "sanctions work"),
    ("Beijing denied supplying weapons.", "supplying weapons"),
    ("Moscow rejects unilateral sanctions.", "unilateral sanctions"),
    ("Moscow rejected the hegemony of one state.", "the hegemony of one state"),
    ("They refuse to condemn the war.", "condemn the war"),
    ("The refusal to talk was a surprise.", "talk"),
    ("They failed to agree on a text.", "agree on a text"),
    ("The talks lack a goal.", "a goal"),
    ("The absence of rules is a risk.", "rules"),
    ("A lack of trust is a risk.", "trust"),
    ("Their rejection of hegemony was applauded.", "hegemony"),
    ("Its denial of the alliance was swift.", "the alliance"),
    ("It is a goal rather than a plan.", "a plan"),
    // what denies nothing
    ("It is not only a pact but also a friendship.", ""),
    ("It is not just a pact.", ""),
    ("It is not merely a pact.", ""),
    ("A no-limits friendship began.", ""),
    ("They hailed the \"no limits\" of it.", "limits"),
    ("See No. 5 of the list.", ""),
    ("They know each other.", ""),
    ("Notes and knots are nouns.", ""),
    ("Do you want this or not?", ""),
    // a scope stays in its quotation, its line and its sentence
    ("He said “we do not move” and left again.", "move"),
    ("No deal\nThe two sides met.", "deal"),
    ("They did not sign. They left.", "sign"),
];

/// A sentence and what of it is put as possible only.
const HEDGED: &[(&str, &str)] = &[
    ("Such support could undermine the talks.", "undermine the talks"),
    ("The pact may grow into an alliance.", "grow into an alliance"),
    ("It might become a bloc.", "become a bloc"),
    ("Perhaps the alliance will hold.", "the alliance will hold"),
    ("They probably want more trade.", "want more trade"),
    ("The alliance seems strong.", "strong"),
    ("The pact appears to have no limits.", "to have no limits"),
    ("The firm allegedly dodged the sanctions.", "dodged the sanctions"),
    ("Reportedly the two met in secret.", "the two met in secret"),
    ("The alleged interference was old.", "interference"),
    ("A possible alliance is feared.", "alliance"),
    ("The supposed partnership has ended.", "partnership"),
    ("They fear a potential war.", "war"),
    ("Data suggest that trade fell.", "that trade fell"),
    ("It may rain, but they will meet.", "rain"),
    ("They met on May 9 in Moscow.", ""),
    ("In May the two met.", ""),
    ("They will meet again.", ""),
    ("It is seen as a threat.", ""),
    ("They perceived as a threat what was none.", ""),
];

#[test]
fn a_negation_reaches_from_after_its_cue_to_the_end_of_its_clause() {
    let wrong = wrong(NEGATED, true);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_hedge_reaches_to_the_end_of_its_clause_or_noun() {
    let wrong = wrong(HEDGED, false);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn wrong(table: &[(&str, &str)], negated: bool) -> Vec<String> {
    let differs = |(text, wanted): &(&str, &str)| {
        let found = scope(text, negated);
        (found != *wanted).then(|| format!("{text} {found:?}, not {wanted:?}"))
    };
    table.iter().filter_map(differs).collect()
}

#[test]
fn sixty_sentences_and_more_are_held_to_their_scopes() {
    assert!(NEGATED.len() + HEDGED.len() >= 60);
}

#[test]
fn the_no_of_a_compound_that_was_split_denies_nothing() {
    let split = Tokenizer { hyphens: Hyphens::Split, ..PLAIN };
    let text = "A no-limits friendship.";
    let marks = voices(Language::English, text, &pieces(&split, text), None).marks;
    assert!(marks.iter().all(|mark| mark.negated() == Some(false)));
}
