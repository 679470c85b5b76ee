//! The statements of the directory. Each way of looking at the list has its own, forwards and back, so that each
//! can follow an index: one that tried to serve all would follow none.
//!
//! What only filters is wrapped in `COALESCE`, so that no index is chosen for it: the index gives the order.
//!
//! `$2`, `$3` are where the page starts (name key and person), `$4`, `$5` the range of departments, `$6`, `$7` the
//! range of roles, `$8` to `$10` words, `$11`, `$12` the department or role the page starts in.

use store::statement;

statement! {
    /// Where a person stands in each order.
    pub(super) PLACE: organisation = "SELECT p.name_key, d.tree_key, r.name_key, r.id FROM person p
        JOIN department d ON d.org_id = p.org_id AND d.id = p.department_id JOIN job_role r ON r.org_id = p.org_id AND r.id = p.role_id
        WHERE p.org_id = $1 AND p.id = $2";
    /// Whether a range of departments has more people than are gathered and sorted in no time.
    pub(super) BREADTH: organisation = "SELECT COUNT(*) FROM (SELECT p.id FROM department d CROSS JOIN person p
        WHERE d.org_id = $1 AND d.tree_key >= $2 AND d.tree_key < $3 AND p.org_id = $1 AND p.department_id = d.id AND p.left_at IS NULL LIMIT 2001) most";
    pub(super) TREE_KEY: organisation = "SELECT tree_key FROM department WHERE org_id = $1 AND id = $2";
    pub(super) TREE: organisation = "SELECT id, parent_id, name, path FROM department WHERE org_id = $1 ORDER BY tree_key";
    pub(super) ROLES: organisation = "SELECT id, name FROM job_role WHERE org_id = $1 ORDER BY name_key, id";
    pub(super) TEAM: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM person p
        LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        WHERE p.org_id = $1 AND p.manager_id = $2 AND p.left_at IS NULL ORDER BY p.name_key, p.id";
    pub(super) LEFT_COUNT: organisation = "SELECT COUNT(*) FROM person WHERE org_id = $1 AND left_at IS NOT NULL AND erased_at IS NULL";

    pub(super) ALL: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NULL AND (name_key, id) > ($2, $3)
            ORDER BY name_key, id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key, p.id";
    pub(super) ALL_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NULL AND (name_key, id) < ($2, $3)
            ORDER BY name_key DESC, id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key DESC, p.id DESC";
    pub(super) OF_ROLE: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND role_id = $4 AND left_at IS NULL AND (name_key, id) > ($2, $3)
            ORDER BY name_key, id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key, p.id";
    pub(super) OF_ROLE_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND role_id = $4 AND left_at IS NULL AND (name_key, id) < ($2, $3)
            ORDER BY name_key DESC, id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key DESC, p.id DESC";
    pub(super) FILTERED: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NULL AND (name_key, id) > ($2, $3)
            AND COALESCE(department_id, department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND COALESCE(role_id, role_id) BETWEEN $6 AND $7
            AND search LIKE $8 ESCAPE '\\' AND search LIKE $9 ESCAPE '\\' AND search LIKE $10 ESCAPE '\\'
            ORDER BY name_key, id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key, p.id";
    pub(super) FILTERED_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NULL AND (name_key, id) < ($2, $3)
            AND COALESCE(department_id, department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND COALESCE(role_id, role_id) BETWEEN $6 AND $7
            AND search LIKE $8 ESCAPE '\\' AND search LIKE $9 ESCAPE '\\' AND search LIKE $10 ESCAPE '\\'
            ORDER BY name_key DESC, id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key DESC, p.id DESC";
    pub(super) LEFT: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NOT NULL AND erased_at IS NULL AND (name_key, id) > ($2, $3)
            AND COALESCE(department_id, department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND COALESCE(role_id, role_id) BETWEEN $6 AND $7
            AND search LIKE $8 ESCAPE '\\' AND search LIKE $9 ESCAPE '\\' AND search LIKE $10 ESCAPE '\\'
            ORDER BY name_key, id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key, p.id";
    pub(super) LEFT_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT id, name_key FROM person WHERE org_id = $1 AND left_at IS NOT NULL AND erased_at IS NULL AND (name_key, id) < ($2, $3)
            AND COALESCE(department_id, department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND COALESCE(role_id, role_id) BETWEEN $6 AND $7
            AND search LIKE $8 ESCAPE '\\' AND search LIKE $9 ESCAPE '\\' AND search LIKE $10 ESCAPE '\\'
            ORDER BY name_key DESC, id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key DESC, p.id DESC";
    pub(super) NARROW: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key FROM department d CROSS JOIN person p
            WHERE d.org_id = $1 AND d.tree_key >= $4 AND d.tree_key < $5 AND p.org_id = $1 AND p.department_id = d.id
            AND p.left_at IS NULL AND (p.name_key, p.id) > ($2, $3) AND COALESCE(p.role_id, p.role_id) BETWEEN $6 AND $7
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY p.name_key, p.id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key, p.id";
    pub(super) NARROW_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key FROM department d CROSS JOIN person p
            WHERE d.org_id = $1 AND d.tree_key >= $4 AND d.tree_key < $5 AND p.org_id = $1 AND p.department_id = d.id
            AND p.left_at IS NULL AND (p.name_key, p.id) < ($2, $3) AND COALESCE(p.role_id, p.role_id) BETWEEN $6 AND $7
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY p.name_key DESC, p.id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY p.name_key DESC, p.id DESC";
    pub(super) BY_DEPARTMENT: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, d.tree_key FROM department d CROSS JOIN person p
            WHERE d.org_id = $1 AND d.tree_key >= $4 AND d.tree_key < $5 AND p.org_id = $1 AND p.department_id = d.id
            AND p.left_at IS NULL AND (d.tree_key, p.name_key, p.id) > ($11, $2, $3) AND COALESCE(p.role_id, p.role_id) BETWEEN $6 AND $7
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY d.tree_key, p.name_key, p.id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY page.tree_key, p.name_key, p.id";
    pub(super) BY_DEPARTMENT_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, d.tree_key FROM department d CROSS JOIN person p
            WHERE d.org_id = $1 AND d.tree_key >= $4 AND d.tree_key < $5 AND p.org_id = $1 AND p.department_id = d.id
            AND p.left_at IS NULL AND (d.tree_key, p.name_key, p.id) < ($11, $2, $3) AND COALESCE(p.role_id, p.role_id) BETWEEN $6 AND $7
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY d.tree_key DESC, p.name_key DESC, p.id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY page.tree_key DESC, p.name_key DESC, p.id DESC";
    /// Everybody by role: of each role at most a page is looked at. `$4`, `$5` are the role the page starts in.
    pub(super) ALL_BY_ROLE: organisation = sqlite
        "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN person p
         WHERE r.org_id = $1 AND (r.name_key, r.id) >= ($4, $5) AND p.org_id = $1 AND p.id IN (SELECT q.id FROM person q
             WHERE q.org_id = $1 AND q.role_id = r.id AND q.left_at IS NULL AND (q.name_key, q.id) > (CASE r.id WHEN $5 THEN $2 ELSE x'' END, $3)
             ORDER BY q.name_key, q.id LIMIT 51)
         ORDER BY r.name_key, r.id, p.name_key, p.id LIMIT 51) page
         JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
         ORDER BY page.role_key, page.role, p.name_key, p.id"
        postgres
        "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN LATERAL (SELECT q.id, q.name_key FROM person q
             WHERE q.org_id = $1 AND q.role_id = r.id AND q.left_at IS NULL AND (q.name_key, q.id) > (CASE r.id WHEN $5 THEN $2 ELSE CAST('\\x' AS BYTEA) END, $3)
             ORDER BY q.name_key, q.id LIMIT 51) p
         WHERE r.org_id = $1 AND (r.name_key, r.id) >= ($4, $5)
         ORDER BY r.name_key, r.id, p.name_key, p.id LIMIT 51) page
         JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
         ORDER BY page.role_key, page.role, p.name_key, p.id";
    pub(super) ALL_BY_ROLE_BACK: organisation = sqlite
        "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN person p
         WHERE r.org_id = $1 AND (r.name_key, r.id) <= ($4, $5) AND p.org_id = $1 AND p.id IN (SELECT q.id FROM person q
             WHERE q.org_id = $1 AND q.role_id = r.id AND q.left_at IS NULL AND (q.name_key, q.id) < (CASE r.id WHEN $5 THEN $2 ELSE x'ff' END, $3)
             ORDER BY q.name_key DESC, q.id DESC LIMIT 51)
         ORDER BY r.name_key DESC, r.id DESC, p.name_key DESC, p.id DESC LIMIT 51) page
         JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
         ORDER BY page.role_key DESC, page.role DESC, p.name_key DESC, p.id DESC"
        postgres
        "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN LATERAL (SELECT q.id, q.name_key FROM person q
             WHERE q.org_id = $1 AND q.role_id = r.id AND q.left_at IS NULL AND (q.name_key, q.id) < (CASE r.id WHEN $5 THEN $2 ELSE CAST('\\xff' AS BYTEA) END, $3)
             ORDER BY q.name_key DESC, q.id DESC LIMIT 51) p
         WHERE r.org_id = $1 AND (r.name_key, r.id) <= ($4, $5)
         ORDER BY r.name_key DESC, r.id DESC, p.name_key DESC, p.id DESC LIMIT 51) page
         JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
         ORDER BY page.role_key DESC, page.role DESC, p.name_key DESC, p.id DESC";
    pub(super) BY_ROLE: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN person p
            WHERE r.org_id = $1 AND r.name_key >= $11 AND COALESCE(r.id, r.id) BETWEEN $6 AND $7 AND p.org_id = $1 AND p.role_id = r.id
            AND p.left_at IS NULL AND (r.name_key, r.id, p.name_key, p.id) > ($11, $12, $2, $3)
            AND COALESCE(p.department_id, p.department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY r.name_key, r.id, p.name_key, p.id LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY page.role_key, page.role, p.name_key, p.id";
    pub(super) BY_ROLE_BACK: organisation = "SELECT p.id, p.name, p.department_id, p.role_id, p.start_date, p.email, p.left_at, m.name FROM (SELECT p.id, p.name_key, r.name_key AS role_key, r.id AS role FROM job_role r CROSS JOIN person p
            WHERE r.org_id = $1 AND r.name_key <= $11 AND COALESCE(r.id, r.id) BETWEEN $6 AND $7 AND p.org_id = $1 AND p.role_id = r.id
            AND p.left_at IS NULL AND (r.name_key, r.id, p.name_key, p.id) < ($11, $12, $2, $3)
            AND COALESCE(p.department_id, p.department_id) IN (SELECT id FROM department WHERE org_id = $1 AND tree_key >= $4 AND tree_key < $5)
            AND p.search LIKE $8 ESCAPE '\\' AND p.search LIKE $9 ESCAPE '\\' AND p.search LIKE $10 ESCAPE '\\'
            ORDER BY r.name_key DESC, r.id DESC, p.name_key DESC, p.id DESC LIMIT 51) page
        JOIN person p ON p.org_id = $1 AND p.id = page.id LEFT JOIN person m ON m.org_id = $1 AND m.id = p.manager_id
        ORDER BY page.role_key DESC, page.role DESC, p.name_key DESC, p.id DESC";
}
