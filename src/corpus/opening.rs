//! Which forms may begin a pattern, before which others? Two small numbers a form.

use super::tokens::FormId;

/// Classes of pairs whose first part is the common one, and as many of those whose second is.
const CLASSES: u32 = 15;
const WIDE: u32 = 1 << 30;
const NOW: u32 = 1 << 31;

/// What a form is at the start of the patterns that are looked for.
///
/// Each pair of parts that a phrase begins with has a class, by the part that is the more common
/// one and by the place where it stands: that of `the …` is another than that of `of …`, and that
/// of `… of` a third. So common words, which stand at both places of many phrases, seldom come
/// first and second in one and the same class, and rare ones meet few tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// The classes that it comes first in, and whether a pattern begins with it whatever follows.
    lead: u32,
    /// The classes that it comes second in.
    follow: u32,
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

    /// What makes a form the first, and what the second, of a pair of parts, given the first form
    /// that each of them was seen as: words that are seen early are, as a rule, common.
    ///
    /// `is_wide`: of so many pairs of forms that no sieve holds them.
    pub(super) fn of_pair((one, other): (FormId, FormId), is_wide: bool) -> (Self, Self) {
        let class = if one < other { one.0 % CLASSES } else { CLASSES + other.0 % CLASSES };
        let bit = if is_wide { WIDE } else { 1 << class };
        (Self { lead: bit, follow: 0 }, Self { lead: 0, follow: bit })
    }

    /// Adds what is set in `other`.
    pub(super) fn set(&mut self, other: Self) {
        self.lead |= other.lead;
        self.follow |= other.follow;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_opens_and_others_of_its_words_seldom() {
        // Twenty common words before and behind a hundred others.
        let common = |n: u32| n % 20;
        let pairs: Vec<(u32, u32)> =
            (20..120).flat_map(|n| [(common(n), n), (n, common(n + 7)), (n, n + 100)]).collect();
        let mut forms = vec![Opening::default(); 300];
        for &(one, other) in &pairs {
            let (first, second) = Opening::of_pair((FormId(one), FormId(other)), false);
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
        let open = open.count();
        assert!(open * 6 < of_both, "{open} of {of_both}");
    }

    #[test]
    fn common_words_on_both_sides_of_rare_ones_do_not_open_before_each_other() {
        let mut forms = [Opening::default(); 4];
        for pair in [(0, 2), (3, 1)] {
            let (first, second) = Opening::of_pair((FormId(pair.0), FormId(pair.1)), false);
            forms[pair.0 as usize].set(first);
            forms[pair.1 as usize].set(second);
        }
        assert!(forms[0].opens(forms[2]) && forms[3].opens(forms[1]));
        assert!(!forms[0].opens(forms[1]));
    }

    #[test]
    fn a_form_that_stands_alone_opens_before_anything() {
        let nothing = Opening::default();
        let pair = (FormId(0), FormId(1));
        assert!(Opening::ALONE.opens(nothing) && Opening::ALONE.is_alone());
        let (first, second) = Opening::of_pair(pair, false);
        assert!(first.opens(second) && !first.opens(nothing) && !first.is_alone());
        let (first, second) = Opening::of_pair(pair, true);
        assert!(first.opens(second) && first.is_wide(second));
    }
}
