//! Role profiles: looked through, changed and confirmed by HR.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use people::RoleId;
use people::audit::Doer;
use serde::Deserialize;
use web::{App, Cx, Error, Form, FormErrors, Result};

use crate::estimates;
use crate::model::{self, Model};
use crate::profiles::{self, Need, Profile, RoleProfile, Shares, State as Standing, ready};

#[derive(Template)]
#[template(path = "competence/roles.html")]
struct Page {
    cx: Cx,
    lines: Vec<Line>,
    proposed: usize,
}

struct Line {
    place: usize,
    link: String,
    name: String,
    ready: String,
    shares: Shares,
    most: String,
    checked: bool,
}

impl Line {
    /// Text, documents and data as the reader writes per cent.
    fn shares(&self, cx: &Cx) -> [String; 3] {
        let Shares { text, documents, data } = self.shares;
        [text, documents, data].map(|share| cx.percent(f64::from(share) / 100.0))
    }
}

/// `GET /matrix/roles`.
pub(crate) async fn list(State(app): State<App>, cx: Cx) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let roles = profiles::all(&mut conn, org, &model).await?;
    let proposed = roles.iter().filter(|role| !checked(&role.profile)).count();
    let lines = roles.iter().enumerate().map(|(i, role)| Line {
        place: i + 1,
        link: format!("/matrix/roles/{}", role.profile.role),
        name: role.name.clone(),
        ready: ready_name(&cx, role.profile.ready.as_deref()),
        shares: role.profile.shares,
        most: most_needed(&cx, &model, &role.profile),
        checked: checked(&role.profile),
    });
    let lines = lines.collect();
    web::page(&Page { cx, lines, proposed })
}

fn checked(profile: &Profile) -> bool {
    matches!(profile.state, Standing::Checked(_))
}

fn ready_name(cx: &Cx, key: Option<&str>) -> String {
    let found = key.and_then(|key| ready().iter().find(|role| role.key == key));
    match found {
        Some(role) => role.words.get(cx.lang()).name.clone(),
        None => cx.t("profiles-plain").to_owned(),
    }
}

/// The competences that weigh most, by their short names.
fn most_needed(cx: &Cx, model: &Model, profile: &Profile) -> String {
    let mut needs: Vec<(u8, u8, &str)> = model
        .active()
        .filter_map(|competence| {
            let need = profile.need(&competence.key)?;
            let name = competence.words.get(cx.lang()).short.as_str();
            (need.weight == 3 && need.level > 0).then_some((need.weight, need.level, name))
        })
        .collect();
    needs.sort_by_key(|(weight, level, _)| std::cmp::Reverse((*weight, *level)));
    let names: Vec<&str> = needs.into_iter().take(4).map(|(_, _, name)| name).collect();
    names.join(", ")
}

/// `POST /matrix/roles/checked`: HR stands behind every profile as it is.
pub(crate) async fn check_all(State(app): State<App>, cx: Cx) -> Result<Response> {
    let actor = cx.actor()?;
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    profiles::check_all(&mut conn, actor.org, &Doer::from(actor), now).await?;
    conn.commit().await?;
    Ok(web::done("/matrix/roles", "profiles-checked"))
}

#[derive(Template)]
#[template(path = "competence/role_edit.html")]
struct EditPage {
    cx: Cx,
    id: RoleId,
    name: String,
    ready: String,
    ready_text: String,
    others: Vec<Choice>,
    checked: bool,
    shares: [(&'static str, &'static str, String); 3],
    needs: Vec<NeedField>,
    errors: FormErrors,
}

/// What the role needs in one competence, as fields.
struct NeedField {
    key: String,
    name: String,
    tier: String,
    levels: Vec<Choice>,
    weights: Vec<Choice>,
}

/// One choice of a list.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// Which ready profile to start from.
#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    from: String,
}

/// `GET /matrix/roles/{id}`.
pub(crate) async fn edit(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<String>,
    Query(From { from }): Query<From>,
) -> Result<Response> {
    let (model, mut role) = find(&app, &cx, &id).await?;
    if let Some(other) = ready().iter().find(|ready| ready.key == from) {
        role.profile.ready = Some(other.key.clone());
        role.profile.shares = other.shares;
        role.profile.needs = other.needs.clone();
    }
    let Shares { text, documents, data } = role.profile.shares;
    let shares = [text, documents, data].map(|share| share.to_string());
    web::page(&edit_page(cx, &model, &role, shares, FormErrors::default()))
}

