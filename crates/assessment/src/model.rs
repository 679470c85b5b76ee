//! The one place where this room meets the competence model: what is asked in a self-assessment, and what its
//! answers become.

use competence::evidence::{self, NewEvidence};
use people::PersonId;
use statistics::competence::Kind as EvidenceKind;
use store::{Conn, OrgId, Result, Time, jobs};
use web::Texts;

use crate::campaign::CampaignId;
use crate::questionnaire::{Answer, Answers, Competence, Kind, Questionnaire, Words};

/// Puts the competences of the organisation's model, in all languages, where a questionnaire asks for them.
pub(crate) async fn put_in(
    conn: &mut Conn,
    org: OrgId,
    questionnaire: &mut Questionnaire,
) -> Result<()> {
    let asks = |kind: &Kind| matches!(kind, Kind::Competences { .. });
    if !questionnaire.questions().any(|question| asks(&question.kind)) {
        return Ok(());
    }
    let model = competence::model::current(conn, org).await?;
    let in_all = |pick: &dyn Fn(web::Lang) -> String| {
        let mut words = Words::default();
        for lang in Texts::get().languages() {
            words.set(lang, &pick(lang));
        }
        words
    };
    let all: Vec<Competence> = model
        .active()
        .map(|competence| Competence {
            key: competence.key.clone(),
            name: in_all(&|lang| competence.words.get(lang).name.clone()),
            question: in_all(&|lang| competence.words.get(lang).question.clone()),
            anchors: (0..competence::model::LEVELS)
                .map(|level| {
                    in_all(&|lang| {
                        let anchors = &competence.words.get(lang).anchors;
                        format!("{} – {}", model.level_name(level, lang), anchors[level])
                    })
                })
                .collect(),
        })
        .collect();
    for question in questionnaire.sections.iter_mut().flat_map(|section| &mut section.questions) {
        if let Kind::Competences { competences } = &mut question.kind {
            competences.clone_from(&all);
        }
    }
    Ok(())
}

/// The levels somebody gave themselves.
pub(crate) fn self_ratings(answers: &Answers) -> impl Iterator<Item = (&str, u8)> {
    answers.0.values().flat_map(|answer| match answer {
        Answer::Levels(levels) => {
            levels.iter().map(|(key, level)| (key.as_str(), *level)).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    })
}

/// One person's self-ratings.
pub(crate) type Ratings = (PersonId, Vec<(String, u8)>);

/// Turns self-ratings into evidence and asks for new estimates. Doing it again changes nothing.
pub(crate) async fn add_evidence(
    conn: &mut Conn,
    org: OrgId,
    campaign: CampaignId,
    ratings: Vec<Ratings>,
    at: Time,
    now: Time,
) -> Result<usize> {
    // In pieces, so that a hundred thousand people do not stand in memory twice.
    const PEOPLE: usize = 2_000;
    let mut count = 0;
    for some in ratings.chunks(PEOPLE) {
        let mut pieces = Vec::new();
        for (person, levels) in some {
            pieces.extend(levels.iter().map(|(competence, level)| NewEvidence {
                person: *person,
                competence: competence.clone(),
                kind: EvidenceKind::SelfRating,
                value: f64::from(*level),
                at,
                source: ("assessment", campaign.0),
            }));
        }
        count += evidence::add_many(conn, org, pieces).await?;
    }
    if count > 0 {
        jobs::add_once(conn, org, "recompute-competence", &serde_json::json!({}), now).await?;
    }
    Ok(count)
}
