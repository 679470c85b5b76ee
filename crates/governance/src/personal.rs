//! What this room stores, column by column: what says something about a person, what for and for how long.

store::register! {
    table module_state {
        plain: org_id, module, state, changed_at;
    }

    table ai_tool {
        plain: org_id, id, name, name_key, status, status_at, reason, purpose, classes, review_on, region, contract, cost, support, link, created_at;
        owner_id: "purpose-tool-owner", WithSubject, [Oneself, Colleagues];
    }

    table ai_use {
        plain: org_id, id, title, purpose, tool_id, classes, who, basis, grounds, decided_on, review_on, ended_on, created_at;
        owner_id: "purpose-tool-owner", WithSubject, [Oneself, Colleagues];
    }

    table tool_limit {
        plain: org_id, most, changed_at;
    }

    table data_rules {
        plain: org_id, version, document, created_at;
    }

    table rules_confirmed {
        plain: org_id;
        person_id: "purpose-rules", Employment, [Oneself, Program];
        version: "purpose-rules", Employment, [Oneself, Program];
        confirmed_at: "purpose-rules", Employment, [Oneself, Program];
    }

    table tool_request {
        plain: org_id, id, asked_at, decided_at, tool_id;
        person_id: "purpose-tool-request", Employment, [Oneself, Hr];
        name: "purpose-tool-request", Employment, [Oneself, Hr];
        purpose: "purpose-tool-request", Employment, [Oneself, Hr];
        classes: "purpose-tool-request", Employment, [Oneself, Hr];
        decision: "purpose-tool-request", Employment, [Oneself, Hr];
        reason: "purpose-tool-request", Employment, [Oneself, Hr];
    }
}

store::person_data! {
    ai_tool ["tool"]
        all "SELECT name FROM ai_tool WHERE org_id = $1 AND owner_id = $2 ORDER BY name"
        erase "UPDATE ai_tool SET owner_id = NULL WHERE org_id = $1 AND owner_id = $2";
    ai_use ["use_of_ai"]
        all "SELECT title FROM ai_use WHERE org_id = $1 AND owner_id = $2 ORDER BY title"
        erase "UPDATE ai_use SET owner_id = NULL WHERE org_id = $1 AND owner_id = $2";
    rules_confirmed ["version", "confirmed_at"]
        all "SELECT version, confirmed_at FROM rules_confirmed WHERE org_id = $1 AND person_id = $2 ORDER BY version"
        erase "DELETE FROM rules_confirmed WHERE org_id = $1 AND person_id = $2";
    tool_request ["tool", "purpose", "classes", "asked_at", "decision", "reason", "decided_at"]
        all "SELECT name, purpose, classes, asked_at, decision, reason, decided_at FROM tool_request WHERE org_id = $1 AND person_id = $2 ORDER BY id DESC"
        erase "DELETE FROM tool_request WHERE org_id = $1 AND person_id = $2";
}

people::shown! {
    ai_tool [tool: Words];
    ai_use [use_of_ai: Words];
    rules_confirmed [version: Words, confirmed_at: Moment];
    tool_request [tool: Words, purpose: Words, classes: Named("classes"), asked_at: Moment, decision: Named("decision"), reason: Words, decided_at: Moment];
}
