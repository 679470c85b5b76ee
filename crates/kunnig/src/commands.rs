//! The command line.

mod answers_import;
mod column;
mod data;
mod demo;
mod disclose;
mod doctor;
mod effect;
mod estimate;
mod evidence_file;
mod export;
mod fit;
mod import;
mod init;
mod power;
mod roi;
mod serve;
mod waves;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use people::{Organisation, organisation};
use store::Db;

use crate::config::Config;

/// Kunnig builds AI competence across a company: assess, matrix, train, coach, measure.
///
/// Try it:       kunnig demo
/// Set it up:    kunnig init --organisation "Our company" --email me@company.se --name "My Name"
/// Run it:       kunnig serve --config /etc/kunnig.toml
#[derive(Debug, Parser)]
#[command(name = "kunnig", version, verbatim_doc_comment, max_term_width = 100)]
pub struct Cli {
    /// Configuration file (TOML). The environment (`KUNNIG_LISTEN`, `KUNNIG_DATABASE`, …) stands over it
    #[arg(long, global = true, value_name = "FILE", env = "KUNNIG_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make up a company and show it: nothing to set up, nothing real
    Demo(demo::Demo),
    /// Run the server
    Serve(serve::Serve),
    /// Make the first organisation and its HR account
    Init(init::Init),
    /// Take in the HR list, or answers that were collected elsewhere
    #[command(subcommand)]
    Import(ImportWhat),
    /// Write out figures that may be shown
    #[command(subcommand)]
    Export(ExportWhat),
    /// Estimate competences from a table of evidence: anyone can check the figures
    Estimate(estimate::Estimates),
    /// Say which numbers of the estimate a table of evidence speaks for; changes nothing
    Fit(fit::Fit),
    /// Compute return on investment with its range from a file of inputs
    Roi(roi::Roi),
    /// Say what a roll-out in waves has changed, from any table of units over time
    Effect(Box<effect::Effect>),
    Waves(waves::Waves),
    Power(power::Power),
    Disclose(disclose::Disclose),
    /// Copy the whole database to a file, while the server runs
    Backup(data::Backup),
    /// Put a copy in the place of the database; stop the server first
    Restore(data::Restore),
    /// Say in words what is wrong with the set-up
    Doctor,
    /// Bring the database's schema up to date (the server does so when it starts)
    Migrate,
}

#[derive(Debug, Subcommand)]
enum ImportWhat {
    /// The HR system's list, CSV or XLSX
    People(import::People),
    /// Answers from Microsoft Forms, Google Forms, LimeSurvey, Formbricks or any other table
    Answers(answers_import::Answers),
}

#[derive(Debug, Subcommand)]
enum ExportWhat {
    /// The competence matrix: role × competence, groups of five or more
    Matrix(export::Matrix),
}

/// Which organisation a command is about.
#[derive(Debug, Args)]
struct Which {
    /// Name (or the beginning of it) of the organisation; not needed when there is only one
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
}

/// What a command says when it cannot be done: words for the person at the terminal.
#[derive(Debug)]
struct Failure(String);

impl<T: std::fmt::Display> From<T> for Failure {
    fn from(error: T) -> Self {
        Self(error.to_string())
    }
}

type Done<T = ()> = Result<T, Failure>;

/// Threads that answer requests: SQLite is read on them, so one that reads for long must not hold up the others.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| (2 * cores.get()).max(4))
}

/// Runs a command.
pub fn run(cli: Cli) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers())
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("kunnig: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(words)) => {
            eprintln!("kunnig: {words}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> Done {
    let config = Config::load(cli.config.as_deref())?;
    start_log(&config);
    match cli.command {
        Command::Demo(demo) => demo.run(config).await,
        Command::Serve(serve) => serve.run(config).await,
        Command::Init(init) => init.run(config).await,
        Command::Import(ImportWhat::People(people)) => people.run(config).await,
        Command::Import(ImportWhat::Answers(answers)) => answers.run(config).await,
        Command::Export(ExportWhat::Matrix(matrix)) => matrix.run(config).await,
        Command::Estimate(estimates) => estimates.run(),
        Command::Fit(fit) => fit.run(),
        Command::Roi(roi) => roi.run(),
        Command::Effect(effect) => effect.run(),
        Command::Waves(waves) => waves.run(),
        Command::Power(power) => power.run(),
        Command::Disclose(disclose) => disclose.run(),
        Command::Backup(backup) => backup.run(config).await,
        Command::Restore(restore) => restore.run(config).await,
        Command::Doctor => doctor::run(config).await,
        Command::Migrate => data::migrate(config).await,
    }
}

fn start_log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first log.
    let _ = if config.log_json {
        log.json().try_init()
    } else {
        log.with_ansi(std::io::stderr().is_terminal()).try_init()
    };
}

/// Opens the database and brings its schema up to date.
async fn open(config: &Config) -> Done<Db> {
    let db = config.open().await?;
    store::migrate(&db).await?;
    Ok(db)
}

impl Which {
    async fn find(&self, db: &Db) -> Done<Organisation> {
        let mut conn = db.read_installation().await?;
        let all = organisation::all(&mut conn).await?;
        let wanted = self.org.as_deref().unwrap_or_default().to_lowercase();
        let mut fits: Vec<Organisation> = all
            .into_iter()
            .filter(|org| {
                org.name.to_lowercase().starts_with(&wanted) || org.id.to_string() == wanted
            })
            .collect();
        match (fits.pop(), fits.is_empty()) {
            (Some(org), true) => Ok(org),
            (Some(_), false) => {
                Err(Failure("several organisations fit: say which with --org NAME".into()))
            }
            (None, _) if wanted.is_empty() => {
                Err(Failure("there is no organisation yet: make one with `kunnig init`".into()))
            }
            (None, _) => Err(Failure(format!("there is no organisation called {wanted}"))),
        }
    }
}

/// A bar on the terminal; nothing where the output is not one.
fn bar(total: usize) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(total as u64);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::hidden());
    }
    bar
}
