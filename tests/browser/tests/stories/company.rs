//! A new organisation: from an empty installation to the first competence matrix, by hand.

use std::cell::RefCell;

use browser_tests::{Browser, Device, Driver, Form, Http, databases};
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;
use xtask::hr_list;
use xtask::program::{Database, Program};

/// As many as fill every department and role with groups that may be shown.
const PEOPLE: u32 = 140;

/// A server with one organisation that has nothing but its HR lead, and the browser of that HR lead.
struct Installation {
    folder: TempDir,
    program: Program,
    driver: Driver,
    browser: Browser,
    /// What was wrong with the look of pages on the way; told together at the end.
    problems: RefCell<Vec<String>>,
}

impl Installation {
    async fn new(database: &Database) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        hr_list::organisation(folder.path(), database, "Norrsken AB", hr_list::HR_LEAD)
            .expect("an organisation");
        hr_list::organisation(folder.path(), database, "Annan AB", "olle@annan.example")
            .expect("another organisation");
        let program = Program::serve(folder.path(), database).expect("the server starts");
        let driver = Driver::start();
        let browser = Browser::open(&driver, &program.url, "sv").await;
        Self { folder, program, driver, browser, problems: RefCell::default() }
    }

    async fn sign_in(&self, email: &str) {
        self.browser.go("/sign-in").await;
        self.look().await;
        self.browser.fill("email", email).await;
        self.browser.fill("password", hr_list::PASSWORD).await;
        self.browser.press("main form .primary").await;
        assert_eq!(self.browser.place().await, "/");
        self.look().await;
    }

    /// What is asked of every page on the way: nothing for axe to find, on a desktop and on a phone.
    async fn look(&self) {
        self.look_at(&self.browser, Device::Desktop).await;
    }

    async fn look_at(&self, browser: &Browser, device: Device) {
        let mut found = Vec::new();
        found.extend(browser.overflow(Device::SmallPhone).await);
        found.extend(browser.overflow(Device::Phone).await);
        browser.device(device).await;
        found.extend(browser.violations().await);
        self.problems.borrow_mut().append(&mut found);
    }

    /// HR hands in the HR system's list as a workbook and sees what changes before it does.
    async fn hands_in_the_list(&self) {
        let file = self.folder.path().join("personal.xlsx");
        workbook().save(&file).expect("a workbook");
        self.browser.go("/people/import").await;
        self.look().await;
        self.browser.fill("file", &file.display().to_string()).await;
        self.browser.press("main form .primary").await;
        self.browser.sees("Anställningsnummer").await;
        self.look().await;
        self.browser.press("main form .primary").await;
        self.browser.sees(&PEOPLE.to_string()).await;
        self.look().await;
        self.browser.press("main form .primary").await;
        self.browser.wait_for_place("/result").await;
        self.browser.sees(&PEOPLE.to_string()).await;
        self.look().await;
        self.browser.go("/people").await;
        self.browser.sees("Åsa Andersson").await;
        self.look().await;
    }

    async fn checks_the_role_profiles(&self) {
        self.browser.go("/matrix/roles").await;
        self.browser.sees("Kvalitetsingenjör").await;
        self.look().await;
        self.browser.press("form[action='/matrix/roles/checked'] button").await;
        assert!(!self.browser.has("form[action='/matrix/roles/checked']").await, "all are checked");
        self.look().await;
    }

    /// Starts the plan and puts the first people of the list into a pilot.
    async fn chooses_a_pilot(&self) {
        // Three screens: what it is to give, when it begins, who goes first.
        self.browser.go("/programme/goals/edit").await;
        self.look().await;
        self.browser.choose("use-chosen", "yes").await;
        self.browser.fill("use-target", "60").await;
        self.browser.fill("use-due", "2030-03-01").await;
        self.look().await;
        self.browser.press("main form .primary").await;
        assert!(self.browser.place().await.starts_with("/programme/start"));
        self.look().await;
        self.browser.press("main form .primary").await;
        assert!(self.browser.place().await.contains("/choose"), "who goes first is asked next");
        self.look().await;
        for place in 1..=12 {
            self.browser.press(&format!(".choices label:nth-of-type({place}) input")).await;
        }
        self.browser.press("main form[method='post'] .primary").await;
        self.look().await;
        self.browser.go("/programme").await;
        self.look().await;
    }

    /// Sends the assessment to everybody; its address.
    async fn sends_the_assessment(&self) -> String {
        self.browser.go("/assessment").await;
        self.look().await;
        self.browser.press("main a[href='/assessment/new']").await;
        self.look().await;
        self.browser.fill("title", "Nuläget i höst").await;
        self.browser.press("main form .primary").await;
        let place = self.browser.place().await;
        let campaign = place.split('?').next().unwrap_or_default().to_owned();
        self.look().await;
        self.browser.press("form[action$='/launch'] .primary").await;
        self.browser.wait_for("dialog[open]").await;
        self.look().await;
        self.browser.press("dialog button[value='yes']").await;
        self.browser.wait_for("form[action$='/close']").await;
        self.look().await;
        campaign
    }

    /// Every person's link from the printable sheet, with the name it is for.
    async fn links(&self, campaign: &str) -> Vec<(String, String)> {
        self.browser.go(&format!("{campaign}/sheet?who=all")).await;
        self.look().await;
        let http = self.browser.http().await;
        let mut links = Vec::new();
        for page in 0.. {
            let sheet = http.get(&format!("{campaign}/sheet?who=all&page={page}")).await;
            let slips: Vec<&str> = sheet.body.split("card slip\">").skip(1).collect();
            if slips.is_empty() {
                break;
            }
            for slip in slips {
                let name = between(slip, "<h2>", "</h2>");
                let link = between(slip, "<b>", "</b>");
                let path = link.find("/a/").map(|at| link[at..].to_owned());
                links.push((name.to_owned(), path.expect("a link on the slip")));
            }
        }
        links
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).map_or("", |(_, rest)| rest);
    rest.split(end).next().unwrap_or_default()
}

