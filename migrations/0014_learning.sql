-- What people have learned: the four facts of a unit, what they wrote while practising, what they chose in the quiz.
CREATE TABLE unit_fact (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    unit TEXT NOT NULL,
    fact TEXT NOT NULL CONSTRAINT unit_fact_fact_check CHECK (fact IN ('seen', 'practised', 'passed', 'used')),
    at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, unit, fact)
);

CREATE TABLE unit_work (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    unit TEXT NOT NULL,
    task TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, unit)
);

CREATE TABLE quiz_answer (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    unit TEXT NOT NULL,
    question TEXT NOT NULL,
    chosen BIGINT,
    round BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, unit, question)
);

-- Everybody's own plan: the drawing, and what the person has settled in it (done, moved, not wanted, their own idea).
CREATE TABLE learning_plan (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    starts_on TEXT NOT NULL,
    weekly_minutes BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    items TEXT NOT NULL,
    PRIMARY KEY (org_id, person_id)
);

CREATE TABLE plan_mark (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    item TEXT NOT NULL,
    mark TEXT NOT NULL CONSTRAINT plan_mark_mark_check CHECK (mark IN ('done', 'moved', 'not', 'own')),
    starts_on TEXT NOT NULL,
    detail TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, item, mark)
);

-- Questions that come back: what is remembered of each, and when somebody was last written to about them.
CREATE TABLE recall_card (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    question TEXT NOT NULL,
    due_on TEXT NOT NULL,
    stability DOUBLE PRECISION NOT NULL,
    difficulty DOUBLE PRECISION NOT NULL,
    last_asked_at BIGINT NOT NULL,
    interval_days BIGINT NOT NULL,
    times BIGINT NOT NULL,
    forgotten BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id, question)
);
CREATE INDEX recall_card_by_due ON recall_card (org_id, due_on);

CREATE TABLE recall_letter (
    org_id UUID NOT NULL,
    person_id UUID NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (org_id, person_id)
);

-- How the plans of each wave are mixed and how much is done, counted once a week.
CREATE TABLE plan_mix (
    org_id UUID NOT NULL,
    wave_id UUID NOT NULL,
    as_of TEXT NOT NULL,
    people BIGINT NOT NULL,
    plans BIGINT,
    minutes TEXT NOT NULL,
    PRIMARY KEY (org_id, wave_id)
);
