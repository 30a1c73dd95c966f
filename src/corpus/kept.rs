//! What is known of a document once somebody has asked.

use std::sync::OnceLock;

/// A value for each document, made when it is first asked for.
#[derive(Debug)]
pub(super) struct Kept<T>(OnceLock<Box<[OnceLock<T>]>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Kept<T> {
    /// The value of the document in `row` of `n_docs`.
    pub(super) fn of(&self, row: usize, n_docs: usize, make: impl FnOnce() -> T) -> &T {
        let none = || (0..n_docs).map(|_| OnceLock::new()).collect();
        self.0.get_or_init(none)[row].get_or_init(make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_each_document() {
        let kept = Kept::default();
        assert_eq!(*kept.of(1, 2, || "first"), "first");
        assert_eq!(*kept.of(1, 2, || "again"), "first");
        assert_eq!(*kept.of(0, 2, || "another"), "another");
    }
}
