//! Drawing waves by lot: what it would come to, the draw itself, and how anybody can check it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::Date;
use people::audit::Doer;
use serde::Deserialize;
use store::{Conn, OrgId};
use tabular::write::{Dialect, csv};
use web::{App, Cx, Error, Form, FormErrors, Result};

use super::{date, plan::next_monday};
use crate::draw::{self, Draw, DrawId, Line, MOST_WAVES, Names, Outlook, Pool, WEEKS_BEFORE, Wish};
use crate::waves::{self, Kind, Wave, WaveId};

/// What is wished for, as it is typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default = "usual_waves")]
    waves: String,
    #[serde(default = "usual_weeks")]
    weeks: String,
    starts_on: Option<String>,
    /// Whether the form was filled in at all: a box that is not ticked sends nothing.
    asked: Option<String>,
    managers: Option<String>,
}

fn usual_waves() -> String {
    "3".to_owned()
}

fn usual_weeks() -> String {
    "4".to_owned()
}

impl Typed {
    fn managers_first(&self) -> bool {
        self.asked.is_none() || self.managers.is_some()
    }

    /// What it means; notes what is wrong.
    fn wish(&self, cx: &Cx, waves: &[Wave]) -> (Option<Wish>, FormErrors) {
        let mut errors = FormErrors::default();
        let number = self.waves.trim().parse().unwrap_or(0);
        errors.check(cx, (2..=MOST_WAVES).contains(&number), "waves", "draw-error-waves");
        let weeks = self.weeks.trim().parse().unwrap_or(0);
        errors.check(cx, (1..=26).contains(&weeks), "weeks", "draw-error-weeks");
        let starts_on = match self.starts_on.as_deref().map(str::trim) {
            None => Some(proposed(cx, waves)),
            Some("") => None,
            Some(typed) => date(cx, &mut errors, "starts_on", typed),
        };
        let wish = Wish { waves: number, weeks, starts_on, managers_first: self.managers_first() };
        (errors.none().then_some(wish), errors)
    }
}

/// Four weeks after the last wave there is, so that the pilot has shown something; managers start a week before, so two
/// weeks ahead at the earliest.
fn proposed(cx: &Cx, waves: &[Wave]) -> Date {
    let last = waves.iter().filter_map(|wave| wave.starts_on).max();
    let after = last.map(|last| last.saturating_add(4.weeks()));
    let soon = cx.today().saturating_add(1.week());
    next_monday(after.map_or(soon, |after| after.max(soon)))
}

#[derive(Template)]
#[template(path = "programme/draw.html")]
struct DrawPage<'a> {
    cx: &'a Cx,
    typed: Typed,
    errors: FormErrors,
    starts_on: String,
    /// None where the form makes no sense.
    outlook: Option<Outlook>,
    /// Whether there is a pilot, which should be chosen before.
    has_pilot: bool,
}

impl DrawPage<'_> {
    fn managers_first(&self) -> bool {
        self.typed.managers_first()
    }

    fn sizes(&self, outlook: &Outlook) -> String {
        let (Some(least), Some(most)) = (outlook.sizes.iter().min(), outlook.sizes.iter().max())
        else {
            return String::new();
        };
        let size = if least == most { self.cx.int(*least) } else { format!("{least}–{most}") };
        let args = [
            ("people", outlook.people.into()),
            ("waves", outlook.sizes.len().into()),
            ("size", size.into()),
        ];
        self.cx.format("draw-outlook", &args)
    }

    /// Which difference will be seen; none where it cannot be told.
    fn seen(&self, outlook: &Outlook) -> Option<String> {
        let effect = self.cx.dec(outlook.detectable?);
        let args = [("effect", effect.into()), ("weeks", WEEKS_BEFORE.into())];
        Some(self.cx.format("draw-seen", &args))
    }
}

/// `GET /programme/waves/draw`.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Query(typed): Query<Typed>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    page(&cx, &mut app.db.read(org).await?, org, typed).await
}

