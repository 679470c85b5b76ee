//! To the top of a smooth hill whose slope is felt, not known.
//!
//! Quasi-Newton ascent (BFGS) with central differences and a backtracking line search. Source:
//! J. Nocedal and S. J. Wright, "Numerical Optimization" (2nd ed., 2006), algorithms 3.1 and 6.1,
//! sections 6.1 and 8.1. About twenty numbers and a few hundred evaluations for each: small enough
//! to stand here whole.

/// Step of the differences. Log-likelihoods here are 10³ to 10⁷ with a relative rounding of 10⁻¹⁵,
/// and bend on a scale of 10⁻² or more.
const STEP: f64 = 1e-3;
/// Step of second differences, which amplify rounding by its inverse square.
const LONG_STEP: f64 = 5e-3;
/// The climb ends where one more step would gain less than this in log-likelihood.
const ENOUGH: f64 = 1e-3;
const MOST_STEPS: usize = 300;
/// No step moves any number further than this: logarithms and levels are both of the order of one.
const LONGEST: f64 = 0.5;

/// Where the climb ended.
pub(super) struct Summit {
    pub(super) point: Vec<f64>,
    /// Whether one more step would have gained next to nothing.
    pub(super) converged: bool,
}

/// Climbs from `start`.
pub(super) fn climb(height: impl Fn(&[f64]) -> f64, start: &[f64]) -> Summit {
    let n = start.len();
    let mut point = start.to_vec();
    let mut here = height(&point);
    let mut slope = gradient(&height, &point);
    let steepest = slope.iter().fold(0.0_f64, |most, one| most.max(one.abs()));
    if steepest == 0.0 {
        return Summit { point, converged: true };
    }
    // Estimate of the inverse curvature (of −height).
    let mut inverse = identity(n, 0.1 / steepest);
    let mut fresh = true;
    for _ in 0..MOST_STEPS {
        let mut direction: Vec<f64> = inverse.iter().map(|row| dot(row, &slope)).collect();
        let longest = direction.iter().fold(0.0_f64, |most, one| most.max(one.abs()));
        if longest > LONGEST {
            for one in &mut direction {
                *one *= LONGEST / longest;
            }
        }
        let promised = dot(&direction, &slope);
        if promised < ENOUGH && !fresh {
            return Summit { point, converged: true };
        }
        let mut length = 1.0;
        let taken = loop {
            let next: Vec<f64> =
                point.iter().zip(&direction).map(|(p, d)| p + length * d).collect();
            let there = height(&next);
            // Armijo's rule; a height that is not a number is no gain either.
            if there >= here + 1e-4 * length * promised {
                break Some((next, there));
            }
            length *= 0.5;
            if length < 1e-6 {
                break None;
            }
        };
        let Some((next, there)) = taken else {
            if fresh {
                return Summit { point, converged: promised < ENOUGH };
            }
            // The picture of the curvature was wrong: start it anew from the slope alone.
            let steepest = slope.iter().fold(f64::MIN_POSITIVE, |most, one| most.max(one.abs()));
            inverse = identity(n, 0.01 / steepest);
            fresh = true;
            continue;
        };
        let next_slope = gradient(&height, &next);
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let bent: Vec<f64> = slope.iter().zip(&next_slope).map(|(a, b)| a - b).collect();
        let along = dot(&moved, &bent);
        if along > 0.0 {
            if fresh {
                inverse = identity(n, along / dot(&bent, &bent));
            }
            learn(&mut inverse, &moved, &bent, along);
        }
        fresh = false;
        (point, here, slope) = (next, there, next_slope);
    }
    Summit { point, converged: false }
}

/// The BFGS formula: `H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ`, `ρ = 1 / yᵀs`.
fn learn(inverse: &mut [Vec<f64>], moved: &[f64], bent: &[f64], along: f64) {
    let n = moved.len();
    let through: Vec<f64> = inverse.iter().map(|row| dot(row, bent)).collect();
    let stretch = 1.0 + dot(bent, &through) / along;
    for i in 0..n {
        for j in 0..n {
            inverse[i][j] +=
                (stretch * moved[i] * moved[j] - through[i] * moved[j] - moved[i] * through[j])
                    / along;
        }
    }
}

