//! Answers added up per lowest department and role, in one pass and without keeping them.

use std::collections::HashMap;

use people::{Departments, JobRole};

use crate::questionnaire::{Answer, Kind, Question, Questionnaire};
use crate::responses::Finished;

/// The departments and roles that figures are given for: those of the HR list, and any that a file names.
#[derive(Debug, Clone, Default)]
pub struct Places {
    pub(super) departments: Vec<(String, String)>,
    pub(super) parents: Vec<Option<usize>>,
    pub(super) roles: Vec<(String, String)>,
    department_index: HashMap<String, usize>,
    role_index: HashMap<String, usize>,
}

impl Places {
    /// Those of the HR list.
    #[must_use]
    pub fn of(tree: &Departments, roles: &[JobRole]) -> Self {
        let mut places = Self::default();
        for department in tree {
            let parent = department.parent.and_then(|parent| tree.position(parent));
            let i = places.department(department.id.to_string(), department.path.clone());
            places.parents[i] = parent;
        }
        for role in roles {
            places.role(role.id.to_string(), role.name.clone());
        }
        places
    }

    pub(super) fn department(&mut self, key: String, name: String) -> usize {
        if let Some(i) = self.department_index.get(&key) {
            return *i;
        }
        let i = self.departments.len();
        self.department_index.insert(key.clone(), i);
        self.departments.push((key, name));
        self.parents.push(None);
        i
    }

    fn role(&mut self, key: String, name: String) -> usize {
        if let Some(i) = self.role_index.get(&key) {
            return *i;
        }
        let i = self.roles.len();
        self.role_index.insert(key.clone(), i);
        self.roles.push((key, name));
        i
    }

    fn cell(&mut self, response: &Finished) -> Cell {
        let department = match (&response.department, &response.department_label) {
            (Some(id), _) => self.department_index.get(&id.to_string()).copied(),
            (None, Some(label)) => Some(self.department(label.clone(), label.clone())),
            (None, None) => None,
        };
        let role = match (&response.role, &response.role_label) {
            (Some(id), _) => self.role_index.get(&id.to_string()).copied(),
            (None, Some(label)) => Some(self.role(label.clone(), label.clone())),
            (None, None) => None,
        };
        (department, role)
    }
}

/// A lowest department and a role; none where it is not known.
pub(super) type Cell = (Option<usize>, Option<usize>);

/// Where a question's counters stand: first how many answered, then what its kind counts.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) question: Question,
    pub(super) at: usize,
}

/// Answers added up.
pub struct Tally {
    pub(super) places: Places,
    pub(super) slots: Vec<Slot>,
    pub(super) width: usize,
    /// People and counters per cell.
    pub(super) cells: HashMap<Cell, (u32, Vec<f64>)>,
    /// Free texts: slot, cell, text.
    pub(super) texts: Vec<(usize, Cell, String)>,
}

fn counters(kind: &Kind) -> usize {
    match kind {
        Kind::Single { options } | Kind::Several { options, .. } => options.len(),
        Kind::Scale { anchors, .. } => anchors.len(),
        Kind::Number { .. } => 1,
        Kind::ShortText | Kind::LongText | Kind::Competences { .. } => 0,
        Kind::Tools { tools, frequency, standing, purposes } => {
            let (f, s) = (frequency.len(), standing.len());
            tools.len() * (1 + f + s) + f + s + purposes.len()
        }
        Kind::Tasks { tasks, automated, .. } => tasks.len() * 2 + automated.len(),
    }
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, places: Places) -> Self {
        let mut width = 0;
        let slots = questionnaire.questions().map(|question| {
            let slot = Slot { question: question.clone(), at: width };
            width += 1 + counters(&question.kind);
            slot
        });
        let slots = slots.collect();
        Self { places, slots, width, cells: HashMap::new(), texts: Vec::new() }
    }

    /// Adds one person's answers.
    pub fn count(&mut self, response: &Finished) {
        let cell = self.places.cell(response);
        let width = self.width;
        let (people, counters) = self.cells.entry(cell).or_insert_with(|| (0, vec![0.0; width]));
        *people += 1;
        for (i, slot) in self.slots.iter().enumerate() {
            match response.answers.of(&slot.question.key) {
                Some(Answer::Text(text)) => {
                    counters[slot.at] += 1.0;
                    self.texts.push((i, cell, text.clone()));
                }
                Some(answer) => add(&slot.question.kind, answer, &mut counters[slot.at..]),
                // Whoever uses no tool leaves the page empty, and so does whoever has none of the tasks.
                None if counts_everyone(&slot.question.kind) => counters[slot.at] += 1.0,
                None => {}
            }
        }
    }
}

