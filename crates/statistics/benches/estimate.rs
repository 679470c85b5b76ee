//! The competence estimate: the fast way, the explained way, and a proposal of parameters.
//! `cargo bench -p statistics --bench estimate`

use divan::{Bencher, black_box};
use statistics::competence::{Kind, Parameters, Piece, Prior, belief, estimate};
use statistics::fit::{Evidence, propose};

fn main() {
    divan::main();
}

/// Evidence of one person in one competence over two years, in date order; another for each `n`.
fn pieces(count: u32, n: u32) -> Vec<Piece> {
    let mut seed = u64::from(n) + 1;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut pieces: Vec<Piece> = (0..count)
        .filter_map(|_| {
            let kind = Kind::ALL[random(7) as usize];
            Piece::new(kind, random(5) as f64, random(730) as i32)
        })
        .collect();
    pieces.sort_by_key(Piece::day);
    pieces
}

#[divan::bench(args = [1, 5, 20, 100])]
fn belief_from_pieces(bencher: Bencher, count: u32) {
    let pieces = pieces(count, 1);
    bencher.bench(|| belief(Prior::UNINFORMED, black_box(&pieces), 730));
}

#[divan::bench(args = [1, 5, 20, 100])]
fn estimate_with_contributions(bencher: Bencher, count: u32) {
    let pieces = pieces(count, 1);
    bencher.bench(|| estimate(Prior::UNINFORMED, black_box(&pieces), 730));
}

/// Ten competences of a thousand people, twenty pieces each: a hundredth of the largest company.
#[divan::bench]
fn a_thousand_people(bencher: Bencher) {
    let everybody: Vec<Vec<Piece>> = (0..10_000).map(|n| pieces(20, n)).collect();
    bencher.bench(|| {
        everybody
            .iter()
            .filter_map(|pieces| belief(Prior::UNINFORMED, black_box(pieces), 730))
            .map(|belief| belief.mean)
            .sum::<f64>()
    });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn propose_from_two_hundred_people(bencher: Bencher) {
    let mut evidence = Evidence::default();
    for n in 0..200 {
        evidence.add(0, n as usize % 12, &pieces(20, n));
    }
    bencher.bench(|| propose(&Parameters::PUBLISHED, black_box(&evidence)));
}
