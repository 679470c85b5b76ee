//! What this room stores about a person, in their own words on their own page: competences and levels by name.

use people::shown::{Telling, Told};
use serde_json::Value as Json;
use statistics::competence::Kind;
use store::{Conn, Time};
use web::Cx;

use crate::model::{self, Model};
use crate::pages::cells::level_words;
use crate::pages::me::kind_key;

people::shown! {
    evidence by evidence;
    estimate by estimate;
    matrix_person by counted;
}

fn evidence<'a>(cx: &'a Cx, conn: &'a mut Conn, rows: &'a [Json]) -> Telling<'a> {
    Box::pin(async move {
        let model = model::current(conn, cx.actor()?.org).await?;
        Ok(rows.iter().map(|row| one_source(cx, &model, row)).collect())
    })
}

/// What one source says: which kind it is and when, and a level for each competence.
fn one_source(cx: &Cx, model: &Model, row: &Json) -> Told {
    let kind = row["kind"].as_str().and_then(Kind::from_name);
    let mut title = kind.map_or_else(String::new, |kind| cx.t(kind_key(kind)).to_owned());
    if let Some(at) = row["at"].as_i64() {
        let joint = if title.is_empty() { "" } else { ", " };
        title = format!("{title}{joint}{}", cx.date_of(Time(at)));
    }
    let ratings: Vec<(String, f64)> = document(&row["ratings"]);
    let facts =
        ratings.iter().map(|(key, level)| (name(cx, model, key), level_of(cx, model, *level)));
    Told { title, facts: facts.collect() }
}

fn estimate<'a>(cx: &'a Cx, conn: &'a mut Conn, rows: &'a [Json]) -> Telling<'a> {
    Box::pin(async move {
        let model = model::current(conn, cx.actor()?.org).await?;
        let told = rows.iter().map(|row| {
            let as_of = row["as_of"].as_i64().map_or_else(String::new, |at| cx.date_of(Time(at)));
            let levels: Vec<(String, f64, f64, u32)> = document(&row["levels"]);
            let facts = levels
                .iter()
                .map(|(key, mean, _, _)| (name(cx, &model, key), level_of(cx, &model, *mean)));
            Told { title: cx.t1("told-as-of", "date", as_of), facts: facts.collect() }
        });
        Ok(told.collect())
    })
}

/// Which number stands for the person where it is kept who is in which published figure.
fn counted<'a>(cx: &'a Cx, _: &'a mut Conn, rows: &'a [Json]) -> Telling<'a> {
    Box::pin(async move {
        let told = rows.iter().filter_map(|row| {
            let number = cx.int(row["number"].as_u64()? as f64);
            Some(Told {
                title: String::new(),
                facts: vec![(cx.t("told-counted").to_owned(), number)],
            })
        });
        Ok(told.collect())
    })
}

/// A stored document; nothing for one of another version.
fn document<T: Default + serde::de::DeserializeOwned>(value: &Json) -> T {
    value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn name(cx: &Cx, model: &Model, key: &str) -> String {
    model.get(key).map_or_else(|| key.to_owned(), |found| found.words.get(cx.lang()).name.clone())
}

/// A level with the name of the step it is nearest to.
fn level_of(cx: &Cx, model: &Model, level: f64) -> String {
    let step = model.level_name(level.round().max(0.0) as usize, cx.lang());
    cx.t2("told-level", "level", level_words(cx, level), "name", step)
}
