//! Which words stand near the nodes of each group, and how often?
//!
//! What can be near is an eligible token: one that is counted and part of no node. One pass finds
//! those that are near; [`totals`](super::totals) tells how often their terms are eligible at all.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::matches::Hits;
use super::window::{Node, Span, nodes_of};
use crate::Result;
use crate::corpus::{Lists, View};
use crate::error::{reserve, try_vec, try_zeroed};
use crate::parallel::Job;

const PURPOSE: &str = "the table of collocates";

/// The documents of a group, or one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Nodes.
    pub nodes: u64,
    /// Eligible tokens.
    pub tokens: u64,
    /// Those of them that are near.
    pub near_tokens: u64,
    /// The same as often as they count.
    pub near: u64,
}

impl Around {
    fn add(&mut self, other: Self) {
        self.nodes += other.nodes;
        self.tokens += other.tokens;
        self.near_tokens += other.near_tokens;
        self.near += other.near;
    }

    /// What is near, as often as it counts, and all that is not.
    pub fn all(&self) -> u64 {
        self.near + (self.tokens - self.near_tokens)
    }
}

/// How often a term of a document is near at one distance.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    term: u32,
    distance: u32,
    count: u32,
    /// Tokens that are no nearer to another node.
    tokens: u32,
    /// Whether it is the first cell of the term in its document.
    is_first: bool,
}

/// A term near the nodes of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The term, by number.
    pub term: u32,
    /// How often it is near.
    pub count: u64,
    /// How many tokens of it are.
    pub tokens: u64,
    /// In how many documents.
    pub docs: u64,
    /// How often at which distance, which rises.
    pub far: Vec<(u32, u64)>,
}

impl Neighbour {
    /// A term that is never near.
    pub fn none(term: u32) -> Self {
        Self { term, count: 0, tokens: 0, docs: 0, far: Vec::new() }
    }
}

/// What stands near the nodes of each document of a view.
#[derive(Clone, Debug, Default)]
pub struct Company {
    docs: Vec<Around>,
    cells: Lists<Cell>,
}

impl Company {
    /// Looks around `hits`, which are of one frame and of `view`.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn new(view: &View, hits: &Hits, span: Span, job: &Job) -> Result<Self> {
        job.announce(view.len() as u64);
        let parts = job.map_parts(
            view.len(),
            |place| view.doc(place).len(),
            |places| {
                let mut part = Self::default();
                for place in places {
                    job.check()?;
                    part.add(view, place, &nodes_of(hits, place), span, job)?;
                    job.advance(1);
                }
                Ok(part)
            },
        )?;
        let mut all = Self::default();
        for part in parts {
            for of_doc in 0..part.cells.len() {
                all.cells.push(PURPOSE, part.cells.of(of_doc).iter().copied())?;
            }
            all.docs.extend(part.docs);
        }
        Ok(all)
    }

    fn add(
        &mut self,
        view: &View,
        place: usize,
        nodes: &[Node],
        span: Span,
        job: &Job,
    ) -> Result<()> {
        let (doc, forms) = (view.doc(place), view.forms());
        let counted = (0..doc.len()).filter(|&i| doc.is_counted(i, forms)).count();
        let taken: usize = nodes
            .iter()
            .map(|&(first, end)| (first..end).filter(|&i| doc.is_counted(i, forms)).count())
            .sum();
        let mut around = Around {
            nodes: nodes.len() as u64,
            tokens: (counted - taken) as u64,
            ..Around::default()
        };
        let mut found: Vec<(u32, u32, bool)> = Vec::new();
        let mut before = None;
        for (token, distance) in span.near(doc, forms, nodes, job)? {
            let is_new = before.replace(token) != Some(token);
            around.near += 1;
            around.near_tokens += u64::from(is_new);
            found.push((forms.term(doc.forms[token as usize]).0, distance, is_new));
        }
        found.sort_unstable();
        let mut cells: Vec<Cell> = Vec::new();
        for (term, distance, is_new) in found {
            let last = cells.last_mut();
            let is_first = last.as_ref().is_none_or(|cell| cell.term != term);
            if let Some(cell) = last.filter(|cell| (cell.term, cell.distance) == (term, distance)) {
                cell.count += 1;
                cell.tokens += u32::from(is_new);
            } else {
                reserve(PURPOSE, &mut cells, 1)?;
                cells.push(Cell { term, distance, count: 1, tokens: u32::from(is_new), is_first });
            }
        }
        self.docs.push(around);
        self.cells.push(PURPOSE, cells)
    }

    /// What is known of the document at `place`.
    pub fn of(&self, place: usize) -> Around {
        self.docs[place]
    }

    /// How often each term is near in the document at `place`, by term; one term may come again.
    pub fn row(&self, place: usize) -> impl ExactSizeIterator<Item = (u32, u32)> {
        self.cells.of(place).iter().map(|cell| (cell.term, cell.count))
    }

    /// What is known of each group.
    pub fn sums(&self, groups: &Groups) -> Vec<Around> {
        let mut sums = vec![Around::default(); groups.len()];
        for (place, &around) in self.docs.iter().enumerate() {
            if let Some(group) = groups.of(place) {
                sums[group].add(around);
            }
        }
        sums
    }

    /// For each group how often anything is near at which distance, which rises.
    pub fn far(&self, groups: &Groups) -> Vec<Vec<(u32, u64)>> {
        let mut far = vec![BTreeMap::new(); groups.len()];
        for place in 0..self.docs.len() {
            let Some(group) = groups.of(place) else { continue };
            for cell in self.cells.of(place) {
                *far[group].entry(cell.distance).or_insert(0) += u64::from(cell.count);
            }
        }
        far.into_iter().map(|of_group| of_group.into_iter().collect()).collect()
    }

    /// For each group its terms that are near `least` times or more, by number.
    ///
    /// # Errors
    ///
    /// Memory, or a stop.
    pub fn neighbours(
        &self,
        groups: &Groups,
        least: u64,
        job: &Job,
    ) -> Result<Vec<Vec<Neighbour>>> {
        let mut places: Vec<Vec<usize>> = try_zeroed(PURPOSE, groups.len())?;
        for place in 0..self.docs.len() {
            if let Some(group) = groups.of(place) {
                places[group].push(place);
            }
        }
        job.map(groups.len(), |group| {
            let n_cells = places[group].iter().map(|&place| self.cells.of(place).len()).sum();
            let mut cells: Vec<Cell> = try_vec(PURPOSE, n_cells)?;
            for &place in &places[group] {
                cells.extend_from_slice(self.cells.of(place));
            }
            job.check()?;
            cells.sort_unstable_by_key(|cell| (cell.term, cell.distance));
            let mut found: Vec<Neighbour> = Vec::new();
            for of_term in cells.chunk_by(|one, other| one.term == other.term) {
                let neighbour = merged(of_term);
                if neighbour.count >= least {
                    reserve(PURPOSE, &mut found, 1)?;
                    found.push(neighbour);
                }
            }
            Ok(found)
        })
    }
}

/// The cells of one term, by distance, as one.
fn merged(cells: &[Cell]) -> Neighbour {
    let mut all = Neighbour::none(cells[0].term);
    for cell in cells {
        let count = u64::from(cell.count);
        all.count += count;
        all.tokens += u64::from(cell.tokens);
        all.docs += u64::from(cell.is_first);
        match all.far.last_mut().filter(|far| far.0 == cell.distance) {
            Some(far) => far.1 += count,
            None => all.far.push((cell.distance, count)),
        }
    }
    all
}
