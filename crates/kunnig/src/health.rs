//! What those who watch over the server ask: is it alive, is it ready, how is it doing.

use std::sync::OnceLock;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use store::{args, statement};
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

/// `/healthz` (the program runs), `/readyz` (the database answers), `/metrics` (for Prometheus).
pub(crate) fn routes(app: App) -> Router {
    let _ = metrics();
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route(
            "/metrics",
            get(|| async { metrics().map(PrometheusHandle::render).unwrap_or_default() }),
        )
        .with_state(app)
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