async fn page(cx: &Cx, conn: &mut Conn, org: OrgId, typed: Typed) -> Result<Response> {
    let waves = waves::all(conn, org).await?;
    let (wish, errors) = typed.wish(cx, &waves);
    let outlook = match &wish {
        Some(wish) => Some(Pool::read(conn, org).await?.outlook(wish)),
        None => None,
    };
    let starts_on = typed.starts_on.clone().unwrap_or_else(|| proposed(cx, &waves).to_string());
    let has_pilot = waves.iter().any(|wave| wave.kind == Kind::Pilot);
    let wrong = !errors.none();
    web::form_page(&DrawPage { cx, typed, errors, starts_on, outlook, has_pilot }, wrong)
}

/// `POST /programme/waves/draw`.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let org = actor.org;
    let mut conn = app.db.write(org).await?;
    let (Some(wish), _) = typed.wish(&cx, &[]) else {
        return page(&cx, &mut conn, org, typed).await;
    };
    let names = Names {
        managers: cx.t("wave-name-managers"),
        wave: &|number| cx.t1("wave-name", "number", number),
    };
    let id = draw::draw(&mut conn, org, &wish, &names, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done(&format!("/programme/waves/draws/{id}"), "waves-drawn"))
}

#[derive(Template)]
#[template(path = "programme/drawn.html")]
struct DrawnPage<'a> {
    cx: &'a Cx,
    id: DrawId,
    draw: Draw,
    waves: Vec<Part>,
}

/// A wave of the draw.
struct Part {
    name: String,
    /// How many were drawn into it.
    size: usize,
    /// None where it was taken away since.
    wave: Option<Wave>,
}

impl Part {
    fn starts_on(&self) -> Option<Date> {
        self.wave.as_ref().and_then(|wave| wave.starts_on)
    }
}

impl DrawnPage<'_> {
    fn lead(&self) -> String {
        let args = [
            ("people", self.draw.record.people().into()),
            ("waves", self.draw.record.waves.len().into()),
            ("departments", self.draw.record.departments.len().into()),
            ("date", self.cx.date_of(self.draw.at).into()),
        ];
        self.cx.format("drawn-lead", &args)
    }

    /// Standard deviations.
    fn fine(&self, number: impl std::borrow::Borrow<f64>) -> String {
        self.cx.app().texts.number(self.cx.lang(), *number.borrow(), 2)
    }

    fn is_notable(&self, line: &Line) -> bool {
        line.difference > self.draw.record.expected_difference()
    }

    fn command(&self) -> String {
        let (waves, seed) = (self.draw.record.waves.len(), self.draw.seed);
        format!(
            "kunnig waves {} --unit lot --within department --waves {waves} --seed {seed} --check wave",
            file_name(self.id)
        )
    }
}

fn file_name(id: DrawId) -> String {
    let id = id.to_string();
    format!("kunnig-lots-{}.csv", &id[id.len() - 6..])
}

/// `GET /programme/waves/draws/{draw}`.
pub(crate) async fn drawn(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<DrawId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let draw = draw::get(&mut conn, org, id).await?;
    let all = waves::all(&mut conn, org).await?;
    let part = |(id, size): (&WaveId, usize)| {
        let wave = all.iter().find(|wave| wave.id == *id).cloned();
        let name = wave
            .as_ref()
            .map_or_else(|| cx.t("drawn-removed").to_owned(), |wave| wave.name.clone());
        Part { name, size, wave }
    };
    let waves = draw.record.waves.iter().zip(draw.record.sizes()).map(part).collect();
    web::page(&DrawnPage { cx: &cx, id, draw, waves })
}

/// `GET /programme/waves/draws/{draw}/lots.csv`: each lot, its department and the wave it came to. Nobody's name.
pub(crate) async fn lots(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<DrawId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let draw = draw::get(&mut app.db.read(org).await?, org, id).await?;
    let digits = draw.record.people().to_string().len();
    let rows = draw.record.lots().map(|(lot, department, wave)| {
        // Of the same length, so that they stand in the same order as words and as numbers.
        [format!("{lot:0digits$}"), department.to_owned(), wave.to_string()]
    });
    let file = csv(["lot", "department", "wave"], rows, Dialect::PLAIN, Vec::new());
    let file = file.map_err(|error| Error::internal(error.to_string()))?;
    Ok(web::download(&file_name(id), "text/csv; charset=utf-8", file))
}
