//! `cargo xtask bench`: the figures of the house, measured on a release build. A page is compared with a file of
//! near size from the same server in the same run, since machines differ.

mod load;
mod report;

use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::Value;
use xtask::hr_list;
use xtask::postgres::Postgres;
use xtask::program::{self, Database, Program};
use xtask::{Result, target};

use crate::shell::{cargo, run as succeed};
use load::{Connection, get, load};
use report::Report;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Small numbers and short runs, to see that the measuring works
    #[arg(long)]
    quick: bool,
    /// Keep the data in a throw-away PostgreSQL instead of SQLite
    #[arg(long)]
    postgres: bool,
}

/// Who opens which page.
const PAGES: [(&str, &str); 5] = [
    ("hr", "/"),
    ("employee", "/"),
    ("hr", "/matrix"),
    ("employee", "/matrix/me"),
    ("hr", "/people"),
];

/// Builds, measures, prints a table and keeps it in `target/bench.json`.
pub(crate) fn run(options: &Options) -> Result {
    succeed(&mut cargo(["build", "--release", "--quiet", "--package", "kunnig"]))?;
    program::use_binary(target().join("release/kunnig"));
    let sizes: &[u32] = if options.quick { &[200] } else { &[1_000, 100_000] };
    let duration = Duration::from_secs(if options.quick { 1 } else { 5 });
    let postgres = options.postgres.then(Postgres::start).transpose()?;
    let database = |name: String| match &postgres {
        None => Ok(Database::Sqlite),
        Some(server) => Postgres::new_database(&server.address(), &name).map(Database::Postgres),
    };
    // One thread: the other core is the server's.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut report = Report::new(options.postgres);
    for people in sizes {
        import(&mut report, *people, &database(format!("import_{people}"))?)?;
        let folder = tempfile::tempdir()?;
        let database = database(format!("demo_{people}"))?;
        let started = Instant::now();
        let demo = Program::demo(folder.path(), &database, *people)?;
        report.seconds(*people, "demo company made", started.elapsed());
        runtime.block_on(pages(&mut report, *people, &demo, duration))?;
        report.megabytes(*people, "memory after the load", demo.resident_memory()?);
        demo.kill();
        runtime.block_on(start(&mut report, *people, folder.path(), &database))?;
    }
    print!("{report}");
    let file = target().join("bench.json");
    report.save(&file)?;
    println!("\nkept in {}", file.display());
    Ok(())
}

/// The command line reads an HR list into a new organisation, and once more when nothing has changed.
fn import(report: &mut Report, people: u32, database: &Database) -> Result {
    let folder = tempfile::tempdir()?;
    hr_list::organisation(folder.path(), database, "Norrsken AB", hr_list::HR_LEAD)?;
    let list = folder.path().join("people.csv");
    std::fs::write(&list, hr_list::csv(people))?;
    for what in ["import of the HR list", "the same list again"] {
        let started = Instant::now();
        let args = ["import", "people", "--json"];
        let output = program::command(folder.path(), database)?.args(args).arg(&list).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        report.seconds(people, what, started.elapsed());
        let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        report.note(people, what, &told);
    }
    Ok(())
}

/// Pages and files at one and at sixteen connections.
async fn pages(report: &mut Report, people: u32, server: &Program, duration: Duration) -> Result {
    let host = server.url.trim_start_matches("http://").to_owned();
    let mut connection = Connection::open(&host).await?;
    let files = files(&mut connection).await?;
    for (role, path) in PAGES {
        let cookie = sign_in(&mut connection, role).await?;
        let page = connection.ask(&get(path, &cookie)).await?;
        if page.status != 200 {
            return Err(format!("{path} as {role}: {}", page.status).into());
        }
        let near = files.iter().min_by_key(|(_, size)| size.abs_diff(page.body.len()));
        let (file, _) = near.ok_or("the page names no file")?;
        for connections in [1, 16] {
            let asked = vec![get(path, &cookie); connections];
            let page = load(&host, &asked, duration).await?;
            let asked = vec![get(file, ""); connections];
            let limit = load(&host, &asked, duration.min(Duration::from_secs(2))).await?;
            report.load(people, &format!("{path} as {role}"), connections, &page, &limit);
        }
    }
    Ok(())
}

/// The files a page names and their sizes: what the server can give without asking the database.
async fn files(connection: &mut Connection) -> Result<Vec<(String, usize)>> {
    let page = connection.ask(&get("/sign-in", "")).await?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let mut files = Vec::new();
    for part in html.split("\"/assets/").skip(1) {
        let name = part.split(['"', '#']).next().unwrap_or_default();
        let path = format!("/assets/{name}");
        let file = connection.ask(&get(&path, "")).await?;
        if file.status == 200 {
            files.push((path, file.body.len()));
        }
    }
    Ok(files)
}

/// Signs in as a person of the demonstration; the cookie.
async fn sign_in(connection: &mut Connection, role: &str) -> Result<String> {
    let answer = connection.ask(&get(&format!("/demo/{role}"), "")).await?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    Ok(cookie.ok_or_else(|| format!("/demo/{role}: {}", answer.status))?.to_owned())
}

/// From the start of the process to its first answer, and the memory it holds then.
async fn start(report: &mut Report, people: u32, folder: &Path, database: &Database) -> Result {
    let started = Instant::now();
    let server = Program::serve(folder, database)?;
    let host = server.url.trim_start_matches("http://").to_owned();
    let mut connection = Connection::open(&host).await?;
    let answer = connection.ask(&get("/sign-in", "")).await?;
    if answer.status != 200 {
        return Err(format!("/sign-in: {}", answer.status).into());
    }
    report.seconds(people, "start to first answer", started.elapsed());
    report.megabytes(people, "memory at rest", server.resident_memory()?);
    Ok(())
}
