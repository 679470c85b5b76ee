//! What this room stores about people, and why.

store::register! {
    table questionnaire {
        plain: org_id, id, version, document, created_at, changed_at, used_at;
    }

    table campaign {
        plain: org_id, id, kind, title, questionnaire, audience, opens_on, closes_on, greeting, reminders, document,
            link_key, created_at, launched_at, closed_at, computed_at;
        created_by: "purpose-audit", WithSubject, [Hr, DataProtection];
    }

    table participant {
        plain: org_id, campaign_id;
        person_id: "purpose-assessment", WithSubject, [Oneself, Hr];
        token_hash: "purpose-assessment", WithSubject, [Program];
        department_id: "purpose-groups", WithSubject, [Oneself, Program];
        role_id: "purpose-groups", WithSubject, [Oneself, Program];
        language: "purpose-contact", WithSubject, [Oneself, Program];
        invited_at: "purpose-assessment", WithSubject, [Oneself, Program];
        reminded_at: "purpose-assessment", WithSubject, [Oneself, Program];
        answered_at: "purpose-assessment", WithSubject, [Oneself, Program];
    }

    table response {
        plain: org_id, campaign_id, id;
        person_id: "purpose-assessment", WithSubject, [Oneself, Program];
        department_id: "purpose-groups", WithSubject, [Oneself, Program];
        role_id: "purpose-groups", WithSubject, [Oneself, Program];
        department_label: "purpose-groups", WithSubject, [Program];
        role_label: "purpose-groups", WithSubject, [Program];
        answers: "purpose-assessment", WithSubject, [Oneself, Program];
        started_at: "purpose-assessment", WithSubject, [Oneself, Program];
        changed_at: "purpose-assessment", WithSubject, [Oneself, Program];
        submitted_at: "purpose-assessment", WithSubject, [Oneself, Program];
    }

    // Numbers made of answers, of which nobody is told apart: see `loaded`.
    table answers_told {
        plain: org_id, round, next_number, known, places, ledger;
    }

    table campaign_result {
        plain: org_id, campaign_id, department, role, document;
    }

    table answer_file {
        plain: org_id, id, name, mapping, created_at;
        content: "purpose-import", Days(1), [Hr];
    }
}

store::person_data! {
    participant ["campaign", "invited_at", "reminded_at", "answered_at"]
        all "SELECT campaign_id, invited_at, reminded_at, answered_at FROM participant WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM participant WHERE org_id = $1 AND person_id = $2";
    // Published group figures stay; the answers they were made of lose their person and go.
    response ["campaign", "answers", "started_at", "submitted_at"]
        all "SELECT campaign_id, answers, started_at, submitted_at FROM response WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM response WHERE org_id = $1 AND person_id = $2";
}
