//! One tool: what it is for, with which data, and whom to ask.

use axum::extract::{Path, State};
use axum::response::Response;
use people::organisation;
use web::{App, Cx, Result};

use super::still_known;
use crate::classes::{DataClass, Words};
use crate::tools::{self, Tool, ToolId};

#[derive(askama::Template)]
#[template(path = "governance/tool.html")]
struct ToolPage<'a> {
    cx: &'a Cx,
    tool: Tool,
    owner: Option<String>,
    cost: Option<String>,
    takes: Vec<&'static Words>,
    takes_not: Vec<&'static Words>,
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Cx,
    Path(id): Path<ToolId>,
) -> Result<Response> {
    let org = cx.actor()?.org;
    let mut conn = app.db.read(org).await?;
    let tool = tools::get(&mut conn, org, id).await?;
    let owner = still_known(&mut conn, org, tool.owner).await?.map(|owner| owner.name);
    let cost = match tool.cost {
        Some(cost) => {
            let currency = organisation::get(&mut conn, org).await?.currency;
            Some(format!("{}\u{a0}{currency}", amount(&cx, cost)))
        }
        None => None,
    };
    let (takes, takes_not): (Vec<DataClass>, Vec<DataClass>) =
        DataClass::ALL.into_iter().partition(|class| tool.classes.has(*class));
    let said = |classes: Vec<DataClass>| {
        classes.into_iter().map(|class| class.words(cx.lang())).collect::<Vec<_>>()
    };
    let (takes, takes_not) = (said(takes), said(takes_not));
    web::page(&ToolPage { cx: &cx, tool, owner, cost, takes, takes_not })
}

/// Hundredths of a currency as a reader writes them, without decimals when there are none.
fn amount(cx: &Cx, hundredths: i64) -> String {
    let decimals = if hundredths % 100 == 0 { 0 } else { 2 };
    cx.app().texts.number(cx.lang(), hundredths as f64 / 100.0, decimals)
}
