//! The demonstration: every role's pages, in two languages, in light and dark, on three widths.

use std::collections::BTreeSet;

use browser_tests::{Browser, Device, Driver, Http, databases};
use xtask::program::{Database, Program};

use crate::walk::{kind_of, reached, walk};

const ROLES: [&str; 6] =
    ["hr", "manager", "employee", "ambassador", "leadership", "dataprotection"];

/// A demonstration in a folder of its own.
fn demo(database: &Database, people: u32) -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = Program::demo(folder.path(), database, people).expect("the demo starts");
    (folder, program)
}

/// Walks as one role in one language: axe in both schemes, and no page scrolls sideways on a phone.
async fn walks_as(role: &str, language: &str) {
    let (_folder, program) = demo(&Database::Sqlite, 140);
    let driver = Driver::start();
    let browser = Browser::open(&driver, &program.url, language).await;
    browser.go(&format!("/demo/{role}")).await;
    browser.looks(language, "device").await;
    let mut problems = Vec::new();
    let pages = walk(&browser, async |page| {
        if let Err(problem) = page {
            problems.push(problem);
            return;
        }
        browser.device(Device::Desktop).await;
        let spoken = browser.script("return document.documentElement.lang", &[]).await;
        assert_eq!(spoken, language, "{}", browser.place().await);
        problems.extend(browser.violations().await);
        problems.extend(browser.overflow(Device::SmallPhone).await);
        problems.extend(browser.overflow(Device::Phone).await);
        problems.extend(browser.violations().await);
    })
    .await;
    browser.device(Device::Desktop).await;
    browser.go("/").await;
    for button in browser.buttons_of_menus().await {
        browser.go("/").await;
        browser.press(&button).await;
        problems.extend(browser.violations().await);
    }
    browser.close().await;
    problems.extend(program.errors());
    assert!(problems.is_empty(), "{role}:\n{}", problems.join("\n"));
    assert!(pages > 5, "{role} reaches only {pages} pages");
}

macro_rules! walks {
    ($($test:ident: $role:literal, $language:literal;)*) => {$(
        #[tokio::test]
        async fn $test() {
            walks_as($role, $language).await;
        }
    )*};
}

walks! {
    hr_in_swedish: "hr", "sv";
    hr_in_english: "hr", "en";
    manager_in_swedish: "manager", "sv";
    manager_in_english: "manager", "en";
    employee_in_swedish: "employee", "sv";
    employee_in_english: "employee", "en";
    ambassador_in_swedish: "ambassador", "sv";
    ambassador_in_english: "ambassador", "en";
    leadership_in_swedish: "leadership", "sv";
    leadership_in_english: "leadership", "en";
    data_protection_in_swedish: "dataprotection", "sv";
    data_protection_in_english: "dataprotection", "en";
}

#[tokio::test]
async fn every_role_has_the_same_pages_on_postgresql() {
    let [sqlite, postgres] = databases("demo");
    let (_one, sqlite) = demo(&sqlite, 60);
    let (_other, postgres) = demo(&postgres, 60);
    for role in ROLES {
        let here = kinds(&Http::demo(&sqlite.url, role).await).await;
        let there = kinds(&Http::demo(&postgres.url, role).await).await;
        assert_eq!(here, there, "{role}");
        assert!(here.len() > 5, "{role} reaches only {here:?}");
    }
}

/// The kinds of pages reached by links, each with its status.
async fn kinds(http: &Http) -> BTreeSet<(String, u16)> {
    reached(http).await.into_iter().map(|page| (kind_of(&page.path), page.status)).collect()
}

#[tokio::test]
async fn a_manager_sees_groups_and_not_persons() {
    let (_folder, program) = demo(&Database::Sqlite, 140);
    let names = names(&Http::demo(&program.url, "hr").await).await;
    // Two of them may have the same name.
    assert!(names.len() > 130, "only {} names in the directory", names.len());
    let manager = Http::demo(&program.url, "manager").await;
    let own = manager.get("/me").await.body;
    for page in reached(&manager).await {
        let figures = ["/matrix", "/assessment"].iter().any(|room| page.path.starts_with(room));
        let shown = names.iter().find(|name| !own.contains(*name) && page.body.contains(*name));
        assert!(!figures || shown.is_none(), "{} shows {shown:?}", page.path);
    }
    let matrix = manager.get("/matrix").await;
    assert_eq!(matrix.status.as_u16(), 200);
    assert!(matrix.body.contains("<table class=\"matrix\""), "{}", matrix.body);
    assert_eq!(manager.get("/people").await.status.as_u16(), 403);
}

/// The names of everybody in the directory.
async fn names(http: &Http) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut page = "/people".to_owned();
    while !page.is_empty() {
        let list = http.get(&page).await.body;
        for row in list.split("<th scope=\"row\"><a href=\"/people/").skip(1) {
            let name = row.split_once('>').map_or("", |(_, rest)| rest);
            names.insert(name.split('<').next().unwrap_or_default().to_owned());
        }
        let next =
            list.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        page = next.unwrap_or_default().replace("&amp;", "&");
    }
    names
}
