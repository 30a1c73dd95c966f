//! Which tokens match which patterns? One pass over form numbers finds them all.
//!
//! Nearly all tokens begin nothing. The pass first picks those that may, by what their form and
//! the next are, and looks at nothing else of the others: what it costs hardly depends on
//! how many patterns there are.

use super::forms::Forms;
use super::lookup::Atom;
use super::mark::Mark;
use super::opening::Opening;
use super::pattern::Pattern;
use super::resolve::{Automaton, State};
use super::tokens::{DocTokens, FormId};
use crate::Result;
use crate::text::Tokenizer;

/// Tokens that are sifted before any of them is looked at.
const BLOCK: usize = 256;

/// Some patterns, looked up in one vocabulary.
#[derive(Clone, Debug)]
pub struct Matcher(Automaton);

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

/// States, each with how many words may still go by in it.
type Reached = Vec<(State, u32)>;

impl Matcher {
    /// Looks `patterns` up among `forms`, one after the other: none is kept.
    ///
    /// # Errors
    ///
    /// That of a pattern, or memory.
    pub fn new(
        patterns: impl Iterator<Item = Result<Pattern>>,
        forms: &Forms,
        tokenizer: &Tokenizer,
    ) -> Result<Self> {
        Automaton::new(patterns, forms, tokenizer).map(Self)
    }

    /// Calls `found` for every match in `doc`, by first token; matches may overlap.
    ///
    /// A match of several tokens never begins or ends inside a compound that was split at its
    /// hyphens.
    pub fn each(&self, doc: DocTokens<'_>, mut found: impl FnMut(Match)) {
        let (mut now, mut next) = (Vec::new(), Vec::new());
        let mut picked = [0; BLOCK];
        for from in (0..doc.len()).step_by(BLOCK) {
            let n = self.pick(doc, from, &mut picked);
            for &first in &picked[..n] {
                self.begin(doc, first, &mut now, &mut next);
                self.follow(doc, first, (&mut now, &mut next), &mut found);
            }
        }
    }

    /// Picks those of the next tokens that may begin a pattern; says how many.
    ///
    /// Every place is written down, and kept if it opens a pattern: of common words a processor
    /// could not guess which do, and a wrong guess costs more than all of this.
    fn pick(&self, doc: DocTokens<'_>, from: usize, picked: &mut [usize; BLOCK]) -> usize {
        let openings = &self.0.openings[..];
        let block = &doc.forms[from..doc.len().min(from + BLOCK)];
        let mut n = 0;
        let mut opening = openings[block[0].index()];
        for (i, next) in block[1..].iter().enumerate() {
            let next = openings[next.index()];
            picked[n % BLOCK] = from + i;
            n += usize::from(opening.opens(next));
            opening = next;
        }
        let last = from + block.len() - 1;
        let after = doc.forms.get(last + 1);
        let after = after.map_or(Opening::default(), |form| openings[form.index()]);
        picked[n % BLOCK] = last;
        n += usize::from(opening.opens(after));
        let mut kept = 0;
        for i in 0..n {
            picked[kept] = picked[i];
            kept += usize::from(self.may_begin(doc, picked[i]));
        }
        kept
    }

    /// Whether token `first`, one that opens, begins a pattern alone or may do so with the next.
    #[inline]
    fn may_begin(&self, doc: DocTokens<'_>, first: usize) -> bool {
        let one = doc.forms[first];
        self.0.openings[one.index()].is_alone()
            | doc.forms.get(first + 1).is_some_and(|&other| self.may_meet(one, other))
    }

    /// Whether two tokens of these forms may begin a phrase.
    #[inline]
    fn may_meet(&self, one: FormId, other: FormId) -> bool {
        let opening = |form: FormId| self.0.openings[form.index()];
        opening(one).is_wide(opening(other)) | self.0.sieve.may_hold(one, other)
    }

