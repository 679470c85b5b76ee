//! A number that is not known exactly: low, base and high, and how it spreads between them.

use crate::random::Random;

/// What is supposed of a number. The base is the value that is held most likely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// Known: a price, a head count.
    Fixed(f64),
    /// Most likely in the middle, falling in straight lines to both ends. The plain way to write
    /// down three guesses; it takes the ends seriously.
    Triangular(Ends),
    /// The same three numbers, but ends that hardly ever happen.
    ///
    /// A beta distribution with mean `(low + 4 base + high) / 6`. Source: D. G. Malcolm and others,
    /// "Application of a technique for research and development program evaluation", Operations
    /// Research 7 (1959) 646-669; D. Vose, "Risk Analysis" (3rd ed., 2008), PERT distribution.
    Pert(Ends),
}

/// `low <= base <= high`, with `low < high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    low: f64,
    base: f64,
    high: f64,
}

impl Ends {
    /// `None` when the three are not in order, are the same, or are not numbers.
    pub fn new(low: f64, base: f64, high: f64) -> Option<Self> {
        let finite = low.is_finite() && high.is_finite() && (high - low).is_finite();
        (finite && low <= base && base <= high && low < high).then_some(Self { low, base, high })
    }
}

impl Range {
    /// The lowest value that is thought possible.
    pub fn low(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular(ends) | Self::Pert(ends) => ends.low,
        }
    }

    /// The most likely value.
    pub fn base(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular(ends) | Self::Pert(ends) => ends.base,
        }
    }

    /// The highest value that is thought possible.
    pub fn high(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular(ends) | Self::Pert(ends) => ends.high,
        }
    }

    /// The expected value. With a lopsided range it is not the base.
    pub fn mean(self) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular(Ends { low, base, high }) => (low + base + high) / 3.0,
            Self::Pert(Ends { low, base, high }) => (low + 4.0 * base + high) / 6.0,
        }
    }

    /// One draw.
    pub(crate) fn draw(self, random: &mut Random) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Triangular(ends) => triangular(ends, random.uniform()),
            Self::Pert(ends) => pert(ends, random),
        }
    }
}

/// The triangular distribution's quantile: only square roots, which are exact everywhere.
fn triangular(Ends { low, base, high }: Ends, u: f64) -> f64 {
    let width = high - low;
    if u * width < base - low {
        low + (u * width * (base - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - base)).sqrt()
    }
}

/// A beta draw by rejection under the peak: with the peak at `p`, `x` uniform on 0 to 1 is taken
/// with probability `(x / p)^(4p) ((1 − x) / (1 − p))^(4(1 − p))`, the density over its peak. Half of
/// all tries succeed with the peak in the middle, one in five with it at an end.
fn pert(Ends { low, base, high }: Ends, random: &mut Random) -> f64 {
    let width = high - low;
    let peak = (base - low) / width;
    // At p = 0 and p = 1 one factor has the exponent 0 and is 1.
    let factor = |x: f64, p: f64| if p > 0.0 { libm::pow(x / p, 4.0 * p) } else { 1.0 };
    loop {
        let x = random.uniform();
        if random.uniform() < factor(x, peak) * factor(1.0 - x, 1.0 - peak) {
            return low + x * width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(range: Range) -> (f64, f64) {
        let mut random = Random::new(3, "moments");
        let n = 200_000;
        let draws: Vec<f64> = (0..n).map(|_| range.draw(&mut random)).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        assert!(draws.iter().all(|&x| range.low() <= x && x <= range.high()));
        (mean, variance)
    }

    /// Variances: triangular (a² + b² + c² − ab − ac − bc) / 18; PERT (μ − a)(c − μ) / 7.
    #[test]
    fn draws_have_the_mean_and_variance_of_the_textbook() {
        for (low, base, high) in
            [(2.0, 4.0, 12.0), (-1.0, 0.0, 1.0), (0.0, 0.0, 3.0), (1.0, 6.0, 6.0)]
        {
            let ends = Ends::new(low, base, high).unwrap();
            let squares = low * low + base * base + high * high;
            let products = low * base + low * high + base * high;
            let mean = Range::Pert(ends).mean();
            for (range, expected) in [
                (Range::Triangular(ends), (squares - products) / 18.0),
                (Range::Pert(ends), (mean - low) * (high - mean) / 7.0),
            ] {
                let (mean, variance) = moments(range);
                let error = (expected / 200_000.0).sqrt();
                assert!((mean - range.mean()).abs() < 4.0 * error, "{range:?} {mean}");
                assert!((variance / expected - 1.0).abs() < 0.015, "{range:?} {variance}");
            }
        }
    }

    #[test]
    fn ends_out_of_order_are_no_range() {
        for (low, base, high) in
            [(2.0, 1.0, 3.0), (1.0, 4.0, 3.0), (1.0, 1.0, 1.0), (f64::NAN, 1.0, 2.0)]
        {
            assert_eq!(Ends::new(low, base, high), None);
        }
        assert_eq!(Ends::new(0.0, 1.0, f64::INFINITY), None);
    }
}
