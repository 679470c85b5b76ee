//! What an import would change: what is on the list compared with what is in the file. Pure.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use store::Time;
use tabular::Table;
use web::{Lang, PersonId};

use super::columns::{Columns, Field};
use super::draft::{self, Draft, Drafts};
use super::existing::Existing;
use super::problem::{Problem, Problems};
use crate::{Department, DepartmentId, JobRole, Person, RoleId};

/// The share of those employed that may leave in one import without being asked about.
pub const MOST_LEAVING: f64 = 0.3;

/// What a plan depends on beside the list and the file.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The organisation's language: the one new people get.
    pub language: Lang,
    /// Today in the organisation's time zone.
    pub today: Date,
    /// Now.
    pub now: Time,
    /// Whether hourly cost is kept.
    pub takes_cost: bool,
}

/// One person in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row in the file; none for someone who is not in it.
    pub row: Option<u32>,
    /// The name.
    pub name: String,
    /// The path of the department.
    pub department: String,
    /// The role.
    pub role: String,
    /// What changes, in the order of the fields.
    pub changes: Vec<Change>,
}

/// One field that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What is on the list; empty for nothing.
    pub before: String,
    /// What is in the file; empty for nothing.
    pub after: String,
}

/// What an import would change.
#[derive(Debug, Default)]
pub struct Plan {
    /// Not on the list before.
    pub new: Vec<Entry>,
    /// Something other than department, role and manager changes.
    pub changed: Vec<Entry>,
    /// Department, role or manager changes, perhaps more.
    pub moved: Vec<Entry>,
    /// Had left and is back.
    pub returned: Vec<Entry>,
    /// Employed before, and not in the file or past the last day.
    pub left: Vec<Entry>,
    /// As before.
    pub unchanged: usize,
    /// Past the last day in the file and never on the list.
    pub skipped: usize,
    /// What is wrong, by row; at most a thousand. Nothing is written while there is anything.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub problem_count: usize,
    /// Departments that do not exist yet, each before those in it.
    pub new_departments: Vec<Department>,
    /// Roles that do not exist yet.
    pub new_roles: Vec<JobRole>,
    /// How many are employed before.
    pub employed_before: usize,
    /// Everyone to be written, as they will be.
    pub(super) writes: Vec<Person>,
    /// Numbers and addresses that somebody else takes over, let go before.
    pub(super) released: Vec<(PersonId, Field)>,
}

impl Plan {
    /// Whether so many would leave that a wrong file is likelier.
    #[must_use]
    pub fn asks_about_leavers(&self) -> bool {
        self.left.len() as f64 > MOST_LEAVING * self.employed_before as f64
    }

    /// Whether the list stays as it is.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.writes.is_empty() && self.new_departments.is_empty() && self.new_roles.is_empty()
    }

    /// Everyone who would be written, as they will be.
    #[must_use]
    pub fn writes(&self) -> &[Person] {
        &self.writes
    }

    fn refused(problems: Problems) -> Self {
        let Problems { mut kept, count } = problems;
        kept.sort_by_key(|problem| (problem.row, problem.column));
        Self { problems: kept, problem_count: count, ..Self::default() }
    }
}

/// Compares the file with the list.
#[must_use]
pub fn plan(existing: &Existing, table: &Table, columns: &Columns, settings: &Settings) -> Plan {
    let missing = columns.missing();
    if !missing.is_empty() || columns.twice().is_some() {
        let mut problems = Problems::default();
        let row = table.source.header_row;
        for field in missing {
            let key = "import-problem-no-column";
            problems.add(Problem { row, column: None, field: Some(field), key, args: Vec::new() });
        }
        if let Some(field) = columns.twice() {
            let (column, key) = (columns.of(field), "import-problem-column-twice");
            problems.add(Problem { row, column, field: Some(field), key, args: Vec::new() });
        }
        return Plan::refused(problems);
    }
    let drafts = draft::read(table, columns, settings);
    Planner::new(existing, &drafts, columns, settings).plan(drafts.problems.count)
}

