//! What the pages on methods say: in both languages, with the figures that are right. The figures expected here come from
//! elsewhere: from a calculator, from tables and from papers, not from the functions that the pages call.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod figures;
mod pages;

use people::accounts;
use people::testing::{Answer, Company, Site, Visitor, company};
use store::testing::{TestDb, fresh};
use store::{Db, Engine};
use web::Lang;
use web::actor::Theme;

/// The pages, the index first.
const PAGES: [&str; 7] = [
    "/methods",
    "/methods/estimate",
    "/methods/groups",
    "/methods/disclosure",
    "/methods/effect",
    "/methods/return",
    "/methods/samples",
];

/// A company on a database of its own.
struct Story {
    company: Company,
    base: TestDb,
}

impl Story {
    async fn new(engine: Engine) -> Self {
        let base = fresh(engine).await;
        let company = company(&base.db, 12).await;
        Self { company, base }
    }

    fn db(&self) -> &Db {
        &self.base.db
    }

    fn site(&self) -> Site {
        Site::new(self.db(), methods::routes(), Vec::new())
    }
}

/// An employee without any right.
async fn employee<'a>(site: &'a Site, story: &Story) -> Visitor<'a> {
    site.sign_in(&story.company, Some(story.company.people[8]), &[]).await
}

impl Story {
    /// Chooses a language for somebody.
    async fn speaks(&self, visitor: &Visitor<'_>, lang: &str) {
        let lang = Lang::of(lang).unwrap();
        let mut conn = self.db().write_installation().await.unwrap();
        let account = visitor.account.unwrap();
        accounts::set_looks(&mut conn, account, lang, Theme::Device).await.unwrap();
        conn.commit().await.unwrap();
    }
}

/// A page's words, with the spaces that stand in numbers as ordinary ones.
fn words(page: &Answer) -> String {
    page.body.replace(['\u{a0}', '\u{202f}'], " ")
}
