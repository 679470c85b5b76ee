//! A page costs as many statements for six hundred people as for sixty.

use std::collections::BTreeMap;

use axum::http::Method;
use people::testing::Site;
use store::counting_statements;
use store::testing::fresh;
use store::{Db, Engine};
use web::Right;

use crate::norrverk;

/// The statements of every page without ids, for somebody with every right.
async fn costs(db: &Db, people: usize) -> BTreeMap<&'static str, u64> {
    let site = Site::new(
        db,
        kunnig::compose::routes(),
        kunnig::compose::jobs("http://kunnig.test").into_iter().collect(),
    );
    let company = norrverk::company(db, people).await;
    let mut costs = BTreeMap::new();
    for route in kunnig::compose::routes().table {
        if route.method != Method::GET || route.path.contains('{') {
            continue;
        }
        let person = Some(company.people[0]);
        let visitor = site.sign_in(&company, person, &Right::GIVEN).await;
        let (answer, statements) = counting_statements(visitor.get(route.path)).await;
        assert!(!answer.status.is_server_error(), "{}: {}", route.path, answer.body);
        costs.insert(route.path, statements);
    }
    costs
}

#[tokio::test]
async fn a_page_costs_as_much_for_many_people_as_for_few() {
    let few = fresh(Engine::Sqlite).await;
    let many = fresh(Engine::Sqlite).await;
    let (few, many) = (costs(&few.db, 60).await, costs(&many.db, 600).await);
    assert!(few.len() > 20, "only {} pages", few.len());
    assert!(few.values().any(|statements| *statements > 2), "no page asks the database");
    assert_eq!(few, many);
    // What tells somebody everything that is stored asks every table that holds something about people once.
    let tables = store::personal::PERSON_DATA.len() as u64;
    let most = |path: &str| if path.starts_with("/me") { 10 + tables } else { 25 };
    let dear: Vec<_> = many.iter().filter(|(path, statements)| **statements > most(path)).collect();
    assert!(dear.is_empty(), "too many statements for a page: {dear:?}");
}
