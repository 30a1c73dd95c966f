//! Which tokens match which patterns? Patterns are looked up in the vocabulary once; then one pass
//! over form numbers finds them all.
//!
//! The naive way compares every pattern with every token. Here each distinct part of a pattern (an
//! *atom*: `hegemon*`, `no-limits`) is resolved to the forms that it matches, and each form knows
//! its atoms. Most forms have none, so most tokens cost one look. A pattern of several parts is a
//! small automaton: its state is how many parts are behind, and an edge may take several parts at
//! once, because `no limits` also stands as the one token `no-limits`.

use std::collections::HashMap;

use ahash::RandomState;

use super::forms::{Forms, Veil};
use super::glob::{is_glob, matches};
use super::pattern::{Part, Pattern};
use super::tokens::{DocTokens, FormId};
use crate::text::{Case, Hyphens, Tokenizer};

type Atom = u32;
type State = u32;

/// Some patterns, looked up in one vocabulary.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// The atoms of form `f` are `atoms[ends[f - 1]..ends[f]]`, ascending.
    atoms: Vec<Atom>,
    ends: Vec<u32>,
    /// Where each atom leads from the start of a pattern.
    roots: Vec<Vec<State>>,
    states: Vec<StateRow>,
    /// Forms that no phrase reaches over, to the one before or to the one after.
    veiled: Vec<Veil>,
}

#[derive(Clone, Debug)]
struct StateRow {
    pattern: u32,
    is_end: bool,
    edges: Vec<(Atom, State)>,
}

/// Tokens `first..end` of a document match pattern number `pattern`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The first token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The pattern, by its place in the list that was looked up.
    pub pattern: usize,
}

impl Matcher {
    /// Looks `patterns` up among `forms`.
    pub fn new(patterns: &[Pattern], forms: &Forms, tokenizer: &Tokenizer) -> Self {
        let mut lookup = Lookup::new(forms, tokenizer);
        let mut roots: Vec<Vec<State>> = Vec::new();
        let mut states: Vec<StateRow> = Vec::new();
        for (pattern, parsed) in (0..).zip(patterns) {
            let n = parsed.parts.len();
            // State `base + i` has `i + 1` parts behind it.
            let base = states.len();
            let state = |behind: usize| State::try_from(base + behind - 1).unwrap_or(State::MAX);
            states.extend((1..=n).map(|behind| StateRow {
                pattern,
                is_end: behind == n,
                edges: Vec::new(),
            }));
            for from in 0..n {
                for to in from + 1..=n {
                    for atom in lookup.atoms(&parsed.parts[from..to]) {
                        roots.resize(roots.len().max(atom as usize + 1), Vec::new());
                        match from {
                            0 => roots[atom as usize].push(state(to)),
                            _ => states[base + from - 1].edges.push((atom, state(to))),
                        }
                    }
                }
            }
        }
        let (atoms, ends) = lookup.by_form();
        roots.resize(lookup.resolved.len(), Vec::new());
        let veiled = (0..).map(FormId).take(forms.len()).map(|form| forms.veil(form)).collect();
        Self { atoms, ends, roots, states, veiled }
    }

    /// Calls `found` for every match in `doc`, by first token; matches may overlap.
    ///
    /// A match of several tokens never begins or ends inside a compound that was split at its
    /// hyphens.
    pub fn each(&self, doc: DocTokens<'_>, mut found: impl FnMut(Match)) {
        let (mut now, mut next) = (Vec::new(), Vec::new());
        for first in 0..doc.len() {
            let atoms = self.atoms_of(doc.forms[first]);
            if atoms.is_empty() || doc.is_left_out(first) {
                continue;
            }
            for &atom in atoms {
                now.extend_from_slice(&self.roots[atom as usize]);
            }
            let mut end = first + 1;
            while !now.is_empty() {
                now.sort_unstable();
                now.dedup();
                let whole = end == first + 1
                    || !(doc.is_glued(first) || end < doc.len() && doc.is_glued(end));
                for row in now.drain(..).map(|state| &self.states[state as usize]) {
                    if row.is_end && whole {
                        found(Match { first, end, pattern: row.pattern as usize });
                    }
                    if !row.edges.is_empty() && self.joined(doc, end) {
                        let here = self.atoms_of(doc.forms[end]);
                        let open = row.edges.iter().filter(|(atom, _)| here.contains(atom));
                        next.extend(open.map(|&(_, state)| state));
                    }
                }
                std::mem::swap(&mut now, &mut next);
                end += 1;
            }
        }
    }

    /// Whether nothing but white space, or a hyphen, stands between token `next` and the one
    /// before.
    fn joined(&self, doc: DocTokens<'_>, next: usize) -> bool {
        let veil = |i: usize| self.veiled[doc.forms[i].index()];
        next < doc.len() && !doc.is_left_out(next) && !veil(next - 1).after && !veil(next).before
    }

    #[inline]
    fn atoms_of(&self, form: FormId) -> &[Atom] {
        let form = form.index();
        let start = if form == 0 { 0 } else { self.ends[form - 1] };
        &self.atoms[start as usize..self.ends[form] as usize]
    }
}

/// Numbers the distinct parts of patterns and finds their forms.
struct Lookup<'c> {
    forms: &'c Forms,
    tokenizer: &'c Tokenizer,
    exact: Tokenizer,
    numbers: HashMap<(String, bool), Option<Atom>, RandomState>,
    resolved: Vec<Vec<FormId>>,
    by_term: Vec<Vec<FormId>>,
}

impl<'c> Lookup<'c> {
    fn new(forms: &'c Forms, tokenizer: &'c Tokenizer) -> Self {
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
    fn atoms(&mut self, parts: &[Part]) -> Vec<Atom> {
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

    /// The atoms of each form, as one column and the ends of its parts.
    fn by_form(&self) -> (Vec<Atom>, Vec<u32>) {
        let mut pairs: Vec<(FormId, Atom)> = (0..)
            .zip(&self.resolved)
            .flat_map(|(atom, forms)| forms.iter().map(move |&form| (form, atom)))
            .collect();
        pairs.sort_unstable();
        let mut ends = vec![0; self.forms.len()];
        for &(form, _) in &pairs {
            ends[form.index()] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        (pairs.into_iter().map(|(_, atom)| atom).collect(), ends)
    }
}

/// Whether `hyphens="fold"` would drop every hyphen between `texts`: between letters, not digits.
fn fold_together(texts: &[&str]) -> bool {
    let open = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '*' || c == '?');
    texts.windows(2).all(|two| open(two[0].chars().last()) && open(two[1].chars().next()))
}
