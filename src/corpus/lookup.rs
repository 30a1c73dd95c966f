//! Which forms does each part of a pattern match?

use std::collections::HashMap;

use ahash::RandomState;

use super::forms::Forms;
use super::glob::{is_glob, matches};
use super::lists::Lists;
use super::pattern::Part;
use super::tokens::FormId;
use crate::Result;
use crate::text::{Case, Hyphens, Tokenizer};

/// Number of a part, or of parts written as one.
pub(super) type Atom = u32;

/// Numbers the distinct parts of patterns and finds their forms.
pub(super) struct Lookup<'c> {
    forms: &'c Forms,
    tokenizer: &'c Tokenizer,
    exact: Tokenizer,
    numbers: HashMap<(String, bool), Option<Atom>, RandomState>,
    resolved: Vec<Vec<FormId>>,
    by_term: Vec<Vec<FormId>>,
}

impl<'c> Lookup<'c> {
    pub(super) fn new(forms: &'c Forms, tokenizer: &'c Tokenizer) -> Self {
        let exact = Tokenizer { case: Case::Keep, stem: false, ..tokenizer.clone() };
        let mut by_term = Vec::new();
        if tokenizer.stem || tokenizer.spelling.is_some() {
            by_term.resize(forms.terms().len(), Vec::new());
            for form in (0..).map(FormId).take(forms.len()) {
                by_term[forms.term(form).index()].push(form);
            }
        }
        let (numbers, resolved) = (HashMap::default(), Vec::new());
        Self { forms, tokenizer, exact, numbers, resolved, by_term }
    }

    /// The atoms for one token that stands for all of `parts`; none if the vocabulary has no such
    /// form.
    pub(super) fn atoms(&mut self, parts: &[Part]) -> Vec<Atom> {
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let exact = parts.iter().any(|part| part.exact);
        let mut written = vec![texts.concat()];
        if parts.len() > 1 {
            written = vec![texts.join("-"), texts.join(" ")];
            if self.tokenizer.hyphens == Hyphens::Fold && fold_together(&texts) {
                written.push(texts.concat());
            }
        }
        let mut atoms: Vec<_> = written.into_iter().filter_map(|w| self.atom(w, exact)).collect();
        atoms.sort_unstable();
        atoms.dedup();
        atoms
    }

    fn atom(&mut self, text: String, exact: bool) -> Option<Atom> {
        if let Some(&known) = self.numbers.get(&(text.clone(), exact)) {
            return known;
        }
        let forms = self.forms_of(&text, exact);
        let number = Atom::try_from(self.resolved.len()).ok().filter(|_| !forms.is_empty());
        if number.is_some() {
            self.resolved.push(forms);
        }
        self.numbers.insert((text, exact), number);
        number
    }

    fn forms_of(&self, text: &str, exact: bool) -> Vec<FormId> {
        // The term itself is a word like any other, case ignored.
        if let Some(term) = self.tokenizer.variant(text).filter(|term| *term != text) {
            return self.of_term(term);
        }
        let keys = self.forms.keys();
        let key = self.tokenizer.key(text);
        let mut found: Vec<FormId> = Vec::new();
        if is_glob(&key) {
            let literal = key.find(['*', '?']).unwrap_or(key.len());
            for place in keys.with_prefix(&key[..literal]) {
                if matches(&key[literal..], &keys.key(place)[literal..]) {
                    found.extend_from_slice(keys.forms(place));
                }
            }
        } else {
            found.extend(keys.find(&key).into_iter().flat_map(|place| keys.forms(place)));
            if self.tokenizer.is_small_acronym(text) {
                found.extend(self.of_term(&self.exact.term(&text.to_uppercase())));
            }
            let term = self.forms.terms().find(&self.tokenizer.term(text));
            found.extend(term.and_then(|t| self.by_term.get(t as usize)).into_iter().flatten());
        }
        if exact {
            let wanted = self.exact.term(text);
            found.retain(|&form| matches(&wanted, &self.exact.term(self.forms.surface(form))));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The forms of a variant or an acronym: never a word of the same letters.
    fn of_term(&self, term: &str) -> Vec<FormId> {
        let keys = self.forms.keys();
        let place = keys.find(&self.exact.key(term));
        let forms = place.into_iter().flat_map(|place| keys.forms(place)).copied();
        forms.filter(|&form| self.exact.term(self.forms.surface(form)) == term).collect()
    }

    /// Number of atoms.
    pub(super) fn n_atoms(&self) -> usize {
        self.resolved.len()
    }

    /// The atoms of each form, ascending.
    pub(super) fn by_form(&self) -> Result<Lists<Atom>> {
        let pairs = (0..)
            .zip(&self.resolved)
            .flat_map(|(atom, forms)| forms.iter().map(move |form| (form.index(), atom)));
        Lists::sorted("the patterns of the forms", self.forms.len(), pairs)
    }
}

/// Whether `hyphens="fold"` would drop every hyphen between `texts`: between letters, not digits.
fn fold_together(texts: &[&str]) -> bool {
    let open = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '*' || c == '?');
    texts.windows(2).all(|two| open(two[0].chars().last()) && open(two[1].chars().next()))
}
