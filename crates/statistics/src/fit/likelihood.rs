//! The marginal likelihood of evidence; see the [module above](super) for the formulas.

use super::Evidence;
use crate::competence::{Parameters, Piece, Prior, SIZE, State};

/// A log-likelihood as a function of the role's mean `μ`: `constant + linear μ − ½ precision μ²`.
#[derive(Clone, Copy, Default)]
struct Parabola {
    constant: f64,
    linear: f64,
    precision: f64,
}

/// What [`log_likelihood`] found.
pub(super) struct Found {
    /// The log-likelihood.
    pub(super) value: f64,
    /// Mean over the competences of their best mean level.
    pub(super) organisation_mean: f64,
}

/// Log-likelihood of all evidence, with each competence's mean at its best value.
pub(super) fn log_likelihood(parameters: &Parameters, evidence: &Evidence) -> Found {
    let between = parameters.between_roles_sd.powi(2);
    let (mut value, mut means) = (0.0, 0.0);
    for roles in evidence.groups.values() {
        // With the role's mean integrated out, log p = a + b m − ½ c m² again, now in the
        // competence's mean m:
        //   a = A + ½ τ² B² / v − ½ ln v,  b = B / v,  c = C / v,  v = 1 + τ² C.
        let mut whole = Parabola::default();
        for people in roles.values() {
            let mut role = Parabola::default();
            for pieces in people {
                let one = of_series(parameters, pieces);
                role.constant += one.constant;
                role.linear += one.linear;
                role.precision += one.precision;
            }
            let v = 1.0 + between * role.precision;
            whole.constant +=
                role.constant + 0.5 * between * role.linear.powi(2) / v - 0.5 * v.ln();
            whole.linear += role.linear / v;
            whole.precision += role.precision / v;
        }
        let best = whole.linear / whole.precision;
        value += whole.constant + 0.5 * whole.linear * best;
        means += best;
    }
    Found { value, organisation_mean: means / evidence.groups.len() as f64 }
}

/// One person in one competence. The filter runs with `μ = 0`, and beside it runs how each part of
/// the state would follow `μ`: the surprise at `μ` is `e − μ seen`.
fn of_series(parameters: &Parameters, pieces: &[Piece]) -> Parabola {
    let prior = Prior { mean: 0.0, variance: parameters.within_role_sd.powi(2) };
    let mut state = State::by(parameters, prior);
    let mut influence = [0.0; SIZE];
    influence[0] = 1.0;
    let mut sum = Parabola::default();
    for piece in pieces {
        let step = state.absorb(piece);
        let seen = influence[0] + influence[1 + piece.kind() as usize];
        for (part, gain) in influence.iter_mut().zip(step.gain) {
            *part -= gain * seen;
        }
        let weighed = step.surprise / step.variance;
        sum.constant -=
            0.5 * ((std::f64::consts::TAU * step.variance).ln() + step.surprise * weighed);
        sum.linear += weighed * seen;
        sum.precision += seen * seen / step.variance;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::competence::Kind;

    /// Two people of one role, one challenge each: the values are jointly normal with the mean `m`,
    /// the variance `w + b + s + n` and the covariance `b`. With `m` at its best (their mean) the
    /// density is written out by hand.
    #[test]
    fn two_people_by_hand() {
        let parameters = Parameters::PUBLISHED;
        let (first, second) = (1.0, 2.5);
        let mut evidence = Evidence::default();
        for value in [first, second] {
            evidence.add(0, 0, &[Piece::new(Kind::Challenge, value, 3).unwrap()]);
        }
        let reading = parameters.reading(Kind::Challenge);
        let (b, own) = (
            parameters.between_roles_sd.powi(2),
            parameters.within_role_sd.powi(2) + reading.bias_sd.powi(2) + reading.noise_sd.powi(2),
        );
        // Sum and difference are independent: variances 2 (own + 2b) and 2 own.
        let half_difference: f64 = (second - first) / 2.0;
        let determinant = own * (own + 2.0 * b);
        let by_hand =
            -(std::f64::consts::TAU.ln()) - 0.5 * determinant.ln() - half_difference.powi(2) / own;
        let found = log_likelihood(&parameters, &evidence);
        assert!((found.value - by_hand).abs() < 1e-12, "{} {by_hand}", found.value);
        assert!((found.organisation_mean - 1.75).abs() < 1e-12);
    }
}
