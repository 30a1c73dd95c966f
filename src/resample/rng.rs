//! Which random number stands at this place? A function of (seed, stream, counter), without state.
//!
//! ```text
//! key(seed, stream) = mix( mix(seed + γ) ⊕ stream )
//! at(counter)       = mix( key + (counter + 1)·γ )            all modulo 2⁶⁴
//! γ = 0x9E3779B97F4A7C15 (2⁶⁴ divided by the golden ratio, odd)
//! ```
//!
//! mix is the finaliser of `SplitMix64`, a bijection of 64-bit words; a stream is therefore the
//! sequence of that generator from its own start. Whole numbers only, hence the same on every
//! platform, in any order, on any number of threads. Not for secrets.
//!
//! Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators.
//! *OOPSLA '14*, 453–472.

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// One sequence of random numbers, of which every member can be asked for directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    key: u64,
}

impl Stream {
    /// The stream with number `stream` under `seed`: a replicate, a document key.
    pub fn new(seed: u64, stream: u64) -> Self {
        Self { key: mix(mix(seed.wrapping_add(GAMMA)) ^ stream) }
    }

    /// The 64 random bits at `counter`.
    pub fn at(self, counter: u64) -> u64 {
        mix(self.key.wrapping_add(counter.wrapping_add(1).wrapping_mul(GAMMA)))
    }

    /// A whole number in `0..n` from the bits at `counter`; 0 if `n` is 0.
    ///
    /// One draw uses one counter: the product's upper half, whose bias is below n / 2⁶⁴.
    pub fn below(self, n: u64, counter: u64) -> u64 {
        ((u128::from(self.at(counter)) * u128::from(n)) >> 64) as u64
    }

    /// A number in [0, 1) from the bits at `counter`, a multiple of 2⁻⁵³.
    pub fn unit(self, counter: u64) -> f64 {
        (self.at(counter) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The finaliser of `SplitMix64`.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_the_sequence_of_splitmix64_from_its_key() {
        // First outputs from state 1234567, as listed by Rosetta Code, "Pseudo-random
        // numbers/Splitmix64", from the reference implementation of S. Vigna.
        let stream = Stream { key: 1_234_567 };
        let listed = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!([0, 1, 2, 3, 4].map(|counter| stream.at(counter)), listed);
    }

    #[test]
    fn seeds_and_streams_differ_in_about_half_of_their_bits() {
        let differing = |a: Stream, b: Stream| -> u32 {
            (0..100).map(|counter| (a.at(counter) ^ b.at(counter)).count_ones()).sum()
        };
        let pairs = [((0, 0), (0, 1)), ((0, 0), (1, 0)), ((0, 1), (1, 0))];
        for ((seed, stream), (other_seed, other_stream)) in pairs {
            let bits = differing(Stream::new(seed, stream), Stream::new(other_seed, other_stream));
            assert!((3000..3400).contains(&bits), "{bits} of 6400"); // 3200 ± 5 · 40
        }
    }
}
