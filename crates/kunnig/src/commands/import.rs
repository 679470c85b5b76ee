//! `kunnig import people`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use people::import::{Options, Progress, Report, run_file};
use store::Clock;

use super::{Done, Failure, Which, bar, open};
use crate::config::Config;

/// Take in the HR system's list.
#[derive(Debug, Args)]
pub(super) struct People {
    /// The list, CSV or XLSX
    file: PathBuf,
    #[command(flatten)]
    which: Which,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Go on although more than 30 % of those employed would leave
    #[arg(long)]
    confirm_leavers: bool,
    /// A TOML file that names the heading of each field, such as `number = "Anst.nr"`
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

impl People {
    pub(super) async fn run(self, config: Config) -> Done {
        let bytes = tokio::fs::read(&self.file)
            .await
            .map_err(|error| Failure(format!("{}: {error}", self.file.display())))?;
        let mapping: Option<BTreeMap<String, String>> = match &self.mapping {
            None => None,
            Some(file) => Some(toml::from_str(&tokio::fs::read_to_string(file).await?)?),
        };
        let db = open(&config).await?;
        let org = self.which.find(&db).await?;
        let options = Options {
            mapping,
            dry_run: self.dry_run,
            confirm_leavers: self.confirm_leavers,
            ..Options::default()
        };
        let bar = bar(0);
        let mut follow = |progress| match progress {
            Progress::Reading => bar.set_message("reading"),
            Progress::Comparing { rows } => bar.set_length(rows as u64),
            Progress::Writing { done, total } => {
                bar.set_length(total as u64);
                bar.set_position(done as u64);
            }
        };
        let report = run_file(&db, &Clock::System, org.id, bytes, options, &mut follow).await?;
        bar.finish_and_clear();
        if report.applied {
            let mut conn = db.write(org.id).await?;
            competence::profiles::install_for_new_roles(&mut conn, org.id, Clock::System.now())
                .await?;
            conn.commit().await?;
        }
        db.close().await;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report)?);
        } else {
            tell(&report, self.dry_run);
        }
        if report.problem_count > 0 {
            return Err(Failure(format!(
                "{} problems: nothing was imported",
                report.problem_count
            )));
        }
        if report.must_confirm_leavers && !report.applied && !self.dry_run {
            return Err(Failure(
                "more than 30 % of those employed would leave: say --confirm-leavers if that is right".into(),
            ));
        }
        Ok(())
    }
}

fn tell(report: &Report, dry_run: bool) {
    println!(
        "{} rows: {} new, {} changed, {} moved, {} back, {} left, {} as before{}",
        report.rows,
        report.new,
        report.changed,
        report.moved,
        report.returned,
        report.left,
        report.unchanged,
        if dry_run { " (nothing written)" } else { "" }
    );
    for (what, names) in
        [("departments", &report.new_departments), ("job roles", &report.new_roles)]
    {
        if !names.is_empty() {
            println!("new {what}: {}", names.join(", "));
        }
    }
    for problem in &report.problems {
        println!("  {}", problem.line);
    }
}
