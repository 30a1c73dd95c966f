//! What does somebody else's library make of a text: which character becomes what, where are words?
//!
//! The caller says of every character what it becomes (in lower case, without accents), and which
//! of the results are part of words and which are white space; nothing is known here. Whoever asks
//! takes his own tables, and both agree whatever their versions of Unicode.

use std::collections::HashSet;

use ahash::RandomState;

use crate::Result;

/// What is cut out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Runs of so many word characters or more.
    Words(usize),
    /// Every character; two white spaces or more are one space.
    Chars,
    /// Every character of each word between two spaces; a word is what white space separates.
    CharsOfWords,
}

/// A character as it was mapped.
#[derive(Clone, Copy, Debug)]
struct Sign {
    char: char,
    is_word: bool,
    is_space: bool,
}

/// What each character becomes. A character that was not named becomes nothing.
#[derive(Clone, Debug)]
pub struct Alphabet {
    signs: Vec<Sign>,
    /// Where the signs of a character lie, 256 characters a page.
    pages: Vec<Option<Box<Page>>>,
    /// The same for those of ASCII that become one character of ASCII, which is nearly all.
    ascii: [Option<Sign>; 128],
}

type Page = [(u32, u32); 256];

impl Alphabet {
    /// `become[i]` is what the `i`th of `chars` becomes.
    pub fn new(chars: &str, becomes: &[String], word: &str, space: &str) -> Self {
        let set = |chars: &str| chars.chars().collect::<HashSet<char, RandomState>>();
        let (word, space) = (set(word), set(space));
        let mut alphabet = Self { signs: Vec::new(), pages: Vec::new(), ascii: [None; 128] };
        for (from, to) in chars.chars().zip(becomes) {
            let start = alphabet.signs.len();
            alphabet.signs.extend(to.chars().map(|char| Sign {
                char,
                is_word: word.contains(&char),
                is_space: space.contains(&char),
            }));
            let range = (place(start), place(alphabet.signs.len()));
            let (page, at) = (from as usize >> 8, from as usize & 255);
            if alphabet.pages.len() <= page {
                alphabet.pages.resize(page + 1, None);
            }
            alphabet.pages[page].get_or_insert_with(|| Box::new([(0, 0); 256]))[at] = range;
            if let ([sign], true) = (&alphabet.signs[start..], from.is_ascii()) {
                alphabet.ascii[from as usize] = Some(*sign).filter(|sign| sign.char.is_ascii());
            }
        }
        alphabet
    }

    #[inline]
    fn signs(&self, char: char) -> &[Sign] {
        let page = self.pages.get(char as usize >> 8).and_then(Option::as_ref);
        let (start, end) = page.map_or((0, 0), |page| page[char as usize & 255]);
        &self.signs[start as usize..end as usize]
    }

    #[inline]
    fn each(&self, text: &str, mut see: impl FnMut(Sign) -> Result<()>) -> Result<()> {
        for char in text.chars() {
            match self.ascii.get(char as usize) {
                Some(Some(sign)) => see(*sign)?,
                _ => self.signs(char).iter().try_for_each(|&sign| see(sign))?,
            }
        }
        Ok(())
    }

    /// Calls `found` with every word of `least` characters or more.
    ///
    /// # Errors
    ///
    /// Those of `found`.
    pub fn words(
        &self,
        text: &str,
        least: usize,
        mut found: impl FnMut(&str) -> Result<()>,
    ) -> Result<()> {
        let (mut word, mut n) = (String::new(), 0);
        self.each(text, |sign| {
            if sign.is_word {
                word.push(sign.char);
                n += 1;
            } else if n > 0 {
                if n >= least {
                    found(&word)?;
                }
                word.clear();
                n = 0;
            }
            Ok(())
        })?;
        if n >= least.max(1) { found(&word) } else { Ok(()) }
    }

    /// The characters of `text`, white space of two or more as one space.
    ///
    /// # Errors
    ///
    /// Those of `found`.
    pub fn chars(&self, text: &str, mut found: impl FnMut(char) -> Result<()>) -> Result<()> {
        let mut spaces = (0, ' ');
        self.each(text, |sign| {
            if sign.is_space {
                spaces = (spaces.0 + 1, sign.char);
                return Ok(());
            }
            match std::mem::replace(&mut spaces, (0, ' ')) {
                (0, _) => {}
                (1, single) => found(single)?,
                _ => found(' ')?,
            }
            found(sign.char)
        })?;
        match spaces {
            (0, _) => Ok(()),
            (1, single) => found(single),
            _ => found(' '),
        }
    }

    /// The characters of every word with a space on either side, and nothing after each word.
    ///
    /// # Errors
    ///
    /// Those of `found`.
    pub fn chars_of_words(
        &self,
        text: &str,
        mut found: impl FnMut(Option<char>) -> Result<()>,
    ) -> Result<()> {
        let mut is_inside = false;
        self.each(text, |sign| {
            if sign.is_space == is_inside {
                found(Some(' '))?;
                if is_inside {
                    found(None)?;
                }
                is_inside = !is_inside;
            }
            if sign.is_space { Ok(()) } else { found(Some(sign.char)) }
        })?;
        if is_inside {
            found(Some(' '))?;
            found(None)?;
        }
        Ok(())
    }
}

fn place(n: usize) -> u32 {
    // There are 1,114,112 characters, and none becomes more than a few.
    u32::try_from(n).unwrap_or(u32::MAX)
}
