//! From the fields of a form to answers: the same for a whole page and for the few fields that the page saves as
//! it is filled in.
//!
//! A field is named after its question (`time-thieves`), with the item and the detail where there are several
//! (`tools-used.chatgpt.frequency`, `self-assessment.ai-principles`). A group of boxes is sent as one value per
//! chosen box, or as one empty value when none is.

use std::collections::BTreeMap;

use super::{Answer, Answers, Choice, Fault, Kind, Question, Questionnaire};

/// The fields of a form, each with its values.
#[derive(Debug, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Gathers the pairs of a submitted form.
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self(fields)
    }

    /// The first value of a field, trimmed; empty if it was not sent.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Whether a field was sent.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The values of a field that are not empty.
    pub fn many(&self, name: &str) -> impl Iterator<Item = &str> {
        let values = self.0.get(name).into_iter().flatten();
        values.map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// Notes that a group of boxes was on the page, whether or not any was chosen.
    pub fn was_there(&mut self, name: &str) {
        self.0.entry(name.to_owned()).or_default();
    }

    /// Empties a field.
    pub fn clear(&mut self, name: &str) {
        self.0.insert(name.to_owned(), Vec::new());
    }

    /// Fields `question.item.detail`: item, detail and name.
    fn details<'a>(
        &'a self,
        question: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        self.0.keys().filter_map(move |name| {
            let rest = name.strip_prefix(question)?.strip_prefix('.')?;
            let (item, detail) = rest.split_once('.').unwrap_or((rest, ""));
            Some((item, detail, name.as_str()))
        })
    }
}

/// Puts fields into the answers. What cannot be an answer is left out and told; what was answered before stays then.
pub fn merge(
    answers: &mut Answers,
    questionnaire: &Questionnaire,
    fields: &Fields,
) -> Vec<(String, Fault)> {
    let mut faults = Vec::new();
    for question in questionnaire.questions() {
        let said = fields.has(&question.key);
        if said || fields.details(&question.key).next().is_some() {
            let before = answers.0.remove(&question.key);
            let (after, wrong) = answer(question, before.clone(), fields, said);
            faults.extend(wrong);
            let fault = after.as_ref().and_then(|answer| question.fault(answer));
            let kept = if let Some(fault) = fault {
                faults.push((question.key.clone(), fault));
                before
            } else {
                after
            };
            if let Some(answer) = kept {
                answers.0.insert(question.key.clone(), answer);
            }
        }
    }
    faults
}

/// Keeps the questionnaire's order, and lets an option that excludes the others stand alone.
fn chosen<'f>(options: &[Choice], mut values: impl Iterator<Item = &'f str>) -> Vec<String> {
    let values: Vec<&str> = values.by_ref().collect();
    if let Some(alone) =
        options.iter().find(|option| option.exclusive && values.contains(&option.key.as_str()))
    {
        return vec![alone.key.clone()];
    }
    let mut keys: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    let place = |key: &String| options.iter().position(|option| &option.key == key);
    keys.sort_by_key(|key| place(key).unwrap_or(usize::MAX));
    keys.dedup();
    keys
}

type Wrong = Vec<(String, Fault)>;

fn answer(
    question: &Question,
    before: Option<Answer>,
    fields: &Fields,
    said: bool,
) -> (Option<Answer>, Wrong) {
    let name = question.key.as_str();
    let one = fields.one(name);
    let mut wrong = Vec::new();
    let answer = match &question.kind {
        Kind::Single { .. } => (!one.is_empty()).then(|| Answer::One(one.to_owned())),
        Kind::Several { options, .. } => {
            let keys = chosen(options, fields.many(name));
            (!keys.is_empty()).then_some(Answer::Several(keys))
        }
        Kind::Scale { .. } => match one {
            "" => None,
            step => Some(step.parse().map_or(Answer::One(step.to_owned()), Answer::Step)),
        },
        Kind::Number { .. } => match number(one) {
            Ok(number) => number.map(Answer::Number),
            Err(fault) => {
                wrong.push((name.to_owned(), fault));
                before
            }
        },
        Kind::ShortText | Kind::LongText => (!one.is_empty()).then(|| Answer::Text(one.to_owned())),
        Kind::Tools { tools, .. } => {
            let mut used = match before {
                Some(Answer::Tools(used)) => used,
                _ => BTreeMap::new(),
            };
            if said {
                let keys = chosen(tools, fields.many(name));
                used.retain(|tool, _| keys.contains(tool));
                for key in keys {
                    used.entry(key).or_default();
                }
            }
            for (tool, detail, field) in fields.details(name) {
                let Some(how) = used.get_mut(tool) else { continue };
                let value = fields.one(field);
                let value = (!value.is_empty()).then(|| value.to_owned());
                match detail {
                    "frequency" => how.frequency = value,
                    "standing" => how.standing = value,
                    "purposes" => {
                        how.purposes = fields.many(field).map(str::to_owned).collect();
                    }
                    _ => {}
                }
            }
            (!used.is_empty()).then_some(Answer::Tools(used))
        }
        Kind::Tasks { tasks, min, max, .. } => {
            let mut times = match before {
                Some(Answer::Tasks(times)) => times,
                _ => BTreeMap::new(),
            };
            if said {
                let keys: Vec<&str> = fields
                    .many(name)
                    .filter(|key| tasks.iter().any(|task| task.key == *key))
                    .collect();
                times.retain(|task, _| keys.contains(&task.as_str()));
                for key in keys {
                    times.entry(key.to_owned()).or_default();
                }
            }
            for (task, detail, field) in fields.details(name) {
                let Some(time) = times.get_mut(task) else { continue };
                let value = fields.one(field);
                match detail {
                    "minutes" => match number(value) {
                        Ok(None) => time.minutes = None,
                        Ok(Some(minutes)) if (*min..=*max).contains(&minutes) => {
                            time.minutes = Some(minutes);
                        }
                        Ok(Some(_)) => {
                            wrong.push((field.to_owned(), Fault::OutOfRange(*min, *max)));
                        }
                        Err(fault) => wrong.push((field.to_owned(), fault)),
                    },
                    "automated" => {
                        time.automated = (!value.is_empty()).then(|| value.to_owned());
                    }
                    _ => {}
                }
            }
            (!times.is_empty()).then_some(Answer::Tasks(times))
        }
        Kind::Competences { .. } => {
            let mut levels = match before {
                Some(Answer::Levels(levels)) => levels,
                _ => BTreeMap::new(),
            };
            for (competence, _, field) in fields.details(name) {
                match fields.one(field).parse() {
                    Ok(level) => levels.insert(competence.to_owned(), level),
                    Err(_) => levels.remove(competence),
                };
            }
            (!levels.is_empty()).then_some(Answer::Levels(levels))
        }
    };
    (answer, wrong)
}