    /// Where token `first` leads from the start of patterns: alone, and with the next.
    fn begin(&self, doc: DocTokens<'_>, first: usize, now: &mut Reached, next: &mut Reached) {
        if doc.is_left_out(first) {
            return;
        }
        let one = doc.forms[first];
        if self.0.openings[one.index()].is_alone() {
            for &atom in self.atoms_of(one) {
                let states = self.0.roots.of(atom as usize);
                now.extend(states.iter().map(|&state| self.reached(state)));
            }
        }
        let other = doc.forms.get(first + 1).filter(|&&other| self.may_meet(one, other));
        if let Some(&other) = other.filter(|_| self.joined(doc, first + 1)) {
            self.pair(one, other, next);
        }
    }

    /// Where two tokens of these forms lead from the start of patterns.
    fn pair(&self, one: FormId, other: FormId, next: &mut Reached) {
        let others = self.atoms_of(other);
        for &one in self.atoms_of(one) {
            let leads = self.0.pairs.of(one as usize);
            for &other in others.iter().filter(|_| !leads.is_empty()) {
                let from = leads.partition_point(|&(atom, _)| atom < other);
                let known = leads[from..].iter().take_while(|&&(atom, _)| atom == other);
                next.extend(known.map(|&(_, state)| self.reached(state)));
            }
        }
    }

    /// Follows the states that `first` and the token behind it lead to, until none is left.
    fn follow(
        &self,
        doc: DocTokens<'_>,
        first: usize,
        (now, next): (&mut Reached, &mut Reached),
        found: &mut impl FnMut(Match),
    ) {
        let mut end = first + 1;
        while !(now.is_empty() && next.is_empty()) {
            now.sort_unstable();
            now.dedup();
            let whole =
                end == first + 1 || !(doc.is_glued(first) || end < doc.len() && doc.is_glued(end));
            for (state, left) in now.drain(..) {
                let row = &self.0.states[state as usize];
                if row.is_end && whole {
                    found(Match { first, end, pattern: row.pattern as usize });
                }
                self.step(doc, end, (state, left), next);
            }
            std::mem::swap(now, next);
            end += 1;
        }
    }

    /// A state, and how many words may still go by in it.
    fn reached(&self, state: State) -> (State, u32) {
        (state, self.0.states[state as usize].gap)
    }

    /// Where token `at` leads from a state.
    fn step(&self, doc: DocTokens<'_>, at: usize, (state, left): (State, u32), next: &mut Reached) {
        let row = &self.0.states[state as usize];
        let edges = self.0.edges(row);
        if edges.is_empty() {
            return;
        }
        if !(if row.gap == 0 { self.joined(doc, at) } else { follows(doc, at) }) {
            return;
        }
        let here = self.atoms_of(doc.forms[at]);
        let open = edges.iter().filter(|(atom, _)| here.contains(atom));
        next.extend(open.map(|&(_, state)| self.reached(state)));
        if row.gap > 0 {
            match (self.0.marks[doc.forms[at].index()].has(Mark::WORD), left) {
                (false, _) => next.push((state, left)),
                (true, 0) => {}
                (true, _) => next.push((state, left - 1)),
            }
        }
    }

    /// Whether nothing but white space, or a hyphen, stands between token `next` and the one
    /// before.
    fn joined(&self, doc: DocTokens<'_>, next: usize) -> bool {
        let mark = |i: usize| self.0.marks[doc.forms[i].index()];
        next < doc.len()
            && !doc.is_left_out(next)
            && !mark(next - 1).has(Mark::VEILED_AFTER)
            && !mark(next).has(Mark::VEILED_BEFORE)
    }

    #[inline]
    fn atoms_of(&self, form: FormId) -> &[Atom] {
        self.0.atoms.of(form.index())
    }
}

/// Whether token `at` is there, in the same sentence as the one before.
fn follows(doc: DocTokens<'_>, at: usize) -> bool {
    at < doc.len() && !doc.is_left_out(at) && !doc.starts_sentence(at)
}
