//! The department tree: added to, renamed, moved, removed.

use std::collections::HashMap;

use serde_json::json;
use store::{Conn, OrgId, Time, args, bulk_insert, statement};
use web::{Lang, Texts};

use super::{Fault, LONGEST_NAME};
use crate::DepartmentId;
use crate::audit::{self, Doer};
use crate::departments::{self, Department, Departments};

/// Most characters of a department's path.
pub const LONGEST_PATH: usize = 300;

bulk_insert! {
    DEPARTMENTS = "department" ("org_id", "id", "parent_id", "name", "path", "tree_key", "created_at")
        "ON CONFLICT (org_id, id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, path = excluded.path,
         tree_key = excluded.tree_key";
}

statement! {
    EMPLOYED: organisation = "SELECT COUNT(*) FROM person WHERE org_id = $1 AND department_id = $2 AND left_at IS NULL";
    LEFT: organisation = "SELECT COUNT(*) FROM person WHERE org_id = $1 AND department_id = $2 AND left_at IS NOT NULL";
    MOVE_LEFT: organisation = "UPDATE person SET department_id = $3 WHERE org_id = $1 AND department_id = $2 AND left_at IS NOT NULL";
    REMOVE: organisation = "DELETE FROM department WHERE org_id = $1 AND id = $2";
}

/// The names of a department path as HR systems write it: `Sälj/Norr`, `Sälj > Norr` or `Sälj\Norr`.
#[must_use]
pub fn path_parts(path: &str) -> Vec<String> {
    let parts = path.split(['/', '>', '\\']);
    parts
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The key departments are sorted by: level by level in the organisation's language. The key of a department is
/// the beginning of the keys of all below it, so that a department with all below is one range.
#[must_use]
pub fn tree_key(lang: Lang, path: &str) -> Vec<u8> {
    let mut key = Vec::new();
    for part in path.split('/') {
        key.extend(Texts::get().sort_key(lang, part));
        // Sort keys never hold a zero; the name itself keeps names apart that sort alike.
        key.push(0);
        key.extend(part.as_bytes());
        key.push(0);
    }
    key
}

/// Adds departments, or brings those with the same id up to this; a department must stand before those in it.
pub async fn write_departments(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    departments: &[Department],
    now: Time,
) -> store::Result<()> {
    let row = |department: &Department| {
        let key = tree_key(lang, &department.path);
        args![org, department.id, department.parent, &department.name, &department.path, key, now]
    };
    let rows: Vec<_> = departments.iter().map(row).collect();
    DEPARTMENTS.insert(conn, rows).await
}

/// A name for a department as it is kept, if it can be one.
fn name(typed: &str) -> Result<String, Fault> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Fault::Field("name", "people-fault-name-missing"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Fault::Field("name", "people-fault-too-long"));
    }
    if name.contains(['/', '>', '\\']) || name.chars().any(char::is_control) {
        return Err(Fault::Field("name", "people-fault-department-sign"));
    }
    Ok(name)
}

fn path_under(tree: &Departments, parent: Option<DepartmentId>, name: &str) -> String {
    match parent.and_then(|id| tree.get(id)) {
        Some(parent) => format!("{}/{name}", parent.path),
        None => name.to_owned(),
    }
}

/// Refuses a path that another department has, however it is spelled, and one too long.
fn check_free(tree: &Departments, path: &str, own: Option<DepartmentId>) -> Result<(), Fault> {
    if path.chars().count() > LONGEST_PATH {
        return Err(Fault::Field("name", "people-fault-too-long"));
    }
    let wanted = path.to_lowercase();
    let taken =
        tree.iter().any(|other| Some(other.id) != own && other.path.to_lowercase() == wanted);
    if taken { Err(Fault::Field("name", "people-fault-department-taken")) } else { Ok(()) }
}

/// Adds a department, under another or at the top.
pub async fn add_department(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    parent: Option<DepartmentId>,
    typed: &str,
    now: Time,
) -> Result<DepartmentId, Fault> {
    let name = name(typed)?;
    let tree = departments::all(conn, org).await?;
    if parent.is_some_and(|id| tree.get(id).is_none()) {
        return Err(store::Error::NotFound.into());
    }
    let path = path_under(&tree, parent, &name);
    check_free(&tree, &path, None)?;
    let department = Department { id: DepartmentId::new(), parent, name, path };
    write_departments(conn, org, lang, std::slice::from_ref(&department), now).await?;
    let detail = json!({ "path": department.path });
    let subject = ("department", Some(department.id.0));
    audit::note(conn, org, doer, crate::action!("department-added"), subject, &detail, now).await?;
    Ok(department.id)
}

/// Gives a department another name; the paths of all below follow.
pub async fn rename_department(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    id: DepartmentId,
    typed: &str,
    now: Time,
) -> Result<(), Fault> {
    let name = name(typed)?;
    let tree = departments::all(conn, org).await?;
    let department = tree.get(id).ok_or(store::Error::NotFound)?;
    place(conn, org, lang, doer, &tree, department, department.parent, &name, now).await
}