/// A number as people type it: with spaces between thousands and a comma or point before decimals.
fn number(text: &str) -> Result<Option<f64>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = tabular::parse::number(text).filter(|number| number.is_finite());
    number.map(Some).ok_or(Fault::NotANumber)
}

#[cfg(test)]
mod tests {
    use super::super::{READY, ready};
    use super::*;

    fn questionnaire() -> Questionnaire {
        let mut questionnaire = ready().iter().find(|ready| ready.key == READY).unwrap().clone();
        let question = questionnaire.question_mut("self-assessment").unwrap();
        question.kind = Kind::Competences {
            competences: vec![super::super::Competence {
                key: "ai-principles".to_owned(),
                name: super::super::Words::plain("AI"),
                question: super::super::Words::plain("?"),
                anchors: vec![super::super::Words::plain("a"); 5],
            }],
        };
        questionnaire
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn a_page_then_single_fields() {
        let questionnaire = questionnaire();
        let mut answers = Answers::default();
        let page = fields(&[
            ("tools-used", "chatgpt"),
            ("tools-used", "deepl"),
            ("tools-other", " Notta "),
        ]);
        assert!(merge(&mut answers, &questionnaire, &page).is_empty());
        let detail = fields(&[
            ("tools-used.deepl.frequency", "daily"),
            ("tools-used.canva.frequency", "daily"),
        ]);
        assert!(merge(&mut answers, &questionnaire, &detail).is_empty());
        let Some(Answer::Tools(used)) = answers.of("tools-used") else { panic!("{answers:?}") };
        assert_eq!(used.keys().collect::<Vec<_>>(), ["chatgpt", "deepl"]);
        assert_eq!(used["deepl"].frequency.as_deref(), Some("daily"));
        assert_eq!(answers.of("tools-other"), Some(&Answer::Text("Notta".to_owned())));
        // All boxes empty on a whole page: no tool is used.
        assert!(merge(&mut answers, &questionnaire, &fields(&[("tools-used", "")])).is_empty());
        assert_eq!(answers.of("tools-used"), None);
        assert!(answers.of("tools-other").is_some());
    }

    #[test]
    fn what_cannot_be_an_answer_is_told_and_the_old_answer_stays() {
        let questionnaire = questionnaire();
        let mut answers = Answers::default();
        merge(&mut answers, &questionnaire, &fields(&[("searching-minutes", "1 200")]));
        assert_eq!(answers.of("searching-minutes"), Some(&Answer::Number(1200.0)));
        let wrong = [
            ("searching-minutes", "två timmar", Fault::NotANumber),
            ("searching-minutes", "99999", Fault::OutOfRange(0.0, 2400.0)),
            ("learning-when", "no such", Fault::NotAnOption),
            ("confidence-use", "6", Fault::NotAnOption),
            ("self-assessment.ai-principles", "5", Fault::NotAnOption),
        ];
        for (name, value, fault) in wrong {
            let faults = merge(&mut answers, &questionnaire, &fields(&[(name, value)]));
            assert_eq!(faults.len(), 1, "{name}");
            assert_eq!(faults[0].1, fault, "{name}");
        }
        assert_eq!(answers.0.len(), 1);
    }

    #[test]
    fn limits_of_choices() {
        let questionnaire = questionnaire();
        let mut answers = Answers::default();
        let four = ["searching", "email", "meetings", "waiting"].map(|key| ("time-thieves", key));
        let faults = merge(&mut answers, &questionnaire, &fields(&four));
        assert_eq!(faults, [("time-thieves".to_owned(), Fault::TooMany(3))]);
        // "Nothing stands in my way" stands alone.
        merge(
            &mut answers,
            &questionnaire,
            &fields(&[("obstacles", "time"), ("obstacles", "none")]),
        );
        assert_eq!(answers.of("obstacles"), Some(&Answer::Several(vec!["none".to_owned()])));
        let tasks = fields(&[
            ("tasks-minutes", "email"),
            ("tasks-minutes.email.minutes", "240,5"),
            ("tasks-minutes.email.automated", "none"),
        ]);
        assert!(merge(&mut answers, &questionnaire, &tasks).is_empty());
        let Some(Answer::Tasks(times)) = answers.of("tasks-minutes") else { panic!() };
        assert_eq!(times["email"].minutes, Some(240.5));
    }
}
