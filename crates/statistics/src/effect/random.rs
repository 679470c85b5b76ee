//! Random numbers that are the same for a seed on every machine and in every version.
//!
//! PCG XSL RR 128/64 (M. E. O'Neill, "PCG: a family of simple fast space-efficient statistically
//! good algorithms for random number generation", Harvey Mudd College 2014; the default of numpy
//! too). Crate `rand_pcg` promises a stable stream; what is made of it stands here, since the
//! distributions of crate `rand` may change from version to version.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng as _;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(Pcg64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // Any odd stream will do; the state mixes a small seed before its first number is used.
        let mut random = Self(Pcg64::new(u128::from(seed), 0xa02_bdbf_7bb3_c0a7));
        random.bits();
        random
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// From 0 up to, and without, 1.
    pub(super) fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `limit`, all alike: numbers from the incomplete last round of `limit`
    /// are thrown away.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        loop {
            let bits = self.bits();
            let rest = bits % limit;
            if bits - rest <= u64::MAX - (limit - 1) {
                return rest as usize;
            }
        }
    }

    /// Fisher and Yates' shuffle.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Standard normal (G. E. P. Box and M. E. Muller, 1958).
    pub(super) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}
