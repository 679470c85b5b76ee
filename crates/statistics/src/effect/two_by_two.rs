//! The smallest difference in differences: one wave against a comparison group, one period against
//! another.

use super::linear::{Factored, add_outer, add_scaled, dot, independent};

/// One wave's effect at one period, with each unit's influence on it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) att: f64,
    /// Treated units first; the mean is zero.
    pub(super) influence: Vec<f64>,
}

/// Why an effect cannot be told with covariates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCell {
    /// Who is treated follows (nearly) from the covariates: nobody like them is untreated.
    NoOverlap,
    /// There are not more units on one side than there are covariates.
    FewerUnitsThanCovariates,
}

/// Plain difference in differences: `mean(Δ | treated) − mean(Δ | compared)`.
///
/// The influence of a unit is `1{treated}/p (Δ − mean₁) − 1{compared}/(1 − p) (Δ − mean₀)` with `p`
/// the share of treated units: what the doubly robust estimate becomes without covariates.
pub(super) fn plain(treated: &[f64], compared: &[f64]) -> Found {
    let mean = |change: &[f64]| change.iter().sum::<f64>() / change.len() as f64;
    let (mean_1, mean_0) = (mean(treated), mean(compared));
    let n = (treated.len() + compared.len()) as f64;
    let (scale_1, scale_0) = (n / treated.len() as f64, n / compared.len() as f64);
    let influence = treated
        .iter()
        .map(|change| scale_1 * (change - mean_1))
        .chain(compared.iter().map(|change| -scale_0 * (change - mean_0)))
        .collect();
    Found { att: mean_1 - mean_0, influence }
}

/// Probability of treatment from which on nobody comparable is untreated (R's `did`).
const NO_OVERLAP: f64 = 0.999;
/// Compared units with a higher probability of treatment get no weight (R's `DRDID`, `trim.level`).
const TRIM: f64 = 0.995;

/// Doubly robust difference in differences: right when either the change among the compared or the
/// probability of treatment is modelled right.
///
/// `known` holds a row of `width` covariates for each treated and then each compared unit. With
/// `m(x)` the change predicted by least squares among the compared and `π(x)` the probability of
/// treatment by logistic regression, weights `w₁ = D` and `w₀ = π(x)(1 − D)/(1 − π(x))`:
///
/// ```text
/// ATT = mean(w₁ (Δ − m)) / mean(w₁) − mean(w₀ (Δ − m)) / mean(w₀)
/// ```
///
/// The influence function accounts for the estimation of `m` and `π`.
///
/// Source: P. H. C. Sant'Anna and J. Zhao, "Doubly robust difference-in-differences estimators",
/// Journal of Econometrics 219 (2020) 101-122, equations 2.4 to 3.2 with the logit and least
/// squares of section 3.1; what R's `did` computes with `est_method = "dr"`.
pub(super) fn doubly_robust(
    treated: &[f64],
    compared: &[f64],
    known: &[f64],
    width: usize,
) -> Result<Found, NoCell> {
    let n = treated.len() + compared.len();
    let change = |unit: usize| {
        if unit < treated.len() { treated[unit] } else { compared[unit - treated.len()] }
    };
    let (x, width) = design(known, n, width);
    let row = |unit: usize| &x[unit * width..(unit + 1) * width];
    if compared.len() <= width || treated.is_empty() {
        return Err(NoCell::FewerUnitsThanCovariates);
    }
    let total = n as f64;

    // Probability of treatment.
    let propensity = Logit::fit(&x, width, treated.len(), n).ok_or(NoCell::NoOverlap)?;
    if propensity.fitted.iter().any(|&p| p >= NO_OVERLAP) {
        return Err(NoCell::NoOverlap);
    }

    // Change among the compared.
    let mut products = vec![0.0; width * width];
    let mut moments = vec![0.0; width];
    for unit in treated.len()..n {
        add_outer(&mut products, row(unit), 1.0 / total);
        add_scaled(&mut moments, row(unit), change(unit) / total);
    }
    let products = Factored::new(&products, width).ok_or(NoCell::NoOverlap)?;
    let outcome_model = products.solve(&moments);

    let rest: Vec<f64> = (0..n).map(|unit| change(unit) - dot(row(unit), &outcome_model)).collect();
    let weight_0 = |unit: usize| {
        let p = propensity.fitted[unit];
        if unit < treated.len() || p >= TRIM { 0.0 } else { p / (1.0 - p) }
    };
    let mean_w1 = treated.len() as f64 / total;
    let mean_w0 = (treated.len()..n).map(weight_0).sum::<f64>() / total;
    if mean_w0 <= 0.0 {
        return Err(NoCell::NoOverlap);
    }
    let eta_1 = rest[..treated.len()].iter().sum::<f64>() / total / mean_w1;
    let eta_0 =
        (treated.len()..n).map(|unit| weight_0(unit) * rest[unit]).sum::<f64>() / total / mean_w0;

    // How the estimate moves with the two models' coefficients.
    let mut by_outcome_model = vec![0.0; width];
    let mut by_propensity = vec![0.0; width];
    for (unit, rest) in rest.iter().enumerate() {
        if unit < treated.len() {
            add_scaled(&mut by_outcome_model, row(unit), -1.0 / total / mean_w1);
        } else {
            let weight = weight_0(unit) / total / mean_w0;
            add_scaled(&mut by_outcome_model, row(unit), weight);
            add_scaled(&mut by_propensity, row(unit), -weight * (rest - eta_0));
        }
    }
    let by_outcome_model = products.solve(&by_outcome_model);
    let by_propensity = propensity.information.solve(&by_propensity);
    let influence = (0..n)
        .map(|unit| {
            let p = propensity.fitted[unit];
            if unit < treated.len() {
                (rest[unit] - eta_1) / mean_w1 + (1.0 - p) * dot(row(unit), &by_propensity)
            } else {
                -weight_0(unit) * (rest[unit] - eta_0) / mean_w0
                    + rest[unit] * dot(row(unit), &by_outcome_model)
                    - p * dot(row(unit), &by_propensity)
            }
        })
        .collect();
    Ok(Found { att: eta_1 - eta_0, influence })
}

