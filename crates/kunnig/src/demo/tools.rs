//! The tools of the made-up company: two it approved, one on trial, one it does not allow, and one somebody asks for.

use governance::DataClass;
use governance::classes::DataClasses;
use governance::requests::{self, Request, RequestId};
use governance::rules;
use governance::tools::{self, Status, Tool, ToolId};
use people::Organisation;
use people::audit::Doer;
use store::{Db, Time};
use web::PersonId;

use super::{DemoError, Everyone};

/// What HR wrote about a tool.
struct Written {
    name: &'static str,
    status: Status,
    reason: &'static str,
    purpose: &'static str,
    classes: &'static [DataClass],
    /// Days until the decision is looked at again.
    review: i32,
    region: &'static str,
    contract: &'static str,
    cost: Option<i64>,
}

/// One by one is enough for a company to look at; a very large one is made for its size.
const MOST_CONFIRMED: usize = 1_000;

const TOOLS: [Written; 4] = [
    Written {
        name: "Microsoft 365 Copilot",
        status: Status::Approved,
        reason: "Ingår i vårt avtal, och det vi skriver används inte för att träna modeller.",
        purpose: "Utkast till mejl, protokoll och offerter, sammanfattningar av möten och dokument",
        classes: &[DataClass::Public, DataClass::Internal, DataClass::Confidential],
        review: 300,
        region: "EU",
        contract: "Personuppgiftsbiträdesavtal finns. Fråga inköp.",
        cost: Some(29_500),
    },
    Written {
        name: "DeepL",
        status: Status::Approved,
        reason: "Bäst på våra språk, och texterna sparas inte.",
        purpose: "Översättning av produkttexter och mejl till kunder och leverantörer",
        classes: &[DataClass::Public, DataClass::Internal],
        review: 200,
        region: "EU",
        contract: "Företagsavtal, texter raderas efter översättning.",
        cost: Some(8_900),
    },
    Written {
        name: "GitHub Copilot",
        status: Status::Trial,
        reason: "IT provar i tre månader. Sedan avgör vi om det är värt kostnaden.",
        purpose: "Skript och makron hos IT och konstruktion",
        classes: &[DataClass::Public, DataClass::Internal],
        review: 60,
        region: "EU och USA",
        contract: "Månadsvis, kan sägas upp när som helst.",
        cost: Some(19_000),
    },
    Written {
        name: "Gratistjänster för pdf på webben",
        status: Status::NotAllowed,
        reason: "Vi har inget avtal och vet inte var dokumenten hamnar.",
        purpose: "",
        classes: &[],
        review: 0,
        region: "",
        contract: "",
        cost: None,
    },
];

/// Fills the register, and has somebody ask for one more.
pub(super) async fn fill(
    db: &Db,
    org: &Organisation,
    everyone: &Everyone,
    now: Time,
) -> Result<(), DemoError> {
    let doer = Doer::program();
    let decided = now.plus_days(-40);
    let owner: Option<PersonId> = everyone.first(|person| everyone.role(person) == "HR-specialist");
    let mut conn = db.write(org.id).await?;
    for written in TOOLS {
        let review_on = now.plus_days(i64::from(written.review)).date(&org.zone());
        let tool = Tool {
            id: ToolId::new(),
            name: written.name.to_owned(),
            status: written.status,
            status_at: decided,
            reason: written.reason.to_owned(),
            purpose: written.purpose.to_owned(),
            classes: written.classes.iter().copied().collect::<DataClasses>(),
            review_on: (written.review > 0).then_some(review_on),
            owner: owner.filter(|_| written.status.usable()),
            region: written.region.to_owned(),
            contract: written.contract.to_owned(),
            cost: written.cost,
            support: "IT-supporten".to_owned(),
            link: String::new(),
        };
        tools::add(&mut conn, org.id, &tool, &doer, decided).await?;
    }
    if let Some(person) = everyone.first(|person| everyone.role(person) == "Marknadsförare") {
        let request = Request {
            id: RequestId::new(),
            person,
            name: "Canva".to_owned(),
            purpose: "Bilder till mässan i vår".to_owned(),
            classes: [DataClass::Public].into_iter().collect(),
            asked_at: now.plus_days(-2),
            decided: None,
        };
        requests::ask(&mut conn, org.id, &request, &doer).await?;
    }
    // Two of three have read the rules.
    let read = everyone.list.iter().enumerate().filter(|(i, _)| i % 3 != 2);
    for (i, person) in read.take(MOST_CONFIRMED) {
        let at = now.plus_days(i as i64 % 20 - 21);
        rules::confirm(&mut conn, org.id, person.id, 1, at).await?;
    }
    conn.commit().await?;
    Ok(())
}
