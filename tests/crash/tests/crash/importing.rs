//! An import is all or nothing.

use std::process::Child;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::Row;
use store::testing::look;
use xtask::hr_list;
use xtask::program::{self, Database};

use crate::{kills, sound};

const PEOPLE: u32 = 600;

#[tokio::test]
async fn an_import_that_is_killed_is_whole_or_not_there() {
    for database in browser_tests::databases("killed_import") {
        let folder = tempfile::tempdir().expect("a temporary folder");
        hr_list::organisation(folder.path(), &database, "Norrsken AB", hr_list::HR_LEAD)
            .expect("an organisation");
        let start = |round: u32| -> Child {
            // In every round everybody gets another job: what is half done shows.
            let list = folder.path().join("people.csv");
            let mut text = hr_list::HEADINGS.join(";");
            for mut row in hr_list::rows(PEOPLE) {
                row[4] = format!("Befattning {round}");
                text.push_str("\r\n");
                text.push_str(&row.join(";"));
            }
            std::fs::write(&list, text).expect("a list");
            let mut import = program::command(folder.path(), &database).expect("the program");
            import.args(["import", "people", "--json"]).arg(&list);
            import.stdout(std::process::Stdio::null()).spawn().expect("it starts")
        };
        let clock = Instant::now();
        assert!(start(0).wait().expect("it ends").success(), "the first import");
        let whole = clock.elapsed();
        let mut random = StdRng::seed_from_u64(7);
        let (mut killed, mut before) = (0, "Befattning 0".to_owned());
        for round in 1..=kills() {
            let mut import = start(round);
            std::thread::sleep(whole.mul_f64(random.random_range(0.0..1.1)));
            // Gone already is fine too: some imports are to end by themselves.
            let _ = import.kill();
            let done = import.wait().expect("it ends").success();
            let after = job_of_everybody(&database, folder.path()).await;
            let now = format!("Befattning {round}");
            if done {
                assert_eq!(after, now, "an import that said it was done");
            } else {
                killed += 1;
                assert!(after == before || after == now, "round {round}: {before}, then {after}");
            }
            before = after;
        }
        assert!(killed > kills() / 4, "only {killed} of {} imports were killed", kills());
        assert!(whole > Duration::from_millis(5), "there was time to be killed in");
    }
}

/// The job that everybody has; fails when people have different ones, or some are missing.
async fn job_of_everybody(database: &Database, folder: &std::path::Path) -> String {
    const JOBS: &str = "SELECT r.name, COUNT(*) FROM person p
        JOIN job_role r ON r.org_id = p.org_id AND r.id = p.role_id WHERE p.left_at IS NULL GROUP BY r.name";
    let db = sound(folder, database).await;
    let read = |row: &Row| (row.get(0).expect("a name"), row.get(1).expect("a count"));
    let jobs: Vec<(String, i64)> = look(&db, JOBS).await.iter().map(read).collect();
    db.close().await;
    assert_eq!(jobs.len(), 1, "half an import: {jobs:?}");
    assert_eq!(jobs[0].1, i64::from(PEOPLE), "people are missing");
    jobs[0].0.clone()
}
