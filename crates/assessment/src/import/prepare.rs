//! From a table and a mapping to finished answers: pure, so that a file can be looked at before anything is stored.

use std::collections::{BTreeMap, HashMap, HashSet};

use people::{Email, PersonId};
use serde::Serialize;
use tabular::{Heading, Hint, Table, split_multi};

use super::mapping::{Column, Mapping, Unknown};
use crate::questionnaire::{
    Answers, Choice, Fields, Kind, Question, Questionnaire, Section, Task, Words, free_key, merge,
};

/// Who is on the HR list: by address and by number.
#[derive(Debug, Default)]
pub struct Known {
    by_email: HashMap<String, PersonId>,
    by_number: HashMap<String, PersonId>,
}

impl Known {
    /// Of the keys of the HR list.
    #[must_use]
    pub fn new(keys: Vec<(PersonId, Option<String>, Option<String>)>) -> Self {
        let mut known = Self::default();
        for (id, number, email) in keys {
            if let Some(number) = number {
                known.by_number.insert(number.trim().to_lowercase(), id);
            }
            if let Some(email) = email {
                known.by_email.insert(email, id);
            }
        }
        known
    }
}

/// Something in a file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row as a spreadsheet numbers it; none for the whole column.
    pub row: Option<u32>,
    /// The heading of the column.
    pub column: String,
    /// What is wrong: a stable word, with a text `import-problem-…`.
    pub problem: &'static str,
    /// What stood there.
    pub value: String,
}

/// One row's answers.
#[derive(Debug)]
pub struct Prepared {
    /// Whose; none in an anonymous campaign.
    pub person: Option<PersonId>,
    /// The department as the file names it.
    pub department: Option<String>,
    /// The role as the file names it.
    pub role: Option<String>,
    /// The answers.
    pub answers: Answers,
}

/// What a file would become.
#[derive(Debug)]
pub struct Plan {
    /// What the campaign asks: the questions that have a column, with options of the file's own.
    pub document: Questionnaire,
    /// The answers.
    pub responses: Vec<Prepared>,
    /// Rows that hold no answer at all.
    pub empty_rows: usize,
    /// Rows of people who are not on the HR list.
    pub unmatched: usize,
    /// Options that the file brought: question and label.
    pub own_options: Vec<(String, String)>,
    /// What could not be used.
    pub problems: Vec<Problem>,
    /// How many problems there are, those not listed included.
    pub problem_count: usize,
}

/// Problems listed one by one.
const MOST_PROBLEMS: usize = 500;
/// Options that one question may get from a file: a column of free text mapped to options by mistake stops here.
const MOST_OPTIONS: usize = 200;

fn squeezed(text: &str) -> String {
    Heading::new(text).squeezed()
}

struct Bound<'m> {
    at: usize,
    column: &'m Column,
    question: Question,
    values: HashMap<String, String>,
    options: Vec<String>,
    separator: Option<char>,
}

struct Maker<'m> {
    table: &'m Table,
    mapping: &'m Mapping,
    na: HashSet<String>,
    problems: Vec<Problem>,
    problem_count: usize,
    own_options: Vec<(String, String)>,
}

/// Reads a table by a mapping.
#[must_use]
pub fn prepare(
    table: &Table,
    mapping: &Mapping,
    questionnaire: &Questionnaire,
    known: &Known,
) -> Plan {
    let na = mapping.na.iter().map(|text| squeezed(text)).filter(|text| !text.is_empty()).collect();
    let mut maker = Maker {
        table,
        mapping,
        na,
        problems: Vec::new(),
        problem_count: 0,
        own_options: Vec::new(),
    };
    let mut document = maker.document(questionnaire);
    maker.own_options(&mut document);
    let bound = maker.bind(&document);
    let mut plan = Plan {
        document: Questionnaire { sections: Vec::new(), ..document.clone() },
        responses: Vec::new(),
        empty_rows: 0,
        unmatched: 0,
        own_options: Vec::new(),
        problems: Vec::new(),
        problem_count: 0,
    };
    maker.rows(&document, &bound, known, &mut plan);
    plan.document = document;
    plan.own_options = maker.own_options;
    plan.problems = maker.problems;
    plan.problem_count = maker.problem_count;
    plan
}

