//! What files from usual survey tools look like: known by their headings, and a first mapping made from them.

use serde::Serialize;
use tabular::{Heading, Row};

use super::mapping::{Column, Mapping};
use crate::questionnaire::{Kind, Questionnaire, Words};

/// The tool a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// Microsoft Forms: answers kept apart by semicolons.
    MicrosoftForms,
    /// Google Forms: by commas.
    GoogleForms,
    /// `LimeSurvey`: a column per option.
    LimeSurvey,
    /// Formbricks: numbered questions, several answers as a list.
    Formbricks,
}

/// Headings that a tool writes in every file, in English and Swedish; this many of them are enough.
const KNOWN: &[(Preset, &[&str])] = &[
    (
        Preset::Formbricks,
        &[
            "Response ID",
            "Survey ID",
            "Finished",
            "User ID",
            "Tags",
            "Notes",
            "Formbricks ID (internal)",
        ],
    ),
    (
        Preset::LimeSurvey,
        &[
            "submitdate",
            "lastpage",
            "startlanguage",
            "seed",
            "Date submitted",
            "Last page",
            "Start language",
            "Datum skickat",
            "Datum inskickat",
            "Sista sida",
            "Sista sidan",
            "Startspråk",
            "Frö",
        ],
    ),
    (
        Preset::MicrosoftForms,
        &[
            "Start time",
            "Completion time",
            "Last modified time",
            "Starttid",
            "Slutförandetid",
            "Slutförd tid",
            "Tid för senaste ändring",
        ],
    ),
    (Preset::GoogleForms, &["Timestamp", "Tidstämpel", "Tidsstämpel"]),
];

/// Columns that say something about the answer, not in it.
const ABOUT: &[&str] = &[
    "id",
    "no",
    "name",
    "namn",
    "timestamp",
    "tidstämpel",
    "tidsstämpel",
    "score",
    "poäng",
    "country",
    "browser",
    "os",
    "device",
    "url",
    "source",
    "ip address",
    "refurl",
    "startdate",
    "datestamp",
    "token",
];

const EMAIL: &[&str] =
    &["email", "e-mail", "email address", "e-post", "e-postadress", "epost", "mejl", "mail"];
const NUMBER: &[&str] = &[
    "employee number",
    "employee id",
    "anställningsnummer",
    "anst.nr",
    "anstnr",
    "personnummer id",
];
const ROLE: &[&str] =
    &["role", "job role", "roll", "yrkesroll", "befattning", "job title", "titel"];
const DEPARTMENT: &[&str] = &["department", "avdelning", "enhet", "team"];

fn key(heading: &str) -> String {
    Heading::new(heading).squeezed()
}

fn any(headings: &[&str], sought: &str) -> bool {
    headings.iter().any(|heading| key(heading) == sought)
}

impl Preset {
    /// The tool that writes such headings, if one is known.
    #[must_use]
    pub fn detect(headers: &[String]) -> Option<Self> {
        let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let found = KNOWN.iter().find(|(preset, known)| {
            let count = keys.iter().filter(|sought| any(known, sought)).count();
            count >= if *preset == Self::GoogleForms { 1 } else { 2 }
        });
        found.map(|(preset, _)| *preset)
    }

    /// The name in text keys (`import-from-…`).
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::MicrosoftForms => "survey-from-microsoft-forms",
            Self::GoogleForms => "survey-from-google-forms",
            Self::LimeSurvey => "survey-from-limesurvey",
            Self::Formbricks => "survey-from-formbricks",
        }
    }
}

/// What a column can answer: a question, and the item of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The question.
    pub question: String,
    /// The option, task or competence.
    pub item: Option<String>,
    keys: Vec<String>,
}

impl Target {
    fn new(question: &str, item: Option<&str>, words: &[&Words], and: &[&str]) -> Self {
        let keys = words.iter().flat_map(|words| words.all()).chain(and.iter().copied()).map(key);
        Self {
            question: question.to_owned(),
            item: item.map(str::to_owned),
            keys: keys.filter(|key| !key.is_empty()).collect(),
        }
    }
}

