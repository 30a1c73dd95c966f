//! What do patterns become, once they are looked up in a vocabulary? An automaton over forms.
//!
//! The naive way compares every pattern with every token. Here each distinct part of a pattern (an
//! *atom*: `hegemon*`, `no-limits`) is resolved to the forms that it matches, and each form knows
//! its atoms. A pattern of several parts is a small automaton: its state is how many parts are
//! behind, and an edge may take several parts at once, because `no limits` also stands as the one
//! token `no-limits`. Before a part with a gap a state also waits while words go by.

use std::ops::Range;

use super::forms::Forms;
use super::lists::Lists;
use super::lookup::{Atom, Lookup};
use super::mark::Mark;
use super::opening::Opening;
use super::pattern::{Part, Pattern};
use super::sieve::Sieve;
use super::tokens::FormId;
use crate::Result;
use crate::error::try_zeroed;
use crate::text::Tokenizer;

const PURPOSE: &str = "the patterns";
/// Pairs of forms beyond which two atoms are not put into the sieve (`a* b*`).
const MOST_PAIRS: usize = 256;

pub(super) type State = u32;
type Pair = ((Atom, Atom), State);

/// Patterns, looked up in one vocabulary.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    /// How each form begins patterns: a table that stays close to the processor.
    pub(super) openings: Vec<Opening>,
    /// What each form is, whatever is looked for.
    pub(super) marks: Vec<Mark>,
    /// Pairs of forms that begin phrases.
    pub(super) sieve: Sieve,
    /// The atoms of each form, ascending.
    pub(super) atoms: Lists<Atom>,
    /// Where each atom leads from the start of a pattern: to ends, and to states before a gap.
    pub(super) roots: Lists<State>,
    /// Where each atom leads together with the next one, ascending: of many phrases that begin
    /// with one word, those alone are looked at that go on with the next.
    pub(super) pairs: Lists<(Atom, State)>,
    pub(super) states: Vec<StateRow>,
    edges: Vec<(Atom, State)>,
}

#[derive(Clone, Debug)]
pub(super) struct StateRow {
    pub(super) pattern: u32,
    pub(super) is_end: bool,
    /// How many words may go by before the next part.
    pub(super) gap: u32,
    edges: Range<u32>,
}

impl Automaton {
    /// Looks `patterns` up among `forms`.
    pub(super) fn new(
        patterns: impl Iterator<Item = Result<Pattern>>,
        forms: &Forms,
        tokenizer: &Tokenizer,
    ) -> Result<Self> {
        let mut chains = Chains::new(Lookup::new(forms, tokenizer)?);
        for (pattern, parsed) in (0..).zip(patterns) {
            for parts in &parsed?.ways {
                chains.add(pattern, parts)?;
            }
        }
        let Chains { lookup, states, edges, starts, .. } = chains;
        let of_atoms = lookup.into_forms();
        let edges_of = |row: &StateRow| row.edges.start as usize..row.edges.end as usize;
        let is_root = |state: State| {
            let row = &states[state as usize];
            row.is_end || row.gap > 0
        };
        let roots = starts.iter().filter(|&&(_, state)| is_root(state));
        let roots = roots.map(|&(atom, state)| (atom as usize, state));
        let roots = Lists::sorted(PURPOSE, of_atoms.len(), roots)?;
        let mut pairs: Vec<Pair> = Vec::new();
        for &(one, state) in starts.iter().filter(|&&(_, state)| !is_root(state)) {
            let edges = &edges[edges_of(&states[state as usize])];
            pairs.extend(edges.iter().map(|&(other, state)| ((one, other), state)));
        }
        pairs.sort_unstable();
        let mut openings = try_zeroed(PURPOSE, forms.len())?;
        for atom in (0..of_atoms.len()).filter(|&atom| !roots.of(atom).is_empty()) {
            open(&mut openings, of_atoms.of(atom), Opening::ALONE);
        }
        let sieve = sieve(&pairs, &of_atoms, &mut openings)?;
        let marks = forms.marks().to_vec();
        let leads = pairs.iter().map(|&((one, other), state)| (one as usize, (other, state)));
        let pairs = Lists::sorted(PURPOSE, of_atoms.len(), leads)?;
        let atoms = (0..of_atoms.len()).flat_map(|atom| {
            let number = Atom::try_from(atom).unwrap_or(Atom::MAX);
            of_atoms.of(atom).iter().map(move |form| (form.index(), number))
        });
        let atoms = Lists::sorted(PURPOSE, forms.len(), atoms)?;
        Ok(Self { openings, marks, sieve, atoms, roots, pairs, states, edges })
    }

