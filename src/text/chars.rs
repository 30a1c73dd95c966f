//! Which characters separate, join or are not seen?

use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

use super::eight::{all, between};

/// White space of ASCII, and NUL.
pub(super) const WHITE: u8 = 1;
/// A byte of a character beyond ASCII.
pub(super) const HIGH: u8 = 2;
/// Any other ASCII character that is not a letter, digit or underscore.
pub(super) const MARK: u8 = 4;
/// Without one of these there is no e-mail address, tag or scheme …
pub(super) const LINK: u8 = 8;
/// … and without both of these no `www.`.
pub(super) const DOT: u8 = 16;
pub(super) const W: u8 = 32;

/// What a byte can be, as a set of the flags above. Letters, digits and underscore have none.
pub(super) static CLASS: [u8; 256] = classes();

#[allow(clippy::cast_possible_truncation, reason = "the index is below 256")]
const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            0 | b'\t'..=b'\r' | b' ' => WHITE,
            b'@' | b'#' | b'/' => MARK | LINK,
            b'.' => MARK | DOT,
            b'w' | b'W' => W,
            b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 0,
            0x80.. => HIGH,
            _ => MARK,
        };
        i += 1;
    }
    table
}

/// How many letters, digits and underscores of ASCII `bytes` begin with.
///
/// Eight bytes at a time: the high bit of a byte in `core` says that the byte is one.
#[inline]
pub(super) fn core_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(eight) = bytes[len..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        let low = eight & all(0x7F);
        let core = (between(low | all(0x20), b'a', b'z')
            | between(low, b'0', b'9')
            | between(low, b'_', b'_'))
            & !eight;
        let others = !core & all(0x80);
        if others != 0 {
            return len + others.trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    let is_core = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
    len + bytes[len..].iter().take_while(is_core).count()
}

/// How many bytes of `bytes` are letters, digits and underscores that UAX #29 never cuts apart:
/// those of ASCII and the common letters of Latin, Greek and Cyrillic (two bytes each).
#[inline]
pub(super) fn word_len(bytes: &[u8]) -> usize {
    let mut len = core_len(bytes);
    while let Some(pair) = bytes[len..].first_chunk::<2>() {
        if !is_common_letter(*pair) {
            break;
        }
        len += 2;
        if bytes.get(len).is_some_and(u8::is_ascii) {
            len += core_len(&bytes[len..]);
        }
    }
    len
}

/// U+00C0 to U+024F without × and ÷, U+0391 to U+03E1 without U+03A2, U+0400 to U+0481, U+048A
/// to U+052F.
#[inline]
const fn is_common_letter(pair: [u8; 2]) -> bool {
    match pair {
        [0xC3, 0x97 | 0xB7] | [0xCE, 0xA2] => false,
        [0xC3..=0xC8 | 0xD0..=0xD1 | 0xD3, 0x80..=0xBF]
        | [0xC9, 0x80..=0x8F]
        | [0xCE, 0x91..=0xBF]
        | [0xCF, 0x80..=0xA1]
        | [0xD2, 0x80..=0x81 | 0x8A..=0xBF]
        | [0xD4, 0x80..=0xAF] => true,
        _ => false,
    }
}

/// If `bytes` begin with a separator beyond ASCII: its length and the line ends it stands for.
#[inline]
pub(super) fn separator(bytes: &[u8]) -> Option<(usize, u8)> {
    match *bytes {
        [0xC2, 0xA0, ..] => Some((2, 0)),
        [0xC2, 0x85, ..] => Some((2, 1)),
        // U+2028 and U+2029
        [0xE2, 0x80, 0xA8, ..] => Some((3, 1)),
        [0xE2, 0x80, 0xA9, ..] => Some((3, 2)),
        // U+2000 to U+200A, U+202F, U+205F, U+1680, U+3000, and the byte order mark U+FEFF,
        // which joins files, not words.
        [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE1, 0x9A, 0x80, ..]
        | [0xE3, 0x80, 0x80, ..]
        | [0xEF, 0xBB, 0xBF, ..] => Some((3, 0)),
        _ => None,
    }
}

/// Whether `c` separates chunks: white space of any kind, NUL, the byte order mark.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{FEFF}')
}

/// The hyphens that join words. Dashes do not.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}')
}

/// The nine signs that are written for an apostrophe, and U+1FEF and U+1FFD, which are two of
/// them in another normal form.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}'
            | '\u{2BC}'
            | '\u{2032}'
            | '\u{2018}'
            | '`'
            | '\u{B4}'
            | '\u{FF07}'
            | '\u{201B}'
            | '\u{1FEF}'
            | '\u{1FFD}'
    )
}

/// Invisible signs that belong to no grapheme cluster, so that words can be cut without them.
pub(super) const fn is_loose(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
    )
}