/// A constant and the covariates, each brought to mean 0 and deviation 1, without those that depend
/// on others. None of this changes the estimate; it keeps the sums of products well conditioned.
fn design(known: &[f64], n: usize, width: usize) -> (Vec<f64>, usize) {
    let size = width + 1;
    let mut x = vec![1.0; n * size];
    for column in 0..width {
        let values = || known.iter().skip(column).step_by(width);
        let mean = values().sum::<f64>() / n as f64;
        let variance = values().map(|value| (value - mean).powi(2)).sum::<f64>() / n as f64;
        // A constant column becomes zero and is then left out.
        let constant = variance <= (1e-12 * mean).powi(2);
        let scale = if constant { 0.0 } else { 1.0 / variance.sqrt() };
        for (unit, value) in values().enumerate() {
            x[unit * size + column + 1] = (value - mean) * scale;
        }
    }
    let mut products = vec![0.0; size * size];
    for row in x.chunks(size) {
        add_outer(&mut products, row, 1.0);
    }
    let kept = independent(&products, size);
    if kept.len() == size {
        return (x, size);
    }
    let narrow = x.chunks(size).flat_map(|row| kept.iter().map(|&column| row[column])).collect();
    (narrow, kept.len())
}

/// Logistic regression by Newton's method.
struct Logit {
    fitted: Vec<f64>,
    /// Mean of `π(1 − π) x xᵀ`.
    information: Factored,
}

impl Logit {
    /// The first `treated` of `n` units are treated. `None` when the likelihood has no maximum
    /// (covariates part the treated from the others).
    fn fit(x: &[f64], width: usize, treated: usize, n: usize) -> Option<Self> {
        let mut coefficients = vec![0.0; width];
        let share = treated as f64 / n as f64;
        coefficients[0] = (share / (1.0 - share)).ln();
        let mut fitted = vec![0.0; n];
        for _ in 0..50 {
            let mut score = vec![0.0; width];
            let mut information = vec![0.0; width * width];
            for (unit, row) in x.chunks(width).enumerate() {
                let p = 1.0 / (1.0 + (-dot(row, &coefficients)).exp());
                let is_treated = unit < treated;
                fitted[unit] = p;
                let rest = if is_treated { 1.0 - p } else { -p };
                add_scaled(&mut score, row, rest / n as f64);
                add_outer(&mut information, row, p * (1.0 - p) / n as f64);
            }
            let information = Factored::new(&information, width)?;
            let step = information.solve(&score);
            // The step after one as small as this would be its square.
            if step.iter().all(|step| step.abs() < 1e-9) {
                return Some(Self { fitted, information });
            }
            add_scaled(&mut coefficients, &step, 1.0);
        }
        None
    }
}
