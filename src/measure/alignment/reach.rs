//! How far do two sequences run alike from a common start? Local alignment that gives up in time.
//!
//! ```text
//! S(i, j) = max( S(i−1, j−1) + w(a_i)   if a_i = b_j, else S(i−1, j−1) − 1,
//!                S(i−1, j) − 1,  S(i, j−1) − 1 ),   S(0, 0) = 0
//! ```
//!
//! The reach is the cell with the greatest S; of several the furthest. A cell that lies more than
//! `drop` below the greatest so far is left (X-drop): so much text in a row may be edited, and no
//! more, before the two must meet again. Time and memory: cells that are alive, at most
//! 2·`drop` + 1 a row; two sequences that agree have one.
//!
//! Smith, T. F. & Waterman, M. S. (1981). Identification of common molecular subsequences.
//! *Journal of Molecular Biology* 147, 195–197. Altschul, S. F. et al. (1997). Gapped BLAST and
//! PSI-BLAST. *Nucleic Acids Research* 25, 3389–3402 (the drop).

/// How far two sequences run alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Items of the first sequence.
    pub a: usize,
    /// Items of the second.
    pub b: usize,
    /// Pairs of equal items in it.
    pub equal: usize,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    score: i32,
    equal: u32,
}

const DEAD: Cell = Cell { score: i32::MIN / 2, equal: 0 };

/// In which direction a sequence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From its first item on.
    Forward,
    /// From its last item back.
    Backward,
}

/// Reused between calls, so that a call allocates nothing.
#[derive(Debug, Default)]
pub struct Aligner {
    above: Vec<Cell>,
    row: Vec<Cell>,
}

impl Aligner {
    /// How far `a` and `b` run alike, read in the same `direction`; `gain` is what a pair of equal
    /// items is worth, `None` for a pair that is not equal. See the [module](self).
    pub fn reach(
        &mut self,
        (a, b): (&[u32], &[u32]),
        direction: Direction,
        drop: i32,
        gain: impl Fn(u32, u32) -> Option<i32>,
    ) -> Reach {
        let at = |items: &[u32], i: usize| match direction {
            Direction::Forward => items[i],
            Direction::Backward => items[items.len() - 1 - i],
        };
        let gain = |i: usize, j: usize| gain(at(a, i), at(b, j));
        let (mut agreed, mut score) = (0, 0);
        while agreed < a.len().min(b.len()) {
            let Some(more) = gain(agreed, agreed) else { break };
            score += more;
            agreed += 1;
        }
        let mut best = (score, Reach { a: agreed, b: agreed, equal: agreed });
        let first = Cell { score, equal: u32::try_from(agreed).unwrap_or(u32::MAX) };
        self.begin(first, drop, b.len() - agreed);
        // The cells alive in the row above are those of the columns from `low`.
        let mut low = agreed;
        for i in agreed..a.len() {
            self.next_row(
                low,
                b.len(),
                |j| gain(i, j),
                |j, cell| {
                    if cell.score >= best.0 {
                        let reach = Reach { a: i + 1, b: j, equal: cell.equal as usize };
                        best = (cell.score, reach);
                    }
                    cell.score >= best.0 - drop
                },
            );
            let dead = self.row.iter().take_while(|cell| cell.score == DEAD.score).count();
            if dead == self.row.len() {
                break;
            }
            while self.row.last().is_some_and(|cell| cell.score == DEAD.score) {
                self.row.pop();
            }
            self.row.drain(..dead);
            low += dead;
            std::mem::swap(&mut self.above, &mut self.row);
        }
        best.1
    }

    fn begin(&mut self, first: Cell, drop: i32, room: usize) {
        self.above.clear();
        let columns = (0..=drop).take(room + 1);
        self.above.extend(columns.map(|lost| Cell { score: first.score - lost, ..first }));
    }

    /// The row below `above`; `keep` sees every cell with its column and says whether it lives.
    fn next_row(
        &mut self,
        low: usize,
        width: usize,
        gain: impl Fn(usize) -> Option<i32>,
        mut keep: impl FnMut(usize, Cell) -> bool,
    ) {
        let Self { above, row } = self;
        row.clear();
        let mut left = DEAD;
        for j in low..=width {
            let over = above.get(j - low).copied().unwrap_or(DEAD);
            let mut cell = Cell { score: over.score.max(left.score) - 1, ..over };
            if left.score > over.score {
                cell.equal = left.equal;
            }
            if let Some(corner) = (j - low).checked_sub(1).and_then(|place| above.get(place)) {
                let meets = match gain(j - 1) {
                    Some(more) => Cell { score: corner.score + more, equal: corner.equal + 1 },
                    None => Cell { score: corner.score - 1, ..*corner },
                };
                if meets.score >= cell.score {
                    cell = meets;
                }
            }
            let lives = cell.score > DEAD.score / 2 && keep(j, cell);
            left = if lives { cell } else { DEAD };
            if !lives && j - low >= above.len() {
                return;
            }
            row.push(left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(a: &str, b: &str, direction: Direction) -> (usize, usize, usize) {
        let items = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let gain = |x, y| (x == y).then_some(2);
        let Reach { a, b, equal } =
            Aligner::default().reach((&items(a), &items(b)), direction, 6, gain);
        (a, b, equal)
    }

    #[test]
    fn what_agrees_is_reached_to_its_end() {
        assert_eq!(reach("abc", "abc", Direction::Forward), (3, 3, 3));
        assert_eq!(reach("abcd", "abc", Direction::Forward), (3, 3, 3));
        assert_eq!(reach("abc", "", Direction::Forward), (0, 0, 0));
        assert_eq!(reach("xabc", "yabc", Direction::Backward), (3, 3, 3));
    }

    #[test]
    fn a_changed_an_added_and_a_missing_item_are_passed() {
        assert_eq!(reach("abcXdef", "abcYdef", Direction::Forward), (7, 7, 6));
        assert_eq!(reach("abcXdef", "abcdef", Direction::Forward), (7, 6, 6));
        assert_eq!(reach("abcdef", "abcXdef", Direction::Backward), (6, 7, 6));
    }

    #[test]
    fn it_gives_up_where_too_much_in_a_row_differs() {
        assert_eq!(
            reach("abcd1234567efghijkl", "abcdtuvwxyzefghijkl", Direction::Forward),
            (4, 4, 4)
        );
        assert_eq!(reach("abcd123efgh", "abcd890efgh", Direction::Forward), (11, 11, 8));
    }
}
