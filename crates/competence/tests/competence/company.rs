//! What the stories start from: a company whose people have shown something.

use competence::estimates::{self, Recomputed};
use competence::evidence::{self, NewEvidence};
use competence::matrix::{self, Frame, Scope, View};
use competence::{model, profiles};
use people::testing::{Company, START, company};
use programme::waves;
use statistics::competence::Kind;
use std::sync::Arc;
use store::testing::{TestDb, fresh};
use store::{Db, Engine, Time};
use uuid::Uuid;
use web::PersonId;

/// A company on a database of its own.
pub(crate) struct Story {
    pub(crate) company: Company,
    pub(crate) base: TestDb,
}

/// A company with its model and profiles in place, and nothing known about anybody.
pub(crate) async fn story(engine: Engine, people: usize) -> Story {
    let base = fresh(engine).await;
    let company = company(&base.db, people).await;
    let org = company.org.id;
    let mut conn = base.db.write(org).await.unwrap();
    model::install(&mut conn, org, START).await.unwrap();
    profiles::install_for_new_roles(&mut conn, org, START).await.unwrap();
    conn.commit().await.unwrap();
    Story { company, base }
}

impl Story {
    pub(crate) fn db(&self) -> &Db {
        &self.base.db
    }

    /// These people rate themselves in every competence: person `i` at level `i % 4`.
    pub(crate) async fn rate_themselves(&self, people: impl IntoIterator<Item = usize>) -> usize {
        let mut pieces = Vec::new();
        for i in people {
            let source = ("assessment", Uuid::now_v7());
            for competence in &model::ready().competences {
                pieces.push(NewEvidence {
                    person: self.company.people[i],
                    competence: competence.key.clone(),
                    kind: Kind::SelfRating,
                    value: (i % 4) as f64,
                    at: START,
                    source,
                });
            }
        }
        self.add(pieces).await
    }

    pub(crate) async fn add(&self, pieces: Vec<NewEvidence>) -> usize {
        let org = self.company.org.id;
        let mut conn = self.db().write(org).await.unwrap();
        let kept = evidence::add_many(&mut conn, org, pieces).await.unwrap();
        conn.commit().await.unwrap();
        kept
    }

    /// Somebody's result in a challenge.
    pub(crate) fn challenge(&self, person: usize, key: &str, value: f64, at: Time) -> NewEvidence {
        NewEvidence {
            person: self.company.people[person],
            competence: key.to_owned(),
            kind: Kind::Challenge,
            value,
            at,
            source: ("challenge", Uuid::now_v7()),
        }
    }

    pub(crate) async fn recompute(&self, people: Option<&[PersonId]>, now: Time) -> Recomputed {
        estimates::recompute(self.db(), self.company.org.id, people, now).await.unwrap()
    }

    pub(crate) async fn view(&self, scope: Scope) -> (Arc<Frame>, View) {
        let org = self.company.org.id;
        let mut conn = self.db().read(org).await.unwrap();
        let frame = matrix::newest(&mut conn, org).await.unwrap().unwrap().frame;
        (frame, matrix::view(&mut conn, org, scope).await.unwrap())
    }

    /// A wave with these people in it.
    pub(crate) async fn wave(&self, people: &[usize]) -> waves::WaveId {
        let org = self.company.org.id;
        let doer = people::audit::Doer::program();
        let chosen: Vec<PersonId> = people.iter().map(|i| self.company.people[*i]).collect();
        let mut conn = self.db().write(org).await.unwrap();
        let wave =
            waves::add(&mut conn, org, waves::Kind::Pilot, "Pilot", &doer, START).await.unwrap();
        waves::add_members(&mut conn, org, wave.id, &chosen, &doer, START).await.unwrap();
        conn.commit().await.unwrap();
        wave.id
    }
}
