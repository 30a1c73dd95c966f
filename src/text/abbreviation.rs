//! Does a full stop after this word end a sentence?

/// Titles before names: a full stop after them never ends a sentence.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "mx", "dr", "prof", "gen", "sen", "sens", "rep", "reps", "gov",
    "govs", "lt", "col", "capt", "cpt", "sgt", "maj", "cmdr", "adm", "brig", "hon", "rev", "pres",
    "supt", "insp", "amb", "rt",
];

/// Nor after these, whose next word belongs to them. Also lower case.
const LINKING: &[&str] = &["vs", "v", "viz", "cf", "e.g", "i.e"];

/// Before a number they are abbreviations: `No. 5`, `Jan. 5`, `p. 5`.
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "nr", "art", "arts", "sec", "fig", "figs", "vol", "vols", "ch", "chap", "p", "pp",
    "para", "par", "ed", "ep", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "approx", "ca", "c", "est", "tel", "ext",
];

/// Parts of names, as initials are: the sentence ends if the next word is one that begins it.
const IN_NAMES: &[&str] = &[
    "jr", "sr", "inc", "ltd", "co", "corp", "cos", "bros", "llc", "plc", "univ", "assn", "dept",
    "ave", "blvd", "rd", "st", "ste", "mt", "ft", "al", "ph.d",
];

/// After a time of day these go on; anything else in upper case begins a sentence.
const AFTER_CLOCK: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Eastern",
    "Pacific",
    "Central",
    "Mountain",
    "Beijing",
    "Moscow",
    "Greenwich",
    "London",
];

/// Words in upper case that begin sentences and seldom go on with a name.
const BEGINNERS: &[&str] = &[
    "A",
    "According",
    "Although",
    "An",
    "Another",
    "Because",
    "Before",
    "But",
    "During",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "Most",
    "My",
    "No",
    "Nor",
    "Not",
    "Now",
    "One",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "Yet",
    "You",
    "Your",
];

/// Whether `next` goes on with a name that ends in another terminator: `Yahoo! Inc.`.
pub(super) fn goes_on_with_name(next: &str) -> bool {
    matches!(first_word(next), "Inc" | "Corp" | "Ltd" | "Co" | "Group")
}

/// Whether the sentence ends at the full stop after `word`.
///
/// `begins` says that `word` is the first of its sentence, `next` is the text after the stop
/// from the next word on, which has been found fit to begin a sentence. The rules are those of
/// English; initials and titles serve other languages as well.
pub(super) fn ends_sentence(word: &str, begins: bool, next: &str) -> bool {
    let is = |list: &[&str]| list.iter().any(|entry| word.eq_ignore_ascii_case(entry));
    let number = next.starts_with(|c: char| c.is_numeric());
    if begins && is_item(word) {
        return false;
    }
    if is(LINKING) || (is(TITLES) && word.starts_with(char::is_uppercase)) {
        return false;
    }
    if is(BEFORE_NUMBER) && number {
        return false;
    }
    if is(&["a.m", "p.m"]) {
        let after = first_word(next);
        let zone = after.len() <= 4 && after.chars().all(char::is_uppercase) && after != "I";
        return !zone && !AFTER_CLOCK.contains(&after);
    }
    if is(IN_NAMES) || is_uppercase_initials(word) {
        return !number && is_beginner(next);
    }
    true
}

/// `1.`, `iv.` or `B.` before an item of a list.
fn is_item(word: &str) -> bool {
    (word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()))
        || (word.len() <= 4 && word.bytes().all(|b| b"ivxIVX".contains(&b)))
        || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn is_uppercase_initials(word: &str) -> bool {
    super::chars::is_initials(word) && word.starts_with(char::is_uppercase)
}

fn is_beginner(next: &str) -> bool {
    let word = first_word(next);
    // "J. A. Smith": an initial is not the article.
    BEGINNERS.contains(&word) && !(word.len() == 1 && next[1..].starts_with('.'))
}

fn first_word(text: &str) -> &str {
    text.find(|c: char| !c.is_alphabetic()).map_or(text, |end| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_after_an_abbreviation_seldom_ends_a_sentence() {
        for (word, next, ends) in [
            ("Mr", "Xi said", false),
            ("vs", "Germany", false),
            ("U.S", "Officials said", false),
            ("U.S", "The president", true),
            ("U.S", "A decision", true),
            ("J", "A. Smith", false),
            ("J", "Smith", false),
            ("No", "5", false),
            ("No", "That is", true),
            ("Dec", "25", false),
            ("Dec", "He left", true),
            ("Inc", "CEO", false),
            ("p.m", "EST", false),
            ("p.m", "Police came", true),
            ("etc", "Others", true),
            ("peace", "The", true),
        ] {
            assert_eq!(ends_sentence(word, false, next), ends, "{word}. {next}");
        }
    }

    #[test]
    fn the_number_of_an_item_is_no_sentence() {
        assert!(!ends_sentence("1", true, "The") && !ends_sentence("IV", true, "The"));
        assert!(ends_sentence("2020", true, "The") && ends_sentence("1", false, "The"));
    }
}