struct Planner<'a> {
    existing: &'a Existing,
    drafts: &'a Drafts<'a>,
    columns: &'a Columns,
    settings: &'a Settings,
    /// For each row the place of the person in `existing.people`.
    known: Vec<Option<usize>>,
    /// For each row the person's id.
    ids: Vec<PersonId>,
    departments: Vec<DepartmentId>,
    roles: Vec<RoleId>,
    paths: HashMap<DepartmentId, String>,
    role_names: HashMap<RoleId, String>,
    names: HashMap<PersonId, &'a str>,
    problems: Problems,
    plan: Plan,
}

impl<'a> Planner<'a> {
    fn new(
        existing: &'a Existing,
        drafts: &'a Drafts<'a>,
        columns: &'a Columns,
        settings: &'a Settings,
    ) -> Self {
        Self {
            existing,
            drafts,
            columns,
            settings,
            known: Vec::new(),
            ids: Vec::new(),
            departments: Vec::new(),
            roles: Vec::new(),
            paths: HashMap::new(),
            role_names: HashMap::new(),
            names: HashMap::new(),
            problems: Problems::default(),
            plan: Plan::default(),
        }
    }

    fn plan(mut self, faults: usize) -> Plan {
        for problem in &self.drafts.problems.kept {
            self.problems.add(problem.clone());
        }
        self.problems.count = faults;
        self.match_people();
        let managers = self.managers();
        self.find_circles(&managers);
        if self.problems.count > 0 {
            return Plan::refused(self.problems);
        }
        self.place_departments();
        self.place_roles();
        let people = &self.existing.people;
        self.plan.employed_before = people.iter().filter(|p| p.left_at.is_none()).count();
        let mut found = vec![false; people.len()];
        for (row, manager) in managers.into_iter().enumerate() {
            if let Some(place) = self.known[row] {
                found[place] = true;
            }
            self.compare(row, manager);
        }
        let gone = people.iter().zip(found).filter(|(p, found)| !found && p.left_at.is_none());
        for (person, _) in gone {
            let entry = self.entry(person, None, Vec::new());
            self.plan.left.push(entry);
            let now = self.settings.now;
            self.plan.writes.push(Person { left_at: Some(now), updated_at: now, ..person.clone() });
        }
        self.release();
        self.plan
    }

    fn ended(&self, draft: &Draft<'_>) -> bool {
        draft.end.is_some_and(|end| end < self.settings.today)
    }

    /// Finds each row's person: by employee number, else by e-mail.
    fn match_people(&mut self) {
        let people = &self.existing.people;
        let mut by_number = HashMap::with_capacity(people.len());
        let mut by_email = HashMap::with_capacity(people.len());
        for (place, person) in people.iter().enumerate() {
            if let Some(number) = &person.number {
                by_number.insert(number.as_str(), place);
            }
            if let Some(email) = &person.email {
                by_email.insert(email.as_str(), place);
            }
        }
        let mut taken = vec![false; people.len()];
        let rows = &self.drafts.rows;
        self.known = rows
            .iter()
            .map(|draft| {
                let place = draft.number.and_then(|number| by_number.get(number)).copied();
                if let Some(place) = place {
                    taken[place] = true;
                }
                place
            })
            .collect();
        for (known, draft) in self.known.iter_mut().zip(rows) {
            let place = draft.email.as_deref().and_then(|email| by_email.get(email)).copied();
            if known.is_none()
                && let Some(place) = place
                && !taken[place]
            {
                taken[place] = true;
                *known = Some(place);
            }
        }
        self.ids = self
            .known
            .iter()
            .map(|known| known.map_or_else(PersonId::new, |place| people[place].id))
            .collect();
        self.names = people.iter().map(|person| (person.id, person.name.as_str())).collect();
        for (id, draft) in self.ids.iter().zip(rows) {
            self.names.insert(*id, &draft.name);
        }
    }