/// Everything a column can answer.
#[must_use]
pub fn targets(questionnaire: &Questionnaire) -> Vec<Target> {
    let mut targets = Vec::new();
    for question in questionnaire.questions() {
        let name = question.key.as_str();
        targets.push(Target::new(name, None, &[&question.text], &[name]));
        if let Kind::Competences { competences } = &question.kind {
            targets.extend(competences.iter().map(|one| {
                Target::new(name, Some(&one.key), &[&one.question, &one.name], &[&one.key])
            }));
        }
    }
    targets
}

/// A heading without the number some tools put first (`3. Which …`, `Q3. Which …`).
fn without_number(heading: &str) -> &str {
    let rest = heading.trim().trim_start_matches(['Q', 'q']);
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match digits.strip_prefix(['.', ')', ':']) {
        Some(words) if digits.len() < rest.len() => words.trim(),
        _ => heading.trim(),
    }
}

/// `Question [Option]`, as `LimeSurvey` heads a column per option.
fn bracketed(heading: &str) -> Option<(&str, &str)> {
    let (question, item) = heading.trim().strip_suffix(']')?.rsplit_once('[')?;
    Some((question.trim(), item.trim()))
}

fn item_of(questionnaire: &Questionnaire, question: &str, label: &str) -> Option<String> {
    let sought = key(label);
    let fits = |item: &str, words: &Words| {
        key(item) == sought || words.all().any(|text| key(text) == sought)
    };
    match &questionnaire.question(question)?.kind {
        Kind::Tasks { tasks, .. } => {
            tasks.iter().find(|task| fits(&task.key, &task.text)).map(|task| task.key.clone())
        }
        Kind::Competences { competences } => competences
            .iter()
            .find(|one| fits(&one.key, &one.name) || fits(&one.key, &one.question))
            .map(|one| one.key.clone()),
        kind => {
            kind.options().iter().find(|one| fits(&one.key, &one.text)).map(|one| one.key.clone())
        }
    }
}

/// A first mapping: who answered, and which question each column looks like.
#[must_use]
pub fn propose<'t>(
    headers: &[String],
    questionnaire: &Questionnaire,
    sample: impl IntoIterator<Item = Row<'t>>,
) -> Mapping {
    let preset = Preset::detect(headers);
    let separator = match preset {
        Some(Preset::MicrosoftForms) => Some(";".to_owned()),
        // Options may hold commas themselves, so commas are looked at together with the options.
        _ => None,
    };
    let mut mapping =
        Mapping { separator, na: vec!["NA".to_owned(), "N/A".to_owned()], ..Mapping::default() };
    let targets = targets(questionnaire);
    for heading in headers.iter().filter(|heading| !heading.is_empty()) {
        let plain = key(heading);
        let take = |slot: &mut Option<String>, known: &[&str]| {
            let fits = slot.is_none() && any(known, &plain);
            if fits {
                *slot = Some(heading.clone());
            }
            fits
        };
        if take(&mut mapping.email, EMAIL)
            || take(&mut mapping.number, NUMBER)
            || take(&mut mapping.role, ROLE)
            || take(&mut mapping.department, DEPARTMENT)
            || any(ABOUT, &plain)
        {
            continue;
        }
        let words = key(without_number(heading));
        let found = targets.iter().find(|target| target.keys.contains(&words));
        if let Some(target) = found {
            mapping.column.push(Column {
                heading: heading.clone(),
                question: target.question.clone(),
                item: target.item.clone(),
                ..Column::default()
            });
        } else if let Some((question, label)) = bracketed(without_number(heading)) {
            let sought = key(question);
            let target =
                targets.iter().find(|one| one.item.is_none() && one.keys.contains(&sought));
            if let Some(target) = target
                && let Some(item) = item_of(questionnaire, &target.question, label)
            {
                mapping.column.push(Column {
                    heading: heading.clone(),
                    question: target.question.clone(),
                    item: Some(item),
                    ..Column::default()
                });
            }
        }
    }
    // An address column that is empty throughout (anonymous forms write `anonymous`) names nobody.
    let email_at = mapping.email.as_ref().and_then(|name| headers.iter().position(|h| h == name));
    let any_address = email_at
        .is_some_and(|at| sample.into_iter().take(200).any(|row| row.get(at).contains('@')));
    if !any_address {
        mapping.email = None;
    }
    mapping.anonymous = mapping.email.is_none() && mapping.number.is_none();
    mapping
}
