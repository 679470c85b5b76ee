//! What was acknowledged while answering is there after the program was killed.

use std::time::Duration;

use browser_tests::{Http, campaign};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use tokio::task::JoinSet;
use xtask::program::Program;

use crate::{kills, sound};

/// People who answer at the same time.
const WRITERS: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_answer_is_lost() {
    for database in browser_tests::databases("killed_answer") {
        let folder = tempfile::tempdir().expect("a temporary folder");
        campaign::organisation_with_people(folder.path(), &database, 30).expect("people");
        let mut program = Program::serve(folder.path(), &database).expect("the server starts");
        let links = campaign::send(&campaign::hr_lead(&program).await).await;
        let mut random = StdRng::seed_from_u64(11);
        let mut kept = [0_u64; WRITERS];
        let mut written = 0;
        for round in 1..=kills() {
            let mut writing = JoinSet::new();
            for (writer, (link, from)) in links.iter().cloned().zip(kept).enumerate() {
                let http = Http::new(&program.url);
                writing.spawn(async move { (writer, write(&http, &link, from).await) });
            }
            let moment = Duration::from_micros(random.random_range(2_000..150_000));
            tokio::time::sleep(moment).await;
            program.kill();
            let mut acknowledged = kept;
            while let Some(done) = writing.join_next().await {
                let (writer, last) = done.expect("a writer");
                written += last - kept[writer];
                acknowledged[writer] = last;
            }
            sound(folder.path(), &database).await.close().await;
            program = Program::serve(folder.path(), &database).expect("the server starts again");
            let http = Http::new(&program.url);
            for (writer, link) in links.iter().take(WRITERS).enumerate() {
                let now = read(&http, link).await;
                let (least, most) = (acknowledged[writer], acknowledged[writer] + 1);
                // One more may be there: written, but killed before it could say so.
                assert!(
                    (least..=most).contains(&now),
                    "round {round}: {least} was acknowledged, {now} is there"
                );
                kept[writer] = now;
            }
        }
        assert!(written > u64::from(kills()), "only {written} answers were written in all");
    }
}

/// Saves 1, 2, 3 … after `last`, until the server is gone; the last one that was acknowledged.
async fn write(http: &Http, link: &str, mut last: u64) -> u64 {
    loop {
        let fields = [("tools-other".to_owned(), format!("verktyg {}", last + 1))];
        match http.try_post(&format!("{link}/save"), &fields).await {
            Some(status) if status.is_success() => last += 1,
            Some(status) => panic!("{link}/save: {status}"),
            None => return last,
        }
    }
}

/// The number that is there now; 0 before the first.
async fn read(http: &Http, link: &str) -> u64 {
    let page = http.get(&format!("{link}/page/tools")).await;
    assert_eq!(page.status.as_u16(), 200, "{link}/page/tools: {}", page.body);
    let value = page.body.split("value=\"verktyg ").nth(1);
    value.map_or(0, |rest| rest.split('"').next().unwrap_or_default().parse().expect("a number"))
}