    /// For each row the row of the manager.
    fn managers(&mut self) -> Vec<Option<usize>> {
        let rows = &self.drafts.rows;
        let Some(column) = self.columns.of(Field::Manager) else { return vec![None; rows.len()] };
        let mut by_key: HashMap<&str, usize> = HashMap::with_capacity(rows.len() * 2);
        for (place, draft) in rows.iter().enumerate() {
            by_key.extend(draft.number.map(|number| (number, place)));
            by_key.extend(draft.email.as_deref().map(|email| (email, place)));
        }
        let mut by_name: Option<HashMap<String, Option<usize>>> = None;
        let mut managers = Vec::with_capacity(rows.len());
        for (place, draft) in rows.iter().enumerate() {
            let cell = draft.manager;
            if cell.is_empty() {
                managers.push(None);
                continue;
            }
            let mut found = by_key.get(cell).copied().map(Some);
            if found.is_none() && cell.contains('@') {
                found = by_key.get(cell.to_lowercase().as_str()).copied().map(Some);
            }
            if found.is_none() {
                // Some lists name the manager; good enough where only one person has the name.
                let names = by_name.get_or_insert_with(|| {
                    let mut names = HashMap::with_capacity(rows.len());
                    for (place, draft) in rows.iter().enumerate() {
                        let once = names.entry(folded(&draft.name)).or_insert(Some(place));
                        *once = once.filter(|first| *first == place);
                    }
                    names
                });
                found = names.get(&folded(cell)).copied();
            }
            let fault = match found {
                None => Some("import-problem-manager-unknown"),
                Some(None) => Some("import-problem-manager-several"),
                Some(Some(manager)) if self.ended(&rows[manager]) => {
                    Some("import-problem-manager-left")
                }
                Some(Some(_)) => None,
            };
            // Who has left needs no manager; who leads everyone is often put as their own.
            match fault {
                Some(key) if !self.ended(draft) => {
                    let args = vec![("value", cell.chars().take(60).collect())];
                    let (column, field) = (Some(column), Some(Field::Manager));
                    self.problems.add(Problem { row: draft.row, column, field, key, args });
                    managers.push(None);
                }
                Some(_) => managers.push(None),
                None => managers.push(found.flatten().filter(|manager| *manager != place)),
            }
        }
        managers
    }

    /// Walks up from everyone; who is met twice on the same way is part of a circle. Each row is walked once.
    fn find_circles(&mut self, managers: &[Option<usize>]) {
        const UNSEEN: u32 = 0;
        let rows = &self.drafts.rows;
        let mut seen = vec![UNSEEN; rows.len()];
        for start in 0..rows.len() {
            let walk = start as u32 + 1;
            let mut at = start;
            while seen[at] == UNSEEN {
                seen[at] = walk;
                match managers[at] {
                    Some(manager) => at = manager,
                    None => break,
                }
            }
            // Back on this walk's own way, and not just at its end without a manager.
            if seen[at] == walk && managers[at].is_some() {
                let mut circle = vec![at];
                let mut next = managers[at];
                while let Some(place) = next.filter(|place| *place != at) {
                    circle.push(place);
                    next = managers[place];
                }
                let mut names: Vec<&str> =
                    circle.iter().take(6).map(|place| rows[*place].name.as_str()).collect();
                names.push(if circle.len() > 6 { "…" } else { &rows[at].name });
                let row = circle.iter().map(|place| rows[*place].row).min().unwrap_or_default();
                self.problems.add(Problem {
                    row,
                    column: self.columns.of(Field::Manager),
                    field: Some(Field::Manager),
                    key: "import-problem-circle",
                    args: vec![("chain", names.join(" → "))],
                });
            }
        }
    }

