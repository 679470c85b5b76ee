//! Times the plans of a very large company: everybody's drawn, drawn anew, counted by wave.
//! `cargo run --release -p learning --example large_company -- [people]` (SQLite in a temporary folder).

use std::time::Instant;

use competence::evidence::{self, NewEvidence};
use competence::{estimates, model, profiles};
use learning::plan::everybody::{self, Whose};
use learning::plan::mix;
use people::testing::{START, company};
use statistics::competence::Kind;
use store::Engine;
use store::testing::fresh;
use uuid::Uuid;

#[tokio::main]
async fn main() {
    let people = std::env::args().skip(1).find_map(|word| word.parse::<usize>().ok());
    let base = fresh(Engine::Sqlite).await;
    let company = company(&base.db, people.unwrap_or(100_000)).await;
    let org = company.org.id;
    let mut conn = base.db.write(org).await.expect("a connection");
    model::install(&mut conn, org, START).await.expect("a model");
    profiles::install_for_new_roles(&mut conn, org, START).await.expect("profiles");
    let pieces = company.people.iter().enumerate().flat_map(|(i, person)| {
        let source = ("assessment", Uuid::now_v7());
        model::ready().active().enumerate().map(move |(c, competence)| NewEvidence {
            person: *person,
            competence: competence.key.clone(),
            kind: Kind::SelfRating,
            value: ((i + c) % 5) as f64,
            at: START,
            source,
        })
    });
    evidence::add_many(&mut conn, org, pieces).await.expect("evidence");
    conn.commit().await.expect("kept");
    estimates::recompute(&base.db, org, None, START).await.expect("recomputed");
    for (what, whose) in [("drawn", Whose::Everybody), ("drawn anew", Whose::Existing)] {
        let start = Instant::now();
        let plans = everybody::draw(&base.db, org, whose, START).await.expect("drawn");
        println!("{plans} plans {what} in {:.1?}", start.elapsed());
    }
    let start = Instant::now();
    let waves = mix::count(&base.db, org, START.plus_days(7)).await.expect("counted");
    println!("{waves} waves counted in {:.1?}", start.elapsed());
}
