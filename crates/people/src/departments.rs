//! The department tree.

use std::collections::HashMap;

use store::{Conn, OrgId, Recent, Result, args, id_type, statement};

id_type! {
    /// A department.
    DepartmentId
}

statement! {
    ALL: organisation = "SELECT id, parent_id, name, path FROM department WHERE org_id = $1 ORDER BY path";
    COUNTS: organisation = "SELECT department_id, COUNT(*) FROM person WHERE org_id = $1 AND left_at IS NULL GROUP BY department_id";
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Which one.
    pub id: DepartmentId,
    /// The department above it.
    pub parent: Option<DepartmentId>,
    /// Its own name.
    pub name: String,
    /// Its name with those above it: `Sälj/Norr`.
    pub path: String,
}

/// The department tree of an organisation, in the order of the paths: a department stands before those in it.
#[derive(Debug, Clone, Default)]
pub struct Departments {
    list: Vec<Department>,
    index: HashMap<DepartmentId, usize>,
}

impl Departments {
    /// A tree of these departments, sorted by path.
    #[must_use]
    pub fn new(mut list: Vec<Department>) -> Self {
        list.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
        let index = list.iter().enumerate().map(|(i, department)| (department.id, i)).collect();
        Self { list, index }
    }

    /// All departments.
    pub fn iter(&self) -> std::slice::Iter<'_, Department> {
        self.list.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// One department.
    #[must_use]
    pub fn get(&self, id: DepartmentId) -> Option<&Department> {
        self.index.get(&id).map(|i| &self.list[*i])
    }

    /// The place of a department in [`Departments::iter`].
    #[must_use]
    pub fn position(&self, id: DepartmentId) -> Option<usize> {
        self.index.get(&id).copied()
    }

    /// A department and those above it, nearest first.
    pub fn upwards(&self, id: DepartmentId) -> impl Iterator<Item = &Department> {
        std::iter::successors(self.get(id), |department| self.get(department.parent?))
    }

    /// A department and all below it.
    #[must_use]
    pub fn with_all_below(&self, id: DepartmentId) -> Vec<DepartmentId> {
        let below = self.list.iter().filter(|other| self.upwards(other.id).any(|up| up.id == id));
        below.map(|department| department.id).collect()
    }

    /// How deep a department lies; 0 at the top.
    #[must_use]
    pub fn depth(&self, id: DepartmentId) -> usize {
        self.upwards(id).count().saturating_sub(1)
    }
}

impl<'a> IntoIterator for &'a Departments {
    type Item = &'a Department;
    type IntoIter = std::slice::Iter<'a, Department>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The whole tree.
pub async fn all(conn: &mut Conn, org: OrgId) -> Result<Departments> {
    let list = conn
        .list(&ALL, args![org], |row| {
            Ok(Department {
                id: row.get(0)?,
                parent: row.get(1)?,
                name: row.get(2)?,
                path: row.get(3)?,
            })
        })
        .await?;
    Ok(Departments::new(list))
}

/// How many are employed in each department itself; departments without anybody are left out.
pub async fn counts(conn: &mut Conn, org: OrgId) -> Result<Vec<(DepartmentId, i64)>> {
    static RECENT: Recent<OrgId, Vec<(DepartmentId, i64)>> = Recent::new();
    let count = async {
        let counts = conn.list(&COUNTS, args![org], |row| Ok((row.get(0)?, row.get(1)?))).await?;
        let people = counts.iter().map(|(_, people): &(_, i64)| people).sum();
        Ok((counts, people))
    };
    RECENT.get(org, count).await
}