    /// Finds or makes every department of the file, and those above it.
    fn place_departments(&mut self) {
        let mut by_path: HashMap<String, (DepartmentId, String)> = HashMap::new();
        for department in &self.existing.departments {
            let place = (department.id, department.path.clone());
            by_path.insert(folded(&department.path), place);
            self.paths.insert(department.id, department.path.clone());
        }
        for parts in &self.drafts.departments {
            let mut above: Option<(DepartmentId, String)> = None;
            for name in parts {
                let path = match &above {
                    Some((_, path)) => format!("{path}/{name}"),
                    None => name.clone(),
                };
                let place = by_path.entry(folded(&path)).or_insert_with(|| {
                    let id = DepartmentId::new();
                    let parent = above.as_ref().map(|(id, _)| *id);
                    self.paths.insert(id, path.clone());
                    let (name, path) = (name.clone(), path.clone());
                    let new = Department { id, parent, name, path: path.clone() };
                    self.plan.new_departments.push(new);
                    (id, path)
                });
                above = Some(place.clone());
            }
            // A path has at least one name: the draft is refused otherwise.
            self.departments.extend(above.map(|(id, _)| id));
        }
    }

    fn place_roles(&mut self) {
        let mut by_name: HashMap<String, RoleId> = HashMap::new();
        for role in &self.existing.roles {
            by_name.insert(folded(&role.name), role.id);
            self.role_names.insert(role.id, role.name.clone());
        }
        for name in &self.drafts.roles {
            let id = *by_name.entry(folded(name)).or_insert_with(|| {
                let role = JobRole { id: RoleId::new(), name: name.clone() };
                self.role_names.insert(role.id, role.name.clone());
                self.plan.new_roles.push(role.clone());
                role.id
            });
            self.roles.push(id);
        }
    }

    fn entry(&self, person: &Person, row: Option<u32>, changes: Vec<Change>) -> Entry {
        Entry {
            row,
            name: person.name.clone(),
            department: self.paths.get(&person.department).cloned().unwrap_or_default(),
            role: self.role_names.get(&person.role).cloned().unwrap_or_default(),
            changes,
        }
    }

    /// The person of a row as they will be, compared with as they are.
    fn compare(&mut self, row: usize, manager: Option<usize>) {
        let draft = &self.drafts.rows[row];
        let now = self.settings.now;
        let ended = self.ended(draft);
        let before = self.known[row].map(|place| &self.existing.people[place]);
        if before.is_none() && ended {
            self.plan.skipped += 1;
            return;
        }
        let has = |field| self.columns.of(field).is_some();
        // A column that is not in the file says nothing; an empty cell of a column that is says "none".
        let after = Person {
            id: self.ids[row],
            number: draft.number.map(str::to_owned).or_else(|| before?.number.clone()),
            name: draft.name.clone(),
            email: if has(Field::Email) {
                draft.email.clone()
            } else {
                before.and_then(|b| b.email.clone())
            },
            department: self.departments[draft.department],
            role: self.roles[draft.role],
            manager: if has(Field::Manager) {
                manager.map(|manager| self.ids[manager])
            } else {
                before.and_then(|b| b.manager)
            },
            language: draft
                .language
                .unwrap_or_else(|| before.map_or(self.settings.language, |b| b.language)),
            start: if has(Field::Start) { draft.start } else { before.and_then(|b| b.start) },
            end: if has(Field::End) {
                draft.end
            } else {
                before.and_then(|b| b.end.filter(|_| b.left_at.is_none()))
            },
            hourly_cost: match (self.settings.takes_cost, has(Field::Cost)) {
                (false, _) => None,
                (true, true) => draft.cost,
                (true, false) => before.and_then(|b| b.hourly_cost),
            },
            left_at: if ended { Some(before.and_then(|b| b.left_at).unwrap_or(now)) } else { None },
            erased_at: None,
            created_at: before.map_or(now, |b| b.created_at),
            updated_at: now,
        };
        let Some(before) = before else {
            let entry = self.entry(&after, Some(draft.row), Vec::new());
            self.plan.new.push(entry);
            self.plan.writes.push(after);
            return;
        };
        let changes = self.changes(before, &after);
        if changes.is_empty() && before.left_at.is_some() == after.left_at.is_some() {
            self.plan.unchanged += 1;
            return;
        }
        let moves = |change: &Change| {
            matches!(change.field, Field::Department | Field::Role | Field::Manager)
        };
        let moved = changes.iter().any(moves);
        let entry = self.entry(&after, Some(draft.row), changes);
        match (before.left_at.is_some(), after.left_at.is_some()) {
            (false, true) => self.plan.left.push(entry),
            (true, false) => self.plan.returned.push(entry),
            _ if moved => self.plan.moved.push(entry),
            _ => self.plan.changed.push(entry),
        }
        self.plan.writes.push(after);
    }

