//! The layers every request passes: request id, limits, protection against forged requests, who asks, security
//! headers, and errors told in the reader's words.

use std::time::Instant;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;
use tower_http::csrf::CsrfLayer;

use crate::app::App;
use crate::context::percent_encode;
use crate::language::Lang;
use crate::routes::Routes;
use crate::{Cx, Error, Json, assets};

/// The name of the session cookie. Over TLS it carries `__Host-`: no other host can set it.
#[must_use]
pub fn cookie_name(app: &App) -> &'static str {
    if app.settings.secure() { "__Host-kunnig" } else { "kunnig" }
}

/// The secret in the session cookie, if there is one.
#[must_use]
pub fn session_secret<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = cookie_name(app);
    let cookies = headers.get_all(header::COOKIE).into_iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split("; "))
        .find_map(|cookie| cookie.strip_prefix(name)?.strip_prefix('='))
}

/// The largest form, in bytes. A route that takes files says so itself: [`crate::Routes::upload`].
const FORM_LIMIT: usize = 1 << 20;

/// All rooms as one server.
pub fn router(app: App, routes: Routes) -> Router {
    let pages = routes
        .into_router()
        .fallback(|| async { Error::NotFound })
        .layer(middleware::from_fn_with_state(app.clone(), context))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(CompressionLayer::new().gzip(true).compress_when(SizeAbove::new(1024)));
    Router::new()
        .merge(pages)
        .route("/assets/{*path}", get(assets::show))
        .layer(middleware::from_fn_with_state(app.clone(), security_headers))
        .layer(CatchPanicLayer::custom(|_| {
            tracing::error!("a request ended in a panic");
            (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response()
        }))
        .with_state(app)
}

/// Finds who asks and in which language, and turns errors into pages.
async fn context(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let headers = request.headers();
    let actor = match session_secret(&app, headers) {
        None => Ok(None),
        Some(secret) => app.sessions.actor(&app, secret).await,
    };
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(|| Lang::or_fallback("en"), Lang::accepted);
    let wants_json = request.uri().path().starts_with("/api/")
        || headers
            .get(header::ACCEPT)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/json"));
    let method = request.method().clone();
    let (actor, failure) = match actor {
        Ok(actor) => (actor, None),
        Err(error) => (None, Some(Error::from(error))),
    };
    let lang = actor.as_ref().map_or(accepted, |actor| actor.language);
    let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
    let cx = Cx::new(app, actor, lang, path, query);
    request.extensions_mut().insert(cx.clone());
    let mut response = match failure {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    };
    if let Some(error) = response.extensions_mut().remove::<Error>() {
        response = tell(&cx, &error, wants_json);
    }
    let status = response.status();
    tracing::debug!(%method, path = cx.path(), status = status.as_u16(), took = ?started.elapsed());
    response
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage<'a> {
    cx: &'a Cx,
    title: String,
    text: String,
    request_id: String,
}

fn tell(cx: &Cx, error: &Error, wants_json: bool) -> Response {
    let (status, key) = error.told_as();
    let request_id = uuid::Uuid::now_v7().simple().to_string();
    if status.is_server_error() {
        tracing::error!(%error, request_id, path = cx.path(), "a request failed");
    }
    if matches!(error, Error::SignIn) && !wants_json {
        let next = percent_encode(&cx.here());
        return Redirect::to(&format!("/sign-in?next={next}")).into_response();
    }
    let title = cx.t(&format!("{key}-title")).to_owned();
    let text = match error {
        Error::TooMany(seconds) => cx.t1(&format!("{key}-text"), "minutes", seconds.div_ceil(60)),
        _ => cx.t(&format!("{key}-text")).to_owned(),
    };
    let mut response = if wants_json {
        let problem = serde_json::json!({
            "type": "about:blank", "title": title, "status": status.as_u16(), "detail": text, "instance": request_id,
        });
        let mut response = Json(problem).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    } else {
        match crate::page(&ErrorPage { cx, title, text, request_id }) {
            Ok(response) => response,
            Err(error) => {
                tracing::error!(%error, "the error page cannot be rendered");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    };
    *response.status_mut() = status;
    if let Error::TooMany(seconds) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CACHE_CONTROL, "private, no-store");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    if app.settings.secure() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    response
}
