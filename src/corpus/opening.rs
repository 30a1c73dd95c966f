//! Which forms may begin a pattern, before which others? Two small numbers a form.

use super::lookup::Atom;

/// Bits of pairs that have a first or a second part in common with many others.
const COMMON: usize = 6;
/// Classes of all other pairs.
const REST: usize = 2;
const WIDE: u16 = 1 << 14;
const NOW: u16 = 1 << 15;

/// What a form is at the start of the patterns that are looked for.
///
/// Each pair of parts that a phrase begins with has a class. Those that begin with the same common
/// word (`the …`, `of …`) have one of their own, and those that go on with the same one (`… of`):
/// common words stand at both places of many phrases, but seldom in one and the same class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// The classes that it comes first in, and whether a pattern begins with it whatever follows.
    lead: u16,
    /// The classes that it comes second in.
    follow: u16,
}

impl Opening {
    /// A pattern begins with it, whatever follows: a word, or a phrase with a gap.
    pub(super) const ALONE: Self = Self { lead: NOW, follow: 0 };

    /// Whether a pattern begins with it, whatever follows.
    #[inline]
    pub(super) fn is_alone(self) -> bool {
        self.lead & NOW != 0
    }

    /// Whether a pattern may begin with a token of this form before one of form `next`.
    ///
    /// Without a branch: of common words a processor cannot guess the answer.
    #[inline]
    pub(super) fn opens(self, next: Self) -> bool {
        self.lead & (next.follow | NOW) != 0
    }

    /// Whether a phrase may begin with these two, whatever a sieve says.
    #[inline]
    pub(super) fn is_wide(self, next: Self) -> bool {
        self.lead & next.follow & WIDE != 0
    }

    /// Adds what is set in `other`.
    pub(super) fn set(&mut self, other: Self) {
        self.lead |= other.lead;
        self.follow |= other.follow;
    }
}

/// The classes of pairs of atoms.
#[derive(Debug)]
pub(super) struct Classes {
    firsts: Vec<Atom>,
    seconds: Vec<Atom>,
}

impl Classes {
    /// Finds what is common among `pairs` of `n_atoms` atoms.
    pub(super) fn new(pairs: &[(Atom, Atom)], n_atoms: usize) -> Self {
        let most = |part: fn(&(Atom, Atom)) -> Atom| {
            let mut counts = vec![0_u32; n_atoms];
            for pair in pairs {
                counts[part(pair) as usize] += 1;
            }
            let mut atoms: Vec<Atom> = (0..).take(n_atoms).collect();
            atoms.sort_by_key(|&atom| std::cmp::Reverse(counts[atom as usize]));
            atoms.truncate(COMMON);
            atoms
        };
        Self { firsts: most(|pair| pair.0), seconds: most(|pair| pair.1) }
    }

    /// What makes a form the first, and what the second, of `pair`; `is_wide`: of so many pairs of
    /// forms that no sieve holds them.
    pub(super) fn of(&self, (one, other): (Atom, Atom), is_wide: bool) -> (Opening, Opening) {
        let place = |common: &[Atom], atom| common.iter().position(|&known| known == atom);
        let class = place(&self.seconds, other)
            .or_else(|| place(&self.firsts, one).map(|class| COMMON + class))
            .unwrap_or(2 * COMMON + one as usize % REST);
        let bit = if is_wide { WIDE } else { 1 << class };
        (Opening { lead: bit, follow: 0 }, Opening { lead: 0, follow: bit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_opens_and_others_of_its_words_seldom() {
        // Twenty common words before and behind a hundred others.
        let common = |n: Atom| n % 20;
        let pairs: Vec<(Atom, Atom)> =
            (20..120).flat_map(|n| [(common(n), n), (n, common(n + 7)), (n, n + 100)]).collect();
        let classes = Classes::new(&pairs, 300);
        let mut forms = vec![Opening::default(); 300];
        for &(one, other) in &pairs {
            let (first, second) = classes.of((one, other), false);
            forms[one as usize].set(first);
            forms[other as usize].set(second);
        }
        for &(one, other) in &pairs {
            assert!(forms[one as usize].opens(forms[other as usize]), "{one} {other}");
        }
        let all = (0..300).flat_map(|one| (0..300).map(move |other| (one, other)));
        let open = all.filter(|&(one, other): &(usize, usize)| forms[one].opens(forms[other]));
        let of_both = forms.iter().filter(|form| form.lead != 0).count()
            * forms.iter().filter(|form| form.follow != 0).count();
        assert!(open.count() * 2 < of_both);
    }

    #[test]
    fn a_form_that_stands_alone_opens_before_anything() {
        let nothing = Opening::default();
        assert!(Opening::ALONE.opens(nothing) && Opening::ALONE.is_alone());
        let (first, second) = Classes::new(&[(0, 1)], 2).of((0, 1), false);
        assert!(first.opens(second) && !first.opens(nothing) && !first.is_alone());
        let (first, second) = Classes::new(&[(0, 1)], 2).of((0, 1), true);
        assert!(first.opens(second) && first.is_wide(second));
    }
}
