//! A made-up company and a site with people signed in: what the stories of every room start from.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use store::jobs::{Handler, Runner};
use store::{Clock, Db, Time, args, bulk_insert, statement};
use tower::ServiceExt as _;
use web::assets::Assets;
use web::{
    App, AppParts, Lang, PersonId, Right, Routes, Settings, Texts, percent_encode, searchable,
};

use crate::sessions::{self, DbSessions};
use crate::{AccountId, DepartmentId, Email, Organisation, RoleId, accounts, organisation};

statement! {
    // A person has one account: who signs in as them anew takes the place of who did before.
    FREE: organisation = "DELETE FROM membership WHERE org_id = $1 AND person_id = $2";
    MUTE: organisation = "INSERT INTO muted_notice (org_id, person_id, kind, muted_at) VALUES ($1, $2, $3, $4)";
}

bulk_insert! {
    DEPARTMENTS = "department" ("org_id", "id", "parent_id", "name", "path", "tree_key", "created_at") "";
    ROLES = "job_role" ("org_id", "id", "name", "name_key", "created_at") "";
    PEOPLE = "person" ("org_id", "id", "number", "name", "name_key", "search", "email", "department_id", "role_id",
        "manager_id", "language", "created_at", "updated_at") "";
}

/// The day every story starts: Monday 2 November 2026, eight in the morning in Stockholm.
pub const START: Time = Time(1_793_602_800_000_000);

/// A company with people: departments `Ekonomi`, `Produktion`, `Produktion/Montering`, `Sälj`; roles `Montör`,
/// `Ekonomiassistent`, `Säljare`. Person `i` works in department `i % 4` and role `i % 3`; the first four are the
/// managers of their departments and report to the first.
pub struct Company {
    /// The organisation.
    pub org: Organisation,
    /// Its departments.
    pub departments: Vec<DepartmentId>,
    /// Its roles.
    pub roles: Vec<RoleId>,
    /// Its people.
    pub people: Vec<PersonId>,
}

/// Makes a company with so many people.
///
/// # Panics
/// When the database refuses.
pub async fn company(db: &Db, people: usize) -> Company {
    let lang = Lang::or_fallback("sv");
    let org = Organisation::new("Nordiska Provbolaget AB", lang);
    let id = org.id;
    let mut conn = db.write(id).await.expect("a connection");
    organisation::add(&mut conn, &org, START).await.expect("an organisation");
    let departments: Vec<DepartmentId> = (0..4).map(|_| DepartmentId::new()).collect();
    let paths = ["Ekonomi", "Produktion", "Produktion/Montering", "Sälj"];
    let rows = paths.iter().enumerate().map(|(i, path)| {
        let parent = (i == 2).then(|| departments[1]);
        let name = path.rsplit('/').next().unwrap_or(path);
        args![id, departments[i], parent, name, *path, crate::changes::tree_key(lang, path), START]
    });
    DEPARTMENTS.insert(&mut conn, rows).await.expect("departments");
    let roles: Vec<RoleId> = (0..3).map(|_| RoleId::new()).collect();
    let names = ["Montör", "Ekonomiassistent", "Säljare"];
    let rows = names
        .iter()
        .enumerate()
        .map(|(i, name)| args![id, roles[i], *name, crate::changes::name_key(lang, name), START]);
    ROLES.insert(&mut conn, rows).await.expect("roles");
    let ids: Vec<PersonId> = (0..people).map(|_| PersonId::new()).collect();
    let rows = (0..people).map(|i| {
        let name = format!("Person {i:05}");
        let manager = match i {
            0 => None,
            1..4 => Some(ids[0]),
            _ => Some(ids[i % 4]),
        };
        let language = if i % 5 == 4 { "en" } else { "sv" };
        args![
            id,
            ids[i],
            format!("{i:05}"),
            &name,
            Texts::get().sort_key(lang, &name),
            searchable(&name),
            format!("person{i}@exempel.se"),
            departments[i % 4],
            roles[i % 3],
            manager,
            language,
            START,
            START
        ]
    });
    PEOPLE.insert(&mut conn, rows).await.expect("people");
    conn.commit().await.expect("kept");
    Company { org, departments, roles, people: ids }
}

/// The rooms' pages over a database, without a network.
pub struct Site {
    /// The running program.
    pub app: App,
    router: Router,
    runner: Runner,
}

