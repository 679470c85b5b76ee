//! Which tools may I use, for what, with which data: the page everybody reads.

use axum::extract::State;
use axum::response::Response;
use people::audit::Doer;
use serde::Deserialize;
use web::{App, Cx, Form, FormErrors, Result, Right};

use crate::classes::{DataClass, Words};
use crate::requests::{self, Request};
use crate::tools::{self, Status, Tool};

/// How many of one's own requests the page shows.
const MINE: usize = 5;

/// What HR sees beside what everybody sees.
struct ForHr {
    /// Requests that wait.
    open: i64,
    /// How many tools the organisation can look after, as it stands in the form.
    most: String,
    /// How many there are more than that.
    beyond: usize,
}

#[derive(askama::Template)]
#[template(path = "governance/tools.html")]
struct ToolsPage<'a> {
    cx: &'a Cx,
    usable: Vec<Tool>,
    not_allowed: Vec<Tool>,
    retired: Vec<Tool>,
    /// Kinds of data no tool may take.
    never: String,
    classes: Vec<&'static Words>,
    mine: Vec<Request>,
    hr: Option<ForHr>,
    errors: FormErrors,
}

impl ToolsPage<'_> {
    /// Tools whose decision is to be looked at again.
    fn due(&self) -> impl Iterator<Item = &Tool> {
        self.usable.iter().filter(|tool| tool.due(self.cx.today()))
    }

    fn asks(&self) -> bool {
        self.cx.has(Right::Employee)
    }
}

/// The page.
pub(crate) async fn show(State(app): State<App>, cx: Cx) -> Result<Response> {
    web::page(&page(&app, &cx).await?)
}

async fn page<'a>(app: &App, cx: &'a Cx) -> Result<ToolsPage<'a>> {
    let (actor, lang) = (cx.actor()?, cx.lang());
    let mut conn = app.db.read(actor.org).await?;
    let all = tools::all(&mut conn, actor.org, lang).await?;
    let mine = match actor.person {
        Some(person) => requests::of_person(&mut conn, actor.org, person, MINE).await?,
        None => Vec::new(),
    };
    let (usable, others): (Vec<Tool>, Vec<Tool>) =
        all.into_iter().partition(|tool| tool.status.usable());
    let (not_allowed, retired) =
        others.into_iter().partition(|tool| tool.status == Status::NotAllowed);
    let hr = if cx.is_hr() {
        let most = tools::most(&mut conn, actor.org).await?;
        Some(ForHr {
            open: requests::open(&mut conn, actor.org).await?,
            most: most.to_string(),
            beyond: usable.len().saturating_sub(most as usize),
        })
    } else {
        None
    };
    let taken = |class: DataClass| usable.iter().any(|tool| tool.classes.has(class));
    let never = DataClass::ALL.into_iter().filter(|class| !taken(*class));
    let never = never.map(|class| class.words(lang).name.as_str()).collect::<Vec<_>>().join(", ");
    Ok(ToolsPage {
        cx,
        never,
        classes: DataClass::ALL.map(|class| class.words(lang)).to_vec(),
        usable,
        not_allowed,
        retired,
        mine,
        hr,
        errors: FormErrors::default(),
    })
}

/// How many tools are to be looked after.
#[derive(Deserialize)]
pub(crate) struct Limit {
    #[serde(default)]
    most: String,
}

/// Keeps how many tools are to be looked after.
pub(crate) async fn limit(
    State(app): State<App>,
    cx: Cx,
    Form(typed): Form<Limit>,
) -> Result<Response> {
    let actor = cx.actor()?;
    let most = typed.most.trim().parse().ok().filter(|most| (1..=50).contains(most));
    let Some(most) = most else {
        let mut page = page(&app, &cx).await?;
        page.errors.check(&cx, false, "most", "tool-error-limit");
        page.hr = page.hr.map(|hr| ForHr { most: typed.most, ..hr });
        return web::form_page(&page, true);
    };
    let mut conn = app.db.write(actor.org).await?;
    tools::set_most(&mut conn, actor.org, most, &Doer::from(actor), cx.now()).await?;
    conn.commit().await?;
    Ok(web::done("/tools", "saved"))
}
