//! What it costs that no figure gives single people away: for each competence how many groups are shown as they are
//! today, as they were, or not at all, and why. For the data-protection role alone: the reason says who answered.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use people::organisation;
use web::{App, Cx, Need, Result, Right};

use crate::published::{Account, accounts};
use crate::{matrix, model};

/// Who reads the reasons.
pub(crate) const READERS: Need = Need::Any(&[Right::DataProtection]);

#[derive(Template)]
#[template(path = "competence/published.html")]
struct Page {
    cx: Cx,
    smallest_group: u32,
    as_of: String,
    all: Account,
    lines: Vec<(String, Account)>,
}

/// `GET /matrix/published`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let smallest_group = organisation::get(&mut conn, org).await?.smallest_group;
    let matrix = matrix::newest(&mut conn, org).await?;
    let model = model::current(&mut conn, org).await?;
    let mut found = accounts(&mut conn, org).await?;
    let mut all = Account::default();
    let mut lines = Vec::new();
    for competence in model.active().filter(|_| matrix.is_some()) {
        let place = found.iter().position(|(key, _)| *key == competence.key);
        let Some(place) = place else { continue };
        let (_, account) = found.swap_remove(place);
        all.add(&account);
        lines.push((competence.words.get(cx.lang()).name.clone(), account));
    }
    let as_of = matrix.map_or_else(String::new, |matrix| cx.date_of(matrix.computed_at));
    web::page(&Page { cx, smallest_group, as_of, all, lines })
}

impl Page {
    fn lead(&self) -> String {
        self.cx.format(
            "published-lead",
            &[
                ("groups", self.all.groups.into()),
                ("today", self.all.today.into()),
                ("older", self.all.older.into()),
                ("hidden", self.all.hidden.into()),
            ],
        )
    }
}