    fn changes(&self, before: &Person, after: &Person) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut note = |field, differs: bool, words: &dyn Fn(&Person) -> String| {
            if differs {
                let (before, after) = (words(before), words(after));
                changes.push(Change { field, before, after });
            }
        };
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        note(Field::Number, before.number != after.number, &|p| {
            p.number.clone().unwrap_or_default()
        });
        note(Field::Name, before.name != after.name, &|p| p.name.clone());
        note(Field::Email, before.email != after.email, &|p| p.email.clone().unwrap_or_default());
        note(Field::Department, before.department != after.department, &|p| {
            self.paths.get(&p.department).cloned().unwrap_or_default()
        });
        note(Field::Role, before.role != after.role, &|p| {
            self.role_names.get(&p.role).cloned().unwrap_or_default()
        });
        note(Field::Manager, before.manager != after.manager, &|p| {
            let name = p.manager.and_then(|manager| self.names.get(&manager));
            name.map(|name| (*name).to_owned()).unwrap_or_default()
        });
        note(Field::Language, before.language != after.language, &|p| p.language.code().to_owned());
        note(Field::Start, before.start != after.start, &|p| day(p.start));
        note(Field::End, before.end != after.end, &|p| day(p.end));
        note(Field::Cost, before.hourly_cost != after.hourly_cost, &|p| {
            p.hourly_cost.map(|cost| format!("{:.2}", cost as f64 / 100.0)).unwrap_or_default()
        });
        changes
    }

    /// Numbers and addresses that go from one person to another are let go by the first before the second takes
    /// them, since no two may have the same even for a moment.
    fn release(&mut self) {
        let people = &self.existing.people;
        let mut holders: HashMap<(Field, &str), PersonId> = HashMap::with_capacity(people.len());
        for person in people {
            holders.extend(person.number.as_deref().map(|key| ((Field::Number, key), person.id)));
            holders.extend(person.email.as_deref().map(|key| ((Field::Email, key), person.id)));
        }
        let mut released = HashSet::new();
        for person in &self.plan.writes {
            let keys = [(Field::Number, &person.number), (Field::Email, &person.email)];
            for (field, key) in keys {
                let Some(key) = key else { continue };
                if let Some(holder) = holders.get(&(field, key.as_str()))
                    && *holder != person.id
                {
                    released.insert((*holder, field));
                }
            }
        }
        if released.is_empty() {
            return;
        }
        // Those who leave with this import do not come after the number or address that somebody else now has.
        let in_file: HashSet<PersonId> = self.ids.iter().copied().collect();
        for person in self.plan.writes.iter_mut().filter(|person| !in_file.contains(&person.id)) {
            if released.contains(&(person.id, Field::Number)) {
                person.number = None;
            }
            if released.contains(&(person.id, Field::Email)) {
                person.email = None;
            }
        }
        self.plan.released = released.into_iter().collect();
        self.plan.released.sort_unstable();
    }
}

/// Words as they are compared: lower case, single spaces.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
