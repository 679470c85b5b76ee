//! Scales: where a figure lies across the drawing, and which lines help to read it.

use crate::Cx;

/// What the figures of a chart measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// An amount from nothing up; the end of the scale follows from the figures.
    Amount,
    /// A share from 0 to 1, shown in per cent.
    Share,
    /// A competence level from 0 to 4.
    Level,
}

/// A scale with its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    scale: Scale,
    step: f64,
    end: f64,
}

/// The scale ends before the drawing does: behind it the figure stands in words.
const WIDTH: f64 = 86.0;

impl Axis {
    /// A scale with room for the largest figure.
    pub(super) fn new(scale: Scale, largest: f64) -> Self {
        let (step, end) = match scale {
            Scale::Share => (0.25, 1.0),
            Scale::Level => (1.0, 4.0),
            Scale::Amount => {
                let step = round_step(largest);
                (step, (largest / step).ceil().max(1.0) * step)
            }
        };
        Self { scale, step, end }
    }

    /// Where a figure lies, in percent of the width.
    pub(super) fn at(&self, figure: f64) -> f64 {
        self.share(figure) * WIDTH
    }

    /// Where a figure lies between nothing and the end of the scale, 0 to 1.
    pub(super) fn share(&self, figure: f64) -> f64 {
        (figure / self.end).clamp(0.0, 1.0)
    }

    /// Where the lines go, in percent of the width, with their words.
    pub(super) fn lines(&self, cx: &Cx) -> Vec<(f64, String)> {
        self.figures(cx).into_iter().map(|(figure, words)| (self.at(figure), words)).collect()
    }

    /// The figures that get a line, with their words.
    pub(super) fn figures(&self, cx: &Cx) -> Vec<(f64, String)> {
        let count = (self.end / self.step).round() as u32;
        (0..=count)
            .map(|i| {
                let figure = f64::from(i) * self.step;
                let words = match self.scale {
                    Scale::Share => cx.percent(figure),
                    Scale::Amount if self.step < 1.0 => cx.dec(figure),
                    Scale::Amount | Scale::Level => cx.int(figure),
                };
                (figure, words)
            })
            .collect()
    }
}

/// A step of 1, 2 or 5 times a power of ten that gives three to six lines.
pub(super) fn round_step(largest: f64) -> f64 {
    if !(largest.is_finite() && largest > 0.0) {
        return 1.0;
    }
    let rough = largest / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= rough);
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::{Axis, Scale, round_step};

    #[test]
    fn steps_are_round() {
        for (largest, step) in [(412.0, 100.0), (5.0, 1.0), (7.0, 2.0), (0.4, 0.1), (0.0, 1.0)] {
            assert!((round_step(largest) - step).abs() < 1e-9, "{largest}");
        }
    }

    #[test]
    fn figures_stay_inside() {
        let axis = Axis::new(Scale::Level, 9.0);
        assert_eq!(axis.at(-1.0), 0.0);
        assert_eq!(axis.at(9.0), axis.at(4.0));
        assert!(Axis::new(Scale::Amount, 412.0).at(412.0) <= axis.at(4.0));
    }
}
