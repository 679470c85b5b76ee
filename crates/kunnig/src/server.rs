//! The server: listens, answers, works in the background, ends in order.

use std::net::SocketAddr;

use axum::{Router, middleware};
use store::Clock;
use store::jobs::Runner;
use tokio::net::TcpListener;
use web::App;

use crate::config::Config;
use crate::mailer::Mailer;
use crate::{compose, health, timetable};

/// The whole server as a service.
pub fn router(app: &App, metrics_token: Option<String>) -> Router {
    web::serve::router(app.clone(), compose::routes())
        .layer(middleware::from_fn(health::measure))
        .merge(health::routes(app.clone(), metrics_token))
}

/// A server that is ready to answer.
pub struct Server {
    /// The running program.
    pub app: App,
    /// The address it listens on.
    pub address: SocketAddr,
    /// Runs its long work.
    pub runner: Runner,
    listener: TcpListener,
    metrics_token: Option<String>,
}

impl Server {
    /// Takes the port and puts the rooms together over an open database.
    pub async fn bind(config: &Config, db: store::Db, demo: bool) -> std::io::Result<Self> {
        let metrics_token = config.metrics_token().map_err(std::io::Error::other)?;
        let listener = TcpListener::bind(&config.listen).await?;
        let address = listener.local_addr()?;
        let settings = config.settings(&address.to_string(), demo);
        let (app, runner) = compose::app(db, Clock::System, settings);
        Ok(Self { app, address, runner, listener, metrics_token })
    }

    /// Answers until the program is told to end; requests under way are finished first.
    pub(crate) async fn run(self, mail: Option<Mailer>) -> std::io::Result<()> {
        tokio::spawn(self.runner.clone().run());
        tokio::spawn(timetable::run(self.app.clone()));
        if let Some(mail) = mail {
            tokio::spawn(mail.run(self.app.db.clone(), self.app.clock.clone()));
        }
        let service = router(&self.app, self.metrics_token)
            .into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.listener, service).with_graceful_shutdown(told_to_end()).await?;
        self.app.db.close().await;
        Ok(())
    }
}

async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
