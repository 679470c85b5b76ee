//! Linear algebra for a handful of covariates: symmetric matrices, kept whole, row by row.

/// A symmetric positive definite matrix, factored as `L Lᵀ` (Cholesky).
#[derive(Clone, Debug)]
pub(super) struct Factored {
    size: usize,
    lower: Vec<f64>,
}

/// A pivot this much smaller than its diagonal entry was means: depends on those before it.
const DEPENDENT: f64 = 1e-10;

impl Factored {
    /// Factors a matrix; `None` when it is not positive definite.
    pub(super) fn new(matrix: &[f64], size: usize) -> Option<Self> {
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let before: f64 =
                    (0..column).map(|k| lower[row * size + k] * lower[column * size + k]).sum();
                let rest = matrix[row * size + column] - before;
                lower[row * size + column] = if row > column {
                    rest / lower[column * size + column]
                } else if rest > DEPENDENT * matrix[row * size + row] {
                    rest.sqrt()
                } else {
                    return None;
                };
            }
        }
        Some(Self { size, lower })
    }

    /// The `x` of `matrix · x = right`.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let Self { size, lower } = self;
        let mut x = right.to_vec();
        for row in 0..*size {
            let before: f64 = (0..row).map(|k| lower[row * size + k] * x[k]).sum();
            x[row] = (x[row] - before) / lower[row * size + row];
        }
        for row in (0..*size).rev() {
            let after: f64 = (row + 1..*size).map(|k| lower[k * size + row] * x[k]).sum();
            x[row] = (x[row] - after) / lower[row * size + row];
        }
        x
    }
}

/// Scalar product.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Adds `weight · x xᵀ` to a matrix.
pub(super) fn add_outer(matrix: &mut [f64], x: &[f64], weight: f64) {
    for (row, a) in matrix.chunks_mut(x.len()).zip(x) {
        for (entry, b) in row.iter_mut().zip(x) {
            *entry += weight * a * b;
        }
    }
}

/// Adds `weight · x` to a vector.
pub(super) fn add_scaled(sum: &mut [f64], x: &[f64], weight: f64) {
    for (sum, x) in sum.iter_mut().zip(x) {
        *sum += weight * x;
    }
}

/// Which columns do not depend on those before them, of a matrix of sums of products.
pub(super) fn independent(products: &[f64], size: usize) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for column in 0..size {
        let mut tried = kept.clone();
        tried.push(column);
        let part: Vec<f64> = tried
            .iter()
            .flat_map(|row| tried.iter().map(move |column| products[row * size + column]))
            .collect();
        if Factored::new(&part, tried.len()).is_some() {
            kept = tried;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_by_hand() {
        // [[4, 2], [2, 3]] x = [10, 8]  →  x = [1.75, 1.5]
        let factored = Factored::new(&[4.0, 2.0, 2.0, 3.0], 2).unwrap();
        let x = factored.solve(&[10.0, 8.0]);
        assert!((x[0] - 1.75).abs() < 1e-12 && (x[1] - 1.5).abs() < 1e-12, "{x:?}");
    }

    #[test]
    fn a_column_that_repeats_another_is_left_out() {
        let mut products = vec![0.0; 9];
        for i in 0..10 {
            let i = f64::from(i);
            add_outer(&mut products, &[1.0, i, 2.0 + 3.0 * i], 1.0);
        }
        assert!(Factored::new(&products, 3).is_none());
        assert_eq!(independent(&products, 3), [0, 1]);
    }
}
