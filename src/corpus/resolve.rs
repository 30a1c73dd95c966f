//! Which tokens match which patterns? Patterns are looked up in the vocabulary once; then one pass
//! over form numbers finds them all.
//!
//! The naive way compares every pattern with every token. Here each distinct part of a pattern (an
//! *atom*: `hegemon*`, `no-limits`) is resolved to the forms that it matches, and each form knows
//! its atoms. Most forms have none, so most tokens cost one look. A pattern of several parts is a
//! small automaton: its state is how many parts are behind, and an edge may take several parts at
//! once, because `no limits` also stands as the one token `no-limits`. Before a part with a gap a
//! state also waits while words go by.

use std::collections::HashMap;

use ahash::RandomState;

use super::forms::{Forms, Veil};
use super::lists::Lists;
use super::lookup::{Atom, Lookup};
use super::pattern::{Part, Pattern};
use super::tokens::{DocTokens, FormId};
use crate::Result;
use crate::text::{Kind, Tokenizer};

type State = u32;
type Pairs = HashMap<(Atom, Atom), Vec<State>, RandomState>;

/// Some patterns, looked up in one vocabulary.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// The atoms of each form, ascending, and how they begin patterns.
    atoms: Lists<Atom>,
    begins: Vec<Begin>,
    /// Where each atom leads from the start of a pattern.
    roots: Vec<Roots>,
    /// Where two atoms lead that follow each other at the start of a pattern: of many phrases that
    /// begin with one word, those alone are looked at that go on with the next.
    pairs: Pairs,
    states: Vec<StateRow>,
    /// Forms that no phrase reaches over, to the one before or to the one after.
    veiled: Vec<Veil>,
    /// Forms that a gap counts: no punctuation, no symbols.
    is_word: Vec<bool>,
}

/// Whether a form begins a pattern that its next token decides on, and one that it does not.
#[derive(Clone, Copy, Debug, Default)]
struct Begin {
    now: bool,
    goes_on: bool,
}

/// States that an atom leads to at the start of a pattern.
#[derive(Clone, Debug, Default)]
struct Roots {
    /// Ends, and those that a gap follows.
    states: Vec<State>,
    /// Whether others wait for the next token: see [`Matcher::pairs`].
    goes_on: bool,
}

#[derive(Clone, Debug)]
struct StateRow {
    pattern: u32,
    is_end: bool,
    /// How many words may go by before the next part.
    gap: u32,
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
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn new(patterns: &[Pattern], forms: &Forms, tokenizer: &Tokenizer) -> Result<Self> {
        let mut lookup = Lookup::new(forms, tokenizer);
        let mut roots: Vec<Vec<State>> = Vec::new();
        let mut states: Vec<StateRow> = Vec::new();
        for (pattern, parsed) in (0..).zip(patterns) {
            for parts in &parsed.ways {
                chain(pattern, parts, &mut lookup, &mut roots, &mut states);
            }
        }
        roots.resize(lookup.n_atoms(), Vec::new());
        let (roots, pairs) = paired(roots, &states);
        let all = || (0..).map(FormId).take(forms.len());
        let atoms = lookup.by_form()?;
        let begin = |form: FormId| {
            let mut roots = atoms.of(form.index()).iter().map(|&atom| &roots[atom as usize]);
            let goes_on = roots.clone().any(|roots| roots.goes_on);
            Begin { now: roots.any(|roots| !roots.states.is_empty()), goes_on }
        };
        let is_word = |form| !matches!(forms.kind(form), Kind::Punctuation | Kind::Symbol);
        Ok(Self {
            begins: all().map(begin).collect(),
            atoms,
            roots,
            pairs,
            states,
            veiled: all().map(|form| forms.veil(form)).collect(),
            is_word: all().map(is_word).collect(),
        })
    }

