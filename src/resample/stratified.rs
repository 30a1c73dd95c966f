//! Which units are drawn from which stratum? A plain random sample of each, without replacement.

use super::rng::Stream;

/// Spreads `n` draws over strata of these `sizes`: the same number for each as far as they reach;
/// what does not divide goes to the first ones that have room.
///
/// No stratum gives more than it has; if they have fewer than `n` together, all are drawn.
pub fn allocate(n: usize, sizes: &[usize]) -> Vec<usize> {
    let mut drawn = vec![0; sizes.len()];
    let mut left = n;
    loop {
        let open: Vec<usize> = (0..sizes.len()).filter(|&h| drawn[h] < sizes[h]).collect();
        if left == 0 || open.is_empty() {
            return drawn;
        }
        let each = (left / open.len()).max(1);
        for h in open {
            let more = each.min(sizes[h] - drawn[h]).min(left);
            drawn[h] += more;
            left -= more;
        }
    }
}

/// `n` different numbers below `size`, ascending; each set of them is as likely.
///
/// Every number has a key from the stream, and the smallest keys win: which ones are drawn for a
/// smaller `n` are also drawn for a larger one.
pub fn draw(n: usize, size: usize, stream: Stream) -> Vec<usize> {
    let mut keyed: Vec<(u64, usize)> =
        (0..size).map(|unit| (stream.at(unit as u64), unit)).collect();
    if n > 0 && n < size {
        keyed.select_nth_unstable(n - 1);
    }
    keyed.truncate(n);
    let mut drawn: Vec<usize> = keyed.into_iter().map(|(_, unit)| unit).collect();
    drawn.sort_unstable();
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_spread_evenly_and_small_strata_are_taken_whole() {
        assert_eq!(allocate(10, &[100, 100]), [5, 5]);
        assert_eq!(allocate(10, &[2, 100, 100]), [2, 4, 4]);
        assert_eq!(allocate(11, &[2, 100, 100]), [2, 5, 4]);
        assert_eq!(allocate(3, &[0, 9, 9]), [0, 2, 1]);
        assert_eq!(allocate(50, &[3, 4]), [3, 4]);
        assert_eq!(allocate(5, &[]), [0; 0]);
    }

    #[test]
    fn every_unit_is_drawn_as_often_as_its_share() {
        let mut times = [0_u32; 10];
        for seed in 0..10_000 {
            let drawn = draw(3, 10, Stream::new(seed, 0));
            assert_eq!(drawn.len(), 3);
            for unit in drawn {
                times[unit] += 1;
            }
        }
        // 3,000 expected, standard deviation 46.
        assert!(times.iter().all(|n| (2_800..3_200).contains(n)), "{times:?}");
        assert_eq!(draw(7, 3, Stream::new(0, 0)), [0, 1, 2]);
        assert_eq!(draw(0, 3, Stream::new(0, 0)), [0; 0]);
    }
}
