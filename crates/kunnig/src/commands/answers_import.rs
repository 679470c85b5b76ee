//! `kunnig import answers`.

use std::path::PathBuf;

use assessment::import::{Options, Report, parse, run_file};
use clap::Args;
use store::Clock;

use super::{Done, Failure, Which, bar, open};
use crate::config::Config;

/// Take in answers that were collected elsewhere.
#[derive(Debug, Args)]
pub(super) struct Answers {
    /// The answers, CSV or XLSX
    file: PathBuf,
    /// A TOML file that says which column answers which question
    #[arg(long, value_name = "MAP.toml")]
    mapping: PathBuf,
    #[command(flatten)]
    which: Which,
    /// Say what would be taken in, and take in nothing
    #[arg(long)]
    dry_run: bool,
    /// Load the others when some people are not on the HR list
    #[arg(long)]
    without_unknown: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

impl Answers {
    pub(super) async fn run(self, config: Config) -> Done {
        let read = |file: &PathBuf| {
            std::fs::read(file).map_err(|error| Failure(format!("{}: {error}", file.display())))
        };
        let mapping = String::from_utf8(read(&self.mapping)?)?;
        let mapping =
            parse(&mapping).map_err(|error| format!("{}: {error}", self.mapping.display()))?;
        let bytes = read(&self.file)?;
        let db = open(&config).await?;
        let org = self.which.find(&db).await?;
        let bar = bar(0);
        let follow = |done: usize, total: usize| {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        };
        let options = Options {
            dry_run: self.dry_run,
            without_unknown: self.without_unknown,
            compute_now: true,
        };
        let report =
            run_file(&db, &Clock::System, org.id, bytes, &mapping, options, follow).await?;
        bar.finish_and_clear();
        db.close().await;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report)?);
        } else {
            tell(&report);
        }
        let stopped = report.unmatched > 0 && !self.without_unknown && !self.dry_run;
        if stopped && report.campaign.is_none() {
            return Err(Failure(format!(
                "{} rows are of people who are not on the HR list: nothing was loaded. Say --without-unknown to leave them out",
                report.unmatched
            )));
        }
        Ok(())
    }
}

fn tell(report: &Report) {
    let said = match (report.campaign, report.loaded_before) {
        (_, true) => "loaded before: nothing changed",
        (Some(_), false) => "loaded",
        (None, false) => "nothing loaded",
    };
    println!(
        "{} rows, {} answers, {} empty: {said}",
        report.rows, report.answers, report.empty_rows
    );
    for (question, answers) in &report.questions {
        println!("  {question}: {answers}");
    }
    for problem in &report.problems {
        let row = problem.row.map_or_else(|| "-".to_owned(), |row| row.to_string());
        println!("  row {row}, {}: {} {:?}", problem.column, problem.problem, problem.value);
    }
    if report.problem_count > report.problems.len() {
        println!("  and {} more", report.problem_count - report.problems.len());
    }
}