/// The HR list as a workbook.
fn workbook() -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let headings = hr_list::HEADINGS.map(str::to_owned);
    for (row, cells) in (0..).zip(std::iter::once(headings).chain(hr_list::rows(PEOPLE))) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    workbook
}

/// An employee opens their link on a phone and answers question by question; every page is looked at.
async fn answers_on_a_phone(at: &Installation, link: &str, language: &str) {
    let phone = Browser::open(&at.driver, &at.program.url, language).await;
    phone.device(Device::Phone).await;
    phone.go(link).await;
    let spoken = phone.script("return document.documentElement.lang", &[]).await;
    assert_eq!(spoken, language);
    at.look_at(&phone, Device::Phone).await;
    phone.press("main .actions a.primary").await;
    let mut pages = 0;
    while phone.has("form.questionnaire").await {
        pages += 1;
        assert!(pages < 20, "the questionnaire has an end");
        // A thumb on the first choice of each question, the third step of each scale, and a number in each field.
        let touch = "
            for (const question of document.querySelectorAll('fieldset.question')) {
                const choices = question.querySelectorAll('input[type=radio], input[type=checkbox]');
                if (choices.length) choices[Math.min(2, choices.length - 1)].click();
                for (const field of question.querySelectorAll('input.short')) field.value = '60';
            }";
        phone.script(touch, &[]).await;
        at.look_at(&phone, Device::Phone).await;
        phone.press("button[name='go'][value='next']").await;
    }
    assert!(pages >= 8, "only {pages} pages: {}\n{}", phone.place().await, phone.words().await);
    at.look_at(&phone, Device::Phone).await;
    phone.press("form[action$='/submit'] .primary").await;
    at.look_at(&phone, Device::Phone).await;
    // Coming back shows that it is done, and nothing can be sent twice.
    phone.go(link).await;
    assert!(!phone.has("form.questionnaire").await);
    assert!(!phone.has("main .actions a.primary[href*='/page/']").await);
    phone.close().await;
}

/// The same without a browser: what the other people do.
async fn answers(http: &Http, link: &str, person: usize) {
    let start = http.get(link).await;
    let mut page = between(&start.body, "<a class=\"button primary\" href=\"", "\"");
    let mut held;
    while !page.ends_with("/review") {
        let shown = http.get(page).await;
        assert_eq!(shown.status.as_u16(), 200, "{page}");
        let mut form = Form::to(&shown.body, page).with("go", "next");
        // Level 0 to 4 in turn, so that there is something to see in the matrix.
        let groups: std::collections::BTreeSet<String> = form
            .choices
            .iter()
            .filter(|(name, _)| {
                name.starts_with("self-assessment") || name.starts_with("confidence")
            })
            .map(|(name, _)| name.clone())
            .collect();
        for (nth, group) in groups.iter().enumerate() {
            let of_group = form.choices.iter().filter(|(name, _)| name == group);
            let values: Vec<String> = of_group.map(|(_, value)| value.clone()).collect();
            form = form.with(group, &values[(person + nth) % values.len()]);
        }
        let sent = http.post(page, &form.fields).await;
        assert!(sent.status.is_redirection(), "{page}: {} {}", sent.status, sent.body);
        held = sent.location;
        page = &held;
    }
    let sent = http.post(&format!("{link}/submit"), &[]).await;
    assert!(sent.status.is_redirection(), "{}: {}", sent.status, sent.body);
}

