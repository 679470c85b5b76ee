//! Chance that can be repeated: the same seed gives the same draws on every machine.
//!
//! The generator is PCG-DXSM with 128 bits of state (M. E. O'Neill, "PCG: A family of simple fast
//! space-efficient statistically good algorithms for random number generation", Harvey Mudd College,
//! HMC-CS-2014-0905), whose output its crate keeps from version to version. What is made of its bits
//! is done here with exact operations and with `libm`, which is Rust all through: the platforms'
//! own `ln` and `pow` differ in their last bits, and one such bit can turn a rejected draw into an
//! accepted one.

use rand_pcg::Pcg64Dxsm;
use rand_pcg::rand_core::Rng as _;

/// A stream of chance.
#[derive(Clone, Debug)]
pub(crate) struct Random(Pcg64Dxsm);

impl Random {
    /// The stream for one purpose under a seed. Streams with different names have nothing to do
    /// with each other, so that one more input leaves the draws of the others as they are.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        // The name by FNV-1a (draft-eastlake-fnv, 64 bits), then mixed as in SplitMix64 (Steele, Lea
        // and Flood, OOPSLA 2014), so that seeds 1 and 2 start far apart.
        let name = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        let (high, low) = (mix(seed ^ name.rotate_left(32)), mix(name));
        Self(Pcg64Dxsm::new(u128::from(high) << 64 | u128::from(low), u128::from(mix(seed))))
    }

    /// Uniform on 0 (included) to 1 (excluded), in steps of 2⁻⁵³.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Standard normal (G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29, 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Fisher and Yates' shuffle: every order is as likely as any other.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A whole number below `n`, which must fit 32 bits; by multiplication and shift (D. Lemire, ACM
    /// Transactions on Modeling and Computer Simulation 29, 2019), without his correction, whose
    /// effect is below n / 2³².
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }
}

fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// If this fails, every published interval that rests on a seed has changed.
    #[test]
    fn the_draws_are_the_same_for_ever() {
        let mut random = Random::new(1, "hours");
        let draws = [random.below(1_000_000), random.below(1_000_000), random.below(1_000_000)];
        assert_eq!(draws, [260_860, 874_769, 478_589]);
    }

    #[test]
    fn streams_are_uniform_and_unrelated() {
        let (mut one, mut other) = (Random::new(1, "hours"), Random::new(1, "people"));
        let (mut sum, mut product, n) = (0.0, 0.0, 100_000);
        for _ in 0..n {
            let (a, b) = (one.uniform(), other.uniform());
            sum += a;
            product += (a - 0.5) * (b - 0.5);
        }
        // Standard deviations: √(1/12) and 1/12, over √n.
        assert!((sum / f64::from(n) - 0.5).abs() < 4.0 * 0.289 / 316.0);
        assert!((product / f64::from(n)).abs() < 4.0 * 0.083 / 316.0);
    }
}
