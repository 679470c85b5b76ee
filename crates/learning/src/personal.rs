//! What this room stores about people, and why.

store::register! {
    table unit_fact {
        plain: org_id;
        person_id: "purpose-learning", Employment, [Oneself, Program];
        unit: "purpose-learning", Employment, [Oneself, Program];
        fact: "purpose-learning", Employment, [Oneself, Program];
        at: "purpose-learning", Employment, [Oneself, Program];
    }

    table unit_work {
        plain: org_id;
        person_id: "purpose-own-notes", Employment, [Oneself];
        unit: "purpose-own-notes", Employment, [Oneself];
        task: "purpose-own-notes", Employment, [Oneself];
        note: "purpose-own-notes", Employment, [Oneself];
        changed_at: "purpose-own-notes", Employment, [Oneself];
    }

    table quiz_answer {
        plain: org_id;
        person_id: "purpose-quiz", Employment, [Oneself];
        unit: "purpose-quiz", Employment, [Oneself];
        question: "purpose-quiz", Employment, [Oneself];
        chosen: "purpose-quiz", Employment, [Oneself];
        round: "purpose-quiz", Employment, [Oneself];
        at: "purpose-quiz", Employment, [Oneself];
    }

    table learning_plan {
        plain: org_id;
        person_id: "purpose-plan", Employment, [Oneself, Program];
        starts_on: "purpose-plan", Employment, [Oneself, Program];
        weekly_minutes: "purpose-plan", Employment, [Oneself, Program];
        made_at: "purpose-plan", Employment, [Oneself, Program];
        items: "purpose-plan", Employment, [Oneself, Program];
    }

    table plan_mark {
        plain: org_id;
        person_id: "purpose-plan", Employment, [Oneself, Program];
        item: "purpose-plan", Employment, [Oneself, Program];
        mark: "purpose-plan", Employment, [Oneself, Program];
        starts_on: "purpose-plan", Employment, [Oneself, Program];
        detail: "purpose-plan", Employment, [Oneself, Program];
        at: "purpose-plan", Employment, [Oneself, Program];
    }

    // Of groups that are large enough alone.
    table plan_mix {
        plain: org_id, wave_id, as_of, people, plans, minutes;
    }

    table recall_card {
        plain: org_id;
        person_id: "purpose-recall", Employment, [Oneself];
        question: "purpose-recall", Employment, [Oneself];
        due_on: "purpose-recall", Employment, [Oneself];
        stability: "purpose-recall", Employment, [Oneself];
        difficulty: "purpose-recall", Employment, [Oneself];
        last_asked_at: "purpose-recall", Employment, [Oneself];
        interval_days: "purpose-recall", Employment, [Oneself];
        times: "purpose-recall", Employment, [Oneself];
        forgotten: "purpose-recall", Employment, [Oneself];
    }

    table recall_letter {
        plain: org_id;
        person_id: "purpose-recall", Employment, [Program];
        sent_at: "purpose-recall", Employment, [Program];
    }

    table training_session {
        plain: org_id, id, kit, title, starts_at, minutes, place, sequence, secret, cancelled_at, created_at;
        host_id: "purpose-session", WithSubject, [Oneself, Colleagues];
    }

    table training_guest {
        plain: org_id, session_id;
        person_id: "purpose-session", Employment, [Oneself, Program];
        attended_at: "purpose-session", Employment, [Oneself, Program];
        answered: "purpose-session", Employment, [Oneself, Program];
    }

    // Without a name, a time or an order: about nobody.
    table training_feedback {
        plain: org_id, session_id, id, useful, will_use;
    }

    table calendar_feed {
        plain: org_id;
        person_id: "purpose-feed", Employment, [Oneself, Program];
        token_hash: "purpose-feed", Employment, [Program];
        made_at: "purpose-feed", Employment, [Oneself, Program];
    }
}

store::person_data! {
    unit_fact ["unit", "fact", "at"]
        all "SELECT unit, fact, at FROM unit_fact WHERE org_id = $1 AND person_id = $2 ORDER BY unit, at"
        erase "DELETE FROM unit_fact WHERE org_id = $1 AND person_id = $2";
    unit_work ["unit", "task", "note", "changed_at"]
        all "SELECT unit, task, note, changed_at FROM unit_work WHERE org_id = $1 AND person_id = $2 ORDER BY unit"
        erase "DELETE FROM unit_work WHERE org_id = $1 AND person_id = $2";
    quiz_answer ["unit", "question", "chosen", "round", "at"]
        all "SELECT unit, question, chosen, round, at FROM quiz_answer WHERE org_id = $1 AND person_id = $2 ORDER BY unit, question"
        erase "DELETE FROM quiz_answer WHERE org_id = $1 AND person_id = $2";
    learning_plan ["starts_on", "weekly_minutes", "made_at", "items"]
        all "SELECT starts_on, weekly_minutes, made_at, items FROM learning_plan WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM learning_plan WHERE org_id = $1 AND person_id = $2";
    plan_mark ["item", "mark", "starts_on", "detail", "at"]
        all "SELECT item, mark, starts_on, detail, at FROM plan_mark WHERE org_id = $1 AND person_id = $2 ORDER BY at"
        erase "DELETE FROM plan_mark WHERE org_id = $1 AND person_id = $2";
    recall_card ["question", "due_on", "stability", "difficulty", "last_asked_at", "interval_days", "times", "forgotten"]
        all "SELECT question, due_on, stability, difficulty, last_asked_at, interval_days, times, forgotten FROM recall_card WHERE org_id = $1 AND person_id = $2 ORDER BY due_on, question"
        erase "DELETE FROM recall_card WHERE org_id = $1 AND person_id = $2";
    recall_letter ["sent_at"]
        all "SELECT sent_at FROM recall_letter WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM recall_letter WHERE org_id = $1 AND person_id = $2";
    training_session ["session", "starts_at"]
        all "SELECT title, starts_at FROM training_session WHERE org_id = $1 AND host_id = $2 ORDER BY starts_at"
        erase "UPDATE training_session SET host_id = NULL WHERE org_id = $1 AND host_id = $2";
    training_guest ["session", "starts_at", "attended_at"]
        all "SELECT s.title, s.starts_at, g.attended_at FROM training_guest g JOIN training_session s ON s.org_id = g.org_id AND s.id = g.session_id WHERE g.org_id = $1 AND g.person_id = $2 ORDER BY s.starts_at"
        erase "DELETE FROM training_guest WHERE org_id = $1 AND person_id = $2";
    calendar_feed ["made_at"]
        all "SELECT made_at FROM calendar_feed WHERE org_id = $1 AND person_id = $2"
        erase "DELETE FROM calendar_feed WHERE org_id = $1 AND person_id = $2";
}

people::shown! {
    unit_fact [unit: Named("unit"), fact: Choice("fact-"), at: Moment];
    unit_work [unit: Named("unit"), task: Named("task"), note: Words, changed_at: Moment];
    quiz_answer [unit: Named("unit"), question: Named("question"), at: Moment];
    learning_plan [starts_on: Date, weekly_minutes: Words, made_at: Moment];
    plan_mark [item: Named("item"), mark: Choice("plan-mark-"), at: Moment];
    recall_card [question: Named("question"), due_on: Date, last_asked_at: Moment, times: Words, forgotten: Words];
    recall_letter [sent_at: Moment];
    training_session [session: Words, starts_at: Moment];
    training_guest [session: Words, starts_at: Moment, attended_at: Moment];
    calendar_feed [made_at: Moment];
}