#[tokio::test]
async fn from_an_empty_installation_to_the_matrix() {
    let mut problems = Vec::new();
    for database in databases("company") {
        let at = Installation::new(&database).await;
        at.sign_in(hr_list::HR_LEAD).await;
        at.hands_in_the_list().await;
        at.checks_the_role_profiles().await;
        at.chooses_a_pilot().await;
        let campaign = at.sends_the_assessment().await;
        let links = at.links(&campaign).await;
        assert_eq!(links.len(), PEOPLE as usize, "everybody has a link");

        // The list says who reads what: the fifth of every five reads English.
        let stranger = Http::new(&at.program.url);
        let mut english = None;
        let mut swedish = None;
        for (_, link) in &links {
            let page = stranger.get(link).await;
            let language =
                if page.body.contains("<html lang=\"en\"") { &mut english } else { &mut swedish };
            language.get_or_insert(link);
            if english.is_some() && swedish.is_some() {
                break;
            }
        }
        let (english, swedish) =
            (english.expect("an English link"), swedish.expect("a Swedish link"));
        answers_on_a_phone(&at, swedish, "sv").await;
        answers_on_a_phone(&at, english, "en").await;
        for (person, (_, link)) in links.iter().enumerate() {
            if link != english && link != swedish {
                answers(&stranger, link, person).await;
            }
        }

        at.browser.go(&campaign).await;
        at.browser.sees(&format!("{PEOPLE}")).await;
        at.look().await;
        at.browser.press("form[action$='/close'] button").await;
        at.browser.wait_for("dialog[open]").await;
        at.browser.press("dialog button[value='yes']").await;
        at.browser.wait_for("main a[href$='/results']").await;
        at.look().await;
        let late = stranger.get(&links[0].1).await;
        assert!(!late.body.contains("/page/"), "a closed assessment is not answered");
        at.browser.press("main a[href$='/results']").await;
        at.look().await;

        at.browser.go("/matrix").await;
        at.browser.sees("Kvalitetsingenjör").await;
        let cells = "return document.querySelectorAll('table.matrix td[class^=gap]').length";
        let cells = at.browser.script(cells, &[]).await.as_u64().unwrap_or_default();
        assert!(cells >= 40, "only {cells} cells of the matrix have a figure");
        at.look().await;
        at.browser.press("table.matrix td a").await;
        at.look().await;
        at.browser.go("/").await;
        at.look().await;

        sees_nothing_of_the_other(&at, &links).await;
        problems.extend(at.problems.take());
        problems.extend(at.program.errors());
        at.browser.close().await;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The HR lead of the other organisation finds none of this, neither by links nor by addresses.
async fn sees_nothing_of_the_other(at: &Installation, links: &[(String, String)]) {
    let own = at.browser.http().await;
    let theirs: Vec<String> =
        crate::walk::reached(&own).await.into_iter().map(|page| page.path).collect();
    let other = Browser::open(&at.driver, &at.program.url, "sv").await;
    other.go("/sign-in").await;
    other.fill("email", "olle@annan.example").await;
    other.fill("password", hr_list::PASSWORD).await;
    other.press("main form .primary").await;
    let other_http = other.http().await;
    for page in crate::walk::reached(&other_http).await {
        let leak =
            links.iter().map(|(name, _)| name).find(|name| page.body.contains(name.as_str()));
        assert!(leak.is_none(), "{} shows {leak:?}", page.path);
        assert!(!page.body.contains("Norrsken"), "{} names the other organisation", page.path);
    }
    let with_ids: Vec<&String> = theirs.iter().filter(|path| crate::walk::has_id(path)).collect();
    assert!(with_ids.len() > 5, "the walk met only {with_ids:?}");
    for path in with_ids {
        let status = other_http.get(path).await.status;
        assert_eq!(status.as_u16(), 404, "{path} of the other organisation");
    }
    other.close().await;
}
