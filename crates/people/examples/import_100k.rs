//! Measures the import of 100 000 people into SQLite, the same file again, and pages of the directory:
//! `cargo run --release -p people --example import_100k`.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Instant;

use people::directory::{self, Filter, Sort, Start};
use people::import::{Columns, Existing, Options, Settings, limits, plan, run_file};
use people::{Organisation, organisation};
use store::{Clock, Db};
use web::Lang;

const PEOPLE: usize = 100_000;
const FIRST: [&str; 12] = [
    "Åsa", "Erik", "Maria", "Johan", "Örjan", "Karin", "Ahmed", "Lena", "Per", "Ingrid", "Mikael",
    "Ebba",
];
const LAST: [&str; 14] = [
    "Andersson",
    "Öberg",
    "Nyström",
    "Åkesson",
    "Lindqvist",
    "Berg",
    "Ek",
    "Dahl",
    "Hansson",
    "Ärlig",
    "Svensson",
    "Vallgren",
    "Zetterlund",
    "Haddad",
];
const ROLES: [&str; 40] = ["Montör"; 40];

fn file() -> Vec<u8> {
    let mut text = String::from(
        "Anst.nr;Förnamn;Efternamn;E-post;Avdelning;Befattning;Närmaste chef;Språk;Anställningsdatum\r\n",
    );
    for i in 0..PEOPLE {
        let (first, last) = (FIRST[i % 12], LAST[i / 7 % 14]);
        let manager = if i == 0 { String::new() } else { format!("{:06}", (i - 1) / 12) };
        let role = format!("{} {}", ROLES[i % 40], i % 40);
        let _ = writeln!(
            text,
            "{i:06};{first};{last}{};person{i}@exempel.se;Bolaget/Område {}/Enhet {};{role};{manager};sv;20{:02}-03-01\r",
            i % 997,
            i % 12,
            i % 240,
            i % 25
        );
    }
    text.into_bytes()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("import_100k_{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("kunnig.sqlite");
    let db = match std::env::args().nth(1) {
        Some(url) => Db::open_postgres(&url).await?,
        None => Db::open_sqlite(&path)?,
    };
    store::migrate(&db).await?;
    let clock = Clock::System;
    let org = Organisation::new("Storbolaget AB", Lang::or_fallback("sv"));
    let mut conn = db.write(org.id).await?;
    organisation::add(&mut conn, &org, clock.now()).await?;
    conn.commit().await?;
    let bytes = file();

    for what in ["first import", "same file again"] {
        let started = Instant::now();
        let options = Options::default();
        let report = run_file(&db, &clock, org.id, bytes.clone(), options, &mut |step| {
            if std::env::var_os("STEPS").is_some() {
                println!("  {:.2} s {step:?}", started.elapsed().as_secs_f64());
            }
        })
        .await?;
        println!(
            "{what}: {:.2} s; {} new, {} unchanged, {} problems",
            started.elapsed().as_secs_f64(),
            report.new,
            report.unchanged,
            report.problem_count
        );
        for problem in report.problems.iter().take(3) {
            println!("  {}", problem.line);
        }
    }
    let table = tabular::read(&bytes, limits())?;
    let columns = Columns::propose(&table, false);
    let mut conn = db.read(org.id).await?;
    let started = Instant::now();
    let list = Existing::read(&mut conn, org.id).await?;
    println!("reading the list: {:.2} s", started.elapsed().as_secs_f64());
    let started = Instant::now();
    let (language, now) = (org.language, clock.now());
    let settings = Settings { language, today: now.date(&org.zone()), now, takes_cost: false };
    let same = plan(&list, &table, &columns, &settings);
    println!("plan: {:.2} s, {} unchanged", started.elapsed().as_secs_f64(), same.unchanged);

    let departments = directory::departments(&mut conn, org.id).await?;
    let roles = directory::roles(&mut conn, org.id).await?;
    let named = |path: &str| departments.iter().find(|d| d.path == path).map(|d| d.id);
    let everyone = Filter::default();
    let words = |words: &str| Filter { words: words.to_owned(), ..Filter::default() };
    let looks = [
        ("everyone", everyone.clone()),
        ("one role", Filter { role: Some(roles[7].id), ..everyone.clone() }),
        (
            "small department",
            Filter { department: named("Bolaget/Område 3/Enhet 3"), ..everyone.clone() },
        ),
        ("large department", Filter { department: named("Bolaget/Område 3"), ..everyone.clone() }),
        ("whole tree", Filter { department: named("Bolaget"), ..everyone.clone() }),
        ("by department", Filter { sort: Sort::Department, ..everyone.clone() }),
        ("by role", Filter { sort: Sort::Role, ..everyone.clone() }),
        ("common word", words("andersson")),
        ("rare word", words("person77777@")),
        ("no such word", words("finns inte alls")),
        ("no such word, by department", Filter { sort: Sort::Department, ..words("finns inte") }),
        ("no such word, by role", Filter { sort: Sort::Role, ..words("finns inte") }),
        (
            "department and role",
            Filter {
                department: named("Bolaget/Område 3"),
                role: Some(roles[7].id),
                ..everyone.clone()
            },
        ),
        (
            "nobody in department and role",
            Filter {
                department: named("Bolaget/Område 3"),
                role: Some(roles[8].id),
                ..everyone.clone()
            },
        ),
        ("left", Filter { left: true, ..everyone.clone() }),
    ];
    for (what, filter) in looks {
        let mut filter = filter;
        let mut times = Vec::new();
        let mut lines = 0;
        for _ in 0..40 {
            let started = Instant::now();
            let page = directory::page(&mut conn, org.id, &filter).await?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
            lines += page.lines.len();
            filter.start = match page.lines.last() {
                Some(last) if page.later => Start::After(last.id),
                _ => Start::First,
            };
        }
        times.sort_by(f64::total_cmp);
        println!("{what}: median {:.1} ms, longest {:.1} ms, {lines} lines", times[20], times[39]);
    }
    let started = Instant::now();
    let tree = directory::tree(&mut conn, org.id).await?;
    println!("tree: {:.1} ms, {} departments", started.elapsed().as_secs_f64() * 1e3, tree.len());
    drop(conn);
    db.close().await;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
