//! Which forms does each part of a pattern match?

use std::collections::HashMap;

use ahash::RandomState;

use super::forms::Forms;
use super::glob::{is_glob, matches};
use super::lists::Lists;
use super::pattern::Part;
use super::tokens::FormId;
use crate::Result;
use crate::error::try_zeroed;
use crate::text::{Case, Hyphens, Tokenizer};

const PURPOSE: &str = "the forms of the patterns";

/// Number of a part, or of parts written as one.
pub(super) type Atom = u32;

/// Numbers the distinct parts of patterns and finds their forms.
pub(super) struct Lookup<'c> {
    forms: &'c Forms,
    tokenizer: &'c Tokenizer,
    exact: Tokenizer,
    /// The atoms of words that were looked up before, by the places of their keys.
    words: Vec<Option<Atom>>,
    /// Those of globs, and of what is found in other ways: case ignored, and where it matters.
    others: [HashMap<Box<str>, Option<Atom>, RandomState>; 2],
    /// The forms of each atom.
    resolved: Lists<FormId>,
    /// The forms of each term, if terms are further from the words than keys are.
    by_term: Option<Lists<FormId>>,
    /// Parts written as one, and forms: both spare an allocation.
    written: String,
    found: Vec<FormId>,
}

impl<'c> Lookup<'c> {
    pub(super) fn new(forms: &'c Forms, tokenizer: &'c Tokenizer) -> Result<Self> {
        let exact = Tokenizer { case: Case::Keep, stem: false, ..tokenizer.clone() };
        let by_term = || {
            let terms = forms.ids().map(|form| (forms.term(form).index(), form));
            Lists::sorted(PURPOSE, forms.terms().len(), terms)
        };
        let has_terms = tokenizer.stem || tokenizer.spelling.is_some();
        Ok(Self {
            forms,
            tokenizer,
            exact,
            words: try_zeroed(PURPOSE, forms.keys().len())?,
            others: Default::default(),
            resolved: Lists::default(),
            by_term: has_terms.then(by_term).transpose()?,
            written: String::new(),
            found: Vec::new(),
        })
    }

    /// Puts into `atoms` those of one token that stands for all of `parts`: none if the vocabulary
    /// has no such form.
    pub(super) fn atoms(&mut self, parts: &[Part], atoms: &mut Vec<Atom>) -> Result<()> {
        atoms.clear();
        if let [part] = parts {
            atoms.extend(self.atom(&part.text, part.exact)?);
            return Ok(());
        }
        let exact = parts.iter().any(|part| part.exact);
        let mut written = std::mem::take(&mut self.written);
        for joint in ["-", " ", ""] {
            let may_occur = match joint {
                // Tokens that hold a space are variants, or cut by somebody else.
                " " => self.forms.keys().has_spaces() || !self.tokenizer.variants.is_empty(),
                "" => self.tokenizer.hyphens == Hyphens::Fold && fold_together(parts),
                _ => true,
            };
            if may_occur {
                join(parts, joint, &mut written);
                atoms.extend(self.atom(&written, exact)?);
            }
        }
        self.written = written;
        atoms.sort_unstable();
        atoms.dedup();
        Ok(())
    }

    fn atom(&mut self, text: &str, exact: bool) -> Result<Option<Atom>> {
        if !exact && self.is_key(text) {
            return self.word(text);
        }
        let (variant, key) = (self.tokenizer.variant(text), self.tokenizer.key(text));
        let has_way = variant.is_some() || self.by_term.is_some() || exact || is_glob(&key);
        if !has_way && !self.tokenizer.is_small_acronym(text) {
            return self.word(&key);
        }
        if let Some(&known) = self.others[usize::from(exact)].get(text) {
            return Ok(known);
        }
        self.found.clear();
        // The term itself is a word like any other, case ignored.
        match variant.filter(|term| *term != text) {
            Some(term) => self.add_term(term),
            None => self.find(text, &key, exact),
        }
        let number = (!self.found.is_empty()).then(|| self.next());
        if number.is_some() {
            self.resolved.push(PURPOSE, self.found.iter().copied())?;
        }
        self.others[usize::from(exact)].insert(Box::from(text), number);
        Ok(number)
    }

