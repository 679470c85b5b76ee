//! A room's routes as a table: method, path, who it is for. What the table says is what is checked, and a test
//! walks it.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use futures_util::future::BoxFuture;

use crate::actor::Need;
use crate::app::App;
use crate::{Cx, Error};

/// The largest file that may be handed in, in bytes: the HR list of 300 000 people.
const FILE_LIMIT: usize = 64 << 20;

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{…}` for what varies.
    pub path: &'static str,
    /// Who it is for.
    pub need: Need,
}

/// The routes of a room, or of all rooms.
#[derive(Default)]
pub struct Routes {
    /// The rows.
    pub table: Vec<Route>,
    router: Router<App>,
}

impl Routes {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page or file to look at.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, need: Need, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::GET, path, need, on(MethodFilter::GET, handler))
    }

    /// Something to do.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, need: Need, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, need, on(MethodFilter::POST, handler))
    }

    /// A form that hands in a file.
    #[must_use]
    pub fn upload<H, T>(self, path: &'static str, need: Need, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = on(MethodFilter::POST, handler).layer(DefaultBodyLimit::max(FILE_LIMIT));
        self.add(Method::POST, path, need, handler)
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        need: Need,
        handler: MethodRouter<App>,
    ) -> Self {
        self.table.push(Route { method, path, need });
        let guarded =
            handler.layer(middleware::from_fn(move |request, next| guard(need, request, next)));
        self.router = self.router.route(path, guarded);
        self
    }

    /// The same routes behind a gate, asked before every request: a module that is switched off lets nobody pass.
    #[must_use]
    pub fn gated<F>(mut self, gate: F) -> Self
    where
        F: Fn(Cx) -> BoxFuture<'static, Result<(), Error>> + Clone + Send + Sync + 'static,
    {
        let ask = move |request: Request, next: Next| {
            let cx = request.extensions().get::<Cx>().cloned();
            let gate = gate.clone();
            async move {
                match cx {
                    Some(cx) => match gate(cx).await {
                        Ok(()) => next.run(request).await,
                        Err(error) => error.into_response(),
                    },
                    None => Error::internal("a page outside the context layer").into_response(),
                }
            }
        };
        self.router = self.router.layer(middleware::from_fn(ask));
        self
    }

    /// With the routes of another room.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// The routes as axum serves them.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}

/// Lets a request through only to those the table names.
async fn guard(need: Need, request: Request, next: Next) -> Response {
    let Some(cx) = request.extensions().get::<Cx>() else {
        return Error::internal("a page outside the context layer").into_response();
    };
    let actor = cx.maybe_actor();
    if need.met_by(actor) {
        next.run(request).await
    } else if actor.is_some() {
        Error::Forbidden.into_response()
    } else {
        Error::SignIn.into_response()
    }
}
