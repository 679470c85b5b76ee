//! The list as HR looks at it: filtered, sorted, a page at a time.
//!
//! A page starts after (or before) a person, so that its address can be kept and its cost does not grow with how
//! far down the list it is.

mod statements;

use std::collections::HashMap;

use jiff::civil::Date;
use store::{Conn, OrgId, Recent, Result, Row, Statement, Time, Value, args};
use uuid::Uuid;
use web::{PersonId, searchable};

use crate::job_roles::{self, JobRole};
use crate::{Department, DepartmentId, RoleId, register};
use statements as sql;

/// People on a page.
pub const PAGE: usize = 50;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By department, as the tree, then name.
    Department,
    /// By role, then name.
    Role,
}

impl Sort {
    /// The name in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Department => "department",
            Self::Role => "role",
        }
    }

    /// The order of a name; by name for any other word.
    #[must_use]
    pub fn of(key: &str) -> Self {
        let all = [Self::Name, Self::Department, Self::Role];
        all.into_iter().find(|sort| sort.key() == key).unwrap_or_default()
    }
}

/// Where a page starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    /// With the first person.
    #[default]
    First,
    /// After a person.
    After(PersonId),
    /// So that it ends before a person.
    Before(PersonId),
}

/// What of the list is asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words in name, number or e-mail.
    pub words: String,
    /// A department with all below it.
    pub department: Option<DepartmentId>,
    /// A role.
    pub role: Option<RoleId>,
    /// Those who have left, in place of those employed. They are listed by name.
    pub left: bool,
    /// The order.
    pub sort: Sort,
    /// Where the page starts.
    pub start: Start,
}

impl Filter {
    /// Whether everybody employed is asked for.
    #[must_use]
    pub fn is_everyone(&self) -> bool {
        self.words.trim().is_empty()
            && self.department.is_none()
            && self.role.is_none()
            && !self.left
    }
}

/// One line of the list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The department.
    pub department: DepartmentId,
    /// The role.
    pub role: RoleId,
    /// The first day of employment.
    pub start: Option<Date>,
    /// The e-mail address.
    pub email: Option<String>,
    /// When they left.
    pub left_at: Option<Time>,
    /// The manager's name.
    pub manager: Option<String>,
}

impl Line {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            department: row.get(2)?,
            role: row.get(3)?,
            start: row.get::<Option<String>>(4)?.and_then(|date| date.parse().ok()),
            email: row.get(5)?,
            left_at: row.get(6)?,
            manager: row.get(7)?,
        })
    }
}

/// A page of the list.
#[derive(Debug, Clone)]
pub struct Page {
    /// At most [`PAGE`] people.
    pub lines: Vec<Line>,
    /// Whether there are people before the first.
    pub earlier: bool,
    /// Whether there are people after the last.
    pub later: bool,
    /// How many are employed in all; only known for the whole list.
    pub total: Option<i64>,
}

/// Where a page starts, in every order.
struct Place {
    name_key: Vec<u8>,
    person: Uuid,
    tree_key: Vec<u8>,
    role_key: Vec<u8>,
    role: Uuid,
}

/// Higher than every key: sort keys never start with it.
const HIGHEST: u8 = 0xff;

async fn place(conn: &mut Conn, org: OrgId, start: Start) -> Result<Place> {
    let (Start::After(person) | Start::Before(person)) = start else {
        let role = Uuid::nil();
        let (name_key, tree_key, role_key) = (Vec::new(), Vec::new(), Vec::new());
        return Ok(Place { name_key, person: Uuid::nil(), tree_key, role_key, role });
    };
    let row = conn.one(&sql::PLACE, args![org, person]).await?;
    Ok(Place {
        name_key: row.get(0)?,
        person: person.0,
        tree_key: row.get(1)?,
        role_key: row.get(2)?,
        role: row.get(3)?,
    })
}

/// What `LIKE` finds a word by; `%` finds everything.
fn patterns(words: &str) -> [String; 3] {
    let words = searchable(words);
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    [(); 3].map(|()| {
        words
            .next()
            .map_or_else(|| "%".to_owned(), |word| format!("%{}%", word.replace('_', "\\_")))
    })
}