    /// Calls `found` for every match in `doc`, by first token; matches may overlap.
    ///
    /// A match of several tokens never begins or ends inside a compound that was split at its
    /// hyphens.
    pub fn each(&self, doc: DocTokens<'_>, mut found: impl FnMut(Match)) {
        let (mut now, mut next) = (Vec::new(), Vec::new());
        for first in 0..doc.len() {
            let begin = self.begins[doc.forms[first].index()];
            if !(begin.now || begin.goes_on) || doc.is_left_out(first) {
                continue;
            }
            let mut end = first + 1;
            if begin.now {
                for &atom in self.atoms_of(doc.forms[first]) {
                    let states = &self.roots[atom as usize].states;
                    now.extend(states.iter().map(|&state| self.reached(state)));
                }
            }
            if begin.goes_on && self.joined(doc, end) {
                self.pair((doc.forms[first], doc.forms[end]), &mut next);
            }
            while !(now.is_empty() && next.is_empty()) {
                now.sort_unstable();
                now.dedup();
                let whole = end == first + 1
                    || !(doc.is_glued(first) || end < doc.len() && doc.is_glued(end));
                for (state, left) in now.drain(..) {
                    let row = &self.states[state as usize];
                    if row.is_end && whole {
                        found(Match { first, end, pattern: row.pattern as usize });
                    }
                    self.step(doc, end, (state, left), &mut next);
                }
                std::mem::swap(&mut now, &mut next);
                end += 1;
            }
        }
    }

    /// Where two tokens of these forms lead from the start of patterns.
    fn pair(&self, (one, other): (FormId, FormId), next: &mut Vec<(State, u32)>) {
        let other = self.atoms_of(other);
        if other.is_empty() {
            return;
        }
        for &one in self.atoms_of(one).iter().filter(|one| self.roots[**one as usize].goes_on) {
            let known = other.iter().filter_map(|&other| self.pairs.get(&(one, other)));
            next.extend(known.flatten().map(|&state| self.reached(state)));
        }
    }

    /// A state, and how many words may still go by in it.
    fn reached(&self, state: State) -> (State, u32) {
        (state, self.states[state as usize].gap)
    }

    /// Where token `at` leads from a state.
    fn step(
        &self,
        doc: DocTokens<'_>,
        at: usize,
        (state, left): (State, u32),
        next: &mut Vec<(State, u32)>,
    ) {
        let row = &self.states[state as usize];
        let goes_on = if row.gap == 0 { self.joined(doc, at) } else { follows(doc, at) };
        if row.edges.is_empty() || !goes_on {
            return;
        }
        let here = self.atoms_of(doc.forms[at]);
        let open = row.edges.iter().filter(|(atom, _)| here.contains(atom));
        next.extend(open.map(|&(_, state)| self.reached(state)));
        if row.gap > 0 {
            match (self.is_word[doc.forms[at].index()], left) {
                (false, _) => next.push((state, left)),
                (true, 0) => {}
                (true, _) => next.push((state, left - 1)),
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
        self.atoms.of(form.index())
    }
}

/// Whether token `at` is there, in the same sentence as the one before.
fn follows(doc: DocTokens<'_>, at: usize) -> bool {
    at < doc.len() && !doc.is_left_out(at) && !doc.starts_sentence(at)
}

/// The roots of each atom, those that only a certain next token leads on from by both atoms.
fn paired(roots: Vec<Vec<State>>, states: &[StateRow]) -> (Vec<Roots>, Pairs) {
    let mut pairs = Pairs::default();
    let of_atom = |(one, leads): (Atom, Vec<State>)| {
        let mut roots = Roots::default();
        for state in leads {
            let row = &states[state as usize];
            if row.is_end || row.gap > 0 {
                roots.states.push(state);
                continue;
            }
            roots.goes_on = true;
            for &(other, state) in &row.edges {
                pairs.entry((one, other)).or_default().push(state);
            }
        }
        roots
    };
    let roots = (0..).zip(roots).map(of_atom).collect();
    (roots, pairs)
}

/// Adds the states of one way of a pattern: state `base + i` has `i + 1` parts behind it.
fn chain(
    pattern: u32,
    parts: &[Part],
    lookup: &mut Lookup<'_>,
    roots: &mut Vec<Vec<State>>,
    states: &mut Vec<StateRow>,
) {
    let (n, base) = (parts.len(), states.len());
    let state = |behind: usize| State::try_from(base + behind - 1).unwrap_or(State::MAX);
    states.extend((1..=n).map(|behind| StateRow {
        pattern,
        is_end: behind == n,
        gap: parts.get(behind).map_or(0, |part| part.gap),
        edges: Vec::new(),
    }));
    for from in 0..n {
        // One token stands for several parts only if no gap divides them.
        let joined = parts[from + 1..].iter().take_while(|part| part.gap == 0).count();
        for to in from + 1..=from + 1 + joined {
            for atom in lookup.atoms(&parts[from..to]) {
                roots.resize(roots.len().max(atom as usize + 1), Vec::new());
                match from {
                    0 => roots[atom as usize].push(state(to)),
                    _ => states[base + from - 1].edges.push((atom, state(to))),
                }
            }
        }
    }
}
