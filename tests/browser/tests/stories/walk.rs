//! Every page somebody can reach by links.

use std::collections::{BTreeSet, VecDeque};

use browser_tests::{Browser, Http};

/// What a walk leaves alone: it would end the session or sign in as somebody else.
const LEFT_ALONE: [&str; 3] = ["/sign-out", "/demo/", "/assets/"];

/// A page that was reached.
pub(crate) struct Page {
    /// Its address on the server.
    pub(crate) path: String,
    /// The status.
    pub(crate) status: u16,
    /// What it says.
    pub(crate) body: String,
}

/// Lists whose pages look alike and have names instead of ids: one of each is enough.
const LISTS: [&str; 2] = ["units", "kits"];

/// Whether a part of a path is an id.
fn is_id(part: &str) -> bool {
    part.len() == 36 && part.matches('-').count() == 4
}

/// Whether a path has an id in it.
pub(crate) fn has_id(path: &str) -> bool {
    path.split(['/', '?', '=', '&']).any(is_id)
}

/// A path with its ids and numbers blanked and its query dropped: pages of one kind look alike.
pub(crate) fn kind_of(link: &str) -> String {
    let path = link.split('?').next().unwrap_or_default();
    let mut in_a_list = false;
    let blank = |part: &str| {
        let one_of_many = in_a_list;
        in_a_list = LISTS.contains(&part);
        let varies = is_id(part) || part.parse::<u32>().is_ok() || one_of_many;
        if varies { "{}".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(blank).collect::<Vec<_>>().join("/")
}

fn is_walked(link: &str) -> bool {
    link.starts_with('/') && !LEFT_ALONE.iter().any(|start| link.starts_with(start))
}

/// One page of every kind, without a browser.
pub(crate) async fn reached(http: &Http) -> Vec<Page> {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut reached = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let answer = http.get(&path).await;
        let status = answer.status;
        let links = answer.body.split("href=\"").skip(1);
        let links = links
            .map(|part| part.split(['"', '#']).next().unwrap_or_default().replace("&amp;", "&"));
        for link in links.chain([answer.location]).filter(|link| is_walked(link)) {
            if known.insert(kind_of(&link)) {
                waiting.push_back(link);
            }
        }
        reached.push(Page { path, status: status.as_u16(), body: answer.body });
    }
    reached
}

/// One page of every kind in a browser; `look` is told of each, or of a link that leads nowhere. How many there were.
pub(crate) async fn walk(
    browser: &Browser,
    mut look: impl AsyncFnMut(Result<&str, String>),
) -> usize {
    let http = browser.http().await;
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut pages = 0;
    while let Some(path) = waiting.pop_front() {
        let answer = http.get(&path).await;
        let status = answer.status;
        if !(status.is_success() || status.is_redirection()) {
            look(Err(format!("the link {path} leads to {status}"))).await;
            continue;
        }
        if status.is_success() && !answer.kind.starts_with("text/html") {
            continue;
        }
        browser.go(&path).await;
        look(Ok(&path)).await;
        pages += 1;
        for link in browser.links("body").await.into_iter().filter(|link| is_walked(link)) {
            if known.insert(kind_of(&link)) {
                waiting.push_back(link);
            }
        }
    }
    pages
}
