//! Time to recompute all competence estimates of a very large company, on one core:
//! `cargo run --release -p statistics --example recompute [people]`.

use statistics::competence::{Kind, Piece, Prior, belief};
use statistics::group::GroupSum;
use std::time::Instant;

fn main() {
    let people: u32 = std::env::args().nth(1).map_or(100_000, |n| n.parse().expect("a number"));
    let (competences, pieces_each) = (10, 20);

    // One person's evidence at a time, as it would come from storage; making it is not timed.
    let mut seed = 1_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut evidence: Vec<Piece> = (0..people * competences * pieces_each)
        .map(|_| {
            let kind = Kind::ALL[random(7) as usize];
            Piece::new(kind, random(5) as f64, random(730) as i32).expect("on the scale")
        })
        .collect();
    for one in evidence.chunks_mut(pieces_each as usize) {
        one.sort_by_key(Piece::day);
    }

    let start = Instant::now();
    let mut sum = GroupSum::default();
    for one in evidence.chunks(pieces_each as usize) {
        sum.add(belief(Prior::UNINFORMED, one, 730), Some(2));
    }
    let seconds = start.elapsed().as_secs_f64();
    let mean = sum.mean().expect("people have evidence");
    println!(
        "{people} people x {competences} competences x {pieces_each} pieces: {seconds:.2} s \
         ({:.0} ns a piece), mean level {:.2}",
        seconds * 1e9 / evidence.len() as f64,
        mean.value
    );

    let start = Instant::now();
    let figures = 10_000;
    let width: f64 = (0..figures).filter_map(|_| sum.mean()).map(|f| f.interval.width()).sum();
    println!(
        "{figures} group means with interval: {:.3} s (mean width {:.4})",
        start.elapsed().as_secs_f64(),
        width / f64::from(figures)
    );
}
