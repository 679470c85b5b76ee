//! The demonstration's company: the one that has something in every room.

use people::testing::{Company, START};
use people::{organisation, register};
use store::jobs::Runner;
use store::{Clock, Db};

/// Its name, which no other organisation's pages may show.
pub(crate) const NAME: &str = "Norrverk";

/// Makes it up.
pub(crate) async fn company(db: &Db, people: usize) -> Company {
    let clock = Clock::fixed(START);
    let runner =
        Runner::new(db.clone(), clock.clone(), kunnig::compose::jobs("http://kunnig.test"));
    let id = kunnig::demo::fill(db, &runner, &clock, people, |_| {}).await.expect("a company");
    let mut conn = db.read(id).await.expect("a connection");
    let org = organisation::get(&mut conn, id).await.expect("the organisation");
    let list = register::all(&mut conn, id).await.expect("its people");
    let people = list.into_iter().map(|person| person.id).collect();
    Company { org, departments: Vec::new(), roles: Vec::new(), people }
}
