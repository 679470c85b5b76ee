//! From each unit's influence on a figure to the figure's uncertainty.

use super::panel::Panel;
use crate::interval::{Interval, t_quantile};

/// Fewer clusters than this say too little about how clusters differ.
///
/// Only for clusters that hold units of several waves, as when waves are drawn within departments:
/// then an interval by unit is right for the people at hand (A. Abadie and others, "When should you
/// adjust standard errors for clustering?", Quarterly Journal of Economics 138 (2023) 1-35), and a
/// shaky one by cluster is not needed. Where whole clusters are treated there is no such choice.
pub const ENOUGH_CLUSTERS: usize = 10;

/// What was taken as drawn independently of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clustering {
    /// Units: no clusters were given.
    Units,
    /// Clusters.
    Clusters(usize),
    /// Units, since there are fewer than [`ENOUGH_CLUSTERS`] and each wave reaches into several.
    UnitsForLackOfClusters(usize),
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Uncertainty {
    /// Root of the mean squared influence over √n: the standard error that R's `did` reports.
    pub(super) se: f64,
    /// The same with a small-sample correction. Intervals rest on this one.
    pub(super) cautious_se: f64,
    /// Degrees of freedom that go with it.
    pub(super) freedom: f64,
}

impl Uncertainty {
    /// `att ± t(freedom) · cautious_se`.
    pub(super) fn interval(self, att: f64, confidence: f64) -> Option<Interval> {
        let t = t_quantile(confidence, self.freedom)?;
        Some(Interval::around(att, t * self.cautious_se))
    }
}

/// The independent parts of a panel, and the blocks within which they are alike.
#[derive(Clone, Debug)]
pub(super) struct Sampling {
    units: usize,
    /// Part of each unit; `None` where each unit is a part.
    part_of: Option<Vec<usize>>,
    /// Block of each part: its wave, or one block for all where clusters hold several waves.
    block_of: Vec<usize>,
    /// Parts in each block.
    sizes: Vec<usize>,
    /// Coefficients fitted within a block, beside its mean.
    covariates: usize,
    pub(super) clustering: Clustering,
}

impl Sampling {
    pub(super) fn of(panel: &Panel, covariates: usize) -> Self {
        let wave_of = panel.wave_of();
        let blocks = panel.waves.len() + 1;
        let by_unit = |clustering| {
            let sizes = sizes(&wave_of, blocks);
            let (units, block_of) = (wave_of.len(), wave_of.clone());
            Self { units, part_of: None, block_of, sizes, covariates, clustering }
        };
        let Some(cluster) = &panel.cluster else { return by_unit(Clustering::Units) };
        let count = cluster.iter().max().map_or(0, |last| last + 1);
        let mut block_of = vec![usize::MAX; count];
        let mut whole = true;
        for (&part, &wave) in cluster.iter().zip(&wave_of) {
            whole &= block_of[part] == usize::MAX || block_of[part] == wave;
            block_of[part] = wave;
        }
        if !whole && count < ENOUGH_CLUSTERS {
            return by_unit(Clustering::UnitsForLackOfClusters(count));
        }
        if !whole {
            block_of.fill(0);
        }
        Self {
            units: wave_of.len(),
            part_of: Some(cluster.clone()),
            sizes: sizes(&block_of, blocks),
            block_of,
            covariates: 0,
            clustering: Clustering::Clusters(count),
        }
    }

    /// Sums of influence by independent part.
    pub(super) fn parts(&self, influence: &[f64]) -> Vec<f64> {
        let Some(part_of) = &self.part_of else { return influence.to_vec() };
        let mut sums = vec![0.0; self.block_of.len()];
        for (part, value) in part_of.iter().zip(influence) {
            sums[*part] += value;
        }
        sums
    }

    /// How many independent parts a wave has, by its number; the last is the never treated.
    pub(super) fn size(&self, wave: usize) -> usize {
        match self.clustering {
            Clustering::Clusters(count) if self.sizes[0] == count => count,
            _ => self.sizes[wave],
        }
    }

    /// Uncertainty from the sums of influence by part, `S`.
    ///
    /// The standard error is `√(Σ S²) / n`. With few parts it is too small, since each block's mean
    /// was fitted to the block itself. So the cautious one weighs each block's share `Σ_b S²` by
    /// `m / (m − 1 − k)`, `m` parts and `k` covariates: for plain differences of means that is
    /// Welch's standard error, for clusters the usual correction `G / (G − 1)`. The degrees of
    /// freedom are Satterthwaite's, `(Σ v_b)² / Σ (v_b² / (m_b − 1 − k))`.
    ///
    /// Sources: Callaway and Sant'Anna (2021), theorem 2; B. L. Welch, "The generalization of
    /// Student's problem when several different population variances are involved", Biometrika 34
    /// (1947) 28-35; R. M. Bell and D. F. McCaffrey, "Bias reduction in standard errors for linear
    /// regression with multi-stage samples", Survey Methodology 28 (2002) 169-181.
    pub(super) fn uncertainty(&self, parts: &[f64]) -> Uncertainty {
        let mut shares = vec![0.0; self.sizes.len()];
        for (block, sum) in self.block_of.iter().zip(parts) {
            shares[*block] += sum * sum;
        }
        let (mut plain, mut cautious, mut per_freedom) = (0.0, 0.0, 0.0);
        for (share, &size) in shares.iter().zip(&self.sizes) {
            if *share > 0.0 {
                let freedom = size as f64 - 1.0 - self.covariates as f64;
                // A block of one tells nothing of its spread; it bears on a figure at all only as
                // part of a larger comparison group.
                let variance = share * size as f64 / freedom.max(0.5);
                plain += share;
                cautious += variance;
                per_freedom += variance * variance / freedom.max(1.0);
            }
        }
        let n = self.units as f64;
        Uncertainty {
            se: plain.sqrt() / n,
            cautious_se: cautious.sqrt() / n,
            freedom: cautious * cautious / per_freedom,
        }
    }
}

fn sizes(block_of: &[usize], blocks: usize) -> Vec<usize> {
    let mut sizes = vec![0; blocks];
    for &block in block_of {
        sizes[block] += 1;
    }
    sizes
}