impl Maker<'_> {
    fn tell(&mut self, row: Option<u32>, column: &str, problem: &'static str, value: &str) {
        self.problem_count += 1;
        if self.problems.len() < MOST_PROBLEMS {
            let (column, value) = (column.to_owned(), value.chars().take(80).collect());
            self.problems.push(Problem { row, column, problem, value });
        }
    }

    fn position(&self, heading: &str) -> Option<usize> {
        let exact = self.table.headers.iter().position(|header| header == heading);
        let sought = squeezed(heading);
        exact.or_else(|| self.table.headers.iter().position(|header| squeezed(header) == sought))
    }

    /// The questions that have a column, with those of the mapping's own; limits of choice do not hold for answers
    /// given elsewhere.
    fn document(&mut self, questionnaire: &Questionnaire) -> Questionnaire {
        let mut document = questionnaire.clone();
        let own: Vec<Question> =
            self.mapping.question.iter().filter_map(super::OwnQuestion::question).collect();
        if !own.is_empty() {
            document.sections.push(Section {
                key: document.free_key("own"),
                title: Words::plain(&self.mapping.title),
                text: Words::default(),
                questions: own,
            });
        }
        let mapped: HashSet<&str> =
            self.mapping.column.iter().map(|column| column.question.as_str()).collect();
        for section in &mut document.sections {
            section.questions.retain(|question| mapped.contains(question.key.as_str()));
            for question in &mut section.questions {
                question.required = false;
                match &mut question.kind {
                    Kind::Several { max_choices, .. } | Kind::Tasks { max_choices, .. } => {
                        *max_choices = None;
                    }
                    _ => {}
                }
            }
        }
        document.sections.retain(|section| !section.questions.is_empty());
        document
    }

    fn bind<'d>(&mut self, document: &'d Questionnaire) -> Vec<Bound<'d>>
    where
        Self: 'd,
    {
        let mut bound = Vec::new();
        let mapping = self.mapping;
        for column in &mapping.column {
            let Some(at) = self.position(&column.heading) else {
                self.tell(None, &column.heading, "no-column", "");
                continue;
            };
            let Some(question) = document.question(&column.question) else {
                self.tell(None, &column.heading, "no-question", &column.question);
                continue;
            };
            bound.push(self.bound(at, column, question));
        }
        bound
    }

    fn bound<'c>(&self, at: usize, column: &'c Column, question: &Question) -> Bound<'c> {
        let mut values: HashMap<String, String> = HashMap::new();
        let mut options = Vec::new();
        let mut meant = |key: &str, words: &Words| {
            values.insert(squeezed(key), key.to_owned());
            for text in words.all() {
                values.entry(squeezed(text)).or_insert_with(|| key.to_owned());
                options.push(text.to_owned());
            }
        };
        let detail = column.detail.as_deref();
        match (&question.kind, detail) {
            (Kind::Tools { frequency, .. }, Some("frequency")) => {
                for choice in frequency {
                    meant(&choice.key, &choice.text);
                }
            }
            (Kind::Tools { standing, .. }, Some("standing")) => {
                for choice in standing {
                    meant(&choice.key, &choice.text);
                }
            }
            (Kind::Tools { purposes, .. }, Some("purposes")) => {
                for choice in purposes {
                    meant(&choice.key, &choice.text);
                }
            }
            (Kind::Tasks { automated, .. }, Some("automated")) => {
                for choice in automated {
                    meant(&choice.key, &choice.text);
                }
            }
            (Kind::Tasks { tasks, .. }, _) => {
                for task in tasks {
                    meant(&task.key, &task.text);
                }
            }
            (Kind::Scale { from, anchors }, _) => {
                for (anchor, step) in anchors.iter().zip(*from..) {
                    meant(&step.to_string(), anchor);
                }
            }
            (Kind::Competences { competences }, _) => {
                let item = column.item.as_deref();
                let one = competences.iter().find(|one| Some(one.key.as_str()) == item);
                for (level, anchor) in one.into_iter().flat_map(|one| &one.anchors).enumerate() {
                    let level = level.to_string();
                    meant(&level, anchor);
                    // `With help – I check facts if reminded`: either half means the level.
                    for (name, words) in anchor.all().filter_map(|text| text.split_once(" – ")) {
                        meant(&level, &Words::plain(name));
                        meant(&level, &Words::plain(words));
                    }
                }
            }
            (kind, _) => {
                for one in kind.options() {
                    meant(&one.key, &one.text);
                }
            }
        }
        for (label, meaning) in &column.values {
            values.insert(squeezed(label), meaning.text());
            options.push(label.clone());
        }
        let separator = column.separator.as_deref().or(self.mapping.separator.as_deref());
        let separator = separator.and_then(|text| text.chars().next());
        Bound { at, column, question: question.clone(), values, options, separator }
    }

    fn is_none(&self, cell: &str) -> bool {
        let cell = squeezed(cell);
        cell.is_empty() || self.na.contains(&cell)
    }

    /// The labels in a cell that may hold several answers.
    fn labels(&self, bound: &Bound<'_>, cell: &str) -> Vec<String> {
        if self.is_none(cell) {
            return Vec::new();
        }
        let options: Vec<&str> = bound.options.iter().map(String::as_str).collect();
        let hint = match bound.separator {
            Some(separator) => Hint::Separator(separator),
            None => Hint::Options(&options),
        };
        let labels = split_multi(cell, hint).into_iter().map(|label| label.trim().to_owned());
        labels.filter(|label| !self.is_none(label)).collect()
    }

    /// Makes options of the labels that are none, where the column asks for it.
    fn own_options(&mut self, document: &mut Questionnaire) {
        let columns: Vec<Column> = self.mapping.column.clone();
        for column in &columns {
            if column.unknown == Unknown::Skip || column.item.is_some() {
                continue;
            }
            let Some(at) = self.position(&column.heading) else { continue };
            let Some(question) = document.question(&column.question).cloned() else { continue };
            let is_single = matches!(question.kind, Kind::Single { .. });
            let takes = is_single
                || matches!(
                    question.kind,
                    Kind::Several { .. } | Kind::Tools { .. } | Kind::Tasks { .. }
                );
            if !takes {
                continue;
            }
            let bound = self.bound(at, column, &question);
            let mut found: BTreeMap<String, String> = BTreeMap::new();
            for row in self.table.rows.iter() {
                let cell = row.get(at);
                let labels = match is_single {
                    true if self.is_none(cell) => Vec::new(),
                    true => vec![cell.trim().to_owned()],
                    false => self.labels(&bound, cell),
                };
                for label in labels {
                    let key = squeezed(&label);
                    if !bound.values.contains_key(&key) && found.len() < MOST_OPTIONS {
                        found.entry(key).or_insert(label);
                    }
                }
            }
            let Some(question) = document.question_mut(&column.question) else { continue };
            for label in found.into_values() {
                let short: String = label.chars().take(120).collect();
                self.own_options.push((column.question.clone(), short.clone()));
                let words = Words::plain(&short);
                if let Kind::Tasks { tasks, .. } = &mut question.kind {
                    let key = free_key(&short, tasks.iter().map(|task| task.key.as_str()));
                    tasks.push(Task { key, text: words, suitability: 0.0 });
                } else if let Some(options) = question.kind.options_mut() {
                    let key = free_key(&short, options.iter().map(|one| one.key.as_str()));
                    options.push(Choice::new(&key, words));
                }
            }
        }
    }

    fn rows(
        &mut self,
        document: &Questionnaire,
        bound: &[Bound<'_>],
        known: &Known,
        plan: &mut Plan,
    ) {
        let place = |maker: &Self, heading: &Option<String>| {
            heading.as_ref().and_then(|heading| maker.position(heading))
        };
        let email = place(self, &self.mapping.email);
        let number = place(self, &self.mapping.number);
        let role = place(self, &self.mapping.role);
        let department = place(self, &self.mapping.department);
        if !self.mapping.anonymous && email.is_none() && number.is_none() {
            self.tell(None, "", "no-person-column", "");
        }
        let mut seen: HashMap<PersonId, usize> = HashMap::new();
        let table = self.table;
        for row in table.rows.iter() {
            let mut answers = Answers::default();
            let mut fields: Vec<(String, String)> = Vec::new();
            for one in bound {
                self.cell(one, row.get(one.at), row.number(), &mut fields);
            }
            let fields = Fields::new(fields);
            for (name, _) in merge(&mut answers, document, &fields) {
                let value = fields.one(&name).to_owned();
                self.tell(Some(row.number()), &name, "not-an-answer", &value);
            }
            if answers.0.is_empty() {
                plan.empty_rows += 1;
                continue;
            }
            let label = |at: Option<usize>| {
                let cell = row.get(at?).trim();
                (!self.is_none(cell)).then(|| cell.chars().take(120).collect::<String>())
            };
            if self.mapping.anonymous {
                let (department, role) = (label(department), label(role));
                plan.responses.push(Prepared { person: None, department, role, answers });
                continue;
            }
            let by_email = label(email)
                .and_then(|cell| known.by_email.get(Email::parse(&cell)?.as_str()).copied());
            let person = by_email.or_else(|| {
                label(number).and_then(|cell| known.by_number.get(&cell.to_lowercase()).copied())
            });
            let Some(person) = person else {
                plan.unmatched += 1;
                let value = label(email).or_else(|| label(number)).unwrap_or_default();
                let column = self.mapping.email.clone().or_else(|| self.mapping.number.clone());
                self.tell(
                    Some(row.number()),
                    &column.unwrap_or_default(),
                    "person-unknown",
                    &value,
                );
                continue;
            };
            let prepared = Prepared { person: Some(person), department: None, role: None, answers };
            if let Some(before) = seen.get(&person) {
                // Who answered twice meant the later answers.
                self.tell(Some(row.number()), "", "person-twice", "");
                plan.responses[*before] = prepared;
            } else {
                seen.insert(person, plan.responses.len());
                plan.responses.push(prepared);
            }
        }
    }

    /// One cell as the fields a form would send.
    fn cell(
        &mut self,
        bound: &Bound<'_>,
        cell: &str,
        row: u32,
        fields: &mut Vec<(String, String)>,
    ) {
        if self.is_none(cell) {
            return;
        }
        let question = &bound.question;
        let cell = cell.trim();
        let meaning = |label: &str| bound.values.get(&squeezed(label)).cloned();
        let heading = bound.column.heading.as_str();
        if let Some(item) = &bound.column.item {
            self.item(bound, item, cell, row, fields);
            return;
        }
        match &question.kind {
            Kind::Single { .. } | Kind::Scale { .. } => match meaning(cell) {
                Some(key) if key.is_empty() => {}
                Some(key) => fields.push((question.key.clone(), key)),
                None if bound.column.unknown == Unknown::Skip => {}
                None => self.tell(Some(row), heading, "not-an-option", cell),
            },
            Kind::Number { .. } => {
                let number = meaning(cell).unwrap_or_else(|| cell.to_owned());
                fields.push((question.key.clone(), number));
            }
            Kind::ShortText | Kind::LongText => {
                let most = if matches!(question.kind, Kind::ShortText) { 120 } else { 2_000 };
                fields.push((question.key.clone(), cell.chars().take(most).collect()));
            }
            Kind::Several { .. } | Kind::Tools { .. } | Kind::Tasks { .. } => {
                for label in self.labels(bound, cell) {
                    match meaning(&label) {
                        Some(key) if key.is_empty() => {}
                        Some(key) => fields.push((question.key.clone(), key)),
                        None if bound.column.unknown == Unknown::Skip => {}
                        None => self.tell(Some(row), heading, "not-an-option", &label),
                    }
                }
            }
            Kind::Competences { .. } => self.tell(Some(row), heading, "no-item", cell),
        }
    }

    /// A cell of a column that is about one option, task or competence.
    fn item(
        &mut self,
        bound: &Bound<'_>,
        item: &str,
        cell: &str,
        row: u32,
        fields: &mut Vec<(String, String)>,
    ) {
        const NO: [&str; 8] = ["n", "no", "nej", "0", "false", "falskt", "notselected", "ejvald"];
        let question = &bound.question;
        let plain = squeezed(cell);
        let meaning = bound.values.get(&plain).cloned();
        let field = |detail: &str| format!("{}.{item}.{detail}", question.key);
        match (&question.kind, bound.column.detail.as_deref()) {
            (Kind::Competences { .. }, _) => {
                let level = meaning.unwrap_or_else(|| {
                    // `3 – on one's own`: the figure counts.
                    cell.chars().take_while(char::is_ascii_digit).collect()
                });
                if level.is_empty() {
                    self.tell(Some(row), &bound.column.heading, "not-an-option", cell);
                } else {
                    fields.push((format!("{}.{item}", question.key), level));
                }
            }
            (Kind::Tasks { .. }, None | Some("minutes"))
                if tabular::parse::number(cell).is_some() =>
            {
                if plain != "0" {
                    fields.push((question.key.clone(), item.to_owned()));
                    fields.push((field("minutes"), cell.to_owned()));
                }
            }
            (_, Some(detail)) => {
                let several = detail == "purposes";
                let labels = if several { self.labels(bound, cell) } else { vec![cell.to_owned()] };
                fields.push((question.key.clone(), item.to_owned()));
                for label in labels {
                    match bound.values.get(&squeezed(&label)) {
                        Some(key) => fields.push((field(detail), key.clone())),
                        None => {
                            self.tell(Some(row), &bound.column.heading, "not-an-option", &label);
                        }
                    }
                }
            }
            _ if NO.contains(&plain.as_str()) => {}
            _ => fields.push((question.key.clone(), item.to_owned())),
        }
    }
}
