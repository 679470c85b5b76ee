//! What the stories have in common: a company, its site, and an assessment that has been sent.

use assessment::{Audience, CampaignId, Plan, Source, campaign, launch};
use people::PersonId;
use people::audit::Doer;
use people::testing::{Company, START, Site, company};
use store::testing::{TestDb, fresh};
use store::{Engine, Time, args};

store::statement! {
    MAILS: organisation = "SELECT address, subject, body FROM mail WHERE org_id = $1 ORDER BY address, id";
}

/// A company at its desks.
pub(crate) struct Story {
    pub(crate) db: TestDb,
    pub(crate) company: Company,
    pub(crate) site: Site,
}

impl Story {
    pub(crate) async fn begin(engine: Engine, people: usize) -> Self {
        Self::with_mail(engine, people, true).await
    }

    /// The same at a server that can, or cannot, send mail.
    pub(crate) async fn with_mail(engine: Engine, people: usize, mail: bool) -> Self {
        let db = fresh(engine).await;
        let company = company(&db.db, people).await;
        let mut conn = db.db.write(company.org.id).await.unwrap();
        competence::model::install(&mut conn, company.org.id, START).await.unwrap();
        conn.commit().await.unwrap();
        let jobs = assessment::jobs("http://kunnig.test");
        let site = Site::with_mail(&db.db, assessment::routes(), jobs, mail);
        Self { db, company, site }
    }

    pub(crate) fn plan(&self) -> Plan {
        let zone = self.company.org.zone();
        Plan {
            title: "Kartläggning hösten 2026".to_owned(),
            questionnaire: "baseline".to_owned(),
            audience: Audience::All,
            opens_on: START.date(&zone),
            closes_on: START.plus_days(14).date(&zone),
            greeting: assessment::questionnaire::Words::default(),
            reminders: vec![7, 1],
        }
    }

    pub(crate) async fn draft(&self, plan: &Plan) -> CampaignId {
        let org = self.company.org.id;
        let mut conn = self.db.db.write(org).await.unwrap();
        let now = self.site.app.clock.now();
        let id = campaign::add(&mut conn, org, Source::Links, plan, None, now).await.unwrap();
        conn.commit().await.unwrap();
        id
    }

    pub(crate) async fn launch(&self, plan: &Plan) -> CampaignId {
        let id = self.draft(plan).await;
        let mut conn = self.db.db.write(self.company.org.id).await.unwrap();
        let org = people::organisation::get(&mut conn, self.company.org.id).await.unwrap();
        let now = self.site.app.clock.now();
        launch::launch(&mut conn, &org, id, launch::Invite::ByMail, &Doer::program(), now)
            .await
            .unwrap();
        conn.commit().await.unwrap();
        id
    }

    /// Sends an assessment to everybody; the mails are in the outbox.
    pub(crate) async fn sent(&self) -> CampaignId {
        let id = self.launch(&self.plan()).await;
        self.site.run_jobs().await;
        id
    }

    pub(crate) async fn mails(&self) -> Vec<(String, String, String)> {
        let mut conn = self.db.db.read(self.company.org.id).await.unwrap();
        let rows = conn.list(&MAILS, args![self.company.org.id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        rows.await.unwrap()
    }

    /// The path of a person's link, as it stands in the newest mail to them.
    pub(crate) async fn link_of(&self, i: usize) -> String {
        let address = format!("person{i}@exempel.se");
        let mails = self.mails().await;
        let (_, _, body) = mails.iter().rfind(|(to, _, _)| *to == address).unwrap();
        let line = body.lines().find(|line| line.starts_with("http://kunnig.test/a/")).unwrap();
        line.trim_start_matches("http://kunnig.test").to_owned()
    }

    pub(crate) fn person(&self, i: usize) -> PersonId {
        self.company.people[i]
    }

    pub(crate) fn days_later(&self, days: i64) {
        let now: Time = self.site.app.clock.now();
        self.site.app.clock.set(now.plus_days(days));
    }
}
