//! What can a word be in a sentence that attributes? Classes from the table `cues.txt`.

use std::sync::LazyLock;

/// A set of classes.
pub(in crate::text) type Class = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        $($(#[$doc])* pub(in crate::text) const $name: Class = 1 << $bit;)*
    };
}

classes! {
    /// Verbs of saying, those with an addressee, speech acts, mental verbs.
    SAY = 0, TELL = 1, ACT = 2, MIND = 3,
    /// Forms of a verb.
    BASE = 4, THIRD = 5, PAST = 6, ING = 7,
    NOUNISH = 8, NOUN = 9, ADJ = 10,
    BE = 11, HAVE = 12, MODAL = 13, NEG = 14, ADV = 15, PRONOUN = 16, OBJECT = 17, DET = 18,
    POSS = 19, PREP = 20, SUBORD = 21, COORD = 22, THAT = 23, WH = 24, TO = 25, TIME = 26, AS = 27,
    PLACE = 28, SHOWS = 29, ACCORDING = 30, VOUCH = 31,
    /// Prepositions of what is spoken about, and verbs that need one.
    TOPIC = 51, VAGUE = 52, BY = 53,
    /// Any word in -ing; words for a thing; nouns after which "that" only relates.
    GERUND = 54, THIS = 55, RELATED = 56,
    /// Verbs that attribute quotations alone.
    QUOTING = 57,
    /// Words that deny, and those that put things as possible, see [`crate::text::negation`].
    NOT = 58, DENY = 59, MAY = 60, POSSIBLE = 61, ONLY = 62, BUT = 63,
    /// Signs.
    COMMA = 32, STOP = 33, COLON = 34, SEMICOLON = 35, DASH = 36, OPEN = 37, CLOSE = 38, MARK = 39,
    /// What the letters and the place tell.
    UPPER = 40, DIGIT = 41, OWNER = 42, LINE = 43, SENTENCE = 44, SPACED = 45, PLURAL = 46,
    OTHER = 47,
    /// A whole quotation as one node, and the sign before its closing mark.
    QUOTE = 48, QUOTE_COMMA = 49, QUOTE_STOP = 50,
}

/// A verb that attributes, in any form.
pub(in crate::text) const VERB: Class = SAY | TELL | ACT | MIND;
/// Anything that may attribute.
pub(in crate::text) const CUE: Class = VERB | NOUN | ADJ;
/// What stands between a subject and its verb.
pub(in crate::text) const HELPER: Class = BE | HAVE | MODAL | NEG | ADV;
/// Any sign.
pub(in crate::text) const SIGN: Class =
    COMMA | STOP | COLON | SEMICOLON | DASH | OPEN | CLOSE | MARK | OTHER;

/// The names of rows of the table.
const ROWS: &[(&str, Class)] = &[
    ("verb", BASE),
    ("say", SAY),
    ("tell", TELL),
    ("act", ACT),
    ("mind", MIND),
    ("nounish", NOUNISH),
    ("noun", NOUN),
    ("adj", ADJ),
    ("be", BE),
    ("have", HAVE),
    ("modal", MODAL),
    ("neg", NEG),
    ("adv", ADV),
    ("pronoun", PRONOUN),
    ("object", OBJECT),
    ("det", DET),
    ("poss", POSS),
    ("prep", PREP),
    ("subord", SUBORD),
    ("coord", COORD),
    ("that", THAT),
    ("wh", WH),
    ("to", TO),
    ("time", TIME),
    ("as", AS),
    ("place", PLACE),
    ("shows", SHOWS),
    ("according", ACCORDING),
    ("vouch", VOUCH),
    ("topic", TOPIC),
    ("vague", VAGUE),
    ("by", BY),
    ("this", THIS),
    ("related", RELATED),
    ("quoting", QUOTING),
    ("not", NOT),
    ("deny", DENY),
    ("may", MAY),
    ("possible", POSSIBLE),
    ("only", ONLY),
    ("but", BUT),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("cues.txt")));

/// The classes of the words of the table, found by their first sixteen bytes.
///
/// One multiplication and mostly one look at two bytes: most words of a text are not in the
/// table, and most slots are empty. They fit in the first cache.
pub(in crate::text) struct Table {
    /// Which word, counted from 1; 0 is none.
    slots: Vec<u16>,
    words: Vec<(u128, Class)>,
    shift: u32,
}

