//! What the stories start from: a company with its model and role profiles.

use competence::{model, profiles};
use governance::rules;
use people::testing::{Company, START, Site, company};
use store::Engine;
use store::testing::{TestDb, fresh};
use web::PersonId;

/// A company on a database of its own.
pub(crate) struct Story {
    pub(crate) company: Company,
    pub(crate) base: TestDb,
    pub(crate) site: Site,
}

/// A company of so many people, of whom nothing is known.
pub(crate) async fn story(engine: Engine, people: usize) -> Story {
    let base = fresh(engine).await;
    let company = company(&base.db, people).await;
    let org = company.org.id;
    let mut conn = base.db.write(org).await.expect("a connection");
    model::install(&mut conn, org, START).await.expect("the database takes it");
    profiles::install_for_new_roles(&mut conn, org, START).await.expect("the database takes it");
    conn.commit().await.expect("kept");
    let mut jobs = learning::jobs("http://kunnig.test");
    jobs.extend(competence::estimates::jobs());
    let site = Site::new(&base.db, learning::routes(), jobs);
    Story { company, base, site }
}

impl Story {
    /// Somebody has confirmed the rules in force.
    pub(crate) async fn confirms_rules(&self, person: PersonId) {
        let mut conn = self.base.db.write(self.company.org.id).await.expect("a connection");
        rules::confirm(&mut conn, self.company.org.id, person, 1, START)
            .await
            .expect("the database takes it");
        conn.commit().await.expect("kept");
    }
}
