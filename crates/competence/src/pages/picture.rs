//! What the matrix shows: its sentence, the heat map, and what to train first. It changes only with a new
//! computation, so it is drawn once per view and language and kept for a while.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use askama::Template;
use store::{Conn, OrgId};
use web::charts::strip;
use web::{Cx, Error, Lang, Result};

use super::cells::{Cell, gap_words};
use super::dates::{Dated, Dates, with_date};
use super::range;
use super::reach::query;
use crate::matrix::{self, Figures, GenerationId, Matrix, Scope, View, first_to_train};
use crate::model::{self, Model};

/// Lines of "what to train first".
const FIRST: usize = 10;

/// A drawn picture.
pub(super) struct Picture {
    /// What it shows, in a sentence or two.
    pub(super) sentence: String,
    /// Whether anything is known.
    pub(super) known: bool,
    /// The rest, as HTML.
    pub(super) html: String,
}

#[derive(Template)]
#[template(path = "competence/picture.html")]
struct Page<'a> {
    cx: &'a Cx,
    label: String,
    tiers: Vec<(String, usize)>,
    columns: Vec<Column>,
    rows: Vec<RowOfCells>,
    first: Vec<FirstLine>,
    /// The dates of older figures, with their marks.
    older: Vec<(String, String)>,
}

struct Column {
    short: String,
    name: String,
    link: String,
}

struct RowOfCells {
    name: String,
    link: String,
    people: String,
    cells: Vec<(String, Cell)>,
}

struct FirstLine {
    competence: String,
    role: String,
    link: String,
    needed: String,
    current: String,
    range: String,
    strip: String,
    gap: String,
    weight: String,
    people: String,
    priority: String,
    dated: Option<Dated>,
}

type Key = (OrgId, GenerationId, Scope, Lang);

/// Pictures drawn lately.
static DRAWN: LazyLock<Mutex<HashMap<Key, Arc<Picture>>>> = LazyLock::new(Mutex::default);

/// Memory for pictures in all, in bytes; when it is full, everything is drawn anew.
const ROOM: usize = 32 << 20;

/// The picture of a view; drawn if it is not there yet.
pub(super) async fn of(
    conn: &mut Conn,
    cx: &Cx,
    matrix: &Matrix,
    scope: Scope,
) -> Result<Arc<Picture>> {
    let org = cx.actor()?.org;
    let key = (org, matrix.generation, scope, cx.lang());
    if let Some(picture) = DRAWN.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Arc::clone(picture));
    }
    let model = model::current(conn, org).await?;
    let view = matrix::view(conn, org, scope).await?;
    let picture = Arc::new(draw(cx, &model, matrix, &view, scope)?);
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    drawn.retain(|(of, generation, ..), _| *of != org || *generation == matrix.generation);
    if drawn.values().map(|picture| picture.html.len()).sum::<usize>() > ROOM {
        drawn.clear();
    }
    drawn.insert(key, Arc::clone(&picture));
    Ok(picture)
}

