//! What this room stores about people, and why.

store::register! {
    table organisation {
        plain: org_id, name, language, time_zone, currency, smallest_group, retention_days, answer_protection, hourly_cost_since, created_at;
    }

    table department {
        plain: org_id, id, parent_id, name, path, tree_key, created_at;
    }

    table job_role {
        plain: org_id, id, name, name_key, created_at;
    }

    table person {
        plain: org_id, id, left_at, erased_at, created_at, updated_at;
        name_key: "purpose-identify", Employment, [Program];
        search: "purpose-identify", Employment, [Program];
        number: "purpose-identify", Employment, [Oneself, Hr];
        name: "purpose-identify", Employment, [Oneself, Hr, Manager, Colleagues];
        email: "purpose-contact", Employment, [Oneself, Hr];
        department_id: "purpose-groups", Employment, [Oneself, Hr, Manager];
        role_id: "purpose-groups", Employment, [Oneself, Hr, Manager];
        manager_id: "purpose-groups", Employment, [Oneself, Hr, Manager];
        language: "purpose-contact", Employment, [Oneself, Hr];
        start_date: "purpose-groups", Employment, [Oneself, Hr];
        end_date: "purpose-groups", Employment, [Oneself, Hr];
        hourly_cost: "purpose-cost", Employment, [Oneself, Hr];
    }

    table account {
        plain: id, created_at;
        email: "purpose-sign-in", Account, [Oneself, Hr];
        name: "purpose-sign-in", Account, [Oneself, Hr];
        password_hash: "purpose-sign-in", Account, [Program];
        language: "purpose-contact", Account, [Oneself];
        theme: "purpose-contact", Account, [Oneself];
    }

    table membership {
        plain: org_id, created_at;
        account_id: "purpose-sign-in", Account, [Oneself, Hr];
        person_id: "purpose-sign-in", Account, [Oneself, Hr];
    }

    table right_grant {
        plain: org_id, granted_at;
        account_id: "purpose-rights", Account, [Oneself, Hr, DataProtection];
        right_key: "purpose-rights", Account, [Oneself, Hr, DataProtection];
        granted_by: "purpose-rights", Account, [Hr, DataProtection];
    }

    table session {
        plain: org_id, created_at, expires_at;
        token_hash: "purpose-sign-in", Days(30), [Program];
        account_id: "purpose-sign-in", Days(30), [Oneself];
        device: "purpose-sign-in", Days(30), [Oneself];
        seen_at: "purpose-sign-in", Days(30), [Oneself];
    }

    table invitation {
        plain: org_id, kind, created_at, expires_at, used_at;
        token_hash: "purpose-sign-in", Days(30), [Program];
        email: "purpose-sign-in", Days(30), [Hr];
        name: "purpose-sign-in", Days(30), [Hr];
        person_id: "purpose-sign-in", Days(30), [Hr];
        rights: "purpose-rights", Days(30), [Hr];
        created_by: "purpose-rights", Days(30), [Hr];
    }

    table audit_entry {
        plain: org_id, id, at, action, subject, subject_id;
        account_id: "purpose-audit", Days(730), [DataProtection];
        who: "purpose-audit", Days(730), [Hr, DataProtection];
        detail: "purpose-audit", Days(730), [Hr, DataProtection];
    }

    table read_entry {
        plain: org_id, id, at;
        person_id: "purpose-read-log", Employment, [Oneself];
        account_id: "purpose-read-log", Employment, [DataProtection];
        who: "purpose-read-log", Employment, [Oneself];
        what: "purpose-read-log", Employment, [Oneself];
    }

    table person_request {
        plain: org_id, id, kind, created_at, answered_at;
        person_id: "purpose-request", Employment, [Oneself, Hr];
        text: "purpose-request", Employment, [Oneself, Hr];
        answer: "purpose-request", Employment, [Oneself, Hr];
    }

    table muted_notice {
        plain: org_id, kind, muted_at;
        person_id: "purpose-contact", Employment, [Oneself];
    }

    table import_mapping {
        plain: org_id, kind, fingerprint, mapping, used_at;
    }

    table import_file {
        plain: org_id, id, kind, name, created_at;
        content: "purpose-import", Days(1), [Hr];
        created_by: "purpose-import", Days(1), [Hr];
    }
}