impl Table {
    /// The one table there is.
    pub(in crate::text) fn shared() -> &'static Self {
        &TABLE
    }

    fn read(rows: &str) -> Self {
        let mut words: Vec<(u128, Class)> = Vec::new();
        for row in rows.lines().filter(|row| !row.starts_with('#')) {
            let Some((names, entries)) = row.split_once('|') else { continue };
            let class = names.split_whitespace().fold(0, |class, name| class | class_of(name));
            for entry in entries.split_whitespace() {
                if class & BASE == 0 {
                    add(&mut words, entry, class);
                } else {
                    for (form, which) in forms(entry) {
                        add(&mut words, &form, class & !BASE | which);
                    }
                }
            }
        }
        words.sort_unstable();
        words.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 |= if same { later.1 } else { 0 };
            same
        });
        let bits = (words.len() * 2).next_power_of_two().trailing_zeros();
        let mut table = Self { slots: vec![0; 1 << bits], words, shift: 64 - bits };
        for n in 0..table.words.len() {
            let slot = table.find(table.words[n].0).0;
            table.slots[slot] = u16::try_from(n + 1).unwrap_or(0);
        }
        table
    }

    /// The slot of `key`, or the empty one where it would be, and its classes.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the halves of the key")]
    fn find(&self, key: u128) -> (usize, Class) {
        let mixed =
            (key as u64 ^ ((key >> 64) as u64).rotate_left(31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (mixed >> self.shift) as usize;
        loop {
            match self.slots[at] {
                0 => return (at, 0),
                n => {
                    let (word, class) = self.words[usize::from(n) - 1];
                    if word == key {
                        return (at, class);
                    }
                }
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The classes of the word `bytes[start..end]`, in any case; none if it is not in the table.
    #[inline]
    pub(in crate::text) fn class(&self, bytes: &[u8], start: usize, end: usize) -> Class {
        key(bytes, start, end).map_or(0, |key| self.find(key).1)
    }
}

fn class_of(name: &str) -> Class {
    ROWS.iter().find(|row| row.0 == name).map_or(0, |row| row.1)
}

fn add(words: &mut Vec<(u128, Class)>, word: &str, class: Class) {
    for spelling in [word.to_owned(), word.replace('\'', "’")] {
        words.extend(key(spelling.as_bytes(), 0, spelling.len()).map(|key| (key, class)));
    }
}

/// The bit that lower case has.
const LOWER: u128 = u128::from_le_bytes([0x20; 16]);
/// All bits of the first so many bytes.
const FIRST: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut len = 0;
    while len < 16 {
        masks[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    masks
};

/// Up to sixteen bytes in lower case as one number.
#[inline]
fn key(bytes: &[u8], start: usize, end: usize) -> Option<u128> {
    let len = end - start;
    if len == 0 || len > 16 {
        return None;
    }
    let loaded = if let Some(sixteen) = bytes[start..].first_chunk::<16>() {
        u128::from_le_bytes(*sixteen)
    } else {
        let mut short = [0; 16];
        short[..len].copy_from_slice(&bytes[start..end]);
        u128::from_le_bytes(short)
    };
    Some((loaded | LOWER) & FIRST[len])
}

/// The forms of a verb as the table gives it.
fn forms(entry: &str) -> Vec<(String, Class)> {
    let mut parts = entry.split(':');
    let base = parts.next().unwrap_or_default();
    let (base, stressed) = match base.strip_suffix('+') {
        Some(base) => (base, format!("{base}{}", &base[base.len() - 1..])),
        None => (base, base.to_owned()),
    };
    let vowel_y = base.ends_with("ay") || base.ends_with("ey") || base.ends_with("oy");
    let (third, past, ing) = if let Some(stem) = base.strip_suffix('e') {
        (format!("{base}s"), format!("{base}d"), format!("{stem}ing"))
    } else if let (Some(stem), false) = (base.strip_suffix('y'), vowel_y) {
        (format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing"))
    } else if base.ends_with("ch") || base.ends_with("sh") || base.ends_with(['s', 'x']) {
        (format!("{base}es"), format!("{base}ed"), format!("{base}ing"))
    } else {
        (format!("{base}s"), format!("{stressed}ed"), format!("{stressed}ing"))
    };
    let (third, ing) = match base {
        "see" | "foresee" => (third, format!("{base}ing")),
        _ => (third, ing),
    };
    let irregular: Vec<&str> = parts.collect();
    let irregular = if irregular.is_empty() { vec![past.as_str()] } else { irregular };
    let mut forms = vec![(base.to_owned(), BASE), (third, THIRD), (ing, ING)];
    forms.extend(irregular.into_iter().map(|form| (form.to_owned(), PAST)));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(word: &str) -> Class {
        Table::shared().class(word.as_bytes(), 0, word.len())
    }

    #[test]
    fn every_name_in_the_table_is_that_of_a_class() {
        let rows = include_str!("cues.txt").lines().filter(|row| !row.starts_with('#'));
        let rows = rows.filter(|row| row.contains('|'));
        for name in rows.flat_map(|row| row.split('|').next().unwrap_or("").split_whitespace()) {
            assert_ne!(class_of(name), 0, "{name}");
        }
    }

    #[test]
    fn every_row_names_a_class_that_has_words() {
        for (name, expected) in ROWS {
            let row = include_str!("cues.txt").lines().find(|row| {
                let names = row.split('|').next().unwrap_or("");
                !row.starts_with('#') && names.split_whitespace().any(|of| of == *name)
            });
            let word = row.and_then(|row| row.split('|').nth(1)?.split_whitespace().next());
            let word = word.and_then(|word| word.split([':', '+']).next());
            assert!(word.is_some_and(|word| class(word) & expected != 0), "{name}: {word:?}");
        }
    }

    #[test]
    fn verbs_have_all_their_forms() {
        for (word, expected) in [
            ("say", SAY | BASE),
            ("Says", SAY | THIRD),
            ("said", SAY | PAST),
            ("saying", SAY | ING),
            ("denied", SAY | PAST),
            ("denying", SAY | ING),
            ("admitted", SAY | PAST),
            ("WRITTEN", SAY | PAST),
            ("praises", ACT | THIRD),
            ("believing", MIND | ING),
            ("told", SAY | TELL | PAST),
            ("seeing", MIND | ING),
        ] {
            assert_eq!(class(word) & expected, expected, "{word}");
        }
        for word in ["sayed", "table", "", "incomprehensibilities", "don"] {
            assert_eq!(class(word), 0, "{word}");
        }
        assert_eq!(class("don’t"), class("don't"));
    }
}
