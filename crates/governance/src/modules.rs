//! The parts of Kunnig an organisation can do without. What is switched off holds no data: a room that keeps
//! some registers what to delete with [`purge!`](crate::purge), and switching off runs it in the transaction that
//! notes the change.

use futures_util::future::BoxFuture;
use people::audit::{self, Doer};
use people::hourly_cost;
use serde_json::json;
use store::linkme::{self, distributed_slice};
use store::{Conn, OrgId, Result, Statement, Time, args, statement};
use web::{Error, Lang, Texts};

statement! {
    STATES: organisation = "SELECT module, state FROM module_state WHERE org_id = $1";
    SET: organisation = "INSERT INTO module_state (org_id, module, state, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (org_id, module) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at";
}

/// A part that can be switched on and off.
///
/// | key | when on | at first | switching off deletes |
/// | --- | --- | --- | --- |
/// | `assessment` | campaigns are sent and answered | on | campaigns, answers, the evidence from them |
/// | `learning` | units, quizzes and plans for everybody | on | what anybody has read, practised and answered |
/// | `hourly-cost` | the HR list keeps what an hour costs | off | the hourly cost of everybody |
/// | `self-row` | employees see their own row of the matrix | on | nothing: the row is drawn when asked for |
/// | `manager-view` | managers see group figures of their team | on | nothing: the figures are drawn when asked for |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Module {
    /// Campaigns and answers.
    Assessment,
    /// Units, quizzes, plans.
    Learning,
    /// Hourly cost on the HR list.
    HourlyCost,
    /// Employees see their own row.
    SelfRow,
    /// Managers see group figures of their team.
    ManagerView,
}

impl Module {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Assessment, Self::Learning, Self::SelfRow, Self::ManagerView, Self::HourlyCost];

    /// The name in the database, in addresses and in text keys (`module-…`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Learning => "learning",
            Self::HourlyCost => "hourly-cost",
            Self::SelfRow => "self-row",
            Self::ManagerView => "manager-view",
        }
    }

    /// The module of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|module| module.key() == key)
    }

    /// Whether it is on until somebody decides otherwise.
    #[must_use]
    pub const fn on_at_first(self) -> bool {
        !matches!(self, Self::HourlyCost)
    }
}

/// What a module leaves behind when it is switched off: statements with the organisation as their only argument,
/// run in their order.
#[derive(Debug)]
pub struct Purge {
    /// The module.
    pub module: Module,
    /// What deletes its data.
    pub statements: &'static [&'static Statement],
}

/// Every purge of the program.
#[distributed_slice]
#[linkme(crate = linkme)]
pub static PURGES: [Purge];

/// Registers what to delete when a module is switched off:
///
/// ```ignore
/// governance::purge! { Assessment: DELETE_ANSWERS, DELETE_CAMPAIGNS; }
/// ```
#[macro_export]
macro_rules! purge {
    ($($module:ident: $($statement:path),+ $(,)?;)*) => {$(
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[::store::linkme::distributed_slice($crate::modules::PURGES)]
            #[linkme(crate = ::store::linkme)]
            static REGISTERED: $crate::modules::Purge = $crate::modules::Purge {
                module: $crate::Module::$module,
                statements: &[$(&$statement),+],
            };
        };
    )*};
}

people::naming! { "module": name_of_module; }

fn name_of_module(lang: Lang, key: &str) -> Option<String> {
    let key = format!("module-{}", Module::of(key)?.key());
    Some(Texts::get().text(lang, &key).to_owned())
}

/// Which modules are on in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules(Vec<Module>);

impl Modules {
    /// Whether a module is on.
    #[must_use]
    pub fn on(&self, module: Module) -> bool {
        self.0.contains(&module)
    }
}

/// Which modules are on.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Modules> {
    let states: Vec<(String, String)> =
        conn.list(&STATES, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    let chosen = |module: Module| {
        let state = states.iter().find(|(key, _)| key == module.key());
        state.map_or(module.on_at_first(), |(_, state)| state == "on")
    };
    Ok(Modules(Module::ALL.into_iter().filter(|module| chosen(*module)).collect()))
}

/// Whether a module is on.
pub async fn on(conn: &mut Conn, org: OrgId, module: Module) -> Result<bool> {
    Ok(all(conn, org).await?.on(module))
}

/// For a page or form of a module: refused, in words, when it is switched off.
pub async fn require(conn: &mut Conn, org: OrgId, module: Module) -> web::Result<()> {
    if on(conn, org, module).await? { Ok(()) } else { Err(Error::Gone("error-module-off")) }
}

/// The gate of a room's routes: nobody passes while the module is switched off.
pub fn gate(module: Module) -> impl Fn(web::Cx) -> BoxFuture<'static, web::Result<()>> + Clone {
    move |cx| {
        Box::pin(async move {
            let Some(actor) = cx.maybe_actor() else { return Ok(()) };
            let mut conn = cx.app().db.read(actor.org).await?;
            require(&mut conn, actor.org, module).await
        })
    }
}

/// Switches a module on.
pub async fn switch_on(
    conn: &mut Conn,
    org: OrgId,
    module: Module,
    doer: &Doer,
    now: Time,
) -> web::Result<()> {
    let before = all(conn, org).await?;
    if before.on(module) {
        return Ok(());
    }
    conn.run(&SET, args![org, module.key(), "on", now]).await?;
    if module == Module::HourlyCost {
        hourly_cost::keep(conn, org, now).await?;
    }
    let detail = json!({ "module": module.key() });
    audit::note(conn, org, doer, people::action!("module-on"), ("module", None), &detail, now)
        .await?;
    Ok(())
}

/// Switches a module off and deletes what it holds; how many rows were touched.
pub async fn switch_off(
    conn: &mut Conn,
    org: OrgId,
    module: Module,
    doer: &Doer,
    now: Time,
) -> web::Result<u64> {
    if !on(conn, org, module).await? {
        return Ok(0);
    }
    conn.run(&SET, args![org, module.key(), "off", now]).await?;
    let mut deleted = 0;
    for purge in PURGES.iter().filter(|purge| purge.module == module) {
        for statement in purge.statements {
            deleted += conn.run(statement, args![org]).await?;
        }
    }
    if module == Module::HourlyCost {
        deleted += hourly_cost::forget(conn, org).await?;
    }
    let detail = json!({ "module": module.key(), "deleted": deleted });
    audit::note(conn, org, doer, people::action!("module-off"), ("module", None), &detail, now)
        .await?;
    Ok(deleted)
}
