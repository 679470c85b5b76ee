//! The register of AI use with personal data, as those who keep it and those who read it meet it.

use governance::DataClass;
use governance::tools::{self, Status, Tool, ToolId};
use governance::uses;
use people::audit::Doer;
use people::testing::{START, Site, company};
use store::testing::{ENGINES, fresh};
use web::{Right, Texts};

#[test]
fn the_legal_bases_are_the_same_in_every_language() {
    let keys = |lang| {
        let bases = uses::bases(lang);
        let keys = bases.basis.iter().map(|basis| basis.key.clone()).collect::<Vec<_>>();
        (keys, bases.source.date, bases.source.url.clone())
    };
    let all: Vec<_> = Texts::get().languages().map(keys).collect();
    assert!(all[0].0.len() >= 5);
    assert!(all.iter().all(|same| *same == all[0]));
}

#[tokio::test]
async fn what_is_done_with_personal_data_stands_where_everybody_reads_it() {
    for engine in ENGINES {
        let test = fresh(engine).await;
        let company = company(&test.db, 20).await;
        let org = company.org.id;
        let site = Site::new(&test.db, governance::routes(), Vec::new());
        let tool = Tool {
            id: ToolId::new(),
            name: "Copilot".to_owned(),
            status: Status::Approved,
            status_at: START,
            reason: "Avtal finns".to_owned(),
            purpose: "Utkast".to_owned(),
            classes: [DataClass::Internal, DataClass::Personal].into_iter().collect(),
            review_on: None,
            owner: None,
            region: String::new(),
            contract: String::new(),
            cost: None,
            support: String::new(),
            link: String::new(),
        };
        let mut conn = test.db.write(org).await.unwrap();
        tools::add(&mut conn, org, &tool, &Doer::program(), START).await.unwrap();
        conn.commit().await.unwrap();
        let keeper = site.sign_in(&company, None, &[Right::DataProtection]).await;
        let employee = site.sign_in(&company, Some(company.people[5]), &[]).await;
        assert!(employee.get("/tools/uses").await.ok().says("Inget står i registret"));
        assert_eq!(employee.get("/tools/uses/new").await.status, 403);

        let id = tool.id.to_string();
        let fields = vec![
            ("title", "Svar på kundärenden"),
            ("purpose", "Svara fortare"),
            ("tool", id.as_str()),
            ("class", "personal"),
            ("who", "Kundtjänst"),
            ("basis", "interest"),
            ("grounds", "Vägningen är nedskriven"),
            ("owner", "person2@exempel.se"),
            ("decided_on", "2026-11-01"),
            ("review_on", "2026-11-02"),
        ];
        let empty = keeper.post("/tools/uses/new", &[("title", "Svar")]).await;
        assert_eq!(empty.status, 422);
        for said in ["Välj ett verktyg i listan", "Kryssa för minst ett", "Välj en rättslig grund"]
        {
            assert!(empty.says(said), "{said}: {}", empty.body);
        }
        // A tool that may not take sensitive data does not get them by way of the register.
        let mut sensitive = fields.clone();
        sensitive[3] = ("class", "sensitive");
        let refused = keeper.post("/tools/uses/new", &sensitive).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("Verktyget får inte ta emot det"), "{}", refused.body);

        assert_eq!(keeper.post("/tools/uses/new", &fields).await.leads(), "/tools/uses?said=saved");
        let page = employee.get("/tools/uses").await.ok();
        for said in [
            "Svar på kundärenden",
            "Copilot",
            "Berättigat intresse",
            "Person 00002",
            "Ska ses över",
        ] {
            assert!(page.says(said), "{said}: {}", page.body);
        }
        assert!(!page.says("/edit"));
        let mut conn = test.db.read(org).await.unwrap();
        let known = uses::all(&mut conn, org).await.unwrap();
        drop(conn);
        let path = format!("/tools/uses/{}/edit", known[0].id);
        assert!(keeper.get(&path).await.ok().says("person2@exempel.se"));
        let mut ended = fields.clone();
        ended.push(("ended_on", "2026-11-02"));
        let _ = keeper.post(&path, &ended).await.leads();
        let page = employee.get("/tools/uses").await.ok();
        assert!(page.says("En användning som har upphört") && page.says("Inget står i registret"));
    }
}