/// Standard errors at a summit: roots of the diagonal of the inverse of the observed information.
/// `None` where the hill is flat or saddled in some direction. Source: B. Efron and D. V. Hinkley,
/// Biometrika 65 (1978) 457-482.
pub(super) fn standard_errors(height: impl Fn(&[f64]) -> f64, point: &[f64]) -> Option<Vec<f64>> {
    let n = point.len();
    let at = |steps: &[(usize, f64)]| {
        let mut moved = point.to_vec();
        for &(i, step) in steps {
            moved[i] += step;
        }
        height(&moved)
    };
    let h = LONG_STEP;
    let top = height(point);
    let beside: Vec<f64> = (0..n).map(|i| at(&[(i, h)]) + at(&[(i, -h)])).collect();
    let mut information = vec![vec![0.0; n]; n];
    for i in 0..n {
        information[i][i] = (2.0 * top - beside[i]) / (h * h);
        for j in 0..i {
            let both = at(&[(i, h), (j, h)]) + at(&[(i, -h), (j, -h)]);
            let bend = (both - beside[i] - beside[j] + 2.0 * top) / (2.0 * h * h);
            information[i][j] = -bend;
            information[j][i] = -bend;
        }
    }
    inverse_diagonal(&information).map(|diagonal| diagonal.into_iter().map(f64::sqrt).collect())
}

/// Diagonal of the inverse of a positive definite matrix, by Cholesky's factor `L`: the inverse is
/// `L⁻ᵀ L⁻¹`.
fn inverse_diagonal(matrix: &[Vec<f64>]) -> Option<Vec<f64>> {
    let n = matrix.len();
    let mut factor = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let rest = matrix[i][j] - dot(&factor[i][..j], &factor[j][..j]);
            factor[i][j] = if i == j {
                if rest.is_nan() || rest <= 0.0 {
                    return None;
                }
                rest.sqrt()
            } else {
                rest / factor[j][j]
            };
        }
    }
    let mut diagonal = vec![0.0; n];
    for column in 0..n {
        // Solves L x = unit vector; x is a column of L⁻¹.
        let mut x = vec![0.0; n];
        for i in column..n {
            let unit = f64::from(u8::from(i == column));
            x[i] = (unit - dot(&factor[i][column..i], &x[column..i])) / factor[i][i];
        }
        diagonal[column] = dot(&x, &x);
    }
    Some(diagonal)
}

fn gradient(height: &impl Fn(&[f64]) -> f64, point: &[f64]) -> Vec<f64> {
    let mut moved = point.to_vec();
    (0..point.len())
        .map(|i| {
            moved[i] = point[i] + STEP;
            let up = height(&moved);
            moved[i] = point[i] - STEP;
            let down = height(&moved);
            moved[i] = point[i];
            (up - down) / (2.0 * STEP)
        })
        .collect()
}

fn identity(n: usize, scale: f64) -> Vec<Vec<f64>> {
    (0..n).map(|i| (0..n).map(|j| if i == j { scale } else { 0.0 }).collect()).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock's valley turned upside down (Computer Journal 3, 1960, 175-184): the summit is at
    /// (1, 1), at the end of a narrow bent ridge.
    #[test]
    fn climbs_rosenbrocks_ridge() {
        let height =
            |p: &[f64]| -1e4 * ((1.0 - p[0]).powi(2) + 100.0 * (p[1] - p[0] * p[0]).powi(2));
        let summit = climb(height, &[-1.2, 1.0]);
        assert!(summit.converged);
        assert!((summit.point[0] - 1.0).abs() < 1e-2, "{:?}", summit.point);
    }

    #[test]
    fn the_errors_of_a_normal_hill_are_its_own() {
        // Covariance ((4, 1), (1, 2)): information is its inverse ((2, −1), (−1, 4)) / 7.
        let height =
            |p: &[f64]| -0.5 * (2.0 * p[0] * p[0] - 2.0 * p[0] * p[1] + 4.0 * p[1] * p[1]) / 7.0;
        let errors = standard_errors(height, &[0.0, 0.0]).unwrap();
        assert!((errors[0] - 2.0).abs() < 1e-6 && (errors[1] - 2.0_f64.sqrt()).abs() < 1e-6);
        assert!(standard_errors(|p| -p[0] * p[0], &[0.0, 0.0]).is_none());
    }
}