/// Marks that the tables of word borders, which follow an older Unicode, do not know.
pub(super) const fn is_new_mark(c: char) -> bool {
    matches!(
        c,
        '\u{5C8}'..='\u{5C9}' | '\u{B53}'..='\u{B54}' | '\u{1ADE}'..='\u{1ADF}'
        | '\u{1AEC}'..='\u{1AF0}' | '\u{10ECB}'..='\u{10ECF}' | '\u{10EF0}'..='\u{10EF9}'
        | '\u{11DF0}' | '\u{1D127}'..='\u{1D128}' | '\u{1D250}'..='\u{1D252}'
        | '\u{1D25B}'..='\u{1D25C}' | '\u{1D25F}' | '\u{1D280}'..='\u{1D281}'
    )
}

/// Signs of emoji tags, with which flags of regions are spelt.
pub(super) const fn is_emoji_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Signs that are not seen and vanish from terms: the loose ones, and those inside clusters
/// (joiners, variation selectors, emoji tags).
pub const fn is_invisible(c: char) -> bool {
    is_loose(c)
        || is_emoji_tag(c)
        || matches!(
            c,
            '\u{34F}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180D}' | '\u{180F}'
            | '\u{200C}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
        )
}

/// Whether `c` sits on the character before it: a combining mark, a skin tone.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
        || (!c.is_ascii() && c.general_category_group() == Group::Mark)
}

/// Whether UAX #29 would keep `c` and a letter after it in one word: letters of scripts written
/// with spaces, digits, underscore. Asked of the library, whose tables are not public.
pub(super) fn joins(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    let mut bytes = [b'a'; 5];
    let len = c.encode_utf8(&mut bytes).len() + 1;
    std::str::from_utf8(&bytes[..len])
        .is_ok_and(|pair| pair.split_word_bounds().next() == Some(pair))
}

/// A letter that [`joins`].
pub(super) fn is_joining_letter(c: char) -> bool {
    joins(c) && !c.is_numeric() && c != '_'
}

/// Whether `word` is initials with full stops between them: `U.S`, `e.g`, also one letter.
pub(super) fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars().filter(|c| !is_mark(*c) && !is_invisible(*c));
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_white_space_of_unicode_separates_and_nothing_else_but_nul_and_bom() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            let found = CLASS[bytes[0] as usize] & WHITE != 0 || separator(bytes).is_some();
            assert_eq!(found, c.is_whitespace() || c == '\0' || c == '\u{FEFF}', "{c:?}");
        }
    }

    #[test]
    fn marks_that_word_borders_do_not_know_are_listed() {
        let cuts = |c: char| format!("a{c}b").split_word_bounds().count() > 1;
        let skin = |c| matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
        let unknown = |c: &char| is_mark(*c) && !skin(*c) && cuts(*c) && !is_loose(*c);
        let all: Vec<char> = ('\0'..=char::MAX).filter(unknown).collect();
        let listed: Vec<char> = ('\0'..=char::MAX).filter(|c| is_new_mark(*c)).collect();
        assert_eq!(listed, all);
    }

    #[test]
    fn a_run_of_letters_and_digits_ends_at_the_first_other_byte() {
        for byte in 0..=255 {
            let is_core = CLASS[byte as usize] & !W == 0;
            for place in 0..10 {
                let mut bytes = *b"aZ09_zA5bx";
                bytes[place] = byte;
                assert_eq!(core_len(&bytes), if is_core { 10 } else { place }, "{byte}");
            }
        }
    }

    #[test]
    fn common_letters_are_letters_that_no_border_cuts_apart() {
        for c in '\u{80}'..'\u{800}' {
            let mut pair = [0; 2];
            c.encode_utf8(&mut pair);
            if is_common_letter(pair) {
                let word = format!("{c}{c}a{c}1{c}_{c}");
                assert!(c.is_alphabetic() && joins(c) && !c.is_numeric(), "{c:?}");
                assert_eq!(word.split_word_bounds().count(), 1, "{c:?}");
                assert_eq!(word_len(word.as_bytes()), word.len(), "{c:?}");
            } else {
                assert_eq!(word_len(&pair), 0, "{c:?}");
            }
        }
    }

    #[test]
    fn a_separator_is_as_long_as_its_character() {
        for c in ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace()) {
            let text = c.to_string();
            assert_eq!(separator(text.as_bytes()).map(|(len, _)| len), Some(c.len_utf8()));
        }
    }

    #[test]
    fn letters_of_scripts_with_spaces_join_and_ideographs_do_not() {
        assert!("aéжאع가9_".chars().all(joins));
        assert!(!"中ひ。-“".chars().any(joins));
    }

    #[test]
    fn initials_are_single_letters() {
        assert!(is_initials("U.S") && is_initials("e.g") && is_initials("J") && is_initials("Р.Ф"));
        assert!(!is_initials("U.S.") && !is_initials("a.com") && !is_initials("3.5"));
    }
}