/// Whether no answer is an answer.
pub(super) fn counts_everyone(kind: &Kind) -> bool {
    matches!(kind, Kind::Tools { .. } | Kind::Tasks { .. })
}

fn place<'a>(mut keys: impl Iterator<Item = &'a str>, key: &str) -> Option<usize> {
    keys.position(|known| known == key)
}

fn of(choices: &[crate::questionnaire::Choice]) -> impl Iterator<Item = &str> {
    choices.iter().map(|choice| choice.key.as_str())
}

fn add(kind: &Kind, answer: &Answer, counters: &mut [f64]) {
    counters[0] += 1.0;
    let counters = &mut counters[1..];
    match (kind, answer) {
        (Kind::Single { options }, Answer::One(key)) => {
            if let Some(i) = place(of(options), key) {
                counters[i] += 1.0;
            }
        }
        (Kind::Several { options, .. }, Answer::Several(keys)) => {
            for i in keys.iter().filter_map(|key| place(of(options), key)) {
                counters[i] += 1.0;
            }
        }
        (Kind::Scale { from, anchors }, Answer::Step(step)) => {
            let i = usize::from(step.saturating_sub(*from));
            if i < anchors.len() {
                counters[i] += 1.0;
            }
        }
        (Kind::Number { .. }, Answer::Number(number)) => counters[0] += number,
        (Kind::Tools { tools, frequency, standing, purposes }, Answer::Tools(used)) => {
            let (f, s) = (frequency.len(), standing.len());
            let each = 1 + f + s;
            let persons = tools.len() * each;
            let mut most_often: Option<usize> = None;
            let mut standings = vec![false; s];
            let mut reasons = vec![false; purposes.len()];
            for (tool, how) in used {
                let Some(t) = place(of(tools), tool) else { continue };
                counters[t * each] += 1.0;
                if let Some(i) = how.frequency.as_deref().and_then(|key| place(of(frequency), key))
                {
                    counters[t * each + 1 + i] += 1.0;
                    most_often = Some(most_often.map_or(i, |before| before.min(i)));
                }
                if let Some(i) = how.standing.as_deref().and_then(|key| place(of(standing), key)) {
                    counters[t * each + 1 + f + i] += 1.0;
                    standings[i] = true;
                }
                for i in how.purposes.iter().filter_map(|key| place(of(purposes), key)) {
                    reasons[i] = true;
                }
            }
            if let Some(i) = most_often {
                counters[persons + i] += 1.0;
            }
            for (i, _) in standings.iter().enumerate().filter(|(_, has)| **has) {
                counters[persons + f + i] += 1.0;
            }
            for (i, _) in reasons.iter().enumerate().filter(|(_, has)| **has) {
                counters[persons + f + s + i] += 1.0;
            }
        }
        (Kind::Tasks { tasks, automated, .. }, Answer::Tasks(times)) => {
            let mut has = vec![false; automated.len()];
            for (task, time) in times {
                let known = tasks.iter().position(|known| &known.key == task);
                let Some(t) = known else { continue };
                counters[t * 2] += 1.0;
                counters[t * 2 + 1] += time.minutes.unwrap_or(0.0);
                if let Some(i) = time.automated.as_deref().and_then(|key| place(of(automated), key))
                {
                    has[i] = true;
                }
            }
            for (i, _) in has.iter().enumerate().filter(|(_, has)| **has) {
                counters[tasks.len() * 2 + i] += 1.0;
            }
        }
        _ => {}
    }
}
