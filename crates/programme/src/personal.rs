//! What this room stores, column by column: what says something about a person, what for and for how long.

store::register! {
    table programme {
        plain: org_id, template, template_version, starts_on, created_at;
    }

    table programme_step {
        plain: org_id, step, starts_on, ends_on;
        owner_id: "purpose-step-owner", WithSubject, [Oneself, Colleagues];
    }

    table programme_goal {
        plain: org_id, kind, target, due_on, baseline, baseline_on, baseline_source, measured, changed_at;
        owner_id: "purpose-step-owner", WithSubject, [Oneself, Colleagues];
    }

    table volunteer {
        plain: org_id;
        person_id: "purpose-volunteer", Employment, [Oneself, Hr];
        at: "purpose-volunteer", Employment, [Oneself, Hr];
    }

    table programme_criterion {
        plain: org_id, step, kind, place, met_at;
    }

    table programme_milestone {
        plain: org_id, id, name, due_on, reached_at, created_at;
    }

    table programme_problem {
        plain: org_id, id, step, happened, action, noted_at, solved_at;
    }

    table wave {
        plain: org_id, id, number, name, kind, starts_on, frozen_at, created_at, draw_id;
    }

    table wave_draw {
        plain: org_id, id, drawn_at, seed, document;
    }

    table wave_member {
        plain: org_id;
        person_id: "purpose-wave", WithSubject, [Oneself, Hr];
        wave_id: "purpose-wave", WithSubject, [Oneself, Hr];
        department_id: "purpose-wave", WithSubject, [Oneself, Hr];
        role_id: "purpose-wave", WithSubject, [Oneself, Hr];
    }
}

store::person_data! {
    programme_goal ["kind", "due_on"]
        all "SELECT kind, due_on FROM programme_goal WHERE org_id = $1 AND owner_id = $2 ORDER BY kind"
        erase "UPDATE programme_goal SET owner_id = NULL WHERE org_id = $1 AND owner_id = $2";
    volunteer ["at"]
        all "SELECT at FROM volunteer WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM volunteer WHERE org_id = $1 AND person_id = $2";
    wave_member ["wave", "department", "role"]
        all "SELECT w.name, d.path, r.name FROM wave_member m
             JOIN wave w ON w.org_id = m.org_id AND w.id = m.wave_id
             JOIN department d ON d.org_id = m.org_id AND d.id = m.department_id
             JOIN job_role r ON r.org_id = m.org_id AND r.id = m.role_id
             WHERE m.org_id = $1 AND m.person_id = $2"
        erase "DELETE FROM wave_member WHERE org_id = $1 AND person_id = $2";
    programme_step ["step", "starts_on", "ends_on"]
        all "SELECT step, starts_on, ends_on FROM programme_step WHERE org_id = $1 AND owner_id = $2"
        erase "UPDATE programme_step SET owner_id = NULL WHERE org_id = $1 AND owner_id = $2";
}

people::shown! {
    programme_goal [kind: Choice("goal-"), due_on: Date];
    volunteer [at: Moment];
    wave_member [wave: Words, department: Words, role: Words];
    programme_step [step: Named("step"), starts_on: Date, ends_on: Date];
}
