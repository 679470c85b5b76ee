//! What somebody's own answers say for their own training: the tasks that take their time, and how they like to learn.
//! Shown to nobody else.

use std::collections::HashMap;
use std::sync::LazyLock;

use people::PersonId;
use store::{Conn, OrgId, Result, args, statement};
use web::Lang;

use crate::questionnaire::{self, Answer, Answers, Kind, Task};
use crate::responses;

statement! {
    EVERYBODY: organisation = "SELECT person_id, answers FROM response
        WHERE org_id = $1 AND person_id IS NOT NULL AND submitted_at IS NOT NULL ORDER BY campaign_id";
}

/// The key of the question about how one likes to learn, in the ready questionnaires and what is made of them.
const LEARNING_HOW: &str = "learning-how";

/// How often is every week, in the same questionnaires.
const OFTEN: [&str; 2] = ["daily", "weekly"];

/// What one person's newest answers say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// Their tasks by key, with minutes a week where they said; the one that takes most first.
    pub tasks: Vec<(String, f64)>,
    /// How they like to learn, by the keys of the options.
    pub likes: Vec<String>,
    /// Whether they use some AI tool in their work every week.
    pub uses_weekly: bool,
}

impl Own {
    /// What answers say.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let mut own = Self::default();
        for (question, answer) in &answers.0 {
            match answer {
                Answer::Tasks(tasks) => {
                    let minutes = |(key, time): (&String, &questionnaire::TaskTime)| {
                        (key.clone(), time.minutes.unwrap_or(0.0))
                    };
                    own.tasks.extend(tasks.iter().map(minutes));
                }
                Answer::Tools(tools) => {
                    let often = |tool: &questionnaire::ToolUse| {
                        tool.frequency.as_deref().is_some_and(|key| OFTEN.contains(&key))
                    };
                    own.uses_weekly |= tools.values().any(often);
                }
                Answer::Several(likes) if question == LEARNING_HOW => own.likes.clone_from(likes),
                _ => {}
            }
        }
        own.tasks.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        own
    }

    /// What comes first of two: where the newer answers are silent the older ones speak.
    fn or(self, older: Self) -> Self {
        let tasks = if self.tasks.is_empty() { older.tasks } else { self.tasks };
        let likes = if self.likes.is_empty() { older.likes } else { self.likes };
        Self { tasks, likes, uses_weekly: self.uses_weekly || older.uses_weekly }
    }
}

/// What one person's answers say.
pub async fn of_person(conn: &mut Conn, org: OrgId, person: PersonId) -> Result<Own> {
    let newest_first = responses::of_person(conn, org, person).await?;
    Ok(newest_first.iter().fold(Own::default(), |own, (_, answers)| own.or(Own::of(answers))))
}

/// What everybody's answers say, in one reading of them.
pub async fn of_everybody(conn: &mut Conn, org: OrgId) -> Result<HashMap<PersonId, Own>> {
    let mut all: HashMap<PersonId, Own> = HashMap::new();
    conn.each(&EVERYBODY, args![org], |row| {
        let answers: Answers = serde_json::from_str(&row.get::<String>(1)?)?;
        let person: PersonId = row.get(0)?;
        let older = all.remove(&person).unwrap_or_default();
        all.insert(person, Own::of(&answers).or(older));
        Ok(())
    })
    .await?;
    Ok(all)
}

/// The usual tasks of office work, which answers and plans name by their keys.
#[must_use]
pub fn tasks() -> &'static [Task] {
    static TASKS: LazyLock<Vec<Task>> =
        LazyLock::new(|| match questionnaire::ready_kind("tasks") {
            Some(Kind::Tasks { tasks, .. }) => tasks,
            _ => Vec::new(),
        });
    &TASKS
}

/// What a task is called; none for a key nobody knows.
#[must_use]
pub fn task_name(lang: Lang, key: &str) -> Option<&'static str> {
    tasks().iter().find(|task| task.key == key).map(|task| task.text.of(lang))
}

people::naming! { "task": name_of_task; }

fn name_of_task(lang: Lang, key: &str) -> Option<String> {
    task_name(lang, key).map(str::to_owned)
}
