//! What does a search ask of a form, whatever it looks for? Flags, one byte a form.

/// Flags of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark(u8);

impl Mark {
    /// An invisible sign stands before its visible characters, and no phrase reaches over that.
    pub(super) const VEILED_BEFORE: Self = Self(1);
    /// The same, behind.
    pub(super) const VEILED_AFTER: Self = Self(1 << 1);
    /// A gap counts it: no punctuation, no symbol.
    pub(super) const WORD: Self = Self(1 << 2);

    /// Whether all of these flags are set.
    #[inline]
    pub(super) fn has(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Sets `flags` if that is `given`.
    #[must_use]
    pub(super) fn with(self, given: bool, flags: Self) -> Self {
        if given { Self(self.0 | flags.0) } else { self }
    }
}
