//! That the pages are there, for whom, and that their links lead somewhere.

use store::counting_statements;
use store::testing::ENGINES;
use web::Right;

use super::{PAGES, Story, employee};

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let parts = text.split(start).skip(1);
    parts.filter_map(|part| part.split(end).next()).collect()
}

#[tokio::test]
async fn everybody_reads_every_page_in_their_language() {
    for engine in ENGINES {
        let story = Story::new(engine).await;
        let site = story.site();
        let reader = employee(&site, &story).await;
        let leader = site.sign_in(&story.company, None, &[Right::Leadership]).await;
        for (lang, sources) in [("sv", ">Källor</h2>"), ("en", ">Sources</h2>")] {
            story.speaks(&reader, lang).await;
            for path in PAGES {
                let page = reader.get(path).await.ok();
                assert!(page.says(&format!("<html lang=\"{lang}\"")), "{path}");
                assert_eq!(page.body.matches("<h1>").count(), 1, "{path}");
                assert_eq!(page.says(sources), path != "/methods", "{path}");
                // No text lacks, and none lacks what belongs in it.
                assert!(!page.says(">methods-"), "{path}");
                assert!(!page.says("{$") && !page.says("{ $") && !page.says("NaN"), "{path}");
                assert_eq!(leader.get(path).await.status, 200, "{path}");
            }
        }
        for path in PAGES {
            assert_ne!(site.stranger().get(path).await.status, 200, "{path}");
        }
    }
}

#[tokio::test]
async fn links_lead_somewhere_and_what_is_not_there_is_not_found() {
    for engine in ENGINES {
        let story = Story::new(engine).await;
        let site = story.site();
        let reader = employee(&site, &story).await;
        let index = reader.get("/methods").await.ok();
        for path in &PAGES[1..] {
            assert!(index.says(&format!("href=\"{path}\"")), "{path} is on the index");
        }
        for path in PAGES {
            let page = reader.get(path).await.ok();
            let main = between(&page.body, "<main", "</main>")[0].to_owned();
            for link in between(&main, "href=\"", "\"") {
                assert_eq!(reader.get(link).await.status, 200, "{path} leads to {link}");
            }
        }
        // Where other rooms point.
        for (path, part) in [("/methods/groups", "priority"), ("/methods/disclosure", "ledger")] {
            assert!(reader.get(path).await.ok().says(&format!("id=\"{part}\"")), "{path}#{part}");
        }
        for path in ["/methods/nothing", "/methods/roi", "/methods/effect.toml"] {
            assert_eq!(reader.get(path).await.status, 404, "{path}");
        }
    }
}

#[tokio::test]
async fn every_cell_of_a_table_that_folds_has_its_heading() {
    let story = Story::new(ENGINES[0]).await;
    let site = story.site();
    let reader = employee(&site, &story).await;
    for path in &PAGES[1..] {
        let page = reader.get(path).await.ok();
        for table in between(&page.body, "<table class=\"stack\">", "</table>") {
            let headings = between(table, "<thead>", "</thead>")[0].matches("<th ").count();
            for row in between(between(table, "<tbody>", "</tbody>")[0], "<tr>", "</tr>") {
                let cells = row.matches("<td").count();
                assert_eq!(row.matches("data-label=\"").count(), cells, "{path}: {row}");
                assert_eq!(cells + row.matches("<th ").count(), headings, "{path}: {row}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_asks_the_database_nothing_but_who_is_there() {
    for engine in ENGINES {
        let story = Story::new(engine).await;
        let site = story.site();
        let reader = employee(&site, &story).await;
        let (_, signed_in) = counting_statements(reader.get("/methods/nothing")).await;
        for path in PAGES {
            let (page, statements) = counting_statements(reader.get(path)).await;
            assert_eq!(page.status, 200);
            assert!(statements <= signed_in, "{path}: {statements} and not {signed_in}");
        }
    }
}