async fn find(app: &App, cx: &Cx, id: &str) -> Result<(std::sync::Arc<Model>, RoleProfile)> {
    let id: RoleId = id.parse().map_err(|_| Error::NotFound)?;
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let model = model::current(&mut conn, org).await?;
    let roles = profiles::all(&mut conn, org, &model).await?;
    let role = roles.into_iter().find(|role| role.profile.role == id).ok_or(Error::NotFound)?;
    Ok((model, role))
}

fn edit_page(
    cx: Cx,
    model: &Model,
    role: &RoleProfile,
    [text, documents, data]: [String; 3],
    errors: FormErrors,
) -> EditPage {
    let lang = cx.lang();
    let chosen = role.profile.ready.as_deref();
    let found = ready().iter().find(|ready| Some(ready.key.as_str()) == chosen);
    let tier_name = |key: &str| {
        let tier = model.tiers.iter().find(|tier| tier.key == key);
        tier.map_or_else(String::new, |tier| tier.words.get(lang).name.clone())
    };
    let needs = model.active().map(|competence| {
        let need = role.profile.need(&competence.key).unwrap_or(Need { level: 0, weight: 1 });
        NeedField {
            key: competence.key.clone(),
            name: competence.words.get(lang).name.clone(),
            tier: tier_name(&competence.tier),
            levels: (0..model::LEVELS)
                .map(|i| Choice {
                    value: i.to_string(),
                    name: format!("{i} {}", model.level_name(i, lang)),
                    chosen: i == usize::from(need.level),
                })
                .collect(),
            weights: (1..=3)
                .map(|weight: u8| Choice {
                    value: weight.to_string(),
                    name: cx.int(weight),
                    chosen: weight == need.weight,
                })
                .collect(),
        }
    });
    let mut others: Vec<Choice> = ready()
        .iter()
        .map(|ready| Choice {
            value: ready.key.clone(),
            name: ready.words.get(lang).name.clone(),
            chosen: Some(ready.key.as_str()) == chosen,
        })
        .collect();
    others.sort_by_key(|other| cx.app().texts.sort_key(lang, &other.name));
    EditPage {
        id: role.profile.role,
        name: role.name.clone(),
        ready: ready_name(&cx, chosen),
        ready_text: found.map_or_else(String::new, |ready| {
            web::content::html(&ready.words.get(lang).description)
        }),
        others,
        checked: checked(&role.profile),
        shares: [
            ("text", "profiles-share-text", text),
            ("documents", "profiles-share-documents", documents),
            ("data", "profiles-share-data", data),
        ],
        needs: needs.collect(),
        errors,
        cx,
    }
}

/// `POST /matrix/roles/{id}`.
pub(crate) async fn save(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<String>,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Response> {
    let (model, mut role) = find(&app, &cx, &id).await?;
    let field = |name: &str| fields.get(name).map_or("", |value| value.trim());
    if let Some(from) = fields.get("ready") {
        role.profile.ready =
            ready().iter().find(|ready| &ready.key == from).map(|ready| ready.key.clone());
    }
    for competence in model.active() {
        let number = |what: &str| field(&format!("{what}-{}", competence.key)).parse::<u8>().ok();
        // The fields are lists of choices: anything else was not sent by our page.
        let level = number("level").filter(|level| usize::from(*level) < model::LEVELS);
        let weight = number("weight").filter(|weight| (1..=3).contains(weight));
        let (Some(level), Some(weight)) = (level, weight) else {
            return Err(Error::Invalid("error-form"));
        };
        role.profile.needs.insert(competence.key.clone(), Need { level, weight });
    }
    let mut errors = FormErrors::default();
    let mut share = |name: &str| {
        let share = field(name).parse::<u8>().ok().filter(|share| *share <= 100);
        errors.check(&cx, share.is_some(), name, "profiles-share-wrong");
        share.unwrap_or(0)
    };
    let shares = Shares { text: share("text"), documents: share("documents"), data: share("data") };
    let sum: u32 = [shares.text, shares.documents, shares.data].into_iter().map(u32::from).sum();
    errors.check(&cx, sum <= 100, "text", "profiles-shares-too-many");
    if !errors.none() {
        let typed = ["text", "documents", "data"].map(|name| field(name).to_owned());
        return web::page(&edit_page(cx, &model, &role, typed, errors));
    }
    role.profile.shares = shares;

    let actor = cx.actor()?;
    let now = cx.now();
    let mut conn = app.db.write(actor.org).await?;
    profiles::save(&mut conn, actor.org, &role.name, &role.profile, &Doer::from(actor), now)
        .await?;
    estimates::ask(&mut conn, actor.org, now).await?;
    conn.commit().await?;
    app.wake.notify_one();
    Ok(web::done("/matrix/roles", "saved"))
}