impl Site {
    /// A site of these routes and jobs, with a clock that stands at [`START`].
    pub fn new(db: &Db, routes: Routes, jobs: Vec<(&'static str, Handler)>) -> Self {
        Self::with_mail(db, routes, jobs, true)
    }

    /// A site that can, or cannot, send mail.
    pub fn with_mail(
        db: &Db,
        routes: Routes,
        jobs: Vec<(&'static str, Handler)>,
        mail: bool,
    ) -> Self {
        let clock = Clock::fixed(START);
        let runner = Runner::new(db.clone(), clock.clone(), HashMap::from_iter(jobs));
        let app = App::new(AppParts {
            db: db.clone(),
            clock,
            texts: Texts::get(),
            assets: Assets::get(),
            settings: Settings {
                public_url: "http://kunnig.test".to_owned(),
                demo: false,
                behind_proxy: false,
                mail,
            },
            nav: Vec::new(),
            sessions: Box::new(DbSessions),
            wake: Arc::new(tokio::sync::Notify::new()),
        });
        Self { router: web::serve::router(app.clone(), routes), app, runner }
    }

    /// Runs all long work that waits; how much there was.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn run_jobs(&self) -> usize {
        self.runner.run_waiting().await.expect("jobs run")
    }

    /// Somebody with a right, signed in: as a person on the list, or from outside.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn sign_in(
        &self,
        company: &Company,
        person: Option<PersonId>,
        rights: &[Right],
    ) -> Visitor<'_> {
        let org = company.org.id;
        let mut conn = self.app.db.write_installation().await.expect("a connection");
        let email =
            Email::parse(&format!("{}@konto.se", AccountId::new().0.simple())).expect("an address");
        let name = if rights.is_empty() { "Lo Medarbetare" } else { "Kim Testsson" };
        let account = accounts::add(&mut conn, &email, name, None, company.org.language, START)
            .await
            .expect("an account");
        conn.run(&FREE, args![org, person]).await.expect("freed");
        accounts::join(&mut conn, org, account, person, START).await.expect("joined");
        for right in rights {
            accounts::grant(&mut conn, org, account, *right, None, START).await.expect("granted");
        }
        let secret = sessions::open(&mut conn, account, org, "Test", self.app.clock.now())
            .await
            .expect("a session");
        conn.commit().await.expect("kept");
        Visitor { site: self, cookie: Some(format!("kunnig={secret}")), account: Some(account) }
    }

    /// An HR lead from outside the list.
    pub async fn hr(&self, company: &Company) -> Visitor<'_> {
        self.sign_in(company, None, &[Right::Hr]).await
    }

    /// Somebody who is not signed in.
    #[must_use]
    pub fn stranger(&self) -> Visitor<'_> {
        Visitor { site: self, cookie: None, account: None }
    }
}

/// Somebody at their browser.
pub struct Visitor<'a> {
    site: &'a Site,
    cookie: Option<String>,
    /// Their account.
    pub account: Option<AccountId>,
}

/// What they got.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where they were sent on to; empty if nowhere.
    pub location: String,
    /// The page.
    pub body: String,
    /// The bytes, for files.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Whether the page says these words.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// The page, after checking that it is one.
    ///
    /// # Panics
    /// When the status is not 200.
    #[must_use]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        self
    }

    /// Where the form led, after checking that it was taken.
    ///
    /// # Panics
    /// When the answer does not lead on.
    #[must_use]
    pub fn leads(self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.location
    }
}

impl Visitor<'_> {
    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pair = |(name, value): &(&str, &str)| format!("{name}={}", percent_encode(value));
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        let kind = "application/x-www-form-urlencoded".to_owned();
        self.send(Method::POST, path, Some(kind), body.into_bytes()).await
    }

    /// Hands in a file in the field `file`, with other fields.
    pub async fn upload(
        &self,
        path: &str,
        name: &str,
        file: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        const EDGE: &str = "edge-of-the-parts";
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(file);
        body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.send(Method::POST, path, Some(kind), body).await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        kind: Option<String>,
        body: Vec<u8>,
    ) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, "kunnig.test");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.site.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
        Answer { status, location, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

/// Somebody does not want mail of a kind.
///
/// # Panics
/// When the database refuses.
pub async fn mute(db: &Db, org: store::OrgId, person: PersonId, kind: &str) {
    let mut conn = db.write(org).await.expect("a connection");
    conn.run(&MUTE, args![org, person, kind, START]).await.expect("muted");
    conn.commit().await.expect("kept");
}