    /// Whether `text` is its own key, and nothing else finds its forms: small letters, as most
    /// patterns are, need no look at what settings make of others.
    fn is_key(&self, text: &str) -> bool {
        text.bytes().all(|b| b.is_ascii_lowercase())
            && self.by_term.is_none()
            && self.tokenizer.variants.is_empty()
    }

    /// The atom of a word that is found by its key alone.
    fn word(&mut self, key: &str) -> Result<Option<Atom>> {
        let keys = self.forms.keys();
        let Some(place) = keys.find(key) else { return Ok(None) };
        if self.words[place].is_none() {
            self.words[place] = Some(self.next());
            self.resolved.push(PURPOSE, keys.forms(place).iter().copied())?;
        }
        Ok(self.words[place])
    }

    /// The number of the next atom.
    fn next(&self) -> Atom {
        // Each has a form, and those are numbered with 32 bits; so many patterns find no memory.
        Atom::try_from(self.resolved.len()).unwrap_or(Atom::MAX)
    }

    /// Finds the forms of `text`, whose key is `key`, each once.
    fn find(&mut self, text: &str, key: &str, exact: bool) {
        let keys = self.forms.keys();
        if is_glob(key) {
            self.add_glob(key);
        } else {
            self.found.extend(keys.find(key).into_iter().flat_map(|place| keys.forms(place)));
            if self.tokenizer.is_small_acronym(text) {
                self.add_term(&self.exact.term(&text.to_uppercase()));
            }
            if let Some(by_term) = &self.by_term {
                let term = self.forms.terms().find(&self.tokenizer.term(text));
                self.found.extend(term.into_iter().flat_map(|term| by_term.of(term as usize)));
            }
            self.found.sort_unstable();
            self.found.dedup();
        }
        if exact {
            let wanted = self.exact.term(text);
            let is_wanted = |form| matches(&wanted, &self.exact.term(self.forms.surface(form)));
            self.found.retain(|&form| is_wanted(form));
        }
    }

    /// Adds the forms whose key matches `glob`.
    fn add_glob(&mut self, glob: &str) {
        let keys = self.forms.keys();
        let (literal, rest) = glob.split_at(glob.find(['*', '?']).unwrap_or(glob.len()));
        let places = keys.with_prefix(literal);
        if rest == "*" {
            self.found.extend_from_slice(keys.forms_within(places));
            return;
        }
        for place in places {
            if matches(rest, &keys.key(place)[literal.len()..]) {
                self.found.extend_from_slice(keys.forms(place));
            }
        }
    }

    /// Adds the forms of a variant or an acronym: never a word of the same letters.
    fn add_term(&mut self, term: &str) {
        let keys = self.forms.keys();
        let place = keys.find(&self.exact.key(term));
        let forms = place.into_iter().flat_map(|place| keys.forms(place)).copied();
        let is_term = |form: &FormId| self.exact.term(self.forms.surface(*form)) == term;
        self.found.extend(forms.filter(is_term));
    }

    /// The forms of each atom.
    pub(super) fn into_forms(self) -> Lists<FormId> {
        self.resolved
    }
}

fn join(parts: &[Part], joint: &str, written: &mut String) {
    written.clear();
    for (i, part) in parts.iter().enumerate() {
        written.push_str(if i > 0 { joint } else { "" });
        written.push_str(&part.text);
    }
}

/// Whether `hyphens="fold"` would drop every hyphen between `parts`: between letters, not digits.
fn fold_together(parts: &[Part]) -> bool {
    let open = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '*' || c == '?');
    let ends = |part: &Part| (open(part.text.chars().next()), open(part.text.chars().next_back()));
    parts.windows(2).all(|two| ends(&two[0]).1 && ends(&two[1]).0)
}
