//! All rooms as one program: their routes, their long work, the main menu.

use std::collections::HashMap;

use people::sessions::DbSessions;
use store::jobs::{Handler, Runner};
use store::{Clock, Db};
use web::assets::Assets;
use web::{App, AppParts, NavItem, Need, Right, Routes, Settings, Texts};

/// Every route of every room.
#[must_use]
pub fn routes() -> Routes {
    guide::routes()
        .and(learning::routes())
        .and(assessment::routes())
        .and(competence::routes())
        .and(methods::routes())
        .and(governance::routes())
        .and(programme::routes())
        .and(people::routes())
}

/// Every kind of long work; links in mails begin with `public_url`.
#[must_use]
pub fn jobs(public_url: &str) -> HashMap<&'static str, Handler> {
    let all = [
        people::jobs(public_url),
        programme::jobs(),
        competence::jobs(),
        assessment::jobs(public_url),
        learning::jobs(public_url),
    ];
    all.into_iter().flatten().collect()
}

/// The main menu: the first four stand in the bar of a phone.
const NAV: [NavItem; 9] = [
    NavItem { path: "/", text: "nav-today", icon: "today", need: Need::SignedIn },
    NavItem { path: "/programme", text: "nav-programme", icon: "programme", need: Need::SignedIn },
    NavItem { path: "/learning", text: "nav-learning", icon: "learning", need: Need::SignedIn },
    NavItem {
        path: "/assessment",
        text: "nav-assessment",
        icon: "assessment",
        need: Need::SignedIn,
    },
    NavItem {
        path: "/matrix",
        text: "nav-matrix",
        icon: "matrix",
        need: Need::Any(&[Right::Hr, Right::Leadership, Right::Manager]),
    },
    NavItem {
        path: "/matrix/me",
        text: "nav-my-matrix",
        icon: "eye",
        need: Need::Any(&[Right::Employee]),
    },
    NavItem {
        path: "/people/team",
        text: "team-title",
        icon: "people",
        need: Need::Any(&[Right::Manager]),
    },
    NavItem { path: "/tools", text: "nav-tools", icon: "tools", need: Need::SignedIn },
    NavItem { path: "/people", text: "nav-people", icon: "people", need: Need::HR },
];

/// The running program and the runner of its long work.
pub fn app(db: Db, clock: Clock, settings: Settings) -> (App, Runner) {
    let runner = Runner::new(db.clone(), clock.clone(), jobs(&settings.public_url));
    let app = App::new(AppParts {
        db,
        clock,
        texts: Texts::get(),
        assets: Assets::get(),
        settings,
        nav: NAV.to_vec(),
        sessions: Box::new(DbSessions),
        wake: runner.waker(),
    });
    (app, runner)
}
