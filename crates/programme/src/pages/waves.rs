//! The waves: which there are, how many are in each, and adding one.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use people::audit::Doer;
use web::{App, Cx, Result};

use crate::waves::{self, Kind, Wave, WaveId};

#[derive(askama::Template)]
#[template(path = "programme/waves.html")]
struct WavesPage<'a> {
    cx: &'a Cx,
    /// Each wave and how many are in it.
    waves: Vec<(Wave, i64)>,
}

/// The list.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let counts: HashMap<WaveId, i64> = waves::counts(&mut conn, org).await?.into_iter().collect();
    let waves = waves::all(&mut conn, org).await?.into_iter();
    let waves =
        waves.map(|wave| (wave.clone(), counts.get(&wave.id).copied().unwrap_or(0))).collect();
    web::page(&WavesPage { cx: &cx, waves })
}

/// Adds the pilot if there is none, and the next wave otherwise; leads to choosing its members.
pub(crate) async fn add(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let mut conn = app.db.write(actor.org).await?;
    let there = waves::all(&mut conn, actor.org).await?;
    let has_pilot = there.iter().any(|wave| wave.kind == Kind::Pilot);
    let (kind, name) = if has_pilot {
        let number = there.last().map_or(1, |last| last.number + 1);
        (Kind::Wave, cx.t1("wave-name", "number", number))
    } else {
        (Kind::Pilot, cx.t("wave-name-pilot").to_owned())
    };
    let wave = waves::add(&mut conn, actor.org, kind, &name, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/{}/choose", wave.id), "wave-added"))
}
