//! On which side are the rates of the documents mostly higher?

use super::test::Chance;
use crate::Result;
use crate::count::Exchange;
use crate::measure::rank_sum::{Exact, RankSum, Rate};
use crate::parallel::Job;

/// Between two looks at the caller's wish to stop, in rows.
const PATIENCE: usize = 1 << 8;

/// Compares the ranks of the documents, row by row; one without tokens has no rate.
pub(super) fn ranks(exchange: &Exchange, job: &Job) -> Result<Chance> {
    let (columns, sizes, labels) = (exchange.by_column()?, exchange.sizes(), exchange.labels());
    let mut n = [0; 2];
    for (_, &is_target) in sizes.iter().zip(labels).filter(|&(&size, _)| size > 0) {
        n[usize::from(!is_target)] += 1;
    }
    let exact = Exact::new(n);
    let weight = |column| 1 + columns.of(column).len();
    let parts = job.map_parts(columns.len(), weight, |part| {
        let (mut found, mut rates) = (Vec::with_capacity(part.len()), Vec::new());
        for (done, column) in part.enumerate() {
            if done.is_multiple_of(PATIENCE) {
                job.check()?;
            }
            let (mut zeros, cells) = (n, columns.of(column));
            rates.clear();
            for &(doc, count) in cells {
                let is_target = labels[doc as usize];
                zeros[usize::from(!is_target)] -= 1;
                rates.push(Rate { count: count.into(), size: sizes[doc as usize], is_target });
            }
            let ranked = RankSum::new(&mut rates, zeros);
            found.push((ranked.auc(), ranked.p(&exact)));
        }
        Ok(found)
    })?;
    let (auc, p) = parts.into_iter().flatten().unzip();
    Ok(Chance { p, method: "Mann-Whitney test over documents".to_owned(), auc: Some(auc) })
}
