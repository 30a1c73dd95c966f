//! Which acronyms do the texts explain, and as what? `Shanghai Cooperation Organization (SCO)`.
//!
//! Both orders are found: the long form before the brackets, and in them. A long form fits if its
//! words give the letters in their order: each word its first letter, a compound those of its
//! parts, and a word may give more of its letters after the first (`Eurasian` gives EA). Small
//! words (`of`, `and`, `the` …) may give none. It begins with the first letter, and the shortest
//! that fits is taken.

use std::collections::BTreeMap;

use crate::Result;
use crate::corpus::View;
use crate::count::signed;
use crate::parallel::Job;

/// Words that may give no letter.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "da", "de", "des", "do", "du", "et", "for", "from", "in", "la",
    "of", "on", "the", "to", "und", "with", "&", ",", "и",
];

/// One row per acronym and long form: by acronym in code-point order, then the most frequent
/// first, ties by long form. Long forms that differ in case alone are one, as mostly written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LongFormColumns {
    /// What it stands for.
    pub long_form: Vec<String>,
    /// The acronym, without full stops.
    pub acronym: Vec<String>,
    /// How often it is explained so.
    pub count: Vec<i64>,
    /// In how many documents.
    pub docs: Vec<i64>,
}

/// By acronym and folded long form: in how many documents, and how often in each way of writing.
/// Sums over parts, whatever their order.
type Found = BTreeMap<(String, String), (u64, BTreeMap<String, u64>)>;

fn merge(into: &mut Found, part: Found) {
    for (key, (docs, written)) in part {
        let sum = into.entry(key).or_default();
        sum.0 += docs;
        for (long_form, count) in written {
            *sum.1.entry(long_form).or_default() += count;
        }
    }
}

/// Finds the explanations in `view` that stand at least `min_count` times.
///
/// # Errors
///
/// A stop.
pub fn long_forms(view: &View, min_count: u64, job: &Job) -> Result<LongFormColumns> {
    job.expect(view.len() as u64);
    let parts = job.map_parts(
        view.len(),
        |place| view.doc(place).len(),
        |places| {
            let mut found = Found::new();
            for place in places {
                job.check()?;
                add(view, place, &mut found);
                job.advance(1);
            }
            Ok(found)
        },
    )?;
    let mut all = Found::new();
    for part in parts {
        merge(&mut all, part);
    }
    Ok(table(all, min_count))
}

fn table(found: Found, min_count: u64) -> LongFormColumns {
    let mut rows = Vec::new();
    for ((acronym, _), (docs, written)) in found {
        let count: u64 = written.values().sum();
        // The most frequent way of writing, then the first in code-point order.
        let most = written.into_iter().rev().max_by_key(|(_, count)| *count);
        rows.extend(
            most.filter(|_| count >= min_count).map(|(long, _)| (acronym, long, count, docs)),
        );
    }
    rows.sort_by(|a, b| (&a.0, b.2, &a.1).cmp(&(&b.0, a.2, &b.1)));
    let mut columns = LongFormColumns::default();
    for (acronym, long_form, count, docs) in rows {
        columns.long_form.push(long_form);
        columns.acronym.push(acronym);
        columns.count.push(signed(count));
        columns.docs.push(signed(docs));
    }
    columns
}

fn add(view: &View, place: usize, found: &mut Found) {
    let mut here = Found::new();
    let doc = view.doc(place);
    let surfaces: Vec<&str> = doc.forms.iter().map(|&f| view.forms().surface(f)).collect();
    for open in (1..surfaces.len()).filter(|&i| surfaces[i] == "(") {
        if let Some((acronym, long)) = explained(&surfaces, open, |i| doc.starts_sentence(i)) {
            let row = here.entry((acronym, long.to_lowercase())).or_default();
            row.0 = 1;
            *row.1.entry(long).or_default() += 1;
        }
    }
    merge(found, here);
}

/// The acronym and its long form around the bracket at `open`.
fn explained(
    surfaces: &[&str],
    open: usize,
    begins: impl Fn(usize) -> bool,
) -> Option<(String, String)> {
    let inside = &surfaces[open + 1..surfaces.len().min(open + 40)];
    let close = inside.iter().position(|&token| token == ")")?;
    if let (1, Some(letters)) = (close, inside.first().and_then(|token| letters(token))) {
        // As many words as could give the letters, within the sentence.
        let most = (2 * letters.len()).max(letters.len() + 5);
        let sentence = (0..open).rev().take(most).find(|&i| begins(i));
        let from = sentence.unwrap_or(open.saturating_sub(most));
        let words: Vec<&str> = words(&surfaces[from..open]);
        let fit = |i: usize| fits(&words[i..], &letters);
        let start = (0..words.len().saturating_sub(1)).rev().find(|&i| fit(i))?;
        return Some((letters.iter().collect(), written(&words[start..])));
    }
    let letters = letters(surfaces[open - 1])?;
    let words = words(&inside[..close]);
    (words.len() > 1 && fits(&words, &letters)).then(|| (letters.iter().collect(), written(&words)))
}

