//! How many syllables has an English word? By its letters; no list of words is asked.
//!
//! Runs of vowels are counted; a silent e is taken off at the end and before common endings, and
//! vowels that are spoken apart are added.

const VOWELS: &str = "aeiouy";

/// Syllables of a word, at least one if it has a letter; parts joined by a hyphen or a blank add
/// up.
pub fn syllables(word: &str) -> u64 {
    let parts = word.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
    parts.map(of_part).sum()
}

fn of_part(part: &str) -> u64 {
    let lower: Vec<char> = part.to_lowercase().replace('’', "'").chars().collect();
    let stop = if lower.ends_with(&['\'', 's']) { lower.len() - 2 } else { lower.len() };
    let word = &lower[..stop];
    if !word.iter().any(|c| c.is_alphabetic()) {
        return 0;
    }
    let spoken = runs(word) + apart(word) + u64::from(ends(word, "sm") || ends(word, "n't"));
    spoken.saturating_sub(u64::from(silent_end(word)) + silent_within(word)).max(1)
}

fn is_vowel(c: char) -> bool {
    VOWELS.contains(c)
}

fn ends(word: &[char], ending: &str) -> bool {
    let n = ending.chars().count();
    word.len() > n && word[word.len() - n..].iter().copied().eq(ending.chars())
}

/// Runs of vowels; a y at the beginning is none.
fn runs(word: &[char]) -> u64 {
    let vowel = |i: usize| is_vowel(word[i]) && !(i == 0 && word[i] == 'y');
    (0..word.len()).map(|i| u64::from(vowel(i) && (i == 0 || !vowel(i - 1)))).sum()
}

/// Vowels side by side that are spoken apart: di-al, radi-o, cre-ate, be-ing, but not na-tion.
fn apart(word: &[char]) -> u64 {
    let two = |i: usize| {
        let before = i.checked_sub(1).map_or(' ', |i| word[i]);
        let after = word.get(i + 2).copied().unwrap_or(' ');
        match (word[i], word[i + 1]) {
            ('i', 'a' | 'o' | 'u') => !matches!(before, 'c' | 't' | 's' | 'g' | 'l' | 'x'),
            ('u', 'a' | 'o') => !matches!(before, 'q' | 'g'),
            ('e', 'o') => before != 'g' && before != 'p',
            (_, 'i') => after == 'n' && ends(word, "ing") && i + 4 == word.len(),
            ('y', 'a' | 'o') => i > 0,
            _ => false,
        }
    };
    let pairs = 0..word.len().saturating_sub(1);
    pairs.filter(|&i| is_vowel(word[i]) && two(i)).count() as u64
}

/// Whether the word ends in an e that is not spoken: make, makes, asked; but table, houses, wanted.
fn silent_end(word: &[char]) -> bool {
    let Some(stem) = ["es", "ed", "e"].iter().find(|ending| ends(word, ending)) else {
        return false;
    };
    let before = &word[..word.len() - stem.len()];
    let Some(&last) = before.last().filter(|&&c| !is_vowel(c)) else { return false };
    let is_le = last == 'l' && before.len() > 1 && {
        let c = before[before.len() - 2];
        !is_vowel(c) && c != 'l' && c != 'r'
    };
    let hissing =
        matches!(last, 's' | 'x' | 'z' | 'c' | 'g') || ends(before, "sh") || ends(before, "ch");
    let spoken = match *stem {
        "es" => hissing,
        "ed" => matches!(last, 't' | 'd'),
        _ => false,
    };
    !is_le && !spoken && before.iter().any(|&c| is_vowel(c))
}

/// A silent e before an ending: entirely, movement, sometimes.
fn silent_within(word: &[char]) -> u64 {
    let endings = ["ly", "ment", "ments", "ness", "ful", "less", "times", "thing", "where"];
    let is_silent = |ending: &&&str| {
        ends(word, ending) && {
            let stem = &word[..word.len() - ending.len()];
            let n = stem.len();
            n > 2 && stem[n - 1] == 'e' && !is_vowel(stem[n - 2]) && is_vowel(stem[n - 3])
        }
    };
    endings.iter().filter(is_silent).count() as u64
}