/// A page of the list. The number of statements does not depend on how many people there are.
pub async fn page(conn: &mut Conn, org: OrgId, filter: &Filter) -> Result<Page> {
    let place = place(conn, org, filter.start).await?;
    let range = match filter.department {
        None => (Vec::new(), vec![HIGHEST]),
        Some(department) => {
            let from: Vec<u8> = conn.one(&sql::TREE_KEY, args![org, department]).await?.get(0)?;
            let mut to = from.clone();
            to.push(HIGHEST);
            (from, to)
        }
    };
    let roles = filter.role.map_or((Uuid::nil(), Uuid::max()), |role| (role.0, role.0));
    let words = !filter.words.trim().is_empty();
    let [one, two, three] = patterns(&filter.words);
    let mut values = args![org, place.name_key, place.person];
    let everything = |values: &mut Vec<Value>, range: (Vec<u8>, Vec<u8>)| {
        values.extend(args![range.0, range.1, roles.0, roles.1, one, two, three]);
    };
    let back = matches!(filter.start, Start::Before(_));
    let either = |forward: &'static Statement, backward: &'static Statement| {
        if back { backward } else { forward }
    };
    let statement = match (filter.left, filter.sort) {
        (true, _) => {
            everything(&mut values, range);
            either(&sql::LEFT, &sql::LEFT_BACK)
        }
        (false, Sort::Department) => {
            // The departments before (or after) the one the page starts in are passed over whole.
            let (mut from, mut to) = range;
            match filter.start {
                Start::First => {}
                Start::After(_) => from = from.max(place.tree_key.clone()),
                Start::Before(_) => to = to.min([place.tree_key.as_slice(), &[0]].concat()),
            }
            everything(&mut values, (from, to));
            values.extend(args![place.tree_key]);
            either(&sql::BY_DEPARTMENT, &sql::BY_DEPARTMENT_BACK)
        }
        (false, Sort::Role) if filter.is_everyone() => {
            values.extend(args![place.role_key, place.role]);
            either(&sql::ALL_BY_ROLE, &sql::ALL_BY_ROLE_BACK)
        }
        (false, Sort::Role) => {
            everything(&mut values, range);
            values.extend(args![place.role_key, place.role]);
            either(&sql::BY_ROLE, &sql::BY_ROLE_BACK)
        }
        (false, Sort::Name) => match (filter.department, filter.role) {
            (None, None) if !words => either(&sql::ALL, &sql::ALL_BACK),
            (None, Some(role)) if !words => {
                values.extend(args![role]);
                either(&sql::OF_ROLE, &sql::OF_ROLE_BACK)
            }
            (Some(_), _) if is_narrow(conn, org, &range).await? => {
                everything(&mut values, range);
                either(&sql::NARROW, &sql::NARROW_BACK)
            }
            _ => {
                everything(&mut values, range);
                either(&sql::FILTERED, &sql::FILTERED_BACK)
            }
        },
    };
    let mut lines = conn.list(statement, values, Line::read).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    if back {
        lines.reverse();
    }
    let (earlier, later) = match filter.start {
        Start::First => (false, more),
        Start::After(_) => (true, more),
        Start::Before(_) => (more, true),
    };
    let total = if filter.is_everyone() { Some(register::count(conn, org).await?) } else { None };
    Ok(Page { lines, earlier, later, total })
}

/// Whether so few work in these departments that it is quicker to gather them all than to look through the list.
async fn is_narrow(conn: &mut Conn, org: OrgId, range: &(Vec<u8>, Vec<u8>)) -> Result<bool> {
    let values = args![org, range.0.as_slice(), range.1.as_slice()];
    let people: i64 = conn.one(&sql::BREADTH, values).await?.get(0)?;
    Ok(people <= 2_000)
}

/// Those who report to a manager, by name.
pub async fn team(conn: &mut Conn, org: OrgId, manager: PersonId) -> Result<Vec<Line>> {
    conn.list(&sql::TEAM, args![org, manager], Line::read).await
}

/// How many who have left are still on the list by name.
pub async fn left_count(conn: &mut Conn, org: OrgId) -> Result<i64> {
    static RECENT: Recent<OrgId, i64> = Recent::new();
    let count = async {
        let left = conn.one(&sql::LEFT_COUNT, args![org]).await?.get(0)?;
        Ok((left, left))
    };
    RECENT.get(org, count).await
}

/// A department in the tree.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The department.
    pub department: Department,
    /// How deep it lies; 0 at the top.
    pub depth: usize,
    /// How many work in it.
    pub people: i64,
    /// How many work in it and all below it.
    pub with_below: i64,
    /// Whether there are departments in it.
    pub has_below: bool,
}

/// The department tree in the organisation's order, without counts.
pub async fn departments(conn: &mut Conn, org: OrgId) -> Result<Vec<Department>> {
    conn.list(&sql::TREE, args![org], |row| {
        Ok(Department {
            id: row.get(0)?,
            parent: row.get(1)?,
            name: row.get(2)?,
            path: row.get(3)?,
        })
    })
    .await
}

/// The department tree in the organisation's order, with how many work where.
pub async fn tree(conn: &mut Conn, org: OrgId) -> Result<Vec<Branch>> {
    let departments = departments(conn, org).await?;
    let counts: HashMap<DepartmentId, i64> =
        crate::departments::counts(conn, org).await?.into_iter().collect();
    let mut branches: Vec<Branch> = departments
        .into_iter()
        .map(|department| {
            let people = counts.get(&department.id).copied().unwrap_or(0);
            let depth = department.path.matches('/').count();
            Branch { department, depth, people, with_below: people, has_below: false }
        })
        .collect();
    let places: HashMap<DepartmentId, usize> =
        branches.iter().enumerate().map(|(place, branch)| (branch.department.id, place)).collect();
    // A department stands before those in it, so going backwards each is complete when it is added to the one above.
    for place in (0..branches.len()).rev() {
        let below = branches[place].with_below;
        let above = branches[place].department.parent.and_then(|parent| places.get(&parent));
        if let Some(above) = above {
            branches[*above].with_below += below;
            branches[*above].has_below = true;
        }
    }
    Ok(branches)
}

/// The roles in the organisation's order.
pub async fn roles(conn: &mut Conn, org: OrgId) -> Result<Vec<JobRole>> {
    conn.list(&sql::ROLES, args![org], |row| Ok(JobRole { id: row.get(0)?, name: row.get(1)? }))
        .await
}

/// The roles in the organisation's order, with how many have each.
pub async fn roles_with_people(conn: &mut Conn, org: OrgId) -> Result<Vec<(JobRole, i64)>> {
    let counts: HashMap<RoleId, i64> = job_roles::counts(conn, org).await?.into_iter().collect();
    let roles = roles(conn, org).await?;
    Ok(roles
        .into_iter()
        .map(|role| {
            let people = counts.get(&role.id).copied().unwrap_or(0);
            (role, people)
        })
        .collect())
}
