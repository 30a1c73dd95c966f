//! Which counts does a measure of association read? One 2 × 2 table.

/// Counts of an event and of its absence, on two sides.
///
/// ```text
///              side 1   side 2
/// event         O₁₁      O₁₂     R₁
/// no event      O₂₁      O₂₂     R₂
///               C₁       C₂      N          E_ij = R_i · C_j / N
/// ```
///
/// Keyness: the event is the term, the sides are target and reference; a = O₁₁, b = O₁₂, n₁ = C₁,
/// n₂ = C₂. Collocation: the event is the collocate, the sides are near the node and elsewhere.
/// Cells are counts, below 2⁵³.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contingency {
    /// Event on the first side: the term in the target.
    pub o11: u64,
    /// Event on the second side: the term in the reference.
    pub o12: u64,
    /// No event on the first side: all other tokens of the target.
    pub o21: u64,
    /// No event on the second side: all other tokens of the reference.
    pub o22: u64,
}

impl Contingency {
    /// The table of an event seen `a` times among `n1` and `b` times among `n2`; `None` if there
    /// are more events than there is room.
    pub fn from_sizes(a: u64, n1: u64, b: u64, n2: u64) -> Option<Self> {
        Some(Self { o11: a, o12: b, o21: n1.checked_sub(a)?, o22: n2.checked_sub(b)? })
    }

    /// The table of a pair seen together `o11` times, alone `r1` and `c1` times, among `n`; `None`
    /// if no table has these margins.
    pub fn from_margins(o11: u64, r1: u64, c1: u64, n: u64) -> Option<Self> {
        let (o12, o21) = (r1.checked_sub(o11)?, c1.checked_sub(o11)?);
        Some(Self { o11, o12, o21, o22: n.checked_sub(r1)?.checked_sub(o21)? })
    }

    /// The size of the first side, n₁ = C₁.
    pub fn n1(self) -> u64 {
        self.o11 + self.o21
    }

    /// The size of the second side, n₂ = C₂.
    pub fn n2(self) -> u64 {
        self.o12 + self.o22
    }

    /// All events, R₁.
    pub fn r1(self) -> u64 {
        self.o11 + self.o12
    }

    /// Everything else, R₂.
    pub fn r2(self) -> u64 {
        self.o21 + self.o22
    }

    /// Everything, N.
    pub fn n(self) -> u64 {
        self.n1() + self.n2()
    }

    /// The events expected on the first side, E₁₁ = R₁ · C₁ / N.
    pub fn e11(self) -> f64 {
        self.r1() as f64 * (self.n1() as f64 / self.n() as f64)
    }

    /// Whether a side is empty, so that there is nothing to compare.
    pub fn has_empty_side(self) -> bool {
        self.n1() == 0 || self.n2() == 0
    }

    /// Whether the event or the first side never occurs, so that no pair can be expected.
    pub fn expects_none(self) -> bool {
        self.r1() == 0 || self.n1() == 0
    }

    /// O₁₁O₂₂ and O₁₂O₂₁, exact: the first is the larger where the first side has the higher rate.
    pub fn products(self) -> (u128, u128) {
        let [o11, o12, o21, o22] = [self.o11, self.o12, self.o21, self.o22].map(u128::from);
        (o11 * o22, o12 * o21)
    }

    /// O₁₁ − E₁₁ = (O₁₁O₂₂ − O₁₂O₂₁) / N, rounded once.
    pub fn difference(self) -> f64 {
        let (same, crossed) = self.products();
        let distance = same.abs_diff(crossed) as f64 / self.n() as f64;
        if same < crossed { -distance } else { distance }
    }

    /// `value` with the sign of O₁₁ − E₁₁.
    pub fn signed(self, value: f64) -> f64 {
        let (same, crossed) = self.products();
        if same < crossed { -value } else { value }
    }
}