/// Moves a department with all below it under another, or to the top.
pub async fn move_department(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    id: DepartmentId,
    parent: Option<DepartmentId>,
    now: Time,
) -> Result<(), Fault> {
    let tree = departments::all(conn, org).await?;
    let department = tree.get(id).ok_or(store::Error::NotFound)?;
    if let Some(parent) = parent {
        if tree.get(parent).is_none() {
            return Err(store::Error::NotFound.into());
        }
        if tree.upwards(parent).any(|up| up.id == id) {
            return Err(Fault::Field("parent", "people-fault-department-circle"));
        }
    }
    place(conn, org, lang, doer, &tree, department, parent, &department.name, now).await.map_err(
        |fault| match fault {
            Fault::Field(_, key) => Fault::Field("parent", key),
            other @ Fault::Store(_) => other,
        },
    )
}

/// Puts a department and all below it where it belongs now.
#[expect(clippy::too_many_arguments, reason = "the shared end of renaming and moving")]
async fn place(
    conn: &mut Conn,
    org: OrgId,
    lang: Lang,
    doer: &Doer,
    tree: &Departments,
    department: &Department,
    parent: Option<DepartmentId>,
    name: &str,
    now: Time,
) -> Result<(), Fault> {
    let path = path_under(tree, parent, name);
    if path == department.path {
        return Ok(());
    }
    check_free(tree, &path, Some(department.id))?;
    let mut moved = Vec::new();
    let mut paths = HashMap::from([(department.id, path.clone())]);
    moved.push(Department {
        parent,
        name: name.to_owned(),
        path: path.clone(),
        ..department.clone()
    });
    for below in tree.iter().filter(|other| other.id != department.id) {
        // The tree lists a department before those in it, so the path above is known here.
        let Some(above) = below.parent.and_then(|parent| paths.get(&parent)) else { continue };
        let path = format!("{above}/{}", below.name);
        if path.chars().count() > LONGEST_PATH {
            return Err(Fault::Field("name", "people-fault-too-long"));
        }
        paths.insert(below.id, path.clone());
        moved.push(Department { path, ..below.clone() });
    }
    write_departments(conn, org, lang, &moved, now).await?;
    let detail = json!({ "from": department.path, "to": path });
    let subject = ("department", Some(department.id.0));
    audit::note(conn, org, doer, crate::action!("department-changed"), subject, &detail, now)
        .await?;
    Ok(())
}

/// Removes a department where nobody works. Those who have left it are counted in the one above from then on.
pub async fn remove_department(
    conn: &mut Conn,
    org: OrgId,
    doer: &Doer,
    id: DepartmentId,
    now: Time,
) -> Result<(), Fault> {
    let tree = departments::all(conn, org).await?;
    let department = tree.get(id).ok_or(store::Error::NotFound)?;
    if tree.iter().any(|other| other.parent == Some(id)) {
        return Err(Fault::Field("remove", "people-fault-department-has-below"));
    }
    let employed: i64 = conn.one(&EMPLOYED, args![org, id]).await?.get(0)?;
    if employed > 0 {
        return Err(Fault::Field("remove", "people-fault-department-not-empty"));
    }
    let left: i64 = conn.one(&LEFT, args![org, id]).await?.get(0)?;
    match department.parent {
        Some(parent) if left > 0 => {
            conn.run(&MOVE_LEFT, args![org, id, parent]).await?;
        }
        None if left > 0 => {
            return Err(Fault::Field("remove", "people-fault-department-has-left"));
        }
        _ => {}
    }
    let removed = conn.run(&REMOVE, args![org, id]).await;
    removed.map_err(in_use("remove", "people-fault-department-in-use"))?;
    let detail = json!({ "path": department.path });
    audit::note(
        conn,
        org,
        doer,
        crate::action!("department-removed"),
        ("department", Some(id.0)),
        &detail,
        now,
    )
    .await?;
    Ok(())
}

/// What another room still counts on cannot be removed.
pub(super) fn in_use(field: &'static str, key: &'static str) -> impl Fn(store::Error) -> Fault {
    move |error| match error {
        store::Error::Constraint(name) if name.ends_with("fkey") => Fault::Field(field, key),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_however_they_are_separated() {
        for path in ["Sälj/Norr", " Sälj > Norr ", "Sälj\\Norr", "/Sälj//Norr/"] {
            assert_eq!(path_parts(path), ["Sälj", "Norr"], "{path}");
        }
        assert!(path_parts(" / > ").is_empty());
    }

    #[test]
    fn departments_sort_as_a_tree_in_swedish() {
        let lang = Lang::or_fallback("sv");
        let mut paths =
            ["Öst", "Ekonomi & HR", "Ekonomi/Ärenden", "Ekonomi", "Åre", "Ekonomi/Åtgärder"];
        paths.sort_by_key(|path| tree_key(lang, path));
        let sorted =
            ["Ekonomi", "Ekonomi/Åtgärder", "Ekonomi/Ärenden", "Ekonomi & HR", "Åre", "Öst"];
        assert_eq!(paths, sorted);
        let (above, below) = (tree_key(lang, "Ekonomi"), tree_key(lang, "Ekonomi/Åtgärder"));
        assert!(below.starts_with(&above));
        assert!(!tree_key(lang, "Ekonomi & HR").starts_with(&above));
    }
}
