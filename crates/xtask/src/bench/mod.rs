//! `cargo xtask bench`: the figures of the house, measured on a release build. A page is compared with a file of
//! near size from the same server in the same run, since machines differ.

mod load;
mod report;
mod statistics;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use serde_json::Value;
use xtask::hr_list;
use xtask::postgres::Postgres;
use xtask::program::{self, Database, Program};
use xtask::{Result, target};

use crate::shell::{cargo, run as succeed};
use load::{Answer, Connection, get, load, post};
use report::Report;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// What to measure
    #[arg(value_enum, default_value = "program")]
    what: What,
    /// Small numbers and short runs, to see that the measuring works
    #[arg(long)]
    quick: bool,
    /// Keep the data in a throw-away PostgreSQL instead of SQLite
    #[arg(long)]
    postgres: bool,
    /// Measure this program instead of building one
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The program: import, pages, answers, start, memory
    Program,
    /// The figures: coverage, false alarms, what an attacker finds, time for very large companies
    Statistics,
}

/// Who opens which page.
const PAGES: [(&str, &str); 8] = [
    ("hr", "/"),
    ("employee", "/"),
    ("hr", "/matrix"),
    ("employee", "/matrix/me"),
    ("hr", "/people"),
    ("employee", "/learning"),
    ("employee", "/learning/units/a-first-prompt"),
    ("employee", "/tools/check"),
];

/// Builds, measures, prints a table and keeps it in `target/bench.json`.
pub(crate) fn run(options: &Options) -> Result {
    if options.what == What::Statistics {
        return statistics::run(options.quick);
    }
    if let Some(binary) = &options.binary {
        program::use_binary(std::path::absolute(binary)?);
    } else {
        succeed(&mut cargo(["build", "--release", "--quiet", "--package", "kunnig"]))?;
        program::use_binary(target().join("release/kunnig"));
    }
    let sizes: &[u32] = if options.quick { &[200] } else { &[1_000, 100_000] };
    let duration = Duration::from_secs(if options.quick { 1 } else { 5 });
    let postgres = options.postgres.then(Postgres::start).transpose()?;
    let database = |name: String| database(postgres.as_ref(), &name);
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
        let folder = tempfile::tempdir()?;
        let database = self::database(postgres.as_ref(), &format!("answers_{people}"))?;
        runtime.block_on(answers(&mut report, *people, folder.path(), &database, duration))?;
    }
    print!("{report}");
    let file = target().join("bench.json");
    report.save(&file)?;
    println!("\nkept in {}", file.display());
    Ok(())
}

/// A database of its own for one thing to be measured.
fn database(server: Option<&Postgres>, name: &str) -> Result<Database> {
    match server {
        None => Ok(Database::Sqlite),
        Some(server) => Postgres::new_database(&server.address(), name).map(Database::Postgres),
    }
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
    session(&connection.ask(&get(&format!("/demo/{role}"), "")).await?)
}

/// The cookie that an answer sets.
fn session(answer: &Answer) -> Result<String> {
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    Ok(cookie.ok_or_else(|| format!("no session, but {}", answer.status))?.to_owned())
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

/// People answer an open assessment by their links: an answer is saved as it is given.
async fn answers(
    report: &mut Report,
    people: u32,
    folder: &Path,
    database: &Database,
    duration: Duration,
) -> Result {
    hr_list::organisation(folder, database, "Norrsken AB", hr_list::HR_LEAD)?;
    let list = folder.join("people.csv");
    std::fs::write(&list, hr_list::csv(people))?;
    program::run(folder, database, &["import".as_ref(), "people".as_ref(), list.as_os_str()])?;
    let server = Program::serve(folder, database)?;
    let host = server.url.trim_start_matches("http://").to_owned();
    let mut connection = Connection::open(&host).await?;
    let form =
        format!("email={}&password={}", hr_list::HR_LEAD, hr_list::PASSWORD.replace(' ', "+"));
    let form = form.replace('@', "%40").replace('ä', "%C3%A4");
    let cookie = session(&connection.ask(&post("/sign-in", "", &form)).await?)?;
    let page = connection.ask(&get("/assessment/new", &cookie)).await?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let day = |name: &str| {
        let field = html.split(&format!("name=\"{name}\" value=\"")).nth(1);
        field.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let form = format!(
        "title=Bench&questionnaire=baseline&who=all&opens_on={}&closes_on={}",
        day("opens_on"),
        day("closes_on")
    );
    let made = connection.ask(&post("/assessment/new", &cookie, &form)).await?;
    let campaign = made.header("location").ok_or("no assessment was made")?;
    let campaign = campaign.split('?').next().unwrap_or_default().to_owned();
    let started = Instant::now();
    let launched = connection.ask(&post(&format!("{campaign}/launch"), &cookie, "")).await?;
    if launched.status != 303 {
        return Err(format!("{campaign}/launch: {}", launched.status).into());
    }
    report.seconds(people, "assessment launched", started.elapsed());
    let sheet = connection.ask(&get(&format!("{campaign}/sheet?who=all"), &cookie)).await?;
    let sheet = String::from_utf8_lossy(&sheet.body).into_owned();
    let links = sheet.split("/a/").skip(1).map(|rest| rest.split('<').next().unwrap_or_default());
    let saves: Vec<Vec<u8>> =
        links.take(16).map(|link| post(&format!("/a/{link}/save"), "", "tools-other=x")).collect();
    let files = files(&mut connection).await?;
    let small = files.iter().min_by_key(|(_, size)| *size).ok_or("the page names no file")?;
    for connections in [1, 16] {
        let saved = load(&host, &saves[..connections.min(saves.len())], duration).await?;
        let asked = vec![get(&small.0, ""); connections];
        let limit = load(&host, &asked, duration.min(Duration::from_secs(2))).await?;
        report.load(people, "an answer is saved", connections, &saved, &limit);
    }
    Ok(())
}
