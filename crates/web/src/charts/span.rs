//! A scale with room on both sides of nothing.

use super::scale::round_step;

/// From a round figure below all values and zero to one above them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    low: f64,
    high: f64,
    step: f64,
}

impl Span {
    /// A scale with room for these values.
    pub(super) fn over(values: impl IntoIterator<Item = f64>) -> Self {
        let known = values.into_iter().filter(|value| value.is_finite());
        let (low, high) =
            known.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let step = round_step(high - low);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high: if high > low { high } else { low + step }, step }
    }

    /// Where a value lies between the ends, 0 to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// The values that get a line.
    pub(super) fn lines(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.low, self.step);
        let count = ((self.high - low) / step).round() as u32;
        // Zero is zero, whatever the steps add up to.
        (0..=count).map(move |i| {
            let value = low + f64::from(i) * step;
            if value.abs() < step / 1e6 { 0.0 } else { value }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn it_holds_zero_and_every_value() {
        let span = Span::over([-24.7, 10.6]);
        let lines: Vec<f64> = span.lines().collect();
        assert_eq!(lines, [-30.0, -20.0, -10.0, 0.0, 10.0, 20.0]);
        assert_eq!((span.share(-30.0), span.share(20.0), span.share(99.0)), (0.0, 1.0, 1.0));
        assert!(Span::over([3.0]).lines().next() == Some(0.0));
        assert!(Span::over([]).share(0.0).abs() < 1e-9);
    }
}