/// The words of some tokens, of which some may have been joined.
fn words<'s>(tokens: &[&'s str]) -> Vec<&'s str> {
    tokens.iter().flat_map(|token| token.split_whitespace()).collect()
}

fn written(words: &[&str]) -> String {
    words.join(" ").replace(" ,", ",")
}

/// The letters of an acronym: two to ten, of which two are capitals; full stops are skipped.
fn letters(token: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = token.chars().filter(|c| *c != '.').take(11).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let all = letters.iter().all(|c| c.is_alphanumeric());
    (all && capitals >= 2 && letters.len() <= 10).then_some(letters)
}

/// Whether `words` give `letters`, the first word the first letter.
fn fits(words: &[&str], letters: &[char]) -> bool {
    let small = |word: &str| SMALL.contains(&word.to_lowercase().as_str());
    if words.first().is_none_or(|word| small(word)) || words.last().is_some_and(|w| small(w)) {
        return false;
    }
    // Bit `n` says that the words so far can have given `n` letters.
    let mut given: u32 = 1;
    for word in words {
        let mut next = if small(word) { given } else { 0 };
        for n in (0..letters.len()).filter(|n| given >> n & 1 != 0) {
            for more in taken(word, &letters[n..]) {
                next |= 1 << (n + more);
            }
        }
        given = next;
    }
    given >> letters.len() & 1 != 0
}

/// How many of `letters`, one or more, `word` can give: its first, and others in their order.
fn taken(word: &str, letters: &[char]) -> impl Iterator<Item = usize> {
    let same = |a: char, b: char| a.to_lowercase().eq(b.to_lowercase());
    let mut chars = word.chars().filter(|c| c.is_alphanumeric());
    let first = chars.next().zip(letters.first()).is_some_and(|(a, &b)| same(a, b));
    let mut most = usize::from(first);
    while most > 0 && most < letters.len() && chars.any(|c| same(c, letters[most])) {
        most += 1;
    }
    1..=most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let spaced = text.replace('(', "( ").replace(')', " )").replace(',', " ,");
        let tokens: Vec<&str> = spaced.split(' ').collect();
        let open = tokens.iter().position(|token| *token == "(")?;
        explained(&tokens, open, |i| i == 0)
    }

    #[test]
    fn words_that_give_the_letters_are_the_long_form() {
        for (text, acronym, long_form) in [
            (
                "at the Shanghai Cooperation Organization (SCO)",
                "SCO",
                "Shanghai Cooperation Organization",
            ),
            (
                "the CIS (Commonwealth of Independent States)",
                "CIS",
                "Commonwealth of Independent States",
            ),
            ("the Eurasian Economic Union (EAEU)", "EAEU", "Eurasian Economic Union"),
            (
                "in Asia-Pacific Economic Cooperation (APEC)",
                "APEC",
                "Asia-Pacific Economic Cooperation",
            ),
            (
                "United Nations Educational, Scientific and Cultural Organization (U.N.E.S.C.O.)",
                "UNESCO",
                "United Nations Educational, Scientific and Cultural Organization",
            ),
            ("the Department of Defense (DoD)", "DoD", "Department of Defense"),
        ] {
            let expected = Some((acronym.to_owned(), long_form.to_owned()));
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_do_not_are_none() {
        for text in [
            "he spoke to reporters (CNN)",
            "Vladimir Putin (left)",
            "the Treaty (NPT)",
            "of the Of (OO)",
            "the talks (A)",
            "(SCO)",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn long_forms_that_differ_in_case_are_counted_together() {
        let written = [("shanghai x", 1), ("Shanghai X", 2)].map(|(long, n)| (long.to_owned(), n));
        let row = (2, written.into_iter().collect());
        let found = [(("SCO".to_owned(), "shanghai x".to_owned()), row)];
        let table = table(found.into_iter().collect(), 3);
        assert_eq!((table.long_form, table.count), (vec!["Shanghai X".to_owned()], vec![3]));
    }
}
