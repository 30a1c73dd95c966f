//! Which tokens does a view count once some stretches of it are taken?

use std::sync::Arc;

use super::View;
use super::tokens::Tokens;
use super::within::Within;
use crate::Result;

impl View {
    /// This view with the tokens of the stretches (document by place, first token, one past the
    /// last) in no count: nothing reaches over them.
    ///
    /// # Errors
    ///
    /// Memory.
    pub fn without(&self, stretches: impl Iterator<Item = (usize, usize, usize)>) -> Result<Self> {
        let mut within = Within::of(self)?;
        for (place, first, end) in stretches {
            let start = self.corpus.tokens.range(self.row(place)).start;
            for flag in &mut within.flags_mut()[start + first..start + end] {
                *flag = Tokens::uncounted(*flag);
            }
        }
        Ok(Self { within: Some(Arc::new(within)), ..self.clone() })
    }
}
