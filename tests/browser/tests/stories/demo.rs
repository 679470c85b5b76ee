//! The demonstration: every role's pages, in two languages, in light and dark, on three widths.

use std::collections::{BTreeSet, VecDeque};

use browser_tests::{Browser, Device, Driver, Http, databases};
use xtask::program::{Database, Program};

const ROLES: [&str; 6] =
    ["hr", "manager", "employee", "ambassador", "leadership", "dataprotection"];

/// What a walk leaves alone: it would end the session or sign in as somebody else.
const LEFT_ALONE: [&str; 2] = ["/sign-out", "/demo/"];

/// A demonstration in a folder of its own.
fn demo(database: &Database, people: u32) -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = Program::demo(folder.path(), database, people).expect("the demo starts");
    (folder, program)
}

/// A path with its ids and numbers blanked and its query dropped: pages of one kind look alike.
fn kind_of(link: &str) -> String {
    let path = link.split('?').next().unwrap_or_default();
    let blank = |part: &str| {
        let id = part.len() == 36 && part.matches('-').count() == 4;
        if id || part.parse::<u32>().is_ok() { "{}".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(blank).collect::<Vec<_>>().join("/")
}

/// Walks every kind of page somebody can reach by links, and hands each to `look`; fails on a dead link.
async fn walk(browser: &Browser, http: &Http, mut look: impl AsyncFnMut(&str)) -> usize {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut pages = 0;
    while let Some(path) = waiting.pop_front() {
        let answer = http.get(&path).await;
        assert!(
            answer.status.is_success() || answer.status.is_redirection(),
            "the link {path} leads to {}",
            answer.status
        );
        if answer.status.is_success() && !answer.kind.starts_with("text/html") {
            continue;
        }
        browser.go(&path).await;
        look(&path).await;
        pages += 1;
        for link in browser.links("body").await {
            let allowed = !LEFT_ALONE.iter().any(|start| link.starts_with(start));
            if allowed && known.insert(kind_of(&link)) {
                waiting.push_back(link);
            }
        }
    }
    pages
}

/// Walks as one role in one language: axe in both schemes, and no page scrolls sideways on a phone.
async fn walks_as(role: &str, language: &str) {
    let (_folder, program) = demo(&Database::Sqlite, 140);
    let driver = Driver::start();
    let browser = Browser::open(&driver, &program.url, language).await;
    browser.go(&format!("/demo/{role}")).await;
    browser.looks(language, "device").await;
    let http = browser.http().await;
    let pages = walk(&browser, &http, async |_| {
        browser.device(Device::Desktop).await;
        let spoken = browser.script("return document.documentElement.lang", &[]).await;
        assert_eq!(spoken, language, "{}", browser.place().await);
        browser.axe().await;
        browser.fits(Device::SmallPhone).await;
        browser.fits(Device::Phone).await;
        browser.axe().await;
    })
    .await;
    assert!(pages > 5, "{role} reaches only {pages} pages");
    browser.device(Device::Desktop).await;
    for button in browser.buttons_of_menus().await {
        browser.go("/").await;
        browser.press(&button).await;
        browser.axe().await;
    }
    browser.close().await;
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
        let here = reached(&Http::demo(&sqlite.url, role).await).await;
        let there = reached(&Http::demo(&postgres.url, role).await).await;
        assert_eq!(here, there, "{role}");
        assert!(here.len() > 5, "{role} reaches only {here:?}");
    }
}

/// The kinds of pages reached by links, without a browser, each with its status.
async fn reached(http: &Http) -> BTreeSet<(String, u16)> {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut reached = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let answer = http.get(&path).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.body);
        reached.insert((kind_of(&path), answer.status.as_u16()));
        for part in answer.body.split("href=\"").skip(1) {
            let link = part.split(['"', '#']).next().unwrap_or_default().replace("&amp;", "&");
            let page = link.starts_with('/')
                && !link.starts_with("/assets/")
                && !LEFT_ALONE.iter().any(|start| link.starts_with(start));
            if page && known.insert(kind_of(&link)) {
                waiting.push_back(link);
            }
        }
    }
    reached
}
