//! What this room stores about a person, on their own page: which assessments, and every question with its answer.

use std::collections::HashMap;

use people::shown::{self, Telling, Told, column_key};
use serde_json::Value as Json;
use store::{Conn, OrgId};
use web::{Cx, Lang};

use crate::campaign::{self, CampaignId};
use crate::questionnaire::{Answer, Answers, Choice, Kind, Question, Questionnaire};

people::shown! {
    participant by participations;
    response by responses;
}

fn participations<'a>(cx: &'a Cx, conn: &'a mut Conn, rows: &'a [Json]) -> Telling<'a> {
    Box::pin(async move {
        let titles = titles(conn, cx.actor()?.org).await?;
        let told = rows.iter().map(|row| Told {
            title: title(&titles, row),
            facts: moments(cx, row, &["invited_at", "reminded_at", "answered_at"]),
        });
        Ok(told.collect())
    })
}

fn responses<'a>(cx: &'a Cx, conn: &'a mut Conn, rows: &'a [Json]) -> Telling<'a> {
    Box::pin(async move {
        let org = cx.actor()?.org;
        let titles = titles(conn, org).await?;
        let mut told = Vec::new();
        for row in rows {
            let mut facts = moments(cx, row, &["started_at", "submitted_at"]);
            let answers = row["answers"].as_str().and_then(|text| serde_json::from_str(text).ok());
            if let (Some(campaign), Some(answers)) = (campaign_of(row), answers) {
                let asked = campaign::document(conn, org, campaign).await?;
                facts.extend(answered(cx, &asked, &answers));
            }
            told.push(Told { title: title(&titles, row), facts });
        }
        Ok(told)
    })
}

async fn titles(conn: &mut Conn, org: OrgId) -> store::Result<HashMap<CampaignId, String>> {
    let all = campaign::all(conn, org).await?;
    Ok(all.into_iter().map(|campaign| (campaign.id, campaign.plan.title)).collect())
}

fn campaign_of(row: &Json) -> Option<CampaignId> {
    row["campaign"].as_str()?.parse().ok()
}

fn title(titles: &HashMap<CampaignId, String>, row: &Json) -> String {
    campaign_of(row).and_then(|id| titles.get(&id)).cloned().unwrap_or_default()
}

fn moments(cx: &Cx, row: &Json, columns: &[&str]) -> Vec<(String, String)> {
    let fact = |column: &&str| {
        let at = shown::value(cx, shown::Kind::Moment, &row[*column])?;
        Some((cx.t(&column_key(column)).to_owned(), at))
    };
    columns.iter().filter_map(fact).collect()
}

/// The questions that were answered, in their order, with what was answered.
fn answered(cx: &Cx, asked: &Questionnaire, answers: &Answers) -> Vec<(String, String)> {
    let questions = asked.questions();
    let told = questions.filter_map(|question| {
        let answer = answers.of(&question.key)?;
        Some(in_words(cx, question, answer))
    });
    told.flatten().filter(|(_, answer)| !answer.is_empty()).collect()
}

/// One answer as a question and the words chosen; a table of tools, tasks or competences is a line for each.
fn in_words(cx: &Cx, question: &Question, answer: &Answer) -> Vec<(String, String)> {
    let lang = cx.lang();
    let asked = || question.text.of(lang).to_owned();
    let one = |words: String| vec![(asked(), words)];
    match (&question.kind, answer) {
        (Kind::Single { options }, Answer::One(key)) => one(choice(options, key, lang)),
        (Kind::Several { options, .. }, Answer::Several(keys)) => {
            one(list(keys.iter().map(|key| choice(options, key, lang))))
        }
        (Kind::Scale { from, anchors }, Answer::Step(step)) => {
            let anchor = anchors.get(usize::from(step.saturating_sub(*from)));
            one(anchor.map_or_else(|| cx.int(*step), |words| words.of(lang).to_owned()))
        }
        (Kind::Number { unit, .. }, Answer::Number(number)) => {
            one(format!("{} {}", figure(cx, *number), unit.of(lang)))
        }
        (_, Answer::Text(text)) => one(text.clone()),
        (Kind::Tools { tools, frequency, standing, purposes }, Answer::Tools(used)) => {
            let line = |(tool, how): (&String, &crate::questionnaire::ToolUse)| {
                let often = how.frequency.as_ref().map(|key| choice(frequency, key, lang));
                let stands = how.standing.as_ref().map(|key| choice(standing, key, lang));
                let uses = how.purposes.iter().map(|key| choice(purposes, key, lang));
                (choice(tools, tool, lang), list(often.into_iter().chain(stands).chain(uses)))
            };
            under(question.text.of(lang), used.iter().map(line))
        }
        (Kind::Tasks { tasks, unit, automated, .. }, Answer::Tasks(chosen)) => {
            let line = |(task, time): (&String, &crate::questionnaire::TaskTime)| {
                let name = tasks.iter().find(|known| known.key == *task);
                let name = name.map_or_else(|| task.clone(), |task| task.text.of(lang).to_owned());
                let minutes =
                    time.minutes.map(|time| format!("{} {}", figure(cx, time), unit.of(lang)));
                let how = time.automated.as_ref().map(|key| choice(automated, key, lang));
                (name, list(minutes.into_iter().chain(how)))
            };
            under(question.text.of(lang), chosen.iter().map(line))
        }
        (Kind::Competences { competences }, Answer::Levels(levels)) => {
            let line = |(key, level): (&String, &u8)| {
                let known = competences.iter().find(|known| known.key == *key);
                let name =
                    known.map_or_else(|| key.clone(), |known| known.name.of(lang).to_owned());
                let anchor = known.and_then(|known| known.anchors.get(usize::from(*level)));
                (name, anchor.map_or_else(|| cx.int(*level), |words| words.of(lang).to_owned()))
            };
            levels.iter().map(line).collect()
        }
        // An answer that its question does not take: an old one, kept as it is in the file.
        _ => Vec::new(),
    }
}

/// The lines of a table under the question they belong to.
fn under(question: &str, lines: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let lines = lines.map(|(name, words)| (format!("{question} {name}"), words));
    lines.collect()
}

/// A number as it was given: whole, or with a decimal.
fn figure(cx: &Cx, number: f64) -> String {
    if number.fract() == 0.0 { cx.int(number) } else { cx.dec(number) }
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

fn choice(options: &[Choice], key: &str, lang: Lang) -> String {
    let found = options.iter().find(|option| option.key == key);
    found.map_or_else(|| key.to_owned(), |option| option.text.of(lang).to_owned())
}
