//! What those who watch over the server ask: is it alive, is it ready, how is it doing.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use store::{args, statement};
use subtle::ConstantTimeEq as _;
use web::App;

statement! {
    ANSWERS: installation = "SELECT COUNT(*) FROM organisation";
}

static METRICS: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// The recorder of figures about the program, made the first time it is asked for.
fn metrics() -> Option<&'static PrometheusHandle> {
    let made = METRICS.get_or_init(|| {
        PrometheusBuilder::new()
            .set_buckets_for_metric(
                Matcher::Full("http_request_seconds".to_owned()),
                &[0.001, 0.005, 0.02, 0.05, 0.2, 1.0, 5.0],
            )
            .and_then(PrometheusBuilder::install_recorder)
            .inspect_err(|error| tracing::warn!(%error, "no metrics"))
            .ok()
    });
    made.as_ref()
}

/// `/healthz` (the program runs), `/readyz` (the database answers), `/metrics` (for Prometheus, who shows `token`).
pub(crate) fn routes(app: App, token: Option<String>) -> Router {
    let _ = metrics();
    let token: Option<Arc<str>> = token.map(Arc::from);
    let measured = move |request: Request| {
        let answer = if may_measure(&request, token.as_deref()) {
            metrics().map(PrometheusHandle::render).unwrap_or_default().into_response()
        } else {
            StatusCode::FORBIDDEN.into_response()
        };
        std::future::ready(answer)
    };
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(measured))
        .with_state(app)
}

/// Who may read the figures about the program: whoever shows the word, or, where none is set, a process of this
/// machine that asks directly. A proxy on the same machine asks for somebody else, and says so in a header.
fn may_measure(request: &Request, token: Option<&str>) -> bool {
    let headers = request.headers();
    if let Some(token) = token {
        let shown = headers.get(AUTHORIZATION).map_or(&b""[..], |value| value.as_bytes());
        return shown.ct_eq(format!("Bearer {token}").as_bytes()).into();
    }
    let address = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let near = address.is_some_and(|ConnectInfo(address)| address.ip().is_loopback());
    let forwarded = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];
    near && forwarded.iter().all(|name| !headers.contains_key(*name))
}

async fn ready(State(app): State<App>) -> Response {
    let asked = async {
        let mut conn = app.db.read_installation().await?;
        conn.one(&ANSWERS, args![]).await
    };
    match asked.await {
        Ok(_) => "ready".into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response()
        }
    }
}

/// Counts requests by route and status, and how long they took.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("http_requests_total", "route" => route.clone(), "status" => status)
        .increment(1);
    metrics::histogram!("http_request_seconds", "route" => route)
        .record(started.elapsed().as_secs_f64());
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asks(from: &str, headers: &[(&str, &str)]) -> Request {
        let mut request = Request::builder().uri("/metrics");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        let address: SocketAddr = from.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(address));
        request
    }

    #[test]
    fn figures_about_the_program_are_for_this_machine_alone() {
        assert!(may_measure(&asks("127.0.0.1:5000", &[]), None));
        assert!(!may_measure(&asks("192.0.2.7:5000", &[]), None));
        // A proxy on this machine asks for somebody else.
        let proxied = [("x-forwarded-for", "192.0.2.7")];
        assert!(!may_measure(&asks("127.0.0.1:5000", &proxied), None));
    }

    #[test]
    fn with_a_word_the_word_counts() {
        let right = [("authorization", "Bearer hemligt"), ("x-forwarded-for", "192.0.2.7")];
        assert!(may_measure(&asks("192.0.2.7:5000", &right), Some("hemligt")));
        let wrong = [("authorization", "Bearer hemlig")];
        assert!(!may_measure(&asks("127.0.0.1:5000", &wrong), Some("hemligt")));
        assert!(!may_measure(&asks("127.0.0.1:5000", &[]), Some("hemligt")));
    }
}
