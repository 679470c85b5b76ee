//! Return on investment by drawing, and the intervals of small samples.
//! `cargo bench -p statistics --bench ranges`

use divan::{Bencher, black_box};
use statistics::range::{Ends, Range};
use statistics::roi::{Input, Line, Model, Tag};
use statistics::{paired, sample};

fn main() {
    divan::main();
}

/// Eight uncertain inputs, four lines.
fn model(range: fn(Ends) -> Range) -> Option<Model> {
    let names =
        ["people", "minutes", "weeks", "recapture", "hour", "training", "licence", "support"];
    let ends = Ends::new(0.3, 0.5, 0.9)?;
    let inputs = names.map(|name| Input {
        name: name.to_owned(),
        range: range(ends),
        tag: Tag::Assumed,
        source: String::new(),
    });
    let costs = vec![
        Line::product("training", &["people", "training", "hour"]),
        Line::product("licences", &["people", "licence"]),
        Line::product("support", &["support"]),
    ];
    let hours = ["people", "minutes", "weeks"];
    let benefits = vec![Line::time_saved("time", &hours, "recapture", "hour")];
    Model::new(inputs.to_vec(), costs, benefits).ok()
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn triangular_draws(bencher: Bencher, draws: usize) {
    let model = model(Range::Triangular);
    bencher.bench(|| black_box(&model).as_ref().map(|model| model.simulate(draws, 1)));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn pert_draws(bencher: Bencher, draws: usize) {
    let model = model(Range::Pert);
    bencher.bench(|| black_box(&model).as_ref().map(|model| model.simulate(draws, 1)));
}

#[divan::bench]
fn tornado(bencher: Bencher) {
    let model = model(Range::Pert);
    bencher.bench(|| black_box(&model).as_ref().map(Model::tornado));
}

/// Skewed minutes, so that the bootstrap is chosen.
#[divan::bench(args = [12, 100])]
fn bootstrapped_mean(bencher: Bencher, n: u32) {
    let minutes: Vec<f64> = (0..n).map(|i| f64::from(i * i % 97).powi(2)).collect();
    bencher.bench(|| sample::mean(black_box(&minutes), 0.9, 1));
}

#[divan::bench(args = [10, 50, 500])]
fn paired_difference(bencher: Bencher, n: u32) {
    let pairs: Vec<(f64, f64)> =
        (0..n).map(|i| (60.0 + f64::from(i * 7 % 31), 30.0 + f64::from(i * 11 % 29))).collect();
    bencher.bench(|| paired::difference(black_box(&pairs), 0.9));
}
