//! The running program: what every request can reach.

use std::ops::Deref;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use store::{Clock, Db};
use tokio::sync::Notify;

use crate::actor::{Actor, Need};
use crate::assets::Assets;
use crate::language::Texts;

/// What differs between installations.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, without a slash at the end: links in mails start with it.
    pub public_url: String,
    /// Whether this is a demonstration: `/demo/…` signs in without a password.
    pub demo: bool,
    /// Whether a proxy in front tells the client's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Whether mail can be sent.
    pub mail: bool,
}

impl Settings {
    /// Whether people reach this over TLS: cookies then carry `__Host-` and the browser keeps to TLS.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// One entry of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// The first page.
    pub path: &'static str,
    /// The key of its text.
    pub text: &'static str,
    /// The name of its icon.
    pub icon: &'static str,
    /// Who sees it.
    pub need: Need,
}

/// Finds who a session cookie belongs to. The room `people` knows; every page needs it.
pub trait Sessions: Send + Sync {
    /// The actor of a session secret, if it is still good.
    fn actor<'a>(
        &'a self,
        app: &'a App,
        secret: &'a str,
    ) -> BoxFuture<'a, store::Result<Option<Actor>>>;
}

/// The parts of a running program.
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Texts in every language.
    pub texts: &'static Texts,
    /// Style sheet, scripts, icons.
    pub assets: &'static Assets,
    /// What differs between installations.
    pub settings: Settings,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// Finds who asks.
    pub sessions: Box<dyn Sessions>,
    /// Wakes the job runner.
    pub wake: Arc<Notify>,
}

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<AppParts>);

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: AppParts) -> Self {
        Self(Arc::new(parts))
    }

    /// A full address for a path, for mails and printed sheets.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}

impl Deref for App {
    type Target = AppParts;

    fn deref(&self) -> &AppParts {
        &self.0
    }
}
