//! The plans of each wave: how many there are, how they are mixed and how much is done. For HR, who also has them made.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use programme::waves::{self, Wave, WaveId};
use serde::Deserialize;
use store::jobs;
use web::{App, Cx, Form, Result};

use crate::plan::Share;
use crate::plan::everybody::{self, DRAW, Whose};
use crate::plan::mix::{self, Mix};

#[derive(Template)]
#[template(path = "learning/plans.html")]
struct Page<'a> {
    cx: &'a Cx,
    waves: Vec<Line>,
    working: bool,
}

/// One wave.
struct Line {
    wave: Wave,
    people: i64,
    mix: Option<Mix>,
    shares: Vec<ShareLine>,
}

/// One way of learning in a wave.
struct ShareLine {
    name: String,
    /// Its share of the time, as it should be.
    percent: String,
    /// The share of the planned minutes, in per cent.
    planned: String,
    /// How much of it is done.
    done: String,
}

/// `GET /learning/plans`.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let mixes = mix::all(&mut conn, org).await?;
    let counts = waves::counts(&mut conn, org).await?;
    let waves = waves::all(&mut conn, org).await?;
    let working = jobs::latest(&mut conn, org, DRAW).await?.is_some_and(|job| !job.ended());
    drop(conn);
    let waves = waves.into_iter().map(|wave| {
        let mix = mixes.iter().find(|mix| mix.wave == wave.id).cloned();
        let count = counts.iter().find(|(id, _)| *id == wave.id);
        Line {
            people: count.map_or(0, |(_, count)| *count),
            shares: mix.as_ref().map(|mix| shares(&cx, mix)).unwrap_or_default(),
            mix,
            wave,
        }
    });
    let waves = waves.collect();
    web::page(&Page { cx: &cx, waves, working })
}

fn shares(cx: &Cx, mix: &Mix) -> Vec<ShareLine> {
    let Some(minutes) = mix.minutes else { return Vec::new() };
    let all: u64 = minutes.iter().map(|(planned, _)| planned).sum();
    let part = |part: u64, of: u64| {
        if of == 0 { String::from("–") } else { cx.percent(part as f64 / of as f64) }
    };
    Share::ALL
        .into_iter()
        .zip(minutes)
        .map(|(share, (planned, done))| ShareLine {
            name: cx.t(&format!("plan-share-{}", share.key())).to_owned(),
            percent: cx.percent(f64::from(share.percent()) / 100.0),
            planned: part(planned, all),
            done: part(done, planned),
        })
        .collect()
}

/// Which wave.
#[derive(Deserialize)]
pub(crate) struct Which {
    wave: WaveId,
}

/// Has plans made for a wave.
pub(crate) async fn draw(
    State(app): State<App>,
    cx: Cx,
    Form(which): Form<Which>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.write(org).await?;
    let wave = waves::get(&mut conn, org, which.wave).await?;
    everybody::ask(&mut conn, org, Whose::Wave(wave.id), cx.now()).await?;
    conn.commit().await?;
    app.wake.notify_one();
    Ok(web::done("/learning/plans", "plans-asked"))
}