fn draw(cx: &Cx, model: &Model, matrix: &Matrix, view: &View, scope: Scope) -> Result<Picture> {
    let (lang, frame) = (cx.lang(), &matrix.frame);
    let query = query(scope);
    let competence_link = |key: &str| format!("/matrix/competence/{key}{query}");
    let names: Vec<(String, String)> = frame
        .competences
        .iter()
        .map(|key| match model.get(key).map(|competence| competence.words.get(lang)) {
            Some(words) => (words.short.clone(), words.name.clone()),
            None => (key.clone(), key.clone()),
        })
        .collect();
    let columns = frame.competences.iter().zip(&names);
    let dates = Dates::of(cx, view.roles.iter().map(|(_, row)| row).chain([&view.all]));
    let mut rows = Vec::with_capacity(view.roles.len() + 1);
    let cells = |row: &matrix::Row, needed: &dyn Fn(usize) -> Option<f64>, link: Option<&str>| {
        let cell = |(i, figures): (usize, &Option<Figures>)| {
            let link = link.map_or_else(|| competence_link(&frame.competences[i]), str::to_owned);
            (link, Cell::new(cx, &dates, figures.as_ref(), needed(i)))
        };
        row.cells.iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    if view.roles.len() > 1 {
        rows.push(RowOfCells {
            name: cx.t("matrix-all-roles").to_owned(),
            link: String::new(),
            people: rests_on(cx, &view.all),
            cells: cells(&view.all, &|i| view.needed[i], None),
        });
    }
    for (place, row) in &view.roles {
        let Some(role) = frame.roles.get(*place) else { continue };
        let link = format!("/matrix/role/{}{query}", role.id);
        let needed = |i: usize| role.needs[i].map(|need| f64::from(need.level));
        rows.push(RowOfCells {
            name: role.name.clone(),
            people: rests_on(cx, row),
            cells: cells(row, &needed, Some(&link)),
            link,
        });
    }
    let first = first_to_train(frame, view);
    let sentence = match first.first() {
        Some(top) => cx.format(
            "matrix-sentence",
            &[
                ("competence", names[top.competence].1.as_str().into()),
                ("role", with_date(cx, &top.role.name, Some(top.figures)).into()),
                ("people", top.figures.people.into()),
                ("current", cx.dec(top.figures.mean).into()),
                ("needed", top.need.level.into()),
            ],
        ),
        None if known(view) => cx.t("matrix-sentence-no-gap").to_owned(),
        None => cx.t("matrix-sentence-unknown").to_owned(),
    };
    let first = first
        .iter()
        .take(FIRST)
        .map(|line| FirstLine {
            competence: names[line.competence].1.clone(),
            role: line.role.name.clone(),
            link: format!("/matrix/role/{}{query}", line.role.id),
            needed: cx.int(line.need.level),
            current: cx.dec(line.figures.mean),
            range: range(cx, line.figures.low, line.figures.high),
            strip: strip(
                line.figures.mean,
                line.figures.low,
                line.figures.high,
                Some(line.need.level.into()),
            ),
            gap: gap_words(cx, line.figures.gap(line.need.level.into())),
            weight: cx.int(line.need.weight),
            people: cx.int(line.figures.people),
            priority: cx.int(line.priority.round()),
            dated: dates.dated(cx, line.figures),
        })
        .collect();
    let page = Page {
        cx,
        label: cx.t("matrix-title").to_owned(),
        tiers: tiers(model, matrix, lang),
        columns: columns
            .map(|(key, (short, name))| Column {
                short: short.clone(),
                name: name.clone(),
                link: competence_link(key),
            })
            .collect(),
        rows,
        first,
        older: dates.lines(cx),
    };
    let html = page.render().map_err(|error| Error::internal(error.to_string()))?;
    Ok(Picture { sentence, known: known(view), html })
}

/// The tiers over the columns, each with how many it spans. Competences of one tier stand beside each other.
fn tiers(model: &Model, matrix: &Matrix, lang: Lang) -> Vec<(String, usize)> {
    let mut spans: Vec<(String, usize)> = Vec::new();
    for key in &matrix.frame.competences {
        let tier = model.get(key).map_or("", |competence| competence.tier.as_str());
        let name = model.tiers.iter().find(|known| known.key == tier);
        let name = name.map_or("", |tier| &tier.words.get(lang).name);
        match spans.last_mut() {
            Some((last, span)) if last == name => *span += 1,
            _ => spans.push((name.to_owned(), 1)),
        }
    }
    spans
}

fn known(view: &View) -> bool {
    let mut rows = view.roles.iter().map(|(_, row)| row).chain([&view.all]);
    rows.any(|row| row.cells.iter().any(Option::is_some))
}

/// `16 of 20 people`; without the first where it may not be said.
pub(super) fn rests_on(cx: &Cx, row: &matrix::Row) -> String {
    match row.cells.iter().flatten().map(|figures| figures.people).max() {
        Some(known) => cx.t2("matrix-known-of", "known", known, "people", row.people),
        None => cx.t1("matrix-people", "people", row.people),
    }
}
