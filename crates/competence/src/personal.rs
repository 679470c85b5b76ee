//! What this room stores about people, and why.

store::person_data! {
    evidence ["kind", "source_kind", "at", "model_version", "ratings"]
        all "SELECT kind, source_kind, at, model_version, ratings FROM evidence WHERE org_id = $1 AND person_id = $2 ORDER BY at"
        erase "DELETE FROM evidence WHERE org_id = $1 AND person_id = $2";
    estimate ["levels", "as_of", "rules_version", "model_version"]
        all "SELECT levels, as_of, rules_version, model_version FROM estimate WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM estimate WHERE org_id = $1 AND person_id = $2";
    matrix_person ["number", "role_id", "versions"]
        all "SELECT number, role_id, versions FROM matrix_person WHERE org_id = $1 AND person_id = $2"
        // A computation that is under way is not to write it anew.
        erase "UPDATE matrix_round SET epoch = epoch + 1 WHERE org_id = $1
            AND EXISTS (SELECT 1 FROM matrix_person p WHERE p.org_id = $1 AND p.person_id = $2)"
            "DELETE FROM matrix_person WHERE org_id = $1 AND person_id = $2";
}

store::register! {
    table competence_model {
        plain: org_id, version, document, created_at;
    }

    table role_profile {
        plain: org_id, role_id, ready_key, text_share, document_share, data_share, needs, checked_at, updated_at;
    }

    table evidence {
        plain: org_id, source_kind, source_id, model_version;
        person_id: "purpose-competence", Employment, [Oneself];
        kind: "purpose-competence", Employment, [Oneself];
        at: "purpose-competence", Employment, [Oneself];
        ratings: "purpose-competence", Employment, [Oneself];
    }

    table estimate {
        plain: org_id, as_of, rules_version, model_version;
        person_id: "purpose-competence", Employment, [Oneself];
        levels: "purpose-competence", Employment, [Oneself];
    }

    table role_expectation {
        plain: org_id, as_of, rules_version;
        document: "purpose-competence-group", Employment, [Program];
    }

    table matrix_frame {
        plain: org_id, generation, computed_at, document;
    }

    table matrix_view {
        plain: org_id, department_id, wave_id, document;
    }

    table matrix_round {
        plain: org_id, epoch, next_number, numbers;
    }

    table matrix_person {
        plain: org_id;
        person_id: "purpose-published", Employment, [Program];
        number: "purpose-published", Employment, [Program];
        role_id: "purpose-published", Employment, [Program];
        versions: "purpose-published", Employment, [Program];
    }

    table matrix_ledger {
        plain: org_id, measure, bytes, account;
    }
}

store::statement! {
    FORGET_ASSESSMENT_EVIDENCE: organisation = "DELETE FROM evidence WHERE org_id = $1 AND source_kind = 'assessment'";
    FORGET_ESTIMATES: organisation = "DELETE FROM estimate WHERE org_id = $1";
    FORGET_EXPECTATIONS: organisation = "DELETE FROM role_expectation WHERE org_id = $1";
    FORGET_VIEWS: organisation = "DELETE FROM matrix_view WHERE org_id = $1";
    FORGET_FRAMES: organisation = "DELETE FROM matrix_frame WHERE org_id = $1";
    // A computation that is under way is not to write what goes here.
    OVERTAKE: organisation = "UPDATE matrix_round SET epoch = epoch + 1 WHERE org_id = $1
        AND EXISTS (SELECT 1 FROM matrix_frame f WHERE f.org_id = $1)";
    FORGET_VERSIONS: organisation = "UPDATE matrix_person SET versions = '[]' WHERE org_id = $1 AND versions <> '[]'";
}

// What was computed from assessments goes with them; what other evidence says is computed anew. The ledgers stay: they
// hold numbers of people and no answers, and figures that were published stay published. Without versions all that
// comes counts as new.
governance::purge! {
    Assessment: OVERTAKE, FORGET_ASSESSMENT_EVIDENCE, FORGET_ESTIMATES, FORGET_EXPECTATIONS, FORGET_VIEWS, FORGET_FRAMES, FORGET_VERSIONS;
}