    /// Where a state leads, and by which atoms.
    #[inline]
    pub(super) fn edges(&self, row: &StateRow) -> &[(Atom, State)] {
        &self.edges[row.edges.start as usize..row.edges.end as usize]
    }
}

/// Lets `forms` begin patterns as `opening` says.
fn open(openings: &mut [Opening], forms: &[FormId], opening: Opening) {
    for form in forms {
        openings[form.index()].set(opening);
    }
}

/// Lets forms begin phrases, and come second in them; puts both together in a sieve.
fn sieve(pairs: &[Pair], forms: &Lists<FormId>, openings: &mut [Opening]) -> Result<Sieve> {
    let of = |atom: Atom| forms.of(atom as usize);
    let size = |(one, other): (Atom, Atom)| of(one).len() * of(other).len();
    let mut distinct: Vec<(Atom, Atom)> = pairs.iter().map(|&(pair, _)| pair).collect();
    distinct.dedup();
    let listed = distinct.iter().map(|&pair| size(pair)).filter(|&size| size <= MOST_PAIRS);
    let mut sieve = Sieve::new(listed.sum())?;
    let first_form = |atom| of(atom).iter().copied().min();
    for pair in distinct {
        let is_wide = size(pair) > MOST_PAIRS;
        // An atom has forms; were there none, nothing could begin with it.
        let Some(seen) = first_form(pair.0).zip(first_form(pair.1)) else { continue };
        let (first, second) = Opening::of_pair(seen, is_wide);
        open(openings, of(pair.0), first);
        open(openings, of(pair.1), second);
        for &one in of(pair.0).iter().filter(|_| !is_wide) {
            for &other in of(pair.1) {
                sieve.add(one, other);
            }
        }
    }
    Ok(sieve)
}

/// The states of the patterns that were read so far.
struct Chains<'c> {
    lookup: Lookup<'c>,
    states: Vec<StateRow>,
    edges: Vec<(Atom, State)>,
    /// Where atoms lead from the start of a pattern.
    starts: Vec<(Atom, State)>,
    /// Spares an allocation.
    atoms: Vec<Atom>,
}

impl<'c> Chains<'c> {
    fn new(lookup: Lookup<'c>) -> Self {
        let (states, edges, starts, atoms) = Default::default();
        Self { lookup, states, edges, starts, atoms }
    }

    /// Adds the states of one way of a pattern: state `base + i` has `i + 1` parts behind it.
    fn add(&mut self, pattern: u32, parts: &[Part]) -> Result<()> {
        let (n, base) = (parts.len(), self.states.len());
        let state = |behind: usize| small(base + behind - 1);
        self.states.extend((1..=n).map(|behind| StateRow {
            pattern,
            is_end: behind == n,
            gap: parts.get(behind).map_or(0, |part| part.gap),
            edges: 0..0,
        }));
        for from in 0..n {
            let before = small(self.edges.len());
            // One token stands for several parts only if no gap divides them.
            let joined = parts[from + 1..].iter().take_while(|part| part.gap == 0).count();
            for to in from + 1..=from + 1 + joined {
                self.lookup.atoms(&parts[from..to], &mut self.atoms)?;
                let leads = if from == 0 { &mut self.starts } else { &mut self.edges };
                leads.extend(self.atoms.iter().map(|&atom| (atom, state(to))));
            }
            if from > 0 {
                self.states[base + from - 1].edges = before..small(self.edges.len());
            } else if self.starts.last().is_none_or(|&(_, state)| (state as usize) < base) {
                // The vocabulary has nothing that the pattern could begin with.
                break;
            }
        }
        Ok(())
    }
}

/// A number as the automaton holds it.
fn small(number: usize) -> u32 {
    // 2^32 of them would need more memory than their patterns are likely to have had.
    u32::try_from(number).unwrap_or(u32::MAX)
}
